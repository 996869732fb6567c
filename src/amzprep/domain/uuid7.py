"""UUIDv7 (RFC 9562): ids that sort by time. Clock and dice are parameters."""

from __future__ import annotations

from collections.abc import Callable


def uuid7(at_us: int, bits: Callable[[int], int]) -> str:
    """An id for a moment in UTC microseconds: 48 bits of milliseconds, 12 of the rest, 62 from `bits(62)`."""
    milliseconds, rest = divmod(at_us, 1000)
    number = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | (rest * 4095 // 999) << 64 | 0b10 << 62 | bits(62)
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
