"""Bug: a worker who takes a task loses the one held before."""

from collections import OrderedDict, deque


class LabelDesk:
    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        self.seen: set[str] = set()
        self.line: deque[str] = deque()
        self.held: OrderedDict[str, tuple[str, int]] = OrderedDict()  # task to (worker, end), the next end first
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
        for other in [each for each, (holder, _) in self.held.items() if holder == worker]:
            del self.held[other]
            self.line.append(other)
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
        while self.held:
            task, (_, end) = next(iter(self.held.items()))
            if end > at:
                break
            del self.held[task]
            self.line.append(task)
