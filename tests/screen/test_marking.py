"""Marking an own answer: nothing is ticked by itself, each key is saved at once, and it fits the four minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from amzprep.app.answering import MARKING, SAYING, SCORING_LIMIT_S, Answering, start_answer
from amzprep.app.practice import Wanted
from amzprep.app.workspace import Workspace
from amzprep.screen import marking
from amzprep.screen.marking import Marking

CONTENT = Path(__file__).resolve().parent.parent / "data" / "answer"
SAID = ("I count the minutes late", "minutes late are the number", "cold water starts earlier", "a dead sensor")


@pytest.fixture
def answering(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Answering]:
    """An answer of four lines, given and waiting to be marked at L5."""
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))
    with Workspace.open(seed=1) as workspace:
        found = start_answer(workspace, workspace.content.get("late-kettle"), Wanted())
        with found:
            found.add("\n".join(SAID))
            while found.turn():
                pass
            found.end_adding()
            yield found


Mark = Callable[..., str]


@pytest.fixture
def mark(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> Mark:
    """Press these keys (`lines` typed where a line is asked for) and return what was shown."""

    def run(keys: str, *lines: str, size: tuple[int, int] | None = None) -> str:
        shown, typed = StringIO(), iter(lines)
        pressed = iter(keys)

        def press(self: Marking) -> str:
            self._spend()
            try:
                return next(pressed)
            except StopIteration:
                raise KeyboardInterrupt from None

        monkeypatch.setattr(Marking, "_pressed", press)
        monkeypatch.setattr(marking, "read_line", lambda text: next(typed))
        monkeypatch.setattr(Marking, "_forget_keys", lambda self: None)
        width, height = size or (80, 24)
        Marking(answering, Console(file=shown, width=width, height=height), by_lines=size is None).run()
        return shown.getvalue()

    return run


def test_a_yes_takes_two_keys_or_a_number(mark: Mark, answering: Answering) -> None:
    mark("y\n" + "1" + "\n" + "\n")
    assert answering.state.claims == {"metric": SAID[0], "warmth": SAID[2]}
    assert answering.state.stage == SAYING


def test_a_yes_says_what_it_waits_for(mark: Mark, answering: Answering) -> None:
    assert "With which of your lines?" in mark("y2" + "n" + "\n\n")
    answering.state.decided, answering.state.lines = [], [["design", 1.0, "nothing like it at all"]]
    shown = " ".join(mark("ym" + "n" + "\n\n").split())
    assert "No line stands out for it. Only a claim with a line counts: l finds the one you mean." in shown
    assert "ENTER with line 1" not in shown


def test_another_of_the_proposed_lines_can_back_a_yes(mark: Mark, answering: Answering) -> None:
    mark("y2" + "n" + "\n\n")
    assert answering.state.claims == {"metric": SAID[1]}


@pytest.mark.parametrize("keys", ["\n\n\n\n", "    ", "99", "y", "xyz"])
def test_no_other_key_ticks_a_must(mark: Mark, answering: Answering, keys: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        mark(keys)
    assert answering.state.claims == {}
    assert answering.state.stage == MARKING


def test_from_memory_is_kept_apart(mark: Mark, answering: Answering) -> None:
    shown = mark("m" + "ym" + "\n\n")
    assert answering.state.claims == {"metric": "", "warmth": ""}
    assert (answering.backed, shown.count("[~]")) == ([], 2)


def test_any_line_is_found_by_a_word_or_its_number(mark: Mark, answering: Answering) -> None:
    shown = mark("l" + "l" + "\n\n", "dead", "4", "99", "1")
    assert answering.state.claims == {"metric": SAID[3], "warmth": SAID[0]}
    assert shown.count(f"  1 {SAID[0]}") == 2  # the list of all, once for each; not in that of `dead`
    assert shown.count(f"  4 {SAID[3]}") == 3


def test_enter_takes_the_only_line_with_a_word_and_0_takes_none(mark: Mark, answering: Answering) -> None:
    mark("l" + "ln" + "\n\n", "dead", "", "dead", "0")
    assert answering.state.claims == {"metric": SAID[3]}


def test_no_line_chosen_asks_again(mark: Mark, answering: Answering) -> None:
    mark("ln" + "n" + "\n\n", "")
    assert answering.state.claims == {}
    assert answering.state.decided == ["metric", "warmth"]


def test_the_points_come_in_portions_that_fit_the_screen(mark: Mark, answering: Answering) -> None:
    shown = mark("nn" + "\n" + "b" + "\n" + "\n", size=(30, 8))
    first, second = shown.split("The other points, b to b of 2")
    assert "The other points, a to a of 2" in first
    assert "ENTER shows b on" in " ".join(first.split())
    assert ("a [ ] says" in first, "b [ ] sets" in first) == (True, False)
    assert ("a [ ] says" in second, "b [ ] sets" in second) == (False, True)
    assert answering.state.claims == {"alarm": ""}


def test_by_lines_all_points_come_at_once(mark: Mark) -> None:
    assert "The other points  [" in mark("nn" + "\n" + "\n")


def test_other_points_are_unmarked_until_their_letter(mark: Mark, answering: Answering) -> None:
    shown = mark("nn" + "\n" + "\n")
    assert answering.state.claims == {}
    assert (
        'a [ ] says what happens when the sensor fails\n      perhaps "a dead sensor"' not in shown
    )  # one word is too few
    assert "b [ ] sets an alarm on mornings without tea" in shown


def test_a_letter_goes_through_lines_memory_and_off(mark: Mark, answering: Answering) -> None:
    answering.add("the sensor fails\nwhen it fails the sensor says so")
    found = []
    for presses in (1, 2, 3, 4):
        answering.state.claims, answering.state.decided = {}, []
        mark("nn" + "a" * presses + "\n\n")
        found.append(answering.state.claims.get("fallback"))
    assert found == ["when it fails the sensor says so", "the sensor fails", "", None]


def test_l_picks_a_line_for_the_last_point(mark: Mark, answering: Answering) -> None:
    mark("nn" + "lal" + "\n\n", "3")
    assert answering.state.claims == {"fallback": SAID[2]}


def test_red_flags_are_owned_up_to_and_taken_back(mark: Mark, answering: Answering) -> None:
    shown = mark("nn" + "\n" + "1219" + "\n")
    assert answering.state.flags == [1]
    assert "1 Blames the water." in shown


def test_by_lines_several_red_flags_are_one_line(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, shown = iter(["n", "n", "", "1 2", "1", ""]), StringIO()
    monkeypatch.setattr(marking, "read_line", lambda text: next(typed))
    Marking(answering, Console(file=shown, width=80), by_lines=True).run()
    assert answering.state.flags == [1]
    assert shown.getvalue().count("2 [x]") == 1


def test_points_of_other_levels_say_so(mark: Mark, answering: Answering) -> None:
    answering.state.level = "L4"
    assert "sets an alarm on mornings without tea (L5, L6)" in mark("n" + "\n\n")


def test_every_key_is_saved_at_once_and_not_asked_again(mark: Mark, answering: Answering) -> None:
    with pytest.raises(KeyboardInterrupt):
        mark("n1" + "m")
    assert answering.folder.load(type(answering.state)).decided == ["metric", "warmth"]
    assert answering.folder.load(type(answering.state)).claims == {"warmth": SAID[2]}
    shown = mark("\n\n")
    assert "must 1" not in shown
    assert answering.state.stage == SAYING


def test_the_time_of_marking_counts_over_an_interruption(mark: Mark, answering: Answering) -> None:
    answering.state.scoring_s = SCORING_LIMIT_S + 1
    shown = mark("nn\n\n")
    assert "[marking 04:01 of 04:00 over]" in shown
    assert answering.state.scoring_s >= SCORING_LIMIT_S + 1


def test_the_largest_rubrics_are_marked_with_few_keys(mark: Mark, answering: Answering) -> None:
    """At two keys a must and one a point, fourteen points are far from the four minutes' worth of keys."""
    rubric = answering.body.rubric
    keys = "y\n" * len(rubric.musts("L5")) + "a" + "b" + "\n\n"
    mark(keys)
    assert len(keys) <= 2 * len(rubric.points) + 2
    assert set(answering.state.claims) == {point.id for point in rubric.points}
