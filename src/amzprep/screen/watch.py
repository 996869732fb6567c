"""The watch: the file is graded at every save, the clock is on the screen, one key does one thing.

The file is polled (`os.stat`: time, size and inode), so editors that save by renaming, network disks and WSL all work.
Grading runs in a thread of its own, so that the clock goes on and Ctrl-C ends it; keys typed meanwhile are dropped.
Nothing advances by itself.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from enum import Enum
from typing import TypeVar

from rich.console import Console
from rich.live import Live
from rich.text import Text

from amzprep.app.coding_state import CASES
from amzprep.app.drill import Drill
from amzprep.app.review import statement_blocks, submission_blocks
from amzprep.domain.report import Block, Paragraph, Span
from amzprep.domain.verdict import CaseVerdict, Code, Verdict
from amzprep.errors import AmzprepError
from amzprep.screen.editor import Editor
from amzprep.screen.terminal import keys
from amzprep.screen.view import ROOM_NOTE, STEPS, SURE_MENU, View, draw_view, menu_text, pages, sheet_lines

POLL_S = 0.15
SAVE_EVERY_S = 5.0
QUICK_S = 0.12  # what is graded sooner needs no word that it is being graded
ENTER, ESCAPE, RUBOUT = ("\r", "\n"), "\x1b", ("\x7f", "\b")
OPEN_IT = "Open the file named above in your editor; it is watched."
NOTHING_PREPARED = "The interviewer has nothing prepared for that: state an assumption and go on."
ROOM_KEYS, ROOM_ASKS = ("a", "c", "e", "v"), "a asks, c constraints, e examples"
FLAGGED = "Noted, and the drill goes on; `amzprep questions flags` lists it."
Found = TypeVar("Found")


class Outcome(Enum):
    """How a watch ended."""

    ACCEPTED = "accepted"
    GAVE_UP = "gave up"
    HANDED_IN = "handed in"
    QUIT = "quit"


class Watch:
    """The screen of one drill; `run` returns how it ended and the last submission's verdict."""

    def __init__(self, drill: Drill, console: Console, editor: Editor | None) -> None:
        self.drill, self.console, self.editor = drill, console, editor
        self.verdict: Verdict | None = None
        self.submitted: Verdict | None = None
        self.chosen = 0
        self.page: int | None = 0
        self.notes: list[str] = []
        self.busy = self.ask = ""
        self.accepted = False
        told: list[Block] = [Paragraph([Span(OPEN_IT, "strong")])] if editor is None else []
        self._blocks: list[Block] = [*told, *self._task()]
        self._sheet: tuple[int, list[Text]] = (0, [])
        self._resized, self._away = False, 0.0

    def run(self) -> tuple[Outcome, Verdict | None]:
        """Until accepted, given up or quit. Ctrl-C, a closed terminal and signals leave through `Drill.__exit__`."""
        self.grading = ThreadPoolExecutor(1, "grading")
        before = signal.signal(signal.SIGWINCH, self._on_resize)
        try:
            with keys() as self.keyboard, Live(console=self.console, screen=True, auto_refresh=False) as self.live:
                self.seen = self._stamp()
                if self._open_first():
                    return Outcome.QUIT, self.submitted
                return self._loop(), self.submitted
        except BaseException:
            self.drill.grader.close()  # a submission under way ends with its server
            raise
        finally:
            signal.signal(signal.SIGWINCH, before)
            self.grading.shutdown(cancel_futures=True)

    def _on_resize(self, number: int, frame: object) -> None:
        self._resized = True

    def _loop(self) -> Outcome:
        saved_at = time.monotonic()
        shown: object = None
        while True:
            if self._changed():
                self._grade()
                shown = None
            now = (int(self.drill.elapsed_s), self._resized)
            if now != shown:
                self._show()
                self._resized = False
                shown = (now[0], False)
            if time.monotonic() - saved_at > SAVE_EVERY_S and not self.drill.paused:
                self.drill.save()
                saved_at = time.monotonic()
            key = self.keyboard.read(POLL_S)
            if key:
                outcome = self._press(key)
                if outcome is not None:
                    return outcome
                shown = None

    def _changed(self) -> bool:
        """Whether the file or the cases were saved since; not asked while the clock stands still."""
        stamp = self._stamp()
        if self.drill.paused or stamp == self.seen:
            return False
        self.seen = stamp
        return True

    def _press(self, key: str) -> Outcome | None:
        if self.accepted:
            return self._press_accepted(key)
        if self.drill.paused and key not in ("p", "q"):
            return None
        if key.isdigit() and 1 <= int(key) <= len(STEPS):
            self.drill.tick(STEPS[int(key) - 1][0])
            return None
        actions: dict[str, Callable[[], Outcome | None]] = {
            "s": self._submit, "h": self._hint, "r": self._run, "n": self._next, "v": self._turn, "o": self._edit,
            "w": self._edit_cases, "p": self._pause, "x": self._reset, "!": self._flag, "g": self._give_up,
            "q": lambda: Outcome.QUIT, "a": self._ask, "c": lambda: self._reveal("constraints"),
            "e": lambda: self._reveal("examples"),
        }  # fmt: skip
        action = actions.get(key)
        return action() if action is not None else None

    def _press_accepted(self, key: str) -> Outcome | None:
        if key in ENTER:
            return Outcome.ACCEPTED
        if key == "q":
            return Outcome.QUIT
        if key == "v":
            self._turn()
        elif key == "b":
            self.accepted, self.page = False, None
            self.drill.go_on()
        return None

    def _grade(self, *, failing_first: bool = False) -> None:
        """Grade the file as it is; in the room only look at the learner's cases."""
        if not self.drill.folder.exists(self.drill.source):
            self.notes, self.page = [f"{self.drill.source} is gone; x puts the starter back"], None
            return
        if self.drill.room:
            self.drill.note_own_cases()
            self.notes = list(self.drill.messages)
            return
        first = {(case.group, case.n) for case in self._failing()} if failing_first else set()
        found = self._work("running the visible cases …", self.drill.visible_job(first))
        self.page = None
        if found is not None:
            self.verdict, self.chosen = self.drill.graded(found), 0
            self.notes = list(self.drill.messages)

    def _failing(self) -> list[CaseVerdict]:
        return [case for case in self.verdict.cases if case.code is not Code.AC] if self.verdict is not None else []

    def _run(self) -> None:
        if not self.drill.room:
            self._grade(failing_first=True)

    def _next(self) -> None:
        self.chosen, self.page = self.chosen + 1, None

    def _submit(self) -> Outcome | None:
        self.seen = self._stamp()
        if self.drill.untouched:
            self.notes, self.page = ["The file is still the starter: nothing was submitted."], None
            return None
        if self.drill.sealed and not self._sure("Hand it in? There is one submission."):
            return None
        judged = self._work("running the hidden cases …", self.drill.submit_job())
        if judged is None:
            return None
        self.submitted = self.drill.submitted(judged)
        if self.drill.sealed:
            return Outcome.HANDED_IN
        self.accepted = self.submitted.accepted
        self._read(submission_blocks(self.drill, self.submitted))
        self.notes = []
        return None

    def _hint(self) -> None:
        if self.drill.room:
            self.notes, self.page = ["There are no hints in the room; a asks the interviewer."], None
            return
        hint = self.drill.hint()
        total = len(self.drill.question.coding.hints)
        told = f"Hint {self.drill.state.hints} of {total}: {hint.text}" if hint is not None else ""
        self.notes, self.page = [told or "There are no more hints; v shows the task with those you had."], None

    def _turn(self) -> None:
        """The next page, the cases after the last one, and from the cases back to the task."""
        if self.page is None:
            return self._read(self._task())
        last = pages(self._view(), self.console) - 1
        self.page = self.page + 1 if self.page < last else 0 if self.accepted else None
        return None

    def _task(self) -> list[Block]:
        """The statement, in the room with the keys that bring the rest of it."""
        room: list[Block] = [Paragraph([Span(ROOM_NOTE, "dim")])] if self.drill.room else []
        return [*statement_blocks(self.drill), *room]

    def _read(self, blocks: list[Block]) -> None:
        self._blocks, self._sheet, self.page = blocks, (0, []), 0

    def _pause(self) -> None:
        if not self.drill.paused:
            self.drill.pause()
            self._away = time.monotonic()
        else:
            self.drill.unpause(time.monotonic() - self._away)

    def _reset(self) -> None:
        if self._sure("Put the starter back? Your file is kept beside it."):
            kept = self.drill.reset()
            self.notes, self.page = [f"Started over; your file is kept as {kept}."], None
            self.verdict, self.seen = None, self._stamp()

    def _give_up(self) -> Outcome | None:
        if self._sure("Give up and see the solution?"):
            self.drill.give_up()
            return Outcome.GAVE_UP
        return None

    def _flag(self) -> None:
        why = self._typed("What is wrong with this question? ")
        if why:
            self.drill.flag(why)
            self.notes, self.page = [FLAGGED], None

    def _ask(self) -> None:
        text = self._typed("Your question: ") if self.drill.room else ""
        if not text:
            return
        found = self.drill.ask(text)
        self._read(self._task())
        self.notes, self.page = [f"{each.ask} {each.answer}" for each in found] or [NOTHING_PREPARED], None

    def _reveal(self, part: str) -> None:
        if self.drill.room:
            self.drill.reveal_part(part)
            self._read(self._task())

    def _edit(self) -> None:
        self._edit_file(self.drill.path)

    def _edit_cases(self) -> None:
        self._edit_file(self.drill.folder.file(CASES))

    def _edit_file(self, path: str) -> None:
        if self.editor is None:
            self.notes, self.page = [f"Open {path} in your editor; it is watched."], None
            return
        if self.editor.takes_terminal:
            with self._aside():
                failed = self.editor.open(path)
            self.page = None
        else:
            failed = self.editor.open(path)
        if failed:
            self.notes, self.page = [failed], None

    def _open_first(self) -> bool:
        """Open the editor; one that hides the screen only after the task was read. Whether the learner quit there."""
        if self.editor is None:
            return False
        if self.editor.takes_terminal and self._read_first():
            return True
        self._edit()
        return False

    def _read_first(self) -> bool:
        """The task, page by page; in the room questions come before an editor. Whether the learner quit."""
        while True:
            last = self.page is None or self.page >= pages(self._view(), self.console) - 1
            goes = "opens your editor" if last else "turns the page"
            key = self._any_key(f"{ROOM_ASKS} · any other key {goes}" if self.drill.room else f"any key {goes}")
            if key == "q":
                return True
            if self.drill.room and key in ROOM_KEYS:
                self._press(key)
            elif self.page is None or last:
                self.page = None
                return False
            else:
                self.page += 1

    def _any_key(self, text: str) -> str:
        self.ask = text
        try:
            return self._key()
        finally:
            self.ask = ""

    def _sure(self, question: str) -> bool:
        return self._any_key(f"{question}  {menu_text(SURE_MENU)}") == "y"

    def _typed(self, question: str) -> str:
        """A line typed at the bottom of the screen; empty when it is left with ESC."""
        text = ""
        try:
            while True:
                self.ask = f"{question}{text}_  (ENTER ends, ESC leaves)"
                key = self._key()
                if key in ENTER:
                    return text.strip()
                if key == ESCAPE:
                    return ""
                text = text[:-1] if key in RUBOUT else text + key if key.isprintable() else text
        finally:
            self.ask = ""

    def _key(self) -> str:
        """Wait for a key while the clock goes on."""
        key = ""
        while not key:
            self._show()
            key = self.keyboard.read(1.0)
        return key

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """The normal screen and line mode for a while, for an editor."""
        self.live.stop()
        try:
            with self.keyboard.cooked():
                yield
        finally:
            self.live.start()

    def _work(self, text: str, job: Callable[[], Found]) -> Found | None:
        """Run a job while the clock goes on; None when it could not be done, with a note that says why."""
        future, wait = self.grading.submit(job), QUICK_S
        try:
            while True:
                with suppress(TimeoutError):
                    return future.result(wait)
                self.busy, wait = text, 1.0
                self._show()
        except AmzprepError as error:
            self.notes, self.page = [error.message], None
            return None
        finally:
            self.busy = ""
            self.keyboard.drop()

    def _show(self) -> None:
        if self.editor is not None and (failed := self.editor.failure()):
            self.notes, self.page = [failed], None
        self.live.update(draw_view(self._view(), self.console), refresh=True)

    def _view(self) -> View:
        drill, width = self.drill, self.console.width
        if self._sheet[0] != width:
            self._sheet = (width, sheet_lines(self._blocks, self.console))
        return View(
            title=drill.question.title,
            path=drill.path,
            elapsed_s=drill.elapsed_s,
            limit_s=drill.state.limit_min * 60,
            room=drill.room,
            paused=drill.paused,
            accepted=self.accepted,
            busy=self.busy,
            ask=self.ask,
            verdict=self.verdict,
            chosen=self.chosen,
            sheet=self._sheet[1],
            page=self.page,
            ticks=drill.state.ticks,
            notes=tuple(self.notes),
        )

    def _stamp(self) -> tuple[int, ...]:
        found: list[int] = []
        for path in (self.drill.path, self.drill.folder.file(CASES)):
            with suppress(OSError):  # between the two halves of a save by renaming
                stat = os.stat(path)
                found += [stat.st_mtime_ns, stat.st_size, stat.st_ino]
        return tuple(found)
