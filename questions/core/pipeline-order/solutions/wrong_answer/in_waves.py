"""Bug: runs everything that is ready as one wave before it looks for what has become ready."""

from collections import defaultdict


def run_order(steps: list[tuple[str, list[str]]]) -> tuple[list[str], list[str]]:
    waiting = [set(needs) for _, needs in steps]
    unlocks = defaultdict(list)
    for i, needs in enumerate(waiting):
        for need in needs:
            unlocks[need].append(i)
    ready = [i for i, needs in enumerate(waiting) if not needs]
    order = []
    while ready:
        wave, ready = sorted(ready), []
        for step in wave:
            name = steps[step][0]
            order.append(name)
            for i in unlocks[name]:
                waiting[i].remove(name)
                if not waiting[i]:
                    ready.append(i)
    ran = set(order)
    return order, [name for name, _ in steps if name not in ran]
