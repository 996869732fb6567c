"""Bug: raises a float to the power of the attempt, which overflows after a thousand of them."""


def call_with_retries(
    calls: list[tuple[str, int]], dice: list[int], base: int, cap: int, deadline: int
) -> tuple[str, int, list[int]]:
    now = 0
    starts: list[int] = []
    for i, (outcome, took) in enumerate(calls):
        if i > 0:
            start = now + int(min(base * 2.0 ** (i - 1), cap)) * dice[i - 1] // 1000
            if start >= deadline:
                break
            now = start
        starts.append(now)
        now += took
        if now > deadline:
            return ("gave_up", deadline, starts)
        if outcome != "retry":
            return (outcome, now, starts)
    return ("gave_up", now, starts)
