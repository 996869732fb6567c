"""UUIDv7 (RFC 9562): ids that sort by time. Clock and dice are parameters."""

from __future__ import annotations

import random
import uuid


def uuid7(at_us: int, dice: random.Random) -> str:
    """An id for a moment in UTC microseconds: 48 bits of milliseconds, 12 of the rest, 62 random."""
    milliseconds, rest = divmod(at_us, 1000)
    bits = (
        (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | (rest * 4095 // 999) << 64 | 0b10 << 62 | dice.getrandbits(62)
    )
    return str(uuid.UUID(int=bits))
