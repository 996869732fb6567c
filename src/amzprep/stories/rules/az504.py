"""Somebody is judged instead of described.

What: A person or team, and refused to, failed to, had no idea, did not bother, lazy, incompetent, their fault.

Why: It is heard as how you will speak of your next colleagues.

Remedy: Give the facts and the other side's reason, not a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.sentence import Sentence
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

BEFORE = 4
OWN = frozenset(("i", "i'd", "i've", "my", "myself", "we", "our"))
TELLER = frozenset(("i", "i'd", "i've", "we"))
FAULT = frozenset(("fault",))
MACHINE = frozenset("tolerance tree trees report reports injection code codes log logs model rate detection".split())
REASONS = frozenset("because since reason reasons right rightly fair understandable understandably".split())

NOT = frozenset("no not nobody's never neither nor isn't wasn't without".split())


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A verdict whose subject, just before it in its sentence, is somebody else."""
    prose = story.whole
    blame = prose.find(lexicon("faults", "blame"), quotes=False)
    people = prose.find(lexicon("faults", "people"), quotes=False) if blame else []
    for lo, hi in blame:
        sentence = prose.sentence_of(lo)
        first = sentence.lo if sentence is not None else 0
        near = [(at, end) for at, end in people if first <= at and lo - BEFORE <= end <= lo]
        if (
            lo > first
            and prose.words[lo - 1] == "and"
            and near
            and not TELLER.isdisjoint(prose.words[first : near[0][0]])
        ):
            continue  # "I argued with my manager and refused": the teller did
        if any(_ours(prose.words[max(at - 1, first) : end]) for at, end in near) or _owned(prose, sentence):
            continue
        if prose.words[lo] == "refused" and _said_why(prose, sentence):
            continue
        judged = bool(near) or FAULT & set(prose.words[lo:hi])
        if hi < len(prose.words) and prose.words[hi] in MACHINE and FAULT & set(prose.words[lo:hi]):
            continue  # "our team's fault tolerance"
        if judged and not NOT.isdisjoint(prose.words[max(first, lo - 3) : lo]):
            continue
        owner = prose.words[max(first, lo - 1)] if lo > first else ""
        if judged and owner not in OWN:
            since = _whole_name(prose.words, near[0][0], first) if near else lo
            yield Hit(f'"{prose.said(since, hi)}" judges', at=prose.starts[lo], end=prose.end(hi - 1))


def _whole_name(words: list[str], at: int, first: int) -> int:
    """Where the name of a group begins: at "the" of "the data team"."""
    return next((i for i in range(at, max(at - 3, first - 1), -1) if words[i] == "the"), at)


def _ours(words: list[str]) -> bool:
    """Whether a group is the teller's own: our team, my team."""
    return words[-1] in ("team", "teams") and not {"our", "my"}.isdisjoint(words)


def _owned(prose: Prose, sentence: Sentence | None) -> bool:
    """Whether the teller takes the blame in the same sentence: because I had not told them."""
    found = prose.find(lexicon("faults", "mine"), quotes=False)
    return sentence is not None and any(sentence.lo <= lo < sentence.hi for lo, _ in found)


def _said_why(prose: Prose, sentence: Sentence | None) -> bool:
    """Whether the other side's reason stands in the sentence: refused to sign, because the budget was spent."""
    return sentence is not None and not REASONS.isdisjoint(prose.words[sentence.lo : sentence.hi])


RULE = Rule(
    "AZ504",
    WARNING,
    check,
    "give the facts and the other side's reason, not a verdict",
    bad=Sample(
        situation="""In January 2026 our ranking lost quality for three weeks. The data team had no idea what they sent,
and my manager refused to talk to them."""
    ),
    good=Sample(
        situation="""In January 2026 our ranking lost quality for three weeks. I failed to ask who wrote that field. My
team had no idea of it, because I had not told them. Our team failed to see it for a month.
The service refused to start, the job failed to write, and he said "their fault"."""
    ),
    weight=7,
)
