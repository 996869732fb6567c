"""A case: one input and its expected output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Tree = Any  # tagged JSON as grader.values writes it; opaque everywhere else


@dataclass(frozen=True)
class Case:
    """One tagged input with its wanted output; `group` and `n` (from 1, within the group) name it in reports."""

    group: str
    n: int
    args: Tree
    want: Tree
    name: str = ""
