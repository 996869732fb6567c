"""The stories of the home's bank as a teller chooses among them: by number, title or loose words, and told before."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amzprep.app.workspace import Workspace
from amzprep.domain.open import one_line
from amzprep.domain.words import words

IN_TITLE, CLEARLY = 3.0, 1.5  # what a word of a title weighs, and how far the story meant is ahead of the next
MOST_GAPS = 2  # probes after a telling that come from the story itself


@dataclass(frozen=True)
class AtHand:
    """A story of the bank: `id` is what the log knows it by."""

    id: str
    title: str


@dataclass(frozen=True)
class Earlier:
    """An earlier telling of a story: for which question, and when."""

    question: str
    title: str
    day: str

    def as_json(self) -> dict[str, str]:
        return {"question": self.question, "title": self.title, "day": self.day}


def stories_at_hand(workspace: Workspace) -> list[AtHand]:
    """The stories of the bank in order of their ids: the Markdown files of the home's `stories`, by their titles."""
    from amzprep.stories.source import is_story

    folder = os.path.join(workspace.places.home, "stories")
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    found = [name.removesuffix(".md") for name in names if name.endswith(".md") and is_story(name)]
    return [AtHand(each, _title(os.path.join(folder, f"{each}.md"), each)) for each in found]


def _title(path: str, name: str) -> str:
    """The title a story's file gives it; its name in words where it gives none or can not be read."""
    from amzprep.stories.load import load_story
    from amzprep.stories.source import Unreadable

    try:
        said = one_line(load_story(path).title)
    except Unreadable:
        said = ""
    return said or name.replace("-", " ").replace("_", " ").capitalize()


def titled(workspace: Workspace, story: str) -> str:
    """A story by the title its file gives it, where it is one of the bank; else as it was named."""
    return next((each.title for each in stories_at_hand(workspace) if same_story(each.id, story)), story)


def read_story(typed: str, bank: Sequence[AtHand]) -> str:
    """The story meant by a number of the bank, an id, or a title in any words; empty for none."""
    text = one_line(typed)
    if text.isdecimal() and 1 <= int(text) <= len(bank):
        return bank[int(text) - 1].id
    by_id = [each.id for each in bank if same_story(text, each.id)]
    by_title = [each.id for each in bank if same_story(text, each.title)]
    return [*by_id, *by_title, text][0]


def near_story(typed: str, texts: Mapping[AtHand, set[str]]) -> AtHand | None:
    """The story that was probably meant: by far the most shared words, those of its title before those of its text.

    One shared word is enough only where nothing else was typed. `texts` has the words of each story's file.
    """
    said = words(typed)
    spread = Counter(word for each in texts.values() for word in each)
    scores = {
        each: sum((IN_TITLE if word in words(each.title) else 1.0) / spread[word] for word in said & text)
        for each, text in texts.items()
    }
    best = max(scores, key=lambda each: scores[each], default=None)
    if best is None or len(said & texts[best]) < min(2, len(said)) or not said:
        return None
    second = max((score for each, score in scores.items() if each is not best), default=0.0)
    return best if scores[best] >= CLEARLY * second else None


def story_texts(workspace: Workspace, bank: Sequence[AtHand]) -> dict[AtHand, set[str]]:
    """The words of each story's title and file."""
    from amzprep.stories.load import load_story
    from amzprep.stories.source import Unreadable

    found = {}
    for each in bank:
        try:
            text = load_story(os.path.join(workspace.places.home, "stories", f"{each.id}.md")).text.raw
        except Unreadable:
            text = ""
        found[each] = words(f"{each.title} {text}")
    return found


def same_story(one: str, other: str) -> bool:
    """Whether two names mean one story: letters and digits alone tell."""
    return bool(_letters(one)) and _letters(one) == _letters(other)


def told_before(workspace: Workspace, story: str, question: str) -> list[Earlier]:
    """Earlier tellings of a story for other questions, the newest first."""
    titles = {row.id: row.title for row in workspace.content.rows}
    return [
        Earlier(each.question, titles.get(each.question, each.question), each.day)
        for each in reversed(workspace.history.attempts)
        if each.question != question and same_story(each.story, story)
    ]


def told_in_loop(workspace: Workspace, attempt: str) -> list[str]:
    """The stories told so far in the mock loop that an attempt belongs to."""
    attempts = workspace.history.attempts
    loop = next((each.loop.partition("/")[0] for each in attempts if each.id == attempt), "")
    return [each.story for each in attempts if loop and each.loop.startswith(f"{loop}/") and each.story]


def gaps_of(workspace: Workspace, story: str) -> list[str]:
    """The questions that the findings of a story of the bank provoke, the costliest first; none without a file."""
    from amzprep.app.story_bank import terms_of
    from amzprep.stories.load import load_story
    from amzprep.stories.probes import gap_probes
    from amzprep.stories.source import Unreadable

    try:
        found = load_story(os.path.join(workspace.places.home, "stories", f"{story}.md"))
    except Unreadable:
        return []
    return gap_probes(found, terms_of(workspace), MOST_GAPS)


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
