"""A story told: the wording drawn, what the log brings back, where it was told before, and a telling handed in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Wanted, practice_of
from amzprep.app.resume import resume
from amzprep.app.stories_at_hand import AtHand, near_story, read_story, stories_at_hand, titled, told_before
from amzprep.app.telling import CHOOSING, MARKING, PROBING, RATING, TELLING, Telling, start_telling
from amzprep.app.telling_report import (
    record_markdown,
    result_blocks,
    signal_blocks,
    telling_ending,
    told_line,
    wording_blocks,
)
from amzprep.app.undo import undo
from amzprep.app.workspace import Workspace
from amzprep.domain.rating import Rating
from amzprep.domain.report import Report
from amzprep.domain.words import words
from amzprep.errors import ContentError
from amzprep.render.text import render
from ran import Ran

CONTENT = Path(__file__).resolve().parent.parent / "data" / "telling"
SCHEMA = json.loads((CONTENT.parent.parent.parent / "docs" / "schemas" / "telling.json").read_text())
CLAIMS = "story: Drift\nseconds: 150\nsignal: strong\n"


@pytest.fixture(autouse=True)
def content(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace.open(seed=1) as opened:
        yield opened


def begun(workspace: Workspace, slug: str = "slow-queue", *, level: str | None = None) -> Telling:
    return start_telling(workspace, workspace.content.get(slug), Wanted(level=level))


def tell(workspace: Workspace, slug: str, story: str, signal: str = "strong") -> None:
    with begun(workspace, slug) as telling:
        telling.choose(story)
        telling.told(120.0)
        telling.end_probes()
        telling.mark(signal)
        telling.heard()
        telling.rate()


def bank(home: Path, *names: str) -> None:
    (home / "stories").mkdir(parents=True)
    for name in names:
        (home / "stories" / name).write_text("---\n---\n")


def shown(telling: Telling) -> str:
    return " ".join(render(Report("t", {}, wording_blocks(telling))).split())


def test_the_wording_drawn_is_logged_and_the_same_again_with_the_same_seed(home: Path) -> None:
    drawn = []
    for seed in (1, 1, 2, 3, 4, 5, 6):
        with Workspace.open(seed=seed) as opened, begun(opened) as telling:
            drawn.append(telling.state.wording)
            (start,) = [each for each in opened.log.events_of(telling.state.attempt) if each.name == "attempt_started"]
            assert start.body["wording"] == telling.state.wording
            telling.abandon("test")
            undo(opened)
    assert drawn[0] == drawn[1]
    assert len(set(drawn)) > 1


def test_every_wording_comes_once_before_one_comes_twice(workspace: Workspace) -> None:
    drawn = []
    for _ in range(6):
        with begun(workspace) as telling:
            drawn.append(telling.state.wording)
            telling.abandon("test")
    assert set(drawn[:3]) == set(drawn[3:]) == {0, 1, 2}


def test_before_the_marks_only_the_wording_is_shown(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        text = shown(telling)
        assert telling.wording in text
        body = telling.body
        for hidden in (telling.question.title, telling.question.why, "Ownership", "Dive Deep", telling.signal.strong,
                       *body.listens_for, *body.red_flags, *(probe.ask for probe in body.probes)):  # fmt: skip
            assert hidden not in text
        blocks, data = practice_of(telling.question).show(telling.question)
        assert render(Report("t", {}, blocks)).split() == body.question.split() == data["asked"].split()


def test_probes_come_one_at_a_time_and_the_clock_stops_after_the_last(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        telling.choose("Drift")
        telling.told()
        asked = []
        while telling.probe is not None:
            asked.append(telling.probe.ask)
            assert not telling.paused
            telling.next_probe()
        assert asked == [each.ask for each in telling.body.probes]
        assert telling.paused
        assert (telling.finished, telling.state.stage) == (True, MARKING)


def test_a_state_file_of_long_ago_is_brought_up_to_date(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        folder, old = telling.folder, telling.folder.read("state.json")
        telling.choose("Drift")
        assert telling.state.stage == TELLING
        telling.told(95.0)
    folder.write("state.json", old)
    with resume(workspace) as again:
        assert (again.state.stage, again.state.story, again.state.told_s) == (PROBING, "Drift", 95.0)
        again.end_probes()
        again.mark("weak")
        again.own_up(1, yes=True)
        again.heard()
    folder.write("state.json", old)
    with resume(workspace) as last:
        assert (last.state.stage, last.state.signal, last.state.flags) == (RATING, "weak", [1])
        assert last.signals().flags == 1
        last.rate()


def test_typed_notes_and_half_a_line_are_there_again(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        assert telling.state.stage == CHOOSING
        telling.choose("Drift")
        telling.note("first line")
        telling.keep_draft("half a li")
    with resume(workspace) as again:
        assert [text for _, text in again.state.notes] == ["first line"]
        assert again.state.draft == "half a li"
        assert not again.paused
        again.note("half a line")
        again.told()
        again.note("an answer")
        assert (again.state.draft, again.state.answers[0][0], again.state.answers[0][2]) == ("", 0, "an answer")


def test_a_telling_written_out_lasts_as_long_as_its_words_are_spoken(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        telling.choose("the nightly sweep")
        telling.note("word " * 280)
        telling.told()
        assert telling.state.told_s == 120.0
        assert told_line(telling) == "02:00 (target 2 to 3 min): its 280 words spoken"
        telling.abandon("enough")


def test_notes_of_a_telling_do_not_stand_for_its_length(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        telling.choose("the nightly sweep")
        telling.note("queue grew to 40,000, one sweep a night")
        telling.state.elapsed_s += 150
        telling.told()
        assert telling.state.told_s >= 150
        assert "words" not in told_line(telling)
        telling.abandon("enough")


def test_a_story_told_for_another_question_is_found_with_its_day(workspace: Workspace) -> None:
    tell(workspace, "wrong-number", "Drift nobody owned")
    tell(workspace, "slow-queue", "Drift nobody owned")
    found = told_before(workspace, "drift-nobody-OWNED", "told/slow-queue")
    assert [(each.question, each.title, each.day) for each in found] == [
        ("told/wrong-number", "The number that was wrong", workspace.today)
    ]
    assert told_before(workspace, "Another", "told/slow-queue") == []
    assert told_before(workspace, "?", "told/slow-queue") == []  # nothing to tell it by


def test_a_telling_that_was_taken_back_is_not_found(workspace: Workspace) -> None:
    tell(workspace, "wrong-number", "Drift")
    undo(workspace)
    assert told_before(workspace, "Drift", "told/slow-queue") == []


def test_a_story_is_shown_and_found_by_the_title_its_file_gives(workspace: Workspace, home: Path) -> None:
    bank(home, "x7.md")
    text = "---\ntitle: The Sunday the scores froze\n---\n## Situation\nI was there.\n"
    (home / "stories" / "x7.md").write_text(text)
    found = stories_at_hand(workspace)
    assert [(each.id, each.title) for each in found] == [("x7", "The Sunday the scores froze")]
    assert read_story("the Sunday the scores froze", found) == read_story("X7", found) == "x7"


def test_a_story_of_the_bank_is_reported_by_its_title_and_logged_by_its_id(workspace: Workspace, home: Path) -> None:
    bank(home, "x7.md")
    (home / "stories" / "x7.md").write_text(
        "---\ntitle: The Sunday the scores froze\n---\n## Situation\nI was there.\n"
    )
    with start_telling(workspace, workspace.content.get("told/slow-queue"), Wanted()) as telling:
        telling.choose("x7")
        assert telling.title == "The Sunday the scores froze"
        assert "Story: The Sunday the scores froze" in record_markdown(telling)
        assert ("story", telling.title) in result_blocks(telling)[0].rows  # type: ignore[union-attr]
        assert telling_ending(telling, telling.rate()).data["story"] == "x7"
    assert titled(workspace, "a story of no file") == "a story of no file"


def test_what_is_no_story_is_not_offered_as_one(workspace: Workspace, home: Path) -> None:
    bank(home, "x7.md", "README.md", "template.md", "_draft.md", ".hidden.md", "notes.txt")
    assert [each.id for each in stories_at_hand(workspace)] == ["x7"]


def test_in_a_loop_the_gaps_of_the_story_are_probed_first(workspace: Workspace, home: Path) -> None:
    bank(home, "x7.md")
    (home / "stories" / "x7.md").write_text(
        "---\ntitle: Scores\nprinciples: [Dive Deep]\n---\n## Situation\nIn 2025 the scores froze.\n"
        "## Task\nWe had to find out.\n## Action\nWe looked, we met and we agreed, and we fixed it.\n"
        "## Result\nIt was better.\n"
    )
    question = workspace.content.get("told/slow-queue")
    with start_telling(workspace, question, Wanted("loop", loop="l/r/1")) as telling:
        telling.choose("x7")
        own = [each.ask for each in question.behavioral.probes]
        asked = [each.ask for each in telling.probes]
        assert len(asked) == len(own)
        assert set(asked[:2]) & set(own) == set()
        assert asked[2:] == own[: len(own) - 2]
    with start_telling(workspace, question, Wanted()) as telling:
        telling.choose("x7")
        assert [each.ask for each in telling.probes] == own


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the green bananas, I was five months in", "bananas"),
        ("a cold start", "cold"),
        ("bananas", "bananas"),
        ("the green outage nobody saw coming", None),
        ("the one where my director wanted embeddings", "cold"),
    ],
)
def test_a_story_named_in_other_words_is_the_one_that_shares_most_with_them(typed: str, meant: str | None) -> None:
    texts = {
        AtHand("bananas", "Three green bananas"): "three green bananas arrived in a box and customers wrote to us",
        AtHand("cold", "Cold start"): "cold start for new customers, my director wanted embeddings",
        AtHand("warm", "Warm starts"): "warm starts of the service",
    }
    found = near_story(typed, {each: words(text) for each, text in texts.items()})
    assert (found.id if found is not None else None) == meant


def test_the_bank_is_the_markdown_files_of_the_home(workspace: Workspace, home: Path) -> None:
    assert stories_at_hand(workspace) == []
    bank(home, "model-drift.md", "half-the-machines.md", ".hidden.md", "notes.txt")
    found = stories_at_hand(workspace)
    assert [(each.id, each.title) for each in found] == [
        ("half-the-machines", "Half the machines"),
        ("model-drift", "Model drift"),
    ]
    assert (
        read_story("2", found)
        == read_story(" Model  Drift ", found)
        == read_story("MODEL-DRIFT", found)
        == "model-drift"
    )
    assert read_story("3", found) == "3"
    assert read_story("  the  outage ", found) == "the outage"
    assert read_story(" ", found) == ""


def test_without_a_story_it_is_again(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        telling.give_up()
        assert telling.paused
        assert telling.finished
        assert telling.rate() is Rating.AGAIN
    assert workspace.history.attempts[-1].story == ""


def test_signals_of_the_nearest_level_are_asked_about_and_named(workspace: Workspace) -> None:
    with begun(workspace, level="L8") as telling:
        assert telling.level == "L5"
        text = render(Report("t", {}, signal_blocks(telling, by_lines=True)))
        assert "L5, the nearest to your L8" in text
        telling.abandon("test")


def test_strong_and_weak_stand_side_by_side_or_one_under_the_other(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        wide = render(Report("t", {}, signal_blocks(telling, by_lines=False)))
        lines = render(Report("t", {}, signal_blocks(telling, by_lines=True)))
        assert any("1 strong" in line and "2 weak" in line for line in wide.splitlines())
        for word in ("raw", "months", "larger"):
            assert word in wide
            assert word in lines
        assert not any("1 strong" in line and "2 weak" in line for line in lines.splitlines())
        assert max(map(len, wide.splitlines())) <= 80
        telling.abandon("test")


def test_the_record_holds_notes_probes_and_marks(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        telling.choose("Drift")
        telling.note("it was slow")
        telling.told(200.0)
        telling.note("I found it")
        telling.next_probe()
        telling.end_probes()
        telling.mark("weak")
        telling.own_up(0, yes=True)
        telling.heard()
        telling.remark("say the number")
        text = record_markdown(telling)
        for part in (telling.wording, "Story: Drift", "00:00 it was slow", "I found it", "weak signal only of L5",
                     "red flag: Was told to do it.", "Ownership, Dive Deep", "say the number", "20 over"):  # fmt: skip
            assert part in text
        assert telling.body.probes[1].ask not in text  # it was not asked
        telling.rate()


@pytest.fixture
def handed(tmp_path: Path, amzprep: Callable[..., Ran]) -> Callable[..., Ran]:
    def run(claims: str, *more: str, slug: str = "slow-queue") -> Ran:
        answer, claimed = tmp_path / "answer.md", tmp_path / "claims.yaml"
        answer.write_text("It was slow for months.\nI repaired it.\n")
        claimed.write_text(claims)
        return amzprep("drill", slug, "--answer", str(answer), "--claims", str(claimed), *more)

    return run


def test_a_telling_handed_in_is_rated_and_then_named(handed: Callable[..., Ran], home: Path) -> None:
    ran = handed(CLAIMS, "--took", "8", "--save")
    assert ran.code == 0
    for part in ("Ownership, and Dive Deep", "a number: a measured size", "02:30 (target 2 to 3 min)", "08:00 of 12:00",
                 "Suggested rating: Good", "Nobody else has heard it", "Rated Good; next review"):  # fmt: skip
        assert part in ran.out
    assert ran.err.startswith("Next: amzprep ")
    (record,) = home.glob("attempts/*-slow-queue-*/record.md")
    assert "I repaired it." in record.read_text()


@pytest.mark.parametrize(
    ("claims", "rating", "code"),
    [
        ("story: a\nsignal: strong\n", "good", 0),
        ("story: a\nsignal: weak\n", "hard", 0),
        ("story: a\nsignal: mixed\n", "hard", 0),
        ("story: a\nsignal: none\n", "again", 1),
        ("story: a\nsignal: strong\nred_flags: [2]\n", "again", 1),
    ],
)
def test_the_rating_follows_from_signal_and_flags(
    claims: str, rating: str, code: int, handed: Callable[..., Ran]
) -> None:
    ran = handed(claims, "--json")
    report = json.loads(ran.out)
    assert (report["rating"], ran.code) == (rating, code)
    Draft202012Validator(SCHEMA).validate(report)


def test_reuse_shows_in_the_next_telling_for_another_question(handed: Callable[..., Ran]) -> None:
    assert "told this story before" not in handed(CLAIMS).out
    assert "told this story before" not in handed(CLAIMS).out  # the same question again is no reuse
    ran = handed(CLAIMS, slug="wrong-number")
    assert "told this story before" in ran.out
    assert "The queue that everybody had got used to" in ran.out


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ("signal: strong\n", "story"),
        ("story: a\nsignal: great\n", "signal"),
        ('story: " "\nsignal: weak\n', "story"),
        ("story: a\nsignal: weak\nred_flags: [3]\n", "red_flags counts from 1 to 2"),
        ("story: [\n", "--claims"),
    ],
)
def test_bad_claims_are_refused_and_nothing_is_rated(claims: str, says: str, handed: Callable[..., Ran]) -> None:
    ran = handed(claims)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_without_the_files_it_says_which(amzprep: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "answer.md").write_text("x")
    ran = amzprep("drill", "slow-queue", "--answer", str(tmp_path / "answer.md"))
    assert (ran.code, "--claims FILE" in ran.err) == (2, True)
    assert "nothing was interrupted" in amzprep("resume", "--list").out.lower()


def test_an_unreadable_state_is_refused(workspace: Workspace) -> None:
    with begun(workspace) as telling:
        folder: AttemptFolder = telling.folder
    folder.write("state.json", "{")
    with pytest.raises(ContentError), resume(workspace):
        raise AssertionError("it was opened")
