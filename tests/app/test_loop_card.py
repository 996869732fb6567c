"""What a card says of a round beside votes: the bank's word on the stories told, and what claims rest on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzprep.app.answering import AnswerState
from amzprep.app.loop import find_loop, next_part, parts
from amzprep.app.loop_linked import next_probe, probes_in
from amzprep.app.loop_report import measured
from amzprep.app.workspace import Workspace
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import Evidence
from ran import Ran

Amzprep = Callable[..., Ran]
PLAN = """
as_of: 2026-11-25
source: a test
weights: {}
plans:
%s
stages: {}
principles: {always: {L4: [ownership, dive-deep]}, source: a test}
"""
TALKS = """  %s:
    - {id: first, title: First talk, asks: nothing, principles: 10, technical: 0, source: estimate}
    - {id: raiser, title: Bar Raiser, asks: nothing, principles: 10, technical: 0, bar_raiser: true, source: estimate}
"""
STORY = """---
id: %s
title: %s
principles: [%s]
scope: {people: 1, teams: 1, duration: 3 days}
facts: {users: "%s"}
---
# %s

## Situation
In 2025 our nightly job failed for users.

## Task
I had to repair it.

## Action
We met and we agreed. We wrote the fix, and I tested it.

## Result
The job ran in 20 minutes instead of 50.
"""


def talks(home: Path) -> None:
    """A home with two short rounds of stories, and a small bank."""
    folder = home / "stories"
    folder.mkdir(parents=True)
    (home / "loops.yaml").write_text(PLAN % "".join(TALKS % level for level in ("L4", "L5", "L6", "L7", "L8")))
    (folder / "drift.md").write_text(STORY % ("drift", "Drift", "Frugality", "2 million", "Drift"))
    (folder / "outage.md").write_text(STORY % ("outage", "Outage", ", ".join(PRINCIPLES), "3 million", "Outage"))
    (folder / "resume.yaml").write_text("facts:\n  users: 2 million\n")


def tell(
    amzprep: Amzprep, tmp_path: Path, story: str, *, signal: str = "strong", text: str | None = None, seconds: int = 120
) -> None:
    """Hand in the next telling."""
    answer, claims = tmp_path / "answer.md", tmp_path / "claims.yaml"
    answer.write_text(
        text
        if text is not None
        else "We met and we agreed on it, and then we rolled it out together with the others.\n"
    )
    claims.write_text(f"story: {story}\nseconds: {seconds}\nsignal: {signal}\n")
    ran = amzprep("loop", "run", "--answer", str(answer), "--claims", str(claims), "--took", "5")
    assert ran.code == 0, ran.err


def seal(amzprep: Amzprep, vote: str = "hire") -> None:
    ran = amzprep("loop", "run", "--vote", vote)
    assert ran.code == 0, ran.err


@pytest.fixture
def told(home: Path, amzprep: Amzprep, tmp_path: Path) -> Amzprep:
    """Both rounds told: drift twice, and outage, whose number of users is another one."""
    talks(home)
    assert amzprep("loop", "--level", "L5", "--seed", "1", "--no-run").code == 0
    for stories in (("drift", "outage"), ("Drift", "Something else")):
        for story in stories:
            tell(amzprep, tmp_path, story)
        seal(amzprep)
    return amzprep


def debrief(amzprep: Amzprep) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(amzprep("loop", "debrief", "--json").out)
    return found


def test_the_bank_is_held_against_what_was_told(told: Amzprep) -> None:
    says = "\n".join(each["says"] for each in debrief(told)["inconsistencies"])
    assert "told 2 times" in says
    assert "its file does not claim" in says or "not among the principles of its file" in says
    assert "smaller than the level (3 days)" in says
    assert "users: 2 million in drift, 3 million in outage, 2 million in the resume" in says
    assert 'never says "I"' in says
    assert "'Something else': smaller" not in says


def test_facts_that_differ_are_on_the_card_of_the_round_that_brought_them(told: Amzprep) -> None:
    cards = debrief(told)["items"]
    assert [bool(card["conflicts"]) for card in cards] == [True, False]


def test_the_bar_raiser_asks_about_the_evidence_so_far_and_an_answer_explains_a_conflict(
    home: Path, amzprep: Amzprep, tmp_path: Path
) -> None:
    talks(home)
    assert amzprep("loop", "--level", "L5", "--seed", "1", "--no-run").code == 0
    for story in ("drift", "outage"):
        tell(amzprep, tmp_path, story)
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        assert [probes_in(run, each) for each in run.rounds] == [[], []]
    seal(amzprep)
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        assert not run.rounds[0].bar_raiser
        assert probes_in(run, run.rounds[0]) == []
        asked = probes_in(run, run.rounds[1])
        assert asked[0].kind == "conflict"
        assert run.own(run.rounds[0].id).card.conflicts == (asked[0].about,)  # type: ignore[union-attr]
    for story in ("third", "fourth"):
        tell(amzprep, tmp_path, story)
    answers = tmp_path / "probes.md"
    answers.write_text("Two million a day, three million in the peak week; I counted both.\n\nNo idea.\n")
    assert amzprep("loop", "run", "--answer", str(answers)).code == 0
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        assert run.answered(run.rounds[1].id) == {0: 13, 1: 2}
        assert next_probe(run, run.rounds[1]) == (2, asked[2])
    assert f"probe 3 of {len(asked)} about the rounds before" in amzprep("loop", "status").out
    kept = next((home / "loops").rglob("*-linked.md")).read_text()
    assert "I counted both" in kept
    seal(amzprep)
    found = debrief(amzprep)
    linked = found["items"][1]["facts"]["linked"]
    assert (linked["answered"], linked["explained"], len(linked["asked"])) == (1, [asked[0].about], len(asked))
    assert not any(asked[0].about in each["says"] for each in found["inconsistencies"])
    assert [card["conflicts"] for card in found["items"]] == [[], []]


def test_a_claim_counts_with_four_words_of_ones_own(amzprep: Amzprep, tmp_path: Path) -> None:
    assert amzprep("loop", "--level", "L5", "--stage", "technical", "--seed", "3", "--no-run").code == 0
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        round_ = next(each for each in run.rounds if each.id == "technical-design")
        asked = parts(workspace, round_)
        part = next(each for each in asked if each.name == "technical")
        question = workspace.content.get(part.question)
    for each in asked:
        answer, claims = tmp_path / "a.md", tmp_path / "c.yaml"
        if each.kind == "behavioral":
            answer.write_text("I did.\n")
            claims.write_text(f"story: {each.name}\nseconds: 120\nsignal: strong\n")
        else:
            answer.write_text(question.open.strong_answer)
            claims.write_text(json.dumps({"claims": dict(question.open.claims)}))
        ran = amzprep("loop", "run", "--round", round_.id, "--answer", str(answer), "--claims", str(claims))
        assert ran.code == 0, ran.err
    state = next(path for path in (Path(home_of()) / "attempts").glob("*/state.json")
                 if json.loads(path.read_text()).get("claims"))  # fmt: skip
    kept = json.loads(state.read_text())
    points = list(kept["claims"])
    kept["claims"] |= {points[0]: "a short line", points[1]: "zzz qqq xxx yyy", points[2]: "zzz qqq xxx yyy"}
    assert "claims" in AnswerState.__dataclass_fields__
    state.write_text(json.dumps(kept))
    assert amzprep("loop", "run", "--round", round_.id, "--vote", "hire").code == 0
    facts = debrief(amzprep)["items"][0]["facts"]["technical"]
    says = {each.id: each.says for each in question.open.rubric.points}
    assert facts["short_quotes"] == 1
    assert says[points[1]] in facts["strayed"]
    assert [says[points[1]], says[points[2]]] in facts["doubled"]
    assert facts["percent"] < 100


def test_a_part_under_way_waits_for_no_card(home: Path, amzprep: Amzprep, tmp_path: Path) -> None:
    talks(home)
    assert amzprep("loop", "--level", "L5", "--seed", "1", "--no-run").code == 0
    tell(amzprep, tmp_path, "drift")
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        assert next_part(workspace, run, run.rounds[0]) is not None


def home_of() -> str:
    with Workspace.open() as workspace:
        return workspace.places.home


def test_two_seconds_without_a_word_are_no_evidence(home: Path, amzprep: Amzprep, tmp_path: Path) -> None:
    talks(home)
    assert amzprep("loop", "--level", "L5", "--seed", "1", "--rounds", "1", "--no-run").code == 0
    tell(amzprep, tmp_path, "drift", text="", seconds=2)
    tell(amzprep, tmp_path, "outage", signal="mixed")
    seal(amzprep)
    with Workspace.open() as workspace:
        (card,) = (each.card for each in find_loop(workspace).cards)
    assert sorted(card.principles.values()) == [Evidence.NONE, Evidence.ENOUGH]
    fleeting = next(facts for facts in card.facts.values() if facts["story"] == "drift")
    assert "too short to be a telling" in measured(fleeting)
