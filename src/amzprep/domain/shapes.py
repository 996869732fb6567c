"""What a value in a YAML file may look like; `yaml_file` walks a file along these shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Non-empty text."""

    name: str = "text"


@dataclass(frozen=True)
class Slug:
    """Lower-case letters, digits and hyphens, 3 to 60 of them."""

    name: str = "slug"


@dataclass(frozen=True)
class Number:
    """A number, whole where `whole`, at least `least`."""

    whole: bool = False
    least: float | None = None

    @property
    def name(self) -> str:
        kind = "whole number" if self.whole else "number"
        return kind if self.least is None else f"{kind}, at least {self.least:g}"


@dataclass(frozen=True)
class Flag:
    """true or false."""

    name: str = "true or false"


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        return " | ".join(self.words)


@dataclass(frozen=True)
class Anything:
    """Any value; the question's signature reads it."""

    name: str = "any value"


@dataclass(frozen=True)
class ListOf:
    """A list with between `least` and `most` items."""

    item: Shape
    least: int = 0
    most: int | None = None

    @property
    def name(self) -> str:
        return f"list of {self.item.name}"


@dataclass(frozen=True)
class MapOf:
    """A mapping from free keys to values of one shape."""

    value: Shape

    @property
    def name(self) -> str:
        return f"mapping to {self.value.name}"


@dataclass(frozen=True)
class Key:
    """One key of a record: its shape, whether it must be there, and a line of documentation."""

    shape: Shape
    doc: str
    required: bool = True


@dataclass(frozen=True)
class Record:
    """A mapping with known keys."""

    keys: Mapping[str, Key]
    name: str = "mapping"


Shape = Text | Slug | Number | Flag | Choice | Anything | ListOf | MapOf | Record
