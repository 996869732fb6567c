"""What the learner asks to practise, in one grammar everywhere.

Words are read in this order: a reserved word (due, new, failed, last, random, all); a category or its alias; a kind; a
question's id; and the filters `#topic`, `@pack` and a level such as L5. Different sorts of words narrow each other.
A topic that is nothing else may be written without its `#`, which shells take for a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from amzprep.domain.category import Category

RESERVED = ("due", "new", "failed", "last", "random", "all")
LEVELS = ("L4", "L5", "L6", "L7", "L8")


class UnknownWord(ValueError):
    """A word of the selector fits nothing; the text suggests the nearest."""


class Selectable(Protocol):
    """What a selector looks at of a question."""

    @property
    def id(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def pack(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def topics(self) -> tuple[str, ...]: ...
    @property
    def levels(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Selector:
    """Words by sort; an empty selector means what `today` would choose."""

    reserved: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Selector()

    def matches(self, question: Selectable, status: str, last: str | None) -> bool:
        """Whether a question with a status (new, started, due, failed, passed) is meant."""
        return (
            all(_has_status(word, question, status, last) for word in self.reserved)
            and _among(self.categories, question.category)
            and _among(self.kinds, question.kind)
            and (not self.ids or question.id in self.ids or question.slug in self.ids)
            and _among(self.packs, question.pack)
            and (not self.topics or bool(set(self.topics) & set(question.topics)))
            and (not self.levels or bool(set(self.levels) & set(question.levels)))
        )


def _among(words: tuple[str, ...], value: str) -> bool:
    return not words or value in words


def _has_status(word: str, question: Selectable, status: str, last: str | None) -> bool:
    match word:
        case "last":
            return question.id == last
        case "new":
            return status in ("new", "started")
        case "random" | "all":
            return True
    return status == word


def parse_selector(
    words: Sequence[str], categories: Mapping[str, Category], kinds: Iterable[str], known: Callable[[str], bool],
    suggestions: Iterable[str] = (), topics: Collection[str] = (),
) -> Selector:  # fmt: skip
    """Read the words of a selector; `known` tells whether a word is a question's id or slug. Raises UnknownWord."""
    aliases = {alias: each.id for each in categories.values() for alias in each.aliases}
    found: dict[str, list[str]] = {}
    for word in (part for each in words for part in each.split()):
        lower = word.lower()
        if lower in RESERVED:
            found.setdefault("reserved", []).append(lower)
        elif lower in categories or lower in aliases:
            found.setdefault("categories", []).append(aliases.get(lower, lower))
        elif lower in kinds:
            found.setdefault("kinds", []).append(lower)
        elif word.startswith("#"):
            found.setdefault("topics", []).append(lower[1:])
        elif word.startswith("@"):
            found.setdefault("packs", []).append(lower[1:])
        elif word.upper() in LEVELS:
            found.setdefault("levels", []).append(word.upper())
        elif known(lower):
            found.setdefault("ids", []).append(lower)
        elif lower in topics:
            found.setdefault("topics", []).append(lower)
        else:
            near = get_close_matches(lower, [*RESERVED, *categories, *aliases, *suggestions, *topics], 1)
            hint = f"did you mean {near[0]}?" if near else "`amzprep questions list` shows the questions"
            raise UnknownWord(f"{word!r} is no question, category, topic (#…) or pack (@…); {hint}")
    return Selector(**{sort: tuple(each) for sort, each in found.items()})
