"""A question: one thing to practise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a body is loaded with the first question of its kind
    from amzprep.domain.behavioral import Behavioral
    from amzprep.domain.choice import Choice
    from amzprep.domain.coding import Coding
    from amzprep.domain.open import Open

PART = "+"  # between a question's name and that of its part


@dataclass(frozen=True)
class Question:
    """What every kind has; `raw` is the checked mapping of the file and `folder` where its code lives.

    Identity is `pack/slug`; logs store it, so text may be edited freely. `revision` marks a change of meaning.
    """

    pack: str
    slug: str
    kind: str
    title: str
    category: str
    topics: tuple[str, ...]
    levels: tuple[str, ...]
    minutes: float
    why: str
    source: str
    revision: int
    reserve: bool
    after: tuple[str, ...]
    path: str
    raw: Mapping[str, Any]

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.slug}"

    @property
    def folder(self) -> str:
        """The folder beside the file that holds cases.py and solutions/."""
        return self.path.rpartition("/")[0] + "/" + self.slug if "/" in self.path else self.slug

    @cached_property
    def coding(self) -> Coding:
        """The body of a coding question."""
        from amzprep.domain.coding import Coding

        return Coding.from_plain(self.raw)

    @cached_property
    def open(self) -> Open:
        """The body of an open question."""
        from amzprep.domain.open import Open

        return Open.from_plain(self.raw)

    @cached_property
    def behavioral(self) -> Behavioral:
        """The body of a behavioral question."""
        from amzprep.domain.behavioral import Behavioral

        return Behavioral.from_plain(self.raw)

    @cached_property
    def choice(self) -> Choice:
        """The body of a choice item."""
        from amzprep.domain.choice import Choice

        return Choice.from_plain(self.raw)

    @property
    def difficulty(self) -> str:
        return str(self.raw.get("difficulty", ""))

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any], *, pack: str, path: str) -> Question:
        """Build from a mapping that packs has checked; the catalog keeps the same mapping as JSON."""
        return cls(
            pack=pack,
            slug=raw["id"],
            kind=raw["kind"],
            title=raw["title"],
            category=raw["category"],
            topics=tuple(raw["topics"]),
            levels=tuple(raw["levels"]),
            minutes=raw["minutes"],
            why=raw["why"],
            source=raw["source"],
            revision=raw.get("revision", 1),
            reserve=raw.get("reserve", False),
            after=tuple(raw.get("after", ())),
            path=path,
            raw=raw,
        )
