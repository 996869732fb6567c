from collections.abc import Iterator


def call_with_retries(
    calls: list[tuple[str, int]], dice: list[int], base: int, cap: int, deadline: int
) -> tuple[str, int, list[int]]:
    waits = jittered(dice, base, cap)
    starts, start = [], 0
    while True:
        outcome, took = calls[len(starts)]
        starts.append(start)
        end = start + took
        if end > deadline:
            return ("gave_up", deadline, starts)
        if outcome in ("ok", "fatal"):
            return (outcome, end, starts)
        start = end + next(waits, deadline)
        if start >= deadline or len(starts) == len(calls):
            return ("gave_up", end, starts)


def jittered(dice: list[int], base: int, cap: int) -> Iterator[int]:
    """The waits in their order, each below a ceiling that doubles until it reaches the cap."""
    ceiling = base
    for die in dice:
        ceiling = min(ceiling, cap)
        yield ceiling * die // 1000
        ceiling *= 2
