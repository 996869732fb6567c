from collections import Counter


def cheapest_cut_off(orders: list[tuple[int, int, bool]], review: int, capacity: int) -> tuple[int | None, int]:
    """Add up orders and lost amounts per score first, then go over the scores from the top."""
    rows: Counter[int] = Counter()
    stolen: Counter[int] = Counter()
    for score, amount, fraud in orders:
        rows[score] += 1
        stolen[score] += amount * fraud
    held, missed = 0, sum(stolen.values())
    cut_off, lowest = None, missed
    for score in sorted(rows, reverse=True):
        held += rows[score]
        missed -= stolen[score]
        if held <= capacity and missed + review * held < lowest:
            cut_off, lowest = score, missed + review * held
    return cut_off, lowest
