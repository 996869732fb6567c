"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Keep the list of all charges and add up, for every limit and each time, those of teams inside the limit."""
    (teams,) = ctor
    parents = {name: parent for name, parent, _ in teams}
    limits = {name: limit for name, _, limit in teams}
    charges, answers = [], []

    def is_inside(team, other):
        return team == other or (parents[team] is not None and is_inside(parents[team], other))

    def depth(team):
        return 0 if parents[team] is None else 1 + depth(parents[team])

    def broken(book):
        found = []
        for name in parents:
            used = sum(hours for team, hours in book if is_inside(team, name))
            if limits[name] is not None and used > limits[name]:
                found.append(name)
        return found

    for name, given in ops:
        team = given[0]
        if name == "charge":
            in_the_way = [each for each in broken([*charges, (team, given[1])]) if is_inside(team, each)]
            if in_the_way:
                answers.append(max(in_the_way, key=depth))
            else:
                charges.append((team, given[1]))
                answers.append(None)
        elif name == "give_back":
            own = sum(hours for each, hours in charges if each == team)
            charges.append((team, -min(own, given[1])))
            answers.append(min(own, given[1]))
        elif name == "set_limit":
            limits[team] = given[1]
            answers.append(None)
        else:
            rooms = []
            for each, limit in limits.items():
                if limit is not None and is_inside(team, each):
                    rooms.append(limit - sum(hours for other, hours in charges if is_inside(other, each)))
            answers.append(max(min(rooms), 0) if rooms else None)
    return answers


def story(teams, *steps):
    """A case from teams (name, parent, limit) and steps (method, team, ..., answer)."""
    ops = [[method, list(given)] for method, *given, _ in steps]
    return (([[list(team) for team in teams]], ops), [step[-1] for step in steps])


def charge(team, hours, answer=None):
    return ("charge", team, hours, answer)


def back(team, hours, answer):
    return ("give_back", team, hours, answer)


def limit(team, hours):
    return ("set_limit", team, hours, None)


def left(team, answer):
    return ("left", team, answer)


def rand(seed):
    r = random.Random(seed)
    names = [f"t{i}" for i in range(r.randint(1, 7))]
    teams = []
    for i, name in enumerate(names):
        parent = r.choice(names[max(0, i - 3) : i]) if i and r.random() < 0.85 else None
        teams.append([name, parent, r.choice([None, 0, r.randrange(10), r.randrange(30)])])
    r.shuffle(teams)
    ops = []
    for _ in range(r.randrange(1, 50)):
        team, roll = r.choice(names), r.random()
        if roll < 0.45:
            ops.append(["charge", [team, r.randint(1, 6)]])
        elif roll < 0.65:
            ops.append(["give_back", [team, r.randint(1, 8)]])
        elif roll < 0.75:
            ops.append(["set_limit", [team, r.choice([None, 0, r.randrange(25)])]])
        else:
            ops.append(["left", [team]])
    return ([teams], ops)


def wide(teams, calls, seed=5):
    """A tree in which a team lies a few levels deep, and most calls are answered by walking up to the top."""
    r = random.Random(seed)
    tree = [["t0", None, 50 * calls]]
    for i in range(1, teams):
        tree.append([f"t{i}", f"t{max(0, (i - 1) // 3)}", r.choice([None, 10**9, r.randrange(1000)])])
    ops = []
    for _ in range(calls):
        team, roll = f"t{r.randrange(teams)}", r.random()
        if roll < 0.6:
            ops.append(["charge", [team, r.randint(1, 100)]])
        elif roll < 0.8:
            ops.append(["left", [team]])
        elif roll < 0.95:
            ops.append(["give_back", [team, r.randint(1, 100)]])
        else:
            ops.append(["set_limit", [team, r.randrange(2000)]])
    return ([tree], ops)


def deep(teams, calls):
    """Chains of 40 teams each; the calls go to the lowest team of a chain."""
    tree = [[f"t{i}", f"t{i - 1}" if i % 40 else None, None if i % 40 else 10**9] for i in range(teams)]
    r = random.Random(8)
    ops = []
    for i in range(calls):
        team = f"t{40 * r.randrange(teams // 40) + 39}"
        ops.append(["left", [team]] if i % 3 else ["charge", [team, r.randint(1, 20)]])
    return ([tree], ops)


def scale(n):
    return wide(max(1, n // 10), n)


ADS = [("ads", None, 100), ("bids", "ads", 60), ("live", "bids", 40), ("logs", "ads", None)]
CHAIN = [("a", None, 10), ("b", "a", 20), ("c", "b", 30), ("d", "c", 40)]
MOST, JOB = 10**9, 10**6
GROUPS = {
    "smallest": [
        story([("a", None, None)]),
        story([("a", None, None)], left("a", None), charge("a", 1), left("a", None), back("a", 1, 1), back("a", 1, 0)),
        story([("a", None, 0)], left("a", 0), charge("a", 1, "a"), back("a", 1, 0)),
        story(
            [("a", None, 1)], charge("a", 2, "a"), charge("a", 1), charge("a", 1, "a"), back("a", 5, 1), left("a", 1)
        ),
    ],
    "boundary": [
        story(ADS, charge("live", 40), charge("live", 1, "live"), charge("bids", 20), charge("bids", 1, "bids")),
        story(ADS, charge("logs", 100), left("logs", 0), charge("logs", 1, "ads"), charge("live", 1, "ads")),
        story([("x" * 20, None, MOST)], charge("x" * 20, JOB), left("x" * 20, MOST - JOB), back("x" * 20, JOB, JOB)),
        story([("a", None, MOST)], limit("a", JOB - 1), charge("a", JOB, "a"), limit("a", JOB), charge("a", JOB)),
    ],
    "above": [
        story(ADS, charge("logs", 70), charge("live", 40, "ads"), charge("live", 30), left("bids", 0)),
        story(CHAIN, charge("d", 11, "a"), charge("d", 10), charge("a", 1, "a"), left("d", 0)),
        story(CHAIN, charge("c", 4), charge("d", 4), charge("b", 3, "a"), charge("b", 2), charge("d", 1, "a")),
        story([("a", None, 5), ("b", "a", None), ("c", "b", None)], charge("c", 6, "a"), charge("c", 5), left("b", 0)),
    ],
    "refused": [
        story(
            ADS, charge("logs", 90), charge("live", 20, "ads"), left("live", 10), back("live", 20, 0), left("ads", 10)
        ),
        story(CHAIN, charge("d", 30, "b"), charge("d", 20, "a"), limit("a", 100), left("d", 20), charge("d", 20)),
        story(
            [("a", None, 10), ("b", "a", 8)],
            charge("a", 5),
            charge("b", 6, "a"),
            charge("b", 6, "a"),
            charge("b", 5),
            left("b", 0),
            back("b", 9, 5),
        ),
    ],
    "nearest": [
        story(CHAIN, charge("d", 50, "d"), charge("d", 40, "c"), charge("d", 30, "b"), charge("d", 20, "a")),
        story(CHAIN, charge("c", 35, "c"), charge("c", 25, "b"), charge("b", 15, "a"), charge("b", 99, "b")),
        story([("z", None, 5), ("m", "z", None), ("a", "m", 5)], charge("a", 6, "a"), charge("m", 6, "z")),
    ],
    "given_back": [
        story(ADS, charge("live", 30), back("live", 10, 10), left("ads", 80), left("bids", 40), left("live", 20)),
        story(ADS, charge("live", 30), back("bids", 5, 0), back("ads", 5, 0), left("ads", 70)),
        story(ADS, charge("live", 10), charge("bids", 5), back("bids", 9, 5), back("bids", 9, 0), back("live", 10, 10)),
        story(ADS, charge("live", 7), back("live", 9, 7), left("live", 40), left("ads", 100)),
        story(ADS, charge("bids", 7), charge("bids", 8), back("bids", 9, 9), back("bids", 9, 6), left("bids", 60)),
        story(
            ADS,
            charge("logs", 60),
            charge("live", 40),
            back("logs", 1, 1),
            charge("live", 1, "live"),
            charge("bids", 1),
        ),
    ],
    "limits": [
        story([("a", None, None), ("b", "a", 0)], left("b", 0), charge("b", 1, "b"), charge("a", 1), left("a", None)),
        story([("a", None, 0), ("b", "a", 5)], left("b", 0), charge("b", 1, "a"), limit("a", None), charge("b", 5)),
        story(
            ADS,
            charge("live", 30),
            limit("live", 10),
            left("live", 0),
            left("bids", 30),
            back("live", 25, 25),
            left("live", 5),
        ),
        story(
            ADS, charge("live", 30), limit("bids", 20), charge("live", 1, "bids"), limit("bids", 31), charge("live", 1)
        ),
        story(ADS, limit("logs", 3), charge("logs", 4, "logs"), limit("logs", None), charge("logs", 4)),
        story(
            [("a", None, 9)], charge("a", 9), limit("a", 4), limit("a", 9), left("a", 0), back("a", 1, 1), left("a", 1)
        ),
        story([("a", None, 9)], limit("a", 0), left("a", 0), charge("a", 1, "a"), limit("a", MOST), left("a", MOST)),
    ],
    "left": [
        story(ADS, left("live", 40), left("bids", 60), left("logs", 100), charge("bids", 30), left("live", 30)),
        story(
            ADS,
            charge("logs", 95),
            left("live", 5),
            left("bids", 5),
            left("logs", 5),
            limit("ads", 90),
            left("live", 0),
        ),
        story([("a", None, None), ("b", "a", None)], left("b", None), limit("a", 7), left("b", 7), charge("b", 7)),
        story(CHAIN, left("d", 10), limit("a", None), left("d", 20), limit("b", None), left("d", 30)),
        story([("a", None, 5), ("b", "a", 9)], charge("a", 5), limit("a", 3), left("b", 0), left("a", 0)),
    ],
    "order": [
        story(ADS[::-1], charge("live", 41, "live"), charge("live", 40), left("ads", 60), left("bids", 20)),
        story(CHAIN[::-1], charge("d", 11, "a"), charge("d", 10), left("c", 0)),
        story([("b", "c", 9), ("a", "b", None), ("c", None, 4)], left("a", 4), charge("a", 5, "c"), charge("a", 4)),
    ],
    "apart": [
        story(
            [("a", None, 5), ("A", None, 5), ("a1", "a", None), ("A1", "A", None)],
            charge("a1", 5),
            left("A1", 5),
            charge("A1", 6, "A"),
            charge("A", 2),
            left("A1", 3),
            back("a", 5, 0),
            back("a1", 5, 5),
            left("A1", 3),
        ),
        story([("a", None, 5), ("b", "a", 3), ("c", "a", 3)], charge("b", 3), left("c", 2), charge("c", 3, "a")),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(wide(3_000, 30_000), REFERENCE), (deep(3_000, 30_000), REFERENCE)],
}
