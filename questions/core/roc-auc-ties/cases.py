"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Compare every clicked row with every ignored row."""
    rows, answers = [], []
    for name, given in ops:
        if name == "add":
            rows.append(given)
            answers.append(None)
            continue
        clicked = [score for score, label in rows if label]
        ignored = [score for score, label in rows if not label]
        points = [1.0 if a > b else 0.5 if a == b else 0.0 for a in clicked for b in ignored]
        answers.append(sum(points) / len(points) if points else 0.5)
    return answers


def stream(*steps):
    """A case from steps: +s is a clicked row of score s, (s,) one without a click, "?" asks for the area."""
    ops = []
    for step in steps:
        if step == "?":
            ops.append(["auc", []])
        elif isinstance(step, tuple):
            ops.append(["add", [step[0], False]])
        else:
            ops.append(["add", [step, True]])
    return ([], ops)


def case(*steps):
    """A case and its wanted results: a float among the steps is the area that auc must return there."""
    asked = ["?" if isinstance(step, float) else step for step in steps]
    return (stream(*asked), [step if isinstance(step, float) else None for step in steps])


def rand(seed):
    r = random.Random(seed)
    scores = r.choice([range(1001), range(0, 1001, 100), range(497, 503), [0, 1000]])
    share = r.choice([0.1, 0.5, 0.9])
    steps = []
    for _ in range(r.randrange(1, 40)):
        score = r.choice(scores)
        steps.append("?" if r.random() < 0.25 else score if r.random() < share else (score,))
    return stream(*steps, "?")


def scale(n, every=20):
    r = random.Random(23)
    steps = []
    for i in range(n):
        score = min(1000, int(r.expovariate(0.006)))
        steps.append("?" if i % every == every - 1 else score if r.random() < 0.2 else (score,))
    return stream(*steps)


GROUPS = {
    "empty": [case(0.5), case(0.5, 0.5), case(700, 0.5), case((700,), 0.5), (stream(3), [None])],
    "boundary": [
        case(1000, (0,), 1.0),
        case(0, (1000,), 0.0),
        case(1000, (999,), 1.0),
        case(1, (0,), 1.0),
        case(0, (1,), 0.0),
        case(1000, (1000,), 0.5),
        case(0, (0,), 0.5),
        case(500, 1000, (500,), (1000,), 0.5),
        case(0, 500, (0,), (500,), (0,), 0.5 + 1 / 12),
    ],
    "one_label": [
        case(1, 500, 999, 0.5),
        case((1,), (500,), (999,), 0.5),
        case(800, 800, 0.5, (100,), 1.0),
        case((800,), (800,), 0.5, 100, 0.0),
    ],
    "ties": [
        case(400, (400,), 0.5),
        case((400,), 400, 0.5),
        case(400, 400, 400, (400,), (400,), 0.5),
        case(700, 400, (400,), 0.75),
        case((100,), (400,), 400, 0.75),
        case((700,), 400, (400,), 0.25),
        case(600, (600,), 300, (300,), 0.5),
        case(900, (600,), 600, (600,), (100,), 0.5 + 2 / 6),
    ],
    "close_scores": [case(551, (550,), 1.0), case(559, (551,), 1.0), case(551, (559,), 0.0), case(10, (9,), (11,), 0.5)],
    "repeats": [
        case(600, 600, (500,), (700,), (700,), 1 / 3),
        case(600, (500,), (500,), (500,), (700,), 0.75),
        case(600, 600, 600, 100, (500,), 0.75),
        case(300, 300, (300,), (200,), (200,), 1 - 1 / 6),
    ],
    "reads": [
        case(600, (500,), 1.0, 1.0, 1.0),
        case(600, (500,), 1.0, (700,), 0.5, 650, 0.5, 900, 1 - 2 / 6),
        case(0.5, 600, 0.5, (600,), 0.5, 601, 0.75),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(20_000), REFERENCE)],
}
