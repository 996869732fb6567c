"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ran import Ran

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what is printed now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME, or write it there with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home that exists only in this test; nothing is made in it yet."""
    for name in ("AMZPREP_PACKS", "AMZPREP_DATA", "VISUAL", "EDITOR", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "amzprep-home"
    monkeypatch.setenv("AMZPREP_HOME", str(path))
    return path


@pytest.fixture
def amzprep(home: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run one command line in this process, without a terminal."""

    def run(*args: str) -> Ran:
        from amzprep.cli.entry import answer

        capfd.readouterr()
        code = answer(list(args))
        out, err = capfd.readouterr()
        return Ran(out, err, code)

    return run
