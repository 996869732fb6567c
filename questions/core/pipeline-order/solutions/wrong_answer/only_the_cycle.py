"""Bug: reports the steps on a cycle and forgets those that wait for one."""

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
    while ready:
        name = steps[heappop(ready)][0]
        order.append(name)
        for i in unlocks[name]:
            waiting[i].remove(name)
            if not waiting[i]:
                heappush(ready, i)
    ran = set(order)
    needs_of = dict(steps)

    def reaches_itself(name):
        seen, todo = set(), list(needs_of[name])
        while todo:
            need = todo.pop()
            if need == name or need not in needs_of:
                return True
            if need not in seen:
                seen.add(need)
                todo += needs_of[need]
        return False

    return order, [name for name, _ in steps if name not in ran and reaches_itself(name)]
