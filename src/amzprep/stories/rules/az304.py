"""Significant, but no number.

What: A sentence of the Result says that something improved or fell significantly, greatly, dramatically …, or that it
saved millions, and neither it nor the next one has a number. A lesson ("I learned that ...") is no result.

Why: The word is a promise of a figure. Without it the listener hears that you do not know.

Remedy: Give the number, and drop the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.sentence import Sentence
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

NEAR, BEFORE = 4, 4
LESSON = frozenset("learned learnt taught realized realised lesson lessons".split())

FELT = frozenset("feel feels felt feeling".split())  # how somebody feels is no gain


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The first strong word beside a word of change, in a sentence without a measure."""
    prose = story.result
    changes = prose.find(lexicon("figures", "better"), quotes=False)
    gains = prose.find(lexicon("figures", "gains"), quotes=False)
    if not changes and not gains:
        return
    negations = {lo for lo, _ in prose.find(lexicon("figures", "not"))}
    measured = [each.start for each in prose.numbers if each.measures]
    vague = prose.find(lexicon("figures", "vague"), quotes=False) if changes else []
    for lo, hi in sorted([*vague, *gains]):
        sentence = prose.sentence_of(lo)
        if sentence is None or not ((lo, hi) in gains or _of_a_change(sentence, lo, hi, changes)):
            continue
        if lo and prose.words[lo - 1] in FELT:
            continue
        if not LESSON.isdisjoint(prose.words[sentence.lo : sentence.hi]):
            continue
        i = prose.sentences.index(sentence)
        end = prose.sentences[min(i + 1, len(prose.sentences) - 1)].end
        if any(sentence.start <= at < end for at in measured) or negations & set(
            range(max(sentence.lo, lo - BEFORE), hi)
        ):
            continue
        yield Hit(f'"{prose.said(lo, hi)}", but no number', at=prose.starts[lo], end=prose.end(hi - 1))
        return


def _of_a_change(sentence: Sentence, lo: int, hi: int, changes: list[tuple[int, int]]) -> bool:
    """Whether a strong word stands near a word of change in its sentence."""
    return any(sentence.lo <= at < sentence.hi and -NEAR <= at - hi + 1 <= NEAR and at != lo for at, _ in changes)


RULE = Rule(
    "AZ304",
    WARNING,
    check,
    "give the number, and drop the word",
    bad=Sample(
        result="The quality of our ranking was significantly improved, and everybody was happy with the outcome."
    ),
    good=Sample(
        result="""It took significant effort to convince both teams. Quality improved greatly: clicks on the first page
came back from 31% to 36%. The load did not increase significantly."""
    ),
    weight=8,
)
