def shortest_route(grid: list[str], start: tuple[int, int], goal: tuple[int, int], shelves: int) -> int | None:
    floor = {(r, c): kind for r, row in enumerate(grid) for c, kind in enumerate(row) if kind != "X"}
    seen = {(start, shelves)}
    wave = [(start, shelves)]
    steps = 0
    while wave:
        following = []
        for cell, left in wave:
            if cell == goal:
                return steps
            r, c = cell
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near not in floor:
                    continue
                state = (near, left - (floor[near] == "#"))
                if state[1] >= 0 and state not in seen:
                    seen.add(state)
                    following.append(state)
        wave = following
        steps += 1
    return None
