"""The bank a command works on: which files, read from where, and by which terms they are judged."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from amzprep.app.git_tree import remote_above
from amzprep.app.places import Places
from amzprep.errors import ContentError, UsageError

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.story import Fault, Story
    from amzprep.domain.story_bank import StoryBank
    from amzprep.stories.rule import Terms

RATE = "speaking_rate"  # the setting that `stories rehearse --calibrate` makes: words a minute
HERE = "stories"


@dataclass(frozen=True)
class Target:
    """The files of a bank: `folder` is what was meant (or the one file), `whole` when it is a folder."""

    folder: str
    files: tuple[str, ...]
    resume: str
    whole: bool


@dataclass(frozen=True)
class OpenedBank:
    """A bank that was read, its terms, and what could not be read: (path, why)."""

    bank: StoryBank
    terms: Terms
    unreadable: tuple[tuple[str, str], ...]
    resume_faults: tuple[Fault, ...]
    target: Target


def home_folder(places: Places) -> str:
    """The learner's own stories."""
    return os.path.join(places.home, HERE)


def find_target(places: Places, paths: Sequence[str] = ()) -> Target:
    """The story files of the paths named; without one of `./stories` where it has any, else of the home.

    Raises UsageError for a path that is not there.
    """
    from amzprep.stories.source import bank_folder, resume_places, story_files

    given = list(paths) or [bank_folder(places.home)]
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path} is not there; name a folder of stories or a story file")
    if not paths and not os.path.isdir(given[0]):
        return Target(given[0], (), "", True)
    folders = [path for path in given if os.path.isdir(path)]
    folder = folders[0] if folders else given[0]
    beside = folder if folders else os.path.dirname(folder)
    resume = next(filter(os.path.isfile, resume_places(beside, places.home)), "")
    return Target(folder, tuple(story_files(given)), resume, bool(folders))


def terms_of(workspace: Workspace, level: str | None = None) -> Terms:
    """The level asked for, else the one set; the learner's day, rate and words."""
    from amzprep.stories.rule import RATE as USUAL
    from amzprep.stories.rule import Terms

    config = workspace.config
    settings = workspace.settings if os.path.exists(workspace.places.log) else {}  # nothing set: no log is opened
    try:
        rate = float(settings.get(RATE) or USUAL)
    except ValueError:
        rate = USUAL
    today = date.fromisoformat(workspace.today)
    words = (tuple(map(str, config[key])) for key in ("private", "public"))
    level = level or settings.get("level") or str(config["level"])
    return Terms(level, today, rate if 40 <= rate <= 400 else USUAL, *words)


def open_bank(workspace: Workspace, paths: Sequence[str] = (), level: str | None = None) -> OpenedBank:
    """Read a bank. Raises UsageError for a path that is not there, ContentError where nothing could be read."""
    from amzprep.stories.load import load_story
    from amzprep.stories.source import Unreadable

    target = find_target(workspace.places, paths)
    stories: list[Story] = []
    unreadable = []
    for path in target.files:
        try:
            stories.append(load_story(path))
        except Unreadable as error:
            unreadable.append((path, str(error)))
    if unreadable and not stories:
        path, why = unreadable[0]
        raise ContentError(f"{path}: {why}" + (f" (and {len(unreadable) - 1} more)" if len(unreadable) > 1 else ""))
    bank, faults = with_resume(target, stories)
    return OpenedBank(bank, terms_of(workspace, level), tuple(unreadable), faults, target)


def with_resume(target: Target, stories: Sequence[Story]) -> tuple[StoryBank, tuple[Fault, ...]]:
    """The bank of some stories with the resume beside them, and what is wrong with that."""
    from amzprep.domain.story import Fault
    from amzprep.domain.story_bank import StoryBank
    from amzprep.stories.resume import load_resume
    from amzprep.stories.source import Unreadable

    if not target.resume:
        return StoryBank(target.folder, tuple(stories)), ()
    try:
        resume, faults = load_resume(target.resume)
    except Unreadable as error:
        return StoryBank(target.folder, tuple(stories)), (Fault(1, 1, str(error), True),)
    return StoryBank(target.folder, tuple(stories), resume), tuple(faults)


def find_story(workspace: Workspace, name: str, paths: Sequence[str] = ()) -> Story:
    """The story with an id, a file name, or the words of its title. Raises UsageError with the nearest."""
    from difflib import get_close_matches

    from amzprep.stories.load import load_story
    from amzprep.stories.source import Unreadable

    if os.path.isfile(name):
        try:
            return load_story(name)
        except Unreadable as error:
            raise ContentError(f"{name}: {error}") from error
    opened = open_bank(workspace, paths)
    stories = opened.bank.stories
    found = opened.bank.get(name) or _only([each for each in stories if name.lower() in each.title.lower()])
    if found is not None:
        return found
    near = get_close_matches(name, [each.id for each in stories], 1)
    hint = f"did you mean {near[0]}?" if near else "`amzprep stories list` shows them"
    raise UsageError(f"no story {name!r} in {opened.target.folder}; {hint}")


def find_path(workspace: Workspace, name: str, paths: Sequence[str] = ()) -> str:
    """The file of a story, also of one that cannot be read. Raises UsageError."""
    if os.path.isfile(name):
        return name
    target = find_target(workspace.places, paths)
    named = [path for path in target.files if os.path.basename(path).rpartition(".")[0] == name]
    return named[0] if named else find_story(workspace, name, paths).path


def _only(stories: list[Story]) -> Story | None:
    return stories[0] if len(stories) == 1 else None


def published(places: Places, folder: str) -> str:
    """A line when a folder of stories lies where one push publishes it; the samples that ship may lie there."""
    if os.path.realpath(folder).startswith(os.path.realpath(places.data) + os.sep):
        return ""
    tree = remote_above(folder)
    return f"{folder} lies in a git work tree with a remote ({tree}): one push publishes your stories" if tree else ""
