"""Correct but O(n * n): adds up all that came before to know when a call starts."""


def call_with_retries(calls, dice, base, cap, deadline):
    waits = []
    ceiling = min(base, cap)
    for die in dice:
        waits.append(ceiling * die // 1000)
        ceiling = min(2 * ceiling, cap)
    starts = []
    for i, (outcome, took) in enumerate(calls):
        start = sum(waits[:i]) + sum(took for _, took in calls[:i])
        if start >= deadline:
            return ("gave_up", start - waits[i - 1], starts)
        starts.append(start)
        if start + took > deadline:
            return ("gave_up", deadline, starts)
        if outcome != "retry":
            return (outcome, start + took, starts)
    return ("gave_up", starts[-1] + calls[-1][1], starts)
