"""A sheet is all that an interviewer needs who has never seen this tool, and its clock and its bar come out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.app.loop import find_loop, parts, start_loop
from amzprep.app.loop_sheet import printable, sheet
from amzprep.app.workspace import Workspace
from amzprep.domain.principle import PRINCIPLES
from ran import Ran

Amzprep = Callable[..., Ran]
CLOCK = re.compile(r"^\| (\d):(\d\d) \| (.*?)(?: \((\d+) min\))? \|$", re.MULTILINE)


def written(home: Path) -> Path:
    return next((home / "loops").iterdir())


@pytest.mark.parametrize("level", ["L4", "L5", "L6", "L7", "L8"])
def test_the_running_order_fills_the_round_to_the_minute(amzprep: Amzprep, level: str) -> None:
    with Workspace.open() as workspace:
        for stage in ("full", "onsite"):
            run = start_loop(workspace, level=level, stage=stage, seed="1").run
            for round_ in run.rounds:
                rows = CLOCK.findall(sheet(workspace, run, round_))
                starts = [60 * int(hours) + int(minutes) for hours, minutes, _, _ in rows]
                assert (rows[0][2][:5], rows[-1][2], starts[-1]) == ("hello", "end", round_.minutes)
                for i, (_, _, what, minutes) in enumerate(rows):
                    if minutes:
                        assert starts[i + 1] - starts[i] == int(minutes), (round_.id, what)


def test_the_bar_on_the_sheet_is_the_bar_of_the_rubric(amzprep: Amzprep) -> None:
    with Workspace.open() as workspace:
        rows = [row for row in workspace.content.all(reserve=True) if row.kind == "open"]
        assert rows
        for row in rows:
            rubric = workspace.content.get(row.id).open.rubric
            for level in rubric.bars:
                total, needed = sum(each.points for each in rubric.applying(level)), rubric.needed(level)
                bar = rubric.bars[level].points
                assert round(100 * needed / total, 1) >= bar > round(100 * (needed - 1) / total, 1), (row.id, level)
                assert rubric.needed(level, more=10) >= needed >= rubric.needed(level, more=-10)


def test_an_open_rounds_sheet_has_the_bar_in_points(home: Path, amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L6", "--seed", "s2", "--partner").code == 0
    text = next(written(home).glob("*-ml-system-design.md")).read_text(encoding="utf-8")
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        round_ = next(each for each in run.rounds if each.id == "ml-system-design")
        rubric = workspace.content.get((round_.questions or {})["technical"]).open.rubric
    assert f"- *at*: **{rubric.needed('L6')}** or more" in text
    assert "- *lower*" in text
    for point in rubric.musts("L6"):
        assert f"**{point.says}**" in text
    for name in round_.principles:
        assert f"## {PRINCIPLES[name]} · 0:" in text


def test_a_coding_sheet_can_be_interviewed_from_and_says_what_becomes_of_the_code(home: Path, amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L6", "--seed", "s2", "--partner").code == 0
    text = next(written(home).glob("*-algorithms.md")).read_text(encoding="utf-8")
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        round_ = next(each for each in run.rounds if each.id == "algorithms")
        asked = next(each for each in parts(workspace, round_) if each.name == "technical")
        coding = workspace.content.get(asked.question).coding
    assert coding.signature_text.strip() in text
    assert coding.examples[0].name in text
    assert f"time {coding.complexity['time']}" in text
    assert "amzprep loop run --card FILE --submission CODE" in text


def test_every_sheet_says_whose_it_is_and_how_to_behave(home: Path, amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L5", "--seed", "4", "--partner").code == 0
    sheets = sorted(written(home).glob("*.md"))
    assert len(sheets) == 5
    for path in sheets:
        text = path.read_text(encoding="utf-8")
        for words in (
            "not Amazon's",
            "Do not help",
            "Do not show this sheet",
            f"`{path.name}`",
            "*thin*: ",
            "*own-part*: ",
        ):
            assert words in text, (path.name, words)


def test_the_page_has_boxes_to_tick_and_lines_to_write_on(amzprep: Amzprep) -> None:
    with Workspace.open() as workspace:
        run = start_loop(workspace, level="L5", seed="4").run
        for round_ in run.rounds:
            page = printable(workspace, run, round_)
            assert "[ ]" not in page
            assert "would_probe:" not in page
            assert page.count('<li class="box">☐') >= 5
            assert 'class="ruled"' in page
            assert "<blockquote>" in page
            assert "☐\u00a0strong hire" in page
            assert f"{round_.id}.md" in page


def test_the_bar_raisers_sheet_names_the_file_that_the_other_cards_bring(home: Path, amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L5", "--seed", "4", "--partner").code == 0
    with Workspace.open() as workspace:
        run = find_loop(workspace)
    raiser = next(each for each in run.rounds if each.bar_raiser)
    text = next(written(home).glob(f"*-{raiser.id}.md")).read_text(encoding="utf-8")
    named = re.findall(r"`(\S+-probes\.md)`", text)
    other = next(each for each in run.rounds if not each.bar_raiser and each.asks == "open")
    path = next(written(home).glob(f"*-{other.id}.md"))
    card = path.read_text(encoding="utf-8").replace("by: your name", "by: Ann").replace("vote:  ", "vote: hire  ", 1)
    card = card.replace("technical:  ", "technical: at  ").replace("gaps:  ", "gaps: number  ")
    path.write_text(card, encoding="utf-8")
    ran = amzprep("loop", "run", "--card", str(path))
    assert ran.code == 0, ran.err
    assert [each.name for each in written(home).glob("*-probes.md")] == named
    assert "to send unread" in ran.out


def test_a_loop_with_sheets_waits_for_a_card_and_not_for_the_learner_alone(amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L5", "--seed", "4", "--partner").code == 0
    status = amzprep("loop", "status")
    assert "Next: amzprep loop run --card FILE" in status.err
    assert "Self-scored" not in status.out


def test_a_card_filled_in_where_it_lies_is_left_alone(home: Path, amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L5", "--seed", "4", "--partner").code == 0
    path = sorted(written(home).glob("*.md"))[0]
    path.write_text("mine", encoding="utf-8")
    ran = amzprep("loop", "sheets")
    assert (ran.code, "unread" in ran.out, path.read_text(encoding="utf-8")) == (0, True, "mine")
