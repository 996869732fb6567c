"""A category: which skill a question trains. Data; code never names one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One entry of categories.yaml; `aliases` are other words for it on the command line."""

    id: str
    title: str
    kind: str
    minutes: float
    aliases: tuple[str, ...] = ()


Weights = dict[str, dict[str, float]]  # category -> level -> per cent of loop minutes
