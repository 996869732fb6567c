"""Correct but quadratic in the states: looks for every state in a list of those seen."""

from collections import deque


def shortest_route(grid: list[str], start: tuple[int, int], goal: tuple[int, int], shelves: int) -> int | None:
    seen = [(*start, shelves)]
    queue = deque([(*start, shelves, 0)])
    while queue:
        row, col, left, steps = queue.popleft()
        if (row, col) == goal:
            return steps
        for r, c in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)):
            if not (0 <= r < len(grid) and 0 <= c < len(grid[0])) or grid[r][c] == "X":
                continue
            state = (r, c, left - (grid[r][c] == "#"))
            if state[2] >= 0 and state not in seen:
                seen.append(state)
                queue.append((*state, steps + 1))
    return None
