"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(_, operations):
    """Every booked minute stands in a dict with its booking's start; as there are only 200,000 of them."""
    minutes, results = {}, []
    for name, args in operations:
        if name == "book":
            start, end = args
            wanted = range(start, end)
            fits = len(wanted) > 0 and not any(minute in minutes for minute in wanted)
            if fits:
                minutes.update(dict.fromkeys(wanted, start))
            results.append(fits)
        elif name == "cancel":
            held = [minute for minute, start in minutes.items() if start == args[0]]
            for minute in held:
                del minutes[minute]
            results.append(bool(held))
        else:
            results.append(minutes.get(args[0]))
    return results


def book(start, end):
    return ["book", [start, end]]


def cancel(start):
    return ["cancel", [start]]


def at(time):
    return ["at", [time]]


def rand(seed):
    r = random.Random(seed)
    operations = []
    for _ in range(r.randrange(1, 40)):
        start = r.randrange(30)
        operations.append(r.choice([book(start, max(0, start + r.randrange(-1, 8))), at(start), cancel(start), book(start, start + 2)]))
    return ([], operations)


def crowded(calls, seed=1):
    r = random.Random(seed)
    slots = list(range(calls // 2))
    r.shuffle(slots)
    operations = [book(10 * slot, 10 * slot + 10) for slot in slots]
    while len(operations) < calls:
        slot = r.randrange(calls // 2)
        operations.append(r.choice([at(10 * slot + r.randrange(10)), book(10 * slot + 5, 10 * slot + 7), at(10 * slot)]))
    return ([], operations)


def scale(n):
    return crowded(max(4, n))


LAST = 200_000
GROUPS = {
    "empty": [
        (([], [at(0)]), [None]),
        (([], [cancel(5)]), [False]),
        (([], []), []),
        (([], [book(3, 3), at(3), cancel(3)]), [False, None, False]),
    ],
    "boundary": [
        (([], [book(0, LAST), at(0), at(LAST), book(LAST - 1, LAST)]), [True, 0, None, False]),
        (([], [book(LAST - 1, LAST), at(LAST - 1), book(0, LAST - 1), at(LAST - 2)]), [True, LAST - 1, True, 0]),
        (([], [book(LAST, 0), cancel(LAST), at(LAST)]), [False, False, None]),
    ],
    "touching": [
        (([], [book(10, 20), book(20, 30), at(20)]), [True, True, 20]),
        (([], [book(20, 30), book(10, 20), at(19)]), [True, True, 10]),
        (([], [book(10, 20), book(30, 40), book(20, 30), at(29), at(30)]), [True, True, True, 20, 30]),
    ],
    "inside": [
        (([], [book(0, 100), book(10, 20), book(90, 100)]), [True, False, False]),
        (([], [book(10, 20), book(0, 100), at(5)]), [True, False, None]),
        (([], [book(10, 20), book(10, 20), book(10, 11)]), [True, False, False]),
        (([], [book(0, 100), book(200, 210), book(50, 60), at(50)]), [True, True, False, 0]),
    ],
    "overlapping": [
        (([], [book(10, 20), book(5, 11), book(19, 25)]), [True, False, False]),
        (([], [book(10, 20), book(30, 40), book(15, 35), at(25)]), [True, True, False, None]),
        (([], [book(10, 20), book(30, 40), book(19, 30), book(20, 31), book(20, 30)]), [True, True, False, False, True]),
    ],
    "refused": [
        (([], [book(10, 20), book(15, 30), book(20, 30), at(25)]), [True, False, True, 20]),
        (([], [book(10, 20), book(5, 15), cancel(5), book(5, 10)]), [True, False, False, True]),
    ],
    "backwards": [
        (([], [book(5, 5), book(0, 10)]), [False, True]),
        (([], [book(8, 2), book(0, 10), cancel(8)]), [False, True, False]),
        (([], [book(0, 10), book(12, 11), at(11)]), [True, False, None]),
    ],
    "cancelled": [
        (([], [book(10, 20), cancel(10), book(12, 18), at(10), at(12)]), [True, True, True, None, 12]),
        (([], [book(10, 20), cancel(11), at(11), cancel(10), cancel(10)]), [True, False, 10, True, False]),
        (([], [book(0, 5), book(5, 9), book(9, 12), cancel(5), book(4, 9), book(5, 8), at(8)]),
         [True, True, True, True, False, True, None]),
        (([], [book(0, 5), cancel(0), cancel(0), book(0, 6), at(5)]), [True, True, False, True, 0]),
    ],
    "asked": [
        (([], [book(0, 10), at(0), at(9), at(10)]), [True, 0, 0, None]),
        (([], [book(10, 20), book(30, 40), at(9), at(25), at(35), at(40)]), [True, True, None, None, 30, None]),
        (([], [at(7), book(7, 8), at(7), at(6), at(8)]), [None, True, 7, None, None]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(crowded(40_000), REFERENCE)],
}
