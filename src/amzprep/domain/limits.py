"""What a submission may use for one case and in all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """CPU `seconds` per case, wall `total` seconds per grade, `mb` of address space above the bare interpreter's."""

    seconds: float = 2.0
    total: float = 60.0
    mb: int = 512
