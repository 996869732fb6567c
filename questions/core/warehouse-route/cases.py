"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(grid, start, goal, shelves):
    """Lower the cost of every (cell, shelves used) from its neighbours until nothing changes."""
    cells = [(r, c) for r, row in enumerate(grid) for c, kind in enumerate(row) if kind != "X"]
    cost = {(start, 0): 0}
    changed = True
    while changed:
        changed = False
        for r, c in cells:
            price = 1 if grid[r][c] == "#" else 0
            for used in range(price, shelves + 1):
                around = [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
                known = [cost[near, used - price] + 1 for near in around if (near, used - price) in cost]
                if known and min(known) < cost.get(((r, c), used), 10**9):
                    cost[(r, c), used] = min(known)
                    changed = True
    return min((cost[goal, used] for used in range(shelves + 1) if (goal, used) in cost), default=None)


def rand(seed):
    r = random.Random(seed)
    rows, cols = r.randrange(1, 9), r.randrange(1, 9)
    kinds = r.choice(["..#", ".##", ".#X", "..##X", "###."])
    grid = [[r.choice(kinds) for _ in range(cols)] for _ in range(rows)]
    start = (r.randrange(rows), r.randrange(cols))
    goal = max(
        ((r.randrange(rows), r.randrange(cols)) for _ in range(2)),
        key=lambda g: abs(g[0] - start[0]) + abs(g[1] - start[1]),
    )
    for row, col in (start, goal):
        grid[row][col] = r.choice("..#")
    return (["".join(row) for row in grid], start, goal, r.choice([0, 1, 1, 2, 3]))


def scale(n):
    """A floor of about n cells: aisles between rows of shelves, the goal behind a last row of pillars."""
    side = max(3, round(n**0.5))
    rows = []
    for i in range(side):
        if i % 2 == 0:
            rows.append("." * side)
        else:
            rows.append("#" * (side - 1) + "." if i % 4 == 1 else "." + "#" * (side - 1))
    rows[-2] = "X" * (side - 1) + "."
    rows[-1] = "#" * min(side - 1, 9) + "." * max(1, side - 9)
    return (rows, (0, 0), (side - 1, min(side - 1, 9)), 8)


def winding(side):
    """Pillars leave one long way from top to bottom, with eight shelves on it."""
    rows = []
    for i in range(side):
        if i % 2 == 0:
            rows.append("." * side)
        else:
            rows.append("X" * (side - 1) + "." if i % 4 == 1 else "." + "X" * (side - 1))
    for i in range(0, 16, 2):
        rows[i] = "." * 9 + "#" + "." * (side - 10)
    return (rows, (side - 2, 0), (0, 0), 8)


TRAP = [
    "..#.....",
    ".XXXXXX.",
    ".......#",
    "XXXXXXX.",
]
CORNER = ["." + "X" * 89] * 89 + ["." * 90]
TURNED = ["." * 90] + ["." + "X" * 89] * 89
GROUPS = {
    "smallest": [
        ((["."], (0, 0), (0, 0), 0), 0),
        ((["#"], (0, 0), (0, 0), 0), 0),
        (([".X", "#."], (1, 1), (1, 1), 2), 0),
        (([".."], (0, 1), (0, 0), 0), 1),
    ],
    "boundary": [
        (([".#."], (0, 0), (0, 2), 1), 2),
        (([".#."], (0, 0), (0, 2), 0), None),
        (([".##."], (0, 0), (0, 3), 2), 3),
        (([".########."], (0, 0), (0, 9), 8), 9),
        (([".#########."], (0, 0), (0, 10), 8), None),
        ((CORNER, (0, 0), (89, 89), 0), 178),
        ((CORNER, (89, 89), (0, 0), 1), 178),
        ((TURNED, (89, 0), (0, 89), 0), 178),
    ],
    "ends": [
        ((["#.."], (0, 0), (0, 2), 0), 2),
        ((["#.#"], (0, 0), (0, 2), 0), None),
        (([".#"], (0, 0), (0, 1), 0), None),
        (([".#"], (0, 0), (0, 1), 1), 1),
        ((["##"], (0, 1), (0, 0), 1), 1),
        ((["#.#.#"], (0, 0), (0, 4), 2), 4),
        ((["#.#.#"], (0, 0), (0, 4), 1), None),
    ],
    "detours": [
        ((TRAP, (0, 0), (3, 7), 1), 10),
        ((TRAP, (0, 0), (3, 7), 2), 10),
        (([".#.", "...", "XX#", "..."], (0, 0), (3, 2), 1), 5),
        (([".#..", ".X.X", "...X", "X#XX", "X..."], (0, 0), (4, 3), 1), 7),
        (([".#.#.", "....X", "XXX..", "....."], (0, 0), (3, 4), 0), 7),
        (([".####.", "......"], (0, 0), (0, 5), 4), 5),
        (([".####.", ".XXXX.", "......"], (0, 0), (0, 5), 3), 9),
        ((["...", "...", "..."], (0, 0), (2, 0), 0), 2),
        (([".#.X", ".X.#", "...X"], (0, 0), (1, 3), 1), 6),
    ],
    "pillars": [
        (([".X."], (0, 0), (0, 2), 8), None),
        (([".X.", "..."], (0, 0), (0, 2), 8), 4),
        (([".X.", "#X#", "..."], (0, 0), (0, 2), 2), 6),
        (([".X.", "XX.", "..."], (0, 0), (2, 2), 8), None),
    ],
    "borders": [
        (([".X#.", ".X#."], (0, 0), (0, 3), 0), None),
        (([".....", "XXXX#", "....."], (0, 0), (2, 0), 1), 10),
        (([".", "#", "#", "."], (0, 0), (3, 0), 1), None),
        (([".##.", "...."], (0, 0), (0, 3), 0), 5),
        (([".X.", "X#.", "..."], (0, 0), (2, 2), 5), None),
    ],
    "shapes": [
        (([".", ".", ".", "."], (0, 0), (3, 0), 0), 3),
        (([".....", "....."], (0, 0), (1, 4), 0), 5),
        (([".#", ".#", ".#", ".."], (0, 0), (0, 1), 0), None),
        (([".X", ".X", ".X", ".."], (0, 0), (3, 1), 0), 4),
        ((["..", "X.", "..", ".X", ".."], (0, 0), (4, 1), 0), 7),
        ((["......", ".XXXX.", "......"], (1, 0), (1, 5), 0), 7),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(70)],
    "perf": [(scale(8_100), REFERENCE), (winding(90), REFERENCE)],
}
