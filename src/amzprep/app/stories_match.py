"""Whether a whole loop can be served without telling a story twice, and what to write where it cannot."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amzprep.app.story_bank import open_bank
from amzprep.domain.loop import draw_rounds
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Bullets, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import DONE, NO, ContentError

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.stories.matching import Assignment, Slot

SEED = "1"


def match_stories(
    workspace: Workspace, paths: Sequence[str] = (), level: str | None = None, seed: str | None = None
) -> Report:
    """Distinct stories for the slots of a drawn loop. Exit 1 when a slot stays open.

    Raises UsageError, ContentError when there is no story.
    """
    from amzprep.app.loop import plans_of
    from amzprep.stories.matching import assign

    opened = open_bank(workspace, paths, level)
    bank, level = opened.bank, opened.terms.level
    if not bank.stories:
        raise ContentError(f"no stories in {opened.target.folder}; `amzprep stories new` writes the first")
    plans = plans_of(workspace)
    seed = seed or SEED
    dice = random.Random(f"{level} {seed}")
    rounds = draw_rounds(plans.rounds(level), dice, always=plans.always_at(level), often={})
    titles = {each.id: each.title for each in rounds}
    found = assign(bank.stories, slots_of([(each.id, name) for each in rounds for name in each.principles]))
    rows = [_row(slot, found, titles) for slot in [*found.served, *found.open]]
    data: dict[str, Any] = {
        "level": level,
        "seed": seed,
        "slots": len(found.served) + len(found.open),
        "covered": len(found.served),
        "items": [
            {"round": slot.round, "principle": slot.principle,
             "story": found.served[slot].id if slot in found.served else None}
            for slot in [*found.served, *found.open]
        ],
        "carrying": {story: [slot.principle for slot in slots] for story, slots in found.carrying.items()},
    }  # fmt: skip
    blocks: list[Block] = [
        Heading(f"Stories for a loop at {level}, drawn with seed {seed}"),
        Table(["round", "principle", "story"], rows, "lll"),
        Paragraph([_verdict(found)]),
    ]
    if found.carrying:
        lines: list[Line] = [
            f"{story} is the only story for {_names(slots)}; it can be told once"
            for story, slots in found.carrying.items()
        ]
        blocks += [Heading("Stories that carry too much"), Bullets(lines)]
    next_ = "amzprep stories new" if found.open else "amzprep stories rehearse"
    return Report("stories_match", data, blocks, next=next_, exit_code=NO if found.open else DONE)


def slots_of(asked: Sequence[tuple[str, str]]) -> list[Slot]:
    """Slots of (round, principle) pairs."""
    from amzprep.stories.matching import Slot

    return [Slot(round_, principle) for round_, principle in asked]


def _row(slot: Slot, found: Assignment, titles: dict[str, str]) -> list[Line]:
    story = found.served.get(slot)
    if story is None:
        return [titles[slot.round], PRINCIPLES[slot.principle], Span("none left", "bad")]
    second = "" if story.claims[0] == slot.principle else "  (secondary)"
    second += "  (draft, no Action yet)" if story.is_untold else ""
    return [titles[slot.round], PRINCIPLES[slot.principle], f"{story.title or story.id}{second}"]


def _verdict(found: Assignment) -> Line:
    total = len(found.served) + len(found.open)
    if not found.open:
        return Span(f"Covers all {total} slots with distinct stories.", "good")
    return [Span(f"Covers {len(found.served)} of {total} slots", "bad"), f"; write one for {_names(found.open)}."]


def _names(slots: Sequence[Slot]) -> str:
    names = [PRINCIPLES[slot.principle] for slot in slots]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
