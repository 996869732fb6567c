"""Correct but O(time): walks through every millisecond."""


def call_with_retries(calls, dice, base, cap, deadline):
    ceiling = min(base, cap)
    starts = []
    start = 0
    end = None
    now = 0
    while True:
        if end is None and now == start:
            starts.append(now)
            end = now + calls[len(starts) - 1][1]
        if end == now:
            outcome = calls[len(starts) - 1][0]
            if outcome != "retry":
                return (outcome, now, starts)
            if len(starts) == len(calls):
                return ("gave_up", now, starts)
            start = now + ceiling * dice[len(starts) - 1] // 1000
            ceiling = min(2 * ceiling, cap)
            if start >= deadline:
                return ("gave_up", now, starts)
            end = None
            if start == now:
                continue
        if now == deadline:
            return ("gave_up", now, starts)
        now += 1
