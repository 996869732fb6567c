"""A pseudo-terminal's screen as an SVG picture, without anything fetched from elsewhere."""

from __future__ import annotations

import re
from io import StringIO

import pyte
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

THEME = TerminalTheme(
    (30, 34, 42), (220, 223, 228),
    [(40, 44, 52), (240, 113, 120), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194),
     (220, 223, 228)],
)  # fmt: skip
REMOTE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


def picture(screen: pyte.Screen, title: str) -> str:
    """The screen as SVG text; the same screen gives the same text."""
    console = Console(file=StringIO(), record=True, width=screen.columns, force_terminal=True, color_system="truecolor")
    for y in range(screen.lines):
        console.print(line_of(screen, y), overflow="crop", no_wrap=True)
    drawn = REMOTE.sub("", console.export_svg(title=title, theme=THEME, unique_id="drill"))
    return "\n".join(line.rstrip() for line in drawn.split("\n"))


def line_of(screen: pyte.Screen, y: int) -> Text:
    """One line of the screen with its styles."""
    line = Text()
    for x in range(screen.columns):
        char = screen.buffer[y][x]
        colour = {"red": "red", "green": "green"}.get(char.fg)
        line.append(char.data, Style(color=colour, bold=char.bold, italic=char.italics, underline=char.underscore))
    return line
