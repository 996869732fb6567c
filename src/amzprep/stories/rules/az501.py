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
SAID = frozenset(("know", "honest", "mean"))
PRESENT, FAR = frozenset("is are should must has have can do does deserves deserve".split()), 9
KINDS = frozenset("this that what every each same some any which no one the a another first only".split())


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Hedges outside quotations, of what was said or might have been, and of a doubt."""
    for prose in (story.task, story.action, story.result):
        for lo, hi in prose.find(lexicon("hedges"), quotes=False):
            sentence = prose.sentence_of(lo)
            if sentence is not None and DOUBTED & set(prose.words[sentence.lo : sentence.hi]):
                continue
            if lo and not REPORTED.isdisjoint(prose.words[max(sentence.lo if sentence else 0, lo - NEAR) : lo]):
                continue
            if prose.words[hi - 1] == "believe" and PRESENT & set(prose.words[hi : hi + FAR]):
                continue  # "I believe that a page without an owner is worse": a conviction
            if (
                prose.words[lo] in ("you", "to", "i")
                and hi - lo < 4
                and prose.words[hi - 1] in SAID
                and not _filler(prose, lo, hi)
            ):
                continue  # "let you know"
            if prose.words[hi - 1] in ("more", "others") and prose.text.bare[prose.end(hi - 1) :][:1] not in (
                ".",
                ",",
                ";",
                "",
            ):
                continue  # "and many more drivers joined"
            if prose.words[lo] in ("kind", "sort") and lo and prose.words[lo - 1] in KINDS:
                continue  # "this kind of outage"
            yield Hit(f'"{prose.said(lo, hi)}"', at=prose.starts[lo], end=prose.end(hi - 1))


def _filler(prose: Prose, lo: int, hi: int) -> bool:
    """Whether a wording stands between commas, or opens its sentence before one."""
    before = prose.text.bare[: prose.starts[lo]].rstrip()[-1:]
    return before in (",", ".", "") and prose.text.bare[prose.end(hi - 1) : prose.end(hi - 1) + 1] == ","


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
