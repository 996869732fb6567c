"""A step of the Action has no actor.

What: A sentence of the Action begins with a thing (The, A, Our, Each, This …) to which something was done, and no I
stands in it.

Why: "The jobs were migrated" does not say by whom. The listener assumes: not by you.

Remedy: Say who did it; if it was you, begin with "I".
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.sentence import Sentence
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

OPENERS = frozenset("the a an our each this these those all every both its their several many most some".split())
BE = frozenset(("was", "were", "been"))
STOPS = frozenset(("that", "which", "who", "where", "when", "because", "if", "while", "but", "so", "as"))
BETWEEN = frozenset("then also first later finally quickly carefully manually successfully soon all both not".split())
FURTHEST = 7


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every sentence that opens with what was acted upon and a form of be with a participle of a deed."""
    prose = story.action
    for each in prose.sentences:
        if prose.words[each.lo] in OPENERS and not prose.says_i(each) and not prose.is_quoted(each.start):
            found = _deed(prose, each)
            if found is not None:
                yield Hit(f'no actor: "{prose.said(each.lo, found + 1)}"', at=each.start, end=each.end)


def _deed(prose: Prose, sentence: Sentence) -> int | None:
    """Where the participle of the main clause stands: was migrated, were then split; none with an actor behind `by`."""
    words = prose.words
    for i in range(sentence.lo + 1, min(sentence.lo + FURTHEST, sentence.hi - 1)):
        if words[i] in STOPS:
            return None
        if words[i] not in BE:
            continue
        if any(sign in prose.text.bare[sentence.start : prose.starts[i]] for sign in ",;:("):
            return None
        at = i + 1
        while at < sentence.hi - 1 and words[at] in BETWEEN:
            at += 1
        deed = words[at] in lexicon("deeds") and words[i + 1] != "not"
        return at if deed and not _named(words, at + 1, sentence.hi) else None
    return None


def _named(words: list[str], start: int, end: int) -> bool:
    """Whether an actor is named: by the director, not by changing."""
    return any(words[i] == "by" and not words[i + 1].endswith("ing") for i in range(start, end - 1))


RULE = Rule(
    "AZ203",
    WARNING,
    check,
    "say who did it",
    bad=Sample(
        action="I pulled the raw rows. The jobs were migrated in two waves. A check was written for each input."
    ),
    good=Sample(
        action="""I pulled the raw rows. The thresholds were too tight, and the algorithms were optimized for another
load. The override was approved by the director. Our owner was on leave. The price, which had been changed, was in
cents."""
    ),
    weight=5,
)
