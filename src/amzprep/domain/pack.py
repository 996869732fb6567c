"""A pack: a folder of questions published together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pack:
    """What pack.yaml says, and the folder it stands in."""

    name: str
    title: str
    version: str
    license: str
    authors: tuple[str, ...]
    folder: str
    description: str = ""
