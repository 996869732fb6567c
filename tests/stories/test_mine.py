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
from amzprep.domain.mining import rank_events, tells
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
    assert again["items"] == []


def test_an_event_that_has_a_draft_is_not_listed_or_drafted_again(amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    found = json.loads(amzprep("stories", "mine", "--lines", str(written(tmp_path)), "--json").out)
    for each in found["items"]:
        Path(each["path"]).unlink()  # told under another name, or not wanted: that is the learner's affair
    ran = amzprep("stories", "mine", "--rank")
    assert "No event is left to write" in ran.out
    assert "5 events are drafts" in ran.out
    changed = tmp_path / "changed.txt"
    changed.write_text("grew: Our second intern now leads the evaluation")
    again = json.loads(amzprep("stories", "mine", "--lines", str(changed), "--json").out)
    assert [(each["prompt"], each["new"]) for each in again["items"]] == [("grew", True)]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        *(("dunno", False), ("outage", False), ("I don't know", False), ("can't remember one right now", False)),
        *(("no idea.", False), ("two words", False), ("skip this one", False)),
        *(
            ("cache outage in Nov", True),
            ("I did not know the cache was shared", True),
            ("決定に反対したが負けた", True),
        ),
    ],
)
def test_a_line_that_tells_nothing_is_no_event(line: str, event: bool) -> None:
    assert tells(line) is event


def test_a_line_that_tells_nothing_is_not_ranked_and_is_named(amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("outage: dunno\ngrew: Our intern runs the nightly evaluation\n")
    ran = amzprep("stories", "mine", "--lines", str(path), "--rank")
    assert "1 of 1 events" in ran.out
    assert "not counted: outage" in ran.out


def test_a_line_that_opens_with_a_month_fills_when(amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("outage: Nov 2024: cache outage on the search page\ngrew: our intern led the launch in 03/2025\n")
    assert amzprep("stories", "mine", "--lines", str(path)).code == 0
    outage = (home / "stories" / "cache-outage-on-the-search-page.md").read_text()
    assert "title: Cache outage on the search page\n" in outage
    assert "when: 2024-11\n" in outage
    assert any("when: 2025-03\n" in each.read_text() for each in (home / "stories").iterdir())


def test_the_ten_fit_on_one_screen(amzprep: Amzprep, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("\n".join(f"{each.id}: {'a long line of what happened then ' * 4}" for each in prompts()))
    lines = amzprep("stories", "mine", "--lines", str(path), "--rank").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 20


def test_going_back_offers_the_line_before_and_loses_none(home: Path) -> None:
    with Workspace.open() as workspace:
        mine = open_mine(workspace.places)
        assert mine.back() is False
        mine.answer(prompts()[0], "an outage of the cache")
        mine.answer(prompts()[1], "we argued about it")
        assert mine.back()
        assert (mine.next, mine.offered) == (prompts()[1], "we argued about it")
        assert mine.back()
        mine.answer(prompts()[0], "an outage of the index")
        assert mine.next == prompts()[2]
    assert list(mine.lines.values()) == ["an outage of the index", "we argued about it"]


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
