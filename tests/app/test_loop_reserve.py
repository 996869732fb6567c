"""Where questions come from: two whole loops per level from the unseen reserve, then what was not seen lately."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzprep.app.loop import Started, parts, start_loop
from amzprep.app.practice import Wanted, practice_of
from amzprep.app.workspace import Workspace
from amzprep.domain.loop_run import LoopRun

LEVELS = ("L4", "L5", "L6", "L7", "L8")
SEEDS = ("1", "2", "3")


def asked(run: LoopRun) -> list[str]:
    return [each for round_ in run.rounds for each in (round_.questions or {}).values()]


def reserve(workspace: Workspace) -> set[str]:
    return {row.id for row in workspace.content.all(reserve=True) if row.reserve}


def see(workspace: Workspace, started: Started) -> None:
    """Every question of a loop is asked: an attempt at each begins."""
    for round_ in started.run.rounds:
        for part in parts(workspace, round_):
            question = workspace.content.get(part.question)
            wanted = Wanted("loop", part.minutes, started.run.level, loop=started.run.key(round_.id))
            with practice_of(question).start(workspace, question, wanted):
                pass


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", LEVELS)
def test_two_loops_in_a_row_come_from_the_reserve_and_share_no_question(level: str, seed: str, home: Path) -> None:
    with Workspace.open() as workspace:
        first = start_loop(workspace, level=level, seed=seed)
        second = start_loop(workspace, level=level, seed=f"{seed} again")
        both = asked(first.run) + asked(second.run)
        assert set(both) - reserve(workspace) == set()
        assert len(both) == len(set(both))
        assert all(level in row.levels for row in workspace.content.all(reserve=True) if row.id in both)
        assert (first.notes, second.notes) == ((), ())
        whole = [each.principles for run in (first.run, second.run) for each in run.rounds]
        assert len(both) >= sum(map(len, whole))


@pytest.mark.parametrize("level", LEVELS)
def test_every_round_has_what_it_asks_for(level: str, home: Path) -> None:
    with Workspace.open() as workspace:
        run = start_loop(workspace, level=level, stage="full", seed="1").run
    for each in run.rounds:
        questions = each.questions or {}
        assert set(each.principles) <= set(questions)
        assert ("technical" in questions) == (each.asks != "nothing")


def test_a_used_up_reserve_is_said_and_the_others_are_asked(home: Path) -> None:
    with Workspace.open() as workspace:
        seen: list[str] = []
        for n in range(4):
            started = start_loop(workspace, level="L5", seed=str(n))
            see(workspace, started)
            seen += asked(started.run)
        assert any("the reserve is used up for" in note for note in started.notes), started.notes
        assert set(asked(started.run)) - reserve(workspace)


def test_when_all_was_seen_the_longest_ago_comes_first_and_that_is_said(home: Path) -> None:
    with Workspace.open() as workspace:
        started = start_loop(workspace, level="L6", stage="technical", seed="0")
        seen: list[str] = []
        for n in range(40):
            started = start_loop(workspace, level="L6", stage="technical", rounds=1, seed=f"n{n}")
            seen += asked(started.run)
            see(workspace, started)
            if any("seen before" in note for note in started.notes):
                break
        else:
            raise AssertionError("forty rounds, and never a question that was seen before")
        again = [each for each in asked(started.run) if seen.count(each) > 1]
        assert again
        first_seen = [seen.index(each) for each in again]
        later = [each for each in seen if seen.count(each) == 1 and each.split("/")[0] == "core"]
        assert later, "what was seen once only was seen later than what comes back"
        assert max(first_seen) < len(seen)


def test_the_same_seed_asks_the_same_again_though_it_was_seen_and_says_so(home: Path) -> None:
    with Workspace.open() as workspace:
        first = start_loop(workspace, level="L5", seed="7")
        see(workspace, first)
        again = start_loop(workspace, level="L5", seed="7")
        assert asked(again.run) == asked(first.run)
        assert any("with this seed again" in note for note in again.notes)
