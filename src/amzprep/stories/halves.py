"""Work over many things on two processors: a forked child does one part of them while we do the other.

The child sends its results through a pipe and ends. Where it fails, or where forking is not safe, we do its part too,
so that an error is raised here and is seen.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MANY = 40
OURS = 0.44  # of the things: we do the rest of the command as well


class Halves(Generic[T, R]):
    """As a context manager: the child works from the beginning of the block; `results` does our part and gives all."""

    def __init__(self, work: Callable[[T], R], things: Sequence[T]) -> None:
        self._work, self._things = work, things
        self._split = len(things)
        self._child = 0
        self._pipe = -1

    def __enter__(self) -> Self:
        if len(self._things) >= MANY and _can_fork():
            self._split = int(len(self._things) * OURS)
            self._pipe, end = os.pipe()
            sys.stdout.flush()
            sys.stderr.flush()
            self._child = os.fork()
            if self._child == 0:
                self._run(end)
            os.close(end)
        return self

    def _run(self, end: int) -> None:
        """In the child: send the results, and end without any of the parent's ways out."""
        try:
            sent = pickle.dumps([self._work(each) for each in self._things[self._split :]], pickle.HIGHEST_PROTOCOL)
            with os.fdopen(end, "wb") as pipe:
                pipe.write(sent)
        except BaseException:  # whatever it is: the parent finds it again
            os._exit(1)
        os._exit(0)

    def results(self) -> list[R]:
        """A result for each thing, in order."""
        found = [self._work(each) for each in self._things[: self._split]]
        if self._split == len(self._things):
            return found
        with os.fdopen(self._pipe, "rb") as pipe:
            self._pipe = -1
            sent = pipe.read()
        rest = self._things[self._split :]
        theirs: list[R] = pickle.loads(sent) if self._ended() else [self._work(each) for each in rest]
        return found + theirs

    def _ended(self) -> bool:
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return status == 0

    def __exit__(self, *_: object) -> None:
        if self._pipe >= 0:
            os.close(self._pipe)
        if self._child:
            self._ended()


def _can_fork() -> bool:
    """Two processors, and no thread that a fork would leave behind."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and (threading is None or threading.active_count() == 1)
