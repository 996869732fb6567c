"""The wheel carries everything: installed in an empty environment, it helps, checks its packs and grades a drill."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WARM_UP = ROOT / "questions" / "core" / "warm-up" / "solutions"


def pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 and ("Connection" in done.stderr or "resolve" in done.stderr):
        pytest.skip("needs a package index for hatchling and the dependencies")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the checkout, so that nothing is left in it."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("src", "questions", "stories", "docs"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(source))
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script in an environment with nothing but the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip("--python", str(folder / "bin" / "python"), "install", str(wheel))
    return folder / "bin" / "amzprep"


def run(script: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.run([str(script), *words], env=env, cwd=home, capture_output=True, text=True, check=False)


def test_the_wheel_holds_the_content_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "amzprep/_data/questions/core/warm-up.yaml" in names
    assert "amzprep/_data/questions/core/warm-up/solutions/wrong_answer/strict.py" in names
    assert "amzprep/_data/questions/categories.yaml" in names
    assert "amzprep/py.typed" in names
    for folder, count in (("bank", 12), ("samples", 6)):
        assert (
            sum(name.startswith(f"amzprep/_data/stories/{folder}/") and name.endswith(".md") for name in names) == count
        )
    assert {"amzprep/_data/stories/template.md", "amzprep/_data/stories/bank/resume.yaml"} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "bench/")) or "__pycache__" in name]


def test_a_bare_installation_helps(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "drill" in done.stdout


def test_a_bare_installation_checks_its_packs(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "packs", "check", "warm-up")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_bare_installation_grades_a_drill(installed: Path, tmp_path: Path) -> None:
    right = run(installed, tmp_path, "drill", "warm-up", "--submission", str(WARM_UP / "accepted" / "reference.py"))
    assert right.returncode == 0, right.stdout + right.stderr
    assert "AC accepted" in right.stdout
    wrong = run(installed, tmp_path, "drill", "warm-up", "--submission", str(WARM_UP / "wrong_answer" / "strict.py"))
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr
    assert "boundary" in wrong.stdout


def test_questions_that_need_a_missing_library_are_left_out_and_named(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "today")
    assert done.returncode == 0
    assert "numpy, which is not installed" in done.stdout
