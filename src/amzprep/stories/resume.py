"""Read resume.yaml: what it says of figures, however deep it says it.

A value under a key is a fact of that name (`users: 12M`); a sentence, alone or in a list (`highlights` of an entry of
`experience`), is a claim, told by its text. Where somebody lives and how to reach them is no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amzprep.domain.story import Fault
from amzprep.domain.story_bank import Entry, Resume
from amzprep.domain.text.prose import Prose, Text
from amzprep.stories.form import RESUME
from amzprep.stories.source import read_bytes
from amzprep.yaml_file import File

PRIVATE = frozenset("phone email url address postalcode city location profiles image website zip countrycode".split())
A_SENTENCE = 5  # words that make a value a claim
Place = tuple[int, int]


def load_resume(path: str) -> tuple[Resume, list[Fault]]:
    """The facts and claims of resume.yaml, and what is wrong with it. Raises Unreadable."""
    file = File(path)
    node = file.compose(read_bytes(path))
    found = file.walk(node, RESUME) if node is not None else {}
    entries = list(_entries(found, "", "", file.places, (1, 1), listed=False))
    faults = [Fault(each.line, each.col, each.message, True) for each in file.findings]
    facts = tuple(each for each in entries if each.name)
    return Resume(path, facts, tuple(each for each in entries if not each.name)), faults


def _entries(
    value: Any, key: str, where: str, places: Mapping[str, Place], above: Place, *, listed: bool
) -> Iterator[Entry]:
    """Facts (with a name) and claims (without) of a value; `listed` inside a list, where names come again."""
    at = places.get(where, above)
    if isinstance(value, dict):
        for name, inner in value.items():
            if str(name).lower() not in PRIVATE:
                path = f"{where}[{name!r}]" if where else str(name)
                yield from _entries(inner, str(name), path, places, at, listed=listed)
    elif isinstance(value, list):
        if value and not any(isinstance(each, dict | list | str) for each in value):
            yield Entry(key, ", ".join(map(str, value)), at[0])  # a row of values
            return
        for i, inner in enumerate(value):
            yield from _entries(inner, "" if isinstance(inner, str) else key, f"{where}[{i}]", places, at, listed=True)
    elif value is not None:
        said = " ".join(str(value).split())
        if not key or len(said.split()) >= A_SENTENCE:
            yield Entry("", said, at[0])
        elif not listed or _measures(said):
            yield Entry(key, said, at[0])


def _measures(said: str) -> bool:
    return any(each.measures for each in Prose(Text(said), ((0, len(said)),)).numbers)
