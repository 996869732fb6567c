"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Write down the step of every use of every entry and rank the entries by their diaries."""
    room, diary, versions, answers = ctor[0], {}, {}, []

    def leave():
        key = sorted(diary, key=lambda each: (len(diary[each]), max(diary[each])))[0]
        del diary[key]
        return key

    for step, (name, given) in enumerate(ops):
        answer, key = None, given[0]
        if name == "resize":
            room, answer = given[0], []
            while len(diary) > room:
                answer.append(leave())
        elif name == "drop":
            answer = key in diary
            diary.pop(key, None)
        elif name == "get" and key in diary:
            diary[key].append(step)
            answer = versions[key]
        elif name == "put" and room:
            if key not in diary and len(diary) == room:
                answer = leave()
            diary.setdefault(key, []).append(step)
            versions[key] = given[1]
        answers.append(answer)
    return answers


def log(room, text):
    """A case from words: `a=5` puts and `a=5>b` also evicts b, `a:5` gets, `a:` misses, `-a` drops, `#2>a` resizes."""
    ops, want = [], []
    for word in text.split():
        told, _, out = word.partition(">")
        if told[0] == "#":
            ops.append(["resize", [int(told[1:])]])
            want.append(out.split(",") if out else [])
        elif told[0] == "-":
            ops.append(["drop", [told[1:]]])
            want.append(out != "no")
        elif "=" in told:
            key, version = told.split("=")
            ops.append(["put", [key, int(version)]])
            want.append(out or None)
        else:
            key, version = told.split(":")
            ops.append(["get", [key]])
            want.append(int(version) if version else None)
    return (([room], ops), want)


def rand(seed):
    r = random.Random(seed)
    keys = [f"k{i}" for i in range(r.choice([2, 4, 8]))]
    most = r.choice([2, 4, 6])
    ops = []
    for _ in range(r.randrange(1, 60)):
        dice, key = r.random(), r.choice(keys)
        if dice < 0.45:
            ops.append(["put", [key, r.randrange(-2, 4)]])
        elif dice < 0.85:
            ops.append(["get", [key]])
        elif dice < 0.94:
            ops.append(["drop", [key]])
        else:
            ops.append(["resize", [r.randrange(most + 1)]])
    return ([r.randrange(most + 1)], ops)


def scale(n):
    """A full cache, old favourites that are read again and again, and a stream of newcomers."""
    r = random.Random(8)
    room = max(1, n // 4)
    ops = [["put", [f"v{i}", i]] for i in range(room)]
    fresh = room
    while len(ops) < n:
        dice = r.random()
        if dice < 0.25:
            ops.append(["get", [f"v{r.randrange(room)}"]])
        elif dice < 0.26:
            ops.append(["drop", [f"v{r.randrange(fresh)}"]])
        else:
            ops.append(["put", [f"v{fresh}", fresh]])
            fresh += 1
    ops[-2:] = [["resize", [room // 2]], ["get", ["v0"]]]
    return ([room], ops[:n])


BIG = 10**9
LONG = "user-embedding-0000042"
GROUPS = {
    "empty": [
        log(3, "a: -a>no #3 #0"),
        log(1, "a=5 a:5 b: b=6>a a: b:6"),
        log(0, "a=5 a: -a>no b=6 b: #0"),
        log(0, "a=5 #1 a: a=6 a:6 #0>a a=7 a:"),
    ],
    "boundary": [
        log(5000, f"{LONG}={BIG} {LONG}:{BIG} x={-BIG} x:{-BIG} #5000"),
        log(2, "a=1 b=2 c=3>a d=4>b c:3 d:4"),
        log(3, "a=1 b=2 c=3 a:1 b:2 c:3 d=4>a"),
        log(1, "a=1"),
    ],
    "uses": [
        log(2, "a=1 a:1 b=2 c=3>b a:1 c:3 d=4>c"),
        log(3, "a=1 b=2 c=3 c:3 c:3 a:1 a:1 b:2 d=4>b e=5>d f=6>e"),
        log(2, "a=1 a:1 a:1 b=2 b:2 c=3>b c:3 d=4>c d:4 d:4 e=5>a"),
        log(2, "a=1 x: x: x: b=2 b:2 x=3>a"),
    ],
    "ties": [
        log(2, "a=1 b=2 b:2 a:1 c=3>b"),
        log(3, "a=1 b=2 c=3 c:3 a:1 b:2 d=4>c e=5>d"),
        log(3, "a=1 b=2 c=3 a:1 d=4>b e=5>c a:1"),
        log(2, "b=1 a=2 c=3>b"),
        log(3, "a=1 b=2 c=3 b:2 b:2 a:1 c:3 a:1 c:3 d=4>b"),
    ],
    "overwrite": [
        log(2, "a=1 b=2 a=3 c=4>b a:3"),
        log(2, "a=1 b=2 b=9 b:9 a:1 a=5 c=4>b"),
        log(1, "a=1 a=2 a:2 a=3 a:3"),
        log(2, "a=1 a:1 a=2 b=3 b:3 c=4>b a:2"),
        log(3, "a=1 b=1 c=1 a=2 b=2 c=2 b=3 d=1>a e=1>d"),
    ],
    "newcomer": [
        log(2, "a=1 a:1 b=2 b:2 c=3>a c:3"),
        log(1, "a=1 a:1 a:1 b=2>a b:2"),
        log(3, "a=1 b=2 c=3 a:1 b:2 c:3 d=4>a e=5>d b:2"),
    ],
    "comes_back": [
        log(2, "a=1 a:1 a:1 b=2 b:2 b:2 b:2 c=3>a a=4>c c=5>a"),
        log(2, "a=1 a:1 a:1 -a b=2 b:2 a=3 c=4>a"),
        log(2, "a=1 a:1 -a a=2 b=3 c=4>a"),
    ],
    "dropped": [
        log(2, "a=1 b=2 -a a: -a>no c=3 b:2 d=4>c"),
        log(3, "a=1 b=2 c=3 -b d=4 a:1 e=5>c"),
        log(1, "a=1 -a b=2 -b -b>no c=3 c:3"),
        log(2, "a=1 b=2 a:1 b:2 -a c=3 c:3 d=4>b"),
    ],
    "resize": [
        log(3, "a=1 b=2 c=3 a:1 c:3 #1>b,a c:3 d=4>c"),
        log(3, "a=1 b=2 c=3 a:1 b:2 b:2 -c #1>a b:2"),
        log(3, "a=1 b=2 c=3 b:2 #0>a,c,b b: d=4 #2 d=4 d:4"),
        log(1, "a=1 #2 b=2 a:1 c=3>b #3 d=4 e=5>c"),
        log(4, "a=1 a:1 a:1 b=2 b:2 b:2 c=3 c:3 d=4 -d -c #1>a"),
        log(2, "a=1 #5 b=2 c=3 #4 #3 d=4>a"),
        log(3, "a=1 b=2 c=3 #2>a a: b:2 c:3"),
    ],
    "zeros": [
        log(2, "a=0 b=1 a:0 c=2>b a:0"),
        log(2, "a=0 a:0 b=0 b:0 b:0 c=7>a"),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(20_000), REFERENCE)],
}
