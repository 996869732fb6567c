"""Match a typed question with prepared ones by the words they share; it proposes and never judges."""

from __future__ import annotations

from collections.abc import Iterable

from amzprep.domain.coding import Clarification

COMMON = frozenset(
    "a an and any are as at be by can could do does for from have how i if in is it its may me my no not of on one or "
    "s should t that the their there they this to us was we what when where which who will with would you".split()
)
ENDINGS = ("ing", "ed", "es", "s", "e")
PARTS = {
    "constraints": "constraints limits bounds ranges sizes maximum minimum largest smallest big huge scale",
    "examples": "examples samples instance",
}


def words(text: str) -> set[str]:
    """Lower-case words that carry meaning, without their endings and cut to six letters."""
    cleaned = "".join(char.lower() if char.isalnum() else " " for char in text)
    return {_stem(word) for word in cleaned.split() if word not in COMMON}


def matching(text: str, prepared: Iterable[Clarification], most: int = 2) -> list[Clarification]:
    """The prepared questions that share most words with the text (answers count half), best first; none without any.

    One that shares no more than half as much as the best is not meant.
    """
    asked = words(text)
    scored = []
    for i, each in enumerate(prepared):
        score = len(asked & words(each.ask)) + 0.5 * len(asked & (words(each.answer) - words(each.ask)))
        if score >= 1:
            scored.append((-score, i, each))
    best = max((-score for score, _, _ in scored), default=0.0)
    meant = [each for each in scored if -each[0] > best / 2]
    return [each for _, _, each in sorted(meant, key=lambda it: it[:2])[:most]]


def part_asked(text: str) -> str | None:
    """Which part of the full statement a question is after: constraints or examples; None when it is neither."""
    asked = words(text)
    return next((part for part, names in PARTS.items() if asked & words(names)), None)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
    return word[:6]
