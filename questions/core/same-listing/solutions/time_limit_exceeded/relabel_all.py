"""Correct but O(n) per declare: goes over all labels to rename those of one group."""


class Listings:
    def __init__(self) -> None:
        self.label: dict[str, str] = {}

    def declare(self, a: str, b: str) -> bool:
        kept = self.label.setdefault(a, a)
        gone = self.label.setdefault(b, b)
        if kept == gone:
            return False
        for listing, label in self.label.items():
            if label == gone:
                self.label[listing] = kept
        return True

    def same(self, a: str, b: str) -> bool:
        return self.label.get(a, a) == self.label.get(b, b)

    def size(self, a: str) -> int:
        label = self.label.get(a, a)
        return max(1, sum(other == label for other in self.label.values()))

    def groups(self) -> list[list[str]]:
        members: dict[str, list[str]] = {}
        for listing, label in sorted(self.label.items()):
            members.setdefault(label, []).append(listing)
        return sorted(members.values(), key=lambda group: (-len(group), group))
