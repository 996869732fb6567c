"""A loop whose rounds all have their card names the debrief; once that was read, what it said to practise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def test_a_debrief_of_a_stage_without_principles_has_no_table_of_them(drawn: Amzprep) -> None:
    seal_all()
    assert "Principles" not in drawn("loop", "debrief").out


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


def planned(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    Draft202012Validator(json.loads((ROOT / "docs/schemas/today.json").read_text(encoding="utf-8"))).validate(found)
    return found


def record_debrief(*commands: str) -> None:
    """A debrief that said to practise this."""
    seal_all()
    with Workspace.open() as workspace:
        body = {"loop": find_loop(workspace).id, "outcome": "split", "rule": "10", "commands": list(commands)}
        workspace.record("debriefed", body)


def test_today_begins_with_what_the_last_debrief_said_within_the_minutes(drawn: Amzprep) -> None:
    seal_all(technical=Tier.UNDER)
    first, second = (each.split()[2] for each in json.loads(drawn("loop", "debrief", "--json").out)["commands"])
    found = planned(drawn("today", "--minutes", "100", "--json"))
    assert found["items"][0]["command"] == f"amzprep drill {first} --room"
    assert found["items"][0]["why"] == "from your last debrief"
    assert sum(each["minutes"] for each in found["items"]) <= 100
    ran = drawn("today", "--minutes", "100")
    assert next_of(ran) == f"amzprep drill {first} --room"
    assert f"\n{first} " in ran.out
    assert f"Also from your last debrief:\namzprep drill {second} --room" in ran.out
    assert f"{first} --room" in ran.out.partition("Also from")[0]
    with Workspace.open() as workspace:
        practise(workspace, next(row.id for row in workspace.content.all(reserve=True) if row.slug == first))
    assert next_of(drawn("today", "--minutes", "100")) == next_of(drawn()) == f"amzprep drill {second} --room"


def test_what_does_not_fit_into_the_minutes_does_not_begin_the_day(drawn: Amzprep) -> None:
    record_debrief("amzprep loop retry 1", "amzprep stories edit drift")
    found = planned(drawn("today", "--minutes", "12", "--json"))
    assert [each["command"] for each in found["items"]][:1] == ["amzprep stories edit drift"]
    out = drawn("today", "--minutes", "4").out
    assert "Also from" not in out
    assert "From your last debrief:\namzprep loop retry 1\namzprep stories edit drift" in out


def test_what_cannot_be_seen_to_be_done_is_listed_and_does_not_begin_every_day(drawn: Amzprep) -> None:
    record_debrief("amzprep stories find think-big", "amzprep drill no-such-question")
    ran = drawn("today")
    assert next_of(ran).startswith("amzprep drill ")
    assert "no-such-question" not in next_of(ran)
    assert "From your last debrief:\namzprep stories find think-big" in ran.out


def test_a_story_that_was_changed_since_the_debrief_is_done(drawn: Amzprep, home: Path) -> None:
    stories = home / "stories"
    stories.mkdir(parents=True)
    (stories / "drift.md").write_text("before\n", encoding="utf-8")
    record_debrief("amzprep stories edit drift")
    assert next_of(drawn("today")) == "amzprep stories edit drift"
    (stories / "drift.md").write_text("after it\n", encoding="utf-8")
    assert next_of(drawn("today")) != "amzprep stories edit drift"
    assert json.loads(drawn("today", "--json").out)["from_debrief"] == []


def test_a_round_done_again_is_no_longer_asked_for(drawn: Amzprep) -> None:
    record_debrief("amzprep loop retry 1")
    assert next_of(drawn("today", "--minutes", "100")) == "amzprep loop retry 1"
    drawn("loop", "retry", "1")
    found = planned(drawn("today", "--minutes", "100", "--json"))
    assert found["from_debrief"] == []
    assert found["items"][0]["command"].startswith("amzprep drill ")


def test_the_command_that_goes_on_with_an_older_loop_names_it(drawn: Amzprep) -> None:
    drawn("loop", "--level", "L5", "--stage", "technical", "--seed", "4", "--no-run")
    assert next_of(drawn("loop", "status", "1")) == "amzprep loop resume 1"
    assert next_of(drawn("loop", "status", "2")) == "amzprep loop resume"
    assert next_of(drawn("loop", "retry", "1", "--loop", "1")) == "amzprep loop resume 1"


def test_a_loop_with_every_card_has_nothing_to_resume_terminal_or_not(drawn: Amzprep) -> None:
    seal_all()
    ran = drawn("loop", "resume")
    assert next_of(ran) == "amzprep loop debrief"
    assert "Every round has its card: nothing is left to resume." in ran.out


def test_a_retry_says_what_it_did(drawn: Amzprep) -> None:
    seal_all()
    out = " ".join(drawn("loop", "retry", "1").out.split())
    assert "Round 1 again, with other questions: its next card counts, the one it has stays in the log." in out
    again = " ".join(drawn("loop", "retry", "1").out.split())
    assert "Round 1 has other questions now: nothing of what it had was begun." in again


def test_loops_side_by_side_are_followed_by_what_the_newest_asks_for(drawn: Amzprep) -> None:
    seal_all(technical=Tier.UNDER)
    drawn("loop", "debrief")
    drawn("loop", "--level", "L5", "--stage", "technical", "--seed", "4", "--no-run")
    seal_all(technical=Tier.UNDER)
    practise_next = next_of(drawn("loop", "debrief"))
    assert next_of(drawn("loop", "compare")) == practise_next


def test_where_no_loop_is_yet_the_level_that_is_set_is_named(amzprep: Amzprep, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('level = "L6"\n', encoding="utf-8")
    assert next_of(amzprep("loop", "list")) == "amzprep loop --level L6"
    for words in (["status"], ["compare"]):
        assert "`amzprep loop --level L6` starts one" in amzprep("loop", *words).err


def test_a_round_that_cannot_be_resumed_says_so_before_a_terminal_is_asked_for(drawn: Amzprep) -> None:
    seal_all()
    name = "technical-coding"
    sealed = f"amzprep: {name} is sealed; `amzprep loop retry {name}` does it again\n"
    assert drawn("loop", "resume", "--round", "1").err == drawn("loop", "resume", "--round", name).err == sealed
    assert "no round '9' in this loop" in drawn("loop", "resume", "--round", "9").err
