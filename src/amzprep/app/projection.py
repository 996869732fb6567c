"""The store's derived rows, as the domain and the memory model derive them."""

from __future__ import annotations

from typing import Any

from amzprep.domain.attempt import FOLD, Attempt, fold_attempt
from amzprep.domain.card import fold_card
from amzprep.domain.event import Event
from amzprep.domain.rating import RULES
from amzprep.memory.fsrs_memory import ALGO, RETENTION, FsrsMemory


class Projection:
    """How the store's derived rows follow from events: attempts by the fold, cards by the memory model."""

    rules = f"fold {FOLD}, ratings {RULES}, {ALGO} at {RETENTION}"

    def __init__(self, memory: FsrsMemory) -> None:
        self.memory = memory

    def attempt(self, events: list[Event]) -> tuple[str, int, str, dict[str, Any]] | None:
        """Question, start, review and row of the attempt these events add up to."""
        attempt = fold_attempt(events)
        return (attempt.question, attempt.at, attempt.review, attempt.as_json()) if attempt is not None else None

    def card(self, question: str, attempts: list[dict[str, Any]]) -> dict[str, Any] | None:
        """The card after a question's attempts."""
        card = fold_card(question, [Attempt.from_json(row) for row in attempts], self.memory)
        return card.as_json() if card is not None else None
