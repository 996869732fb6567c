from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush


def run_order(steps: list[tuple[str, list[str]]]) -> tuple[list[str], list[str]]:
    """Let the standard library count what is open; a heap of file positions breaks the ties."""
    place = {name: i for i, (name, _) in enumerate(steps)}
    graph = TopologicalSorter(dict(steps))
    with suppress(CycleError):  # it still hands out every step that no cycle holds up
        graph.prepare()
    ready = [place[name] for name in graph.get_ready() if name in place]
    heapify(ready)
    order: list[str] = []
    while ready:
        name = steps[heappop(ready)][0]
        order.append(name)
        graph.done(name)
        for unlocked in graph.get_ready():
            heappush(ready, place[unlocked])
    ran = set(order)
    return order, [name for name, _ in steps if name not in ran]
