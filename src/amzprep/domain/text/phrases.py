"""Phrases: a set of wordings that is looked for in prose by its words, in either spelling of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_IZE = re.compile(r"(i|y)z(e|ed|es|er|ers|ing|ation|ations|able)$")
_DOUBLED = re.compile(r"(cancel|model|label|travel|signal|total|fuel|channel)(ed|ing|er|ers)$")
_WORDS = {
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "color": "colour",
    "favor": "favour",
    "favorite": "favourite",
    "honor": "honour",
    "labor": "labour",
    "rigor": "rigour",
    "endeavor": "endeavour",
    "neighbor": "neighbour",
    "center": "centre",
    "program": "programme",
    "defense": "defence",
    "judgment": "judgement",
    "learned": "learnt",
    "skillful": "skilful",
    "fulfill": "fulfil",
    "enroll": "enrol",
    "aging": "ageing",
    "catalog": "catalogue",
}


Wanted = tuple[frozenset[str], tuple[str, ...]]  # words that may stand at a place, and beginnings of words
Rest = tuple[Wanted, ...]  # the places behind a first word
Span = tuple[int, int]


class Phrases:
    """Wordings in lower case: `worked on`, `automat*` (a beginning), `(help|assist)ed with` (alternatives).

    American spellings also find the British ones. Alternatives are kept as such: a wording is one of some first words
    and then, place by place, one of some words. `rests` holds, by first word or beginning, what may follow it.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self.rests: dict[str, list[Rest]] = {}
        for entry in entries:
            for places in _places(entry.lower().replace("’", "'")):
                rest = tuple(map(_wanted, places[1:]))
                for first in places[0]:
                    self.rests.setdefault(first, []).append(rest)
        self._beginnings = [first for first in self.rests if first.endswith("*")]

    def __len__(self) -> int:
        return sum(map(len, self.rests.values()))

    def __contains__(self, word: str) -> bool:
        """Whether one word is an entry of its own."""
        if () in self.rests.get(word, ()):
            return True
        return any(word.startswith(each[:-1]) and () in self.rests[each] for each in self._beginnings)


def _places(entry: str) -> Iterator[list[list[str]]]:
    """An entry as places, each with the words that may stand there.

    Alternatives that leave a word out, or are several words, make entries of their own.
    """
    if "(" not in entry:
        yield [_spelt([word]) for word in entry.split()]
        return
    tokens = re.findall(r"(?:\([^)]*\)|[^\s(])+", entry)
    yield from _spread([list(expand(token)) if "(" in token else [token] for token in tokens])


def _spread(choices: list[list[str]]) -> Iterator[list[list[str]]]:
    """Entries without a choice that leaves a word out or is several words: one for its words, one for each other."""
    for i, some in enumerate(choices):
        words = [each for each in some if each and " " not in each]
        if len(words) < len(some):
            others = [[[word] for word in each.split()] for each in some if not each or " " in each]
            for option in ([[words]] if words else []) + others:
                yield from _spread([*choices[:i], *option, *choices[i + 1 :]])
            return
    yield [_spelt(each) for each in choices]


def _spelt(words: list[str]) -> list[str]:
    """Words, and their British spellings."""
    other = [spelt for word in words if (spelt := british(word)) != word and spelt not in words]
    return words + other


def _wanted(words: list[str]) -> Wanted:
    exact = frozenset(word for word in words if not word.endswith("*"))
    return exact, tuple(word[:-1] for word in words if word.endswith("*"))


def expand(entry: str) -> Iterator[str]:
    """An entry without its alternatives: `(a|b)c` is `ac` and `bc`; an empty alternative leaves it out."""
    opened = entry.find("(")
    if opened < 0:
        yield entry
        return
    closed = entry.index(")", opened)
    for choice in entry[opened + 1 : closed].split("|"):
        yield from expand(entry[:opened] + choice + entry[closed + 1 :])


@lru_cache(None)
def british(word: str) -> str:
    """The British spelling of an American word; the word itself where there is no other."""
    plain = word.rstrip("*")
    if plain in _WORDS:
        return _WORDS[plain] + word[len(plain) :]
    if "z" not in word and "l" not in word:
        return word
    swapped = _IZE.sub(r"\1s\2", word)
    return _DOUBLED.sub(lambda match: f"{match[1]}{match[1][-1]}{match[2]}", swapped)
