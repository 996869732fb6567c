"""What to practise on a day: the inputs of a policy and the items it chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from amzprep.domain.card import Card
from amzprep.domain.question import PART

REPEATS = (1.0, 0.65, 0.5, 0.45)  # share of the estimate that the nth repeat takes
UNLIMITED = 10**6


@dataclass(frozen=True)
class Candidate:
    """A question as a policy sees it; `name` is what a command calls it, `command` what practises it.

    `brief` questions are short ones that a day has little room for, `main` ones are of the kind their area is for.
    `answered` is the day a follow-up's question was answered, where it was not asked yet; empty for everything else.
    """

    question: str
    name: str
    title: str
    category: str
    difficulty: str
    minutes: float
    levels: tuple[str, ...]
    topics: tuple[str, ...]
    after: tuple[str, ...]
    kind: str = "coding"
    brief: bool = False
    main: bool = True
    answered: str = ""
    command: str = ""

    @property
    def followup(self) -> bool:
        """Whether it asks what an interviewer asks after an answer, a part of two minutes."""
        return self.question.rpartition(PART)[2].isdecimal()


@dataclass(frozen=True)
class Inputs:
    """Everything a policy may look at; a plan is a function of it.

    `recall` gives a card's recall on `day`; `done` are questions rated on it; `topics` those practised so far; `served`
    the minutes each category got in the last two weeks; `minutes` what is left of the day. `shares` is how much of an
    area's weight the questions of a kind carry, 1 where it is not named.
    """

    day: str
    level: str
    minutes: float
    candidates: tuple[Candidate, ...]
    cards: Mapping[str, Card]
    recall: Callable[[Card], float]
    weights: Mapping[str, Mapping[str, float]]
    seen: Set[str] = frozenset()
    done: Set[str] = frozenset()
    topics: Set[str] = frozenset()
    served: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)

    def weight(self, category: str) -> float:
        """Per cent of loop minutes of a category at the level; a little for what the table does not name."""
        return self.weights.get(category, {}).get(self.level, 0.0) or 0.1


@dataclass(frozen=True)
class Item:
    """One thing to do, why, and how long it will take."""

    candidate: Candidate
    why: str
    minutes: int
    new: bool

    def as_json(self) -> dict[str, Any]:
        it = self.candidate
        command = it.command or f"amzprep drill {it.name}"
        return {"question": it.question, "title": it.title, "category": it.category, "why": self.why,
                "minutes": self.minutes, "new": self.new, "command": command}  # fmt: skip


Policy = Callable[[Inputs], list[Item]]


def expected_minutes(candidate: Candidate, card: Card | None, recall: float) -> int:
    """Minutes an item will take: the estimate, less for each repeat, more when it is new or half forgotten."""
    if card is None:
        return max(1, round(candidate.minutes * 1.15))
    share = REPEATS[min(card.reviews, len(REPEATS) - 1)]
    return max(1, round(candidate.minutes * share * (1 + 0.25 * (1 - recall))))


def within(items: list[Item], minutes: float) -> list[Item]:
    """Items in order as long as they fit.

    One that is longer is taken alone, where half of it fits and it is the first or nothing else fits: what is long
    would else never come.
    """
    alone = [item for item in items if item.minutes <= 2 * minutes][:1]
    if alone == items[:1] and alone and alone[0].minutes > minutes:
        return alone
    chosen, left = [], minutes
    for item in items:
        if item.minutes <= left:
            chosen.append(item)
            left -= item.minutes
    return chosen or alone
