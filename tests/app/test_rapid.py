"""Rapid fire: what is drawn, what is logged, and what it leaves alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from amzprep.app.practice import Wanted
from amzprep.app.rapid import Rapid, draw_rapid, rapid_ending
from amzprep.app.stories_at_hand import told_before
from amzprep.app.workspace import Workspace
from amzprep.domain.report import Report
from amzprep.errors import UsageError
from amzprep.render.text import render

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "rapid.json").read_text())


@pytest.fixture
def workspace(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("AMZPREP_DATA", str(ROOT / "tests" / "data" / "telling"))
    with Workspace.open(seed=1) as opened:
        yield opened


def drawn(workspace: Workspace) -> Rapid:
    rapid = draw_rapid(workspace, ["told"], Wanted())
    rapid.begin()
    return rapid


def answer(rapid: Rapid, story: str, sentence: str = "") -> None:
    rapid.name(rapid.read(story))
    rapid.answer(sentence)


def wordings(rapid: Rapid) -> list[tuple[str, int]]:
    return [(each.question.slug, each.wording) for each in rapid.asked]


def test_ten_questions_of_ten_principles_come_from_what_is_shipped(home: Path) -> None:
    with Workspace.open(seed=1) as opened:
        rapid = draw_rapid(opened, ["behavioral"], Wanted())
        assert len({each.principle for each in rapid.asked}) == len(rapid.asked) == 10
        assert rapid.limit_s == 180
        again = draw_rapid(opened, ["behavioral"], Wanted())
        assert wordings(again) != wordings(rapid)


def test_of_few_questions_every_wording_is_asked_once_and_the_time_is_shared(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    assert len(set(wordings(rapid))) == len(rapid.asked) == 9
    assert rapid.limit_s == 162


def test_wordings_not_heard_come_first(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    rapid.asked = rapid.asked[:6]
    heard = set(wordings(rapid))
    for _ in range(6):
        rapid.answer("")
    fresh = set(wordings(drawn(workspace))) - heard
    assert len(fresh) == 3
    chosen = draw_rapid(workspace, ["wrong-number"], Wanted())
    left = {card for card in fresh if card[0] == "wrong-number"}
    assert left <= set(wordings(chosen))


def test_a_story_counts_as_told_and_the_question_stays_new(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    question = rapid.asked[0].question
    answer(rapid, "Drift", "Our model drifted.")
    history = workspace.history
    assert history.open == []
    assert history.status(question.id, workspace.today) == "new"
    assert history.card(question.id) is None
    (attempt,) = history.attempts
    assert (attempt.mode, attempt.story, attempt.ended, attempt.wording) == (
        "rapid",
        "Drift",
        "rapid",
        rapid.asked[0].wording,
    )
    assert history.practised_s(workspace.today) == attempt.elapsed_s
    assert told_before(workspace, "drift", "told/other")[0].question == question.id


def test_killed_between_two_events_nothing_is_left_open(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    rapid = drawn(workspace)
    record = workspace.record

    def dies(name: str, body: object) -> None:
        if name == "attempt_started":
            raise KeyboardInterrupt
        record(name, body)  # type: ignore[arg-type]

    monkeypatch.setattr(workspace, "record", dies)
    rapid.name("Drift")
    with pytest.raises(KeyboardInterrupt):
        rapid.answer("")
    assert workspace.history.attempts == ()


def test_a_story_used_twice_is_a_repeat(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    answer(rapid, "Drift")
    earlier = rapid.used_for("DRIFT!")
    assert earlier is rapid.asked[0]
    answer(rapid, "drift")
    assert [each.repeat for each in rapid.asked[:2]] == [False, True]
    assert rapid.stories == ["Drift"]


def test_at_the_end_of_the_time_half_a_line_is_the_answer(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    rapid.close("half a st")
    assert (rapid.asked[0].story, rapid.at) == ("half a st", 1)
    rapid.name("whole")
    rapid.close("its first sen")
    assert (rapid.asked[1].story, rapid.asked[1].sentence) == ("whole", "its first sen")
    rapid.close("")
    assert rapid.at == 2


def test_stopped_it_records_no_half_typed_story_but_keeps_it(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    rapid.keep_draft("half a st")
    rapid.stop(rapid.draft)
    assert workspace.history.attempts == ()
    assert "half typed: half a st" in rapid.folder.read("rapid.md")


def test_the_report_names_principles_without_a_story_and_keeps_to_its_schema(workspace: Workspace) -> None:
    rapid = drawn(workspace)
    first = rapid.asked[0].principle
    answer(rapid, "Drift", "Our model drifted.")
    answer(rapid, "drift")
    report = rapid_ending(rapid)
    Draft202012Validator(SCHEMA).validate(report.as_json())
    assert (report.data["answered"], report.data["repeats"], report.data["stories"]) == (2, 1, ["Drift"])
    assert first not in report.data["without"]
    text = render(Report("t", {}, report.blocks()))
    for part in ("2 of 9 answered", "drift (a repeat)", "not reached", "Our model drifted."):
        assert part in text
    assert report.next.startswith("amzprep drill ")


def test_a_story_of_the_bank_is_shown_by_its_title(workspace: Workspace, home: Path) -> None:
    (home / "stories").mkdir(parents=True)
    (home / "stories" / "x7.md").write_text(
        "---\ntitle: The Sunday the scores froze\n---\n## Situation\nI was there.\n"
    )
    rapid = drawn(workspace)
    answer(rapid, "x7")
    report = rapid_ending(rapid)
    assert "The Sunday the scores froze" in render(Report("t", {}, report.blocks()))
    assert report.data["stories"] == ["x7"]


def test_only_behavioral_questions_are_drawn(home: Path) -> None:
    with Workspace.open(seed=1) as opened, pytest.raises(UsageError, match="behavioral"):
        draw_rapid(opened, ["coding"], Wanted())
