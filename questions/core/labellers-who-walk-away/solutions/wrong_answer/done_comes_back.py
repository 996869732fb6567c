"""Bug: a finished task is sent back when its time would have been over."""

from collections import deque


class LabelDesk:
    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        self.seen: set[str] = set()
        self.line: deque[str] = deque()
        self.held: dict[str, tuple[str, int]] = {}  # task to (worker, end)
        self.ends: deque[tuple[int, str]] = deque()
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
        self.ends.append((at + self.minutes, task))
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
        self.ends = deque(each for each in self.ends if each[1] != task)
        return True

    def count(self, at: int) -> tuple[int, int, int]:
        self._send_back(at)
        return len(self.line), len(self.held), self.done

    def _release(self, worker: str, task: str, at: int) -> bool:
        """End the hold of this worker on this task; False if there is none."""
        self._send_back(at)
        if task not in self.held or self.held[task][0] != worker:
            return False
        del self.held[task]
        return True

    def _send_back(self, at: int) -> None:
        """Put the tasks whose time is over at the end of the line."""
        while self.ends and self.ends[0][0] <= at:
            end, task = self.ends.popleft()
            if self.held.get(task, ("", end))[1] == end:
                self.held.pop(task, None)
                self.line.append(task)
