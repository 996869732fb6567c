"""The walk-through of stories/README.md runs, prints what it shows, and the top README names story commands that exist.

`--update-golden` writes what is printed now into the README.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amzprep.app.clock import SystemClock
from amzprep.app.stories_new import template
from amzprep.cli.main import load
from amzprep.domain.story import SECTIONS
from amzprep.stories.load import load_story
from amzprep.stories.source import story_files
from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
README = ROOT / "stories" / "README.md"
BANK = [Path(path) for path in story_files([str(ROOT / "stories" / "bank")])]
BLOCK = re.compile(r"^```console\n\$ amzprep (.*)\n((?:.*\n)*?)```$", re.MULTILINE)
WRITTEN = datetime(2026, 11, 26, 12, tzinfo=UTC)  # stories age: the walk-through is read on the day it was written
Amzprep = Callable[..., Ran]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, amzprep: Amzprep) -> Amzprep:
    """amzprep in the checkout, on 80 columns, on one day."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(SystemClock, "now", lambda self: int(WRITTEN.timestamp() * 1e6))
    return amzprep


def blocks() -> list[tuple[str, str]]:
    return BLOCK.findall(README.read_text(encoding="utf-8"))


def printed(ran: Ran) -> str:
    return "\n".join(line.rstrip() for line in (ran.out + ran.err).splitlines()).rstrip("\n") + "\n"


@pytest.mark.parametrize("command", [command for command, _ in blocks()])
def test_what_the_walk_through_shows_is_printed(command: str, here: Amzprep, request: pytest.FixtureRequest) -> None:
    now = printed(here(*shlex.split(command))).lstrip("\n")
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        pattern = re.compile(rf"^(```console\n\$ amzprep {re.escape(command)}\n)(?:.*\n)*?```$", re.MULTILINE)
        README.write_text(pattern.sub(lambda match: f"{match[1]}{now}```", text), encoding="utf-8")
    shown = dict(blocks())[command]
    assert now == shown
    assert all(len(line) <= 80 or "AZ" in line for line in shown.splitlines())


def test_the_walk_through_shows_every_sample() -> None:
    samples = {path.name for path in (ROOT / "stories" / "samples").glob("*.md")}
    assert samples == {Path(command.split()[2]).name for command, _ in blocks() if "/samples/" in command}
    assert len(samples) == 6


@pytest.mark.parametrize("document", [README, ROOT / "README.md"], ids=["stories", "top"])
def test_every_story_command_named_exists(document: Path) -> None:
    known = load("stories").commands
    text = document.read_text(encoding="utf-8").replace("\n", " ")
    named = set(re.findall(r"(?<=amzprep stories )[a-z]+", text)) | set(re.findall(r"`stories ([a-z]+)", text))
    assert {"check", "mine", "new", "rehearse"} <= named <= set(known)


NAMED = {  # what the READMEs name, as a reader would type it on the bank, with what its first line holds
    "check": ("--level L5", 0, "Deleting the feature service"),
    "list": ("", 0, "story"),
    "show": ("vendor", 0, "The vendor I argued against"),
    "explain": ("AZ307", 0, "AZ307: The arithmetic is wrong"),
    "matrix": ("--level L5", 0, "Principles by stories, for L5"),
    "match": ("--level L5", 0, "Stories for a loop at L5"),
    "facts": ("", 0, "0 conflicts"),
    "find": ("conflict", 0, "Stories for: conflict"),
    "mine": ("", 2, "needs a terminal"),  # on a terminal: tests/screen/test_stories_screens.py
    "new": ("", 2, "needs a terminal"),
    "rehearse": ("", 2, "needs a terminal"),
}


@pytest.mark.parametrize("document", [README, ROOT / "README.md"], ids=["stories", "top"])
def test_every_story_command_named_runs_on_the_bank(
    document: Path, amzprep: Amzprep, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "stories" / "bank", home / "stories")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setattr(SystemClock, "now", lambda self: int(WRITTEN.timestamp() * 1e6))
    text = document.read_text(encoding="utf-8").replace("\n", " ")
    named = set(re.findall(r"(?<=amzprep stories )[a-z]+", text)) | set(re.findall(r"`stories ([a-z]+)", text))
    assert len(named) >= 6
    for name in sorted(named):
        words, code, first = NAMED[name]
        ran = amzprep("stories", name, *words.split())
        assert ran.code == code, name
        assert first in (ran.out + ran.err).splitlines()[0], name


def test_the_template_is_the_one_that_new_opens() -> None:
    shipped = (ROOT / "stories" / "template.md").read_text(encoding="utf-8")
    assert shipped == template("A title of your own", "2026-01-01").text()


def test_without_a_path_the_checkout_reads_samples_and_bank_but_no_readme_or_template(here: Amzprep) -> None:
    ran = here("stories", "list")
    assert ran.code == 0
    assert "18 stories" in here("stories", "check").out
    assert "template" not in ran.out


def test_the_bank_is_clean_with_every_rule(here: Amzprep) -> None:
    ran = here("stories", "check", "stories/bank", "--level", "L5", "--strict", "--all", "--quiet")
    assert (ran.out, ran.code) == ("", 0)


@pytest.mark.parametrize("path", BANK, ids=[path.stem for path in BANK])
def test_a_story_of_the_bank_is_whole_and_of_a_length_to_be_told(path: Path) -> None:
    story = load_story(str(path))
    assert tuple(story.sections) == SECTIONS
    assert 220 <= len(story.star) <= 380
    assert len(story.claims) <= 3
    assert not story.ignore


def test_the_bank_has_twelve_stories_of_several_projects() -> None:
    stories = [load_story(str(path)) for path in BANK]
    assert len(stories) == 12
    assert len({story.project for story in stories}) >= 4
    assert len({story.star.words[0] for story in stories}) >= 8
