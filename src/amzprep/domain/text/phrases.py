"""Phrases: a set of wordings that is looked for in prose by its words, in either spelling of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


HEAD = 3


class Phrases:
    """Wordings in lower case: `worked on`, `automat*` (a beginning), `(help|assist)ed with` (alternatives).

    American spellings also find the British ones.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, _Rests] = {}
        for entry in entries:
            for plain in expand(entry.lower().replace("’", "'")):
                for words in _spellings(plain.split()):
                    self._by_first.setdefault(words[0], _Rests()).add(words[1:])
        self._firsts = frozenset(self._by_first)
        self._beginnings = tuple(first[:-1] for first in self._by_first if first.endswith("*"))
        self._heads = frozenset(each[:HEAD] for each in self._beginnings)
        self._short = any(len(each) < HEAD for each in self._beginnings)
        self.has_beginnings = bool(self._beginnings)

    def __len__(self) -> int:
        return sum(len(each.alone) + sum(map(len, each.longer.values())) for each in self._by_first.values())

    def find(
        self, words: Sequence[str], index: Mapping[str, Sequence[int]], heads: set[str] | None = None
    ) -> list[tuple[int, int]]:
        """Where wordings stand, as (first word, word after the last), in order; the longest at each place.

        `words` is the prose in lower case, `index` the places of each word, `heads` the first letters of each.
        """
        found: dict[int, int] = {}
        for first in self._firsts & index.keys():
            self._by_first[first].at(index[first], words, found)
        if self._beginnings and (heads is None or not heads.isdisjoint(self._heads) or self._short):
            for word in index:
                if word.startswith(self._beginnings):
                    for each in self._beginnings:
                        if word.startswith(each):
                            self._by_first[each + "*"].at(index[word], words, found)
        return sorted(found.items())

    def __contains__(self, word: str) -> bool:
        """Whether one word is an entry of its own."""
        if word in self._by_first and self._by_first[word].alone:
            return True
        return bool(self._beginnings) and any(
            word.startswith(each) and self._by_first[each + "*"].alone for each in self._beginnings
        )


class _Rests:
    """What may follow one first word: nothing, or more words by the second one."""

    __slots__ = ("alone", "begun", "longer")

    def __init__(self) -> None:
        self.alone: list[tuple[str, ...]] = []
        self.longer: dict[str, list[tuple[str, ...]]] = {}
        self.begun = False  # whether a second word is only a beginning

    def add(self, rest: tuple[str, ...]) -> None:
        if not rest:
            self.alone = [rest]
        elif rest not in self.longer.setdefault(rest[0], []):
            self.longer[rest[0]].append(rest)
            self.begun = self.begun or rest[0].endswith("*")

    def at(self, places: Iterable[int], words: Sequence[str], found: dict[int, int]) -> None:
        """Note the longest wording at each place where the first word stands."""
        count = len(words)
        for place in places:
            end = place + 1 if self.alone else 0
            if self.longer and place + 1 < count:
                for rest in self._following(words[place + 1]):
                    last = place + 1 + len(rest)
                    if end < last <= count and all(map(_same, words[place + 1 : last], rest)):
                        end = last
            if end > found.get(place, 0):
                found[place] = end

    def _following(self, word: str) -> list[tuple[str, ...]]:
        if not self.begun:
            return self.longer.get(word, [])
        return [rest for second, rests in self.longer.items() if _same(word, second) for rest in rests]


def expand(entry: str) -> Iterator[str]:
    """An entry without its alternatives: `(a|b) c` is `a c` and `b c`; an empty alternative leaves the word out."""
    opened = entry.find("(")
    if opened < 0:
        yield " ".join(entry.split())
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
    swapped = _IZE.sub(r"\1s\2", word)
    return _DOUBLED.sub(lambda match: f"{match[1]}{match[1][-1]}{match[2]}", swapped)


def _spellings(words: list[str]) -> Iterator[tuple[str, ...]]:
    yield tuple(words)
    other = tuple(map(british, words))
    if other != tuple(words):
        yield other


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted.endswith("*") and word.startswith(wanted[:-1]))
