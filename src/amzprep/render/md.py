"""Reports as Markdown, for notes and for people who share what they practise."""

from __future__ import annotations

from collections.abc import Sequence

from amzprep.domain.report import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    Markdown,
    Paragraph,
    Report,
    Ruled,
    Source,
    Span,
    Table,
    Timeline,
)

LINE = 40  # signs of a line to write on
SPECIAL = "\\`*_{}[]<>#|~"


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Blocks as Markdown, in order; text that is not authored Markdown is escaped."""
    return "\n\n".join(_block(block) for block in report.blocks())


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {_escape(text)}"
        case Paragraph(lines):
            return "  \n".join(_line(line) for line in lines)
        case Markdown(text):
            return text.strip()
        case Source(text, language):
            fence = "`" * max(3, _longest_ticks(text) + 1)
            return f"{fence}{language}\n{text.rstrip()}\n{fence}"
        case Bullets(items):
            return "\n".join(f"- {_line(item)}" for item in items)
        case Facts(rows):
            return "\n".join(f"- **{_escape(name)}**: {_line(value)}" for name, value in rows)
        case Table():
            return _table(block)
        case Timeline(rows):
            return "\n".join(f"- {_escape(name)}: {_parts(parts)}" for name, parts in rows)
        case Ruled(lines):
            return "\n\n".join(["\\_" * LINE] * lines)


def _parts(parts: Sequence[tuple[float, str]]) -> str:
    return " · ".join(f"{_escape(what)} {minutes:.0f} min" for minutes, what in parts)


def _table(table: Table) -> str:
    align = table.align.ljust(len(table.columns), "l")
    rule = [{"l": ":--", "r": "--:", "c": ":-:"}[each] for each in align]
    rows = [[_escape(column) for column in table.columns], rule, *([_line(cell) for cell in row] for row in table.rows)]
    title = [f"**{_escape(table.title)}**", ""] if table.title else []
    return "\n".join([*title, *("| " + " | ".join(row) + " |" for row in rows)])


def _line(line: Line) -> str:
    parts = [line] if isinstance(line, str | Span) else line
    return "".join(_span(part) if isinstance(part, Span) else _escape(part) for part in parts)


def _span(span: Span) -> str:
    match span.role:
        case "code":
            ticks = "`" * (_longest_ticks(span.text) + 1)
            return f"{ticks}{span.text}{ticks}"
        case "strong":
            return f"**{_escape(span.text)}**"
        case _:
            return _escape(span.text)


def _escape(text: str) -> str:
    return "".join("\\" + char if char in SPECIAL else char for char in text).replace("\n", " ")


def _longest_ticks(text: str) -> int:
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest


RENDERER = render
