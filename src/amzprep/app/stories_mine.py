"""Mine for stories: twenty-four prompts, a line each, then the ten to write, each begun as a draft.

What was typed is in `mine.json` of the home from the first letter on, so that the twenty minutes can be spread.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_drawing import near
from amzprep.app.stories_new import Draft, create, slug
from amzprep.app.story_bank import home_folder, open_bank
from amzprep.domain.mining import Mined, Prompt, rank_events
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import AmzprepError, ContentError, NotReadyError, UsageError

if TYPE_CHECKING:
    from amzprep.app.places import Places
    from amzprep.app.workspace import Workspace

FILE = "mine.json"
MINUTES = 20


@dataclass
class Mine:
    """What was typed so far: a line per prompt (empty when it was passed over), half-typed text, active seconds."""

    path: str
    lines: dict[str, str] = field(default_factory=dict)
    draft: str = ""
    elapsed_s: float = 0.0

    @property
    def next(self) -> Prompt | None:
        """The first prompt that was not answered or passed over."""
        return next((each for each in prompts() if each.id not in self.lines), None)

    def answer(self, prompt: Prompt, line: str) -> None:
        self.lines[prompt.id], self.draft = line.strip(), ""
        self.save()

    def keep(self, text: str) -> None:
        """Keep half a line."""
        if text != self.draft:
            self.draft = text
            self.save()

    def save(self) -> None:
        """Write it whole or not at all. Raises NotReadyError."""
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            with open(f"{self.path}.new", "w", encoding="utf-8") as file:
                json.dump({"lines": self.lines, "draft": self.draft, "elapsed_s": round(self.elapsed_s, 1)}, file)
            os.replace(f"{self.path}.new", self.path)
        except OSError as error:
            raise NotReadyError(f"{self.path}: {error.strerror}") from error


def open_mine(places: Places) -> Mine:
    """What was typed before, or nothing yet. Raises ContentError for a file that cannot be read."""
    path = os.path.join(places.home, FILE)
    try:
        with open(path, encoding="utf-8") as file:
            raw = json.load(file)
        lines = {str(key): str(value) for key, value in raw["lines"].items()}
        return Mine(path, lines, str(raw.get("draft", "")), float(raw.get("elapsed_s", 0.0)))
    except FileNotFoundError:
        return Mine(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContentError(f"{path} cannot be read; move it away to begin again") from error


def read_lines(mine: Mine, text: str) -> None:
    """Take lines from a file, `prompt: what happened`, one a line. Raises UsageError for an unknown prompt."""
    known = {each.id: each for each in prompts()}
    for number, line in enumerate(text.splitlines(), 1):
        name, colon, said = line.partition(":")
        if not line.strip():
            continue
        if not colon or name.strip() not in known:
            raise UsageError(f"line {number}: {name.strip()[:40]!r} is no prompt; there are {', '.join(known)}")
        mine.answer(known[name.strip()], said)


def ranking(workspace: Workspace, mine: Mine) -> list[Mined]:
    """The ten to write, for the level and the bank that is there."""
    from amzprep.app.loop import plans_of

    try:
        bank = open_bank(workspace, [home_folder(workspace.places)]).bank
        covered = {name: len(stories) for name, stories in bank.by_principle.items()}
        kinds = {tag for story in bank.stories for tag in story.tags}
    except AmzprepError:
        covered, kinds = {}, set()
    always = plans_of(workspace).always_at(workspace.level)
    return rank_events(prompts(), mine.lines, always=always, covered=covered, kinds=kinds)


def finish(workspace: Workspace, mine: Mine, *, write: bool = True) -> Report:
    """The ranking, and a draft file for each of the ten that has none yet."""
    found = ranking(workspace, mine)
    if not found:
        raise UsageError("no line was typed yet; `amzprep stories mine` asks for them")
    items: list[dict[str, Any]] = []
    rows: list[list[Line]] = []
    for i, each in enumerate(found, 1):
        path, new = _draft(workspace, each) if write else ("", False)
        items.append({"prompt": each.prompt.id, "line": each.line, "principles": list(each.prompt.principles),
                      "why": list(each.why), "path": path, "new": new})  # fmt: skip
        names = ", ".join(PRINCIPLES.get(name, name) for name in each.why) or "one more for the choice"
        rows.append([str(i), each.line, names])
    typed = sum(bool(line) for line in mine.lines.values())
    folder = near(home_folder(workspace.places))
    blocks: list[Block] = [
        Heading(f"{len(found)} of {typed} events to write first"),
        Table(["", "event", "adds"], rows, "rll"),
        Paragraph([Span(f"Each is a draft in {folder}; `amzprep stories edit ID` opens one.", "dim")] if write else []),
    ]
    return Report("stories_mine", {"items": items, "typed": typed}, blocks, next="amzprep stories check")


def _draft(workspace: Workspace, mined: Mined) -> tuple[str, bool]:
    """The event's draft and whether it is new; one that is there is left alone."""
    title = shorten(mined.line.rstrip("."), 80, placeholder=" …")
    draft = Draft(title, mined.prompt.principles[:2], "", mined.prompt.tags, {"situation": mined.line},
                  {"status": "draft"})  # fmt: skip
    path = os.path.join(home_folder(workspace.places), f"{slug(title)}.md")
    if os.path.exists(path):
        return path, False
    return create(workspace.places, draft), True


@lru_cache(None)
def prompts() -> tuple[Prompt, ...]:
    """The prompts, in the order they are asked."""
    from amzprep.stories.mining import read_prompts

    return read_prompts()


def progress(mine: Mine, all_: Sequence[Prompt]) -> str:
    """How far it is: `7 of 24`."""
    return f"{sum(each.id in mine.lines for each in all_) + 1} of {len(all_)}"
