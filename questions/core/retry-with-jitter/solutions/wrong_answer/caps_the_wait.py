"""Bug: lets the ceiling grow for ever and caps the wait after the dice."""


def call_with_retries(
    calls: list[tuple[str, int]], dice: list[int], base: int, cap: int, deadline: int
) -> tuple[str, int, list[int]]:
    now, ceiling = 0, base
    starts: list[int] = []
    for i, (outcome, took) in enumerate(calls):
        if i > 0:
            start = now + min(cap, ceiling * dice[i - 1] // 1000)
            if start >= deadline:
                break
            now = start
            ceiling = 2 * ceiling
        starts.append(now)
        now += took
        if now > deadline:
            return ("gave_up", deadline, starts)
        if outcome != "retry":
            return (outcome, now, starts)
    return ("gave_up", now, starts)
