"""Bug: allows fewer than the given number of shelves, not at most."""

from collections import deque


def shortest_route(grid: list[str], start: tuple[int, int], goal: tuple[int, int], shelves: int) -> int | None:
    rows, cols = len(grid), len(grid[0])
    most_left = [[-1] * cols for _ in range(rows)]
    queue = deque([(*start, shelves, 0)])
    while queue:
        row, col, left, steps = queue.popleft()
        if (row, col) == goal:
            return steps
        for r, c in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)):
            if not (0 <= r < rows and 0 <= c < cols) or grid[r][c] == "X":
                continue
            still = left - 1 if grid[r][c] == "#" else left
            if still > most_left[r][c] and (still > 0 or grid[r][c] == "."):
                most_left[r][c] = still
                queue.append((r, c, still, steps + 1))
    return None
