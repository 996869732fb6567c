"""A failure from which nothing followed.

What: The story is tagged failure, or says "I failed", "my mistake", and names nothing that changed since: no act that
keeps it from coming back, no habit told in the present tense, no case in which it held.

Why: A failure is asked for to hear what became different; without it, it is only a failure.

Remedy: Say what you changed, and a case in which it held.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms
from amzprep.stories.tense import has_habit


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A failure's tag or cue without a word of change. Without an Action there is no story yet to ask it of."""
    whole = story.whole
    if not story.action:
        return
    cues = whole.find(lexicon("faults", "failure"), quotes=False)
    if not whole or ("failure" not in story.tags and not cues):
        return
    if not _changed(story):
        at = whole.starts[cues[0][0]] if cues else -1
        yield Hit("a failure, and nothing that changed since", at=at, key="" if cues else "tags")


def _changed(story: Story) -> bool:
    """Whether something is different since: in words, as a habit in the Learning's present tense, as a mechanism."""
    if (story.result + story.learning).has(lexicon("lessons", "changed")):
        return True
    built = story.action + story.result
    return has_habit(story.learning) or any(built.has(lexicon("mechanisms", each)) for each in ("machines", "papers"))


RULE = Rule(
    "AZ403",
    WARNING,
    check,
    "say what you changed, and a case in which it held",
    bad=Sample(
        front={"tags": "[failure]"},
        action="I read the rows, I found the job, and I told its owner. I explained the cause to both teams.",
        result="Quality came back from 31% to 36% after two days.",
        learning="It was a hard time for both teams.",
    ),
    good=Sample(front={"tags": "[failure]"}, learning="I now read the raw rows before I promise a date."),
    weight=7,
)
