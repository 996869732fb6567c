"""An explanation: what a code means, why it matters and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """One entry of `amzprep explain`; `code` is what the tool printed (AC, PK012, 70)."""

    code: str
    title: str
    what: str
    why: str
    remedy: str
