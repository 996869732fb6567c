"""The story checker: 200 stories of 500 words, a first time and again, drawn and as JSON."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from amzprep.stories.load import load_story
from amzprep.stories.rule import Sample
from amzprep.stories.source import story_files
from bench.timing import BARE, command, paired, say

STORIES, WORDS = 200, 500
SHARES = {"situation": 90, "task": 50, "action": 250, "result": 110}
BANK = Path(__file__).resolve().parent.parent / "stories" / "bank"


def measure() -> None:
    """A bank of 200 stories: the first check, the unchanged one, and the one with a single story changed."""
    script = str(Path(sys.executable).with_name("amzprep"))
    with tempfile.TemporaryDirectory() as folder:
        bank, home = Path(folder) / "bank", Path(folder) / "home"
        make_bank(bank)
        env = {**os.environ, "AMZPREP_HOME": str(home), "COLUMNS": "80"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
        drawn = command([script, "stories", "check", str(bank)], env)
        plain = command([script, "stories", "check", str(bank), "--format", "json"], env)
        bare = command(BARE)

        def first() -> None:
            shutil.rmtree(home, ignore_errors=True)
            drawn()

        changes = iter(range(10**6))

        def changed() -> None:
            (bank / "s000.md").write_text(story(0, next(changes)), encoding="utf-8")
            drawn()

        say("first check", paired(first, bare, 9)[0], "25")
        say("unchanged, drawn", paired(drawn, bare)[0], "11")
        say("unchanged, --format json", paired(plain, bare)[0], "8")
        say("one story changed", paired(changed, bare, 9)[0])


def make_bank(folder: Path) -> None:
    """Write the stories; the same ones each time."""
    folder.mkdir(parents=True)
    for i in range(STORIES):
        (folder / f"s{i:03}.md").write_text(story(i), encoding="utf-8")


def story(number: int, change: int = 0) -> str:
    """The file of one story, made of sentences of the bank that ships, in an order of its own."""
    dice = random.Random(f"{number} {change}")
    parts = {name: " ".join(_some(name, words, dice)) for name, words in SHARES.items()}
    front = {"title": f"Event {number}", "facts": f"{{made_{number}: {number}}}", "when": "2026-03"}
    return Sample(**parts, front=front).text()


def _some(section: str, words: int, dice: random.Random) -> Iterator[str]:
    """Sentences of a section until it has its words."""
    sentences, count = _sentences(section), 0
    while count < words:
        sentence = dice.choice(sentences)
        count += len(sentence.split())
        yield sentence


def _sentences(section: str) -> list[str]:
    found = []
    for path in story_files([str(BANK)]):
        prose = getattr(load_story(path), section)
        found += [" ".join(prose.written(each.start, each.end).split()) for each in prose.sentences]
    return found
