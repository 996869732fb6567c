"""Which story serves which slot of a loop: as many slots as can be with distinct stories, primary claims preferred.

A maximum matching of a bipartite graph; networkx computes it, and is imported only when a simple pass through the
slots does not already serve them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amzprep.domain.story import Story

PRIMARY, SECONDARY = 2, 1


@dataclass(frozen=True)
class Slot:
    """One principle that one interviewer asks for."""

    round: str
    principle: str


@dataclass(frozen=True)
class Assignment:
    """`served` maps slots to stories, `open` are slots without one; `carrying` stories that only they can serve."""

    served: Mapping[Slot, Story]
    open: tuple[Slot, ...]
    carrying: Mapping[str, tuple[Slot, ...]]


def assign(stories: Sequence[Story], slots: Sequence[Slot]) -> Assignment:
    """The best assignment of distinct stories to slots.

    `carrying` maps a story's id to the slots that no other story claims, where there are two or more: only one of them
    can be told.
    """
    claims = {slot: [story for story in stories if slot.principle in story.claims] for slot in slots}
    served = _simply(claims) or _matched(claims)
    alone: dict[str, list[Slot]] = {}
    for slot, found in claims.items():
        if len(found) == 1:
            alone.setdefault(found[0].id, []).append(slot)
    return Assignment(
        served,
        tuple(slot for slot in slots if slot not in served),
        {story: tuple(found) for story, found in alone.items() if len(found) > 1},
    )


def _simply(claims: Mapping[Slot, Sequence[Story]]) -> dict[Slot, Story] | None:
    """Slots served with primary claims alone, each by the first story that is free; None where that fails."""
    served: dict[Slot, Story] = {}
    used: set[str] = set()
    for slot, found in claims.items():
        free = [story for story in found if story.id not in used and story.claims[0] == slot.principle]
        if not free:
            return None
        served[slot] = free[0]
        used.add(free[0].id)
    return served


def _matched(claims: Mapping[Slot, Sequence[Story]]) -> dict[Slot, Story]:
    """A maximum matching, and among those one with the most primary claims."""
    import networkx

    graph = networkx.Graph()
    slots = list(claims)
    by_id = {story.id: story for found in claims.values() for story in found}
    for i, slot in enumerate(slots):
        for story in claims[slot]:
            weight = PRIMARY if story.claims[0] == slot.principle else SECONDARY
            graph.add_edge(("slot", i), ("story", story.id), weight=weight)
    pairs = networkx.max_weight_matching(graph, maxcardinality=True)
    found: dict[Slot, Story] = {}
    for one, other in pairs:
        slot, story = (one, other) if one[0] == "slot" else (other, one)
        found[slots[slot[1]]] = by_id[story[1]]
    return {slot: found[slot] for slot in slots if slot in found}
