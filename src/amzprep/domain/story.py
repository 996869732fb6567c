"""A story: one experience told in sections, as its file says it; reading a body is pure, from text.

A file has front matter and a body. The body's form is `sections` (headings), `labels` ("Situation: ...", bold or as
bullets) or `prose` (a draft without sections). Every place is a place in the file's text, so that findings can point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from amzprep.domain.text.prose import Prose, Text

STAR = ("situation", "task", "action", "result")
SECTIONS = (*STAR, "learning", "follow-ups")
TITLES = {name: name.capitalize() for name in SECTIONS}
SECTION_FORM, LABEL_FORM, PROSE_FORM = "sections", "labels", "prose"
EXACT = {
    "situation": "situation",
    "situations": "situation",
    "task": "task",
    "tasks": "task",
    "action": "action",
    "actions": "action",
    "result": "result",
    "results": "result",
    "learning": "learning",
    "learnings": "learning",
    "follow ups": "follow-ups",
    "follow up": "follow-ups",
    "followups": "follow-ups",
}
LENIENT = {
    **EXACT,
    "context": "situation",
    "background": "situation",
    "goal": "task",
    "my role": "task",
    "my task": "task",
    "what i did": "action",
    "actions taken": "action",
    "outcome": "result",
    "outcomes": "result",
    "impact": "result",
    "lesson": "learning",
    "lessons": "learning",
    "lessons learned": "learning",
    "lesson learned": "learning",
    "what i learned": "learning",
    "reflection": "learning",
    "takeaway": "learning",
    "takeaways": "learning",
    "follow up questions": "follow-ups",
    "followup questions": "follow-ups",
    "likely follow ups": "follow-ups",
    "questions": "follow-ups",
    "probes": "follow-ups",
}
BOTH = frozenset(("situation and task", "situation task", "situation tasks"))
LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result", "l": "learning"}

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~).*?(?:^(?:```|~~~)|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.MULTILINE)
_LABEL = re.compile(
    r"^[ \t]*(?:[-+*•–][ \t]+|\d{1,2}[.)][ \t]+)?(?P<mark>\*{1,3}|_{1,3})?[ \t]*"
    r"(?P<name>[A-Za-z](?:[A-Za-z &/+-]{0,28}[A-Za-z])?)[ \t]*(?:\([^)\n]{0,30}\)[ \t]*)?"
    r"(?:(?P<colon>:)[ \t]*(?:\*{1,3}|_{1,3})?|(?:\*{1,3}|_{1,3})[ \t]*(?P<after>[:–—-])?|[ \t](?P<dash>[–—-])[ \t]"
    r"|(?P<alone>$))[ \t]*",
    re.MULTILINE,
)
_PLAIN_NAME = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Heading:
    """A heading or label as it is written: which sections it opens (none if unknown), and whether it is spelled so.

    `at` is where its name stands, `after` where its text begins.
    """

    name: str
    at: int
    sections: tuple[str, ...]
    exact: bool
    after: int = 0


@dataclass(frozen=True, eq=False)
class Section:
    """One part of a story; `names` has two where Situation and Task share it. Without text it is false."""

    names: tuple[str, ...]
    prose: Prose
    at: int = 0

    def __bool__(self) -> bool:
        return bool(self.prose)

    @property
    def title(self) -> str:
        return " and ".join(TITLES[name] for name in self.names)


@dataclass(frozen=True)
class Fault:
    """Something wrong with the front matter; `unreadable` when it could not be understood at all."""

    line: int
    col: int
    message: str
    unreadable: bool


@dataclass(frozen=True, eq=False)
class Story:
    """One story. Front matter that is missing or wrong is empty here and a fault in `faults`.

    `principles` holds what the file says, `claims` the slugs of those that are known. `places` says where each key
    path of the front matter stands (`principles[1]`, `facts.detection_days`). `metric_source` maps a fact's name, or
    the empty name for all, to how it was measured.
    """

    path: str
    text: Text
    id: str
    title: str = ""
    principles: tuple[str, ...] = ()
    when: str = ""
    scope: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    metric_source: Mapping[str, str] = field(default_factory=dict)
    project: str = ""
    status: str = ""
    decider: str = ""
    ambiguity: str = ""
    blast_radius: str = ""
    ignore: Mapping[str, str] = field(default_factory=dict)
    form: str = SECTION_FORM
    headings: tuple[Heading, ...] = ()
    sections: Mapping[str, Section] = field(default_factory=dict)
    body: tuple[int, int] = (0, 0)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The slugs of the principles it claims, the first is the primary one; unknown ones are left out."""
        from amzprep.domain.principle import find

        return tuple(dict.fromkeys(slug for each in self.principles if (slug := find(each)) is not None))

    @property
    def draft(self) -> bool:
        """Whether it is not meant to be ready yet."""
        return self.status == "draft"

    @property
    def is_untold(self) -> bool:
        """Whether it is only begun: a draft in sections that has no Action."""
        return self.draft and self.form != PROSE_FORM and not self.section("action")

    def section(self, name: str) -> Section:
        """A section by its name; an empty one where the story has none."""
        return self.sections.get(name) or Section((name,), self.text.prose())

    @property
    def situation(self) -> Prose:
        return self.section("situation").prose

    @property
    def task(self) -> Prose:
        return self.section("task").prose

    @property
    def action(self) -> Prose:
        return self.section("action").prose

    @property
    def result(self) -> Prose:
        return self.section("result").prose

    @property
    def learning(self) -> Prose:
        return self.section("learning").prose

    @property
    def follow_ups(self) -> Prose:
        return self.section("follow-ups").prose

    @cached_property
    def told(self) -> tuple[Section, ...]:
        """The sections that are told, in order, each once: Situation, Task, Action, Result."""
        found = [self.sections[name] for name in STAR if name in self.sections]
        return tuple(each for i, each in enumerate(found) if each.prose.is_written and each not in found[:i])

    @cached_property
    def star(self) -> Prose:
        """All that is told, as one stretch; of a draft without sections the whole body."""
        if self.form == PROSE_FORM:
            return self.text.prose(self.body)
        return self.text.prose(*sorted({span for each in self.told for span in each.prose.spans}))

    @cached_property
    def whole(self) -> Prose:
        """What is told, and the learning."""
        return self.star + self.learning

    def seconds(self, rate: float) -> dict[str, float]:
        """Spoken seconds by section title at so many words a minute."""
        return {each.title: len(each.prose) * 60 / rate for each in self.told}

    def place(self, key: str) -> tuple[int, int]:
        """Line and column of a key path of the front matter, or of its nearest parent; else the top of the file."""
        while key:
            if key in self.places:
                return self.places[key]
            key = re.sub(r"(?:\.[^.\[]*|\[[^\]]*\]|^[^.\[]*)$", "", key)
        return 1, 1


def read_body(text: Text, start: int) -> dict[str, Any]:
    """Form, headings and sections of the body that begins at a place, as arguments for `Story`."""
    body = (start, len(text.raw))
    headings = list(_headings(text.raw, start))
    form = SECTION_FORM
    if not any(each.sections for each in headings):
        labels = list(_labels(text.raw, start))
        names = {name for each in labels for name in each[0].sections}
        if len(names & set(STAR)) < 2:
            return {"form": PROSE_FORM, "headings": tuple(head for head, *_ in headings), "body": body, "sections": {}}
        form = LABEL_FORM
        cuts = labels
    else:
        cuts = [each for each in headings if each[1] <= 2 or each[0].sections]
    return {
        "form": form,
        "headings": tuple(head for head, *_ in cuts),
        "body": body,
        "sections": _sections(text, cuts, body[1]),
    }


class _Cut(tuple[Heading, int, int]):
    """A heading, its depth, and where the text behind it begins."""

    @property
    def sections(self) -> tuple[str, ...]:
        return self[0].sections


def _headings(raw: str, start: int) -> Iterator[_Cut]:
    hidden = [match.span() for match in _FENCE.finditer(raw, start)] if "```" in raw or "<!--" in raw else []
    at = raw.find("#", start)
    while at >= 0:
        match = _HEADING.match(raw, _line_start(raw, at))
        at = raw.find("#", match.end() if match is not None else at + 1)
        if match is None or any(a <= match.start() < b for a, b in hidden):
            continue
        names, exact = section_of(match[2])
        yield _Cut((Heading(match[2], match.start(2), names, exact, match.end()), len(match[1]), match.end()))


def _labels(raw: str, start: int) -> Iterator[_Cut]:
    found = []
    letters = []
    for match in _LABEL.finditer(raw, start):
        marked = bool(match["mark"]) or bool(match["colon"]) or bool(match["dash"] or match["after"])
        names, _ = section_of(match["name"])
        if not names and len(match["name"]) == 1 and match["name"].isupper() and (match["colon"] or match["mark"]):
            names = (LETTERS[match["name"].lower()],) if match["name"].lower() in LETTERS else ()
            if names:
                letters.append(names[0])
        elif not (marked or match["alone"] is not None):
            names = ()
        if names:
            head = Heading(match["name"], match.start("name"), names, True, match.end())
            found.append(_Cut((head, 2, match.end())))
    if letters and not {"s", "t", "a", "r"} <= {name[0] for name in letters}:
        found = [each for each in found if len(each[0].name) > 1]
    return iter(found)


def section_of(name: str) -> tuple[tuple[str, ...], bool]:
    """The sections a heading opens, and whether that is their proper name."""
    plain = _PLAIN_NAME.sub(" ", re.sub(r"\(.*?\)", "", name.lower().replace("&", " and "))).strip()
    if plain in BOTH:
        return ("situation", "task"), True
    if plain in LENIENT:
        return (LENIENT[plain],), plain in EXACT
    letter, _, rest = plain.partition(" ")
    if len(letter) == 1 and LENIENT.get(rest, " ")[0] == letter:  # `S - Situation`
        return (LENIENT[rest],), rest in EXACT
    return (), False


def _sections(text: Text, cuts: Iterable[_Cut], end: int) -> dict[str, Section]:
    cuts = list(cuts)
    found: dict[tuple[str, ...], tuple[int, list[tuple[int, int]]]] = {}
    for i, (head, _, after) in enumerate(cuts):
        stop = _line_start(text.raw, cuts[i + 1][0].at) if i + 1 < len(cuts) else end
        if head.sections:
            found.setdefault(head.sections, (head.at, []))[1].append((after, max(after, stop)))
    sections: dict[str, Section] = {}
    for names, (at, spans) in found.items():
        section = Section(names, text.prose(*spans), at)
        for name in names:
            sections.setdefault(name, section)
    return sections


def _line_start(raw: str, at: int) -> int:
    return raw.rfind("\n", 0, at) + 1
