"""A mock loop: rounds in order, each with principles and minutes, drawn from a plan by seeded dice.

The plan is data (`loops.yaml`). The same plan and dice give the same loop, wherever it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from amzprep.domain.dice import Dice
from amzprep.domain.principle import PRINCIPLES

HELLO_MIN = 5  # for hello and the candidate's own questions
PRINCIPLE_EACH_MIN = 7.5  # minutes a principle takes, with its probes
FEWEST, MOST = 2, 3  # principles per interviewer
SHIFTS = (0, 5, 10)  # minutes that principles take from the technical part
LEAST_TECHNICAL_MIN = 30
NOTHING = "nothing"


@dataclass(frozen=True)
class RoundPlan:
    """One interviewer's part as planned. `asks` is coding, open or nothing beside principles.

    `categories` are where the technical question comes from; `sources` where the plan comes from.
    """

    id: str
    title: str
    asks: str
    principle_minutes: float
    technical_minutes: float
    categories: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    bar_raiser: bool = False
    source: str = ""
    week: int = 0


@dataclass(frozen=True)
class LoopPlans:
    """Plans by level, stages before the on-site loop, and principles always asked from a level on.

    `often` weighs the drawn principles by the level from which it holds, `tips` are lines before a round, by its name.
    """

    onsite: Mapping[str, tuple[RoundPlan, ...]]
    stages: Mapping[str, tuple[RoundPlan, ...]]
    always: Mapping[str, tuple[str, ...]]
    as_of: str
    often: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    tips: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def rounds(self, level: str, stage: str = "onsite") -> tuple[RoundPlan, ...]:
        """The rounds of a stage: screen, technical, onsite, or full for all of them in this order."""
        if stage == "onsite":
            return self.onsite[level]
        if stage == "full":
            return (*(plan for each in self.stages.values() for plan in each), *self.onsite[level])
        return self.stages[stage]

    def always_at(self, level: str) -> tuple[str, ...]:
        """The principles that a loop at a level always asks for."""
        return tuple(name for since, names in sorted(self.always.items()) if since <= level for name in names)

    def often_at(self, level: str) -> Mapping[str, float]:
        """The weights of the drawn principles at a level."""
        since = [each for each in self.often if each <= level]
        return self.often[max(since)] if since else {}


@dataclass(frozen=True)
class Round:
    """One interviewer's part as drawn; `principles_first` says what comes first, `questions` what will be asked.

    `questions` maps principle slugs, and `technical`, to question ids; `tips` are shown before it, `week` is when it
    comes in the whole pipeline.
    """

    id: str
    title: str
    asks: str
    principle_minutes: float
    technical_minutes: float
    principles: tuple[str, ...]
    principles_first: bool
    categories: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    bar_raiser: bool = False
    questions: Mapping[str, str] | None = None
    tips: tuple[str, ...] = ()
    week: int = 0

    @property
    def minutes(self) -> float:
        """All of it, with hello and the candidate's questions."""
        return self.principle_minutes + self.technical_minutes + HELLO_MIN

    def with_tips(self, tips: Sequence[str]) -> Round:
        return replace(self, tips=tuple(tips))

    def with_questions(self, questions: Mapping[str, str]) -> Round:
        return replace(self, questions=dict(questions))

    def same_draw(self, other: Round) -> bool:
        """Whether the dice drew both alike, whatever is asked, shown beside it, or its week."""
        return replace(self, questions=None, tips=(), week=0) == replace(other, questions=None, tips=(), week=0)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "asks": self.asks,
            "principle_minutes": self.principle_minutes,
            "technical_minutes": self.technical_minutes,
            "principles": list(self.principles),
            "principles_first": self.principles_first,
            "categories": list(self.categories),
            "competencies": list(self.competencies),
            "bar_raiser": self.bar_raiser,
            "questions": dict(self.questions or {}),
            "tips": list(self.tips),
            "week": self.week,
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Round:
        """A round as it was logged; what a newer version added is passed over."""
        known = {each.name for each in fields(cls)}
        lists = {key: tuple(raw[key]) for key in ("principles", "categories", "competencies")}
        found = {**raw, **lists, "questions": dict(raw["questions"]), "tips": tuple(raw.get("tips", ()))}
        return cls(**{key: value for key, value in found.items() if key in known})


def draw_rounds(
    plans: Sequence[RoundPlan],
    dice: Dice,
    *,
    always: Sequence[str],
    often: Mapping[str, float],
    rounds: int | None = None,
) -> list[Round]:
    """Rounds in a drawn order with drawn minutes, and principles without repeat: those of `always` first.

    `often` weighs the others; `rounds` takes only so many, the Bar Raiser's last among them. Most rounds begin with
    principles, because they eat the time.
    """
    order = _order(plans, dice)
    chosen = order if rounds is None else _some(order, rounds)
    counts = [_principles_in(plan) for plan in chosen]
    names = _draw_principles(sum(counts), always, often, dice)
    hands: list[list[str]] = [[] for _ in chosen]
    for name in names:  # dealt one by one, so that what is always asked is spread over the interviewers
        free = [i for i, hand in enumerate(hands) if len(hand) < counts[i]]
        hands[min(free, key=lambda i: len(hands[i]) / counts[i])].append(name)
    return [_drawn(plan, tuple(hand), dice) for plan, hand in zip(chosen, hands, strict=True)]


def _order(plans: Sequence[RoundPlan], dice: Dice) -> list[RoundPlan]:
    others = [plan for plan in plans if not plan.bar_raiser]
    dice.shuffle(others)
    raisers = [plan for plan in plans if plan.bar_raiser]
    at = len(others) if len(others) < 2 else dice.randint(len(others) - 1, len(others))
    order = [*others[:at], *raisers, *others[at:]]
    return sorted(order, key=lambda plan: (not plan.week, plan.week))  # what comes before the on-site loop has a week


def _some(order: list[RoundPlan], rounds: int) -> list[RoundPlan]:
    return order[:rounds]


def _principles_in(plan: RoundPlan) -> int:
    """Two or three, by the minutes there are for them; none where there are no minutes."""
    if plan.principle_minutes <= 0:
        return 0
    return max(FEWEST, min(MOST, round(plan.principle_minutes / PRINCIPLE_EACH_MIN)))


def _draw_principles(count: int, always: Sequence[str], often: Mapping[str, float], dice: Dice) -> list[str]:
    first = [name for name in always if name in PRINCIPLES]
    dice.shuffle(first)
    rest = [name for name in PRINCIPLES if name not in first]
    keyed = sorted(rest, key=lambda name: dice.random() ** (1 / max(often.get(name, 1.0), 1e-9)), reverse=True)
    return [*first, *keyed][:count]


def _drawn(plan: RoundPlan, principles: tuple[str, ...], dice: Dice) -> Round:
    shift = _shift(plan, dice)
    return Round(
        plan.id,
        plan.title,
        plan.asks,
        plan.principle_minutes + shift,
        plan.technical_minutes - shift,
        principles,
        dice.random() < 0.8 or plan.asks == NOTHING,
        plan.categories,
        plan.competencies,
        plan.bar_raiser,
        week=plan.week,
    )


def _shift(plan: RoundPlan, dice: Dice) -> int:
    """How many minutes the principles take from the technical part, as they do; half an hour is left where there was.

    A short technical part is not shared out: it holds one short question.
    """
    if not plan.principle_minutes or plan.technical_minutes < LEAST_TECHNICAL_MIN:
        return 0
    most = int(plan.technical_minutes) - LEAST_TECHNICAL_MIN
    return dice.choice([each for each in SHIFTS if each <= most])
