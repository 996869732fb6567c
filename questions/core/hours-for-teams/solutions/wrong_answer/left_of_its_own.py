"""Bug: what is left looks at the team's own limit only."""

from collections.abc import Iterator


class Budgets:
    def __init__(self, teams: list[tuple[str, str | None, int | None]]) -> None:
        self.parent = {name: parent for name, parent, _ in teams}
        self.limit = {name: limit for name, _, limit in teams}
        self.own = dict.fromkeys(self.parent, 0)
        self.used = dict.fromkeys(self.parent, 0)

    def charge(self, team: str, hours: int) -> str | None:
        for each in self._upwards(team):
            limit = self.limit[each]
            if limit is not None and self.used[each] + hours > limit:
                return each
        self._add(team, hours)
        return None

    def give_back(self, team: str, hours: int) -> int:
        back = min(hours, self.own[team])
        self._add(team, -back)
        return back

    def set_limit(self, team: str, limit: int | None) -> None:
        self.limit[team] = limit

    def left(self, team: str) -> int | None:
        limited = [each for each in [team] if self.limit[each] is not None]
        if not limited:
            return None
        return max(0, min(self.limit[each] - self.used[each] for each in limited))

    def _upwards(self, team: str) -> Iterator[str]:
        above: str | None = team
        while above is not None:
            yield above
            above = self.parent[above]

    def _add(self, team: str, hours: int) -> None:
        self.own[team] += hours
        for each in self._upwards(team):
            self.used[each] += hours
