"""An interruption in a finalizer: Python prints it and goes on, which no key press deserves."""

from __future__ import annotations

import os
import signal
import sys
import time
import weakref

import pytest

from amzprep.screen.terminal import Hangup, none_lost


class Thing:
    """Something to finalize."""


def finalized_while(number: int) -> None:
    """Let a signal strike in a weak reference's callback."""
    thing = Thing()
    kept = weakref.ref(thing, lambda _: os.kill(os.getpid(), number))
    del thing
    assert kept() is None


def test_a_ctrl_c_in_a_finalizer_comes_a_moment_later() -> None:
    with pytest.raises(KeyboardInterrupt), none_lost():
        finalized_while(signal.SIGINT)
        time.sleep(5)


def test_a_hangup_in_a_finalizer_comes_a_moment_later() -> None:
    def hang_up(*_: object) -> None:
        raise Hangup(signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, hang_up)
    try:
        with pytest.raises(Hangup), none_lost():
            finalized_while(signal.SIGTERM)
            time.sleep(5)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_any_other_trouble_of_a_finalizer_is_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda dropped: told.append(dropped.exc_type))
    with none_lost():
        thing = Thing()
        kept = weakref.ref(thing, lambda _: 1 // 0)
        del thing
    assert kept() is None
    assert told == [ZeroDivisionError]
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
