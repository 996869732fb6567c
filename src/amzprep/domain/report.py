"""A report: what a command has to say, for machines (`as_json`) and for people (`blocks`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Span:
    """A run of text with a role that a renderer may colour: good, bad, warn, dim, strong, code or plain."""

    text: str
    role: str = "plain"


Line = str | Span | Sequence[str | Span]


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Lines that are wrapped by the renderer; plain text, never markup."""

    lines: Sequence[Line]


@dataclass(frozen=True)
class Markdown:
    """Authored text of a pack (statement, solution notes)."""

    text: str


@dataclass(frozen=True)
class Source:
    """Program text, shown with its indentation; `text` is no program, `lines` neither and begins at the margin."""

    text: str
    language: str = "python"


@dataclass(frozen=True)
class Bullets:
    items: Sequence[Line]


@dataclass(frozen=True)
class Facts:
    """Names with values, aligned."""

    rows: Sequence[tuple[str, Line]]


@dataclass(frozen=True)
class Table:
    """`align` has one of l, r, c per column.

    `names` are what the heads of the columns behind the first stand for, where those are letters over marks; on a
    terminal such columns stand close together.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Line]]
    align: str = ""
    title: str = ""
    names: Sequence[str] = ()


@dataclass(frozen=True)
class Timeline:
    """Rows of a day, each with parts in order: (minutes, what)."""

    rows: Sequence[tuple[str, Sequence[tuple[float, str]]]]


@dataclass(frozen=True)
class Ruled:
    """So many empty lines to write on, where a page is printed."""

    lines: int


Block = Heading | Paragraph | Markdown | Source | Bullets | Facts | Table | Timeline | Ruled


@dataclass(frozen=True)
class Report:
    """`data` is the JSON body (lists under `items`), `drawing` the blocks for people, `next` the next command.

    `exit_code` is the command's answer (0 yes, 1 the honest no). An empty drawing prints nothing.
    """

    kind: str
    data: dict[str, Any]
    drawing: Sequence[Block] = ()
    next: str = ""
    exit_code: int = 0
    version: int = 1
    warnings: Sequence[str] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return {"version": self.version, "kind": self.kind, **self.data}

    def blocks(self) -> Sequence[Block]:
        return self.drawing
