"""Policy `random`: any question of the level not done today, drawn by the day, for those who want surprise."""

from __future__ import annotations

from random import Random

from amzprep.domain.agenda import Inputs, Item, expected_minutes, within


def choose(inputs: Inputs) -> list[Item]:
    """The same draw all day: the day is the seed."""
    found = [each for each in inputs.candidates if each.question not in inputs.done and inputs.level in each.levels]
    found.sort(key=lambda it: it.question)
    Random(inputs.day).shuffle(found)
    items = []
    for each in found:
        card = inputs.cards.get(each.question)
        recall = inputs.recall(card) if card is not None else 0.0
        items.append(Item(each, "drawn", expected_minutes(each, card, recall), card is None))
    return within(items, inputs.minutes)


POLICY = choose
