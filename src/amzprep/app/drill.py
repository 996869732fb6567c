"""A drill: one attempt from its start to its rating. Decides and records; what talks to the learner is in `screen`."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

from amzprep.app.folder import CASES, AttemptFolder, State, find_folder
from amzprep.app.grade import check_language, grader_of, languages
from amzprep.app.workspace import Workspace
from amzprep.domain.coding import Clarification, Hint
from amzprep.domain.question import Question
from amzprep.domain.rating import RULES, Rating, Signals, Suggestion, suggest
from amzprep.domain.report import Paragraph, Report, Table
from amzprep.domain.starter import starter
from amzprep.domain.verdict import Code, Verdict
from amzprep.domain.words import matching
from amzprep.errors import UsageError
from amzprep.packs.load import read_cases

STATE_KEPT = "keeps state between calls"


class Drill:
    """One attempt under way; use it as a context manager (it holds the folder's lock and the grader).

    The clock counts active seconds: it stands still while paused.
    """

    def __init__(self, workspace: Workspace, question: Question, folder: AttemptFolder, state: State) -> None:
        self.workspace, self.question, self.folder, self.state = workspace, question, folder, state
        self.grader = grader_of(workspace)
        self.source = languages()[state.language].source
        self._since: float | None = None
        self.messages: list[str] = []

    def __enter__(self) -> Drill:
        self.folder.__enter__()
        self.grader.warm(self.question.coding.libraries)
        self.go_on()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.grader.close()
        self.folder.__exit__()

    @property
    def path(self) -> str:
        """The working file."""
        return self.folder.file(self.source)

    @property
    def code(self) -> str:
        return self.folder.read(self.source)

    @property
    def room(self) -> bool:
        return self.state.mode == "room"

    @property
    def elapsed_s(self) -> float:
        """Active seconds so far."""
        running = self.workspace.clock.steady() - self._since if self._since is not None else 0.0
        return self.state.elapsed_s + running

    @property
    def paused(self) -> bool:
        return self._since is None

    def go_on(self) -> None:
        """Let the clock run."""
        if self._since is None:
            self._since = self.workspace.clock.steady()

    def stop(self) -> None:
        """Stop the clock and save."""
        self.state.elapsed_s = self.elapsed_s
        self._since = None
        self.save()

    def save(self) -> None:
        """Write the state with the clock as it stands."""
        self.folder.save(replace(self.state, elapsed_s=self.elapsed_s))

    def pause(self) -> None:
        self.stop()
        self._record("paused")

    def unpause(self, away_s: float) -> None:
        """Go on after a pause of some seconds."""
        self._record("resumed", away_s=round(away_s, 1))
        self.go_on()

    def grade_visible(self) -> Verdict | None:
        """The visible cases and the learner's own, as the file is now; None in room mode, where nothing runs."""
        self._note_own_cases()
        if self.room:
            return None
        verdict = self.grader.grade(self.question, self.code, self.cases(), language=self.state.language, spare=True)
        passed = sum(case.code is Code.AC for case in verdict.cases)
        self._record("graded", scope="visible", verdict=verdict.code.value, passed=passed, total=len(verdict.cases))
        self.save()
        return verdict

    def cases(self) -> list[Any]:
        """The cases of the learner's file; the examples where it cannot be read. Findings become messages."""
        listed, findings = read_cases(self.folder.file(CASES), self.question.coding.signature)
        self.messages = [str(finding).rpartition("/")[2] for finding in findings]
        examples = {(repr(each.args), repr(each.want)) for each in self.question.coding.examples}
        own = [case for case in listed if (repr(case[1]), repr(case[2])) not in examples]
        visible = [] if self.room else self.grader.visible_cases(self.question)
        return [*visible, *self.grader.own_cases(self.question, own)]

    def _note_own_cases(self) -> None:
        own = sum(case.group == "own" for case in self.cases())
        if own > self.state.own_cases:
            self._record("own_case", n=own)
        self.state.own_cases = max(own, self.state.own_cases)

    def submit(self, code: str | None = None) -> Verdict:
        """Judge the file against visible, own and hidden cases and record it. A judge error counts for nothing."""
        code = self.code if code is None else code
        cases = [*self.cases(), *self.grader.hidden_cases(self.question)]
        verdict = self.grader.grade(self.question, code, cases, language=self.state.language, spare=True)
        state_kept = any(note.startswith(STATE_KEPT) for note in verdict.notes)
        self._record(
            "submitted",
            n=self.state.submissions + 1,
            verdict=verdict.code.value,
            passed=sum(case.code is Code.AC for case in verdict.cases),
            total=len(verdict.cases),
            failed_groups=verdict.failed_groups(),
            cpu_s=round(max((case.cpu_s for case in verdict.cases), default=0.0), 4),
            language=self.state.language,
            state_kept=state_kept,
            growth=None,
        )
        if verdict.code is not Code.JE:
            self.state.first_run_accepted |= verdict.accepted and not self.state.submissions
            self.state.submissions += 1
            self.state.failed += not verdict.accepted
            self.state.accepted = verdict.accepted
            self.state.state_kept = state_kept
        self.save()
        return verdict

    def hint(self) -> Hint | None:
        """The next rung of the ladder, None at its end."""
        hints = self.question.coding.hints
        if self.state.hints >= len(hints):
            return None
        hint = hints[self.state.hints]
        self.state.hints += 1
        self.state.nudges += hint.gives == "nudge"
        self.state.approaches += hint.gives != "nudge"
        self._record("hint_opened", n=self.state.hints, gives=hint.gives)
        self.save()
        return hint

    def tick(self, step: str) -> None:
        """Mark a step of the guide's template as done."""
        if step not in self.state.ticks:
            self.state.ticks.append(step)
            self._record("ticked", step=step)
            self.save()

    def ask(self, text: str) -> list[Clarification]:
        """Prepared answers that a typed question asks for, by shared words; what was asked is recorded."""
        found = matching(text, self.question.coding.clarify)
        self.reveal_part("; ".join(each.ask for each in found) or "(nothing prepared)")
        return found

    def reveal_part(self, what: str) -> None:
        """Record that the learner asked for something (constraints, examples, a clarification)."""
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
        self.state.gave_up = True
        self.save()

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

    def flag(self, why: str) -> None:
        """Mark the question as bad; the session goes on."""
        self.workspace.record("flagged", {"question": self.question.id, "why": why})

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
            state_kept=state.state_kept,
            mode=state.mode,
        )

    def suggestion(self) -> Suggestion:
        return suggest(self.signals())

    def rate(self, override: Rating | None = None) -> Rating:
        """Record the rating: the suggested one unless overridden. The attempt is over."""
        signals = self.signals()
        suggested = suggest(signals).rating
        chosen = override or suggested
        self.stop()
        self._record(
            "rated", signals=signals.as_json(), rules=RULES, override=int(chosen) if chosen != suggested else None
        )
        return chosen

    def abandon(self, reason: str) -> None:
        """End the attempt without a rating."""
        self.stop()
        self._record("abandoned", reason=reason)

    def reference(self) -> str:
        """The accepted solution of the pack."""
        return reference_solution(self.question)

    def _record(self, name: str, **body: Any) -> None:
        elapsed = round(self.elapsed_s, 1)
        self.workspace.record(name, {"attempt": self.state.attempt, "elapsed_s": elapsed, **body})


def start(
    workspace: Workspace,
    question: Question,
    *,
    mode: str = "full",
    minutes: float | None = None,
    level: str | None = None,
    language: str | None = None,
    seed: int | None = None,
) -> Drill:
    """Begin an attempt: its folder and its first event."""
    language = check_language(language or workspace.config["language"])
    attempt = workspace.new_id()
    state = State(attempt, question.id, question.revision, mode, level or workspace.level, language,
                  minutes or question.minutes)  # fmt: skip
    folder = AttemptFolder.create(
        workspace.places.attempts, workspace.today, question, state, languages()[language].source
    )
    body = {"attempt": attempt, "question": question.id, "revision": question.revision, "kind": question.kind,
            "language": language, "mode": mode, "level": state.level, "limit_min": state.limit_min,
            "first": not workspace.history.seen(question.id), "seed": seed}  # fmt: skip
    workspace.record("attempt_started", body)
    return Drill(workspace, question, folder, state)


def resume(workspace: Workspace, name: str | None = None) -> Drill:
    """Go on with an open attempt: the newest, or the one whose id or question is named. Raises UsageError."""
    waiting = [each for each in workspace.history.open if find_folder(workspace.places.attempts, each.id)]
    if name is not None:
        waiting = [
            each for each in waiting if name in (each.id, each.id[-6:], each.question, each.question.partition("/")[2])
        ]
    if not waiting:
        what = f"no interrupted attempt {name!r}" if name else "no interrupted attempt"
        raise UsageError(f"{what}; `amzprep drill` starts one")
    folder = find_folder(workspace.places.attempts, waiting[0].id)
    assert folder is not None
    question = workspace.content.get(waiting[0].question)
    state = folder.load()
    drill = Drill(workspace, question, folder, state)
    state.elapsed_s = max(state.elapsed_s, waiting[0].elapsed_s)
    events = workspace.log.events_of(waiting[0].id)
    away = (workspace.clock.now() - max(event.at for event in events)) / 1e6
    workspace.record(
        "resumed", {"attempt": state.attempt, "elapsed_s": round(state.elapsed_s, 1), "away_s": round(away, 1)}
    )
    return drill


def resumable(workspace: Workspace) -> Report:
    """Every attempt that can be resumed, the newest first."""
    items = [
        {"attempt": each.id, "question": each.question, "day": each.day, "elapsed_s": each.elapsed_s}
        for each in workspace.history.open
        if find_folder(workspace.places.attempts, each.id)
    ]
    rows = [[str(each["question"]), str(each["day"]), f"{float(str(each['elapsed_s'])) / 60:.0f}"] for each in items]
    drawing = [Table(["question", "begun", "min"], rows, "llr")] if items else [Paragraph(["Nothing was interrupted."])]
    return Report("attempts", {"items": items}, drawing, next="amzprep resume" if items else "amzprep drill")


def reference_solution(question: Question) -> str:
    """The first accepted solution. Raises UsageError where the pack has none."""
    folder = os.path.join(question.folder, "solutions", "accepted")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".py")) if os.path.isdir(folder) else []
    if not names:
        raise UsageError(f"{question.id} has no accepted solution")
    with open(os.path.join(folder, names[0]), encoding="utf-8", errors="replace") as file:
        return file.read()
