"""The clock of a round: what an interrupted part has spent counts before it is opened again, time away does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amzprep.app.folder import find_folder
from amzprep.app.loop import attempts_of, next_part, parts, start_loop
from amzprep.app.loop_clock import minutes_left, spent_min
from amzprep.app.loop_report import status
from amzprep.app.practice import Wanted
from amzprep.app.telling import LOOP, Telling, reopen_telling, start_telling
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun


class HandClock:
    """A clock that stands until it is set forward."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> int:
        return time.time_ns() // 1000 + int(self.seconds * 1e6)

    def local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1e6, UTC)

    def steady(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def workspace(home: Path, clock: HandClock) -> Iterator[Workspace]:
    with Workspace.open(seed=1, clock=clock) as opened:
        yield opened


def begun(workspace: Workspace) -> tuple[LoopRun, Round, Telling]:
    """A Bar Raiser round with its first story asked."""
    run = start_loop(workspace, level="L5", seed="1").run
    round_ = next(each for each in run.rounds if each.bar_raiser)
    part = next_part(workspace, run, round_)
    assert part is not None and part.kind == "behavioral"
    wanted = Wanted(LOOP, minutes_left(workspace, run, round_, part), run.level, loop=run.key(round_.id))
    return run, round_, start_telling(workspace, workspace.content.get(part.question), wanted)


@pytest.mark.parametrize("marking", [False, True], ids=["while it is told", "while it is marked"])
def test_what_was_spent_before_ctrl_c_counts_at_once_and_the_time_away_never(
    marking: bool, workspace: Workspace, clock: HandClock
) -> None:
    run, round_, telling = begun(workspace)
    with pytest.raises(KeyboardInterrupt), telling:
        telling.choose("Drift")
        clock.seconds += 120
        telling.told()
        clock.seconds += 180
        if marking:
            telling.end_probes()
            clock.seconds += 60  # marking has a clock of its own
        raise KeyboardInterrupt
    clock.seconds += 3600
    assert spent_min(workspace, run, round_) == pytest.approx(5)
    (attempt,) = attempts_of(workspace, run, round_).values()
    folder = find_folder(workspace.places.attempts, attempt.id)
    assert folder is not None
    with reopen_telling(workspace, telling.question, folder) as again:
        assert again.elapsed_s == pytest.approx(300)
        clock.seconds += 0 if marking else 30
    assert spent_min(workspace, run, round_) == pytest.approx(5 if marking else 5.5)


def test_a_part_under_way_has_the_minutes_that_are_left_of_it(workspace: Workspace, clock: HandClock) -> None:
    run, round_, telling = begun(workspace)
    with telling:
        clock.seconds += 240
    part = next_part(workspace, run, round_)
    assert part is not None
    assert minutes_left(workspace, run, round_, part) == pytest.approx(telling.state.limit_min - 4)


def test_status_names_the_part_under_way(workspace: Workspace, clock: HandClock) -> None:
    run, round_, telling = begun(workspace)
    with telling:
        clock.seconds += 240
    (said,) = [item["state"] for item in status(workspace, run).data["items"] if item["round"] == round_.id]
    assert said == f"part 1 of {len(parts(workspace, round_))} under way"
