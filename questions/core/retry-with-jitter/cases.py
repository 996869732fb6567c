"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(calls, dice, base, cap, deadline):
    """Lay out all calls as if there were no deadline, then ask which of the rules ends it first."""
    waits = [min(base * 2**n, cap) * die // 1000 for n, die in enumerate(dice)]
    tooks = [took for _, took in calls]
    starts = [sum(tooks[:i]) + sum(waits[:i]) for i in range(len(calls))]
    ends = [start + took for start, took in zip(starts, tooks, strict=True)]
    endings = [i for i, (outcome, _) in enumerate(calls) if outcome != "retry"]
    last = min([*endings, len(calls) - 1])
    if starts[last] < deadline and ends[last] <= deadline:
        return ("gave_up" if calls[last][0] == "retry" else calls[last][0], ends[last], starts[: last + 1])
    started = [start for start in starts[: last + 1] if start < deadline]
    return ("gave_up", min(ends[len(started) - 1], deadline), started)


def rand(seed):
    r = random.Random(seed)
    n = r.randrange(1, 9)
    longest = r.choice([0, 5, 40])
    odds = r.choice([(1, 6, 1), (0, 1, 0), (1, 1, 1)])
    calls = [(outcome, r.randint(0, longest)) for outcome in r.choices(["ok", "retry", "fatal"], odds, k=n)]
    dice = [r.choice([0, 1000, r.randint(0, 1000)]) for _ in range(n - 1)]
    return (calls, dice, r.randint(1, 20), r.choice([3, 15, 100]), r.choice([1, 10, 50, 100, 400]))


def scale(n):
    r = random.Random(17)
    calls = [("retry", r.randrange(30)) for _ in range(n - 1)]
    return ([*calls, ("ok", 7)], [r.randrange(1001) for _ in range(n - 1)], 10, 200, 10**9)


def always(n, outcome="ok", base=1, cap=8, die=1000, deadline=10**6, took=0):
    """A case of n - 1 calls that fail for now and one that ends it."""
    return ([("retry", took)] * (n - 1) + [(outcome, took)], [die] * (n - 1), base, cap, deadline)


FAR = 10**9
GROUPS = {
    "smallest": [
        (([("ok", 0)], [], 1, 1, 1), ("ok", 0, [0])),
        (([("fatal", 0)], [], 1, 1, 1), ("fatal", 0, [0])),
        (([("retry", 0)], [], 1, 1, 1), ("gave_up", 0, [0])),
    ],
    "boundary": [
        (([("ok", 1)], [], 1, 1, 1), ("ok", 1, [0])),
        (([("ok", 2)], [], 1, 1, 1), ("gave_up", 1, [0])),
        (([("retry", 0), ("ok", 1)], [0], 1, 1, 1), ("ok", 1, [0, 0])),
        (([("retry", 1), ("ok", 0)], [0], 5, 5, 1), ("gave_up", 1, [0])),
        (([("retry", 0), ("ok", 0)], [1000], 1, 1, 1), ("gave_up", 0, [0])),
        (([("retry", 0), ("ok", 0)], [999], 1, 1, 1), ("ok", 0, [0, 0])),
        (([("retry", 0), ("ok", 3)], [1000], 10**6, 10**6, 10**6 + 1), ("gave_up", 10**6 + 1, [0, 10**6])),
    ],
    "jitter": [
        (([("retry", 0), ("ok", 0)], [0], 100, 100, 500), ("ok", 0, [0, 0])),
        (([("retry", 0), ("ok", 0)], [1], 100, 100, 500), ("ok", 0, [0, 0])),
        (([("retry", 7), ("ok", 4)], [559], 100, 100, 500), ("ok", 66, [0, 62])),
        (([("retry", 50), ("retry", 60), ("ok", 0)], [300, 300], 100, 900, 999), ("ok", 200, [0, 80, 200])),
        (([("retry", 9), ("retry", 9), ("ok", 9)], [999, 999], 10, 10, 999), ("ok", 45, [0, 18, 36])),
    ],
    "ceiling": [
        (always(6, base=3, cap=20), ("ok", 61, [0, 3, 9, 21, 41, 61])),
        (always(4, base=5, cap=20), ("ok", 35, [0, 5, 15, 35])),
        (always(3, base=50, cap=20), ("ok", 40, [0, 20, 40])),
        (always(4, base=8, cap=20, die=500), ("ok", 22, [0, 4, 12, 22])),
        (always(3, base=7, cap=8), ("ok", 15, [0, 7, 15])),
    ],
    "many_calls": [
        (always(1100, base=1, cap=1, die=0), ("ok", 0, [0] * 1100)),
        (always(1300, base=2, cap=1), ("ok", 1299, list(range(1300)))),
    ],
    "fatal": [
        (([("fatal", 9), ("ok", 1)], [0], 10, 10, 99), ("fatal", 9, [0])),
        (([("retry", 9), ("fatal", 3), ("ok", 1)], [100, 0], 10, 10, 99), ("fatal", 13, [0, 10])),
        (([("retry", 9), ("fatal", 3), ("retry", 1)], [100, 0], 10, 10, 13), ("fatal", 13, [0, 10])),
        (([("retry", 9), ("fatal", 4)], [100], 10, 10, 13), ("gave_up", 13, [0, 10])),
    ],
    "too_late": [
        (([("retry", 30), ("ok", 0)], [1000], 70, 70, 100), ("gave_up", 30, [0])),
        (([("retry", 30), ("ok", 0)], [1000], 69, 70, 100), ("ok", 99, [0, 99])),
        (([("retry", 30), ("retry", 30), ("ok", 1)], [500, 900], 40, 200, 100), ("gave_up", 80, [0, 50])),
        (([("retry", 1), ("retry", 1), ("ok", 1)], [1000, 0], 500, 500, 60), ("gave_up", 1, [0])),
    ],
    "cut_off": [
        (([("ok", 100)], [], 5, 5, 100), ("ok", 100, [0])),
        (([("ok", 101)], [], 5, 5, 100), ("gave_up", 100, [0])),
        (([("fatal", 900)], [], 5, 5, 100), ("gave_up", 100, [0])),
        (([("retry", 900), ("ok", 1)], [0], 5, 5, 100), ("gave_up", 100, [0])),
        (([("retry", 100), ("ok", 0)], [0], 5, 5, 100), ("gave_up", 100, [0])),
        (([("retry", 10), ("ok", 80)], [1000], 10, 10, 100), ("ok", 100, [0, 20])),
    ],
    "last_call": [
        (([("retry", 10), ("retry", 10)], [500], 100, 100, 999), ("gave_up", 70, [0, 60])),
        (([("retry", 10), ("retry", 10), ("retry", 10)], [100, 900], 100, 900, 999), ("gave_up", 220, [0, 20, 210])),
        (([("retry", 900)], [], 100, 100, 999), ("gave_up", 900, [0])),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [
        (scale(30_000), REFERENCE),
        (([("retry", FAR - 10), ("ok", 10)], [0], 1, 1, FAR), REFERENCE),
        (([("ok", FAR)], [], 1, 1, FAR - 1), REFERENCE),
    ],
}
