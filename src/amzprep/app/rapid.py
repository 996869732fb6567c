"""Rapid fire: ten behavioral questions in three minutes; for each a story of its own, and its first sentence.

Naming a story is no practice of the question, so nothing is rated and the question stays as it was; but the story
counts as told, and the seconds as practice. Each answer is recorded when it is given. Its start is recorded last,
because an attempt without one is not there: a process killed in between leaves nothing half done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from amzprep.app.closing import clock
from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Wanted
from amzprep.app.select import read_selector, select
from amzprep.app.stories_at_hand import read_story, same_story, stories_at_hand, titled
from amzprep.app.workspace import Workspace
from amzprep.domain.attempt import RAPID
from amzprep.domain.open import one_line
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Line, Paragraph, Report, Span, Table
from amzprep.errors import NotReadyError, UsageError

MOST, LIMIT_S = 10, 180.0
KEPT = "rapid.md"


@dataclass
class Asked:
    """One question of the ten in its wording, and what was answered; `story` is empty for none."""

    question: Question
    wording: int
    story: str = ""
    sentence: str = ""
    seconds: float = 0.0
    repeat: bool = False

    @property
    def text(self) -> str:
        return one_line(self.question.behavioral.wordings[self.wording])

    @property
    def principle(self) -> str:
        """The one that is scored, by its official name."""
        return PRINCIPLES[self.question.behavioral.principles[0]]


@dataclass
class Rapid:
    """The ten, how far they are, and what is half typed; `limit_s` is shared by all that were drawn."""

    workspace: Workspace
    asked: list[Asked]
    level: str
    limit_s: float
    folder: AttemptFolder
    at: int = 0
    draft: str = ""
    _since: float = field(default=0.0)
    _question_since: float = field(default=0.0)

    def begin(self) -> None:
        """Let the clock run. Raises NotReadyError where nothing can be kept."""
        try:
            os.makedirs(self.folder.path, mode=0o700, exist_ok=True)
        except OSError as error:
            raise NotReadyError(f"{self.folder.path}: {error.strerror}; nothing was started") from error
        self._since = self._question_since = self.workspace.clock.steady()

    @property
    def left_s(self) -> float:
        """Seconds left, below zero when the time is over."""
        return self.limit_s - (self.workspace.clock.steady() - self._since)

    @property
    def current(self) -> Asked | None:
        """The question to answer now; None when all are through."""
        return self.asked[self.at] if self.at < len(self.asked) else None

    @property
    def stories(self) -> list[str]:
        """The stories named so far, each once."""
        found: dict[str, None] = {each.story: None for each in self.asked if each.story and not each.repeat}
        return list(found)

    def read(self, typed: str) -> str:
        """The story meant by what was typed."""
        return read_story(typed, stories_at_hand(self.workspace))

    def used_for(self, story: str) -> Asked | None:
        """The question a story was named for already in these three minutes."""
        return next((each for each in self.asked[: self.at] if same_story(each.story, story)), None)

    def name(self, story: str) -> None:
        """The story for the current question; a second use is a repeat."""
        asked = self.asked[self.at]
        asked.repeat = self.used_for(story) is not None
        asked.story, self.draft = story, ""
        self._keep()

    def keep_draft(self, text: str) -> None:
        """Save half-typed text."""
        if text != self.draft:
            self.draft = text
            self._keep()

    def flag(self, why: str) -> None:
        """Flag the current question, with what is wrong with it."""
        self.workspace.record("flagged", {"question": self.asked[self.at].question.id, "why": why})

    def answer(self, sentence: str) -> None:
        """The first sentence, empty when it was said aloud; the answer is recorded and the next question is up."""
        asked, now = self.asked[self.at], self.workspace.clock.steady()
        asked.sentence, asked.seconds = one_line(sentence), round(now - self._question_since, 1)
        self._record(asked)
        self.at, self.draft, self._question_since = self.at + 1, "", now
        self._keep()

    def close(self, typed: str) -> None:
        """The time is over: what is half typed is the answer to the current question."""
        if self.current is not None and not self.current.story and typed.strip():
            self.name(self.read(typed))
            typed = ""
        self.stop(typed)

    def stop(self, typed: str) -> None:
        """It ends here: a story that was named is recorded, what is half typed stays in the file."""
        if self.current is not None and self.current.story:
            self.answer(typed)

    def _record(self, asked: Asked) -> None:
        """The story as told; the seconds count even when none was found."""
        workspace, question, seconds = self.workspace, asked.question, asked.seconds
        attempt = workspace.new_id()
        first = not workspace.history.seen(question.id)
        step = {"attempt": attempt, "elapsed_s": seconds}
        if asked.story:
            workspace.record("told", {**step, "story": asked.story, "seconds": seconds})
        workspace.record("abandoned", {**step, "reason": RAPID})
        workspace.record(
            "attempt_started",
            {"attempt": attempt, "question": question.id, "revision": question.revision, "kind": question.kind,
             "language": "", "mode": RAPID, "level": self.level, "limit_min": round(LIMIT_S / MOST / 60, 2),
             "first": first, "seed": None, "wording": asked.wording},
        )  # fmt: skip

    def _keep(self) -> None:
        """Write everything typed so far."""
        self.folder.write(KEPT, self.markdown())

    def markdown(self) -> str:
        """Questions, stories and first sentences as Markdown."""
        lines = ["# Rapid fire", ""]
        for i, each in enumerate(self.asked[: self.at + 1], 1):
            story = f"{each.story}{' (a repeat)' if each.repeat else ''}" if each.story else "none"
            lines += [f"{i}. {each.text}", f"   story: {story}", *([f"   {each.sentence}"] if each.sentence else [])]
        return "\n".join([*lines, *(["", f"half typed: {self.draft}"] if self.draft else [])]) + "\n"


def draw_rapid(workspace: Workspace, words: Sequence[str], wanted: Wanted) -> Rapid:
    """Ten wordings, or as many as there are: each of another principle while they last, those not heard first.

    Raises UsageError where no behavioral question is meant.
    """
    rows = [row for row in select(workspace, read_selector(workspace, words)) if row.kind == "behavioral"]
    if wanted.level is not None:
        rows = [row for row in rows if wanted.level in row.levels]
    if not rows:
        raise UsageError(f"rapid fire draws behavioral questions, and {' '.join(words) or 'today'} has none")
    heard = {(each.question, each.wording) for each in workspace.history.attempts}
    questions = [workspace.content.get(row.id) for row in rows]
    cards = [Asked(each, number) for each in questions for number in range(len(each.behavioral.wordings))]
    workspace.dice.shuffle(cards)
    cards.sort(key=lambda each: (each.question.id, each.wording) in heard)
    chosen = _spread(cards)
    workspace.dice.shuffle(chosen)
    path = os.path.join(workspace.places.attempts, f"{workspace.today}-rapid-{workspace.new_id()[-6:]}")
    limit = 60 * wanted.minutes if wanted.minutes is not None else LIMIT_S * len(chosen) / MOST
    return Rapid(workspace, chosen, wanted.level or workspace.level, limit, AttemptFolder(path))


def _spread(cards: Sequence[Asked]) -> list[Asked]:
    """The first of each principle, then of each question, then any, until there are ten."""
    keys: list[Callable[[Asked], object]] = [lambda it: it.principle, lambda it: it.question.id, id]
    chosen: list[Asked] = []
    for key in keys:
        for each in cards:
            if len(chosen) < MOST and key(each) not in {key(one) for one in chosen}:
                chosen.append(each)
    return chosen


def rapid_ending(rapid: Rapid) -> Report:
    """How it went: answered, stories, repeats, and only now the principles without a story of their own."""
    answered = [each for each in rapid.asked if each.story]
    repeats = [each for each in answered if each.repeat]
    covered = {each.principle for each in answered if not each.repeat}
    without = [name for name in dict.fromkeys(each.principle for each in rapid.asked) if name not in covered]
    took = round(min(rapid.limit_s, rapid.limit_s - rapid.left_s), 1)
    data = {
        "answered": len(answered),
        "asked": len(rapid.asked),
        "limit_s": rapid.limit_s,
        "elapsed_s": took,
        "stories": rapid.stories,
        "repeats": len(repeats),
        "without": without,
        "items": [_plain(each) for each in rapid.asked],
        "folder": rapid.folder.path,
    }
    weakest = next((each.question for each in rapid.asked if not each.story or each.repeat), rapid.asked[0].question)
    return Report("rapid", data, _drawing(rapid, data), next=f"amzprep drill {weakest.slug}")


def _plain(asked: Asked) -> dict[str, object]:
    return {"question": asked.question.id, "wording": asked.text, "principle": asked.principle, "story": asked.story,
            "sentence": asked.sentence, "seconds": asked.seconds, "repeat": asked.repeat}  # fmt: skip


def _drawing(rapid: Rapid, data: dict[str, object]) -> list[Block]:
    count = f"{data['answered']} of {data['asked']} answered in {clock(float(str(data['elapsed_s'])))}"
    rows: list[list[Line]] = []
    for i, each in enumerate(rapid.asked, 1):
        story = titled(rapid.workspace, each.story)
        rows.append([str(i), each.principle, _story(each, story, reached=i <= rapid.at), each.sentence])
    stories = len(rapid.stories)
    told = f"{stories} stor{'y' if stories == 1 else 'ies'}, {data['repeats']} told twice"
    without = data["without"]
    assert isinstance(without, list)
    gaps = (
        f"Without a story of their own: {' · '.join(without)}" if without else "Each principle has a story of its own."
    )
    lines: list[Line] = [Span(f"{count}; {told}.", "strong"), Span(gaps, "bad" if without else "good"),
                         "Nothing was rated; the stories count as told.", f"Kept in {rapid.folder.path}"]  # fmt: skip
    return [Table(["", "principle", "story", "first sentence"], rows, "rlll"), Paragraph(lines)]


def _story(asked: Asked, title: str, *, reached: bool) -> Line:
    if asked.repeat:
        return [title, Span(" (a repeat)", "warn")]
    return title or (Span("none", "bad") if reached else Span("not reached", "dim"))
