"""Which level to practise: a few answers about the largest work of one's own, each worth a level; the middle counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

LEVELS = ("L4", "L5", "L6", "L7", "L8")


@dataclass(frozen=True)
class LevelQuestion:
    """One question; every option stands for a level."""

    id: str
    ask: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Skill:
    """A skill of the role, the grade that is expected, and the areas that show it."""

    id: str
    title: str
    expected: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class LevelTable:
    """The questionnaire, what each level is, and what the next one needs."""

    as_of: str
    source: str
    questions: tuple[LevelQuestion, ...]
    levels: Mapping[str, tuple[str, str]]
    skills: tuple[Skill, ...]


@dataclass(frozen=True)
class Recommendation:
    """The level to practise, the answers that lie below and above it, by question."""

    level: str
    below: tuple[str, ...]
    above: tuple[str, ...]


def recommend(questions: Sequence[LevelQuestion], answers: Sequence[int]) -> Recommendation:
    """The lower middle of the answers' levels; `answers` are option numbers from 0, one a question."""
    given = [LEVELS.index(question.options[n][1]) for question, n in zip(questions, answers, strict=True)]
    middle = median_low(given)
    below = tuple(question.id for question, n in zip(questions, given, strict=True) if n < middle)
    above = tuple(question.id for question, n in zip(questions, given, strict=True) if n > middle)
    return Recommendation(LEVELS[middle], below, above)
