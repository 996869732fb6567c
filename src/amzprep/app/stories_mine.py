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
from amzprep.domain.mining import Mined, Prompt, rank_events, tells
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import AmzprepError, ContentError, NotReadyError, UsageError

if TYPE_CHECKING:
    from amzprep.app.places import Places
    from amzprep.app.workspace import Workspace

FILE = "mine.json"
MINUTES = 20
EVENT = 40  # signs of a line in the list


@dataclass
class Mine:
    """What was typed so far: a line per prompt (empty when it was passed over), half-typed text, active seconds.

    `drafted` holds the lines that were made drafts once, whatever became of the files; `reopened` is a prompt that
    was gone back to.
    """

    path: str
    lines: dict[str, str] = field(default_factory=dict)
    draft: str = ""
    elapsed_s: float = 0.0
    drafted: dict[str, str] = field(default_factory=dict)
    reopened: Prompt | None = None

    @property
    def next(self) -> Prompt | None:
        """The prompt gone back to, else the first that was not answered or passed over."""
        return self.reopened or next((each for each in prompts() if each.id not in self.lines), None)

    @property
    def offered(self) -> str:
        """What stands on the line already: half a line, or what was typed before."""
        return self.lines.get(self.reopened.id, "") if self.reopened is not None else self.draft

    def answer(self, prompt: Prompt, line: str) -> None:
        self.lines[prompt.id], self.draft, self.reopened = line.strip(), "", None
        self.save()

    def back(self) -> bool:
        """Go back to the prompt before; False at the first one."""
        now = self.next
        before = prompts()[: prompts().index(now)] if now is not None else prompts()
        self.draft = ""
        self.reopened = before[-1] if before else self.reopened
        return bool(before)

    def events(self) -> dict[str, str]:
        """The lines that tell an event which has no draft yet."""
        return {name: line for name, line in self.lines.items() if tells(line) and self.drafted.get(name) != line}

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
                kept = {"lines": self.lines, "draft": self.draft, "elapsed_s": round(self.elapsed_s, 1),
                        "drafted": self.drafted}  # fmt: skip
                json.dump(kept, file)
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
        drafted = {str(key): str(value) for key, value in raw.get("drafted", {}).items()}
        return Mine(path, lines, str(raw.get("draft", "")), float(raw.get("elapsed_s", 0.0)), drafted)
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
    _remember(workspace, mine)
    always = plans_of(workspace).always_at(workspace.level)
    return rank_events(prompts(), mine.events(), always=always, covered=covered, kinds=kinds)


def finish(workspace: Workspace, mine: Mine, *, write: bool = True, shown: bool = False) -> Report:
    """The ranking of the events without a draft, and a draft file for each of the ten where `write`.

    `shown` leaves out the list, where it has just been on the screen.
    """
    if not any(mine.lines.values()):
        raise UsageError("no line was typed yet; `amzprep stories mine` asks for them")
    found, left = ranking(workspace, mine), len(mine.events())
    items: list[dict[str, Any]] = []
    for each in found:
        path, new = _draft(workspace, mine, each) if write else ("", False)
        items.append({"prompt": each.prompt.id, "line": each.line, "principles": list(each.prompt.principles),
                      "why": list(each.why), "path": path, "new": new})  # fmt: skip
    if write:
        mine.save()
    typed = sum(bool(line) for line in mine.lines.values())
    blocks: list[Block] = [] if shown else listing(found, left)
    blocks.append(Paragraph([Span(line, "dim") for line in _notes(workspace, mine)]))
    next_ = "amzprep stories mine" if found and not write else "amzprep stories new"
    return Report("stories_mine", {"items": items, "typed": typed}, blocks, next=next_)


def listing(found: Sequence[Mined], left: int) -> list[Block]:
    """The events to write, one on a line, so that all ten stand on one screen."""
    if not found:
        return [Heading("No event is left to write")]
    rows: list[list[Line]] = [
        [str(i), shorten(each.line, EVENT, placeholder=" …"), _adds(each)] for i, each in enumerate(found, 1)
    ]
    return [Heading(f"{len(found)} of {left} events to write next"), Table(["", "event", "adds"], rows, "rll")]


def _adds(mined: Mined) -> str:
    """The first thing an event adds, and how many more."""
    if not mined.why:
        return "one more for the choice"
    more = f" +{len(mined.why) - 1}" if len(mined.why) > 1 else ""
    return PRINCIPLES.get(mined.why[0], mined.why[0]).partition(";")[0] + more


def _notes(workspace: Workspace, mine: Mine) -> list[str]:
    """Which lines are not among the events: written already, or too short to tell one."""
    drafted = sum(mine.drafted.get(name) == line for name, line in mine.lines.items() if line)
    vague = [name for name, line in mine.lines.items() if line and not tells(line)]
    notes = []
    if drafted:
        folder = near(home_folder(workspace.places))
        notes.append(f"{drafted} {_drafts(drafted)} in {folder}; `amzprep stories new` goes on with one.")
    if vague:
        notes.append(f"Too short to tell an event, and not counted: {', '.join(vague)}.")
    return notes


def _drafts(count: int) -> str:
    return "event is a draft" if count == 1 else "events are drafts"


def _remember(workspace: Workspace, mine: Mine) -> None:
    """Take an event for drafted whose file is there, though it was not noted."""
    for name, line in mine.events().items():
        if os.path.exists(_path(workspace, line)):
            mine.drafted[name] = line


def _draft(workspace: Workspace, mine: Mine, mined: Mined) -> tuple[str, bool]:
    """The event's draft and whether it is new; one that is there is left alone."""
    from amzprep.stories.month import last_month

    draft = Draft(_title(mined.line), mined.prompt.principles[:2], last_month(mined.line, workspace.today),
                  mined.prompt.tags, {"situation": mined.line}, {"status": "draft"})  # fmt: skip
    path = _path(workspace, mined.line)
    mine.drafted[mined.prompt.id] = mined.line
    if os.path.exists(path):
        return path, False
    return create(workspace.places, draft), True


def _path(workspace: Workspace, line: str) -> str:
    return os.path.join(home_folder(workspace.places), f"{slug(_title(line))}.md")


def _title(line: str) -> str:
    """The line as a title, without the month that opens it."""
    from amzprep.stories.month import read_month

    month, colon, rest = line.partition(":")
    title = rest.strip() if colon and rest.strip() and read_month(month) else line
    return shorten(title[:1].upper() + title[1:].rstrip("."), 80, placeholder=" …")


@lru_cache(None)
def prompts() -> tuple[Prompt, ...]:
    """The prompts, in the order they are asked."""
    from amzprep.stories.mining import read_prompts

    return read_prompts()


def progress(mine: Mine, all_: Sequence[Prompt]) -> str:
    """How far it is: `7 of 24`."""
    at = all_.index(mine.next) if mine.next is not None else len(all_) - 1
    return f"{at + 1} of {len(all_)}"
