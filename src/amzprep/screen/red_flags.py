"""Red flags owned up to, the same way after every kind of answer: digits, as many as there were, and ENTER."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

MENU = "a digit per flag raised, again takes it back · ENTER goes on (alone: none)"


def ask_flags(
    flags: Sequence[str],
    owned: Callable[[], Collection[int]],
    own_up: Callable[..., None],
    *,
    say: Callable[[str], None],
    pressed: Callable[[], str],
) -> None:
    """Until ENTER; `pressed` gives a key, or by lines what a line holds (nothing for an empty one).

    Those `owned` before an interruption are shown as such. Raises KeyboardInterrupt.
    """
    for i, flag in enumerate(flags):
        say(f"{i + 1} {_box(i in owned())}{flag}")
    say(MENU)
    while digits := pressed().strip():
        for digit in digits:
            if digit.isdecimal() and 1 <= int(digit) <= len(flags):
                number = int(digit) - 1
                own_up(number, yes=number not in owned())
                say(f"{digit} {'[x]' if number in owned() else '[ ]'}")


def _box(owned: bool) -> str:
    return "[x] " if owned else ""
