"""Who acts in a stretch of prose: words for "I" against words for "we"; quotations and names do not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amzprep.domain.text.prose import Prose

I_WORDS = frozenset("i i'm i've i'd i'll im ive my mine me myself".split())
WE_WORDS = frozenset("we we're we've we'd we'll us ourselves".split())  # "our" says whose it is, not who acts
_WORDS = I_WORDS | WE_WORDS
_ACTOR = frozenset("i i'm i've i'd i'll im ive my myself".split())
_NUMERAL_AFTER = frozenset("sde swe type phase level part stage tier class grade volume category title act".split())


@dataclass(frozen=True)
class Pronouns:
    """How often the teller says I (my, me …) and we (us …)."""

    i: int
    we: int

    @property
    def share(self) -> float | None:
        """I-words of all of them; None without any."""
        return self.i / (self.i + self.we) if self.i + self.we else None


def count(prose: Prose) -> Pronouns:
    """The teller's words for I and we in a stretch of prose."""
    said = [prose.words[place] for place in prose.where(_WORDS) if _counts(prose, place)]
    we = sum(word in WE_WORDS for word in said)
    return Pronouns(len(said) - we, we)


def says_i(prose: Prose, places: Iterable[int], words: frozenset[str] = _ACTOR) -> bool:
    """Whether the teller acts in these words: I, I've, my, myself."""
    return any(prose.words[place] in words and _counts(prose, place) for place in places)


def _counts(prose: Prose, place: int) -> bool:
    """Not the numeral of `SDE I`, not the country, not in a quotation or code."""
    word = prose.words[place]
    if word == "i" and place and prose.words[place - 1] in _NUMERAL_AFTER and prose.raw(place) == "I":
        return False
    if word == "us" and prose.raw(place) == "US":
        return False
    return not prose.word_is_quoted(place)
