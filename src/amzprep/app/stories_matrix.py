"""The coverage of a bank: 16 principles by stories, primary and secondary, and the gaps that weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from amzprep.app.story_bank import open_bank
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Bullets, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import ContentError

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.story import Story
    from amzprep.domain.story_bank import StoryBank

PRIMARY, SECONDARY, NONE = "1", "2", "·"
WANTED = 2  # stories for a principle that is always asked
WIDE = 14  # stories beside each other on 80 columns; more get a table below
UNTOLD = " (draft, no Action yet)"
LEGEND = "1 the principle a story is first told for · 2 it also shows it · * asked in every loop"


def matrix(workspace: Workspace, paths: Sequence[str] = (), level: str | None = None) -> Report:
    """Principles down, stories across. Raises UsageError, ContentError when there is no story."""
    from amzprep.app.loop import plans_of

    opened = open_bank(workspace, paths, level)
    bank, level = opened.bank, opened.terms.level
    if not bank.stories:
        raise ContentError(f"no stories in {opened.target.folder}; `amzprep stories new` writes the first")
    always = plans_of(workspace).always_at(level)
    gaps = gaps_of(bank, always)
    data: dict[str, Any] = {
        "level": level,
        "items": [
            {"principle": slug, "always": slug in always,
             "primary": [each.id for each in bank.by_principle.get(slug, ()) if each.claims[0] == slug],
             "secondary": [each.id for each in bank.by_principle.get(slug, ()) if each.claims[0] != slug]}
            for slug in PRINCIPLES
        ],
        "gaps": [{"principle": slug, "stories": n, "wanted": wanted} for slug, n, wanted in gaps],
    }  # fmt: skip
    blocks: list[Block] = [
        Heading(f"Principles by stories, for {level}"),
        *(
            block
            for lo in range(0, len(bank.stories), WIDE)
            for block in _part(bank, bank.stories[lo : lo + WIDE], always)
        ),
        Paragraph([Span(LEGEND, "dim")]),
    ]
    if gaps:
        blocks += [Heading("Gaps, the heaviest first"), Bullets(_gaps(gaps, always))]
    return Report("stories_matrix", data, blocks, next=f"amzprep stories match --level {level}")


def gaps_of(bank: StoryBank, always: Sequence[str]) -> list[tuple[str, int, int]]:
    """(principle, stories, stories wanted): always-asked ones with fewer than two, then others with none."""
    counts = {slug: len(bank.by_principle.get(slug, ())) for slug in PRINCIPLES}
    heavy = [(slug, counts[slug], WANTED) for slug in always if counts[slug] < WANTED]
    light = [(slug, 0, 1) for slug in PRINCIPLES if slug not in always and not counts[slug]]
    return [*sorted(heavy, key=lambda each: each[1]), *light]


def _part(bank: StoryBank, stories: Sequence[Story], always: Sequence[str]) -> list[Block]:
    """A table of some stories, each a letter, and what the letters stand for."""
    letters = ascii_uppercase[: len(stories)]
    names = [f"{each.title or each.id}{UNTOLD if each.is_untold else ''}" for each in stories]
    rows = [_row(bank, slug, stories, always) for slug in PRINCIPLES]
    table = Table(["principle", *letters, "n"], rows, f"l{'c' * len(letters)}r", names=names)
    return [table, Paragraph([f"{letter} {name}" for letter, name in zip(letters, names, strict=True)])]


def _row(bank: StoryBank, slug: str, stories: Sequence[Story], always: Sequence[str]) -> list[Line]:
    """One principle with a mark for each story."""
    cells: list[Line] = []
    for story in stories:
        cell = PRIMARY if story.claims[:1] == (slug,) else SECONDARY if slug in story.claims else NONE
        cells.append(Span(cell, "strong" if cell == PRIMARY else "plain" if cell == SECONDARY else "dim"))
    count = len(bank.by_principle.get(slug, ()))
    short = count < (WANTED if slug in always else 1)
    name = f"{PRINCIPLES[slug]}{' *' if slug in always else ''}"
    return [name, *cells, Span(str(count), "bad" if short else "good")]


def _gaps(gaps: Sequence[tuple[str, int, int]], always: Sequence[str]) -> list[Line]:
    """A line for each principle that is always asked, and one for all others."""
    heavy: list[Line] = [
        [Span(PRINCIPLES[slug], "strong"), f": {count} of {wanted} stories (always asked)"]
        for slug, count, wanted in gaps
        if slug in always
    ]
    others = [PRINCIPLES[slug] for slug, _, _ in gaps if slug not in always]
    return [*heavy, *([f"No story yet, and may be asked: {'; '.join(others)}"] if others else [])]
