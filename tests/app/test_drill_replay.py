"""A drill's state follows from the log: whatever file was left behind, the events bring it up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from amzprep.app.drill import Drill, start
from amzprep.app.grade import gradable
from amzprep.app.resume import resume
from amzprep.app.workspace import Workspace
from amzprep.domain.rating import Rating
from amzprep.domain.verdict import Code
from amzprep.errors import ContentError, NotReadyError, UsageError

CONTENT = Path(__file__).resolve().parent.parent / "data" / "drill"
RIGHT = "def add_up(readings):\n    return sum(each for each in readings if each > 0)\n"


@pytest.fixture
def workspace(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))
    with Workspace.open(seed=1) as opened:
        yield opened


def begun(workspace: Workspace, **how: str) -> Drill:
    return start(workspace, gradable(workspace, "add-up"), **how)  # type: ignore[arg-type]


def test_a_state_file_of_long_ago_is_brought_up_to_date(workspace: Workspace) -> None:
    with begun(workspace) as drill:
        old = drill.folder.read("state.json")
        drill.hint()
        drill.tick("restate")
        drill.submit("def add_up(readings): return 0\n")
        drill.submit(RIGHT)
        drill.claim("O(n)", "")
        expected = drill.signals()
        drill.folder.write("state.json", old)
    drill.folder.write("state.json", old)
    with resume(workspace) as again:
        assert again.finished
        assert again.state.ticks.keys() == {"restate"}
        assert again.state.claimed == {"time": "O(n)"}
        found = again.signals()
        assert found.failed_submissions == expected.failed_submissions == 1
        assert (found.accepted, found.nudges) == (True, 1)


def test_replaying_twice_changes_nothing(workspace: Workspace) -> None:
    with begun(workspace) as drill:
        drill.hint()
        drill.submit(RIGHT)
        events = workspace.log.events_of(drill.state.attempt)
        drill.state.replay(events)
        once = dict(vars(drill.state))
        drill.state.replay(events)
        assert vars(drill.state) == once


def test_a_state_that_cannot_be_read_says_where_the_code_is(workspace: Workspace) -> None:
    with begun(workspace) as drill:
        pass
    drill.folder.write("state.json", "{")
    with pytest.raises(ContentError, match="what you wrote beside it is kept"):
        resume(workspace)


def test_a_state_of_a_newer_version_is_read(workspace: Workspace) -> None:
    with begun(workspace) as drill:
        pass
    raw = json.loads(drill.folder.read("state.json"))
    drill.folder.write("state.json", json.dumps({**raw, "something_new": 1}))
    assert resume(workspace).state.attempt == drill.state.attempt


def test_the_second_opener_is_refused_and_records_nothing(workspace: Workspace) -> None:
    with begun(workspace):
        before = len(list(workspace.log.events()))
        with pytest.raises(NotReadyError, match="is open in another amzprep"), resume(workspace):
            pass
        assert len(list(workspace.log.events())) == before


@pytest.mark.parametrize("name", ["add-up", "tiny/add-up", None])
def test_an_attempt_is_found_by_its_question(workspace: Workspace, name: str | None) -> None:
    with begun(workspace) as drill:
        pass
    assert resume(workspace, name).state.attempt == drill.state.attempt
    assert resume(workspace, drill.state.attempt[-6:]).state.attempt == drill.state.attempt
    with pytest.raises(UsageError, match="no interrupted attempt 'tally'"):
        resume(workspace, "tally")


def test_what_is_offered_and_what_is_chosen_are_both_kept(workspace: Workspace) -> None:
    with begun(workspace) as drill:
        drill.submit(RIGHT)
        offered = drill.suggestion()
        assert drill.rate(Rating.EASY) is Rating.EASY
        assert drill.suggestion() == offered
    (card,) = (workspace.history.cards or {}).values()
    assert card.rating == Rating.EASY


def test_the_examples_are_judged_in_the_room_too(workspace: Workspace) -> None:
    with begun(workspace, mode="room") as drill:
        verdict = drill.submit(RIGHT)
        assert verdict.code is Code.AC
        assert "example" in {case.group for case in verdict.cases}
        assert drill.grade_visible() is None
