"""Check stories: every rule on every story and on the bank; ignores are honoured, secrets are masked.

A finding that a rule calls secret is masked wherever its text occurs, in lines, messages and titles of all findings and
profiles, before anything leaves this module: no format, and no cache, ever holds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.domain.story_finding import StoryFinding
from amzprep.stories.drafting import OF_UNWRITTEN, is_unwritten
from amzprep.stories.profile import profile
from amzprep.stories.rule import BankCheck, Hit, Rule, StoryCheck, Terms
from amzprep.stories.rules_table import UNUSED, rules

LONGEST_LINE = 400
NOT_NEEDED = "ignore: {code} finds nothing here"
NO_RULE = "ignore: there is no rule {code}"


@dataclass(frozen=True)
class Examined:
    """What was found in one story by itself: rule codes with hits, and the profile."""

    hits: list[tuple[str, Hit]]
    profile: dict[str, Any]


Known = dict[Story, Examined]
Examine = Callable[[Sequence[Story]], Sequence[Examined]]


@dataclass(frozen=True)
class Checked:
    """One story with its findings, those it ignores left out, and its profile; `title` has its secrets masked."""

    story: Story
    title: str
    findings: tuple[StoryFinding, ...]
    profile: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        return {
            "story": self.story.id,
            "title": self.title,
            "path": self.story.path,
            "profile": self.profile,
            "findings": [each.as_json() for each in self.findings],
        }


@dataclass(frozen=True)
class Outcome:
    """What a check found: by story in the order of the bank, and about the bank as a whole."""

    stories: tuple[Checked, ...]
    bank: tuple[StoryFinding, ...]


def check_bank(
    bank: StoryBank, terms: Terms, *, whole: bool = True, known: Known | None = None, examine: Examine | None = None
) -> Outcome:
    """Every finding. Where the bank is not `whole` (files by name), what it lacks as a whole is not told.

    `known` holds what was found in a story before by the same terms, and gets what is found now. `examine` finds it in
    the other stories, in order, where that is not done here.
    """
    known = {} if known is None else known
    about = [(rule, hit) for rule in rules().values() if rule.scope == "bank"
             for hit in cast(BankCheck, rule.check)(bank, terms)]  # fmt: skip
    new = [story for story in bank.stories if story not in known]
    known.update(zip(new, examine(new) if examine else [examined(each, terms) for each in new], strict=True))
    found = {story.path: [(rules()[code], hit) for code, hit in known[story].hits] for story in bank.stories}
    about_bank: list[tuple[Rule, Hit]] = []
    for rule, hit in about:
        if hit.story is not None:
            found[hit.story.path].append((rule, hit))
        elif whole:
            about_bank.append((rule, hit))
    mask = Mask(hit_text(story, hit) for story in bank.stories for _, hit in found[story.path] if hit.secret)
    stories = tuple(_checked(story, found[story.path], known[story], mask, whole) for story in bank.stories)
    return Outcome(stories, tuple(_bank_finding(bank, rule, hit, mask) for rule, hit in about_bank))


def examined(story: Story, terms: Terms) -> Examined:
    """What the story rules find in one story, and its profile."""
    hits = [(rule.code, hit) for rule in _story_rules(is_unwritten(story))
            for hit in cast(StoryCheck, rule.check)(story, terms)]  # fmt: skip
    return Examined(hits, profile(story, terms.rate))


@lru_cache(None)
def _story_rules(unwritten: bool) -> tuple[Rule, ...]:
    """The rules that look at a story; of an unwritten draft those for its form and its secrets."""
    return tuple(rule for rule in rules().values()
                 if rule.scope == "story" and (not unwritten or rule.code.startswith(OF_UNWRITTEN)))  # fmt: skip


def _checked(story: Story, hits: list[tuple[Rule, Hit]], known: Examined, mask: Mask, whole: bool) -> Checked:
    kept = [(rule, hit) for rule, hit in hits if rule.code not in story.ignore]
    kept += _unused(story, {rule.code for rule, _ in hits}, whole)
    findings = {_finding(story, rule, hit, mask) for rule, hit in kept}
    in_order = sorted(findings, key=lambda each: (each.line, each.col, each.code, each.message))
    return Checked(story, mask(story.title), tuple(in_order), mask.over(known.profile))


def _unused(story: Story, used: set[str], whole: bool) -> list[tuple[Rule, Hit]]:
    known = rules()
    found = []
    for code in story.ignore:
        rule = known.get(code)
        if rule is None:
            found.append((known[UNUSED], Hit(NO_RULE.format(code=code), key=f"ignore.{code}")))
        elif code not in used and code != UNUSED and (whole or rule.scope == "story"):
            found.append((known[UNUSED], Hit(NOT_NEEDED.format(code=code), key=f"ignore.{code}")))
    return [] if UNUSED in story.ignore or is_unwritten(story) else found


def _finding(story: Story, rule: Rule, hit: Hit, mask: Mask) -> StoryFinding:
    line, col = place_of(story, hit)
    text = story.text.line(line) if line <= len(story.text.line_starts) else ""
    shown, mark = _window(text, col - 1, col - 1 + max(0, hit.end - hit.at), mask)
    return StoryFinding(
        story.path,
        line,
        col,
        rule.code,
        mask(hit.message),
        hit.severity or rule.severity,
        mask(hit.remedy or rule.remedy),
        shown,
        story.id,
        rule.weight,
        mark,
    )


def _bank_finding(bank: StoryBank, rule: Rule, hit: Hit, mask: Mask) -> StoryFinding:
    severity, remedy = hit.severity or rule.severity, hit.remedy or rule.remedy
    return StoryFinding(bank.path, 0, 0, rule.code, mask(hit.message), severity, mask(remedy), weight=rule.weight)


def place_of(story: Story, hit: Hit) -> tuple[int, int]:
    """Line and column of a hit."""
    if hit.line is not None:
        return hit.line
    if hit.at >= 0:
        return story.text.place(hit.at)
    return story.place(hit.key)


def hit_text(story: Story, hit: Hit) -> str:
    """The text a hit covers."""
    return story.text.raw[hit.at : hit.end] if 0 <= hit.at < hit.end else ""


def _window(line: str, start: int, end: int, mask: Mask) -> tuple[str, tuple[int, int]]:
    """A line, masked before it is cut; of a very long one the part around some words, and where they stand in it."""
    first, last = len(mask(line[:start])), len(mask(line[:end]))
    line = mask(line)
    low = max(0, min(first - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
    high = min(len(line), low + LONGEST_LINE)
    opening = "…" * (low > 0)
    moved = len(opening) - low
    return opening + line[low:high] + "…" * (high < len(line)), (first + moved, min(last, high) + moved)


class Mask:
    """Replaces secrets by two signs of them and dots, whatever their case, in anything made of texts."""

    def __init__(self, secrets: Iterable[str]) -> None:
        words = sorted({each for secret in secrets for each in (secret, *secret.splitlines()) if each.strip()}, key=len)
        self._found = re.compile("|".join(map(re.escape, reversed(words))), re.IGNORECASE) if words else None

    def __call__(self, text: str) -> str:
        """The text without its secrets."""
        return self._found.sub(lambda match: masked(match[0]), text) if self._found is not None else text

    def over(self, value: Any) -> Any:
        """The same of a plain value, through lists and mappings."""
        if self._found is None:
            return value
        if isinstance(value, str):
            return self(value)
        if isinstance(value, dict):
            return {self.over(key): self.over(each) for key, each in value.items()}
        return [self.over(each) for each in value] if isinstance(value, list) else value


def masked(secret: str) -> str:
    """A secret as it may be shown: its first two signs where it is long, and dots."""
    return (secret[:2] if len(secret) >= 8 else "") + "•••"
