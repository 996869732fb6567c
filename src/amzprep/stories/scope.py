"""How large a story is, by what its front matter says, against what a level is believed with."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

import yaml

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose, Text
from amzprep.domain.text.units import DURATION

HERE = os.path.dirname(os.path.abspath(__file__))
DAY_S = 86400.0
LARGEST = 10**9
INCIDENT, PERSON = "operations", "people"
ONE_IS_ENOUGH = ("L4", "L5")


def below(story: Story, level: str) -> str | None:
    """What is too small for a level, in words; empty when it is large enough, None when the scope is not said.

    A story is too small in width when neither its people nor its teams reach the floor, and in time when its duration
    does not. An incident, tagged operations, is short by nature: its time does not count. A story tagged people may be
    about one person at L4 and L5.
    """
    floor = floors()[level]
    said = {key: amount(story.scope[key]) for key in ("people", "teams") if key in story.scope}
    known = {key: value for key, value in said.items() if value is not None}
    days = amount(story.scope["duration"]) if "duration" in story.scope else None
    if not known and days is None:
        return None
    short = []
    about_one = PERSON in story.tags and level in ONE_IS_ENOUGH
    if known and not about_one and all(value < floor[key] for key, value in known.items()):
        short += [f"{value:g} {key}" for key, value in known.items()]
    if days is not None and days < floor["days"] and INCIDENT not in story.tags:
        short.append(f"{days:.0f} days")
    return ", ".join(short)


def amount(said: object) -> float | None:
    """The first number of a scope's value; a duration in days. None where there is none."""
    if type(said) is int and 0 <= said < LARGEST:
        return float(said)
    return _amount(str(said))


@lru_cache(1000)
def _amount(said: str) -> float | None:
    text = Text(said)
    numbers = Prose(text, ((0, len(text.raw)),)).numbers
    if not numbers:
        return None
    first = numbers[0]
    return first.amount / DAY_S if first.kind == DURATION else first.amount


@lru_cache(None)
def floors() -> dict[str, Any]:
    """Per level: people, teams, days, and the floor in words."""
    return _table("scope.yaml")


@lru_cache(None)
def always_asked(level: str) -> tuple[str, ...]:
    """The principles that a loop at a level always asks for."""
    found = _table("asked.yaml")
    return tuple(name for since, names in sorted(found.items()) if since <= level for name in names)


def _table(name: str) -> dict[str, Any]:
    with open(os.path.join(HERE, name), "rb") as file:
        found: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found
