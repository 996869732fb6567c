"""Bug: a question about a listing registers it."""


class Listings:
    def __init__(self) -> None:
        self.group: dict[str, list[str]] = {}  # all members share one list

    def declare(self, a: str, b: str) -> bool:
        larger = self.group.setdefault(a, [a])
        smaller = self.group.setdefault(b, [b])
        if larger is smaller:
            return False
        if len(larger) < len(smaller):
            larger, smaller = smaller, larger
        larger.extend(smaller)
        for listing in smaller:
            self.group[listing] = larger
        return True

    def same(self, a: str, b: str) -> bool:
        return a == b or (a in self.group and self.group[a] is self.group.get(b))

    def size(self, a: str) -> int:
        return len(self.group.setdefault(a, [a]))

    def groups(self) -> list[list[str]]:
        distinct = {id(group): group for group in self.group.values()}
        return sorted(map(sorted, distinct.values()), key=lambda group: (-len(group), group))
