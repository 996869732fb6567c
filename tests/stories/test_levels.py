"""What the level aimed at changes in a check, and that a check says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.scope import floors
from ran import Ran

SHORT = "I wrote a check that compares each input with the last 28 days and blocks a bad release."


def messages(level: str, *samples: Sample) -> dict[str, str]:
    """The messages of a check at a level, by code."""
    bank = StoryBank("bank", tuple(read_story(f"{i}.md", each.text()) for i, each in enumerate(samples)))
    outcome = check_bank(bank, Terms(level=level))
    return {each.code: each.message for each in (*outcome.bank, *(f for s in outcome.stories for f in s.findings))}


def test_the_scope_is_held_against_the_floor_of_the_level() -> None:
    sample = Sample(front={"scope": "{people: 3, teams: 1, duration: 2 months}", "tags": "[customer]"})
    assert "AZ701" not in messages("L5", sample)
    assert messages("L6", sample)["AZ701"].endswith("two teams or five people over a quarter, what L6 is believed with")
    assert "what L7 is believed with" in messages("L7", sample)["AZ701"]


def test_percentiles_and_data_are_asked_for_from_l5_on() -> None:
    sample = Sample(result="Latency fell from 800 ms to 120 ms in six weeks.")
    assert "AZ308" not in messages("L4", sample)
    assert "AZ308" in messages("L5", sample)


def test_people_and_direction_are_always_asked_for_from_l6_on() -> None:
    assert "Hire and Develop the Best (0)" not in messages("L5", Sample())["AZ801"]
    for level in ("L6", "L7"):
        found = check_bank(StoryBank("bank", (read_story("a.md", Sample().text()),)), Terms(level=level)).bank
        always = next(each.message for each in found if "always" in each.message)
        assert "Hire and Develop the Best (0)" in always and "Think Big (0)" in always


def test_an_old_story_is_old_later_for_l7() -> None:
    sample = Sample(front={"when": "2022-06"})
    assert "AZ702" in messages("L6", sample)
    assert "AZ702" not in messages("L7", sample)


@pytest.mark.parametrize("level", ["L4", "L5", "L6", "L7", "L8"])
def test_a_short_story_hears_the_band_of_rehearsals_and_the_words_measured_at_the_level(level: str) -> None:
    low, high = floors()[level]["words"]
    words = len(read_story("a.md", Sample(action=SHORT).text()).star)
    expected = f"{words} words take 1:{words * 60 / 140 - 60:02.0f}; a telling takes 2:00 to 3:00, "
    assert messages(level, Sample(action=SHORT))["AZ103"] == expected + f"{level} stories have {low} to {high} words"


def test_the_profile_shows_the_length_against_the_band_of_rehearsals(
    amzprep: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(Sample().text())
    assert "2:21 of 2:00-3:00 (S " in amzprep("stories", "check", str(tmp_path / "a.md")).out


def test_the_summary_says_how_many_stories_the_level_is_too_large_for(
    amzprep: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text(Sample(front={"scope": "{people: 3, teams: 1, duration: 2 months}", "tags": "[x]"}).text())
    assert "1 story at L5, no findings\n" in amzprep("stories", "check", str(path), "--level", "L5").out
    ran = amzprep("stories", "check", str(path), "--level", "L6")
    assert "1 story at L6, no findings; 1 more with --all (1 on the scope for L6)" in ran.out
    assert "on the scope" not in amzprep("stories", "check", str(path), "--level", "L6", "--all").out
