"""Cut a draft into sections: headings and labels as they stand, a draft in one piece by its wording.

Nothing is rewritten and nothing is lost: each sentence lands in one section, in the order of the draft.
"""

from __future__ import annotations

import re

from amzprep.domain.story import PROSE_FORM, SECTIONS, Heading, Story
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.sentence import Sentence
from amzprep.stories.lexicon import lexicon

_TITLE = re.compile(r"\s*#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*(?:\n|\Z)")


def cut(story: Story) -> dict[str, str]:
    """The text of each section by its name; a section without text is left out."""
    found = _by_wording(story) if story.form == PROSE_FORM else _by_headings(story)
    return {name: found[name].strip() for name in SECTIONS if found.get(name, "").strip()}


def title_of(story: Story) -> str:
    """The title the draft gives itself: its front matter's, or that of a first heading; else empty."""
    if story.title:
        return story.title
    match = _TITLE.match(story.text.raw, story.body[0])
    first = story.headings[0] if story.headings else None
    named = match is not None and not (first is not None and first.sections and first.name == match[1])
    return match[1] if match is not None and named else ""


def _by_headings(story: Story) -> dict[str, str]:
    raw, found, name = story.text.raw, dict[str, str](), SECTIONS[0]
    title = title_of(story)
    first = story.headings[0]
    found[name] = _lead(raw[story.body[0] : _line_start(raw, first)], title)
    for i, head in enumerate(story.headings):
        end = _line_start(raw, story.headings[i + 1]) if i + 1 < len(story.headings) else story.body[1]
        text = raw[head.after : end]
        if head.sections:
            name = head.sections[0]
        elif not (i == 0 and head.name == title):
            text = f"### {head.name}\n{text}"
        found[name] = f"{found.get(name, '').rstrip()}\n\n{text.strip()}"
    return found


def _lead(text: str, title: str) -> str:
    """What stands before the first heading, without the title."""
    match = _TITLE.match(text)
    return text[match.end() :] if match is not None and match[1] == title else text


def _line_start(raw: str, head: Heading) -> int:
    return raw.rfind("\n", 0, head.at) + 1


def _by_wording(story: Story) -> dict[str, str]:
    prose = story.star
    sentences = prose.sentences
    if not sentences:
        return {}
    cuts = _cuts(prose, sentences)
    raw, body = story.text.raw, story.body
    match = _TITLE.match(raw, body[0])
    start = match.end() if match is not None else body[0]
    places = [sentences[cut].start if cut < len(sentences) else body[1] for cut in cuts]
    places = [_bullet_start(raw, place) for place in places]
    edges = [start, *places, body[1]]
    return {name: raw[edges[i] : edges[i + 1]] for i, name in enumerate(SECTIONS[:5])}


def _bullet_start(raw: str, at: int) -> int:
    """A line item begins before its first word."""
    line = raw.rfind("\n", 0, at) + 1
    return at if any(map(str.isalnum, raw[line:at])) else line


def _cuts(prose: Prose, sentences: list[Sentence]) -> tuple[int, int, int, int]:
    """The first sentence of Task, Action, Result and Learning, never going back."""
    count = len(sentences)
    learning = _first(prose, "learning", sentences, max(1, count * 2 // 3), count)
    result = _first(prose, "result", sentences, max(1, count // 2), learning)
    if result == learning and learning > 2:
        result = learning - 1
    task = _first(prose, "task", sentences, 0, max(1, count // 2))
    if task < max(1, count // 2):
        action = task + 1
        while action < result and _is(prose, "task", sentences[action]):
            action += 1
    else:
        action = next((i for i in range(1, result) if prose.says_i(sentences[i])), min(1, result))
        task = action
    return min(task, result), min(action, result), result, learning


def _first(prose: Prose, group: str, sentences: list[Sentence], start: int, end: int) -> int:
    return next((i for i in range(start, end) if _is(prose, group, sentences[i])), end)


def _is(prose: Prose, group: str, sentence: Sentence) -> bool:
    return any(sentence.lo <= lo < sentence.hi for lo, _ in prose.find(lexicon("cuts", group)))
