"""One key as an answer: typed ahead, pressed now, or by lines the first letter of a line."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from textwrap import wrap

from amzprep.screen.rating import read_line
from amzprep.screen.terminal import keys

ENTER = "\n"


def read_key(menu: str, wanted: Collection[str], *, by_lines: bool) -> str:
    """The first key that is wanted, in lower case; `ENTER` stands for the ENTER key. Raises KeyboardInterrupt."""
    menu = _by_words(menu)
    if by_lines:
        return _by_lines(menu, wanted)
    sys.stdout.write(f"{menu}\n")
    sys.stdout.flush()
    return press_key(wanted)


def press_key(wanted: Collection[str]) -> str:
    """The first key that is wanted, as `read_key` gives it, with nothing shown. Raises KeyboardInterrupt."""
    with keys() as keyboard:
        while True:
            key = (_typed_ahead() or keyboard.read(1.0)).lower().replace("\r", ENTER)
            if key in wanted:
                return key


def _by_words(menu: str) -> str:
    """The menu broken between words: a terminal breaks anywhere."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns = 0
    return "\n".join(wrap(menu, max(20, (columns or 80) - 1), subsequent_indent="  "))


def _by_lines(menu: str, wanted: Collection[str]) -> str:
    while True:
        key = read_line(f"{menu}\n> ")[:1].lower() or ENTER
        if key in wanted:
            return key


def _typed_ahead() -> str:
    """The next of the keys that the last prompt took in beyond its own; the others stay for whoever asks next."""
    if "prompt_toolkit" not in sys.modules:
        return ""
    from prompt_toolkit.input import create_input
    from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead

    source = create_input()
    waiting = get_typeahead(source)
    store_typeahead(source, waiting[1:])
    return waiting[0].data if waiting else ""
