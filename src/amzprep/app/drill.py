"""A drill of a coding question, from its start to its rating; what talks to the learner is in `screen`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Any

from amzprep.app.coding_state import CASES, CodingState, first_files
from amzprep.app.folder import AttemptFolder
from amzprep.app.grade import check_language, grader_of, languages
from amzprep.app.judged import Judged, judge_submission, reference_solution
from amzprep.app.underway import Underway, record_start
from amzprep.app.workspace import Workspace
from amzprep.domain.case import Case
from amzprep.domain.coding import Clarification, Hint
from amzprep.domain.growth import Growth
from amzprep.domain.question import Question
from amzprep.domain.rating import Rating, Signals
from amzprep.domain.starter import starter
from amzprep.domain.verdict import Code, Verdict
from amzprep.domain.words import matching, part_asked
from amzprep.errors import AmzprepError
from amzprep.grader.growth import growth
from amzprep.packs.load import read_cases

STATE_KEPT = "keeps state between calls"
ROOM, LOOP = "room", "loop"


class Drill(Underway[CodingState]):
    """One attempt at a coding question under way; it holds the grader beside the folder's lock.

    Grading is split in two, so that a screen can stay awake: a job that only computes (in any thread) and a step that
    records what came out.
    """

    def __init__(
        self,
        workspace: Workspace,
        question: Question,
        folder: AttemptFolder,
        state: CodingState,
        *,
        going_on: bool = False,
    ) -> None:
        super().__init__(workspace, question, folder, state, going_on=going_on)
        self.grader = grader_of(workspace)
        self.source = languages()[state.language].source
        self.growth: Growth | None = None
        self.messages: list[str] = []

    def begin(self) -> None:
        self.grader.warm(self.question.coding.libraries)

    def end(self) -> None:
        self.grader.close()

    @property
    def finished(self) -> bool:
        """Accepted or given up: only the questions afterwards are left."""
        return self.state.accepted or self.state.gave_up or (self.sealed and self.state.submissions > 0)

    @property
    def path(self) -> str:
        """The working file."""
        return self.folder.file(self.source)

    @property
    def code(self) -> str:
        return self.folder.read(self.source)

    @property
    def untouched(self) -> bool:
        """Whether the file is still the starter."""
        return self.code.split() == starter(self.question.coding).split()

    @property
    def room(self) -> bool:
        return self.state.mode in (ROOM, LOOP)

    @property
    def sealed(self) -> bool:
        """In a mock loop: one submission, and nothing of it is shown before the round's card is sealed."""
        return self.state.mode == LOOP

    def visible_job(self, first: Collection[tuple[str, int]] = ()) -> Callable[[], Verdict]:
        """Grade the file as it is now over the visible and own cases, those of `first` before the others."""
        code, cases = self.code, sorted(self._cases(), key=lambda case: (case.group, case.n) not in first)
        return lambda: self.grader.grade(self.question, code, cases, language=self.state.language, spare=True)

    def graded(self, verdict: Verdict) -> Verdict:
        """Record the verdict of a `visible_job`."""
        passed = sum(case.code is Code.AC for case in verdict.cases)
        self._record("graded", scope="visible", verdict=verdict.code.value, passed=passed, total=len(verdict.cases))
        self.save()
        return verdict

    def grade_visible(self) -> Verdict | None:
        """The visible cases and the learner's own, as the file is now; None in room mode, where nothing runs."""
        if self.room:
            self.note_own_cases()
            return None
        return self.graded(self.visible_job()())

    def note_own_cases(self) -> None:
        """Read the learner's cases without running them: count them and say what cannot be read."""
        self._cases()

    def _cases(self) -> list[Case]:
        """The examples and the learner's own cases. What cannot be read becomes messages."""
        listed, findings = read_cases(self.folder.file(CASES), self.question.coding.signature)
        self.messages = [str(finding).rpartition("/")[2] for finding in findings]
        examples = {(repr(each.args), repr(each.want)) for each in self.question.coding.examples}
        own = self._own([case for case in listed if self.room or (repr(case[1]), repr(case[2])) not in examples])
        if len(own) > self.state.own_cases:
            self.state.own_cases = len(own)
            self._record("own_case", n=len(own))
        return [*self.grader.visible_cases(self.question), *own]

    def _own(self, listed: Sequence[tuple[str, Any, Any]]) -> list[Case]:
        try:
            return self.grader.own_cases(self.question, listed)
        except ValueError as error:
            self.messages.append(f"{CASES}: {error}")
            return []

    def submit_job(self, code: str | None = None) -> Callable[[], Judged]:
        """Judge the file, or some code, against visible, own and hidden cases."""
        text, seen, spare = self.code if code is None else code, self._cases(), not self.room
        return lambda: judge_submission(self.grader, self.question, text, seen, self.state.language, spare=spare)

    def submitted(self, judged: Judged) -> Verdict:
        """Record what a `submit_job` found. A judge error counts for nothing."""
        verdict = judged.verdict
        body = {
            "n": self.state.submissions + 1,
            "verdict": verdict.code.value,
            "passed": sum(case.code is Code.AC for case in verdict.cases),
            "total": len(verdict.cases),
            "failed_groups": verdict.failed_groups(),
            "cpu_s": round(max((case.cpu_s for case in verdict.cases), default=0.0), 4),
            "language": self.state.language,
            "state_kept": any(note.startswith(STATE_KEPT) for note in verdict.notes),
            "own_wrong": len(judged.own_wrong),
            "groups": len({case.group for case in verdict.cases}),
        }
        if verdict.accepted or self.sealed:
            self.stop()
        self._record("submitted", **body)
        self.state.own_wrong = list(judged.own_wrong)
        self.state.follow("submitted", body)
        self.save()
        return verdict

    def submit(self, code: str | None = None) -> Verdict:
        """Judge and record the file, or some code, as a submission."""
        return self.submitted(self.submit_job(code)())

    def growth_job(self) -> Callable[[], Growth | None]:
        """Measure how the time of the accepted file grows; it takes seconds. None where it cannot be told."""
        code = self.code

        def measure() -> Growth | None:
            with suppress(AmzprepError):
                return growth(self.grader, self.question, code)
            return None

        return measure

    def grown(self, found: Growth | None) -> None:
        """Keep what a `growth_job` found, for the rating."""
        self.growth, self.state.growth_worse = found, found is not None and found.worse

    def hint(self) -> Hint | None:
        """The next rung of the ladder, None at its end."""
        hints = self.question.coding.hints
        if self.state.hints >= len(hints):
            return None
        hint = hints[self.state.hints]
        body = {"n": self.state.hints + 1, "gives": hint.gives}
        self._record("hint_opened", **body)
        self.state.follow("hint_opened", body)
        self.save()
        return hint

    def tick(self, step: str) -> None:
        """Mark a step of the guide's template as done."""
        if step not in self.state.ticks:
            self.state.ticks[step] = round(self.elapsed_s, 1)
            self._record("ticked", step=step)
            self.save()

    def ask(self, text: str) -> list[Clarification]:
        """What a typed question brings: prepared answers that share its words, else the constraints or examples.

        A part of the statement is answered with no text: it is in `state.asked` then. What was asked is recorded.
        """
        found = matching(text, self.question.coding.clarify, self.question.coding.room)
        part = part_asked(text)
        for each in found:
            self.reveal_part(each.ask)
        if part is not None:
            self.reveal_part(part)
            found = [*found, Clarification(f"The {part}?", "They are on the task's page now (v).")]
        if not found:
            self.reveal_part("(nothing prepared)")
        return found

    def reveal_part(self, what: str) -> None:
        """Record that the learner asked for something (constraints, examples, a clarification)."""
        if what not in self.state.asked:
            self.state.asked.append(what)
            self._record("asked", what=what)
            self.save()

    def reset(self) -> str:
        """Put the starter back; the old file is kept beside it under the name returned."""
        kept = self.folder.back_up(self.source)
        self.folder.write(self.source, starter(self.question.coding))
        return kept

    def give_up(self) -> None:
        """End without an accept; the solution may be shown now."""
        self.stop()
        self.state.gave_up = True
        self.show_solution()

    def show_solution(self) -> None:
        """Record that the reference solution was shown."""
        if not self.state.solution_seen:
            self._record("solution_shown", after="give_up" if self.state.gave_up else "accept")
            self.state.solution_seen = True
            self.save()

    def claim(self, time: str, space: str) -> None:
        """Record the complexity the learner claims."""
        if time or space:
            self._record("claimed", time=time, space=space)
        self.state.claimed = {"time": time, "space": space}
        self.save()

    def signals(self) -> Signals:
        """The evidence so far."""
        state = self.state
        return Signals(
            accepted=state.accepted,
            elapsed_s=round(self.elapsed_s, 1),
            limit_s=state.limit_min * 60,
            nudges=state.nudges,
            approaches=state.approaches,
            failed_submissions=state.failed,
            gave_up=state.gave_up,
            solution_seen=state.solution_seen and not state.accepted,
            room=self.room,
            first_run_accepted=state.first_run_accepted,
            days_since_last=self.workspace.history.days_since(self.question.id, self.workspace.today),
            growth_worse=state.growth_worse,
            state_kept=state.state_kept,
            mode=state.mode,
        )

    def rate(self, override: Rating | None = None, **more: Any) -> Rating:
        """Record the rating with the growth, where it was measured."""
        grows = round(self.growth.exponent, 2) if self.growth is not None else None
        return super().rate(override, growth=grows, **more)

    def reference(self) -> str:
        """The accepted solution of the pack."""
        return reference_solution(self.question)


def start(
    workspace: Workspace,
    question: Question,
    *,
    mode: str = "full",
    minutes: float | None = None,
    level: str | None = None,
    language: str | None = None,
    seed: int | None = None,
    loop: str | None = None,
) -> Drill:
    """Begin an attempt: its folder and its first event."""
    language = check_language(language or workspace.config["language"])
    source = languages()[language].source
    state = CodingState(workspace.new_id(), question.id, question.revision, mode, level or workspace.level, language,
                        minutes or question.minutes)  # fmt: skip
    files = first_files(question, source, room=mode in (ROOM, LOOP))
    folder = AttemptFolder.create(workspace.places.attempts, workspace.today, question.slug, state, files)
    record_start(workspace, question, state, seed, loop=loop)
    return Drill(workspace, question, folder, state)
