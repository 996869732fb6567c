"""An answer in words under way: phases, what the log and the file bring back, what is written, parts, and marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amzprep.app import answer_report
from amzprep.app.answering import (
    ADDING,
    ANSWERING,
    MARKING,
    RATING,
    SAYING,
    WRITTEN,
    Answering,
    asks,
    assumed,
    by_heading,
    quoted,
    skeleton,
    start_answer,
)
from amzprep.app.practice import Wanted
from amzprep.app.resume import resume
from amzprep.app.workspace import Workspace
from amzprep.domain.rating import Rating
from amzprep.domain.rubric import Standing
from amzprep.domain.spoken_rating import RubricSignals
from amzprep.errors import ContentError, NotReadyError

CONTENT = Path(__file__).resolve().parent.parent / "data" / "answer"


class SetClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def now(self) -> int:
        return int(self.seconds * 1e6)

    def steady(self) -> float:
        return self.seconds

    def local(self, at: int) -> object:
        from datetime import UTC, datetime

        return datetime.fromtimestamp(at / 1e6, UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def workspace(home: Path, monkeypatch: pytest.MonkeyPatch, clock: SetClock) -> Iterator[Workspace]:
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))
    with Workspace.open(seed=1, clock=clock) as opened:  # type: ignore[arg-type]
        yield opened


def begun(workspace: Workspace, slug: str = "late-kettle", **wanted: float) -> Answering:
    return start_answer(workspace, workspace.content.get(slug), Wanted(**wanted))  # type: ignore[arg-type]


def names(workspace: Workspace, answering: Answering) -> list[str]:
    return [event.name for event in workspace.log.events_of(answering.state.attempt)]


def test_phases_take_their_own_seconds_and_their_own_lines(workspace: Workspace, clock: SetClock) -> None:
    with begun(workspace) as answering:
        assert (answering.phase, answering.clarifying, answering.phase_limit_s) == ("clarify", True, 60.0)
        clock.seconds += 20
        assert answering.turn()
        clock.seconds += 100
        assert (answering.phase, answering.phase_elapsed_s) == ("design", 100.0)
        answering.add("  one\n\n    two\n")
        assert answering.turn()
        clock.seconds += 300
        assert answering.phase_elapsed_s > answering.phase_limit_s
        assert not answering.turn()
        clock.seconds += 1000
        assert (answering.state.stage, answering.finished, answering.elapsed_s) == (ADDING, True, 420.0)
    assert answering.state.phase_s == {"clarify": 20.0, "design": 100.0, "rollout": 300.0}
    assert answering.lines == ["  one", "    two"]  # code keeps its indentation
    answered = [e.body for e in workspace.log.events_of(answering.state.attempt) if e.name == "answered"]
    assert [(body["phase"], body["lines"], body["words"]) for body in answered] == [
        ("clarify", 0, 0), ("design", 2, 2), ("rollout", 0, 0)
    ]  # fmt: skip


def test_another_time_stretches_the_phases(workspace: Workspace) -> None:
    with begun(workspace, minutes=12.0) as answering:
        assert (answering.limit_s, answering.phase_limit_s) == (720.0, 120.0)


def test_a_question_brings_its_answer_and_an_assumption_none(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        assert [each.answer for each in answering.ask("how warm is the water?")] == ["Between 5 and 15 degrees."]
        assert answering.ask("I assume the water is warm") == []
        assert answering.ask("colour of the sky?") == []
        assert answering.state.asked == ["How warm is the water at night?", "(nothing prepared)"]  # asked all the same
        assert answering.ask("how warm is the water")  # its mark forgotten
        assert answering.ask("when the colour is wrong I throw it away") == []
        assert answering.lines == ["I assume the water is warm", "when the colour is wrong I throw it away"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("what is the budget", True),
        ("Is there a sensor", True),
        ("do we own it", True),
        ("When does it run", True),
        ("the water?", True),
        ("when it fails I start early", False),
        ("do the cheap part first", False),
        ("is late: 3 mornings", False),
        ("what I assume: one kettle", False),
        ("", False),
    ],
)
def test_a_question_is_known_without_its_mark(text: str, is_one: bool) -> None:
    assert asks(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Assumption: one kettle", True), ("assuming a sensor", True), ("May I assume a sensor?", False), ("so", False)],
)
def test_an_assumption_is_told_from_a_question(text: str, is_one: bool) -> None:
    assert assumed(text) is is_one


def test_what_was_typed_comes_back_with_its_draft_phase_and_clock(workspace: Workspace, clock: SetClock) -> None:
    with begun(workspace) as answering:
        clock.seconds += 5
        answering.ask("how warm is the water?")
        answering.turn()
        clock.seconds += 7
        answering.add("a line")
        answering.keep_draft("half a li")
        answering.flag("unclear")
    clock.seconds += 3600
    with resume(workspace) as again:
        assert (again.state.draft, again.phase, again.lines) == ("half a li", "design", ["a line"])
        assert (again.elapsed_s, again.phase_elapsed_s) == (12.0, 7.0)
        assert again.state.asked == ["How warm is the water at night?"]
        again.add("half a line")
        assert again.state.draft == ""
    away = [e.body["away_s"] for e in workspace.log.events_of(answering.state.attempt) if e.name == "resumed"]
    assert away == [3600.0]


def test_only_the_log_knows_what_a_stale_file_lacks(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        old = answering.folder.read("state.json")
        answering.ask("how warm is the water?")
        answering.folder.write("state.json", old)
    answering.folder.write("state.json", old)
    with resume(workspace) as again:
        assert again.state.asked == ["How warm is the water at night?"]


def test_marks_that_were_recorded_are_not_asked_again(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.add("I count the minutes late")
        while answering.turn():
            pass
        answering.end_adding()
        answering.decide("metric", "I count the minutes late")
        before = answering.folder.read("state.json")
        answering.marked(30.0)
        answering.folder.write("state.json", before)
    answering.folder.write("state.json", before)
    with resume(workspace) as again:
        assert (again.state.stage, again.state.claims) == (SAYING, {"metric": "I count the minutes late"})


def test_replaying_twice_changes_nothing(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.ask("how warm is the water?")
        answering.add("a line")
        events = workspace.log.events_of(answering.state.attempt)
        answering.state.replay(events)
        once = dict(vars(answering.state))
        answering.state.replay(events)
        assert vars(answering.state) == once


def test_every_stage_comes_back_as_it_was_left(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.add("I count the minutes late")
        while answering.turn():
            pass
        answering.keep_draft("one more")
    with resume(workspace) as again:
        assert (again.state.stage, again.state.draft) == (ADDING, "one more")
        again.add("one more thing")
        again.end_adding()
    assert "## rollout\n\none more thing" in again.folder.read("answer.md")
    with resume(workspace) as again:
        assert again.state.stage == MARKING
        again.decide("metric", None)
        again.own_up(1, yes=True)
    with resume(workspace) as again:
        assert (again.state.decided, again.state.claims, again.state.flags) == (["metric"], {}, [1])
        again.marked(100.0)
        again.keep_draft("said so")
    with resume(workspace) as again:
        assert (again.state.stage, again.state.draft, again.state.scoring_s) == (SAYING, "said so", 100.0)
        again.said_again(again.body.rubric.points[0], "said so again")
    assert again.folder.read("again.md") == "# names minutes late as the metric\n\nsaid so again\n"
    with resume(workspace) as again:
        assert (again.state.stage, again.state.draft) == (RATING, "")
        assert again.rate() is Rating.AGAIN


def test_a_line_backs_a_point_and_memory_does_not(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.claim("metric", "a line")
        answering.claim("warmth", "")
        answering.claim("alarm", "another")
        answering.claim("alarm", None)
        assert (answering.backed, answering.from_memory) == (["metric"], ["warmth"])
        standing = answering.standing()
        assert (standing.percent, standing.missed, standing.cleared) == (30.0, ("warmth",), False)


def test_shown_figures_add_up_and_a_bar_missed_by_half_a_point_does_not_look_cleared(workspace: Workspace) -> None:
    short = Standing("L5", 56.5, 57.0, ())
    assert [*map(str, answer_report._row(short, "L4")[1:3])] == ["56.5 %", "57 %"]
    assert "-0.5 not yet" in str(answer_report._row(short, "L4")[3])
    signals = RubricSignals(percent=10.5, bar=57.0, missed=0, elapsed_s=1.0, limit_s=1.0)
    assert signals.suggest().reasons == ("46.5 points below the bar",)


def test_a_line_is_proposed_by_its_words(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.add("nothing of it\nwhen the sensor fails it starts early")
        fallback = next(point for point in answering.body.rubric.points if point.id == "fallback")
        assert answering.proposed(fallback) == [1]


def test_a_written_answer_goes_on_the_board_by_its_headings_without_the_prompt(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.turn()
        path = Path(answering.start_writing())
        assert path.name == WRITTEN
        assert path.read_text() == skeleton(answering.body.prompt, {"design": "", "rollout": ""})
        text = path.read_text().replace(
            "## design\n", "## design\n\ncount minutes\n\n```\n# no heading\n    x = 1\n```\n"
        )
        path.write_text(text + "two mornings\n")
        answering.end_writing()
        assert answering.state.lines == [
            ["design", 0.0, "count minutes"], ["design", 0.0, "```"], ["design", 0.0, "# no heading"],
            ["design", 0.0, "    x = 1"], ["design", 0.0, "```"], ["rollout", 0.0, "two mornings"],
        ]  # fmt: skip
        assert answering.state.stage == ADDING
        answering.end_adding()
        assert path.read_text() == text + "two mornings\n"  # what was written stays as it is


def test_a_file_that_is_begun_is_never_written_over(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        path = Path(answering.start_writing())
        path.write_text("mine")
    with resume(workspace) as again:
        assert again.state.written
        assert Path(again.start_writing()).read_text() == "mine"


def test_nothing_written_is_nothing_said(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.start_writing()
        answering.end_writing()
        assert answering.lines == []


def test_headings_name_phases_by_their_beginning() -> None:
    text = "before\n# Title\n## Roll\nafter\n### unknown\nstill\n## Design ideas\nstays\n## design\nback"
    assert by_heading(text, ["design", "rollout"]) == [
        ("design", "before"), ("rollout", "after"), ("rollout", "still"), ("rollout", "stays"), ("design", "back")
    ]  # fmt: skip


def test_a_quote_is_looked_for_whatever_its_white_space() -> None:
    assert quoted("Two  words", "in\ntwo\nwords here")
    assert not quoted("  ", "anything")
    assert not quoted("three words", "two words")


def test_recordings_are_read_by_the_clock_of_the_phases(workspace: Workspace, clock: SetClock) -> None:
    with begun(workspace) as answering:
        first = answering.new_recording()
        assert first.endswith("recording-1.wav")
        for seconds in (10, 60, 30):
            clock.seconds += seconds
            answering.turn()
        assert answering.heard(["[00:02] how warm?\n[00:12] um, minutes late\n[01:15] uh um alarm"]) == 3
        assert [line[0] for line in answering.state.lines] == ["clarify", "design", "rollout"]
        assert answering.state.fillers == {"um": 2, "uh": 1}
        assert answering.lines == ["um, minutes late", "uh um alarm"]
        assert answering.state.heard


def test_a_part_is_an_attempt_of_its_own(workspace: Workspace) -> None:
    with begun(workspace, "late-kettle+design") as answering:
        assert (answering.phases, answering.state.mode, answering.clarifying) == (["design"], "part", False)
        answering.add("I count minutes late")
        assert not answering.turn()
        answering.claim("metric", "I count minutes late")
        answering.marked(5.0)
    with resume(workspace, "late-kettle+design") as again:
        assert again.question.id == "said/late-kettle+design"
        again.rate()
    assert workspace.history.card("said/late-kettle+design") is not None
    assert workspace.history.card("said/late-kettle") is None


def test_giving_up_leaves_what_is_on_the_board_to_be_marked(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.add("a line")
        answering.give_up()
        assert (answering.state.stage, answering.lines) == (MARKING, ["a line"])
        answering.give_up()
    assert names(workspace, answering).count("answered") == 1


def test_a_second_opener_is_refused(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        answering.keep_draft("mine")
        with pytest.raises(NotReadyError, match="open in another amzprep"), resume(workspace):
            pass
        assert answering.state.stage == ANSWERING


def test_an_unreadable_state_says_that_the_rest_is_kept(workspace: Workspace) -> None:
    with begun(workspace) as answering:
        pass
    answering.folder.write("state.json", "{")
    with pytest.raises(ContentError, match="what you wrote beside it is kept"):
        resume(workspace)


def test_own_work_is_questioned_while_it_is_told_in_a_loop_and_only_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMZPREP_DATA", raising=False)
    with Workspace.open(seed=1) as opened:
        question = opened.content.get("own-direction-questioned")
        with start_answer(opened, question, Wanted(mode="loop", level="L5")) as asked:
            first, *_ = question.open.followups
            assert [asked.interruption(each) for each in asked.phases[:3]] == ["", "", first.ask]
            levels = [each for each in question.open.followups if "L5" in (each.levels or ["L5"])]
            assert [*filter(None, map(asked.interruption, asked.phases))] == [each.ask for each in levels][:3]
            asked.turn()
            path = Path(asked.start_writing())
            assert f"## why-this-way\n\n> {first.ask}\n" in path.read_text()
            path.write_text(path.read_text().replace(f"> {first.ask}\n", f"> {first.ask}\n\nNothing, by then.\n"))
            asked.end_writing()
            assert asked.lines == ["Nothing, by then."]
            asked.abandon("seen")
        with start_answer(opened, question, Wanted(level="L5")) as alone:
            assert not any(map(alone.interruption, alone.phases))
            alone.abandon("seen")
