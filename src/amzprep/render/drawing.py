"""Blocks drawn with rich: wrapped, in columns, with roles as styles where colour is wanted.

Nothing relies on colour alone, and no style sets a background or a fixed light or dark colour, so that light and dark
themes both read well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO
from textwrap import indent
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text
from rich.theme import Theme

from amzprep.domain.plain import plain
from amzprep.domain.report import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    Markdown,
    Paragraph,
    Ruled,
    Source,
    Span,
    Table,
    Timeline,
)

if TYPE_CHECKING:
    from rich.console import JustifyMethod
    from rich.syntax import SyntaxTheme

LINE = 40  # signs of a line to write on
LONGEST = 44  # cells of a first column that is kept whole: the longest principle
SIDES: dict[str, JustifyMethod] = {"l": "left", "r": "right", "c": "center"}
MARKUP = re.compile(r"[*_`#<>|~\\\[\]&]|^ *(?:[-+=]|\d+[.)](?: |$))|^ {4}|  $|\n\n\n|://|\t", re.MULTILINE)
ROLES = {"plain": "", "good": "green", "bad": "red", "warn": "bold", "dim": "dim", "strong": "bold", "code": "bold"}
THEME = Theme(
    {
        "markdown.code": "bold",
        "markdown.code_block": "none",
        "markdown.h1": "bold",
        "markdown.h2": "bold",
        "markdown.item.bullet": "none",
        "markdown.item.number": "none",
        "markdown.block_quote": "none",
        "markdown.link": "underline",
    }
)


def console(file: StringIO | None = None, *, width: int | None = None, colour: bool = True) -> Console:
    """A console with our theme; `file` None means the real terminal."""
    return Console(
        file=file,
        width=width,
        force_terminal=colour or None,
        color_system="standard" if colour else None,
        no_color=not colour,
        theme=THEME,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def draw(blocks: Iterable[Block]) -> RenderableType:
    """One renderable for a list of blocks, an empty line between them."""
    drawn: list[RenderableType] = []
    for block in blocks:
        if drawn:
            drawn.append(Text(""))
        drawn.append(draw_block(block))
    return Group(*drawn)


def draw_block(block: Block) -> RenderableType:
    """One block as a rich renderable."""
    match block:
        case Heading(text):
            return Text(plain(text), style="bold")
        case Paragraph(lines):
            return Group(*(draw_line(line) for line in lines))
        case Markdown(text):
            return _markdown(plain(text))
        case Source(text, "lines"):  # the same at the margin: editors jump to what begins with file:line:col
            return Text(plain(text).rstrip("\n"), no_wrap=True, overflow="ignore")
        case Source(text, "text"):  # lines to copy, whole whatever the width: the terminal breaks them
            return Text(indent(plain(text).rstrip("\n"), "  "), no_wrap=True, overflow="ignore")
        case Source(text, language):
            return Padding(_source(plain(text), language), (0, 0, 0, 2))
        case Bullets(items):
            return _bullets(items)
        case Facts(rows):
            return _facts(rows)
        case Table():
            return _table(block)
        case Timeline():
            return _timeline(block)
        case Ruled(lines):
            return Text("\n".join(["_" * LINE] * lines))


def draw_line(line: Line) -> Text:
    """A line of plain strings and spans as styled text; nothing in it is markup."""
    parts = [line] if isinstance(line, str | Span) else line
    return Text.assemble(*((plain(p.text), ROLES.get(p.role, "")) if isinstance(p, Span) else plain(p) for p in parts))


def _bullets(items: Iterable[Line]) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for item in items:
        grid.add_row("•", draw_line(item))
    return grid


def _facts(rows: Iterable[tuple[str, Line]]) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(Text(plain(name), style="dim"), draw_line(value))
    return grid


def _timeline(timeline: Timeline) -> RenderableType:
    """A bar per row, one sign for two minutes, the parts told apart by their signs and named behind."""
    width = max((len(plain(name)) for name, _ in timeline.rows), default=0)
    lines = []
    for name, parts in timeline.rows:
        bar = "".join("█░▒▓"[i % 4] * max(1, round(minutes / 2)) for i, (minutes, _) in enumerate(parts))
        said = " · ".join(f"{plain(what)} {minutes:.0f}" for minutes, what in parts)
        lines.append(Text.assemble(plain(name).ljust(width + 2), bar, "  ", (said, "dim")))
    return Group(*lines)


def _close(table: Table) -> Table:
    """The table with its columns of marks as one, a space between them: a dozen stories fit on 80 columns."""
    last = 1 + len(table.names)
    rows: list[list[Line]] = []
    for name, *cells in table.rows:
        marks = [part for cell in cells[: last - 1] for part in (" ", *(cell if isinstance(cell, list) else [cell]))]
        rows.append([name, marks[1:], *cells[last - 1 :]])
    align = table.align.ljust(len(table.columns), "l")
    columns = [table.columns[0], " ".join(table.columns[1:last]), *table.columns[last:]]
    return Table(columns, rows, f"{align[0]}l{align[last:]}", table.title)


def _table(table: Table) -> RenderableType:
    """The first column names its rows and is kept whole unless it is long; the others wrap, and nothing is cut off."""
    table = _close(table) if table.names else table
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=table.title or None, title_justify="left")
    whole = max((draw_line(row[0]).cell_len for row in table.rows if row), default=0) <= LONGEST
    for i, (column, align) in enumerate(zip(table.columns, table.align.ljust(len(table.columns), "l"), strict=False)):
        justify: JustifyMethod = SIDES[align]
        grid.add_column(plain(column), justify=justify, header_style="bold", overflow="fold", no_wrap=whole and i == 0)
    for row in table.rows:
        grid.add_row(*(draw_line(cell) for cell in row))
    return grid


def _markdown(text: str) -> RenderableType:
    """Paragraphs without any markup are wrapped as they are: to load the parser takes longer than to draw them."""
    if not MARKUP.search(text):
        paragraphs = [Text(" ".join(each.split())) for each in text.strip().split("\n\n")]
        return Group(*[part for each in paragraphs for part in (Text(""), each)][1:])
    from rich.markdown import Markdown as RichMarkdown

    return RichMarkdown(text, code_theme=_quiet_theme())  # type: ignore[arg-type]


def _source(text: str, language: str) -> RenderableType:
    from rich.syntax import Syntax

    return Syntax(text.rstrip("\n"), language, theme=_quiet_theme(), background_color="default", word_wrap=True)


def _quiet_theme() -> SyntaxTheme:
    """Keywords bold, comments and strings in the default colour: readable on any background."""
    from pygments.token import Comment, Keyword
    from rich.style import Style
    from rich.syntax import ANSISyntaxTheme

    return ANSISyntaxTheme({Keyword: Style(bold=True), Comment: Style(italic=True)})
