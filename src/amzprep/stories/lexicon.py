"""Lexicons: the wordings the rules look for, as data in `lexicons/<name>.yaml`.

A file is a list of wordings, or groups of them by name. How a wording is written: see `Phrases`.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

import yaml

from amzprep.domain.text.phrases import Phrases

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicons")


@lru_cache(None)
def lexicon(name: str, group: str = "") -> Phrases:
    """The wordings of a lexicon; of one group, or of all."""
    found = entries(name)
    if isinstance(found, list):
        return Phrases(found)
    return Phrases(found[group] if group else [each for entries in found.values() for each in entries])


def groups(name: str) -> dict[str, Phrases]:
    """The wordings of a lexicon by group."""
    return {group: lexicon(name, group) for group in entries(name)}


@lru_cache(None)
def entries(name: str) -> Any:
    """A lexicon as it is written: a list, or a mapping of lists."""
    with open(os.path.join(FOLDER, f"{name}.yaml"), "rb") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
