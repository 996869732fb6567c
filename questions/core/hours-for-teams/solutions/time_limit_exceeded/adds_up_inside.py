"""Correct but O(teams) per level: adds up the hours of all teams inside a team each time they are needed."""


class Budgets:
    def __init__(self, teams):
        self.parent = {name: parent for name, parent, _ in teams}
        self.limit = {name: limit for name, _, limit in teams}
        self.own = dict.fromkeys(self.parent, 0)
        self.parts = {name: [] for name in self.parent}
        for name, parent in self.parent.items():
            if parent is not None:
                self.parts[parent].append(name)

    def charge(self, team, hours):
        for each in self.upwards(team):
            if self.limit[each] is not None and self.used(each) + hours > self.limit[each]:
                return each
        self.own[team] += hours
        return None

    def give_back(self, team, hours):
        back = min(hours, self.own[team])
        self.own[team] -= back
        return back

    def set_limit(self, team, limit):
        self.limit[team] = limit

    def left(self, team):
        rooms = [self.limit[each] - self.used(each) for each in self.upwards(team) if self.limit[each] is not None]
        return max(0, min(rooms)) if rooms else None

    def upwards(self, team):
        while team is not None:
            yield team
            team = self.parent[team]

    def used(self, team):
        total, waiting = 0, [team]
        while waiting:
            each = waiting.pop()
            total += self.own[each]
            waiting += self.parts[each]
        return total
