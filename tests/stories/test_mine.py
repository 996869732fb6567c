"""Mining: prompts as data, a ranking by what a bank lacks, drafts that are never written over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.app.stories_mine import open_mine, prompts
from amzprep.app.workspace import Workspace
from amzprep.domain.mining import rank_events
from amzprep.domain.principle import PRINCIPLES
from ran import Ran

Amzprep = Callable[..., Ran]
LINES = {
    "outage": "The index served yesterday's prices for six hours",
    "disagreement": "I argued against the rewrite and lost",
    "customer-voice": "A blind shopper could not find the filter",
    "grew": "Our intern runs the nightly evaluation today",
    "with-less": "We trained on a quarter of the machines",
}


def written(tmp_path: Path) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text("\n".join(f"{name}: {line}" for name, line in LINES.items()), encoding="utf-8")
    return path


def test_there_are_twenty_four_prompts_over_all_principles_and_kinds() -> None:
    found = prompts()
    assert len(found) == len({each.id for each in found}) == 24
    assert {name for each in found for name in each.principles} == set(PRINCIPLES)
    assert {tag for each in found for tag in each.tags} >= {"failure", "conflict", "customer", "people"}
    assert all(each.ask.endswith(".") and len(each.ask) < 80 for each in found)


@given(st.sets(st.sampled_from([each.id for each in prompts()])), st.integers(1, 12))
def test_a_ranking_holds_what_was_typed_once_and_no_more_than_asked(typed: set[str], most: int) -> None:
    lines = {each: f"line of {each}" for each in typed}
    found = rank_events(prompts(), lines, always=["ownership"], covered={}, kinds=(), most=most)
    assert len(found) == min(most, len(typed))
    assert len({each.prompt.id for each in found}) == len(found)
    assert {each.prompt.id for each in found} <= typed


def test_missing_kinds_come_first_and_count_once() -> None:
    lines = {each.id: "x" for each in prompts()}
    found = rank_events(prompts(), lines, always=(), covered={}, kinds=())
    first = [each.why for each in found[:3]]
    assert {why for each in first for why in each if why.endswith("story")} == {
        "a failure story", "a conflict story", "a customer story",
    }  # fmt: skip
    assert all(not any(why.endswith("story") for why in each.why) for each in found[3:])


def test_what_the_bank_covers_adds_nothing() -> None:
    lines = {"deletion": "x", "grew": "y"}
    covered = {"invent-and-simplify": 2, "frugality": 2}
    assert [e.prompt.id for e in rank_events(prompts(), lines, always=(), covered=covered, kinds=())] == [
        "grew",
        "deletion",
    ]


def test_lines_become_drafts_that_the_checker_reads(amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    ran = amzprep("stories", "mine", "--lines", str(written(tmp_path)), "--json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert {each["prompt"] for each in found["items"]} == set(LINES)
    paths = [Path(each["path"]) for each in found["items"]]
    assert all(path.is_file() and path.parent == home / "stories" for path in paths)
    assert all(LINES[each["prompt"]] in Path(each["path"]).read_text() for each in found["items"])
    listed = json.loads(amzprep("stories", "list", str(home / "stories"), "--json").out)
    assert len(listed["items"]) == len(LINES)


def test_a_draft_is_never_written_over(amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    path = written(tmp_path)
    first = json.loads(amzprep("stories", "mine", "--lines", str(path), "--json").out)
    mine = Path(first["items"][0]["path"])
    mine.write_text("my own words\n")
    again = json.loads(amzprep("stories", "mine", "--lines", str(path), "--json").out)
    assert mine.read_text() == "my own words\n"
    assert [each["new"] for each in again["items"]] == [False] * len(LINES)


def test_an_unknown_prompt_is_refused_with_its_line(amzprep: Amzprep, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("outage: x\nlunch: y\n")
    ran = amzprep("stories", "mine", "--lines", str(path))
    assert ran.code == 2
    assert "line 2: 'lunch' is no prompt" in ran.err


def test_half_a_line_and_the_place_are_kept(home: Path) -> None:
    with Workspace.open() as workspace:
        mine = open_mine(workspace.places)
        mine.answer(prompts()[0], "an outage")
        mine.keep("half a li")
        again = open_mine(workspace.places)
    assert (again.lines, again.draft, again.next) == ({"outage": "an outage"}, "half a li", prompts()[1])


@pytest.mark.parametrize("text", ["", "[]", '{"lines": 3}', "\x00"])
def test_a_damaged_file_is_named_and_not_lost(text: str, amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    home.mkdir(parents=True)
    (home / "mine.json").write_text(text)
    ran = amzprep("stories", "mine", "--rank")
    assert (ran.code, "mine.json cannot be read" in ran.err) == (3, True)
    assert (home / "mine.json").read_text() == text
