"""Bug: treats a need that no step has as done."""

from collections import defaultdict
from heapq import heappop, heappush


def run_order(steps: list[tuple[str, list[str]]]) -> tuple[list[str], list[str]]:
    known = {name for name, _ in steps}
    waiting = [set(needs) & known for _, needs in steps]
    unlocks = defaultdict(list)
    for i, needs in enumerate(waiting):
        for need in needs:
            unlocks[need].append(i)
    ready = [i for i, needs in enumerate(waiting) if not needs]
    order = []
    while ready:
        name = steps[heappop(ready)][0]
        order.append(name)
        for i in unlocks[name]:
            waiting[i].remove(name)
            if not waiting[i]:
                heappush(ready, i)
    ran = set(order)
    return order, [name for name, _ in steps if name not in ran]
