"""A finder: looks for many sets of wordings in one pass over the words of a text.

Rules ask for dozens of sets, most of which do not occur. So a finder knows by a word which wordings begin with it, and
goes on only where the next word fits too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from amzprep.domain.text.phrases import Phrases, Rest, Span


class Finder:
    """The sets of wordings that were asked for so far; a set that is new to it is added."""

    def __init__(self) -> None:
        self._sets: dict[Phrases, Sequence[Span]] = {}
        self._begun: dict[str, _Begun] = {}
        self._by_word = _ByWord(self._begun)

    def __contains__(self, phrases: Phrases) -> bool:
        return phrases in self._sets

    def add(self, phrases: Phrases) -> None:
        """Look for these wordings too, from now on."""
        self._sets[phrases] = ()
        for first, rests in phrases.rests.items():
            self._begun.setdefault(first, _Begun()).add(phrases, rests)
        self._by_word = _ByWord(self._begun)

    def find(self, words: Sequence[str]) -> dict[Phrases, Sequence[Span]]:
        """Where the wordings of each set stand, (first word, word after the last), the longest at each place."""
        found: defaultdict[Phrases, dict[int, int]] = defaultdict(dict)
        last = len(words) - 1
        for place, begun in enumerate(map(self._by_word.__getitem__, words)):
            if begun is None:
                continue
            for phrases in begun.alone:
                found[phrases][place] = place + 1
            if begun.followed and place < last:
                second = words[place + 1]
                for phrases, rest in begun.seconds.get(second, ()):
                    if not rest or _stands(words, place + 2, rest):
                        _note(found[phrases], place, place + 2 + len(rest))
                for phrases, begins, rest in begun.loose:
                    if second.startswith(begins) and _stands(words, place + 2, rest):
                        _note(found[phrases], place, place + 2 + len(rest))
        return self._sets | {phrases: list(ends.items()) for phrases, ends in found.items()}


class _Begun:
    """What may follow a word that wordings begin with: nothing (`alone`), a certain word, or one that begins so."""

    def __init__(self) -> None:
        self.alone: list[Phrases] = []
        self.seconds: dict[str, list[tuple[Phrases, Rest]]] = {}
        self.loose: list[tuple[Phrases, tuple[str, ...], Rest]] = []
        self.followed = False

    def add(self, phrases: Phrases, rests: Iterable[Rest]) -> None:
        for rest in rests:
            if not rest:
                self.alone.append(phrases)
                continue
            self.followed = True
            exact, begins = rest[0]
            for second in exact:
                self.seconds.setdefault(second, []).append((phrases, rest[1:]))
            if begins:
                self.loose.append((phrases, begins, rest[1:]))

    def __add__(self, other: _Begun) -> _Begun:
        both = _Begun()
        for each in (self, other):
            both.alone += each.alone
            both.loose += each.loose
            both.followed |= each.followed
            for second, rests in each.seconds.items():
                both.seconds.setdefault(second, []).extend(rests)
        return both


class _ByWord(dict[str, _Begun | None]):
    """The wordings that begin with a word, worked out once for each word that is met."""

    MOST = 100_000

    def __init__(self, begun: dict[str, _Begun]) -> None:
        super().__init__()
        self._begun = begun
        self._beginnings = tuple(first[:-1] for first in begun if first.endswith("*"))

    def __missing__(self, word: str) -> _Begun | None:
        if len(self) >= self.MOST:
            self.clear()
        found = self._begun.get(word)
        if word.startswith(self._beginnings):
            for each in self._beginnings:
                if word.startswith(each):
                    found = self._begun[each + "*"] + found if found is not None else self._begun[each + "*"]
        self[word] = found
        return found


def _note(ends: dict[int, int], place: int, end: int) -> None:
    if end > ends.get(place, 0):
        ends[place] = end


def _stands(words: Sequence[str], place: int, rest: Rest) -> bool:
    if place + len(rest) > len(words):
        return False
    for exact, begins in rest:
        word = words[place]
        if word not in exact and not (begins and word.startswith(begins)):
            return False
        place += 1
    return True
