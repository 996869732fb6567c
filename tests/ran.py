"""What a command printed and how it ended."""

from __future__ import annotations

from typing import NamedTuple


class Ran(NamedTuple):
    """What a command printed and its exit code."""

    out: str
    err: str
    code: int
