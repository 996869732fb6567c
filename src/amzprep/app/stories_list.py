"""List the stories of a bank, and show one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_drawing import near
from amzprep.app.story_bank import find_story, find_target, open_bank, terms_of
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Facts, Heading, Line, Markdown, Paragraph, Report, Span, Table
from amzprep.domain.story import Story

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace

SAID = ("project", "status", "decider", "ambiguity", "blast_radius")
EMPTY = "no stories in {folder} yet; `amzprep stories new` writes the first"


def list_stories(workspace: Workspace, paths: Sequence[str] = ()) -> Report:
    """Every story with its principles, month, spoken time and tags. Raises UsageError, ContentError."""
    target = find_target(workspace.places, paths)
    if not target.files:
        data: dict[str, Any] = {"folder": target.folder, "items": []}
        return Report("stories", data, [Paragraph([EMPTY.format(folder=near(target.folder))])], "amzprep stories new")
    opened = open_bank(workspace, paths)
    items = [_item(story, opened.terms.rate) for story in opened.bank.stories]
    rows: list[list[Line]] = [
        [each["story"], each["title"], each["when"], clock(each["seconds"]),
         ", ".join(PRINCIPLES.get(name, name) for name in each["principles"])]
        for each in items
    ]  # fmt: skip
    blocks: list[Block] = [Table(["story", "title", "when", "time", "principles"], rows, "lllrl")]
    blocks += [Paragraph([Span(f"{near(path)}: {why}", "warn")]) for path, why in opened.unreadable]
    return Report("stories", {"folder": target.folder, "items": items}, blocks, next="amzprep stories check")


def show_story(workspace: Workspace, name: str, paths: Sequence[str] = ()) -> Report:
    """One story: its front matter, its sections with their seconds. Raises UsageError, ContentError."""
    story = find_story(workspace, name, paths)
    rate = terms_of(workspace).rate
    body = story.text.raw[slice(*story.body)]
    claims = [PRINCIPLES[each] for each in story.claims] or list(story.principles)
    facts: list[tuple[str, Line]] = [
        ("file", near(story.path)),
        ("principles", "; ".join(claims)),
        ("when", story.when),
    ]
    facts += [(key.replace("_", " "), getattr(story, key)) for key in SAID if getattr(story, key)]
    facts += [("scope", ", ".join(f"{key} {value}" for key, value in story.scope.items()))] if story.scope else []
    facts += [("tags", ", ".join(story.tags))] if story.tags else []
    facts += [(key, value) for key, value in story.facts.items()]
    times = " · ".join(f"{title} {seconds:.0f} s" for title, seconds in story.seconds(rate).items())
    facts.append(("time", f"{clock(len(story.star) * 60 / rate)} at {rate:.0f} words a minute ({times})"))
    data = {**_item(story, rate), "body": body.strip()}
    blocks: list[Block] = [Heading(story.title or story.id), Facts([each for each in facts if each[1]]), Markdown(body)]
    return Report("story", data, blocks, next=f"amzprep stories rehearse {story.id}")


def _item(story: Story, rate: float) -> dict[str, Any]:
    return {
        "story": story.id,
        "path": os.path.abspath(story.path),
        "title": story.title,
        "principles": list(story.claims),
        "when": story.when,
        "status": story.status,
        "tags": list(story.tags),
        "words": len(story.star),
        "seconds": round(len(story.star) * 60 / rate),
    }


def clock(seconds: float) -> str:
    """Minutes and seconds: 2:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
