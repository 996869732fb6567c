"""The drill by lines: for terminals without a cursor, for screen readers, and for those who do not want to be watched."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console

from amzprep.app.drill import Drill
from amzprep.app.review import clock, statement_blocks, submission_blocks
from amzprep.app.verdict_report import failure_blocks
from amzprep.domain.report import Block, Bullets, Facts, Paragraph
from amzprep.domain.verdict import Code, Verdict
from amzprep.render.text import draw
from amzprep.screen.editor import Editor
from amzprep.screen.watch import Outcome

HELP = "ENTER runs the visible cases · s submit · h hint · v statement · o editor · p pause · g give up · q quit"
ROOM_HELP = (
    "s submit · a QUESTION asks · c constraints · e examples · v statement · o editor · p pause · g give up · q quit"
)


class Lines:
    """One drill, a line typed for each step; the same choices as the watch."""

    def __init__(self, drill: Drill, console: Console, editor: Editor | None) -> None:
        self.drill, self.console, self.editor = drill, console, editor
        self.submitted: Verdict | None = None

    def run(self) -> tuple[Outcome, Verdict | None]:
        """Until accepted, given up or quit; the end of the input counts as quit."""
        self._print(statement_blocks(self.drill))
        self._print([Paragraph([f"Your file: {self.drill.path}"])])
        while True:
            help_ = ROOM_HELP if self.drill.room else HELP
            limit = clock(self.drill.state.limit_min * 60)
            sys.stdout.write(f"[{clock(self.drill.elapsed_s)} of {limit}] {help_}\n> ")
            sys.stdout.flush()
            line = sys.stdin.readline()
            if not line:
                return Outcome.QUIT, self.submitted
            outcome = self._step(line.strip())
            if outcome is not None:
                return outcome, self.submitted

    def _step(self, line: str) -> Outcome | None:
        steps: dict[str, Callable[[], Outcome | None]] = {
            "": self._grade, "r": self._grade, "s": self._submit, "h": self._hint, "o": self._edit, "p": self._pause,
            "v": lambda: self._print(statement_blocks(self.drill)), "g": self._give_up, "q": lambda: Outcome.QUIT,
            "c": lambda: self._reveal("constraints"), "e": lambda: self._reveal("examples"),
        }  # fmt: skip
        if self.drill.room and line.startswith("a "):
            found = self.drill.ask(line[2:])
            return self._print(
                [Bullets([f"{each.ask} {each.answer}" for each in found] or ["nothing prepared for that"])]
            )
        step = steps.get(line)
        return step() if step is not None else self._print([Paragraph([f"no key {line!r}"])])

    def _grade(self) -> None:
        verdict = self.drill.grade_visible()
        if verdict is None:
            return self._print([Paragraph(["Nothing runs in the room until you submit."])])
        passed = sum(case.code is Code.AC for case in verdict.cases)
        head = Paragraph([f"{verdict.code}: {passed} of {len(verdict.cases)} visible cases pass", *self.drill.messages])
        return self._print([head, *failure_blocks(verdict.first_failure, reveal=True)])

    def _submit(self) -> Outcome | None:
        self.submitted = self.drill.submit()
        if self.submitted.accepted:
            return Outcome.ACCEPTED
        return self._print(submission_blocks(self.drill, self.submitted))

    def _hint(self) -> None:
        hint = self.drill.hint()
        self._print([Paragraph([hint.text if hint is not None else "there are no more hints"])])

    def _edit(self) -> None:
        if self.editor is not None:
            self.editor.open(self.drill.path)

    def _pause(self) -> None:
        from time import monotonic

        self.drill.pause()
        start = monotonic()
        sys.stdout.write("paused; ENTER goes on\n")
        sys.stdout.flush()
        sys.stdin.readline()
        self.drill.unpause(monotonic() - start)

    def _give_up(self) -> Outcome | None:
        sys.stdout.write("give up and see the solution? type yes: ")
        sys.stdout.flush()
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            return None
        self.drill.give_up()
        return Outcome.GAVE_UP

    def _reveal(self, part: str) -> None:
        if not self.drill.room:
            return None
        self.drill.reveal_part(part)
        coding = self.drill.question.coding
        if part == "constraints":
            return self._print([Bullets(list(coding.constraints))])
        return self._print([Facts([(each.name, f"{each.args} gives {each.want}") for each in coding.examples])])

    def _print(self, blocks: list[Block]) -> None:
        self.console.print(draw(blocks))
        self.console.print("")
