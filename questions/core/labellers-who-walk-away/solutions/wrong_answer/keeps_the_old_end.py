"""Bug: a task that is taken again keeps its first place in the order of ends."""

from collections import deque


class LabelDesk:
    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        self.seen: set[str] = set()
        self.line: deque[str] = deque()
        self.held: dict[str, tuple[str, int] | None] = {}  # task to (worker, end) or None
        self.done = 0

    def add(self, task: str, at: int) -> bool:
        self._send_back(at)
        if task in self.seen:
            return False
        self.seen.add(task)
        self.line.append(task)
        return True

    def take(self, worker: str, at: int) -> str | None:
        self._send_back(at)
        if not self.line:
            return None
        task = self.line.popleft()
        self.held[task] = (worker, at + self.minutes)
        return task

    def finish(self, worker: str, task: str, at: int) -> bool:
        if not self._release(worker, task, at):
            return False
        self.done += 1
        return True

    def put_back(self, worker: str, task: str, at: int) -> bool:
        if not self._release(worker, task, at):
            return False
        self.line.append(task)
        return True

    def count(self, at: int) -> tuple[int, int, int]:
        self._send_back(at)
        return len(self.line), sum(hold is not None for hold in self.held.values()), self.done

    def _release(self, worker: str, task: str, at: int) -> bool:
        """End the hold of this worker on this task; False if there is none."""
        self._send_back(at)
        hold = self.held.get(task)
        if hold is None or hold[0] != worker:
            return False
        self.held[task] = None
        return True

    def _send_back(self, at: int) -> None:
        """Put the tasks whose time is over at the end of the line."""
        for task, hold in self.held.items():
            if hold is not None and hold[1] <= at:
                self.held[task] = None
                self.line.append(task)
