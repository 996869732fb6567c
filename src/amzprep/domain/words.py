"""Match a typed question with prepared ones by the words they share; it proposes and never judges."""

from __future__ import annotations

from collections.abc import Iterable

from amzprep.domain.coding import Clarification

COMMON = frozenset(
    "a an and any are as at be by can could do does for from have how i if in is it its may me my no not of on or "
    "should that the their there they this to us was we what when where which who will with would you".split()
)


def words(text: str) -> set[str]:
    """Lower-case words that carry meaning, cut to their first six letters so that endings do not matter."""
    cleaned = "".join(char.lower() if char.isalnum() else " " for char in text)
    return {word[:6] for word in cleaned.split() if word not in COMMON and len(word) > 1}


def matching(text: str, prepared: Iterable[Clarification], most: int = 2) -> list[Clarification]:
    """The prepared questions that share most words with the text (answers count half), best first; none without any."""
    asked = words(text)
    scored = []
    for i, each in enumerate(prepared):
        score = len(asked & words(each.ask)) + 0.5 * len(asked & (words(each.answer) - words(each.ask)))
        if score >= 1:
            scored.append((-score, i, each))
    return [each for _, _, each in sorted(scored, key=lambda it: it[:2])[:most]]
