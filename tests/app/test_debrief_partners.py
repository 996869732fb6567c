"""A debrief of partners' cards says what the cards hold: once, in words, with what differs between interviewers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amzprep.app.loop import find_loop, seal
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import Scorecard, Tier, Vote
from test_partner_card import WORDS, Amzprep, debrief, design, drawn, filled, home, loop_now, write

__all__ = ["design", "drawn"]


def take(amzprep: Amzprep, folder: Path, round_: Round, by: str = "Ann", *more: tuple[str, str], **card: Any) -> None:
    """Hand in a card; `more` are texts of the sheet with what stands in their place."""
    text = filled(round_, by, **card)
    for old, new in more:
        assert old in text
        text = text.replace(old, new, 1)
    ran = amzprep("loop", "run", "--card", write(folder / "card.md", text))
    assert ran.code == 0, ran.err


def words(amzprep: Amzprep, *more: str) -> str:
    return " ".join(amzprep("loop", "debrief", *more).out.split())


def number(round_: Round) -> int:
    return [each.id for each in loop_now().rounds].index(round_.id) + 1


def test_gaps_scope_and_facts_that_differ_are_read_from_the_card(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    changes = {
        "gaps:  ": "gaps: number, own-part  ",
        "below_scope: no": "below_scope: yes",
        "## Facts that differ\n": "## Facts that differ\n40 hours in round 1, 60 here\n",
    }
    take(drawn, tmp_path, design, "Ann", *changes.items())
    said = words(drawn, "--open")
    assert 'gaps no number; no "I"' in said
    assert "smaller than L5 yes" in said
    assert "facts that differ 40 hours in round 1, 60 here" in said
    found = debrief(drawn, "--open")["partners"][0]
    assert (found["gaps"], found["below_scope"]) == (["number", "own-part"], True)
    assert found["conflicts"] == ["40 hours in round 1, 60 here"]


def test_where_two_interviewers_differ_it_says_on_what_and_what_counts(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    first = design.principles[0]
    take(drawn, tmp_path, design, "Ann")
    take(drawn, tmp_path, design, "Bob", (f"  {first}: enough", f"  {first}: thin"), vote="no hire", technical="lower")
    said = words(drawn, "--open")
    assert (
        f"round {number(design)}: Ann and Bob differ; the lower counts: no hire, technique at the L4 bar, "
        f"{PRINCIPLES[first]} thin" in said
    )


def test_interviewers_who_agree_need_no_word_on_what_counts(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    for by in ("Ann", "Bob"):
        take(drawn, tmp_path, design, by)
    assert "differ;" not in words(drawn, "--open")


def test_a_partners_card_counts_before_ones_own(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    with Workspace.open() as workspace:
        seal(workspace, find_loop(workspace), Scorecard(design.id, Vote.NO, Vote.HIRE, Tier.UNDER, {}))
    take(drawn, tmp_path, design)
    assert f"round {number(design)}: Ann's card counts, not your own" in words(drawn, "--open")


def test_rounds_have_their_titles_and_a_second_vote_a_column_once_there_is_one(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    for each in loop_now().rounds:
        take(drawn, tmp_path, each)
    first = drawn("loop", "debrief").out
    assert design.title in first.partition("Cards")[2].partition("What your interviewers wrote")[0]
    assert design.id not in first
    assert " again " not in first.partition("Cards")[2].splitlines()[2]
    assert " again " in drawn("loop", "debrief", "--revote", f"{design.id}:Ann:strong hire").out


def test_a_shut_loop_names_the_rounds_that_wait_by_number_and_title(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    take(drawn, tmp_path, design)
    (waiting,) = loop_now().waiting
    assert f"none yet: round {number(waiting)} ({waiting.title})" in drawn("loop", "debrief").err


def test_thin_principles_are_found_under_weak_evidence(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        take(drawn, tmp_path, each, grade="thin" if each.id == design.id else "enough")
    thin = ", ".join(PRINCIPLES[name] for name in design.principles)
    assert {"says": f"thin or missing: {thin}", "rounds": [design.id],
            "reason": "weak evidence for principles"} in debrief(drawn)["inconsistencies"]  # fmt: skip


def test_every_principle_without_a_story_is_named_with_the_command_that_writes_one(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    take(drawn, tmp_path, design, grade="thin")
    (why,) = [each["why"] for each in debrief(drawn, "--open")["practice"] if each["command"] == "amzprep stories new"]
    assert why == f"{', '.join(PRINCIPLES[name] for name in design.principles)}: no story of your bank carries it"


def test_what_makes_it_a_hire_is_said_once_and_its_vote_with_it(drawn: Amzprep, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        take(drawn, tmp_path, each, vote="no hire", technical="lower")
    said = words(drawn)
    assert "Because: technique at the L4 bar in rounds 1 and 2." in said
    assert "hire one level down (the evidence carries L4)" in said
    assert "technique at the L5 bar and the vote hire" in said


@pytest.mark.parametrize("level", ["L5"])
def test_a_choice_between_like_repairs_is_one_phrase(level: str, amzprep: Amzprep, tmp_path: Path) -> None:
    assert amzprep("loop", "--level", level, "--seed", "4", "--partner").code == 0
    technical = [
        each for each in loop_now().rounds if "technical:" in next(home().rglob(f"*-{each.id}.md")).read_text()
    ]
    low = {each.id for each in technical[:2]}
    for each in loop_now().rounds:
        if each.id in low:
            take(amzprep, tmp_path, each, vote="no hire", technical="lower")
        else:
            take(amzprep, tmp_path, each, vote="strong hire")
    said = words(amzprep)
    rounds = [f"round {number(each)}" for each in technical[:2]]
    assert f"technique at the L5 bar and the vote hire in {' or '.join(rounds)}" in said
    assert "The smallest change" not in said


def test_a_principle_that_was_not_reached_or_not_rated_is_read_as_such(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    first, second = design.principles[:2]
    heard = f"## Heard: {PRINCIPLES[first]}\n> {WORDS}\n"
    take(drawn, tmp_path, design, "Ann", (f"  {first}: enough", f"  {first}:"), (heard, heard.splitlines()[0] + "\n"),
         (f"  {second}: enough", f"  {second}:"))  # fmt: skip
    said = words(drawn, "--open")
    assert f"{PRINCIPLES[first]} not reached" in said
    assert f"{PRINCIPLES[second]} not rated: “{WORDS}”" in said


def test_a_partners_card_does_not_tell_which_story_was_told_so_no_reason_says_it(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    first = design.principles[0]
    (home() / "stories").mkdir()
    story = f"---\ntitle: The Sunday\nprinciples: [{first}]\n---\n## Situation\nI was there.\n"
    (home() / "stories" / "sunday.md").write_text(story, encoding="utf-8")
    take(drawn, tmp_path, design, "Ann", (f"  {first}: enough", f"  {first}: thin"),
         ("## Facts that differ\n", "## Facts that differ\n40 hours in round 1, 60 here\n"))  # fmt: skip
    why = {each["command"]: each["why"] for each in debrief(drawn, "--open")["practice"]}
    assert why["amzprep stories rehearse sunday"] == f"{PRINCIPLES[first]}: it was thin, and this one claims it"
    assert why["amzprep stories facts"] == "told two ways: 40 hours in round 1, 60 here"


def test_compare_names_the_level_a_bar_is_of(drawn: Amzprep, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        take(drawn, tmp_path, each, technical="lower")
    debrief(drawn)
    assert drawn("loop", "--level", "L6", "--stage", "technical", "--no-run").code == 0
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        for each in run.rounds:
            seal(workspace, run, Scorecard(each.id, Vote.NO, Vote.HIRE, Tier.LOWER, {}))
    debrief(drawn)
    said = " ".join(drawn("loop", "compare").out.split())
    assert "at the L4 bar at the L5 bar" in said
    assert "next lower level" not in said
    assert "+2 strong hire, +1 hire, -1 no hire, -2 strong no hire." in said


def test_a_new_card_is_a_later_word_than_the_second_vote(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        take(drawn, tmp_path, each)
    debrief(drawn, "--revote", f"{design.id}:Ann:strong hire")
    path = write(tmp_path / "card.md", filled(design, vote="no hire"))
    assert drawn("loop", "run", "--card", path, "--instead").code == 0
    votes = {each["round"]: (each["vote"], each["revote"]) for each in debrief(drawn)["partners"]}
    assert votes[design.id] == ("no hire", None)


def test_the_second_vote_on_an_older_loop_names_that_loop(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        take(drawn, tmp_path, each, vote="no hire" if each.id == design.id else "hire")
    newest = drawn("loop", "debrief").err
    assert drawn("loop", "--level", "L5", "--rounds", "1", "--no-run").code == 0
    older = drawn("loop", "debrief", "1")
    assert 'Next: amzprep loop debrief --revote "' in newest
    assert 'Next: amzprep loop debrief 1 --revote "' in older.err
