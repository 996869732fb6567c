"""What an open question has: a prompt answered in words, in phases, against a rubric with a bar per level.

A part of one, a phase (`slug+serving`) or a follow-up (`slug+1`), is a question of its own, derived here: it is
drilled, remembered and planned like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amzprep.domain.coding import Clarification, FollowUp
from amzprep.domain.question import PART
from amzprep.domain.rubric import Bar, Point, Rubric, read_rubric

if TYPE_CHECKING:
    from amzprep.domain.question import Question

SHORTEST, LONGEST = 8.0, 12.0  # minutes of a drill of one phase
FOLLOWUP_MINUTES, FOLLOWUP_BAR = 2.0, 60.0
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Open:
    """The body of an open question, as written in its file. `claims` has the strong answer's own words per point."""

    prompt: str
    phases: Mapping[str, float]
    clarify: tuple[Clarification, ...]
    rubric: Rubric
    mistakes: tuple[str, ...]
    red_flags: tuple[str, ...]
    followups: tuple[FollowUp, ...]
    strong_answer: str
    claims: Mapping[str, str]

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any]) -> Open:
        return cls(
            prompt=raw["prompt"],
            phases=dict(raw["phases"]),
            clarify=tuple(Clarification(c["ask"], c["answer"]) for c in raw.get("clarify", ())),
            rubric=read_rubric(raw["rubric"], raw["bar"]),
            mistakes=tuple(raw.get("mistakes", ())),
            red_flags=tuple(raw.get("red_flags", ())),
            followups=tuple(
                FollowUp(f["ask"], f["tests"], tuple(f.get("levels", ()))) for f in raw.get("followups", ())
            ),
            strong_answer=raw.get("strong_answer", ""),
            claims=dict(raw.get("claims", {})),
        )

    @cached_property
    def sentences(self) -> list[str]:
        """The strong answer's sentences, each on one line."""
        return [each for each in SENTENCE.split(one_line(self.strong_answer)) if each]

    def strong_sentence(self, point: str) -> str:
        """The sentence (or two) of the strong answer that earns a point; empty where it claims none."""
        quote = one_line(self.claims.get(point, ""))
        if not quote:
            return ""
        for size in (1, 2, 3):
            for i in range(len(self.sentences) - size + 1):
                text = " ".join(self.sentences[i : i + size])
                if quote.casefold() in text.casefold():
                    return text
        return quote


def one_line(text: str) -> str:
    """Text with every run of white space made one space."""
    return " ".join(text.split())


def part_names(question: Question) -> list[str]:
    """The names of a question's parts: its phases, then its follow-ups by number."""
    body = question.open
    phases = [phase for phase in body.phases if any(point.phase == phase for point in body.rubric.points)]
    return [*phases, *(str(i) for i in range(1, len(body.followups) + 1))]


def part_of(question: Question, name: str) -> Question | None:
    """A phase (its name or the beginning of it) or a follow-up (its number) as a question; None for neither."""
    if name.isdigit():
        i = int(name) - 1
        return _followup(question, i) if 0 <= i < len(question.open.followups) else None
    found = [each for each in part_names(question) if each.startswith(name) and not each.isdigit()]
    exact = [each for each in found if each == name] or found
    return _phase(question, exact[0]) if name and exact else None


def _phase(question: Question, phase: str) -> Question:
    body = question.open
    points = tuple(point for point in body.rubric.points if point.phase == phase)
    ids = {point.id for point in points}
    bars = {
        level: Bar(bar.points, tuple(each for each in bar.must if each in ids))
        for level, bar in body.rubric.bars.items()
        if any(point.applies(level) for point in points)
    }
    minutes = min(LONGEST, max(SHORTEST, body.phases[phase]))
    part = replace(
        body,
        phases={phase: minutes},
        rubric=Rubric(points, bars),
        followups=(),
        prompt=f"{body.prompt.rstrip()}\n\nOnly this part now: **{phase.replace('-', ' ')}**.",
    )
    return _derived(question, phase, f"{question.title}: {phase.replace('-', ' ')}", minutes, part)


def _followup(question: Question, i: int) -> Question:
    body, followup = question.open, question.open.followups[i]
    looked_for = [each.strip() for each in re.split(r"[,;]", followup.tests) if each.strip()]
    points = tuple(Point(f"point-{n}", 100 / len(looked_for), "answer", each) for n, each in enumerate(looked_for, 1))
    bar = {level: Bar(FOLLOWUP_BAR, ()) for level in followup.levels or question.levels}
    part = replace(
        body,
        prompt=f"{body.prompt.rstrip()}\n\nYou gave your answer. The interviewer asks next: **{followup.ask}**",
        phases={"answer": FOLLOWUP_MINUTES},
        clarify=(),
        rubric=Rubric(points, bar),
        mistakes=(),
        red_flags=(),
        followups=(),
        strong_answer="",
        claims={},
    )
    return _derived(question, str(i + 1), f"{question.title}: a follow-up", FOLLOWUP_MINUTES, part)


def _derived(question: Question, name: str, title: str, minutes: float, body: Open) -> Question:
    found = replace(question, slug=f"{question.slug}{PART}{name}", title=title, minutes=minutes)
    found.__dict__["open"] = body
    return found
