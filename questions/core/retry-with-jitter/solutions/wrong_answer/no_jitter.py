"""Bug: backs off without jitter, so all clients come back at the same moment."""


def call_with_retries(
    calls: list[tuple[str, int]], dice: list[int], base: int, cap: int, deadline: int
) -> tuple[str, int, list[int]]:
    now, ceiling = 0, min(base, cap)
    starts: list[int] = []
    for i, (outcome, took) in enumerate(calls):
        if i > 0:
            start = now + ceiling
            if start >= deadline:
                break
            now = start
            ceiling = min(2 * ceiling, cap)
        starts.append(now)
        now += took
        if now > deadline:
            return ("gave_up", deadline, starts)
        if outcome != "retry":
            return (outcome, now, starts)
    return ("gave_up", now, starts)
