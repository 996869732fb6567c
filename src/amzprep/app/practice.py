"""What the app does with questions of a kind: begin, go on, show, and take an answer without a terminal.

Each kind is one module of `app.kinds` with PRACTICE, found by looking; its screen is the module of the same name in
`screen.kinds`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from amzprep.app.folder import AttemptFolder
from amzprep.app.underway import Underway
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Report
from amzprep.errors import UsageError
from amzprep.registry import find


@dataclass(frozen=True)
class Wanted:
    """How a question is to be drilled; None takes the question's or the learner's own.

    `loop` marks attempts of a mock loop's round: nothing is shown or asked of their outcome before the card is sealed.
    """

    mode: str = "full"
    minutes: float | None = None
    level: str | None = None
    language: str | None = None
    seed: int | None = None
    loop: str | None = None


@dataclass(frozen=True)
class Handed:
    """What is handed in instead of a terminal: texts of files, by the name of their flag, and what goes with them."""

    submission: str | None = None
    answer: str | None = None
    claims: str | None = None
    took_min: float | None = None
    rating: Rating | None = None
    claim_time: str = ""
    claim_space: str = ""
    save: bool = False


@dataclass(frozen=True)
class Practice:
    """The app's side of a kind. `flags` names what must be handed in without a terminal."""

    start: Callable[[Workspace, Question, Wanted], Underway[Any]]
    reopen: Callable[[Workspace, Question, AttemptFolder], Underway[Any]]
    show: Callable[[Question], tuple[list[Block], dict[str, Any]]]
    unattended: Callable[[Any, Handed], Report]
    flags: str


def practice_of(question: Question) -> Practice:
    """The practice of a question's kind. Raises UsageError for a kind that cannot be drilled yet."""
    found: Practice | None = find("amzprep.app.kinds", "PRACTICE", question.kind)
    if found is None:
        raise UsageError(f"{question.id} is of kind {question.kind}, which cannot be drilled here")
    return found
