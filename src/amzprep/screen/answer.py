"""An open question on a terminal: the prompt, the phases with the clock in sight, and what was forgotten at the end.

Typed answers are many lines a phase; spoken ones (`aloud`) a keyword line at a time, as on a shared board. The first
phase is a talk with the interviewer. TAB (or `.` on a line of its own) goes on; nothing goes on by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from amzprep.app.answer_report import prompt_blocks
from amzprep.app.answering import ADDING, FORGOTTEN_S, Answering, assumed
from amzprep.app.closing import clock, time_left
from amzprep.domain.coding import Clarification
from amzprep.domain.open import one_line
from amzprep.domain.report import Block, Bullets, Heading, Paragraph, Span
from amzprep.errors import UsageError
from amzprep.render.drawing import draw
from amzprep.screen.editor import Editor
from amzprep.screen.how import How
from amzprep.screen.typed import AGAIN, Board

if TYPE_CHECKING:
    from amzprep.screen.recorder import Recorder

FLAG = "!"
FLAGGED = "Noted, and the answer goes on; `amzprep questions flags` lists it."
NOTHING_PREPARED = "The interviewer has nothing prepared for that: state an assumption and go on."
ASSUMED = "Noted as your assumption."
ASK_HELP = "Ask, a question a line; assumptions too."
TYPE_HELP = "Type your answer."
WRITE_HELP = "Write in your editor, the rest in one go."
ALOUD_HELP = "Speak; ENTER puts a keyword line on the board."
FORGOTTEN_HELP = "A minute for what you forgot: ENTER adds a line, an empty one ends."
NO_EDITOR = "No editor is named; set EDITOR, or `editor` in config.toml. Type here."
REOPEN = "e"


class Answer:
    """One answer on a terminal, from wherever it stands to its end."""

    def __init__(self, answering: Answering, console: Console, how: How) -> None:
        self.answering, self.console, self.how = answering, console, how
        self.by_lines = how.plain or console.is_dumb_terminal
        self.board = Board(self._clock, answering.keep_draft, plain=how.plain, again=self._prompt_again)

    def run(self) -> None:
        """Show the prompt and take the answer, or what is left of it. Raises KeyboardInterrupt; all typed is kept."""
        answering = self.answering
        if answering.finished:
            self._print([Heading(answering.question.title)])
        else:
            self._remember()
            self._begin()
            with self._recording():
                self._phases()
        if answering.state.stage == ADDING:
            self._transcribe()
            self._forgotten()
            answering.end_adding()

    def _remember(self) -> None:
        """What the flags said holds for the whole attempt, also when it is resumed without them."""
        state, how = self.answering.state, self.how
        state.aloud, state.record = state.aloud or how.aloud, state.record or how.record
        state.transcribe, state.keep = how.transcribe or state.transcribe, state.keep or how.save

    def _begin(self) -> None:
        answering = self.answering
        self._print(prompt_blocks(answering.question, answering.state.limit_min))
        goes = "goes on to the next phase" if len(answering.phases) > 1 else "ends the answer"
        self._say(f"{self._next()} {goes}, {AGAIN} on an empty line shows the prompt again, Ctrl-C "
                  f"stops and keeps everything, a line that begins with {FLAG} flags the question.")  # fmt: skip
        if answering.state.lines:
            lines = [f"{clock(at)}  {text}" for _, at, text in answering.state.lines]
            self._print([Paragraph(["", Span("On the board so far:", "dim"), *lines])])

    def _phases(self) -> None:
        answering = self.answering
        going = True
        while going:
            self._head()
            if answering.clarifying:
                self._clarify()
            elif answering.state.written or (self.how.write and self.how.editor is not None):
                self._write(self.how.editor)
                return
            else:
                self._type()
            going = answering.turn()

    def _type(self) -> None:
        if self.how.write:
            self._say(NO_EDITOR)
        if self.answering.state.aloud or self.by_lines:
            self._note_lines()
        else:
            self._take(self.board.read(default=self.answering.state.draft, multiline=True).text)

    @contextmanager
    def _recording(self) -> Iterator[None]:
        """Record the learner's voice as long as the answer runs, where that was asked for."""
        if not self.answering.state.record:
            yield
            return
        recorder = self._recorder()
        trouble = recorder.start(self.answering.new_recording())
        self._say(trouble or "Recording into the attempt's folder; it stays on this machine.")
        try:
            yield
        finally:
            trouble = recorder.stop()
            if trouble:
                self._say(trouble)

    def _recorder(self) -> Recorder:
        """The recorder; without one an attempt that has hardly begun is none. Raises UsageError."""
        from amzprep.screen.recorder import find_recorder

        try:
            return find_recorder(self.answering.workspace.config["recorder"])
        except UsageError:
            if not self.answering.state.lines:
                self.answering.abandon("no recorder")
            raise

    def _transcribe(self) -> None:
        """Lines from the recording, by the learner's own recognizer."""
        from amzprep.screen.recorder import transcribe

        state = self.answering.state
        if state.heard or not state.transcribe or not state.recordings:
            return
        self._say("Your recognizer is reading the recording; Ctrl-C goes on without it.")
        texts = []
        for name, _ in state.recordings:
            try:
                text, trouble = transcribe(state.transcribe, self.answering.folder.file(name))
            except KeyboardInterrupt:
                text, trouble = "", "stopped; the answer goes on with your lines"
            if trouble:
                self._say(trouble)
            texts.append(text)
        self._say(f"{self.answering.heard(texts)} lines from the recording.")

    def _head(self) -> None:
        phase = self.answering.phase.replace("-", " ")
        state = self.answering.state
        writes = state.written or (self.how.write and self.how.editor is not None)
        spoken = WRITE_HELP if writes else ALOUD_HELP if state.aloud else TYPE_HELP
        help_ = ASK_HELP if self.answering.clarifying else spoken
        number = f"{self.answering.state.phase + 1} of {len(self.answering.phases)}"
        minutes = f"{max(1, round(self.answering.phase_limit_s / 60))} min"
        self._print([Paragraph([""]), Paragraph([[Span(f"{phase}", "strong"), f" ({number}, {minutes})  {help_}"]])])
        asked = self.answering.interruption(self.answering.phase)
        if asked:
            self._print([Paragraph([["The interviewer asks: ", Span(one_line(asked), "strong")]])])

    def _clarify(self) -> None:
        while True:
            typed = self.board.read(default=self.answering.state.draft)
            if is_flag(typed.text):
                self._take(typed.text)
            elif typed.text.strip():
                self._answered(typed.text, self.answering.ask(typed.text))
            else:
                self.answering.keep_draft("")
            if typed.next:
                return

    def _answered(self, asked: str, found: Sequence[Clarification]) -> None:
        if found:
            self._print([Bullets([[Span(each.ask, "dim"), f"  {one_line(each.answer)}"] for each in found])])
        else:
            self._say(f"  {ASSUMED if assumed(asked) else NOTHING_PREPARED}")

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
            if is_flag(line):
                self.answering.flag(line.strip().removeprefix(FLAG).strip())
                self._say(FLAGGED)
        self.answering.add("\n".join(line for line in lines if not is_flag(line)))

    def _write(self, editor: Editor | None) -> None:
        """The rest of the answer in the learner's editor, a heading per phase; the clock runs meanwhile."""
        path = self.answering.start_writing()
        again = True
        while again:
            trouble = editor.open(path) if editor is not None else ""
            if trouble:
                self._say(trouble)
            self.console.print(f"Written in {path}", markup=False, highlight=False, soft_wrap=True)
            self._say(f"ENTER when all is said{'' if editor is None else ', e opens it again'}.")
            again = self._written()
        self.answering.end_writing()

    def _written(self) -> bool:
        """Lines typed here meanwhile are kept too; whether the editor is wanted again."""
        while True:
            typed = self.board.read(default=self.answering.state.draft)
            if typed.text.strip() == REOPEN:
                self.answering.keep_draft("")
                return True
            self._take(typed.text)
            if typed.next or not typed.text.strip():
                return False

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
        """One clock, of the phase, and the whole minutes left for the rest where there are several phases."""
        answering = self.answering
        phase = answering.phase_elapsed_s
        late = " over" if phase > answering.phase_limit_s else ""
        parts = [f"{clock(phase)} of {clock(answering.phase_limit_s)}{late}"]
        if len(answering.phases) > 1:
            parts.append(time_left(answering.limit_s - answering.elapsed_s))
        if self.board.by_lines:
            return " · ".join(parts)
        last = answering.state.phase + 1 == len(answering.phases)
        ends = "ENTER ends" if answering.state.written else f"{self._next()} {'ends' if last else 'next phase'}"
        parts.append(ends)
        return f"{answering.phase.replace('-', ' ')} {' · '.join(parts)}"

    def _prompt_again(self) -> None:
        self._print([*prompt_blocks(self.answering.question, self.answering.state.limit_min), Paragraph([""])])

    def _next(self) -> str:
        return '"." on a line' if self.board.by_lines else "TAB"

    def _print(self, blocks: Sequence[Block]) -> None:
        self.console.print(draw(blocks))

    def _say(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False)
        sys.stdout.flush()


def is_flag(line: str) -> bool:
    """Whether a line flags the question; a new line may have been indented like the one before it."""
    return line.startswith(FLAG) or line.lstrip().startswith(f"{FLAG} ")
