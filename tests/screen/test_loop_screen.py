"""A mock loop on a real terminal: parts one after the other, a vote, a seal, and nothing told before it."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path
from typing import Any

import pytest

from terminal import Terminal, events

PLAN = """
as_of: 2026-11-25
source: a test
weights: {}
plans:
%s
stages: {}
principles: {always: {L4: [ownership, dive-deep]}, source: a test}
"""
ROUNDS = """  %s:
    - {id: first, title: First talk, asks: nothing, principles: 10, technical: 0, source: estimate}
    - {id: raiser, title: Bar Raiser, asks: nothing, principles: 10, technical: 0, bar_raiser: true, source: estimate}
"""


@pytest.fixture
def own_plan(home: Path) -> Path:
    """A home whose own loops.yaml has two short rounds a level."""
    home.mkdir(parents=True)
    (home / "loops.yaml").write_text(PLAN % "".join(ROUNDS % level for level in ("L4", "L5", "L6", "L7", "L8")))
    return home


def terminal(home: Path, *words: str, **how: Any) -> Terminal:
    return Terminal("loop", *words, home=home, content=None, rows=40, **how)


def tell(it: Terminal, story: str, *, signal_: str = "1") -> None:
    """Answer one principle question, whatever it is, up to what comes after its red flags."""
    it.wait("Which story do you tell?")
    it.press(f"{story}\r", "telling 00:")
    it.press("\r", "Probe 1 of")
    probes = int(re.findall(rb"Probe 1 of (\d)", it.raw)[-1])
    for i in range(2, probes + 1):
        it.press("\r", f"Probe {i} of {probes}")
    it.press("\r", "1, 2 or 3")
    it.press(signal_, "Red flags")
    flags = int(re.findall(r"1 of (\d): ", it.wait("1 of ")[-800:])[-1])
    for i in range(2, flags + 1):
        it.press("\r", f"{i} of {flags}: ")
    it.press("\r")


def test_a_round_is_told_voted_on_and_sealed_and_the_next_one_follows(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.wait("Round 1 of 2: First talk")
        tell(it, "Drift")
        it.wait("part 2 of 2")
        tell(it, "Outage", signal_="2")
        it.wait("Your vote on yourself")
        assert events(own_plan, "sealed") == []
        it.press("3", "ENTER begins the next round")
        (sealed,) = events(own_plan, "sealed")
        assert (sealed["card"]["vote"], sealed["card"]["self_vote"]) == ("hire", "hire")
        assert sorted(sealed["card"]["principles"].values()) == ["strong", "thin"]
        it.press("\r", "Round 2 of 2: Bar Raiser")
        it.press("\x03")
        assert it.end() == 130
    with terminal(own_plan, "status", "--json") as it:
        assert it.end() == 0
    assert len(events(own_plan, "sealed")) == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
def test_a_killed_round_goes_on_where_it_was(number: int, own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        tell(it, "Drift")
        it.wait("part 2 of 2")
        it.wait("Which story do you tell?")
        it.press("Outage\r", "telling 00:")
        it.child.kill(number)
        it.child.wait()
    with terminal(own_plan, "resume") as it:
        it.wait("part 2 of 2")
        it.wait("telling 00:")
        assert "Story: Outage" in it.text
    states = [json.loads(path.read_text()) for path in own_plan.glob("attempts/*/state.json")]
    assert sorted(each["story"] for each in states) == ["Drift", "Outage"]


def test_sealed_hides_everything_until_the_debrief(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1", "--rounds", "1", "--sealed") as it:
        tell(it, "Drift")
        it.wait("part 2 of 2")
        tell(it, "Outage")
        it.press("4")
        assert it.end() == 0
        assert b"Sealed: " not in it.raw
    with terminal(own_plan, "debrief") as it:
        it.end()
        assert b"Outcome by our rules" in it.raw
