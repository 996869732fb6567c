"""Two weeks of the shipped catalog and weights, simulated: no area starved, none floods the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from amzprep.app.agenda import candidates
from amzprep.app.workspace import Workspace
from amzprep.domain.agenda import Candidate, Inputs
from amzprep.domain.card import Card
from amzprep.domain.day import plus
from amzprep.domain.rating import Rating
from amzprep.plan.policies.due_first import POLICY

FIRST, DAYS, MINUTES = "2026-11-25", 14, 60.0


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AMZPREP_HOME", str(tmp_path_factory.mktemp("home")))
        with Workspace.open() as opened:
            yield opened


def simulated(workspace: Workspace, level: str) -> list[list[Candidate]]:
    """What is practised on each day by a learner who does everything and always passes."""
    chosen = candidates(workspace, workspace.content.all())
    cards: dict[str, Card] = {}
    served: list[Counter[str]] = []
    topics: set[str] = set()
    days = []
    for i in range(DAYS):
        day = plus(FIRST, i)
        window: Counter[str] = sum(served, Counter())
        items = POLICY(
            Inputs(day, level, MINUTES, chosen, cards, lambda card, day=day: workspace.memory.recall(card, day),
                   workspace.content.weights, set(cards), set(), topics, dict(window), workspace.content.shares)
        )  # fmt: skip
        served.append(Counter())
        for item in items:
            it = item.candidate
            cards[it.question] = workspace.memory.review(cards.get(it.question), it.question, Rating.GOOD, day)
            served[-1][it.category] += item.minutes
            topics |= set(it.topics)
        days.append([item.candidate for item in items])
    return days


@pytest.mark.parametrize("level", ["L4", "L5", "L6", "L8"])
def test_two_weeks_of_the_shipped_plan_are_balanced(level: str, workspace: Workspace) -> None:
    days = simulated(workspace, level)
    kinds = Counter(each.kind for day in days for each in day)
    areas = Counter(each.category for day in days for each in day)
    minutes = Counter[str]()
    for day in days:
        for each in day:
            minutes[each.category] += each.minutes
    total = sum(minutes.values())
    weights = workspace.content.weights
    heavy = [
        name for name in weights if weights[name].get(level, 0) >= 4 and name in {c.category for c in _all(workspace)}
    ]
    assert all(areas[name] for name in heavy), (areas, heavy)
    assert all(day for day in days)
    assert max(minutes.values()) <= 0.5 * total, minutes
    assert sum(each.brief for day in days for each in day) <= 2 * DAYS
    assert kinds["behavioral"] <= 2 * DAYS
    if level in ("L4", "L5", "L6"):
        coding = [any(each.kind == "coding" for each in day) for day in days]
        assert all(any(coding[i : i + 2]) for i in range(DAYS - 1)), coding


def test_a_learner_who_practised_everything_still_gets_something(workspace: Workspace) -> None:
    chosen = candidates(workspace, workspace.content.all())[:5]
    cards = {each.question: workspace.memory.review(None, each.question, Rating.GOOD, FIRST) for each in chosen}
    inputs = Inputs(plus(FIRST, 1), "L5", MINUTES, chosen, cards, lambda card: 0.9, workspace.content.weights)
    assert POLICY(inputs)
    assert POLICY(replace(inputs, day=FIRST, done={each.question for each in chosen})) == []


def _all(workspace: Workspace) -> tuple[Candidate, ...]:
    return candidates(workspace, workspace.content.all())
