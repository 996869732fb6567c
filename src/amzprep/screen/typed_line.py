"""A line typed on a terminal that need not move its cursor, echoed key by key, so that half a line can be kept.

The terminal's own line editing keeps a line to itself until ENTER: a crash would lose it, and no clock could end it.
Rubout, Ctrl-U and Ctrl-W erase as they do there; Ctrl-C interrupts, and so does Ctrl-D on an empty line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from rich.cells import cell_len

from amzprep.screen.terminal import keys

KEEP_S = 1.0
RUBOUT, END_OF_INPUT, ERASE_LINE, ERASE_WORD = ("\x7f", "\b"), "\x04", "\x15", "\x17"


def type_line(
    prompt: str, keep: Callable[[str], None], *, default: str = "", left: Callable[[], float] | None = None
) -> tuple[str, bool]:
    """The line, and whether ENTER ended it and not the end of the time (`left` seconds).

    Half a line goes to `keep` every second while it changes, and whatever ends it. Raises KeyboardInterrupt.
    """
    _echo(f"{prompt}{default}")
    text = kept = default
    kept_at = time.monotonic()
    try:
        with keys() as keyboard:
            while left is None or left() > 0:
                key = keyboard.read(KEEP_S if left is None else min(KEEP_S, left()))
                if key in ("\r", "\n"):
                    return text, True
                if key == END_OF_INPUT and not text:
                    raise KeyboardInterrupt
                text = _changed(text, key)
                if text != kept and time.monotonic() - kept_at >= KEEP_S:
                    keep(text)
                    kept, kept_at = text, time.monotonic()
            return text, False
    finally:
        keep(text)
        _echo("\n")


def _changed(text: str, key: str) -> str:
    """The line after a key, on the screen as well."""
    if key in RUBOUT:
        return _shortened(text, text[:-1])
    if key == ERASE_LINE:
        return _shortened(text, "")
    if key == ERASE_WORD:
        return _shortened(text, text.rstrip()[: text.rstrip().rfind(" ") + 1])
    if not key.isprintable():
        return text
    _echo(key)
    return text + key


def _shortened(text: str, rest: str) -> str:
    _echo("\b \b" * cell_len(text[len(rest) :]))
    return rest


def _echo(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
