"""Mining and rehearsing on a real terminal: stopped and gone on with, section marks, probes, a rating."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amzprep.app.stories_mine import prompts
from amzprep.stories.rule import Sample
from terminal import Terminal, events

FIRST, SECOND = "An outage or a wrong result in production", "A decision you argued against"
SECTIONS = ("situation", "task", "action", "result")
GAPS = "Time to detect is far better now, and errors were significantly reduced."  # no figure: a probe asks for one


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def story(home: Path) -> str:
    folder = home / "stories"
    folder.mkdir(parents=True)
    (folder / "drift.md").write_text(Sample(result=GAPS).text(), encoding="utf-8")
    return "drift"


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["live", "plain"])
def test_mining_is_stopped_and_goes_on_where_it_was(plain: tuple[str, ...], home: Path) -> None:
    with Terminal("stories", "mine", *plain, home=home, rows=40) as it:
        it.wait(FIRST)
        it.press("The price feed went wrong\r", SECOND)
        it.press("\x03")
        assert it.end() == 130
        assert "goes on" in it.text
    (kept,) = [path for path in home.rglob("*.json") if "price feed" in path.read_text()]
    assert list(json.loads(kept.read_text())["lines"]) == ["outage"]
    with Terminal("stories", "mine", *plain, home=home, rows=40) as it:
        it.wait(SECOND)
        assert FIRST not in it.text
        it.press("\x03")
        assert it.end() == 130


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["live", "plain"])
def test_mining_goes_back_and_writes_drafts_only_when_told_to(plain: tuple[str, ...], home: Path) -> None:
    lines = {each.id: "" for each in prompts()[2:]}
    home.mkdir(parents=True, exist_ok=True)
    (home / "mine.json").write_text(json.dumps({"lines": lines}))
    with Terminal("stories", "mine", *plain, home=home, rows=60, content=None) as it:
        it.wait(FIRST)
        it.press("The price feed went rong\r", SECOND)
        it.press("<\r", lambda text: text.count("> The price feed") == 2)
        it.press("\x7f" * 4 + "wrong\r", lambda text: text.count(SECOND) == 2)
        it.press("dunno\r", "too short to know")
        it.press("\r", "ENTER makes these drafts")
        assert "The price feed went wrong" in it.text
        it.press("n\r")
        assert it.end() == 0
    assert not (home / "stories").exists()
    with Terminal("stories", "mine", *plain, home=home, rows=60, content=None) as it:
        it.wait("ENTER makes these drafts")
        it.press("\r")
        assert it.end() == 0
    assert [path.name for path in (home / "stories").iterdir()] == ["the-price-feed-went-wrong.md"]


def test_space_ends_a_section_and_the_telling_is_probed_and_rated(story: str, home: Path) -> None:
    with Terminal("stories", "rehearse", story, home=home, rows=60) as it:
        it.wait("ENTER starts the clock")
        assert "pulled the raw rows" not in it.text
        it.press("\r", "situation 00:0")
        for name in SECTIONS[1:]:
            it.press(" ", f"{name} 00:0")
        it.press(" ", "They ask (1 of")
        count = int(it.text.split("They ask (1 of ")[1].split(")")[0])
        assert b"They ask (2 of" not in it.raw
        for i in range(2, count + 1):
            it.press("two days\r", f"They ask ({i} of")
        it.press("\r", "what did it show?")
        it.press("2", "Suggested rating")
        it.press("\r")
        assert it.end() == 0
    (told,) = events(home, "told")
    assert told["story"] == story


def test_a_rehearsal_by_lines_with_cues(story: str, home: Path) -> None:
    with Terminal("stories", "rehearse", story, "--plain", "--cue", home=home, rows=80) as it:
        it.wait("ENTER starts the clock")
        assert "Situation · Task · Action · Result" in it.text
        it.press("\n")
        for name in SECTIONS:
            it.wait(f"{name}; ENTER ends it")
            it.press("\n")
        it.wait("They ask (1 of")
        count = int(it.text.split("They ask (1 of ")[1].split(")")[0])
        for i in range(1, count + 1):
            it.wait(f"They ask ({i} of")
            it.press("\n")
        it.wait("what did it show?")
        it.press("1\n", "Suggested rating: Again")  # told in no time, whatever was heard in it
        it.press("\n")
        assert it.end() == 0
    assert len(events(home, "told")) == 1


def test_a_stopped_rehearsal_logs_no_telling(story: str, home: Path) -> None:
    with Terminal("stories", "rehearse", story, home=home, rows=40) as it:
        it.wait("ENTER starts the clock")
        it.press("\r", "situation 00:0")
        it.press(" ", "task 00:0")
        it.press("\x03")
        assert it.end() == 130
    assert not (home / "log.db").exists() or not events(home, "told")
