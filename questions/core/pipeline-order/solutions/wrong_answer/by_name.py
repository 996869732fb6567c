"""Bug: breaks ties by name instead of by the place in the file."""

from collections import defaultdict
from heapq import heapify, heappop, heappush


def run_order(steps):
    waiting = {name: set(needs) for name, needs in steps}
    unlocks = defaultdict(list)
    for name, needs in waiting.items():
        for need in needs:
            unlocks[need].append(name)
    ready = [name for name, needs in waiting.items() if not needs]
    heapify(ready)
    order = []
    while ready:
        name = heappop(ready)
        order.append(name)
        for other in unlocks[name]:
            waiting[other].remove(name)
            if not waiting[other]:
                heappush(ready, other)
    ran = set(order)
    return order, [name for name, _ in steps if name not in ran]
