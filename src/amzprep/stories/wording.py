"""Which section each sentence of a draft in one piece belongs to, by its wording and its place.

Every sentence is worth something as a part of each section: by the wordings of the lexicons, by who acts, by figures,
and by where it stands. Going on within a section costs nothing, going to the next a little, going back a good deal;
the labels worth most in all are found by dynamic programming (Viterbi), so that one misleading word does not cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from amzprep.domain.story import SECTIONS
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.sentence import Sentence
from amzprep.stories.lexicon import groups, lexicon
from amzprep.stories.tense import BETWEEN, is_past

PARTS = SECTIONS[:5]
S, T, A, R, L = range(5)
MIDDLES = (0.12, 0.2, 0.5, 0.85, 1.0)  # where each section usually stands in a telling
PLACE = (2.5, 2.5, 1.5, 2.5, 4.0)  # what standing a whole telling away from there costs
CUE, MORE = 2.5, 0.5  # the first wording of a section in a sentence, and each further one
TASK_CUE, LEARNING_CUE = 4.0, 3.5
ACTS, WE_ACT, NOT_ME = 1.5, 0.5, 0.7
CHANGE, FIGURE = 1.6, 0.4
LABEL = 8.0  # a line that names its section itself
STEPS = (  # what it costs to go from a section (row) to one (column)
    (0.0, 0.3, 0.8, 5.0, 8.0),
    (1.2, 0.0, 0.3, 4.0, 8.0),
    (7.0, 3.5, 0.0, 0.6, 4.0),
    (9.0, 8.0, 4.0, 0.0, 0.4),
    (9.0, 9.0, 8.0, 5.0, 0.0),
)
START = (0.0, 1.0, 3.0, 8.0, 9.0)
PARAGRAPH = 0.8  # how much cheaper a cut is where a paragraph ends, and how much dearer inside one
STATES = frozenset("was were had needed wanted owned been".split())
_NAMED = re.compile(r"[*_]{0,3}([A-Za-z][\w' ]{2,30}?)[*_]{0,3}:")


def sections_of(prose: Prose) -> list[str]:
    """The section of each sentence, in order."""
    sentences = prose.sentences
    if not sentences:
        return []
    worth = _Worth(prose)
    count = len(sentences)
    total = [value - cost for value, cost in zip(worth.of(0), START, strict=True)]
    back: list[list[int]] = []
    apart = [_is_apart(prose, sentences[i - 1], sentences[i]) for i in range(1, count)]
    inside = -PARAGRAPH if any(apart) else 0.0
    for i in range(1, count):
        easier = PARAGRAPH if apart[i - 1] else inside
        come: list[int] = []
        after: list[float] = []
        for to, value in enumerate(worth.of(i)):
            ways = [total[frm] - (STEPS[frm][to] - easier if frm != to else 0.0) for frm in range(len(PARTS))]
            best = max(range(len(PARTS)), key=ways.__getitem__)
            come.append(best)
            after.append(ways[best] + value)
        total = after
        back.append(come)
    path = [max(range(len(PARTS)), key=total.__getitem__)]
    for come in reversed(back):
        path.append(come[path[-1]])
    return [PARTS[part] for part in reversed(path)]


def named(name: str) -> str:
    """The section a heading in other words means; empty when it means none, or two."""
    from amzprep.domain.text.prose import Text

    prose = Text(name).prose((0, len(name)))
    found = {
        part: max((hi for _, hi in prose.find(phrases)), default=0) for part, phrases in groups("headings").items()
    }
    best = [part for part, at in found.items() if at and at == max(found.values())]
    return best[0] if len(best) == 1 else ""


class _Worth:
    """What each sentence is worth as a part of each section."""

    def __init__(self, prose: Prose) -> None:
        self.prose, self.sentences = prose, prose.sentences
        starts, los = [each.start for each in self.sentences], [each.lo for each in self.sentences]
        self.cues = [
            Counter(bisect_right(los, lo) - 1 for lo, _ in prose.find(lexicon("cuts", part))) for part in PARTS
        ]
        self.changed = {bisect_right(starts, each.start) - 1 for each in prose.changes}
        self.measured = {bisect_right(starts, each.start) - 1 for each in prose.numbers if each.measures}

    def of(self, i: int) -> list[float]:
        each, prose = self.sentences[i], self.prose
        where = i / max(1, len(self.sentences) - 1)
        found = [-cost * abs(where - middle) for cost, middle in zip(PLACE, MIDDLES, strict=True)]
        for part, first in enumerate((CUE, TASK_CUE, CUE, CUE, LEARNING_CUE)):
            hits = self.cues[part][i]
            found[part] += first + MORE * (hits - 1) if hits else 0.0
        acts, we = _acts(prose, each, ("i",)), _acts(prose, each, ("we",))
        opens = each.bullet and len(each) > 0 and is_past(prose.words[each.lo])
        found[A] += ACTS if acts or opens else WE_ACT if we else 0.0
        if not (acts or opens or prose.says_i(each)):
            found[S] += NOT_ME
            found[R] += NOT_ME
        found[R] += CHANGE * (i in self.changed) + FIGURE * (i in self.measured)
        label = _NAMED.match(prose.text.raw, each.start)
        part_named = named(label[1]) if label is not None else ""
        if part_named in PARTS:
            found[PARTS.index(part_named)] += LABEL
        return found


def _acts(prose: Prose, each: Sentence, who: tuple[str, ...]) -> bool:
    """Whether somebody does something in a sentence, in the past tense."""
    for at in range(each.lo, each.hi - 1):
        if prose.words[at] not in who or prose.word_is_quoted(at):
            continue
        verb = at + 1
        while verb < each.hi - 1 and (prose.words[verb] in BETWEEN or prose.words[verb] in ("have", "had")):
            verb += 1
        if prose.words[verb] not in STATES and is_past(prose.words[verb]):
            return True
    return False


def _is_apart(prose: Prose, before: Sentence, after: Sentence) -> bool:
    """Whether a paragraph ends between two sentences."""
    return re.search(r"\n[ \t]*\n", prose.text.raw[before.end : after.start]) is not None
