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
tips: {first: [say I]}
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
    it.press("I did it\r")
    it.press("\r", "Probe 1 of")
    probes = int(re.findall(rb"Probe 1 of (\d)", it.raw)[-1])
    for i in range(2, probes + 1):
        it.press("\r", f"Probe {i} of {probes}")
    it.press("\r", "1, 2, 3 or 4")
    it.press(signal_, lambda text: "ENTER goes on (alone" in text.rpartition("Red flags")[2])
    it.press("\r")


def test_a_round_is_told_voted_on_and_sealed_and_the_next_one_follows(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.wait("Round 1 of 2: First talk")
        assert "Tip: say I" in it.text
        it.press("\r")
        tell(it, "Drift")
        it.wait("part 2 of 2")
        tell(it, "Outage", signal_="2")
        it.wait("Your vote on yourself")
        assert it.raw.count(b"Ctrl-C pauses the clock") == 1
        assert events(own_plan, "sealed") == []
        it.press("4", "strong no hire. ENTER seals it")
        it.press("2", "hire. ENTER seals it")
        assert events(own_plan, "sealed") == []
        it.press("\r", "ENTER shows the next round")
        assert "Sealed: First talk" in it.text
        it.press("\r", "ENTER begins the round and its clock")
        (sealed,) = events(own_plan, "sealed")
        assert (sealed["card"]["vote"], sealed["card"]["self_vote"]) == ("hire", "hire")
        assert sorted(sealed["card"]["principles"].values()) == ["strong", "thin"]
        assert "Round 2 of 2: Bar Raiser" in it.text
        it.press("\r", "Which story do you tell?")
        it.press("\x03")
        assert it.end() == 130
        assert "`amzprep loop resume` goes on" in it.text
    with terminal(own_plan, "status", "--json") as it:
        assert it.end() == 0
    assert len(events(own_plan, "sealed")) == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
def test_a_killed_round_goes_on_where_it_was(number: int, own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.press("\r", "part 1 of 2")
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
        it.press("\r", "part 1 of 2")
        tell(it, "Drift")
        it.wait("part 2 of 2")
        tell(it, "Outage")
        it.press("4", "ENTER seals it")
        it.press("\r")
        assert it.end() == 0
        assert b"Sealed: " not in it.raw
    with terminal(own_plan, "debrief") as it:
        it.end()
        assert b"Outcome by our rules" in it.raw


def test_a_round_may_be_left_for_another_evening_before_its_clock_runs(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.wait("ENTER begins the round and its clock")
        assert "Mock loop at L5" in it.text
        it.press("q")
        assert it.end() == 0
    assert events(own_plan, "attempt_started") == []


def test_the_bar_raiser_asks_about_the_round_before(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.press("\r", "part 1 of 2")
        tell(it, "Drift")
        it.wait("part 2 of 2")
        tell(it, "Drift", signal_="2")
        it.wait("Your vote on yourself")
        it.press("2", "ENTER seals it")
        it.press("\r", "ENTER shows the next round")
        it.press("\r", "ENTER begins the round")
        it.press("\r", "part 1 of 2")
        tell(it, "Outage")
        it.wait("part 2 of 2")
        tell(it, "Merger")
        it.wait("about the rounds before: More than one of us heard 'Drift'")
        it.press("I had to stop a launch\r", "2 of 3 about the rounds before")
        it.child.kill(signal.SIGKILL)
        it.child.wait()
    with terminal(own_plan, "resume") as it:
        it.wait("probe 2 of 3 about the rounds before")
        it.wait("2 of 3 about the rounds before: Back to 'Drift'")
        it.press("\r", "3 of 3 about the rounds before: Somebody was against it")
        it.press("\r", "Your vote on yourself")
        it.press("1", "ENTER seals it")
        it.press("\r")
        assert it.end() == 0
    card = events(own_plan, "sealed")[-1]["card"]
    assert (card["facts"]["linked"]["answered"], len(card["facts"]["linked"]["asked"])) == (1, 3)


def test_a_round_begun_out_of_order_goes_on_before_the_first(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.press("q")
        assert it.end() == 0
    with terminal(own_plan, "resume", "--round", "2") as it:
        it.wait("Round 2 of 2")
        it.press("\r", "Which story do you tell?")
        it.press("\x03")
        assert it.end() == 130
    with terminal(own_plan, "resume") as it:
        it.wait("Round 2 of 2: Bar Raiser")
        it.wait("Which story do you tell?")


def test_plain_resume_of_a_part_goes_on_with_its_loop(own_plan: Path) -> None:
    with terminal(own_plan, "--level", "L5", "--seed", "1") as it:
        it.press("\r", "part 1 of 2")
        it.wait("Which story do you tell?")
        it.press("\x03")
        assert it.end() == 130
    with Terminal("resume", home=own_plan, content=None, rows=40) as it:
        it.wait("Round 1 of 2: First talk")
        tell(it, "Drift")
        it.wait("part 2 of 2")
