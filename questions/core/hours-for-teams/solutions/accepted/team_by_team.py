from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Team:
    """One team asks the next one up, and each of them charges only after all above have agreed."""

    name: str
    limit: int | None
    parent: Team | None = None
    own: int = 0
    inside: int = 0

    def room(self) -> int | None:
        """Hours until the first limit from here to the top is reached, below 0 if one is passed already."""
        rooms = [] if self.limit is None else [self.limit - self.own - self.inside]
        above = self.parent.room() if self.parent else None
        if above is not None:
            rooms.append(above)
        return min(rooms, default=None)

    def refuses(self, hours: int) -> str | None:
        """Name of the nearest team that has no room for the hours."""
        if self.limit is not None and self.own + self.inside + hours > self.limit:
            return self.name
        return self.parent.refuses(hours) if self.parent else None

    def tell_above(self, hours: int) -> None:
        """The teams above have used so many more hours."""
        if self.parent:
            self.parent.inside += hours
            self.parent.tell_above(hours)


class Budgets:
    def __init__(self, teams: list[tuple[str, str | None, int | None]]) -> None:
        self.teams = {name: Team(name, limit) for name, _, limit in teams}
        for name, parent, _ in teams:
            if parent is not None:
                self.teams[name].parent = self.teams[parent]

    def charge(self, team: str, hours: int) -> str | None:
        node = self.teams[team]
        refusing = node.refuses(hours)
        if refusing is None:
            node.own += hours
            node.tell_above(hours)
        return refusing

    def give_back(self, team: str, hours: int) -> int:
        node = self.teams[team]
        back = min(hours, node.own)
        node.own -= back
        node.tell_above(-back)
        return back

    def set_limit(self, team: str, limit: int | None) -> None:
        self.teams[team].limit = limit

    def left(self, team: str) -> int | None:
        room = self.teams[team].room()
        return None if room is None else max(room, 0)
