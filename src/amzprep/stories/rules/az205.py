"""You help more than you act.

What: Two or more, and at least a third, of your verbs in the Action are helped, supported, participated, was involved,
worked on, collaborated.

Why: These verbs say that you were there, not what you did.

Remedy: Name the act: which part, which decision, which line of code.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

I_WORDS = frozenset(("i", "i've", "i'd"))
ADVERBS = frozenset(
    "also then first later finally quickly actively closely mainly mostly directly had have was".split()
)
FEWEST, SHARE = 2, 1 / 3


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Verbs behind I in the Action: the soft ones against all."""
    prose = story.action
    places = [i for i in prose.where(I_WORDS) if not prose.word_is_quoted(i)]
    verbs = [_verb(prose.words, i + 1) for i in places if i + 1 < len(prose.words)]
    soft_at = {lo for lo, _ in prose.find(lexicon("soft_verbs"), quotes=False)}
    soft = sorted(at for at in verbs if at in soft_at)
    if len(soft) >= FEWEST and len(soft) >= SHARE * len(verbs):
        said = ", ".join(dict.fromkeys(prose.words[at] for at in soft))
        yield Hit(f"{len(soft)} of your {len(verbs)} verbs in the Action are {said}", at=prose.starts[soft[0]])


def _verb(words: list[str], at: int) -> int:
    while at + 1 < len(words) and words[at] in ADVERBS:
        at += 1
    return at


RULE = Rule(
    "AZ205",
    INFO,
    check,
    "name the act: which part, which decision",
    bad=Sample(
        action="""I helped the search team with the raw rows. I was involved in the design of the check. I worked on the
thresholds, and I wrote the runbook."""
    ),
    good=Sample(
        action="""I pulled the raw rows and I found the job. I helped the search team read them. I wrote the check, set
the thresholds, and then I supported the launch from the first rotation. I showed the lead what three weeks had cost,
and I trained both."""
    ),
    weight=4,
)
