"""Questions to a person; each one has a flag, and without a terminal the flag is named instead of asking."""

from __future__ import annotations

import sys

from amzprep.screen.terminal import is_dumb, need_terminal


def confirm(question: str, *, flag: str = "--yes") -> bool:
    """Yes or no; no is the default. Raises UsageError without a terminal, KeyboardInterrupt on Ctrl-C."""
    need_terminal(question, flag)
    if is_dumb():
        return _line(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    import questionary

    return bool(questionary.confirm(question, default=False).unsafe_ask())


def text(question: str, *, flag: str, default: str = "") -> str:
    """One line of text, empty for none. Raises UsageError without a terminal, KeyboardInterrupt on Ctrl-C."""
    need_terminal(question, flag)
    if is_dumb():
        return _line(f"{question} ").strip() or default
    import questionary

    return str(questionary.text(question, default=default).unsafe_ask()).strip()


def _line(question: str) -> str:
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line
