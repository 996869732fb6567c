"""Which stories answer a question: ranked by the words they share, the principles meant, and what was told lately."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from amzprep.app.story_bank import open_bank
from amzprep.domain.principle import PRINCIPLES, find
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Span, Table
from amzprep.domain.text.prose import Text
from amzprep.domain.words import LOOSE, words
from amzprep.errors import DONE, NO, ContentError
from amzprep.stories.lexicon import groups

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.story import Story

TITLE, TAGS, PROSE = 3.0, 2.0, 1.0
PRIMARY, SECONDARY = 6.0, 3.0
MOST = 5
ASKING = words(
    "tell time describe give example when situation experience made make had did does ever about were was been being "
    "have has you your with that this these those they them what which where how who whom would could should from into"
)
TAGGED = {
    "failure": "fail failed failure mistake wrong regret miss missed",
    "conflict": "disagree disagreed conflict argue argued pushback differ",
    "customer": "customer user client",
    "people": "mentor coach grow hire develop teammate",
}


def find_stories(workspace: Workspace, question: str, paths: Sequence[str] = (), most: int = MOST) -> Report:
    """The stories that fit a question best, with why. Exit 1 when none shares a word or a principle with it."""
    opened = open_bank(workspace, paths)
    stories = opened.bank.stories
    if not stories:
        raise ContentError(f"no stories in {opened.target.folder}; `amzprep stories new` writes the first")
    told = Counter(attempt.story for attempt in workspace.history.attempts if attempt.story)
    ranked = rank(question, stories)[:most]
    items = [
        {"story": story.id, "title": story.title, "score": round(score, 2), "why": why, "told": told[story.id]}
        for story, score, why in ranked
    ]
    rows: list[list[Line]] = [
        [story.id, story.title, why, f"{told[story.id]} ×" if told[story.id] else ""] for story, _, why in ranked
    ]
    blocks: list[Block] = [Heading(f"Stories for: {question}")]
    blocks += [Table(["story", "title", "because", "told"], rows, "lllr")] if rows else [
        Paragraph([Span("No story shares a word or a principle with it.", "warn")])
    ]  # fmt: skip
    next_ = f"amzprep stories rehearse {items[0]['story']}" if items else "amzprep stories new"
    data: dict[str, Any] = {"question": question, "items": items}
    return Report("stories_find", data, blocks, next=next_, exit_code=DONE if items else NO)


def rank(question: str, stories: Sequence[Story]) -> list[tuple[Story, float, str]]:
    """Stories with a score above nothing, best first; rare words count more than common ones (inverse frequency)."""
    meant = principles_in(question)
    said = {stem: each for each in re.findall(r"[\w'-]+", question.lower()) for stem in words(each) - ASKING - LOOSE}
    tags = [tag for tag, cues in TAGGED.items() if said.keys() & words(cues)]
    texts = {story.id: words(story.star.said(0, len(story.star))) for story in stories}
    spread = Counter(word for each in texts.values() for word in each)
    found = []
    for story in stories:
        score, why = _score(story, said, meant, tags, texts[story.id], spread, len(stories))
        if score > 0:
            found.append((story, score, "; ".join(why)))
    return sorted(found, key=lambda each: (-each[1], each[0].id))


def principles_in(question: str) -> dict[str, float]:
    """The principles a question means, the surest 1: one that is named, else those whose wordings it uses."""
    whole = find(question.strip())
    lower = question.lower()
    named = whole or next((slug for slug, name in PRINCIPLES.items() if name.lower() in lower or slug in lower), None)
    if named is not None:
        return {named: 1.0}
    prose = Text(question).prose((0, len(question)))
    heard = {slug: sum(hi - lo for lo, hi in prose.find(phrases)) for slug, phrases in groups("questions").items()}
    most = max(heard.values(), default=0)
    return {slug: words / most for slug, words in heard.items() if words}


def _score(
    story: Story,
    said: Mapping[str, str],
    meant: Mapping[str, float],
    tags: Sequence[str],
    text: set[str],
    spread: Counter[str],
    n: int,
) -> tuple[float, list[str]]:
    score, why = 0.0, []
    shown = [name for name in story.claims if name in meant]
    if shown:
        score += max(meant[name] * (PRIMARY if name == story.claims[0] else SECONDARY) for name in shown)
        why.append(f"claims {', '.join(PRINCIPLES[name] for name in shown)}")
    tagged = [tag for tag in tags if tag in story.tags]
    if tagged:
        score += TAGS * len(tagged)
        why.append(f"tagged {', '.join(tagged)}")
    shared = said.keys() & (words(story.title) | text)
    for word in shared:
        rare = math.log((n + 1) / (spread[word] + 0.5))
        score += max(0.1, rare) * (TITLE if word in words(story.title) else PROSE)
    if shared:
        why.append(f"shares {', '.join(sorted(said.get(word, word) for word in shared))}")
    return score, why
