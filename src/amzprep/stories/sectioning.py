"""Cut a draft into sections: headings and labels as they stand, a draft in one piece by its wording.

Nothing is rewritten and nothing is lost: each sentence lands in one section, in the order of the draft.
"""

from __future__ import annotations

import re

from amzprep.domain.story import LABEL_FORM, PROSE_FORM, SECTION_FORM, SECTIONS, Heading, Story, section_of
from amzprep.domain.text.prose import Text
from amzprep.stories.wording import named, sections_of

_TITLE = re.compile(r"\s*#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*(?:\n|\Z)")
_BARE_TITLE = re.compile(r"\s*([A-Z0-9][^\n]{2,78}[^\s.!?:;,])[ \t]*\n[ \t]*\n(?=\s*\S)")
_LARGE = re.compile(r"^ {0,3}#{1,2}(?=[ \t]+\S)", re.MULTILINE)
_LABEL = re.compile(
    r"^[ \t]*(?:[-+*•][ \t]+)?[*_]{0,3}(?P<name>[A-Za-z][\w' ]{2,30}?)[*_]{0,3}:[*_]{0,3}[ \t]*", re.MULTILINE
)
ENOUGH = 2  # headings that name a section, each another one


def cut(story: Story) -> dict[str, str]:
    """The text of each section by its name; a section without text is left out."""
    heads = _heads(story)
    found = _by_headings(story, heads) if heads else _by_wording(story)
    return {name: found[name].strip() for name in SECTIONS if found.get(name, "").strip()}


def title_of(story: Story) -> str:
    """The title the draft gives itself: its front matter's, or that of a first heading or line; else empty."""
    return story.title or _title(story)[0]


def _title(story: Story) -> tuple[str, int]:
    """The title that opens the body, and where the text behind it begins."""
    raw, start = story.text.raw, story.body[0]
    match = _TITLE.match(raw, start)
    first = story.headings[0] if story.headings else None
    if match is not None:
        opens = first is not None and first.name == match[1] and (first.sections or named(first.name))
        return ("", start) if opens and len(story.headings) > 1 else (match[1], match.end())
    match = _BARE_TITLE.match(raw, start)
    is_title = match is not None and story.form == PROSE_FORM and len(match[1].split()) <= 10
    return (match[1], match.end()) if match is not None and is_title else ("", start)


def _heads(story: Story) -> tuple[Heading, ...]:
    """Where sections begin, as the draft says it itself; nothing for a draft in one piece."""
    if story.form == SECTION_FORM:
        return story.headings
    return (_named_headings(story) if story.form == PROSE_FORM else ()) or _labels(story)


def _named_headings(story: Story) -> tuple[Heading, ...]:
    """The headings of a draft that mean sections in other words; none where fewer than two of them do."""
    heads = tuple(
        Heading(each.name, each.at, section_of(each.name)[0] or _means(each.name), False, each.after)
        for each in story.headings
    )
    return heads if len({each.sections for each in heads if each.sections}) >= ENOUGH else ()


def _labels(story: Story) -> tuple[Heading, ...]:
    """Lines that open with a section's name, its own or in other words; none where it is not several that do."""
    raw, start = story.text.raw, _title(story)[1]
    heads = {each.at: each for each in story.headings if story.form == LABEL_FORM}
    for match in _LABEL.finditer(raw, start):
        sections = section_of(match["name"])[0] or _means(match["name"])
        if sections:
            heads.setdefault(
                match.start("name"), Heading(match["name"], match.start("name"), sections, False, match.end())
            )
    enough = story.form == LABEL_FORM or len({each.sections for each in heads.values()}) > ENOUGH
    return tuple(heads[at] for at in sorted(heads)) if enough else ()


def _means(name: str) -> tuple[str, ...]:
    part = named(name)
    return (part,) if part else ()


def _by_headings(story: Story, heads: tuple[Heading, ...]) -> dict[str, str]:
    raw, found, name = story.text.raw, dict[str, str](), SECTIONS[0]
    title, begin = _title(story)
    found[name] = raw[begin : max(begin, _line_start(raw, heads[0]))]
    for i, head in enumerate(heads):
        end = _line_start(raw, heads[i + 1]) if i + 1 < len(heads) else story.body[1]
        text = raw[head.after : end]
        sections = head.sections or _means(head.name)
        if i == 0 and head.name == title:
            pass
        elif sections:
            name = sections[0]
        else:
            text = f"### {head.name}\n{text}"
        found[name] = f"{found.get(name, '').rstrip()}\n\n{text.strip()}"
    return found


def _line_start(raw: str, head: Heading) -> int:
    return raw.rfind("\n", 0, head.at) + 1


def _by_wording(story: Story) -> dict[str, str]:
    raw, (_, end) = story.text.raw, story.body
    _, start = _title(story)
    prose = Text(raw, start).prose((start, end))
    parts = sections_of(prose)
    opens = [i for i, part in enumerate(parts) if i == 0 or parts[i - 1] != part]
    places = [start, *(_item_start(raw, prose.sentences[i].start) for i in opens[1:]), end]
    found: dict[str, str] = {}
    for i, first in enumerate(opens):
        text = _LARGE.sub("###", raw[places[i] : places[i + 1]]).strip()
        found[parts[first]] = f"{found[parts[first]]}\n\n{text}" if parts[first] in found else text
    return found


def _item_start(raw: str, at: int) -> int:
    """A line item, and a heading right above, begin before the first word."""
    line = raw.rfind("\n", 0, at) + 1
    if any(map(str.isalnum, raw[line:at])):
        return at
    above = re.search(r"^ {0,3}#{1,6}[ \t][^\n]*\n\s*\Z", raw[:line], re.MULTILINE)
    return above.start() if above is not None else line
