"""A story told under way: which story, the telling against the clock, probes one at a time, then what it showed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Wanted
from amzprep.app.state import State
from amzprep.app.stories_at_hand import Earlier, gaps_of, titled, told_before
from amzprep.app.underway import Underway, record_start
from amzprep.app.workspace import Workspace
from amzprep.domain.behavioral import Behavioral, Probe, Signal
from amzprep.domain.open import one_line
from amzprep.domain.question import Question
from amzprep.domain.spoken_rating import TellingSignals

CHOOSING, TELLING, PROBING, MARKING, RATING = "choosing", "telling", "probing", "marking", "rating"
SIGNALS = ("strong", "weak", "mixed", "none")
SHORTEST_S, LONGEST_S = 120.0, 180.0  # a telling takes two to three minutes
LOOP = "loop"
WRITTEN_OUT = 80  # words: with so many a telling is written out, with fewer they are notes of what was said
WRITTEN, RECORD = "telling.md", "record.md"


def speaking_rate(workspace: Workspace) -> float:
    """Words a minute: calibrated by the learner, else the usual rate."""
    from amzprep.app.story_bank import terms_of

    return terms_of(workspace).rate


def draw_wording(workspace: Workspace, question: Question) -> int:
    """The number of one of the wordings asked least so far, drawn by the dice."""
    asked = Counter(each.wording for each in workspace.history.by_question.get(question.id, ()))
    numbers = range(len(question.behavioral.wordings))
    fewest = min(asked[number] for number in numbers)
    return workspace.dice.choice([number for number in numbers if asked[number] == fewest])


@dataclass
class TellingState(State):
    """`notes` are (second of the telling, text), `answers` (probe, second of the question, text).

    `probe` counts the probes that are through; `gaps` are the questions that the story's own findings ask.
    """

    wording: int = 0
    stage: str = CHOOSING
    story: str = ""
    begun_s: float = 0.0
    told_s: float = 0.0
    notes: list[list[Any]] = field(default_factory=list)
    probe: int = 0
    answers: list[list[Any]] = field(default_factory=list)
    draft: str = ""
    gaps: list[str] = field(default_factory=list)
    signal: str = ""
    flags: list[int] = field(default_factory=list)
    remark: str = ""
    gave_up: bool = False
    written: bool = False
    keep: bool = False

    def fresh(self) -> Self:
        """What was typed is in the file alone; events tell the story, its seconds, and what was heard."""
        found = super().fresh()
        vars(found).update(vars(self))
        return found

    def follow(self, name: str, body: Mapping[str, Any]) -> None:
        super().follow(name, body)
        if name == "told":
            self.story, self.told_s = body["story"], body["seconds"]
            self.stage = PROBING if self.stage in (CHOOSING, TELLING) else self.stage
        elif name == "heard":
            self.signal, self.flags, self.stage = body["signal"], list(body["flags"]), RATING


class Telling(Underway[TellingState]):
    """One attempt at a behavioral question. Nothing advances by itself: overtime is shown, not enforced."""

    @property
    def body(self) -> Behavioral:
        return self.question.behavioral

    @property
    def finished(self) -> bool:
        """Story and probes are through; what is left is marking."""
        return self.state.stage in (MARKING, RATING)

    @property
    def wording(self) -> str:
        """The question as it was drawn, on one line."""
        wordings = self.body.wordings
        return one_line(wordings[min(self.state.wording, len(wordings) - 1)])

    @property
    def telling_s(self) -> float:
        """Active seconds of the telling, so far or in all."""
        return self.elapsed_s - self.state.begun_s if self.state.stage == TELLING else self.state.told_s

    @property
    def words(self) -> int:
        """Words of a telling that is written out; 0 where it was told aloud, with notes at most."""
        count = sum(len(text.split()) for _, text in self.state.notes)
        return count if count >= WRITTEN_OUT else 0

    @property
    def spoken_s(self) -> float:
        """Seconds the telling takes: by the clock, or those of its words at the learner's speaking rate."""
        return 60 * self.words / speaking_rate(self.workspace) if self.words else self.telling_s

    @property
    def late(self) -> bool:
        """Whether its time in the round is over: an interviewer asks one more thing and moves on."""
        return self.state.mode == LOOP and self.elapsed_s > self.limit_s

    @property
    def probe(self) -> Probe | None:
        """The probe to answer now; None when all are through."""
        probes = self.probes
        return probes[self.state.probe] if self.state.probe < len(probes) else None

    @property
    def probes(self) -> tuple[Probe, ...]:
        """What is asked after the telling: in a mock loop the gaps of the story first, then the question's own.

        When its time there is over, none after the one under way.
        """
        own = tuple(Probe(each, "a gap of your story") for each in self.state.gaps)
        found = (*own, *self.body.probes)[: len(self.body.probes)]
        return found[: max(1, self.state.probe + (self.state.stage == PROBING))] if self.late else found

    @property
    def level(self) -> str:
        """The level whose signals are looked for: the nearest one the question lists."""
        return self.body.signal(self.state.level)[0]

    @property
    def title(self) -> str:
        """The story that is told, by its title."""
        return titled(self.workspace, self.state.story)

    @property
    def signal(self) -> Signal:
        return self.body.signal(self.state.level)[1]

    def choose(self, story: str) -> None:
        """The story to tell; the telling begins."""
        state = self.state
        state.story, state.stage, state.begun_s, state.draft = story, TELLING, self.elapsed_s, ""
        state.gaps = gaps_of(self.workspace, story) if state.mode == LOOP else []
        self.save()

    def keep_draft(self, text: str) -> None:
        """Save half-typed text."""
        if text != self.state.draft:
            self.state.draft = text
            self.save()

    def note(self, text: str) -> None:
        """Put a typed line where it belongs, at this second: to the telling or to the probe; the draft is spent."""
        state = self.state
        for line in (each.rstrip() for each in text.splitlines() if each.strip()):
            if state.stage == TELLING:
                state.notes.append([round(self.telling_s, 1), line])
            else:
                state.answers.append([state.probe, round(self.elapsed_s, 1), line])
        state.draft = ""
        self.save()

    def write(self, text: str) -> None:
        """A whole written text takes the place of the notes."""
        lines = [line.rstrip() for line in text.splitlines() if line.strip()]
        self.state.notes, self.state.written = [[round(self.telling_s, 1), line] for line in lines], True
        self.save()

    def told(self, seconds: float | None = None) -> None:
        """The telling is over: record the story and the seconds it takes to tell."""
        took = round(self.spoken_s if seconds is None else seconds, 1)
        self._record("told", story=self.state.story, seconds=took)
        self.state.gaps = self._gaps_heard()
        self.state.told_s, self.state.stage, self.state.draft = took, PROBING, ""
        self.save()

    def _gaps_heard(self) -> list[str]:
        """The gaps to ask about: where the telling is written out, the teller's part is asked for by its own words."""
        from amzprep.stories.probes import as_told

        return (
            as_told(self.state.gaps, "\n".join(text for _, text in self.state.notes)) if self.words else self.state.gaps
        )

    def earlier(self) -> list[Earlier]:
        """Where this story was told before, for other questions."""
        return told_before(self.workspace, self.state.story, self.question.id)

    def next_probe(self) -> bool:
        """On to the next probe; False when there is none, or no time for one, and the marking begins."""
        late = self.late
        self.state.probe += 1
        self.state.draft = ""
        if late or self.probe is None:
            self.end_probes()
            return False
        self.save()
        return True

    def end_probes(self) -> None:
        """No more probes: the clock stops and the marking begins."""
        self.state.stage = MARKING
        self.stop()

    def give_up(self) -> None:
        """No story to tell: nothing to mark."""
        self.state.gave_up, self.state.stage, self.state.signal = True, RATING, "none"
        self.stop()

    def mark(self, signal: str) -> None:
        """Which signal of the level the answer showed: strong, weak, mixed or none."""
        self.state.signal = signal
        self.save()

    def own_up(self, flag: int, *, yes: bool) -> None:
        """Whether the answer raised a red flag, by its number."""
        state = self.state
        state.flags = sorted({*state.flags, flag} if yes else {*state.flags} - {flag})
        self.save()

    def heard(self) -> None:
        """Record what the answer showed."""
        self._record("heard", level=self.level, signal=self.state.signal, flags=self.state.flags)
        self.state.stage = RATING
        self.save()

    def remark(self, text: str) -> None:
        """One line to remember."""
        self.state.remark, self.state.draft = one_line(text), ""
        self.save()

    def signals(self) -> TellingSignals:
        state = self.state
        return TellingSignals(
            signal=state.signal or "none",
            flags=len(state.flags),
            elapsed_s=round(self.elapsed_s, 1),
            limit_s=self.limit_s,
            gave_up=state.gave_up,
            mode=state.mode,
            told_s=None if state.gave_up else state.told_s,
            words=sum(len(str(line[-1]).split()) for line in [*state.notes, *state.answers]),
        )


def start_telling(workspace: Workspace, question: Question, wanted: Wanted) -> Telling:
    """Begin an attempt at a behavioral question: a wording is drawn, and kept in its folder and its first event."""
    state = TellingState(workspace.new_id(), question.id, question.revision, wanted.mode,
                         wanted.level or workspace.level, "", wanted.minutes or question.minutes,
                         wording=draw_wording(workspace, question))  # fmt: skip
    asked = {"question.md": f"{one_line(question.behavioral.wordings[state.wording])}\n"}
    folder = AttemptFolder.create(workspace.places.attempts, workspace.today, question.slug, state, asked)
    record_start(workspace, question, state, wanted.seed, wording=state.wording, loop=wanted.loop)
    return Telling(workspace, question, folder, state)


def reopen_telling(workspace: Workspace, question: Question, folder: AttemptFolder) -> Telling:
    """An interrupted telling. Raises ContentError when its state cannot be read."""
    return Telling(workspace, question, folder, folder.load(TellingState), going_on=True)
