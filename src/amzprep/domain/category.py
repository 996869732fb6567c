"""A category: which skill a question trains. Data; code never names one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One entry of categories.yaml; `aliases` are other words for it, `also` kinds of question beside its own.

    Where it is `questioned`, an interviewer of a mock loop asks follow-ups while the answer is given.
    """

    id: str
    title: str
    kind: str
    minutes: float
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    questioned: bool = False


Weights = dict[str, dict[str, float]]  # category -> level -> per cent of loop minutes
