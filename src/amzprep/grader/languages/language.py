"""What a language is to the grader; one module per language, found by the registry under `LANGUAGE`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`source` is the working file's name, `hello` a submission that its tests run in the sandbox."""

    id: str
    title: str
    source: str
    version: Callable[[], str]
    hello: str
