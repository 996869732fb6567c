"""An open question on a terminal: the prompt, the phases with the clock in sight, and what was forgotten at the end.

Typed answers are many lines a phase; spoken ones (`aloud`) a keyword line at a time, as on a shared board. The first
phase is a talk with the interviewer. TAB (or `.` on a line of its own) goes on; nothing goes on by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console

from amzprep.app.answer_report import prompt_blocks
from amzprep.app.answering import ANSWER, FORGOTTEN_S, Answering, by_heading
from amzprep.app.closing import clock
from amzprep.domain.coding import Clarification
from amzprep.domain.report import Block, Paragraph, Span
from amzprep.render.text import draw
from amzprep.screen.editor import Editor
from amzprep.screen.how import How
from amzprep.screen.recorder import find_recorder, transcribe
from amzprep.screen.typed import Board

FLAG = "!"
FLAGGED = "Noted, and the answer goes on; `amzprep questions flags` lists it."
NOTHING_PREPARED = "The interviewer has nothing prepared for that: state an assumption and go on."
ASK_HELP = "Ask the interviewer, a question a line; your assumptions too."
TYPE_HELP = "Type your answer."
ALOUD_HELP = "Speak; ENTER puts a keyword line on the board."
FORGOTTEN_HELP = "A minute for what you forgot: ENTER adds a line."


class Answer:
    """One answer on a terminal, from wherever it stands to its end."""

    def __init__(self, answering: Answering, console: Console, how: How) -> None:
        self.answering, self.console, self.how = answering, console, how
        self.by_lines = how.plain or console.is_dumb_terminal
        self.board = Board(self._clock, answering.keep_draft, plain=how.plain)

    def run(self) -> None:
        """Show the prompt and take the answer. Raises KeyboardInterrupt when it is stopped; all typed is kept."""
        answering = self.answering
        if answering.finished:
            return
        self._print(prompt_blocks(answering.question, answering.state.limit_min))
        self._say(f"{self._next()} goes on to the next phase, Ctrl-C stops and keeps everything, "
                  f"a line that begins with {FLAG} flags the question.")  # fmt: skip
        answering.state.aloud = answering.state.aloud or self.how.aloud
        with self._recording():
            self._phases()
        self._transcribe()
        self._forgotten()

    def _phases(self) -> None:
        answering = self.answering
        going = True
        while going:
            self._head()
            if answering.clarifying:
                self._clarify()
            elif self.how.write and self.how.editor is not None:
                self._write(self.how.editor)
                return
            elif answering.state.aloud or self.by_lines:
                self._note_lines()
            else:
                self._take(self.board.read(default=answering.state.draft, multiline=True).text)
            going = answering.turn()

    @contextmanager
    def _recording(self) -> Iterator[None]:
        """Record the learner's voice as long as the answer runs, where that was asked for."""
        if not self.how.record:
            yield
            return
        recorder = find_recorder(self.answering.workspace.config["recorder"])
        trouble = recorder.start(self.answering.new_recording())
        self._say(trouble or "Recording into the attempt's folder; it stays on this machine.")
        try:
            yield
        finally:
            recorder.stop()

    def _transcribe(self) -> None:
        """Lines from the recording, by the learner's own recognizer."""
        names = [name for name, _ in self.answering.state.recordings]
        if not self.how.transcribe or not names:
            return
        self._say("Your recognizer is reading the recording; Ctrl-C goes on without it.")
        texts = []
        for name in names:
            try:
                text, trouble = transcribe(self.how.transcribe, self.answering.folder.file(name))
            except KeyboardInterrupt:
                text, trouble = "", "stopped; the answer goes on with your lines"
            if trouble:
                self._say(trouble)
            texts.append(text)
        self._say(f"{self.answering.heard(texts)} lines from the recording.")

    def _head(self) -> None:
        phase = self.answering.phase.replace("-", " ")
        help_ = ASK_HELP if self.answering.clarifying else ALOUD_HELP if self.answering.state.aloud else TYPE_HELP
        number = f"{self.answering.state.phase + 1} of {len(self.answering.phases)}"
        minutes = f"{self.answering.phase_limit_s / 60:g} min"
        self._print([Paragraph([""]), Paragraph([[Span(f"{phase}", "strong"), f" ({number}, {minutes})  {help_}"]])])

    def _clarify(self) -> None:
        while True:
            typed = self.board.read(default=self.answering.state.draft)
            if typed.text.startswith(FLAG):
                self._take(typed.text)
            elif typed.text.strip():
                self._answered(self.answering.ask(typed.text))
            if typed.next:
                return

    def _answered(self, found: Sequence[Clarification]) -> None:
        for each in found:
            self._print([Paragraph([["  ", Span(each.ask, "dim")], f"  {' '.join(each.answer.split())}"])])
        if not found:
            self._say(f"  {NOTHING_PREPARED}")

    def _note_lines(self) -> None:
        while True:
            typed = self.board.read(default=self.answering.state.draft)
            self._take(typed.text)
            if typed.next:
                return

    def _take(self, text: str) -> None:
        """Put text on the board; lines that begin with `!` flag the question instead."""
        lines = text.splitlines()
        for line in lines:
            if line.startswith(FLAG):
                self.answering.flag(line.removeprefix(FLAG).strip())
                self._say(FLAGGED)
        self.answering.add("\n".join(line for line in lines if not line.startswith(FLAG)))

    def _write(self, editor: Editor) -> None:
        """The rest of the answer in the learner's editor, a heading per phase; the clock runs meanwhile."""
        answering = self.answering
        if not answering.folder.exists(ANSWER):
            answering.folder.write(ANSWER, skeleton(answering))
        path = answering.folder.file(ANSWER)
        trouble = editor.open(path)
        if trouble:
            self._say(trouble)
        if not editor.takes_terminal:
            self._say(f"Write in {path}; ENTER here when you have said everything.")
            self.board.read()
        text = answering.folder.read(ANSWER)
        seconds = round(answering.elapsed_s, 1)
        rest = answering.phases[answering.state.phase :]
        answering.state.lines += [[phase, seconds, line] for phase, line in by_heading(text, rest)]
        while answering.turn():
            pass

    def _forgotten(self) -> None:
        """Sixty seconds to add lines that were left out; the answer's clock stands."""
        start = self.answering.workspace.clock.steady()

        def left() -> str:
            spent = self.answering.workspace.clock.steady() - start
            over = spent > FORGOTTEN_S
            return f"{clock(abs(FORGOTTEN_S - spent))} {'over' if over else 'left'} · {self._next()} ends"

        self._print([Paragraph([""]), Paragraph([FORGOTTEN_HELP])])
        board = Board(left, self.answering.keep_draft, plain=self.how.plain)
        while True:
            typed = board.read(default=self.answering.state.draft)
            self._take(typed.text)
            if typed.next or not typed.text.strip():
                return

    def _clock(self) -> str:
        answering = self.answering
        phase, whole = answering.phase_elapsed_s, answering.elapsed_s
        over = " OVER" if whole > answering.limit_s else ""
        late = " over" if phase > answering.phase_limit_s else ""
        return (
            f"{answering.phase.replace('-', ' ')} {clock(phase)} of {clock(answering.phase_limit_s)}{late} · "
            f"all {clock(whole)} of {clock(answering.limit_s)}{over} · {self._next()} next phase"
        )

    def _next(self) -> str:
        return '"." on a line' if self.board.by_lines else "TAB"

    def _print(self, blocks: Sequence[Block]) -> None:
        self.console.print(draw(blocks))

    def _say(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False)
        sys.stdout.flush()


def skeleton(answering: Answering) -> str:
    """The file an answer is written in: the prompt as a quote and a heading for each phase that is left."""
    quote = "\n".join(f"> {line}".rstrip() for line in answering.body.prompt.strip().splitlines())
    heads = "\n\n".join(f"## {phase}\n" for phase in answering.phases[answering.state.phase :])
    return f"{quote}\n\n{heads}\n"
