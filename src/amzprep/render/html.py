"""Reports as one self-contained HTML page: no script, no font, nothing fetched; it prints, and follows light and dark.

Everything that is not authored Markdown is escaped, and Markdown is read with HTML switched off.
"""

from __future__ import annotations

from html import escape

from amzprep.domain.plain import plain
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

SIDES = {"l": "left", "r": "right", "c": "center"}
MARKS = {"good": "✓\u00a0", "bad": "✗\u00a0"}  # colour alone carries no meaning
STYLE = """
:root { color-scheme: light dark; --line: #8886; --good: #0a6b2d; --bad: #a3181c; --dim: #5c5c5c; --part: #3b6ea8;
  --other: #a86b2d }
@media (prefers-color-scheme: dark) { :root { --good: #6fd08c; --bad: #ff8d8d; --dim: #a9a9a9; --part: #7fb2ea;
  --other: #e0a868 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid var(--line) }
table { border-collapse: collapse; margin: 1rem 0 } caption { text-align: left; font-weight: 600 }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
dl { display: grid; grid-template-columns: max-content auto; gap: .25rem 1rem } dt { color: var(--dim) }
dd { margin: 0 }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line) } code { font-family: ui-monospace, monospace }
.good { color: var(--good) } .bad { color: var(--bad) } .warn, .strong { font-weight: 600 } .dim { color: var(--dim) }
blockquote { margin: 1rem 0; padding: .25rem 1rem; border-left: 4px solid var(--part); font-size: 1.15em;
  font-weight: 600 } blockquote p { margin: .25rem 0 }
.box { list-style: none; text-indent: -1.3em }
.ruled { margin: 0 0 1rem } .ruled i { display: block; height: 2em; border-bottom: 1px solid var(--line) }
abbr { text-decoration: none }
.wide { overflow-x: auto } .timeline { list-style: none; padding: 0 } .timeline li { margin: .75rem 0 }
.bar { display: flex; height: 1.5rem } .bar span { overflow: hidden; white-space: nowrap; padding: 0 .25rem;
  font-size: .8rem; line-height: 1.5rem; border: 1px solid var(--part) } .bar .other { border-color: var(--other) }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.4 }
  pre { white-space: pre-wrap } h2, h2 + *, p:has(+ ul), p:has(+ .ruled), p:has(+ blockquote) { break-after: avoid }
  table, pre, blockquote, .ruled, li { break-inside: avoid } }
""".strip()


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The whole page; its first heading is its title."""
    blocks = list(report.blocks())
    first = next((block.text for block in blocks if isinstance(block, Heading)), report.kind)
    body = "\n".join(_block(block, top=i == 0) for i, block in enumerate(blocks))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{_text(first)}</title>\n'
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>"
    )


def _block(block: Block, *, top: bool) -> str:
    match block:
        case Heading(text):
            return f"<h1>{_text(text)}</h1>" if top else f"<h2>{_text(text)}</h2>"
        case Paragraph(lines):
            return f"<p>{'<br>'.join(_line(line) for line in lines)}</p>"
        case Markdown(text):
            return _markdown(text)
        case Source(text):
            return f"<pre><code>{_text(text.rstrip())}</code></pre>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{_line(item)}</li>" for item in items) + "</ul>"
        case Facts(rows):
            return "<dl>" + "".join(f"<dt>{_text(name)}</dt><dd>{_line(value)}</dd>" for name, value in rows) + "</dl>"
        case Table():
            return _table(block)
        case Timeline():
            return _timeline(block)
        case Ruled(lines):
            return f'<div class="ruled" aria-hidden="true">{"<i></i>" * lines}</div>'


def _table(table: Table) -> str:
    align = [SIDES[each] for each in table.align.ljust(len(table.columns), "l")[: len(table.columns)]]
    caption = f"<caption>{_text(table.title)}</caption>" if table.title else ""
    names = ["", *table.names, *[""] * len(table.columns)]
    head = "".join(
        f'<th scope="col" style="text-align:{side}">{_head(column, name)}</th>'
        for side, column, name in zip(align, table.columns, names, strict=False)
    )
    rows = "".join(f"<tr>{_row(row, align)}</tr>" for row in table.rows)
    return f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _head(column: str, name: str) -> str:
    """A column's head; a letter says on pointing, and to a screen reader, what it stands for."""
    return f'<abbr title="{_text(name)}">{_text(column)}</abbr>' if name else _text(column)


def _row(row: object, align: list[str]) -> str:
    cells = list(row) if isinstance(row, list | tuple) else []
    sides = [*align, *["left"] * len(cells)]
    return "".join(
        f'<th scope="row" style="text-align:{sides[i]}">{_line(cell)}</th>'
        if i == 0
        else f'<td style="text-align:{sides[i]}">{_line(cell)}</td>'
        for i, cell in enumerate(cells)
    )


def _timeline(timeline: Timeline) -> str:
    longest = max((sum(minutes for minutes, _ in parts) for _, parts in timeline.rows), default=0) or 1
    items = []
    for name, parts in timeline.rows:
        bars = "".join(
            f'<span class="{"part" if i % 2 == 0 else "other"}" style="width:{100 * minutes / longest:.2f}%">'
            f"{_text(label)} {minutes:.0f} min</span>"
            for i, (minutes, label) in enumerate(parts)
        )
        items.append(f'<li>{_text(name)}<div class="bar">{bars}</div></li>')
    return f'<ol class="timeline">{"".join(items)}</ol>'


def _line(line: Line) -> str:
    parts = [line] if isinstance(line, str | Span) else line
    return "".join(_span(part) if isinstance(part, Span) else _text(part) for part in parts)


def _span(span: Span) -> str:
    text = _text(span.text)
    if span.role == "plain":
        return text
    if span.role == "code":
        return f"<code>{text}</code>"
    return f'<span class="{span.role}">{MARKS.get(span.role, "")}{text}</span>'


def _markdown(text: str) -> str:
    from markdown_it import MarkdownIt

    return str(
        MarkdownIt("commonmark", {"html": False}).disable(["image"]).enable("table").render(plain(text))
    ).replace("<li>☐ ", '<li class="box">☐ ')


def _text(text: str) -> str:
    return escape(plain(text))


RENDERER = render
