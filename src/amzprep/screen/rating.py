"""The rating at the end of every attempt: ENTER takes the suggested one, a key another."""

from __future__ import annotations

import sys
from collections import deque

from amzprep.domain.rating import Rating
from amzprep.screen import prompt
from amzprep.screen.terminal import keys

RATINGS = {str(int(rating)): rating for rating in Rating}
ASK = "ENTER takes it; 1 Again  2 Hard  3 Good  4 Easy"


def ask_rating(*, by_lines: bool) -> Rating | None:
    """The rating chosen, None for the suggested one. Raises KeyboardInterrupt."""
    return _line_rating() if by_lines else _key_rating()


def read_line(text: str) -> str:
    """A typed line; the end of the input is an interruption. Raises KeyboardInterrupt."""
    sys.stdout.write(text)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()


def _key_rating() -> Rating | None:
    sys.stdout.write(ASK + "\n")
    sys.stdout.flush()
    with keys() as keyboard:
        waiting = deque(prompt.typed_ahead())
        while True:
            key = waiting.popleft() if waiting else keyboard.read(1.0)
            if key in RATINGS:
                return RATINGS[key]
            if key in ("\r", "\n"):
                return None


def _line_rating() -> Rating | None:
    line = read_line(ASK + "\n> ")
    while line and line not in RATINGS:
        line = read_line("ENTER or 1 to 4\n> ")
    return RATINGS.get(line)
