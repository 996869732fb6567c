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


Wanted = tuple[frozenset[str], tuple[str, ...]]  # words that may stand at a place, and beginnings of words


class Phrases:
    """Wordings in lower case: `worked on`, `automat*` (a beginning), `(help|assist)ed with` (alternatives).

    American spellings also find the British ones. Alternatives are kept as such: a wording is one of some first words
    and then, place by place, one of some words.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, _Rests] = {}
        for entry in entries:
            for places in _places(entry.lower().replace("’", "'")):
                rest = tuple(map(_wanted, places[1:]))
                for first in places[0]:
                    self._by_first.setdefault(first, _Rests()).add(rest)
        self._firsts = frozenset(self._by_first)
        self._beginnings = tuple(first[:-1] for first in self._by_first if first.endswith("*"))
        self._openings = tuple(f" {each}" for each in self._beginnings)
        self._single = frozenset(first for first, rests in self._by_first.items() if rests.alone)

    def __len__(self) -> int:
        return sum(each.alone + len(each.longer) for each in self._by_first.values())

    def find(self, words: Sequence[str], index: Mapping[str, Sequence[int]], said: str) -> list[tuple[int, int]]:
        """Where wordings stand, as (first word, word after the last), in order; the longest at each place.

        `words` is the prose in lower case, `index` the places of each word, `said` the words with a space before each.
        """
        found: dict[int, int] = {}
        for first in self._firsts & index.keys():
            self._by_first[first].note(index[first], words, found)
        for opening, each in zip(self._openings, self._beginnings, strict=True):
            if opening in said:
                for word in index:
                    if word.startswith(each):
                        self._by_first[each + "*"].note(index[word], words, found)
        return sorted(found.items())

    def holds_a_word(self, index: Mapping[str, Sequence[int]]) -> bool:
        """Whether one of the words is an entry of its own: enough to know that some wording occurs."""
        return not self._single.isdisjoint(index)

    def __contains__(self, word: str) -> bool:
        """Whether one word is an entry of its own."""
        if word in self._by_first and self._by_first[word].alone:
            return True
        return any(word.startswith(each) and self._by_first[each + "*"].alone for each in self._beginnings)


class _Rests:
    """What may follow a first word: nothing (`alone`), or more places; `seconds` are the words of the next place."""

    __slots__ = ("alone", "begun", "longer", "seconds")

    def __init__(self) -> None:
        self.alone = False
        self.longer: list[tuple[Wanted, ...]] = []
        self.seconds: set[str] = set()
        self.begun = False  # whether one of the second words is only a beginning

    def add(self, rest: tuple[Wanted, ...]) -> None:
        if not rest:
            self.alone = True
            return
        self.longer.append(rest)
        self.seconds |= rest[0][0]
        self.begun = self.begun or bool(rest[0][1])

    def note(self, places: Iterable[int], words: Sequence[str], found: dict[int, int]) -> None:
        """Note the longest wording at each place where the first word stands."""
        last_place = len(words) - 1
        for place in places:
            end = max(place + 1 if self.alone else 0, found.get(place, 0))
            if self.longer and place < last_place and (self.begun or words[place + 1] in self.seconds):
                for rest in self.longer:
                    if place + 1 + len(rest) > end and _stands(words, place + 1, rest):
                        end = place + 1 + len(rest)
            if end:
                found[place] = end


def _stands(words: Sequence[str], place: int, rest: tuple[Wanted, ...]) -> bool:
    if place + len(rest) > len(words):
        return False
    for exact, begun in rest:
        word = words[place]
        if word not in exact and not (begun and word.startswith(begun)):
            return False
        place += 1
    return True


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
