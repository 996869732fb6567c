"""Which line of an answer may support a rubric point: proposed by shared words, never decided.

Word overlap agrees too little with people to judge by it; it saves the learner from searching their own lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from amzprep.domain.rubric import Point
from amzprep.domain.words import words

LEAST = 2.0  # shared words of meaning below which nothing is proposed


def proposals(point: Point, quote: str, lines: Sequence[str], most: int = 3) -> list[int]:
    """Numbers of the lines that share most words with a point (words of the strong answer's quote count half)."""
    says, also = words(point.says), words(quote)
    scored = []
    for i, line in enumerate(lines):
        said = words(line)
        score = len(said & says) + 0.5 * len(said & (also - says))
        if score >= LEAST:
            scored.append((-score, len(said), i))
    return [i for _, _, i in sorted(scored)[:most]]
