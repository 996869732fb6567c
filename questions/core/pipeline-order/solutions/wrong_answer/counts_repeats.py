"""Bug: counts a need that is listed twice as two needs and pays off one."""

from collections import defaultdict
from heapq import heappop, heappush


def run_order(steps: list[tuple[str, list[str]]]) -> tuple[list[str], list[str]]:
    waiting = [len(needs) for _, needs in steps]
    unlocks = defaultdict(set)
    for i, (_, needs) in enumerate(steps):
        for need in needs:
            unlocks[need].add(i)
    ready = [i for i, needs in enumerate(waiting) if needs == 0]
    order = []
    while ready:
        name = steps[heappop(ready)][0]
        order.append(name)
        for i in unlocks[name]:
            waiting[i] -= 1
            if waiting[i] == 0:
                heappush(ready, i)
    ran = set(order)
    return order, [name for name, _ in steps if name not in ran]
