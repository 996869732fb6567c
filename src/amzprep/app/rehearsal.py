"""Rehearse a story: its telling against the clock, probes for its gaps, and what it showed; it comes back when due.

A rehearsal is a few minutes long and is logged whole at its end; the telling itself as soon as it is over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from amzprep.app.story_bank import RATE, find_story, open_bank, terms_of
from amzprep.domain.evidence import signals_json
from amzprep.domain.rating import RULES, Rating, Suggestion, suggest
from amzprep.domain.rehearsal import BANDS, FAR_S, Timing, over, speaking_rate, timings
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Span, Table
from amzprep.domain.spoken_rating import TellingSignals
from amzprep.domain.story import PROSE_FORM, STAR, Story
from amzprep.errors import ContentError, UsageError

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.stories.rule import Terms

CARD = "story/"
KIND, MODE = "behavioral", "rehearsal"
TARGET_MIN = FAR_S / 60
PASSAGE = """\
Last spring the shop where I buy bread put a small screen beside the till. It shows how many loaves are left and when
the next ones come out of the oven. At first I thought it was a toy. Then I noticed that people stopped asking the same
question, and that the queue moved. The baker told me she had counted: on Saturdays she used to answer that question
more than two hundred times. Now she answers it perhaps ten times, mostly for people who like to talk. What I take from
it is simple. The bread did not change and the oven did not change. Somebody looked at what the people behind the
counter say all day long, wrote it down for a week, and put the answer where everybody could see it. It cost less than
one day of sales. Whenever I hear that a thing cannot be made better without rebuilding all of it, I think of that
screen, and I ask what we say two hundred times a day.
"""


def weakest(workspace: Workspace, paths: Sequence[str] = ()) -> Story:
    """The story to rehearse now, one not told today where there is any.

    What has no Action yet comes last of all. First what is due, the longest overdue before; then what was never told,
    the one with the costliest findings before; then what fades soonest.
    """
    opened = open_bank(workspace, paths)
    if not opened.bank.stories:
        raise ContentError(f"no stories in {opened.target.folder}; `amzprep stories new` writes the first")
    history, today = workspace.history, workspace.today
    told = {each.story for each in history.attempts if each.day == today}

    def rank(story: Story) -> tuple[bool, int, str, float, str]:
        waits = story.id in told or not (story.section("action") or story.form == PROSE_FORM)
        card = history.card(CARD + story.id)
        if card is None:
            return waits, 1, "", _soundness(story, opened.terms), story.id
        due = card.due <= today
        return waits, 0 if due else 2, card.due, workspace.memory.recall(card, today), story.id

    return min(opened.bank.stories, key=rank)


def _soundness(story: Story, terms: Terms) -> float:
    """How little an interviewer would find in a story: below nothing, by what each finding costs."""
    from amzprep.domain.finding import Severity
    from amzprep.domain.story_bank import StoryBank
    from amzprep.stories.check import check_bank

    (checked,) = check_bank(StoryBank(story.path, (story,)), terms, whole=False).stories
    return -float(sum(each.weight for each in checked.findings if each.severity is not Severity.INFO))


def why_now(workspace: Workspace, story: Story) -> str:
    """Why a story was chosen, in a few words."""
    card = workspace.history.card(CARD + story.id)
    if card is None:
        return "never told yet"
    return f"due {card.due}" if card.due <= workspace.today else f"told before; due {card.due}"


class Rehearsal:
    """One rehearsal of one story; `marks` are the seconds at which its sections ended."""

    def __init__(self, workspace: Workspace, story: Story, why: str = "") -> None:
        self.workspace, self.story, self.why = workspace, story, why
        self.sections = [name for name in STAR if story.section(name)] or list(STAR)
        self.marks: list[float] = []
        self.attempt = workspace.new_id()
        self.signal = ""
        self.flags = 0
        self.logged = False

    @property
    def told_s(self) -> float:
        return self.marks[-1] if self.marks else 0.0

    def mark(self, second: float) -> bool:
        """A section ends here; False when it was the last one."""
        self.marks.append(round(second, 1))
        return len(self.marks) < len(self.sections)

    def timings(self) -> list[Timing]:
        """The sections that were told, with their seconds."""
        starts = [0.0, *self.marks[:-1]]
        told = zip(self.sections, starts, self.marks, strict=False)
        return timings({name: end - start for name, start, end in told})

    def probes(self) -> list[str]:
        """What an interviewer would ask, from the story's own gaps."""
        from amzprep.stories.probes import probes_for

        before = len(self.workspace.history.by_question.get(CARD + self.story.id, ()))
        return probes_for(self.story, terms_of(self.workspace), told=before)

    def told(self) -> None:
        """Record that the story was told."""
        level = self.workspace.level
        self.workspace.record(
            "attempt_started",
            {"attempt": self.attempt, "question": CARD + self.story.id, "revision": 1, "kind": KIND, "language": "",
             "mode": MODE, "level": level, "limit_min": TARGET_MIN,
             "first": not self.workspace.history.seen(CARD + self.story.id), "seed": None},
        )  # fmt: skip
        self._record("told", story=self.story.id, seconds=self.told_s)
        self.logged = True

    def heard(self, signal: str, flags: int) -> None:
        """Record what the learner heard in it: strong, weak or none, and how many probes had no answer."""
        self.signal, self.flags = signal, flags
        self._record("heard", level=self.workspace.level, signal=signal, flags=list(range(flags)))

    def signals(self) -> TellingSignals:
        return TellingSignals(self.signal, 0, self.told_s, FAR_S, mode=MODE, told_s=self.told_s, words=0)

    def suggestion(self) -> Suggestion:
        return suggest(self.signals())

    def rate(self, override: Rating | None = None) -> Rating:
        """Record the rating; the story's card moves."""
        suggested = self.suggestion().rating
        chosen = override or suggested
        changed = int(chosen) if chosen != suggested else None
        self._record("rated", signals=signals_json(self.signals()), rules=RULES, override=changed, growth=None)
        return chosen

    def _record(self, name: str, **body: Any) -> None:
        self.workspace.record(name, {"attempt": self.attempt, "elapsed_s": self.told_s, **body})


def start_rehearsal(workspace: Workspace, name: str | None = None, paths: Sequence[str] = ()) -> Rehearsal:
    """Rehearse the story named, else the weakest. Raises UsageError, ContentError."""
    if name:
        return Rehearsal(workspace, find_story(workspace, name, paths))
    chosen = weakest(workspace, paths)
    return Rehearsal(workspace, chosen, why_now(workspace, chosen))


def timing_blocks(rehearsal: Rehearsal) -> list[Block]:
    """Seconds per section against the bands, and the whole."""
    rows: list[list[Line]] = [
        [each.section.capitalize(), f"{each.seconds:.0f} s", f"{each.share:.0%}",
         _band(each.section), Span(each.verdict, "good" if each.verdict.startswith("in") else "warn")]
        for each in rehearsal.timings()
    ]  # fmt: skip
    told = rehearsal.told_s
    return [
        Table(["section", "told", "share", "band", ""], rows, "lrrrl"),
        Paragraph([f"Told in {told // 60:.0f}:{told % 60:02.0f}, {over(told)}."]),
    ]


def _band(section: str) -> str:
    low, high = BANDS.get(section, (0, 0))
    return f"{low}-{high} s" if high else ""


def ending(rehearsal: Rehearsal, rating: Rating, notes: Mapping[str, str]) -> Report:
    """The closing report: timings, probes with the learner's notes, the rating and the next date."""
    workspace, story = rehearsal.workspace, rehearsal.story
    card = workspace.history.card(CARD + story.id)
    due = card.due if card is not None else None
    data = {
        "story": story.id,
        "told_s": rehearsal.told_s,
        "items": [
            {"section": e.section, "seconds": e.seconds, "share": round(e.share, 3), "out_s": e.out_s}
            for e in rehearsal.timings()
        ],
        "probes": dict(notes),
        "signal": rehearsal.signal,
        "rating": rating.title.lower(),
        "due": due,
    }
    blocks: list[Block] = [
        Heading(story.title or story.id),
        *timing_blocks(rehearsal),
        Paragraph([["Rated ", Span(rating.title, "strong"), f"; comes back {due}. Self-scored."]]),
    ]
    return Report("rehearsal", data, blocks, next="amzprep stories rehearse")


def calibrate(workspace: Workspace, seconds: float) -> Report:
    """Set the learner's speaking rate from a timed read-aloud of the passage. Raises UsageError."""
    words = len(PASSAGE.split())
    rate = speaking_rate(words, seconds)
    if rate is None:
        raise UsageError(f"{words} words in {seconds:.0f} s is no reading aloud; try again")
    workspace.record("setting", {"key": RATE, "value": f"{rate:g}"})
    data = {"words": words, "seconds": round(seconds, 1), "rate": rate}
    line = f"{words} words in {seconds:.0f} s: {rate:.0f} words a minute. Checks and rehearsals use it from now on."
    return Report("speaking_rate", data, [Paragraph([line])], next="amzprep stories check")
