"""Start a story: from answers, from a draft, or from the template. A file that is there is never written over."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amzprep.app.git_tree import remote_above
from amzprep.app.places import Places
from amzprep.app.stories_drawing import near
from amzprep.app.story_bank import home_folder
from amzprep.domain.principle import PRINCIPLES, find
from amzprep.domain.report import Block, Facts, Paragraph, Report
from amzprep.domain.story import SECTIONS, STAR, TITLES, Story
from amzprep.errors import ContentError, NotReadyError, UsageError

LONGEST = 32  # of an id made of a title: it is typed, and leads every line about the story
ASKS = {
    "situation": "When was it, what was wrong, and for whom? Two or three sentences.",
    "task": "Whose job was it, and what did you take on? One or two sentences.",
    "action": "What did you do, step by step, and why so? Say I. Name what you did not do, and why.",
    "result": "What changed, from what to what, in which time, and how was it measured?",
    "learning": "What do you do differently since then? One sentence.",
    "follow-ups": "Which questions will be asked? One a line: the harder choice, who disagreed, how measured.",
}


@dataclass(frozen=True)
class Draft:
    """What is known of a story so far; `sections` by their names, `front` more keys of the front matter.

    `guessed` when the month was read out of the telling.
    """

    title: str
    principles: Sequence[str] = ()
    when: str = ""
    tags: Sequence[str] = ()
    sections: Mapping[str, str] = field(default_factory=dict)
    front: Mapping[str, Any] = field(default_factory=dict)
    guessed: bool = False

    def text(self) -> str:
        """The file."""
        from amzprep.stories.write import document

        front = {**self.front, "title": self.title, "principles": list(self.principles), "when": self.when,
                 "tags": list(self.tags)}  # fmt: skip
        return document(front, self.sections, hints=True)


def slug(title: str) -> str:
    """An id made of a title: `the-drift-nobody-owned`."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().replace("'", "").replace("’", "")).strip("-")
    return (plain[: LONGEST + 1].rpartition("-")[0] or plain[:LONGEST] if len(plain) > LONGEST else plain) or "story"


def read_principles(text: str) -> tuple[str, ...]:
    """Slugs of principles by name, slug or short form, parted by commas. Raises UsageError with the nearest."""
    from difflib import get_close_matches

    found = []
    for each in _names(text):
        known = find(each)
        if known is None:
            near_one = get_close_matches(each.lower().replace(" ", "-"), PRINCIPLES, 1)
            hint = f"did you mean {near_one[0]}?" if near_one else f"known: {', '.join(PRINCIPLES)}"
            raise UsageError(f"no principle {each!r}; {hint}")
        found.append(known)
    return tuple(dict.fromkeys(found))


def _names(text: str) -> list[str]:
    """The names in a list; two of the sixteen names hold a comma or a semicolon themselves."""
    whole = find(text)
    if whole is not None:
        return [text]
    text = re.sub(r"right,\s*a lot", "right a lot", text, flags=re.IGNORECASE)
    return [each.strip() for each in text.split(",") if each.strip()]


def read_when(text: str) -> str:
    """A year, month, day or quarter, in any usual way of writing it. Raises UsageError."""
    from amzprep.stories.load import is_when
    from amzprep.stories.month import read_month

    found = text if not text or is_when(text) else read_month(text)
    if found is None:
        raise UsageError(f"{text!r} is no month; write it like 2025-03, 03/2025 or Mar 2025")
    return found


def create(
    places: Places, draft: Draft, *, folder: str | None = None, id_: str | None = None, force: bool = False
) -> str:
    """Write a new story into the home's folder, or another, and return its path.

    Raises UsageError for a name that is taken and for a git work tree with a remote (unless `force`), NotReadyError
    where nothing can be written.
    """
    target = folder or home_folder(places)
    tree = "" if force else remote_above(target)
    if tree:
        away = "leave out --folder" if folder else "move the home (AMZPREP_HOME)"
        raise UsageError(
            f"{target} lies in a git work tree with a remote ({tree}): one push publishes your stories; {away}, "
            "or insist with --force"
        )
    name = id_ or slug(draft.title)
    if not re.fullmatch(r"[a-z0-9-]{3,60}", name):
        raise UsageError(f"{name!r} is no id; use 3 to 60 of a-z, 0-9 and -, e.g. --id my-story")
    path = os.path.join(target, f"{name}.md")
    try:
        os.makedirs(target, mode=0o700, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(draft.text())
    except FileExistsError as error:
        raise UsageError(
            f"{near(path)} is there already; `amzprep stories edit {name}`, or choose another --id"
        ) from error
    except OSError as error:
        raise NotReadyError(f"{path}: {error.strerror}; nothing was written") from error
    return path


def template(title: str, today: str) -> Draft:
    """A draft with what to write where, as comments."""
    from amzprep.stories.month import last_month
    from amzprep.stories.write import TEMPLATE

    return Draft(title, when=last_month(title, today), sections=TEMPLATE, front={"status": "draft"})


def from_draft(path: str, text: str, today: str) -> Draft:
    """A draft cut into sections, with what its front matter says; the month is the last that its telling mentions.

    Raises ContentError for a text without words.
    """
    from amzprep.stories.load import read_story
    from amzprep.stories.month import last_month
    from amzprep.stories.sectioning import cut, title_of

    story = read_story(path, text)
    sections = cut(story)
    if not sections:
        raise ContentError(f"{path}: there is nothing to cut into sections")
    stem = os.path.basename(path).rpartition(".")[0] or "story"
    title = title_of(story) or stem.replace("-", " ").replace("_", " ").strip().capitalize()
    told = "\n".join([title, *(sections.get(name, "") for name in STAR)])
    when = story.when or last_month(told, today)
    return Draft(
        title, story.principles, when, story.tags, sections, _kept(story), guessed=bool(when) and not story.when
    )


def _kept(story: Story) -> dict[str, Any]:
    keys = ("scope", "facts", "project", "decider", "ambiguity", "blast_radius", "ignore")
    source = story.metric_source.get("", "") if set(story.metric_source) == {""} else dict(story.metric_source)
    return {"status": "draft", "metric_source": source} | {key: getattr(story, key) for key in keys}


def read_file(path: str) -> str:
    """The text of a draft, `-` is standard input. Raises UsageError, ContentError."""
    import sys

    from amzprep.stories.source import Unreadable, decode, read_bytes

    try:
        if path == "-":
            return decode(sys.stdin.buffer.read())
        if not os.path.exists(path):
            raise UsageError(f"{path} is not there")
        return decode(read_bytes(path))
    except Unreadable as error:
        raise ContentError(f"{path}: {error}") from error


def created_report(path: str, draft: Draft, home: str = "") -> Report:
    """What was written and where, and what is still missing; `home` is the folder a check without a path would read."""
    shown = near(path)
    rows = [(TITLES[name], _opening(draft.sections[name])) for name in SECTIONS if draft.sections.get(name)]
    missing = [key for key, value in (("principles", draft.principles), ("when", draft.when)) if not value]
    missing += [TITLES[name] for name in SECTIONS[:5] if not draft.sections.get(name)]
    blocks: list[Block] = [Paragraph([f"{shown} is written."]), Facts(rows)]
    if draft.guessed:
        blocks.append(Paragraph([f"when: {draft.when} is the last date in the text; correct it if it ended later."]))
    if missing:
        blocks.append(Paragraph([f"Still missing: {', '.join(missing)}."]))
    name = os.path.basename(path).removesuffix(".md")
    data = {
        "path": os.path.abspath(path),
        "story": name,
        "sections": [name for name in SECTIONS if draft.sections.get(name)],
    }
    checked = "" if home and os.path.dirname(os.path.abspath(path)) == os.path.abspath(home) else f" {shown}"
    return Report("stories_new", data, blocks, next=f"amzprep stories check{checked}")


def _opening(text: str) -> str:
    words = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).split()
    return " ".join(words[:9]) + (f" … ({len(words)} words)" if len(words) > 9 else "") if words else "to write"


def unfinished(folder: str) -> list[tuple[str, Draft]]:
    """Drafts in a folder whose Action is not written yet, with their paths; one edited by hand is left to an editor."""
    from amzprep.stories.source import Unreadable, decode, read_bytes, story_files

    found = []
    for path in story_files([folder]) if os.path.isdir(folder) else []:
        try:
            text = decode(read_bytes(path))
        except Unreadable:
            continue
        draft = _as_written(path, text)
        if draft is not None and not draft.sections.get("action"):
            found.append((path, draft))
    return found


def _as_written(path: str, text: str) -> Draft | None:
    """The draft a file was written from; None where somebody has changed it since, or it is no draft."""
    from amzprep.stories.load import read_story
    from amzprep.stories.sectioning import cut

    story = read_story(path, text)
    if not story.draft or (story.faults and any(fault.unreadable for fault in story.faults)):
        return None
    draft = Draft(story.title, story.principles, story.when, story.tags, cut(story), _kept(story))
    return draft if draft.text() == text else None


class Writing:
    """A story that is being typed: every half sentence is in its file within a second.

    The file is ours alone: where somebody else changed it meanwhile, what is typed goes into `<name>.typed.md` beside.
    """

    def __init__(self, path: str, draft: Draft) -> None:
        self.path, self.draft = path, draft
        self._written = draft.text()

    def keep(self, section: str, text: str) -> None:
        """Take over a section's text so far. Raises NotReadyError when it cannot be kept."""
        from dataclasses import replace

        self.draft = replace(self.draft, sections={**self.draft.sections, section: text})
        new = self.draft.text()
        if new == self._written:
            return
        try:
            if self._read() != self._written:
                self.path = f"{self.path.removesuffix('.md').removesuffix('.typed')}.typed.md"
            temporary = f"{self.path}.new"
            with open(temporary, "w", encoding="utf-8") as file:
                file.write(new)
            os.replace(temporary, self.path)
        except OSError as error:
            raise NotReadyError(f"{self.path}: {error.strerror}") from error
        self._written = new

    def _read(self) -> str:
        with open(self.path, encoding="utf-8", errors="replace", newline="") as file:
            return file.read()

    def seconds(self, section: str, rate: float) -> float:
        """Spoken seconds of a section so far."""
        return len(self.draft.sections.get(section, "").split()) * 60 / rate
