"""Phrases: a set of wordings that is looked for in prose by its words, in either spelling of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Phrases:
    """Wordings in lower case: `worked on`, `automat*` (a beginning), `(help|assist)ed with` (alternatives).

    American spellings also find the British ones.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        beginnings: list[str] = []
        for entry in entries:
            for plain in expand(entry.lower().replace("’", "'")):
                for words in _spellings(plain.split()):
                    first = words[0]
                    if first.endswith("*"):
                        beginnings.append(first[:-1])
                    self._by_first.setdefault(first, []).append(words[1:])
        for rest in self._by_first.values():
            rest.sort(key=len, reverse=True)
        self._firsts = frozenset(self._by_first)
        self._beginnings = tuple(beginnings)

    def __len__(self) -> int:
        return sum(map(len, self._by_first.values()))

    def find(self, words: Sequence[str], index: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
        """Where wordings stand, as (first word, word after the last), in order; the longest at each place.

        `words` is the prose in lower case, `index` the places of each word.
        """
        found: dict[int, int] = {}
        for first in self._firsts & index.keys():
            self._at(first, index[first], words, found)
        if self._beginnings:
            for word in index:
                if word.startswith(self._beginnings):
                    for each in self._beginnings:
                        if word.startswith(each):
                            self._at(each + "*", index[word], words, found)
        return sorted(found.items())

    def _at(self, first: str, places: Iterable[int], words: Sequence[str], found: dict[int, int]) -> None:
        for rest in self._by_first[first]:
            for place in places:
                end = place + 1 + len(rest)
                if end > found.get(place, 0) and all(map(_same, words[place + 1 : end], rest)) and end <= len(words):
                    found[place] = end

    def __contains__(self, word: str) -> bool:
        """Whether one word is an entry of its own."""
        if () in self._by_first.get(word, ()):
            return True
        return bool(self._beginnings) and any(
            word.startswith(each) and () in self._by_first[each + "*"] for each in self._beginnings
        )


def expand(entry: str) -> Iterator[str]:
    """An entry without its alternatives: `(a|b) c` is `a c` and `b c`; an empty alternative leaves the word out."""
    opened = entry.find("(")
    if opened < 0:
        yield " ".join(entry.split())
        return
    closed = entry.index(")", opened)
    for choice in entry[opened + 1 : closed].split("|"):
        yield from expand(entry[:opened] + choice + entry[closed + 1 :])


def british(word: str) -> str:
    """The British spelling of an American word; the word itself where there is no other."""
    plain = word.rstrip("*")
    if plain in _WORDS:
        return _WORDS[plain] + word[len(plain) :]
    swapped = _IZE.sub(r"\1s\2", word)
    return _DOUBLED.sub(lambda match: f"{match[1]}{match[1][-1]}{match[2]}", swapped)


def _spellings(words: list[str]) -> Iterator[tuple[str, ...]]:
    yield tuple(words)
    other = tuple(map(british, words))
    if other != tuple(words):
        yield other


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted.endswith("*") and word.startswith(wanted[:-1]))
