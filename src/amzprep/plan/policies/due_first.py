"""Policy `due_first`: what is due, longest overdue first; then new questions, area by area in proportion to weight.

The area served least for its weight over the last two weeks comes next, so no area is starved and none floods the day.
Coding rusts fastest and fails most: where it carries weight, a second day without it begins with some. Brief items
(due, new or weakest) and follow-ups get a few minutes a day, what was done today included.
When nothing is due and nothing is new, the weakest card comes first: time left is never a dead end.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.agenda import UNLIMITED, Candidate, Inputs, Item, expected_minutes, within
from amzprep.domain.day import days_between, plus

DIFFICULTIES = ("easy", "medium", "hard")
FOLLOWUP_MIN, BRIEF_MIN = 6.0, 5.0  # minutes a day
CODING, CODING_WEIGHT = "coding", 15.0  # per cent of loop minutes from which on it comes every second day


def choose(inputs: Inputs) -> list[Item]:
    """The day's items within its minutes, in order."""
    ration = _Ration(inputs)
    items = within([item for item in _due(inputs) if ration.allows(item)], inputs.minutes)
    left = inputs.minutes - sum(item.minutes for item in items)
    items += list(_followups(inputs, left))
    left = inputs.minutes - sum(item.minutes for item in items)
    items += _new(inputs, items, left, ration)
    return items or within([item for item in _weakest(inputs) if ration.allows(item)], max(inputs.minutes, 1))


class _Ration:
    """What is left of the day's minutes for brief items; who asks for a drill of them gets as many as wanted."""

    def __init__(self, inputs: Inputs) -> None:
        done = sum(each.minutes for each in inputs.candidates if each.brief and each.question in inputs.done)
        self.left = BRIEF_MIN - done if inputs.minutes < UNLIMITED else UNLIMITED

    def allows(self, item: Item) -> bool:
        """Whether an item still fits; what does is taken off."""
        if not item.candidate.brief:
            return True
        if item.minutes > self.left:
            return False
        self.left -= item.minutes
        return True


def _due(inputs: Inputs) -> Iterator[Item]:
    found = [each for each in inputs.candidates if _is_due(each, inputs)]
    for each in sorted(found, key=lambda it: (inputs.cards[it.question].due, it.question)):
        card = inputs.cards[each.question]
        late = days_between(card.due, inputs.day)
        when = "due today" if late == 0 else f"{late} day{'s' * (late > 1)} overdue"
        recall = inputs.recall(card)
        yield Item(each, f"{when}, recall about {recall:.0%}", expected_minutes(each, card, recall), False)


def _is_due(candidate: Candidate, inputs: Inputs) -> bool:
    card = inputs.cards.get(candidate.question)
    return card is not None and card.due <= inputs.day and candidate.question not in inputs.done


def _followups(inputs: Inputs, left: float) -> Iterator[Item]:
    """Follow-ups to what was answered on an earlier day, a few minutes of them a day."""
    found = [each for each in inputs.candidates if each.answered and each.question not in inputs.cards]
    spent = sum(each.minutes for each in inputs.candidates if each.followup and each.question in inputs.done)
    most = min(FOLLOWUP_MIN, spent + left)
    for each in sorted(found, key=lambda it: (it.answered, it.question)):
        spent += each.minutes
        if spent > most:
            return
        yield Item(each, f"follow-up to what you answered on {each.answered}", round(each.minutes), True)


def _new(inputs: Inputs, chosen: list[Item], left: float, ration: _Ration) -> Iterator[Item]:
    """What fits into the minutes left, each time from the area served least for its weight.

    What comes first on a day without anything else may be longer than it, alone, where half of it fits.
    """
    by_category = _by_category(inputs)
    weights = {name: inputs.weight(name) * _share(inputs, found) for name, found in by_category.items()}
    waiting = {category: list(found) for category, found in by_category.items()}
    alone = not chosen
    first = _coding_first(inputs, chosen, by_category)
    served = dict(inputs.served)
    for item in chosen:
        served[item.candidate.category] = served.get(item.candidate.category, 0.0) + item.minutes
    while waiting and left > 0:
        names = first & waiting.keys() or waiting.keys()
        category = min(names, key=lambda name: ((served.get(name, 0.0) + 1) / weights[name], name))
        candidate = _pick(waiting[category], left, alone=alone)
        if candidate is None:
            del waiting[category]
            continue
        waiting[category].remove(candidate)
        needed = expected_minutes(candidate, None, 0.0)
        started = candidate.question in inputs.seen
        item = Item(candidate, "begun and never rated" if started else "new", needed, not started)
        if not ration.allows(item):
            del waiting[category]
            continue
        if candidate.kind == CODING:
            first = set()
        served[category] = served.get(category, 0.0) + needed
        left -= needed
        alone = False
        yield item


def _pick(found: list[Candidate], left: float, *, alone: bool) -> Candidate | None:
    """The first that fits; for a day that holds nothing else a longer one goes before a brief one."""
    longest = (left, 2 * left)
    fits, half = (next((c for c in found if expected_minutes(c, None, 0.0) <= most), None) for most in longest)
    return half if alone and (fits is None or fits.brief) else fits


def _coding_first(inputs: Inputs, chosen: list[Item], by_category: dict[str, list[Candidate]]) -> set[str]:
    """The areas to begin with because neither today nor yesterday had any coding; none where that is not so."""
    areas = {name for name, found in by_category.items() if found[0].kind == CODING}
    kinds = {each.question: each.kind for each in inputs.candidates}
    days = [card.last for question, card in inputs.cards.items() if kinds.get(question) == CODING]
    rested = max(days, default="") < plus(inputs.day, -1) and all(item.candidate.kind != CODING for item in chosen)
    trained = {each.category for each in inputs.candidates if each.kind == CODING and each.main}
    heavy = sum(inputs.weight(name) for name in trained) >= CODING_WEIGHT
    return areas if rested and heavy and len(by_category) > len(areas) else set()


def _by_category(inputs: Inputs) -> dict[str, list[Candidate]]:
    """Unpractised questions of the level (of any level where it has none), easiest first."""
    fresh = [
        each
        for each in inputs.candidates
        if each.question not in inputs.cards and not each.answered and set(each.after) <= inputs.topics
    ]
    fitting = [each for each in fresh if inputs.level in each.levels] or fresh
    found: dict[str, list[Candidate]] = {}
    for each in sorted(fitting, key=lambda it: (it.brief, not it.main, _rank(it.difficulty), it.minutes, it.question)):
        found.setdefault(each.category, []).append(each)
    return found


def _share(inputs: Inputs, found: list[Candidate]) -> float:
    """How much of its weight an area's questions carry: the most that any of their kinds does."""
    return max(inputs.shares.get(each.kind, 1.0) for each in found)


def _rank(difficulty: str) -> int:
    return DIFFICULTIES.index(difficulty) if difficulty in DIFFICULTIES else 1


def _weakest(inputs: Inputs) -> Iterator[Item]:
    cards = [each for each in inputs.candidates if each.question in inputs.cards and each.question not in inputs.done]
    for each in sorted(cards, key=lambda it: (inputs.recall(inputs.cards[it.question]), it.question)):
        card = inputs.cards[each.question]
        recall = inputs.recall(card)
        yield Item(
            each, f"nothing is due; weakest, recall about {recall:.0%}", expected_minutes(each, card, recall), False
        )


POLICY = choose
