"""Bug: knows the declared pairs and what is one listing away, not what follows from them."""


class Listings:
    def __init__(self) -> None:
        self.near: dict[str, set[str]] = {}

    def declare(self, a: str, b: str) -> bool:
        new = not self.same(a, b)
        self.near.setdefault(a, {a}).add(b)
        self.near.setdefault(b, {b}).add(a)
        return new

    def same(self, a: str, b: str) -> bool:
        return bool(self.near.get(a, {a}) & self.near.get(b, {b}))

    def size(self, a: str) -> int:
        return len(set().union(*(self.near[b] for b in self.near.get(a, {a}) if b in self.near)) or {a})

    def groups(self) -> list[list[str]]:
        found = {tuple(sorted(set().union(*(self.near[b] for b in near)))) for near in self.near.values()}
        return sorted(map(list, found), key=lambda group: (-len(group), group))
