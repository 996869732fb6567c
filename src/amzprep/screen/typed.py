"""Typing against a clock: a line or many, with the clock in sight, and nothing typed ever lost.

The clock stands in a toolbar that a terminal shows only when it answers where its cursor is; where it does not, the
clock stands before the text. Half-typed text is handed to `keep` every second while it changes, so that a crash, a
closed terminal and Ctrl-C lose less than two seconds of it. The end of the time changes the clock and nothing else.
Without a cursor (`plain`) it is a line with the clock in its prompt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amzprep.screen.terminal import interrupt_held, is_dumb
from amzprep.screen.typed_line import type_line

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

KEEP_S, REFRESH_S = 1.0, 0.5
NEXT_WORD = "."  # what goes on where there is no TAB
AGAIN = "?"  # on an empty line: what was asked is shown again


@dataclass(frozen=True)
class Typed:
    """What was typed, and whether TAB (or `.` on a line of its own) ended it."""

    text: str
    next: bool


class Board:
    """Reads text while a clock runs; `clock` gives the line to show, `keep` gets half-typed text.

    `again` shows what was asked once more, for a `?` on an empty line; without it a `?` is text.
    """

    def __init__(
        self, clock: Callable[[], str], keep: Callable[[str], None], *, plain: bool = False,
        again: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        self.clock, self.keep, self.again = clock, keep, again
        self.by_lines = plain or is_dumb()

    def read(self, *, default: str = "", multiline: bool = False) -> Typed:
        """A line (ENTER ends it), or many with `multiline` (TAB ends them). Raises KeyboardInterrupt on Ctrl-C.

        The end of the input is an interruption too.
        """
        if self.by_lines:
            return self._line(default)
        with interrupt_held() as interrupted:
            return self._prompt(default, multiline, interrupted)

    def _line(self, default: str) -> Typed:
        text, _ = type_line(f"[{self.clock()}] > ", self.keep, default=default)
        while self.again is not None and text.strip() == AGAIN:
            self.again()
            text, _ = type_line(f"[{self.clock()}] > ", self.keep)
        ended = text.strip() == NEXT_WORD
        return Typed("" if ended else text.rstrip(), ended)

    def _prompt(self, default: str, multiline: bool, interrupted: Callable[[], bool]) -> Typed:
        """The prompt; once it runs it takes Ctrl-C for itself, and ends at once when one came before."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.styles import Style

        from amzprep.screen.word_wrap import WordWrap

        def message() -> str:
            return "> " if session.app.renderer.height_is_known else f"[{self.clock()}] > "

        def runs() -> None:
            self._keep_going(session)
            if interrupted():
                session.app.exit(exception=KeyboardInterrupt())

        ended = {"next": False}
        session: PromptSession[str] = PromptSession(
            message=message,
            multiline=multiline,
            prompt_continuation="  ",
            input_processors=[WordWrap(message)],
            bottom_toolbar=self.clock,
            refresh_interval=REFRESH_S,
            key_bindings=_bindings(ended, self.again),
            style=Style.from_dict({"bottom-toolbar": "noreverse bold", "bottom-toolbar.text": ""}),
        )
        session.app.renderer.cpr_not_supported_callback = None  # the clock stands in the prompt then
        try:
            text = session.prompt(default=default, pre_run=runs)
        except EOFError as end:
            raise KeyboardInterrupt from end
        finally:
            self.keep(session.default_buffer.text)
        return Typed(text, ended["next"])

    def _keep_going(self, session: Any) -> None:
        """Hand half-typed text over as long as the prompt is there."""
        import asyncio

        async def watch() -> None:
            while True:
                await asyncio.sleep(KEEP_S)
                self.keep(session.default_buffer.text)

        session.app.create_background_task(watch())


def _bindings(ended: dict[str, bool], again: Callable[[], None] | None) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    bindings = KeyBindings()

    @bindings.add("tab")
    def _(event: KeyPressEvent) -> None:
        ended["next"] = True
        event.current_buffer.validate_and_handle()

    @bindings.add("c-d")
    def _(event: KeyPressEvent) -> None:  # the end of the input must not throw away what is typed
        if not event.current_buffer.text:
            event.app.exit(exception=EOFError)
            return
        ended["next"] = True
        event.current_buffer.validate_and_handle()

    if again is not None:
        _show_again(bindings, again)
    return bindings


def _show_again(bindings: KeyBindings, again: Callable[[], None]) -> None:
    """A `?` on an empty line calls `again` above the prompt; anywhere else it is a letter like any other."""
    from prompt_toolkit.application import run_in_terminal

    @bindings.add(AGAIN)
    def _(event: KeyPressEvent) -> None:
        if event.current_buffer.document.current_line.strip():
            event.current_buffer.insert_text(AGAIN)
        else:
            run_in_terminal(again)
