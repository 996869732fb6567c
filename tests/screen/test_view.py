"""What the screen shows, without a terminal: a pure function of the view at some size."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from amzprep.domain.report import Markdown
from amzprep.domain.verdict import CaseVerdict, Code, Verdict
from amzprep.render.drawing import THEME
from amzprep.screen.view import View, clock_text, draw_view, pages, sheet_lines

AC = CaseVerdict("example", 1, Code.AC, name="one below zero")
WA = CaseVerdict("example", 2, Code.WA, name="two", args="[[1, 2]]", want="3", got="4", pointer="expected 3, got 4")


def console(width: int = 80, height: int = 24, *, colour: bool = False) -> Console:
    return Console(
        file=StringIO(), width=width, height=height, theme=THEME, highlight=False, markup=False, emoji=False,
        force_terminal=colour, color_system="truecolor" if colour else None, legacy_windows=False,
    )  # fmt: skip


def drawn(view: View, width: int = 80, height: int = 24, *, colour: bool = False) -> str:
    target = console(width, height, colour=colour)
    target.print(draw_view(view, target))
    text: str = target.file.getvalue()  # type: ignore[attr-defined]
    return text.removesuffix("\n")


def verdict(*cases: CaseVerdict, notes: tuple[str, ...] = (), level: str = "A") -> Verdict:
    code = next((case.code for case in cases if case.code is not Code.AC), Code.AC)
    return Verdict("tiny/add-up", "python", code, level, 2.0, cases, notes)


def view(**changes: object) -> View:
    base = View("Add up", "/home/me/attempts/x/solution.py", 30.0, 600.0, page=None)
    return replace(base, **changes)  # type: ignore[arg-type]


SHAPES = [
    view(),
    view(verdict=verdict(AC)),
    view(verdict=verdict(AC, WA)),
    view(verdict=verdict(*[replace(WA, n=i, name=f"case {i}") for i in range(40)])),
    view(verdict=verdict(replace(WA, args="[" + "1, " * 500 + "]", prints="\n".join(f"line {i}" for i in range(99))))),
    view(verdict=verdict(AC, WA, notes=("sandbox level B; see amzprep doctor",), level="B"), notes=["a note " * 30]),
    view(room=True),
    view(paused=True),
    view(accepted=True, page=0, sheet=[Text("AC")]),
    view(busy="running …"),
    view(ask="Put the starter back?  y:yes n:no"),
    view(page=1, sheet=[Text(f"line {i}") for i in range(50)]),
    view(ticks={"restate": 61.0, "code": 1300.0}),
    view(title="A title that is much longer than any line of any terminal could ever be, and then some"),
]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (100, 40), (40, 12)], ids=str)
@pytest.mark.parametrize("shape", SHAPES, ids=range(len(SHAPES)))
def test_every_shape_fills_the_screen_and_no_more(shape: View, size: tuple[int, int]) -> None:
    lines = drawn(shape, *size).split("\n")
    assert len(lines) == size[1]
    assert all(len(line) <= size[0] for line in lines)


def test_a_failing_case_shows_input_expected_and_got() -> None:
    text = drawn(view(verdict=verdict(AC, WA)))
    for line in ("✗ WA wrong answer · 1 of 2 visible cases pass", "✗ two  wrong answer", "input     [[1, 2]]",
                 "expected  3", "got       4", "✓ one below zero"):  # fmt: skip
        assert line in text


def test_what_is_cut_is_counted() -> None:
    prints = "\n".join(f"line {i}" for i in range(99))
    text = drawn(view(verdict=verdict(AC, replace(WA, prints=prints))))
    assert "line 3" in text
    shown = sum(f"line {i}\n" in text.replace(" \n", "\n") or f"line {i} " in text for i in range(99))
    assert f"… {99 - shown} more lines" in text
    many = drawn(view(verdict=verdict(*[replace(WA, n=i, name=f"case {i}") for i in range(40)])))
    assert "✗ 39 more do not pass" in many


def test_a_program_that_does_not_compile_shows_only_why() -> None:
    broken = replace(WA, code=Code.CE, error="SyntaxError: '(' was never closed\n  line 2: return (")
    text = drawn(view(verdict=verdict(broken, broken)))
    assert "line 2: return (" in text
    assert "expected" not in text


def test_no_page_swallows_a_line() -> None:
    lines = [Text(f"line {i};") for i in range(50)]
    shape = view(page=0, sheet=lines)
    total = pages(shape, console())
    shown = "".join(drawn(replace(shape, page=page)) for page in range(total))
    assert all(f"line {i};" in shown for i in range(50))
    assert f"page {total} of {total}" in shown


def test_nothing_depends_on_colour_alone() -> None:
    shape = view(verdict=verdict(AC, WA), elapsed_s=700.0)
    plain = drawn(shape)
    assert "+01:40 over 10:00" in plain
    assert "✓" in plain
    assert "✗" in plain


@pytest.mark.parametrize("shape", SHAPES, ids=range(len(SHAPES)))
def test_light_and_dark_themes_read_well(shape: View) -> None:
    """No background, and no foreground but red and green: the rest is the terminal's own."""
    coloured = drawn(shape, colour=True)
    for code in coloured.split("\x1b[")[1:]:
        numbers = code.partition("m")[0].split(";")
        assert set(numbers) <= {"0", "1", "2", "3", "4", "31", "32"}, numbers


def test_hostile_text_is_only_shown() -> None:
    evil = "\x1b[2J\x1b]0;x\x07[bold]\u202e"
    shape = view(title=evil, path=evil, notes=[evil], verdict=verdict(replace(WA, name=evil, args=evil, prints=evil)))
    text = drawn(shape, colour=True)
    assert "\x1b[2J" not in text
    assert "\x1b]" not in text
    assert "\u202e" not in text
    assert "[bold]" in text


def test_the_clock_counts_down_and_then_over() -> None:
    assert clock_text(0, 600) == "10:00 left of 10:00"
    assert clock_text(600, 600) == "00:00 left of 10:00"
    assert clock_text(601.5, 600) == "+00:01 over 10:00"
    assert clock_text(59.9, 5400) == "89:01 left of 90:00"


def test_the_menu_is_one_line_at_80_columns() -> None:
    for room in (False, True):
        lines = drawn(view(room=room, ticks=dict.fromkeys(("restate", "clarify", "approach", "code", "cases"), 660.0)))
        assert "q:quit" in lines.split("\n")[-1]
        assert "1 restate 11:00" in lines.split("\n")[-2]


def test_before_the_first_tick_the_row_of_steps_says_that_its_numbers_are_keys() -> None:
    assert drawn(view()).split("\n")[-2] == "keys tick: 1 restate  2 clarify  3 approach, Big-O  4 code  5 own cases"
    assert "keys" not in drawn(view(ticks={"code": 61.0})).split("\n")[-2]


def test_a_sheet_follows_the_width() -> None:
    blocks = [Markdown("word " * 100)]
    assert len(sheet_lines(blocks, console(40))) > len(sheet_lines(blocks, console(80)))
