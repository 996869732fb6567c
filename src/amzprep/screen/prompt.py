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


def text(question: str, *, flag: str, default: str = "", by_lines: bool = False) -> str:
    """One line of text, empty for none. Raises UsageError without a terminal, KeyboardInterrupt on Ctrl-C.

    `by_lines` asks without moving the cursor, as on a dumb terminal.
    """
    need_terminal(question, flag)
    if by_lines or is_dumb():
        return _line(f"{question} ").strip() or default
    import questionary

    return str(questionary.text(question, default=default).unsafe_ask()).strip()


def typed_ahead() -> str:
    """What was typed while the last prompt ended and was taken in by it; it is given out once."""
    if "prompt_toolkit" not in sys.modules:
        return ""
    from prompt_toolkit.input import create_input
    from prompt_toolkit.input.typeahead import get_typeahead

    return "".join(press.data for press in get_typeahead(create_input()))


def _line(question: str) -> str:
    sys.stdout.write(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line
