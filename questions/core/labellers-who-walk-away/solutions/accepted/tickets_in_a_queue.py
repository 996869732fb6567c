from collections import deque


class LabelDesk:
    """Each hold has a number; the queue of ends may name holds that are long gone, and these are passed over."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        self.line: deque[str] = deque()
        self.ends: deque[tuple[int, int, str]] = deque()  # (end, number of the hold, task)
        self.holds: dict[str, tuple[int, str]] = {}  # task to (number of the hold, worker)
        self.number = 0
        self.state: dict[str, str] = {}
        self.sizes = {"waiting": 0, "held": 0, "done": 0}

    def add(self, task: str, at: int) -> bool:
        self._catch_up(at)
        if task in self.state:
            return False
        self._wait(task)
        return True

    def take(self, worker: str, at: int) -> str | None:
        self._catch_up(at)
        if not self.line:
            return None
        task = self.line.popleft()
        self.number += 1
        self.holds[task] = (self.number, worker)
        self.ends.append((at + self.minutes, self.number, task))
        self._move(task, "held")
        return task

    def finish(self, worker: str, task: str, at: int) -> bool:
        self._catch_up(at)
        if not self._holds(worker, task):
            return False
        self._move(task, "done")
        return True

    def put_back(self, worker: str, task: str, at: int) -> bool:
        self._catch_up(at)
        if not self._holds(worker, task):
            return False
        self._wait(task)
        return True

    def count(self, at: int) -> tuple[int, int, int]:
        self._catch_up(at)
        return self.sizes["waiting"], self.sizes["held"], self.sizes["done"]

    def _holds(self, worker: str, task: str) -> bool:
        return self.state.get(task) == "held" and self.holds[task][1] == worker

    def _wait(self, task: str) -> None:
        self.line.append(task)
        self._move(task, "waiting")

    def _move(self, task: str, state: str) -> None:
        if task in self.state:
            self.sizes[self.state[task]] -= 1
        self.state[task] = state
        self.sizes[state] += 1

    def _catch_up(self, at: int) -> None:
        while self.ends and self.ends[0][0] <= at:
            _, number, task = self.ends.popleft()
            if self.state[task] == "held" and self.holds[task][0] == number:
                self._wait(task)
