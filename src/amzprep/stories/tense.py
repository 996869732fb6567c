"""Tense, as far as a word shows it: whether an act is told as done, or as a habit."""

from __future__ import annotations

from functools import lru_cache

from amzprep.domain.text import pronouns
from amzprep.domain.text.prose import Prose
from amzprep.stories.lexicon import entries

BETWEEN = frozenset("always never now only still first also often usually then just each every day".split())
NO_HABIT = frozenset(
    """was were had did could would should might may must am have will can shall been be
think believe know feel hope wish guess suppose understand remember and or who to the a an in on""".split()
)


def own_bullets(prose: Prose) -> int:
    """How many bullets open with a past tense and say neither I nor we: the teller left out only the "I"."""
    said = pronouns.I_WORDS | pronouns.WE_WORDS
    return sum(
        each.bullet and is_past(prose.words[each.lo]) and said.isdisjoint(prose.words[each.lo : each.hi])
        for each in prose.sentences
        if len(each)
    )


def has_habit(prose: Prose) -> bool:
    """Whether the teller says what they do, in the present tense: "I ask first", "I never ship on a Friday"."""
    words = prose.words
    for at in prose.where(("i", "we")):
        after = at + 1
        while after < len(words) and words[after] in BETWEEN:
            after += 1
        if after < len(words) and words[after] not in NO_HABIT and not is_past(words[after]):
            return True
    return False


def is_past(word: str) -> bool:
    """Whether a verb stands in its past tense: wrote, asked."""
    return word.endswith("ed") or word in _past_tenses()


@lru_cache(None)
def _past_tenses() -> frozenset[str]:
    return frozenset(word for line in entries("past_tense") for word in line.split())
