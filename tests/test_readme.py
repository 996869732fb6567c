"""The documents say what is true: commands exist, links lead somewhere, the two set-up commands are the Makefile's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from amzprep.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]


def ids(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids(DOCUMENTS))
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (path.parent / link).exists(), f"{path.name} links to {link}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids(DOCUMENTS))
def test_every_command_named_exists(path: Path) -> None:
    for name in re.findall(r"`amzprep ([a-z]+)", path.read_text(encoding="utf-8")):
        assert name in COMMANDS, f"{path.name} names amzprep {name}"


def test_the_readme_names_every_everyday_option_that_exists() -> None:
    from amzprep.cli.main import load

    for name, option in re.findall(r"`amzprep ([a-z]+)[^`]*? (--[a-z-]+)", (ROOT / "README.md").read_text()):
        command = load(name)
        params = [*command.params, *(each for sub in getattr(command, "commands", {}).values() for each in sub.params)]
        assert option in [opt for param in params for opt in param.opts], f"amzprep {name} {option}"


def test_there_are_exactly_two_set_up_commands() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    commands = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert [each for each in commands if each.startswith("make ")] == ["make demo", "make test"]


@pytest.mark.parametrize("target", ["demo", "test", "bench", "content"])
def test_the_make_targets_parse(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_gate_calls_the_readmes_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_the_demo_without_a_terminal_grades_a_right_and_a_wrong_submission(tmp_path: Path) -> None:
    """The recipe itself, over this environment: an installation made beforehand is taken as it is."""
    for name in ("Makefile", "pyproject.toml"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    (tmp_path / "questions").symlink_to(ROOT / "questions")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "done").touch()
    script = f"#!/bin/sh\nexec '{sys.executable}' -c 'from amzprep.cli.entry import main; main()' \"$@\"\n"
    amzprep = tmp_path / ".venv" / "bin" / "amzprep"
    amzprep.write_text(script)
    amzprep.chmod(0o755)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["make", "demo"], cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.index("AC accepted") < done.stdout.index("WA wrong answer") < done.stdout.index("planned")
    assert "To put amzprep on your PATH:\n  " in done.stdout
