"""Bug: follows the needs by recursion, which ends at Python's limit on a long chain."""

from collections import defaultdict
from heapq import heappop, heappush


def run_order(steps: list[tuple[str, list[str]]]) -> tuple[list[str], list[str]]:
    waiting = [set(needs) for _, needs in steps]
    unlocks = defaultdict(list)
    for i, needs in enumerate(waiting):
        for need in needs:
            unlocks[need].append(i)
    ready = [i for i, needs in enumerate(waiting) if not needs]
    order = []

    def run_next():
        if not ready:
            return
        name = steps[heappop(ready)][0]
        order.append(name)
        for i in unlocks[name]:
            waiting[i].remove(name)
            if not waiting[i]:
                heappush(ready, i)
        run_next()

    run_next()
    ran = set(order)
    return order, [name for name, _ in steps if name not in ran]
