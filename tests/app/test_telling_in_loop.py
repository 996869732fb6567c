"""A story told in a mock loop: when its time is over, one probe is left and the round goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amzprep.app.practice import Wanted
from amzprep.app.telling import LOOP, Telling, start_telling
from amzprep.app.workspace import Workspace

CONTENT = Path(__file__).resolve().parent.parent / "data" / "telling"


@pytest.fixture
def workspace(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))
    with Workspace.open(seed=1) as opened:
        yield opened


def told(workspace: Workspace, mode: str, *, over: bool) -> Telling:
    telling = start_telling(workspace, workspace.content.get("slow-queue"), Wanted(mode))
    telling.choose("Drift")
    telling.told()
    if over:
        telling.state.limit_min = 0.0
    return telling


def test_over_its_time_one_probe_is_left_in_a_loop(workspace: Workspace) -> None:
    with told(workspace, LOOP, over=True) as telling:
        assert (len(telling.probes), telling.late) == (1, True)
        assert telling.probe is not None
        assert not telling.next_probe()
        assert telling.finished
        telling.abandon("test")


def test_the_probe_under_way_is_the_last_when_its_time_runs_out(workspace: Workspace) -> None:
    with told(workspace, LOOP, over=False) as telling:
        assert len(telling.probes) == len(telling.body.probes)
        assert telling.next_probe()
        telling.state.limit_min = 0.0
        assert telling.probe is not None
        assert not telling.next_probe()
        assert telling.state.probe == 2
        telling.abandon("test")


def test_a_drill_asks_every_probe_however_late_it_is(workspace: Workspace) -> None:
    with told(workspace, "full", over=True) as telling:
        assert (len(telling.probes), telling.late) == (len(telling.body.probes), False)
        assert telling.next_probe()
        telling.abandon("test")


@pytest.mark.parametrize(("said", "asked"), [("we did it all", True), ("I did it all", False)])
def test_whose_part_it_was_is_asked_by_what_was_told_and_not_by_the_file(
    said: str, asked: bool, workspace: Workspace
) -> None:
    with start_telling(workspace, workspace.content.get("slow-queue"), Wanted(LOOP)) as telling:
        telling.choose("Drift")
        telling.state.gaps = ['You say "we" a good deal. Which of it was you?', "What was it before?"]
        telling.note(f"{said}, " * 30)
        telling.told()
        asks = [each.ask for each in telling.probes]
        assert ('You say "we" a good deal. Which of it was you?' in asks) is asked
        assert "What was it before?" in asks
        telling.abandon("test")
