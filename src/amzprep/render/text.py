"""Reports for a terminal: plain text in a pipe, with roles as styles where colour is wanted.

Lines that need no columns are written here. What lays out the rest, `drawing`, is loaded for blocks that need it, since
its library is a good part of a short command's time. Both look the same, which a test holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from textwrap import indent, wrap

from amzprep.domain.plain import plain
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Source, Span

NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f·–—…→×•‘’“”]*")  # signs that surely take one cell each
# the styles of `drawing.ROLES` as escape sequences
STYLES = {"good": "32", "bad": "31", "warn": "1", "strong": "1", "dim": "2", "code": "1"}


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The report's blocks, wrapped to `width` columns; ANSI styles only with `colour`."""
    lines: list[str] = []
    for i, block in enumerate(report.blocks()):
        if i:
            lines.append("")
        short = short_lines(block, width, colour)
        lines += short if short is not None else _laid_out(block, width, colour)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def short_lines(block: Block, width: int, colour: bool) -> list[str] | None:
    """The lines of a block that needs no layout; None where columns are needed or a width is not sure."""
    match block:
        case Heading(text):
            return _written([Span(text, "strong")], width, colour)
        case Paragraph(lines):
            return _written(lines, width, colour)
        case Source(text, "lines" | "text") if "\t" not in text:  # never wrapped, see `drawing`
            text = plain(text).rstrip("\n")
            return (text if block.language == "lines" else indent(text, "  ")).split("\n")
    return None


def _written(lines: Sequence[Line], width: int, colour: bool) -> list[str] | None:
    found = []
    for line in lines:
        parts = [line] if isinstance(line, str | Span) else line
        spans = [each if isinstance(each, Span) else Span(each) for each in parts]
        text = "".join(each.text for each in spans)
        if NARROW.fullmatch(text) is None or (len(text) > width and len(spans) > 1):
            return None
        if len(text) > width:
            spans = [Span(each, spans[0].role) for each in wrap(text, width, break_on_hyphens=False)]
            found += [_styled(each) if colour else each.text for each in spans]
        else:
            found.append("".join(map(_styled, spans)) if colour else text)
    return found


def _styled(span: Span) -> str:
    style = STYLES.get(span.role)
    return f"\x1b[{style}m{span.text}\x1b[0m" if style and span.text else span.text


def _laid_out(block: Block, width: int, colour: bool) -> list[str]:
    from amzprep.render.drawing import console, draw

    file = StringIO()
    console(file, width=width, colour=colour).print(draw([block]), crop=False)
    return file.getvalue().removesuffix("\n").split("\n") if file.getvalue() else []


RENDERER = render
