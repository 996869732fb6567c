"""Match a typed question with prepared ones by the words they share; it proposes and never judges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the checks of stories share words too, and have nothing to do with coding
    from amzprep.domain.coding import Clarification

COMMON = frozenset(
    "a an and any are as at be by can could do does for from have how i if in is it its may me my no not of on one or "
    "s should t that the their there they this to us was we what when where which who will with would you".split()
)
ENDINGS = ("s", "ing", "ed", "e")
PARTS = {
    "constraints": "constraints limits bounds ranges sizes maximum minimum largest smallest big huge scale",
    "examples": "examples samples instance",
}


def words(text: str) -> set[str]:
    """Lower-case words that carry meaning, without their endings and cut to six letters."""
    cleaned = "".join(char.lower() if char.isalnum() else " " for char in text)
    return {_stem(word) for word in cleaned.split() if word not in COMMON}


FEW, MOST, ALL, CERTAIN = 1 / 3, 1 / 2, 3 / 4, 2.0


def matching(text: str, prepared: Iterable[Clarification], context: str = "", most: int = 2) -> list[Clarification]:
    """The prepared questions that a typed one means, best first; none rather than a wrong one.

    Their words count whole and those of their answers half. A word that stands in the `context`, that several of them
    share or that any question has counts half as much: it alone means nothing, unless most of what was typed is such
    words. One word of many means nothing either. One that shares no more than half as much as the best is not meant.
    """
    typed, around, entries = words(text), words(context), list(prepared)
    asked = typed - LOOSE
    told = [words(each.ask) | words(each.answer) for each in entries]
    weak = {word for word in asked if word in around or sum(word in each for each in told) > 1}
    scored = []
    for i, each in enumerate(entries):
        ask = words(each.ask)
        score = _weight(asked & ask, weak) + 0.5 * _weight(asked & told[i] - ask, weak)
        covered = len(asked & told[i]) / len(asked) if asked else 0.0
        clear = asked & ask - weak and (covered > FEW or score >= CERTAIN)
        if (score >= 1 and (clear or covered > MOST)) or 1 < len(ask) <= len(ask & typed) / ALL:
            scored.append((-score, i, each))
    best = max((-score for score, _, _ in scored), default=0.0)
    meant = [each for each in scored if -each[0] > best / 2]
    return [each for _, _, each in sorted(meant, key=lambda it: it[:2])[:most]]


def _weight(found: Iterable[str], weak: set[str]) -> float:
    return sum(0.5 if word in weak else 1.0 for word in found)


def part_asked(text: str) -> str | None:
    """Which part of the full statement a question is after: constraints or examples; None when it is neither."""
    asked = words(text)
    return next((part for part, names in PARTS.items() if asked & words(names)), None)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
    return word[:6]


# Words that any question may have, and that tell none from another.
LOOSE = words(
    "about again all also another anything been before big but come count day each else even ever every exactly get "
    "give go had has have know known large larger less like long many more most much need number only or other our "
    "out over per possible same several shall side some still take than then these thing time today too up use used "
    "wanted want way whether whole why yes"
)
