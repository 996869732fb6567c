"""The console of the screens: our theme, default foreground, no colour where it is not wanted."""

from __future__ import annotations

import os

from rich.console import Console

from amzprep.render.drawing import THEME


def make_console(*, plain: bool) -> Console:
    """A console; `plain` leaves colour out."""
    no_colour = plain or bool(os.environ.get("NO_COLOR"))
    return Console(theme=THEME, highlight=False, markup=False, emoji=False, no_color=no_colour)
