"""Foreign text made safe to show: submissions, packs and the learner must not drive the terminal."""

from __future__ import annotations

# C0 and C1 controls except tab and newline, and the characters that reorder or hide text
_UNSAFE = [
    *(code for code in range(0x20) if code not in (0x09, 0x0A)),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xD800, 0xE000),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
]
_TABLE = dict.fromkeys(_UNSAFE, "\N{REPLACEMENT CHARACTER}")


def plain(text: str) -> str:
    """The text with every control, bidirectional override and invisible character shown as U+FFFD."""
    return text.translate(_TABLE)
