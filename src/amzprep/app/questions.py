"""The questions at hand: listed by filter, or found by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from amzprep.app.select import read_selector
from amzprep.app.workspace import Workspace
from amzprep.catalog.catalog import Row
from amzprep.domain.report import Block, Line, Paragraph, Report, Span, Table
from amzprep.errors import UsageError
from amzprep.packs.schema import LEVELS, kinds

STATUSES = ("new", "started", "due", "failed", "passed")
DIFFICULTIES = ("easy", "medium", "hard")
DRAWN = 200
ROLES = {"due": "warn", "failed": "bad", "passed": "good", "new": "dim"}


@dataclass(frozen=True)
class Filter:
    """What a listing is narrowed to; several words of one sort mean any of them, nothing means everything."""

    categories: Sequence[str] = ()
    kinds: Sequence[str] = ()
    levels: Sequence[str] = ()
    topics: Sequence[str] = ()
    difficulties: Sequence[str] = ()
    statuses: Sequence[str] = ()

    def keeps(self, row: Row, status: str) -> bool:
        return (
            _among(row.category, self.categories)
            and _among(row.kind, self.kinds)
            and _among(row.difficulty, self.difficulties)
            and _among(status, self.statuses)
            and (not self.levels or bool(set(self.levels) & set(row.levels)))
            and (not self.topics or bool(set(self.topics) & set(row.topics)))
        )


def _among(value: str, words: Sequence[str]) -> bool:
    return not words or value in words


def read_filter(workspace: Workspace, **words: Sequence[str]) -> Filter:
    """A filter from what was typed: aliases resolved, case ignored. Raises UsageError with a suggestion."""
    content = workspace.content
    aliases = {alias: each.id for each in content.categories.values() for alias in each.aliases}
    topics = {topic for row in content.all(reserve=True) for topic in row.topics}
    known = {
        "categories": ("category", {**{each: each for each in content.categories}, **aliases}),
        "kinds": ("kind", {each: each for each in kinds()}),
        "levels": ("level", {each.lower(): each for each in LEVELS}),
        "topics": ("topic", {each: each for each in topics}),
        "difficulties": ("difficulty", {each: each for each in DIFFICULTIES}),
        "statuses": ("status", {each: each for each in STATUSES}),
    }
    return Filter(**{sort: tuple(_known(word, *known[sort]) for word in each) for sort, each in words.items()})


def _known(word: str, option: str, known: dict[str, str]) -> str:
    lower = word.lower().removeprefix("#")
    if lower not in known:
        near = get_close_matches(lower, known, 1)
        few = ", ".join(dict.fromkeys(known.values())) if len(known) <= 30 else ""
        hint = (
            f"did you mean {known[near[0]]}?" if near else f"there are {few}" if few else "see `amzprep questions list`"
        )
        raise UsageError(f"--{option}: nothing is called {word!r}; {hint}")
    return known[lower]


def listing(
    workspace: Workspace, words: Sequence[str], filter: Filter, *, reserve: bool = False, drawn: int = DRAWN
) -> Report:
    """The questions that both the selector's words and the filter mean; `drawn` of them are drawn (0: all).

    Raises UsageError for an unknown word.
    """
    selector, history, day = read_selector(workspace, words), workspace.history, workspace.today
    seen = open_rows(workspace, reserve=reserve)
    states = {row.id: history.status(row.id, day) for row in seen}
    rows = [
        row for row in seen if selector.matches(row, states[row.id], history.last) and filter.keeps(row, states[row.id])
    ]
    return _report(workspace, "questions", rows, states, "no question fits; take a filter away", drawn=drawn)


def search(workspace: Workspace, text: str, filter: Filter, *, reserve: bool = False, drawn: int = DRAWN) -> Report:
    """Questions whose text holds all the words (or words that begin so), the most relevant first."""
    if not any(char.isalnum() for char in text):
        raise UsageError("nothing to search for; give a word, as in `amzprep questions search leakage`")
    history, day = workspace.history, workspace.today
    by_id = {row.id: row for row in open_rows(workspace, reserve=reserve)}
    states = {each: history.status(each, day) for each in by_id}
    found = [by_id[each] for each in workspace.content.catalog.search(text) if each in by_id]
    rows = [row for row in found if filter.keeps(row, states[row.id])]
    return _report(workspace, "questions", rows, states, f"no question has the words {text!r}", {"text": text}, drawn)


def open_rows(workspace: Workspace, *, reserve: bool = False) -> list[Row]:
    """What may be seen: everything but the reserve that no loop has used yet; with `reserve` that too."""
    rows = workspace.content.all(reserve=True)
    return [row for row in rows if reserve or not row.reserve or workspace.history.seen(row.id)]


def short_names(workspace: Workspace) -> dict[str, str]:
    """The shortest unambiguous name of every question by id: the slug, or the id where two packs have the slug."""
    rows = workspace.content.all(reserve=True)
    times = Counter(row.slug for row in rows)
    return {row.id: row.slug if times[row.slug] == 1 else row.id for row in rows}


def _report(
    workspace: Workspace,
    kind: str,
    rows: list[Row],
    states: dict[str, str],
    nothing: str,
    more: Any = None,
    drawn: int = DRAWN,
) -> Report:
    names = short_names(workspace)
    items = [_item(row, states[row.id]) for row in rows]
    blocks: list[Block] = [Paragraph([Span(nothing, "dim")])]
    if rows:
        lines: list[list[Line]] = [
            [
                names[row.id],
                row.category,
                levels(row.levels),
                f"{row.minutes:g}",
                row.difficulty,
                Span(states[row.id], ROLES.get(states[row.id], "plain")),
            ]
            for row in (rows[:drawn] if drawn else rows)
        ]
        columns = ["question", "category", "levels", "min", "difficulty", "status"]
        blocks = [Table(columns, lines, "lllrll"), Paragraph([Span(_counts(len(rows), items), "dim")])]
        if len(lines) < len(rows):
            rest = f"{len(lines)} of them are drawn; narrow the list, or --limit 0 draws all"
            blocks.append(Paragraph([Span(rest, "warn")]))
    following = f"amzprep questions show {names[rows[0].id]}" if rows else "amzprep questions list"
    return Report(kind, {**(more or {}), "items": items}, blocks, next=following, warnings=workspace.warnings)


def _item(row: Row, status: str) -> dict[str, Any]:
    return {
        "question": row.id, "title": row.title, "kind": row.kind, "category": row.category, "topics": list(row.topics),
        "levels": list(row.levels), "minutes": row.minutes, "difficulty": row.difficulty, "status": status,
        "reserve": row.reserve, "libraries": list(row.libraries),
    }  # fmt: skip


def _counts(n: int, items: Iterable[dict[str, Any]]) -> str:
    counted = Counter(item["status"] for item in items)
    parts = [f"{counted[each]:,} {each}" for each in STATUSES if counted[each]]
    return f"{n:,} question{'s' * (n != 1)}: {', '.join(parts)}"


def levels(given: Sequence[str]) -> str:
    """Levels in few letters: neighbours as a range (`L4-L6`), others side by side (`L4 L6`)."""
    places = sorted(LEVELS.index(each) for each in given)
    if len(places) > 1 and places == list(range(places[0], places[-1] + 1)):
        return f"{LEVELS[places[0]]}-{LEVELS[places[-1]]}"
    return " ".join(LEVELS[place] for place in places)
