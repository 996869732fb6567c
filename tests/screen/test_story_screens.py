"""Writing a story section by section, and the check that watches: on a real terminal."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from amzprep.stories.rule import Sample
from terminal import Terminal

SECTIONS = ["Situation", "Task", "Action", "Result", "Learning", "Follow-ups"]


def written(home: Path, name: str = "late-night") -> str:
    return (home / "stories" / f"{name}.md").read_text()


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_story_is_asked_for_by_lines(home: Path) -> None:
    with Terminal("stories", "new", "--plain", home=home, rows=200) as it:
        it.wait("What do you call it?")
        it.press("Late night\n", "Which principles")
        it.press("dive-dep\n", "did you mean dive-deep?")
        it.press("12, 2\n", "When did it end")
        it.press("soon\n", "is no month")
        it.press("2026-03\n", "Situation. ")
        for i, name in enumerate(SECTIONS):
            it.wait(f"{name}. ")
            it.wait("[" + name)
            it.press(f"I wrote line {i} of it.\n")
            it.press(".\n")
        it.wait("late-night.md is written")
        assert it.end() == 0
    text = written(home)
    assert "principles: [dive-deep, ownership]" in text
    assert all(f"## {name}\n\nI wrote line {i} of it." in text for i, name in enumerate(SECTIONS))


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["live", "plain"])
def test_a_draft_that_was_mined_is_gone_on_with(plain: tuple[str, ...], home: Path, tmp_path: Path) -> None:
    from amzprep.app.stories_new import Draft

    folder = home / "stories"
    folder.mkdir(parents=True)
    begun = Draft(
        "The cache", ["ownership"], "", ["failure"], {"situation": "The cache was stale."}, {"status": "draft"}
    )
    (folder / "the-cache.md").write_text(begun.text())
    (folder / "by-hand.md").write_text(begun.text().replace("The cache", "Another").replace("# decider", "mood: low #"))
    with Terminal("stories", "new", *plain, home=home, rows=60) as it:
        it.wait("Which one (ENTER begins another story)?")
        assert "Another" not in it.text
        it.press("9\r", "a number from 1 to 1")
        it.press("1\r", "When did it end")
        it.press("May 2025\r", "Situation. ")
        it.wait("The cache was stale.")
        it.press("\x03")
        assert it.end() == 130
    text = written(home, "the-cache")
    assert "when: 2025-05" in text
    assert "## Situation\n\nThe cache was stale." in text


def test_seconds_run_with_what_is_typed(home: Path) -> None:
    words = ("--title", "Late night", "--principles", "dd", "--when", "2026-03")
    with Terminal("stories", "new", *words, home=home, rows=40) as it:
        it.wait("Situation 0 of 20-35 s")
        it.press("one two three four five six seven ", "Situation 3 of 20-35 s · story 0:03")
        it.press("\t", "Task 0 of 10-20 s")
        it.press("\x03")
        assert it.end() == 130
        assert "holds what you typed" in it.text
    assert "one two three four five six seven" in written(home)


def test_what_is_half_typed_survives_a_killed_terminal(home: Path) -> None:
    words = ("--title", "Late night", "--principles", "dd", "--when", "2026-03", "--plain")
    with Terminal("stories", "new", *words, home=home, rows=40) as it:
        it.wait("[Situation")
        it.press("In March it broke")
        it.wait_for(lambda: "In March it broke" in written(home))
        it.kill(9)
        it.end()
    assert "In March it broke" in written(home)


def test_the_watch_checks_again_within_a_fifth_of_a_second(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    for i in range(30):
        front = {"title": f"Event {i}", "facts": f"{{n: {i}}}"}
        (folder / f"s{i:02}.md").write_text(Sample(front=front).text())
    with Terminal("stories", "check", str(folder), "--watch", "--select", "AZ101", home=home, rows=400) as it:
        it.wait("watching; a save checks again")
        took = []
        for i in range(5):
            new = tmp_path / "new.md"
            new.write_text(Sample(result=None, front={"title": f"Event {i}", "facts": f"{{n: {i}}}"}).text())
            start = time.monotonic()
            os.replace(new, folder / f"s{i:02}.md")
            it.wait(lambda text, i=i: f"s{i:02}.md:1:1: AZ101" in text.replace("\n", ""))  # type: ignore[misc]
            took.append(time.monotonic() - start)
        assert min(took) <= 0.2 + 0.25, took  # a quarter of a second is the eye of this test
        it.press("\x03")
        assert it.end() == 130
