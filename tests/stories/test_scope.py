"""Scope against the level's floor, and what is always asked: one truth in two places is held together."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzprep.packs.load import load_categories
from amzprep.packs.plans import load_plans
from amzprep.stories.load import read_story
from amzprep.stories.rule import Sample
from amzprep.stories.scope import always_asked, below, floors

ROOT = Path(__file__).resolve().parent.parent.parent
LEVELS = ("L4", "L5", "L6", "L7", "L8")


def test_what_is_always_asked_is_what_the_plans_of_loops_say() -> None:
    categories, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
    plans, findings = load_plans(str(ROOT / "questions" / "loops.yaml"), categories)
    assert plans is not None, findings
    for level in LEVELS:
        assert always_asked(level) == plans.always_at(level)


@pytest.mark.parametrize(
    ("scope", "level", "short"),
    [
        ("{people: 3, duration: 2 months}", "L5", ""),
        ("{people: 3, duration: 2 weeks}", "L5", "14 days"),
        ("{people: 1, teams: 1, duration: 2 months}", "L6", "1 people, 1 teams, 61 days"),
        ("{people: 1, teams: 2, duration: 1 year}", "L6", ""),
        ("{teams: 3, duration: 7 months}", "L7", ""),
        ("{users: 12M}", "L5", None),
        ("{people: a few}", "L5", None),
    ],
)
def test_a_story_is_held_against_the_floor(scope: str, level: str, short: str | None) -> None:
    assert below(read_story("x.md", Sample(front={"scope": scope, "tags": "[customer]"}).text()), level) == short


def test_an_incident_may_be_short() -> None:
    front = {"scope": "{people: 3, duration: 2 days}", "tags": "[operations]"}
    assert below(read_story("x.md", Sample(front=front).text()), "L5") == ""


@pytest.mark.parametrize(("level", "short"), [("L5", ""), ("L6", "1 people")])
def test_a_story_about_a_person_may_be_about_one_until_a_team_is_led(level: str, short: str) -> None:
    front = {"scope": "{people: 1, duration: 6 months}", "tags": "[people]"}
    assert below(read_story("x.md", Sample(front=front).text()), level) == short


def test_floors_rise_with_the_level() -> None:
    for key in ("people", "teams", "days"):
        values = [floors()[level][key] for level in LEVELS]
        assert values == sorted(values)
