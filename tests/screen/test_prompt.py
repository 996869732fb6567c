"""Prompts: answered through a pipe as by a keyboard, by lines on a dumb terminal, never without a terminal."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from amzprep.errors import UsageError
from amzprep.screen import prompt, terminal
from amzprep.screen.typed import Board


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    monkeypatch.setattr(terminal, "has_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.parametrize(("typed", "yes"), [("y", True), ("n", False), ("\r", False)])
def test_no_is_what_enter_means(keyboard: PipeInput, typed: str, yes: bool) -> None:
    keyboard.send_text(typed)
    assert prompt.confirm("Sure?") is yes


def test_ctrl_c_while_a_prompt_is_set_up_is_not_lost(keyboard: PipeInput, monkeypatch: pytest.MonkeyPatch) -> None:
    from amzprep.screen import word_wrap

    def interrupted(_: object) -> None:  # as a callback of the interpreter, where no exception gets out
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass

    class Wrap(word_wrap.WordWrap):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            thing = Thing()
            kept.append(weakref.ref(thing, interrupted))
            del thing

    class Thing:
        pass

    kept: list[Any] = []
    monkeypatch.setattr(word_wrap, "WordWrap", Wrap)
    lost = threading.Timer(10.0, lambda: keyboard.send_text("typed on\r"))
    lost.start()
    with pytest.raises(KeyboardInterrupt):
        Board(lambda: "clock", lambda text: None).read()
    lost.cancel()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_text_is_trimmed_and_may_be_empty(keyboard: PipeInput) -> None:
    keyboard.send_text("  O(n log n) \r")
    assert prompt.text("Time?", flag="--claim-time") == "O(n log n)"
    keyboard.send_text("\r")
    assert prompt.text("Time?", flag="--claim-time") == ""


def test_what_is_typed_ahead_answers_the_next_prompt(keyboard: PipeInput) -> None:
    keyboard.send_text("O(n)\rO(1)\r3")
    assert prompt.text("Time?", flag="--claim-time") == "O(n)"
    assert prompt.text("Space?", flag="--claim-space") == "O(1)"


@pytest.mark.parametrize("ask", [lambda: prompt.confirm("Sure?"), lambda: prompt.text("Time?", flag="--x")])
def test_ctrl_c_interrupts(keyboard: PipeInput, ask: object) -> None:
    keyboard.send_text("\x03")
    with pytest.raises(KeyboardInterrupt):
        ask()  # type: ignore[operator]


def test_a_dumb_terminal_is_asked_by_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(terminal, "has_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\nO(n)\n"))
    assert prompt.confirm("Sure?") is True
    assert prompt.text("Time?", flag="--x") == "O(n)"
    assert capsys.readouterr().out == "Sure? [y/N] Time? "
    with pytest.raises(KeyboardInterrupt):  # the end of the input
        prompt.text("Space?", flag="--x")


def test_without_a_terminal_the_flag_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "has_terminal", lambda: False)
    with pytest.raises(UsageError, match="without one pass --claim-time"):
        prompt.text("Time?", flag="--claim-time")
    with pytest.raises(UsageError, match="--yes"):
        prompt.confirm("Sure?")
