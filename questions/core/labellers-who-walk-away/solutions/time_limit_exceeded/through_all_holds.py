"""Correct but O(held) per call: looks through all holds for those whose time is over."""

from collections import deque


class LabelDesk:
    def __init__(self, minutes):
        self.minutes = minutes
        self.seen, self.line, self.held, self.done = set(), deque(), {}, 0

    def add(self, task, at):
        self.send_back(at)
        if task in self.seen:
            return False
        self.seen.add(task)
        self.line.append(task)
        return True

    def take(self, worker, at):
        self.send_back(at)
        if not self.line:
            return None
        task = self.line.popleft()
        self.held[task] = (worker, at + self.minutes)
        return task

    def finish(self, worker, task, at):
        if not self.release(worker, task, at):
            return False
        self.done += 1
        return True

    def put_back(self, worker, task, at):
        if not self.release(worker, task, at):
            return False
        self.line.append(task)
        return True

    def count(self, at):
        self.send_back(at)
        return len(self.line), len(self.held), self.done

    def release(self, worker, task, at):
        self.send_back(at)
        if task not in self.held or self.held[task][0] != worker:
            return False
        del self.held[task]
        return True

    def send_back(self, at):
        over = [task for task, (_, end) in self.held.items() if end <= at]
        for task in over:
            del self.held[task]
            self.line.append(task)
