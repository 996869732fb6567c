"""A loop whose rounds all have their card names the debrief; once that was read, what it said to practise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from amzprep.app.loop import find_loop, seal
from amzprep.app.workspace import Workspace
from amzprep.domain.scorecard import Scorecard, Tier, Vote
from made_events import NOON, practice
from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
Amzprep = Callable[..., Ran]


def seal_all(vote: Vote = Vote.HIRE, technical: Tier = Tier.AT) -> None:
    """Give every round of the newest loop a card, its question missed where the technique is not at the bar."""
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        for each in run.waiting:
            asked = (each.questions or {})["technical"]
            facts = {"technical": {"question": asked, "groups_failed": ["ties"] if technical is not Tier.AT else []}}
            seal(workspace, run, Scorecard(each.id, vote, technical=technical, facts=facts))


def practise(workspace: Workspace, question: str) -> None:
    """An attempt at a question, now."""
    for event in practice(workspace.new_id(), question, NOON):
        workspace.record(event.name, event.body)


@pytest.fixture
def drawn(amzprep: Amzprep) -> Amzprep:
    """A technical stage of two rounds, nothing of it begun."""
    assert amzprep("loop", "--level", "L5", "--stage", "technical", "--seed", "3", "--no-run").code == 0
    return amzprep


def next_of(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    return ran.err.partition("Next: ")[2].strip()


def test_the_list_names_what_makes_sense_for_the_newest_loop(drawn: Amzprep) -> None:
    assert next_of(drawn("loop", "list")) == "amzprep loop resume"
    seal_all(technical=Tier.UNDER)
    assert next_of(drawn("loop", "list")) == next_of(drawn("loop", "status")) == "amzprep loop debrief"
    practise = next_of(drawn("loop", "debrief"))
    assert practise.startswith("amzprep drill ")
    assert next_of(drawn("loop", "list")) == next_of(drawn("loop", "status")) == practise
    drawn("loop", "retry", "1")
    assert next_of(drawn("loop", "list")) == next_of(drawn("loop", "status")) == "amzprep loop resume"


def test_a_debriefed_loop_is_not_said_to_be_shut(drawn: Amzprep) -> None:
    seal_all(technical=Tier.UNDER)
    assert "stay shut" in drawn("loop", "status").out
    drawn("loop", "debrief")
    out = " ".join(drawn("loop", "status").out.split())
    assert "shut" not in out
    assert "Debriefed: no hire yet. `amzprep loop debrief` reads it again." in out
    drawn("loop", "--level", "L5", "--stage", "technical", "--seed", "4", "--no-run")
    assert "`amzprep loop debrief 1` reads it again" in " ".join(drawn("loop", "status", "1").out.split())


def test_the_list_says_what_was_decided(drawn: Amzprep) -> None:
    assert "to debrief" not in drawn("loop", "list").out
    seal_all(technical=Tier.UNDER)
    assert "to debrief" in drawn("loop", "list").out
    drawn("loop", "debrief")
    assert "no hire yet" in drawn("loop", "list").out
    found = json.loads(drawn("loop", "list", "--json").out)
    Draft202012Validator(json.loads((ROOT / "docs/schemas/loops.json").read_text(encoding="utf-8"))).validate(found)
    assert found["items"][0]["outcome"] == "no hire yet"


def test_a_debriefed_loop_with_nothing_left_to_practise_is_read_again(drawn: Amzprep) -> None:
    seal_all(technical=Tier.UNDER)
    drawn("loop", "debrief")
    with Workspace.open() as workspace:
        for each in find_loop(workspace).rounds:
            practise(workspace, (each.questions or {})["technical"])
    assert next_of(drawn("loop", "list")) == "amzprep loop debrief"


def test_a_loop_that_only_waits_for_its_debrief_is_named_by_today(drawn: Amzprep) -> None:
    seal_all()
    assert "Mock loop: every round has its card: amzprep loop debrief" in drawn("today").out
    drawn("loop", "debrief")
    assert "Mock loop" not in drawn("today").out
