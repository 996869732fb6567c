"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Keep a diary of what happened to each task, and work out the line and the holds from all of it for each call."""
    (minutes,) = ctor
    diary, answers = [], []  # entries (minute, what, task, worker)

    def states(now):
        """Per task (state, worker, moment of the last change); a moment is a minute and a rank inside it."""
        found = {}
        for rank, (minute, what, task, worker) in enumerate(diary):
            found[task] = (what, worker, (minute, 1, rank))
        for task, (what, worker, (minute, _, rank)) in found.items():
            if what == "held" and minute + minutes <= now:
                found[task] = ("waits", worker, (minute + minutes, 0, rank))
        return found

    for name, given in ops:
        now = given[-1]
        before = states(now)
        line = sorted((moment, task) for task, (what, _, moment) in before.items() if what == "waits")
        if name == "add":
            if given[0] not in before:
                diary.append((now, "waits", given[0], None))
            answers.append(given[0] not in before)
        elif name == "take":
            if line:
                diary.append((now, "held", line[0][1], given[0]))
            answers.append(line[0][1] if line else None)
        elif name == "count":
            whats = [what for what, _, _ in before.values()]
            answers.append((whats.count("waits"), whats.count("held"), whats.count("done")))
        else:
            worker, task, _ = given
            holds = before.get(task, ("", None, None))[:2] == ("held", worker)
            if holds:
                diary.append((now, "done" if name == "finish" else "waits", task, worker))
            answers.append(holds)
    return answers


def story(minutes, *steps):
    """A case from steps ((method, arguments), answer)."""
    return (([minutes], [[method, list(given)] for (method, given), _ in steps]), [want for _, want in steps])


def add(at, task, answer=True):
    return ("add", (task, at)), answer


def take(at, worker, answer):
    return ("take", (worker, at)), answer


def finish(at, worker, task, answer=True):
    return ("finish", (worker, task, at)), answer


def back(at, worker, task, answer=True):
    return ("put_back", (worker, task, at)), answer


def count(at, *answer):
    return ("count", (at,)), answer


def rand(seed):
    r = random.Random(seed)
    minutes = r.choice([1, 3, 6, 10])
    tasks, workers = "tuvwxyz"[: r.choice([2, 4, 7])], "abc"[: r.choice([1, 2, 3])]
    now, ops, taken = r.randrange(5), [], []
    for _ in range(r.randrange(5, 60)):
        now += r.choice([0, 0, 1, 1, 2, minutes - 1, r.randrange(2 * minutes)])
        roll = r.random()
        task, worker = r.choice(taken[-3:]) if taken and r.random() < 0.8 else (r.choice(tasks), r.choice(workers))
        if roll < 0.25:
            ops.append(["add", [r.choice(tasks), now]])
        elif roll < 0.6:
            ops.append(["take", [worker, now]])
            taken.append((oracle([minutes], ops)[-1] or "t", worker))
        elif roll < 0.75:
            ops.append(["finish", [worker, task, now]])
        elif roll < 0.9:
            ops.append(["put_back", [worker, task, now]])
        else:
            ops.append(["count", [now]])
    return ([minutes], ops)


def crowd(calls, minutes, seed=2):
    """A third of the calls adds, a third takes, and then many holds are looked at, ended and renewed."""
    r = random.Random(seed)
    tasks = [f"i{i:07}" for i in range(calls // 3)]
    r.shuffle(tasks)
    ops = [["add", [task, i // 50]] for i, task in enumerate(tasks)]
    now = calls // 150
    for i in range(len(tasks)):
        ops.append(["take", [f"w{i % 700}", now + i // 20]])
    now += len(tasks) // 20
    while len(ops) < calls:
        i = r.randrange(len(tasks))
        now += r.randrange(10) == 0
        what = r.choice(["finish", "put_back", "put_back", "take", "take", "count"])
        if what == "take":
            ops.append(["take", [f"w{i % 700}", now]])
        elif what == "count":
            ops.append(["count", [now]])
        else:
            ops.append([what, [f"w{i % 700}", tasks[i], now]])
    return ([minutes], ops)


def waves(calls, minutes):
    """Everything is taken and everything is left lying, again and again."""
    tasks = calls // 4
    ops = [["add", [f"i{i}", 0]] for i in range(tasks)]
    while len(ops) < calls:
        i = len(ops) - tasks
        ops.append(["take", [f"w{i % 9}", (i // tasks) * 2 * minutes + i % tasks // 20]])
    return ([minutes], ops)


def scale(n):
    return crowd(max(3, n), 10**6)


LONG, END = 10**6, 10**9
GROUPS = {
    "empty": [
        story(10),
        story(1, take(0, "a", None)),
        story(1, count(0, 0, 0, 0), finish(0, "a", "t", False), back(0, "a", "t", False), count(5, 0, 0, 0)),
        story(10, add(0, "t"), finish(1, "a", "t", False), back(2, "a", "t", False), take(3, "a", "t")),
    ],
    "boundary": [
        story(10, add(0, "t"), take(5, "a", "t"), take(14, "b", None), finish(14, "a", "t"), count(15, 0, 0, 1)),
        story(10, add(0, "t"), take(5, "a", "t"), take(15, "b", "t"), back(24, "b", "t"), take(24, "c", "t")),
        story(10, add(0, "t"), take(5, "a", "t"), count(14, 0, 1, 0), count(15, 1, 0, 0), finish(15, "a", "t", False)),
        story(
            1, add(0, "t"), take(0, "a", "t"), finish(0, "a", "t"), add(0, "u"), take(0, "a", "u"), take(1, "b", "u")
        ),
        story(
            LONG,
            add(END - LONG, "t" * 12),
            take(END - LONG, "a" * 12, "t" * 12),
            take(END - 1, "b", None),
            take(END, "b", "t" * 12),
            add(END, "u"),
        ),
    ],
    "late": [
        story(10, add(0, "t"), take(0, "a", "t"), finish(10, "a", "t", False), count(10, 1, 0, 0)),
        story(10, add(0, "t"), take(0, "a", "t"), back(30, "a", "t", False), finish(30, "a", "t", False)),
        story(
            10, add(0, "t"), take(0, "a", "t"), take(10, "b", "t"), finish(12, "a", "t", False), finish(13, "b", "t")
        ),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            back(11, "a", "t", False),
            take(11, "b", "u"),
            take(11, "b", "t"),
            take(11, "b", None),
        ),
    ],
    "holder": [
        story(10, add(0, "t"), take(0, "a", "t"), finish(1, "b", "t", False), finish(2, "a", "t"), count(2, 0, 0, 1)),
        story(10, add(0, "t"), take(0, "a", "t"), back(1, "b", "t", False), take(1, "b", None), back(2, "a", "t")),
        story(10, add(0, "t"), take(0, "a", "t"), finish(1, "a", "u", False), back(1, "t", "a", False)),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            take(0, "b", "u"),
            finish(1, "a", "u", False),
            finish(1, "b", "u"),
        ),
    ],
    "line": [
        story(10, add(0, "z"), add(0, "m"), add(1, "a"), take(1, "a", "z"), take(1, "a", "m"), take(1, "b", "a")),
        story(10, add(0, "t"), add(0, "u"), take(0, "a", "t"), back(1, "a", "t"), take(1, "a", "u"), take(1, "a", "t")),
        story(5, add(0, "t"), add(0, "u"), take(0, "a", "t"), count(5, 2, 0, 0), take(5, "b", "u"), take(5, "b", "t")),
        story(
            5,
            add(0, "t"),
            add(0, "u"),
            add(0, "v"),
            take(0, "a", "t"),
            take(1, "a", "u"),
            back(2, "a", "u"),
            take(7, "b", "v"),
            take(7, "b", "u"),
            take(7, "b", "t"),
        ),
    ],
    "order": [
        story(10, add(0, "t"), take(0, "a", "t"), add(10, "u"), take(10, "b", "t"), take(10, "b", "u")),
        story(10, add(0, "t"), take(0, "a", "t"), add(9, "u"), add(11, "v"), take(30, "b", "u"), take(30, "b", "t")),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            take(3, "b", "u"),
            back(12, "b", "u"),
            take(12, "c", "t"),
            take(12, "c", "u"),
        ),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            take(3, "b", "u"),
            back(10, "b", "u"),
            take(12, "c", "t"),
            finish(12, "c", "t"),
            take(12, "c", "u"),
        ),
    ],
    "together": [
        story(
            5,
            *[add(0, task) for task in "tuvw"],
            *[take(at, "a", task) for at, task in enumerate("tuvw")],
            count(50, 4, 0, 0),
            *[take(50, "b", task) for task in "tuvw"],
        ),
        story(5, add(0, "t"), add(0, "s"), take(2, "a", "t"), take(2, "b", "s"), take(7, "c", "t"), take(7, "c", "s")),
        story(
            5,
            *[add(0, task) for task in "zyx"],
            *[take(0, "a", task) for task in "zyx"],
            take(5, "b", "z"),
            add(5, "x", False),
        ),
        story(
            5,
            *[add(0, task) for task in "tuv"],
            take(0, "a", "t"),
            take(1, "a", "u"),
            take(2, "a", "v"),
            count(6, 2, 1, 0),
            count(7, 3, 0, 0),
        ),
    ],
    "again": [
        story(
            10,
            add(0, "t"),
            take(0, "a", "t"),
            back(4, "a", "t"),
            take(5, "a", "t"),
            take(10, "b", None),
            finish(14, "a", "t"),
        ),
        story(
            10,
            add(0, "t"),
            take(0, "a", "t"),
            back(4, "a", "t"),
            take(5, "b", "t"),
            count(12, 0, 1, 0),
            count(15, 1, 0, 0),
        ),
        story(
            10,
            add(0, "t"),
            take(0, "a", "t"),
            back(0, "a", "t"),
            take(0, "a", "t"),
            finish(9, "a", "t"),
            count(10, 0, 0, 1),
        ),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            take(1, "a", "u"),
            back(2, "a", "t"),
            take(2, "a", "t"),
            take(20, "b", "u"),
            take(20, "b", "t"),
        ),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            back(0, "a", "t"),
            take(0, "a", "u"),
            take(0, "a", "t"),
            take(10, "b", "u"),
            take(10, "b", "t"),
            count(19, 0, 2, 0),
        ),
        story(10, add(0, "t"), *[step for at in (0, 10, 20) for step in (take(at, "a", "t"), take(at + 9, "b", None))]),
    ],
    "done": [
        story(10, add(0, "t"), take(0, "a", "t"), finish(3, "a", "t"), take(10, "b", None), count(30, 0, 0, 1)),
        story(
            10,
            add(0, "t"),
            take(0, "a", "t"),
            finish(3, "a", "t"),
            finish(4, "a", "t", False),
            back(4, "a", "t", False),
        ),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            take(0, "a", "u"),
            finish(9, "a", "u"),
            count(10, 1, 0, 1),
            take(10, "a", "t"),
            finish(10, "a", "t"),
            count(99, 0, 0, 2),
        ),
    ],
    "known": [
        story(10, add(0, "t"), add(1, "t", False), count(1, 1, 0, 0), take(2, "a", "t"), take(2, "a", None)),
        story(10, add(0, "t"), take(0, "a", "t"), add(1, "t", False), count(1, 0, 1, 0), take(1, "b", None)),
        story(10, add(0, "t"), take(0, "a", "t"), finish(1, "a", "t"), add(2, "t", False), take(2, "b", None)),
        story(10, add(0, "t"), take(0, "a", "t"), add(10, "t", False), take(10, "b", "t"), take(10, "b", None)),
        story(10, add(0, "t"), add(0, "T"), add(0, "a"), take(0, "a", "t"), take(0, "a", "T"), take(0, "a", "a")),
    ],
    "several": [
        story(
            10, add(0, "t"), add(0, "u"), take(0, "a", "t"), take(1, "a", "u"), finish(2, "a", "t"), finish(2, "a", "u")
        ),
        story(
            10, add(0, "t"), add(0, "u"), take(0, "a", "t"), take(1, "a", "u"), count(1, 0, 2, 0), count(10, 1, 1, 0)
        ),
        story(
            10,
            add(0, "t"),
            add(0, "u"),
            take(0, "a", "t"),
            take(0, "a", "u"),
            back(1, "a", "u"),
            finish(2, "a", "t"),
            count(2, 1, 0, 1),
        ),
    ],
    "counts": [
        story(10, add(0, "t"), add(0, "u"), add(0, "v"), count(0, 3, 0, 0), take(0, "a", "t"), count(0, 2, 1, 0)),
        story(
            10,
            add(0, "t"),
            take(0, "a", "t"),
            count(1, 0, 1, 0),
            back(2, "a", "t"),
            count(2, 1, 0, 0),
            count(9, 1, 0, 0),
        ),
        story(
            10,
            add(0, "t"),
            take(0, "a", "t"),
            finish(1, "a", "t"),
            add(1, "u"),
            count(1, 1, 0, 1),
            take(1, "a", "u"),
            count(1, 0, 1, 1),
        ),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(100)],
    "perf": [(crowd(40_000, 10**6), REFERENCE), (crowd(40_000, 600), REFERENCE), (waves(40_000, 1_000), REFERENCE)],
}
