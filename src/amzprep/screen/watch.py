"""The watch: the file is graded at every save, the clock is on the screen, one key does one thing.

The file is polled (`os.stat`: time, size and inode), so editors that save by renaming, network disks and WSL all work.
Keys typed while the grader is busy are dropped. Nothing advances by itself.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from enum import Enum

from rich.console import Console
from rich.live import Live

from amzprep.app.drill import Drill
from amzprep.app.folder import CASES
from amzprep.app.review import statement_blocks, submission_blocks
from amzprep.domain.report import Block, Bullets, Heading, Paragraph
from amzprep.domain.verdict import Verdict
from amzprep.render.text import THEME, draw
from amzprep.screen import prompt
from amzprep.screen.editor import Editor
from amzprep.screen.terminal import Keys, keys
from amzprep.screen.view import STEPS, View, draw_view, pages

POLL_S = 0.15
SAVE_EVERY_S = 5.0


class Outcome(Enum):
    """How a watch ended."""

    ACCEPTED = "accepted"
    GAVE_UP = "gave up"
    QUIT = "quit"


class Watch:
    """The screen of one drill; `run` returns how it ended and the last submission's verdict."""

    def __init__(self, drill: Drill, console: Console, editor: Editor | None) -> None:
        self.drill, self.console, self.editor = drill, console, editor
        self.verdict: Verdict | None = None
        self.submitted: Verdict | None = None
        self.page: int | None = 0
        self.statement: list[Block] = statement_blocks(drill)
        self.notes: list[str] = []
        self.busy = ""
        self.seen = self._stamp()

    def run(self) -> tuple[Outcome, Verdict | None]:
        """Until accepted, given up or quit. Ctrl-C, a closed terminal and signals leave through `Drill.__exit__`."""
        with keys() as keyboard, Live(console=self.console, screen=True, auto_refresh=False) as live:
            self.live, self.keyboard = live, keyboard
            self._resized = False
            before = signal.signal(signal.SIGWINCH, self._on_resize)
            try:
                if self.editor is not None and self.editor.takes_terminal:
                    self._read_first()
                self._edit()
                return self._loop(), self.submitted
            finally:
                signal.signal(signal.SIGWINCH, before)

    def _on_resize(self, number: int, frame: object) -> None:
        self._resized = True

    def _loop(self) -> Outcome:
        saved_at = time.monotonic()
        shown = ""
        while True:
            stamp = self._stamp()
            if stamp != self.seen:
                self.seen = stamp
                self._grade()
                shown = ""
            now = f"{int(self.drill.elapsed_s)} {self.page} {self._resized}"
            if now != shown:
                self._show()
                shown, self._resized = now, False
            if time.monotonic() - saved_at > SAVE_EVERY_S and not self.drill.paused:
                self.drill.save()
                saved_at = time.monotonic()
            key = self.keyboard.read(POLL_S)
            if key:
                outcome = self._press(key)
                if outcome is not None:
                    return outcome
                shown = ""

    def _press(self, key: str) -> Outcome | None:
        if self.drill.paused and key not in ("p", "q", "\x03"):
            return None
        if key.isdigit() and 1 <= int(key) <= len(STEPS):
            self.drill.tick(STEPS[int(key) - 1][0])
            return None
        action = {"s": self._submit, "h": self._hint, "r": self._grade, "v": self._turn, "o": self._edit, "p": self._pause,
                  "x": self._reset, "!": self._flag, "g": self._give_up, "q": self._quit, "a": self._ask,
                  "c": self._constraints, "e": self._examples}.get(key)  # fmt: skip
        return action() if action is not None else None

    def _grade(self) -> None:
        if self.drill.room:
            self.drill.grade_visible()
            self.notes = self.drill.messages
            return
        self._work("running the visible cases …")
        self.verdict = self.drill.grade_visible()
        self.notes = list(self.drill.messages)
        self._rest()
        self.page = None

    def _submit(self) -> Outcome | None:
        self._work("running the hidden cases …")
        self.submitted = self.drill.submit()
        self._rest()
        if self.submitted.accepted:
            return Outcome.ACCEPTED
        self._tell(submission_blocks(self.drill, self.submitted))
        return None

    def _hint(self) -> None:
        if self.drill.room:
            return
        hint = self.drill.hint()
        total = len(self.drill.question.coding.hints)
        if hint is None:
            self.notes = ["there are no more hints"]
        else:
            self.notes = [f"hint {self.drill.state.hints} of {total}: {hint.text}"]
        self.page = None

    def _turn(self) -> None:
        self.statement = [*statement_blocks(self.drill), *self._asked_blocks()]
        last = pages(self._view(), self.console) - 1
        self.page = 0 if self.page is None else self.page + 1 if self.page < last else None

    def _pause(self) -> None:
        if not self.drill.paused:
            self.drill.pause()
            self._away = time.monotonic()
        else:
            self.drill.unpause(time.monotonic() - self._away)

    _away = 0.0

    def _reset(self) -> None:
        if self._sure("Put the starter back? Your file is kept beside it."):
            kept = self.drill.reset()
            self.notes, self.page = [f"started over; your file is kept as {kept}"], None
            self.seen = ()

    def _give_up(self) -> Outcome | None:
        if self._sure("Give up and see the solution?"):
            self.drill.give_up()
            return Outcome.GAVE_UP
        return None

    def _quit(self) -> Outcome:
        return Outcome.QUIT

    def _flag(self) -> None:
        with self._aside():
            why = prompt.text("What is wrong with this question?", flag="--flag")
        if why:
            self.drill.flag(why)
            self.notes, self.page = ["noted; `amzprep questions flags` lists it"], None

    def _ask(self) -> None:
        if not self.drill.room:
            return
        with self._aside():
            text = prompt.text("Your question to the interviewer:", flag="--room")
        found = self.drill.ask(text) if text else []
        answers = [f"{each.ask} {each.answer}" for each in found]
        self.notes = answers or ["the interviewer has nothing prepared for that; state an assumption and go on"]
        self.page = None

    def _constraints(self) -> None:
        self._reveal("constraints")

    def _examples(self) -> None:
        self._reveal("examples")

    def _reveal(self, part: str) -> None:
        if self.drill.room:
            if part not in self.drill.state.asked:
                self.drill.reveal_part(part)
            self.statement, self.page = [*statement_blocks(self.drill), *self._asked_blocks()], 0

    def _asked_blocks(self) -> list[Block]:
        coding, asked = self.drill.question.coding, self.drill.state.asked
        blocks: list[Block] = []
        if not self.drill.room:
            return blocks
        if "constraints" in asked:
            blocks += [Heading("Constraints"), Bullets(list(coding.constraints))]
        if "examples" in asked:
            blocks += [Heading("Examples"), Bullets([f"{e.name}: {e.args} gives {e.want}" for e in coding.examples])]
        return blocks

    def _edit(self) -> None:
        if self.editor is None:
            self.notes = [f"open {self.drill.path} in your editor"]
            return
        if not self.editor.takes_terminal:
            self.editor.open(self.drill.path)
            return
        with self._aside():
            self.editor.open(self.drill.path)

    def _read_first(self) -> None:
        """Show the statement before a terminal editor hides it."""
        last = pages(self._view(), self.console)
        for page in range(last):
            self.page = page
            self.busy = "any key opens your editor" if page == last - 1 else "any key turns the page"
            self._show()
            while not self.keyboard.read(0.5):
                self._show()
        self.busy, self.page = "", None

    def _tell(self, blocks: list[Block]) -> None:
        with self._aside():
            self.console.print(draw([*blocks, Paragraph(["", "Any key goes back to your file."])]))
            with keys() as keyboard:
                while not keyboard.read(1.0):
                    pass

    def _sure(self, question: str) -> bool:
        with self._aside():
            return prompt.confirm(question)

    def _aside(self) -> _Aside:
        return _Aside(self)

    def _work(self, text: str) -> None:
        self.busy = text
        self._show()

    def _rest(self) -> None:
        self.busy = ""
        self.keyboard.drop()

    def _show(self) -> None:
        self.live.update(draw_view(self._view(), self.console), refresh=True)

    def _view(self) -> View:
        drill = self.drill
        return View(
            title=drill.question.title,
            path=drill.path,
            elapsed_s=drill.elapsed_s,
            limit_s=drill.state.limit_min * 60,
            room=drill.room,
            paused=drill.paused,
            busy=self.busy,
            verdict=self.verdict,
            statement=self.statement,
            page=self.page,
            ticks=tuple(drill.state.ticks),
            notes=tuple(self.notes),
        )

    def _stamp(self) -> tuple[int, ...]:
        found: list[int] = []
        for path in (self.drill.path, self.drill.folder.file(CASES)):
            with suppress(OSError):  # between the two halves of a save by renaming
                stat = os.stat(path)
                found += [stat.st_mtime_ns, stat.st_size, stat.st_ino]
        return tuple(found)


class _Aside:
    """The normal screen and line mode for a while: an editor, a prompt, a longer text."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def __enter__(self) -> None:
        self.watch.live.stop()
        self.cooked = self.watch.keyboard.cooked()
        self.cooked.__enter__()

    def __exit__(self, *exception: object) -> None:
        self.cooked.__exit__(None, None, None)
        self.watch.live.start()


def make_console(*, plain: bool) -> Console:
    """The console of the screens: our theme, default foreground, no colour where it is not wanted."""
    no_colour = plain or bool(os.environ.get("NO_COLOR"))
    return Console(theme=THEME, highlight=False, markup=False, emoji=False, no_color=no_colour)


__all__ = ["Keys", "Outcome", "Watch", "make_console"]
