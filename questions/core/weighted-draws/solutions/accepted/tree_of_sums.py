class WeightTree:
    """Weights whose prefix can be searched and changed in O(log n)."""

    def __init__(self, weights: list[int]) -> None:
        self.leaves = 1
        while self.leaves < len(weights):
            self.leaves *= 2
        self.sums = [0] * self.leaves + weights + [0] * (self.leaves - len(weights))
        for node in reversed(range(1, self.leaves)):
            self.sums[node] = self.sums[2 * node] + self.sums[2 * node + 1]

    def change(self, ad: int, weight: int) -> None:
        node = self.leaves + ad
        self.sums[node] = weight
        while node > 1:
            node //= 2
            self.sums[node] = self.sums[2 * node] + self.sums[2 * node + 1]

    def owner(self, draw: float) -> int | None:
        if self.sums[1] == 0:
            return None
        point, node = draw * self.sums[1], 1
        while node < self.leaves:
            node *= 2
            if point >= self.sums[node]:
                point -= self.sums[node]
                node += 1
        return node - self.leaves


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    line = WeightTree(weights)
    shown: list[int | None] = []
    last = None
    for draw in draws:
        if last is not None:
            line.change(last, 0)
        ad = line.owner(draw)
        if last is not None:
            line.change(last, weights[last])
        shown.append(ad)
        last = ad
    return shown
