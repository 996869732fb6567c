"""A change: from one number to another, with the per cent said beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from amzprep.domain.text.number import Number
from amzprep.domain.text.units import PERCENT, POINTS

_ARROW = re.compile(
    r"[\s(%\w.,$€£/-]{0,40}?(?:->|→|=>|⟶|➜)\s*(?:about|around|under|below|roughly|just|only|over|~|<|>)*\s*"
)
_TO = re.compile(
    r"\s*(?:[a-z][\w/-]*\s){0,4}?(?:down |up |back )?to\s(?:about|around|under|below|roughly|just|only|over|less than"
    r"|fewer than|more than|almost|nearly|approximately|a|an|~|<|>|\s)*"
)
ARROWS = ("->", "→", "=>", "⟶", "➜")
_ASIDE = re.compile(r"[\s\w/]*?(?:\(|,|–|—|-|=|:)\s*(?:an?|about|roughly|or|that is|which is|i\.e\.|~|[-−+↓↑]|\s)*\s*")
FROM = re.compile(r"\bfrom\b[^.;]{0,40}$", re.IGNORECASE)


@dataclass(slots=True)
class Change:
    """From one number to another; `percent` is the share said beside it, in brackets or after "a"."""

    before: Number
    after: Number
    percent: Number | None = None

    @property
    def start(self) -> int:
        return self.before.start

    @property
    def end(self) -> int:
        return max(self.after.end, self.percent.end if self.percent else 0)


def changes(bare: str, found: list[Number]) -> list[Change]:
    """Every "from A to B" and "A -> B" among the numbers of a text, with the per cent said beside it."""
    numbers = [each for each in found if each.measures]
    pairs: list[Change] = []
    i = 0
    while i + 1 < len(numbers):
        before, after = numbers[i], numbers[i + 1]
        if _leads(bare, before, after):
            if not before.unit and after.unit:
                before = replace(before, unit=after.unit, kind=after.kind, factor=after.factor)
            share = numbers[i + 2] if i + 2 < len(numbers) else None
            pairs.append(Change(before, after, share if share and _beside(bare, after, share) else None))
            i += 1
        i += 1
    return pairs


def _leads(bare: str, before: Number, after: Number) -> bool:
    gap = bare[before.end : after.start]
    if len(gap) > 60:
        return False
    if any(sign in gap for sign in ARROWS) and _ARROW.fullmatch(gap):
        return True
    return "to" in gap and bool(_TO.fullmatch(gap)) and bool(FROM.search(bare, max(0, before.start - 48), before.start))


def _beside(bare: str, after: Number, share: Number) -> bool:
    """Whether a per cent is said of the change before it: `(40%)`, `, a 40% drop`, `- 40% less`."""
    gap = bare[after.end : share.start]
    if share.kind not in (PERCENT, POINTS) or len(gap) > 40 or "." in gap or ";" in gap:
        return False
    return _ASIDE.fullmatch(gap) is not None
