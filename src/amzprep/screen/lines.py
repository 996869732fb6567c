"""The drill by lines: for terminals without a cursor, for screen readers, and for whoever wants no watch."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from rich.console import Console

from amzprep.app.closing import clock
from amzprep.app.coding_state import CASES
from amzprep.app.drill import Drill
from amzprep.app.review import statement_blocks, submission_blocks
from amzprep.app.verdict_report import failure_blocks
from amzprep.domain.report import Block, Bullets, Paragraph
from amzprep.domain.verdict import Code, Verdict
from amzprep.errors import AmzprepError
from amzprep.render.drawing import draw
from amzprep.screen.editor import Editor
from amzprep.screen.view import STEPS
from amzprep.screen.watch import FLAGGED, NOTHING_PREPARED, Outcome

HELP = (
    "ENTER runs the visible cases · s submit · h hint · v task · o edit · w own cases · 1-5 tick a step · p pause · "
    "x reset · ! WHY flags the question · g give up · q quit"
)
ROOM_HELP = (
    "s submit · a QUESTION asks · c constraints · e examples · v task · o edit · w own cases · 1-5 tick a step · "
    "p pause · x reset · ! WHY flags the question · g give up · q quit"
)
MORE = "? lists the keys"


class Lines:
    """One drill, a line typed for each step; the same choices as the watch. `open_first` opens a window editor."""

    def __init__(self, drill: Drill, console: Console, editor: Editor | None, *, open_first: bool = True) -> None:
        self.drill, self.console, self.editor = drill, console, editor
        self.open_first = open_first and editor is not None and not editor.takes_terminal
        self.submitted: Verdict | None = None

    def run(self) -> tuple[Outcome, Verdict | None]:
        """Until accepted, given up or quit; the end of the input counts as quit."""
        self._print(statement_blocks(self.drill))
        self._say(f"Your file: {self.drill.path}", self._help())
        if self.open_first:
            self._edit(self.drill.path)
        while True:
            line = self._line(f"[{clock(self.drill.elapsed_s)} of {clock(self.drill.state.limit_min * 60)}] {MORE}")
            if line is None:
                self._say("")
                return Outcome.QUIT, self.submitted
            try:
                outcome = self._step(line)
            except AmzprepError as error:  # the judge or the pack failed: said, and the drill goes on
                self._say(error.message)
                continue
            if outcome is not None:
                return outcome, self.submitted

    def _step(self, line: str) -> Outcome | None:
        steps: dict[str, Callable[[], Outcome | None]] = {
            "": self._grade, "r": self._grade, "s": self._submit, "h": self._hint, "p": self._pause, "x": self._reset,
            "o": lambda: self._edit(self.drill.path), "w": lambda: self._edit(self.drill.folder.file(CASES)),
            "v": lambda: self._print(statement_blocks(self.drill)), "g": self._give_up, "q": lambda: Outcome.QUIT,
            "c": lambda: self._reveal("constraints"), "e": lambda: self._reveal("examples"),
            "?": lambda: self._say(self._help()),
            **{str(i): self._ticker(step) for i, (step, _) in enumerate(STEPS, 1)},
        }  # fmt: skip
        word, _, rest = line.partition(" ")
        if word == "a" and self.drill.room:
            self._ask(rest)
        elif word == "!":
            self._flag(rest)
        elif line in steps:
            return steps[line]()
        else:
            self._say(f"no key {line!r}; {MORE}")
        return None

    def _help(self) -> str:
        return ROOM_HELP if self.drill.room else HELP

    def _grade(self) -> None:
        if not self.drill.folder.exists(self.drill.source):
            return self._say(f"{self.drill.source} is gone; x puts the starter back")
        verdict = self.drill.grade_visible()
        if verdict is None:
            return self._say("Nothing runs in the room until you submit.", *self.drill.messages)
        passed = sum(case.code is Code.AC for case in verdict.cases)
        count = f"{verdict.code}: {passed} of {len(verdict.cases)} visible cases pass"
        head = Paragraph([count, *verdict.notes, *self.drill.messages])
        return self._print([head, *failure_blocks(verdict.first_failure, reveal=True)])

    def _submit(self) -> Outcome | None:
        if self.drill.untouched:
            self._say("The file is still the starter: nothing was submitted.")
            return None
        if self.drill.sealed and self._line("Hand it in? There is one submission. y hands it in") != "y":
            return None
        self._say("running the hidden cases …")
        self.submitted = self.drill.submit()
        if self.drill.sealed:
            return Outcome.HANDED_IN
        self._print(submission_blocks(self.drill, self.submitted))
        if not self.submitted.accepted:
            return None
        if self._line("ENTER goes on to complexity, rating and solution; b goes back to your file") == "b":
            self.drill.go_on()
            return None
        return Outcome.ACCEPTED

    def _hint(self) -> None:
        if self.drill.room:
            return self._say("There are no hints in the room; a QUESTION asks the interviewer.")
        hint = self.drill.hint()
        return self._say(hint.text if hint is not None else "There are no more hints.")

    def _ask(self, question: str) -> None:
        if not question.strip():
            return self._say("a QUESTION asks: write the question after the a")
        found = self.drill.ask(question)
        return self._print([Bullets([f"{each.ask} {each.answer}" for each in found] or [NOTHING_PREPARED])])

    def _flag(self, why: str) -> None:
        if not why.strip():
            return self._say("! WHY flags the question: write what is wrong after the !")
        self.drill.flag(why.strip())
        return self._say(FLAGGED)

    def _ticker(self, step: str) -> Callable[[], None]:
        def tick() -> None:
            self.drill.tick(step)
            self._say(", ".join(f"{name} at {clock(at)}" for name, at in self.drill.state.ticks.items()))

        return tick

    def _edit(self, path: str) -> None:
        failed = self.editor.open(path) if self.editor is not None else f"Open {path} in your editor."
        if failed:
            self._say(failed)

    def _pause(self) -> None:
        self.drill.pause()
        start = time.monotonic()
        self._line("paused; ENTER goes on")
        self.drill.unpause(time.monotonic() - start)

    def _reset(self) -> None:
        if self._sure("put the starter back? your file is kept beside it"):
            self._say(f"started over; your file is kept as {self.drill.reset()}")

    def _give_up(self) -> Outcome | None:
        if not self._sure("give up and see the solution?"):
            return None
        self.drill.give_up()
        return Outcome.GAVE_UP

    def _reveal(self, part: str) -> None:
        if not self.drill.room:
            return self._say("v shows the whole task")
        self.drill.reveal_part(part)
        return self._print(statement_blocks(self.drill))

    def _sure(self, question: str) -> bool:
        return (self._line(f"{question} type yes") or "").lower() in ("y", "yes")

    def _line(self, text: str) -> str | None:
        """A line typed after some text; None at the end of the input."""
        sys.stdout.write(f"{text}\n> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        return line.strip() if line else None

    def _say(self, *lines: str) -> None:
        self._print([Paragraph(list(lines))])

    def _print(self, blocks: Sequence[Block]) -> None:
        self.console.print(draw(blocks))
        self.console.print("")
