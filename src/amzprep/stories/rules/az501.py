"""A hedge takes the claim back.

What: Task, Action or Result says I think, I guess, sort of, kind of, maybe, probably, basically, stuff, etc., or a
filler such as to be honest, you know, a bunch of.

Why: Every hedge invites the question whether it is true.

Remedy: Delete it, or give a range.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

DOUBTED = frozenset("hypothesis suspected suspect theory doubt unclear asked question whether if wondered".split())
REPORTED = frozenset("said told thought argued claimed believed feared would could might".split())
NEAR = 6
PRESENT, FAR = frozenset("is are should must has have can do does deserves deserve".split()), 9
BEFORE_KIND = frozenset("i we he she they it you was were is are felt looked seemed had just only so but and".split())
FILLERS = frozenset(("you know", "to be honest", "i mean"))
LAST = frozenset(("more", "others"))
ESTIMATES = frozenset("maybe perhaps probably guess".split())
ENDS = frozenset(".,;:!?)")


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Hedges outside quotations, of what was said or might have been, and of a doubt."""
    for prose in (story.task, story.action, story.result):
        for lo, hi in prose.find(lexicon("hedges"), quotes=False):
            if not _reported(prose, lo) and _takes_back(prose, lo, hi):
                yield Hit(f'"{prose.said(lo, hi)}"', at=prose.starts[lo], end=prose.end(hi - 1))


def _reported(prose: Prose, lo: int) -> bool:
    """Whether its sentence tells of a doubt, or somebody said it."""
    sentence = prose.sentence_of(lo)
    if sentence is not None and DOUBTED & set(prose.words[sentence.lo : sentence.hi]):
        return True
    first = sentence.lo if sentence is not None else 0
    return not REPORTED.isdisjoint(prose.words[max(first, lo - NEAR) : lo])


def _takes_back(prose: Prose, lo: int, hi: int) -> bool:
    """Whether a wording is a hedge where it stands, and not one of those that only look like it."""
    words, last = prose.words, prose.words[hi - 1]
    behind = prose.text.bare[prose.end(hi - 1) :][:2]
    if last == "believe":  # "I believe that a page without an owner is worse" is a conviction
        return not PRESENT & set(words[hi : hi + FAR])
    if last in ESTIMATES:  # "maybe 40 tickets" is as honest as "about 40"
        return not behind[1:2].isdigit()
    if words[lo] in ("kind", "sort"):  # "this kind of outage"
        return lo > 0 and words[lo - 1] in BEFORE_KIND
    if last in LAST:  # "and many more drivers joined"
        return behind[:1] in ENDS or not behind.strip()
    if last in ("etc", "on") and behind.lstrip(".")[:1] == ")":  # a list in brackets
        return False
    return " ".join(words[lo:hi]) not in FILLERS or _in_commas(prose, lo, hi)


def _in_commas(prose: Prose, lo: int, hi: int) -> bool:
    """Whether a wording stands between commas, or opens its sentence before one: no "let you know"."""
    start, end = prose.starts[lo], prose.end(hi - 1)
    before = prose.text.bare[max(0, start - 3) : start].rstrip()[-1:]
    return before in (",", ".", "") and prose.text.bare[end : end + 1] == ","


RULE = Rule(
    "AZ501",
    INFO,
    check,
    "delete it, or give a range",
    bad=Sample(result="Time to detect probably fell from 21 days to 2 days, as the incident log shows."),
    good=Sample(
        result="""This kind of incident has not come back. It saved about $5K a month. The analyst asked whether it was
maybe chance, and the log of six months says no."""
    ),
    weight=3,
)
