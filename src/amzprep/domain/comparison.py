"""How a result is compared with the wanted one: keys that combine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """`order` given | any, at `depth` top | all; floats within rtol and atol; `checker` names a file of the pack."""

    order: str = "given"
    depth: str = "top"
    rtol: float = 1e-9
    atol: float = 1e-12
    checker: str | None = None
