from collections.abc import Iterator


class Reservoir:
    def __init__(self, k: int, draws: Iterator[float]) -> None:
        self.k = k
        self.draws = draws
        self.rows: list[int] = []
        self.seen = 0

    def offer(self, row: int) -> None:
        self.seen += 1
        if len(self.rows) < self.k:
            self.rows.append(row)
        elif (slot := int(next(self.draws) * self.seen)) < self.k:
            self.rows[slot] = row


def sample_per_label(rows: list[tuple[str, int]], k: int, draws: list[float]) -> dict[str, list[int]]:
    shared = iter(draws)
    reservoirs: dict[str, Reservoir] = {}
    for label, row in rows:
        if label not in reservoirs:
            reservoirs[label] = Reservoir(k, shared)
        reservoirs[label].offer(row)
    return {label: reservoir.rows for label, reservoir in reservoirs.items()}
