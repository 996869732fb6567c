"""The one table of keys of a question's file and of pack.yaml; the reference page is generated from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from amzprep.domain.shapes import Choice, Flag, Key, ListOf, MapOf, Number, Record, Slug, Text
from amzprep.registry import discover

if TYPE_CHECKING:
    from amzprep.yaml_file import File

LEVELS = ("L4", "L5", "L6", "L7", "L8")
RESERVED = ("due", "new", "failed", "last", "all", "random")

COMMON: dict[str, Key] = {
    "id": Key(Slug(), "the question's slug, equal to the file's name; it owns the learner's history"),
    "kind": Key(Text(), "how it is answered"),
    "title": Key(Text(), "a short title that does not name the solution"),
    "category": Key(Text(), "which skill it trains, one of categories.yaml"),
    "topics": Key(ListOf(Slug(), 1), "what a search for `#topic` finds"),
    "levels": Key(ListOf(Choice(LEVELS), 1), "the levels that may be asked this"),
    "minutes": Key(Number(least=1), "the target time"),
    "why": Key(Text(), "why an interviewer asks it"),
    "source": Key(Text(), "where the idea comes from; `original` for your own"),
    "revision": Key(Number(whole=True, least=1), "counts changes of meaning; text may be edited freely", False),
    "reserve": Key(Flag(), "true keeps it for mock loops: not planned, not listed", False),
    "after": Key(ListOf(Slug()), "topics to have practised before", False),
}

PACK = Record(
    {
        "format": Key(Number(whole=True, least=1), "the format's version: 1"),
        "name": Key(Slug(), "the pack's name, the first half of every id"),
        "title": Key(Text(), "one line"),
        "version": Key(Text(), "the pack's version"),
        "license": Key(Text(), "the license of the content"),
        "authors": Key(ListOf(Text(), 1), "who wrote it"),
        "description": Key(Text(), "a few lines", False),
    }
)

CATEGORIES = MapOf(
    Record(
        {
            "title": Key(Text(), "the category's name for people"),
            "kind": Key(Text(), "the kind of its questions"),
            "also": Key(ListOf(Text()), "other kinds of question it has", False),
            "minutes": Key(Number(least=1), "a drill's default time"),
            "aliases": Key(ListOf(Text()), "other words for it on the command line", False),
            "questioned": Key(Flag(), "whether a mock loop asks its follow-ups while the answer is given", False),
        }
    )
)

ROUND = Record(
    {
        "id": Key(Slug(), "the round's name"),
        "title": Key(Text(), "its title"),
        "asks": Key(Choice(("coding", "open", "nothing")), "what the technical minutes hold"),
        "categories": Key(ListOf(Slug()), "where the technical question comes from", False),
        "principles": Key(Number(least=0), "minutes for principles"),
        "technical": Key(Number(least=0), "minutes for the technical part"),
        "week": Key(Number(whole=True, least=1), "the week it comes in", False),
        "competencies": Key(ListOf(Text()), "what it is scored for", False),
        "bar_raiser": Key(Flag(), "true for the Bar Raiser's round, one a plan", False),
        "source": Key(Text(), "where the plan comes from: guide, reports or estimate"),
    }
)

LOOPS = Record(
    {
        "as_of": Key(Text(), "the day the figures were looked up"),
        "source": Key(Text(), "where they come from"),
        "weights": Key(MapOf(MapOf(Number(least=0))), "category to level to per cent of loop minutes"),
        "kinds": Key(MapOf(Number(least=0)), "kind to the share of its area's weight that its questions carry", False),
        "plans": Key(MapOf(ListOf(ROUND, 1)), "level to the rounds of its on-site loop", False),
        "stages": Key(MapOf(ListOf(ROUND, 1)), "stage before the on-site loop to its rounds", False),
        "principles": Key(
            Record(
                {
                    "always": Key(MapOf(ListOf(Slug())), "level to principles that are asked from there on"),
                    "often": Key(
                        MapOf(MapOf(Number(least=0))), "level to principle to its weight among the drawn", False
                    ),
                    "source": Key(Text(), "where that comes from"),
                }
            ),
            "which principles every loop asks for",
            False,
        ),
        "tips": Key(MapOf(ListOf(Text(), 1)), "round to lines that are shown before it begins", False),
    }
)

Check = Callable[[Mapping[str, Any], "File", str, str], None]
Say = Callable[[str, str, str], None]
Bar = Callable[[Mapping[str, Any], Say], None]
Together = Callable[[Sequence[Mapping[str, Any]]], Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Kind:
    """A kind's own keys, and what must hold between them.

    `check(raw, file, folder, at)` adds findings of what cannot be asked at all; `at` is the path of the question in its
    file (empty, or `[2].`). `bar(raw, say)` says what falls short of a good question: `say(code, message, key path)`;
    `together(items)` gives what a pack's questions of the kind fall short of together: code and message.
    A kind that is not `by_category` is drilled when it is named, not when its category is.
    """

    title: str
    keys: Mapping[str, Key]
    check: Check
    bar: Bar | None = None
    together: Together | None = None
    by_category: bool = True

    def record(self) -> Record:
        """The whole table of a question of this kind."""
        return Record({**COMMON, **self.keys})


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    return discover("amzprep.packs.kinds", "KIND")
