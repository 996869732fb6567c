"""An answer in words under way: lines on a board, phase by phase, then marked against the rubric by the learner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Wanted
from amzprep.app.state import State
from amzprep.app.underway import Underway, record_start
from amzprep.app.workspace import Workspace
from amzprep.domain.coding import Clarification
from amzprep.domain.open import Open, one_line
from amzprep.domain.proposal import proposals
from amzprep.domain.question import Question
from amzprep.domain.rubric import Point, Standing
from amzprep.domain.spoken_rating import RubricSignals
from amzprep.domain.words import matching, words

ANSWERING, ADDING, MARKING, SAYING, RATING = "answering", "adding", "marking", "saying", "rating"
LOOP = "loop"
ANSWER, WRITTEN, AGAIN, CLARIFY = "answer.md", "written.md", "again.md", "clarify"
FENCE = "```"
NOTHING = "(nothing prepared)"
ASKING = re.compile(  # how a question begins; "when it fails, …" and "do the cheap part first" are statements
    r"(what|which|who|whose|how)\b"
    r"|(when|where|why) (is|are|do|does|did|can|could|may|must|should|will)\b"
    r"|(is|are|does|did|can|could|may|must|should|will) (the|an?|any|we|i|you|they|it|there|this|that|these|our)\b"
    r"|do (we|i|you|they|these)\b",
    re.IGNORECASE,
)
ASSUMED = frozenset(words("assume assuming assumption"))
SCORING_LIMIT_S, FORGOTTEN_S, RESAY_S = 240.0, 60.0, 90.0


@dataclass
class AnswerState(State):
    """`lines` are (phase, second, text); `claims` a point's own line, empty for one ticked from memory.

    `decided` are the musts that were asked about; `aloud` to `keep` say how the answer is given, `heard` that the
    recordings were read.
    """

    phase: int = 0
    phase_s: dict[str, float] = field(default_factory=dict)
    lines: list[list[Any]] = field(default_factory=list)
    draft: str = ""
    stage: str = ANSWERING
    asked: list[str] = field(default_factory=list)
    claims: dict[str, str] = field(default_factory=dict)
    decided: list[str] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    scoring_s: float = 0.0
    aloud: bool = False
    written: bool = False
    record: bool = False
    transcribe: str = ""
    keep: bool = False
    heard: bool = False
    recordings: list[list[Any]] = field(default_factory=list)
    fillers: dict[str, int] = field(default_factory=dict)

    def fresh(self) -> Self:
        """Only what was asked is told by events; the words are in the file alone."""
        found = super().fresh()
        vars(found).update({**vars(self), "asked": []})
        return found

    def follow(self, name: str, body: Mapping[str, Any]) -> None:
        super().follow(name, body)
        if name == "asked" and body["what"] not in self.asked:
            self.asked.append(body["what"])
        elif name == "marked" and self.stage in (ADDING, MARKING):
            self.stage = SAYING


class Answering(Underway[AnswerState]):
    """One attempt at an open question. Nothing advances by itself: overtime is shown, not enforced."""

    @property
    def body(self) -> Open:
        return self.question.open

    @property
    def finished(self) -> bool:
        """The clock stands: what is left is adding forgotten lines, marking, saying the first miss again, rating."""
        return self.state.stage != ANSWERING

    @property
    def phases(self) -> list[str]:
        return list(self.body.phases)

    @property
    def phase(self) -> str:
        """The phase the clock is in."""
        return self.phases[min(self.state.phase, len(self.phases) - 1)]

    @property
    def phase_elapsed_s(self) -> float:
        """Active seconds in the present phase."""
        return self.elapsed_s - sum(seconds for name, seconds in self.state.phase_s.items() if name != self.phase)

    @property
    def phase_limit_s(self) -> float:
        """The phase's share of the target time."""
        return self.body.phases[self.phase] * 60 * self.state.limit_min / self.question.minutes

    @property
    def clarifying(self) -> bool:
        """Whether the interviewer answers questions now."""
        return self.phase == CLARIFY and bool(self.body.clarify)

    def interruption(self, phase: str) -> str:
        """What the interviewer asks as a phase begins, empty for nothing.

        In a mock loop, where the category is questioned: a follow-up of the level in each phase after the first.
        """
        category = self.workspace.content.categories.get(self.question.category)
        if self.state.mode != LOOP or category is None or not category.questioned:
            return ""
        told = [each for each in self.phases if each != CLARIFY]
        asks = [each.ask for each in self.body.followups if not each.levels or self.state.level in each.levels]
        return dict(zip(told[1:], asks, strict=False)).get(phase, "")

    @property
    def lines(self) -> list[str]:
        """The answer's lines in order; what was asked of the interviewer is no part of it."""
        return [text for phase, _, text in self.state.lines if phase != CLARIFY or not asks(text)]

    def new_recording(self) -> str:
        """The path of the next recording, which begins at this second."""
        name = f"recording-{len(self.state.recordings) + 1}.wav"
        self.state.recordings.append([name, round(self.elapsed_s, 1)])
        self.save()
        return self.folder.file(name)

    def heard(self, transcripts: Sequence[str]) -> int:
        """Put what a recognizer made of the recordings on the board; returns the number of lines."""
        from amzprep.domain.transcript import Spoken, by_phase, fillers, read_transcript

        spoken: list[tuple[str, float, str]] = []
        said: list[Spoken] = []
        for (_, begun), text in zip(self.state.recordings, transcripts, strict=False):
            lines = read_transcript(text)
            said += lines
            spoken += by_phase(lines, self.state.phase_s or self.body.phases, begun)
        self.state.fillers, self.state.heard = fillers(said), True
        self.state.lines += [list(each) for each in spoken]
        self.folder.write("transcript.txt", "\n".join(transcripts))
        self.save()
        return len(spoken)

    def add(self, text: str) -> None:
        """Put lines on the board at this second; the draft is spent."""
        for line in text.splitlines():
            if line.strip():
                self.state.lines.append([self.phase, round(self.elapsed_s, 1), line.rstrip()])
        self.state.draft = ""
        self.save()

    def keep_draft(self, text: str) -> None:
        """Save half-typed text."""
        if text != self.state.draft:
            self.state.draft = text
            self.save()

    def ask(self, text: str) -> list[Clarification]:
        """What a typed question brings; what was asked is recorded."""
        found = [] if assumed(text) else matching(text, self.body.clarify, self.body.prompt)
        for what in [each.ask for each in found] or ([NOTHING] if asks(text) else []):
            if what not in self.state.asked:
                self.state.asked.append(what)
                self._record("asked", what=what)
        self.state.lines.append([self.phase, round(self.elapsed_s, 1), text.strip()])
        self.state.draft = ""
        self.save()
        return found

    def turn(self) -> bool:
        """On to the next phase; False at the end, when the answer is given."""
        self._close_phase()
        if self.state.phase + 1 < len(self.phases):
            self.state.phase += 1
            self.save()
            return True
        self._given(ADDING)
        return False

    def _close_phase(self) -> None:
        phase = self.phase
        self.state.phase_s[phase] = round(self.phase_elapsed_s, 1)
        said = [text for name, _, text in self.state.lines if name == phase]
        self._record("answered", phase=phase, lines=len(said), words=sum(len(each.split()) for each in said))

    def _given(self, stage: str) -> None:
        self.state.stage = stage
        self.stop()

    def start_writing(self) -> str:
        """The file the rest of the answer is written in, with a heading per phase; returns its path."""
        self.state.written = True
        if not self.folder.exists(WRITTEN):
            rest = self.phases[self.state.phase :]
            self.folder.write(WRITTEN, skeleton(self.body.prompt, {each: self.interruption(each) for each in rest}))
        self.save()
        return self.folder.file(WRITTEN)

    def end_writing(self) -> None:
        """Put what was written on the board, by its headings: the answer is given."""
        rest, seconds = self.phases[self.state.phase :], round(self.elapsed_s, 1)
        ours = {
            each for text in (self.body.prompt, *map(self.interruption, rest)) for each in quotation(text).splitlines()
        }
        text = "\n".join(line for line in self.folder.read(WRITTEN).splitlines() if line.rstrip() not in ours)
        self.state.lines += [[phase, seconds, line] for phase, line in by_heading(text, rest)]
        for _ in rest:
            self._close_phase()
            self.state.phase += 1
        self.state.phase = len(self.phases) - 1
        self._given(ADDING)

    def end_adding(self) -> None:
        """Nothing more was forgotten: the answer is written down, and can be marked."""
        self.state.stage, self.state.draft = MARKING, ""
        self.folder.write(ANSWER, self.answer_text())
        self.save()

    def give_up(self) -> None:
        """End the answer here; what is on the board can still be marked."""
        if not self.finished:
            self._close_phase()
            self._given(MARKING)

    def answer_text(self) -> str:
        """The answer as Markdown, a heading per phase."""
        parts = [f"# {self.question.title}"]
        for phase in self.phases:
            said = [text for name, _, text in self.state.lines if name == phase]
            asked = self.interruption(phase)
            if said:
                parts += [f"## {phase}", *([quotation(asked)] if asked else []), "\n".join(said)]
        return "\n\n".join(parts) + "\n"

    def proposed(self, point: Point) -> list[int]:
        """Numbers of the lines that may support a point, best first."""
        return proposals(point, self.body.claims.get(point.id, ""), self.lines)

    def claim(self, point: str, line: str | None) -> None:
        """Claim a point with a line of one's own words, or with none (`""`, from memory); None takes it back."""
        if line is None:
            self.state.claims.pop(point, None)
        else:
            self.state.claims[point] = line
        self.save()

    def decide(self, point: str, line: str | None) -> None:
        """A must was asked about: claimed with a line, from memory, or not made (None)."""
        self.state.decided.append(point)
        self.claim(point, line)

    def own_up(self, flag: int, *, yes: bool) -> None:
        """Own up to a red flag, by its number."""
        self.state.flags = sorted({*self.state.flags, flag} if yes else {*self.state.flags} - {flag})
        self.save()

    @property
    def backed(self) -> list[str]:
        """Points claimed with own words: the ones that count."""
        return [point for point, line in self.state.claims.items() if line]

    @property
    def from_memory(self) -> list[str]:
        return [point for point, line in self.state.claims.items() if not line]

    def standing(self) -> Standing:
        """Against the bar of the level practised for."""
        return self.body.rubric.standing(self.state.level, self.backed)

    def marked(self, scoring_s: float) -> None:
        """Record the filled rubric and what filling it took, in seconds."""
        self.state.scoring_s, self.state.stage = round(scoring_s, 1), SAYING
        standing = self.standing()
        self._record("marked", level=standing.level, points=self.backed, from_memory=self.from_memory,
                     flags=self.state.flags, percent=standing.percent, scoring_s=self.state.scoring_s)  # fmt: skip
        self.save()

    def said_again(self, point: Point, text: str) -> None:
        """Keep what was said about a missed point the second time; empty for nothing."""
        if text.strip():
            self.folder.write(AGAIN, f"# {point.says}\n\n{text}\n")
        self.state.stage, self.state.draft = RATING, ""
        self.save()

    def signals(self) -> RubricSignals:
        standing, state = self.standing(), self.state
        return RubricSignals(
            percent=standing.percent,
            bar=standing.bar,
            missed=len(standing.missed),
            elapsed_s=round(self.elapsed_s, 1),
            limit_s=self.limit_s,
            flags=len(state.flags),
            from_memory=len(self.from_memory),
            gave_up=not state.lines,
            mode=state.mode,
        )

    def keep(self, report: str) -> str:
        """Write the answer and the filled rubric beside it; returns the folder."""
        self.folder.write(ANSWER, self.answer_text())
        self.folder.write("rubric.md", report)
        return self.folder.path


def start_answer(workspace: Workspace, question: Question, wanted: Wanted) -> Answering:
    """Begin an attempt at an open question: its folder and its first event."""
    mode = "part" if "+" in question.slug else wanted.mode
    state = AnswerState(workspace.new_id(), question.id, question.revision, mode, wanted.level or workspace.level, "",
                        wanted.minutes or question.minutes)  # fmt: skip
    prompt = f"# {question.title}\n\n{question.open.prompt}"
    folder = AttemptFolder.create(
        workspace.places.attempts, workspace.today, question.slug, state, {"prompt.md": prompt}
    )
    record_start(workspace, question, state, wanted.seed, loop=wanted.loop)
    return Answering(workspace, question, folder, state)


def reopen_answer(workspace: Workspace, question: Question, folder: AttemptFolder) -> Answering:
    """An interrupted answer. Raises ContentError when its state cannot be read."""
    return Answering(workspace, question, folder, folder.load(AnswerState), going_on=True)


def quoted(quote: str, text: str) -> bool:
    """Whether a quote stands in a text, white space and case aside."""
    return bool(quote.strip()) and one_line(quote).casefold() in one_line(text).casefold()


def asks(text: str) -> bool:
    """Whether a line of the talk is a question, also one whose mark was forgotten."""
    return text.rstrip().endswith("?") or (ASKING.match(text.strip()) is not None and not assumed(text))


def assumed(text: str) -> bool:
    """Whether a line states an assumption instead of asking."""
    return not text.rstrip().endswith("?") and bool(words(text) & ASSUMED)


def quotation(prompt: str) -> str:
    """A prompt as a quotation in Markdown."""
    return "\n".join(f"> {line}".rstrip() for line in prompt.strip().splitlines())


def skeleton(prompt: str, phases: Mapping[str, str]) -> str:
    """The file an answer is written in: the prompt quoted, a heading for each phase, below it what is asked there."""
    heads = "\n\n".join(
        f"## {phase}\n" + (f"\n{quotation(asked)}\n" if asked else "") for phase, asked in phases.items()
    )
    return f"{quotation(prompt)}\n\n{heads}\n"


def by_heading(text: str, phases: Iterable[str]) -> list[tuple[str, str]]:
    """The lines of a written answer with their phase: headings name phases, what stands before one is the first's.

    Between fences everything is a line, so that a comment in code is no heading.
    """
    known = list(phases)
    phase, found, fenced = known[0], [], False
    for line in text.splitlines():
        fenced ^= line.lstrip().startswith(FENCE)
        title = line.lstrip("#").strip().lower().replace(" ", "-")
        if line.startswith("#") and not fenced:
            phase = next((each for each in known if title and each.startswith(title)), phase)
        elif line.strip():
            found.append((phase, line.rstrip()))
    return found
