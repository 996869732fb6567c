"""`stories check` of 200 stories: the first time, and unchanged, as text and as JSON."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from amzprep.stories.rule import Sample
from bench.start import SCRIPT
from bench.timing import BARE, command, say, wall

STORIES, WORDS, ROUNDS = 200, {"situation": 90, "task": 50, "action": 270, "result": 90}, 9
WHO = "I|I|I|I|I|the on-call engineer|my manager|the search lead|we|a colleague|the vendor".split("|")
DID = "moved|wrote|asked for|measured|compared|removed|deployed|tested|read|rejected|traced|rebuilt|priced".split("|")
WHAT = ("the batch job|a canary|the feature store|the runbook|the ranking model|the on-call rota|the cost report|"
        "a golden set|the retry policy|an index|the queue|two dashboards|the schema|the labels").split("|")  # fmt: skip
WHY = ("because nobody owned it|so that the next one would be seen|although it cost a quarter|after the review|"
       "before the freeze|since the log was empty|with the owner beside me|as the raw rows showed|"
       "which took two evenings|in front of both teams").split("|")  # fmt: skip


def measure() -> None:
    """`stories check` of 200 stories of 500 words: first run, then unchanged."""
    with TemporaryDirectory() as folder:
        bank, home = Path(folder) / "bank", Path(folder) / "home"
        make_bank(bank)
        env = {**os.environ, "AMZPREP_HOME": str(home)}
        bare, drawn = command(BARE), command([SCRIPT, "stories", "check", str(bank)], env)
        as_json = command([SCRIPT, "stories", "check", str(bank), "--json"], env)
        first, second, third = [], [], []
        for _ in range(ROUNDS + 1):
            base = wall(bare)
            shutil.rmtree(home / "cache", ignore_errors=True)
            first.append(wall(drawn) / base)
            second.append(wall(drawn) / base)
            wall(as_json)
            third.append(wall(as_json) / base)
    say("first run", first[1:], "25")
    say("unchanged, drawn", second[1:], "11")
    say("unchanged, as JSON", third[1:], "8")


def make_bank(folder: Path) -> None:
    """Stories of made-up sentences, each with a few figures."""
    dice = random.Random(1)
    folder.mkdir(parents=True)
    for i in range(STORIES):
        parts = {name: _part(dice, words) for name, words in WORDS.items()}
        front = {"title": f"Event {i}", "principles": "[ownership, dive-deep]", "facts": f"{{users: {i}}}"}
        (folder / f"event-{i:03}.md").write_text(Sample(**parts, front=front).text())


def _part(dice: random.Random, words: int) -> str:
    said: list[str] = []
    while sum(len(each.split()) for each in said) < words:
        sentence = f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(WHY)}"
        if dice.random() < 0.12:
            sentence += f" for {dice.randint(2, 900)} users, from {dice.randint(20, 90)} ms to {dice.randint(2, 19)} ms"
        said.append(sentence[0].upper() + sentence[1:] + ".")
    return " ".join(said)
