"""Work over many things on several processors: forked children do most of them while we do the rest of a command.

A child sends its results through a pipe and ends. Where one fails, or where forking is not safe, we do its share too,
so that an error is raised here and is seen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
FEWEST = 20  # things that are worth a process
MOST = 4  # processes
REST = 0.12  # of the work over all things is what else we do meanwhile


class Shares(Generic[T, R]):
    """As a context manager: children work from the beginning of the block; `results` does our share and gives all."""

    def __init__(self, work: Callable[[T], R], things: Sequence[T]) -> None:
        self._work, self._things = work, things
        self._cuts = [len(things)]
        self._children: list[tuple[int, int]] = []

    def __enter__(self) -> Self:
        processes = min(MOST, _processors(), len(self._things) // FEWEST)
        if processes > 1 and _can_fork():
            sys.stdout.flush()
            sys.stderr.flush()
            self._cuts = cuts(len(self._things), processes)
            for start, end in zip(self._cuts, self._cuts[1:], strict=False):
                self._children.append(self._fork(self._things[start:end]))
        return self

    def _fork(self, share: Sequence[T]) -> tuple[int, int]:
        """Start a child on a share: its process id, and the pipe it sends its results through."""
        pipe, end = os.pipe()
        child = os.fork()
        if child == 0:
            for unread in (pipe, *(other for _, other in self._children)):  # else nobody sees that the parent is gone
                os.close(unread)
            self._run(share, end)
        os.close(end)
        return child, pipe

    def _run(self, share: Sequence[T], end: int) -> None:
        """In the child: send the results, and end without any of the parent's ways out."""
        import pickle

        try:
            sent = pickle.dumps(list(map(self._work, share)), pickle.HIGHEST_PROTOCOL)
            with os.fdopen(end, "wb") as pipe:
                pipe.write(sent)
        except BaseException:  # whatever it is: the parent finds it again
            os._exit(1)
        os._exit(0)

    def results(self) -> list[R]:
        """A result for each thing, in order."""
        found = list(map(self._work, self._things[: self._cuts[0]]))
        for start, end in zip(self._cuts, self._cuts[1:], strict=False):
            found += self._received() or map(self._work, self._things[start:end])
        return found

    def _received(self) -> list[R]:
        """What the next child has found; nothing if it failed."""
        import pickle

        child, pipe = self._children.pop(0)
        with os.fdopen(pipe, "rb") as file:
            sent = file.read()
        _, status = os.waitpid(child, 0)
        found: list[R] = pickle.loads(sent) if status == 0 else []
        return found

    def __exit__(self, *_: object) -> None:
        for _child, pipe in self._children:
            os.close(pipe)
        for child, _pipe in self._children:
            os.waitpid(child, 0)


def cuts(count: int, processes: int) -> list[int]:
    """Where each share of `count` things ends; the first is ours, and the smaller for what else we do."""
    ours = max(0.0, (1 + REST) / processes - REST)
    return [round(count * (ours + (1 - ours) * i / (processes - 1))) for i in range(processes)]


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    """No thread that a fork would leave behind."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (threading is None or threading.active_count() == 1)
