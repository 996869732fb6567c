"""The readiness test on a terminal: one item after the other until the profile."""

from __future__ import annotations

import sys

from amzprep.app.readiness import Readiness
from amzprep.domain.report import Report
from amzprep.errors import Interrupted
from amzprep.screen.key import read_key
from amzprep.screen.kinds.choice import Items, Stopped
from amzprep.screen.terminal import is_dumb, restored

INTERRUPTED = "interrupted; `amzprep readiness` goes on with it today"


def goes_on(answered: int, size: int, level: str, *, plain: bool) -> bool:
    """Whether to go on with a test that was left today. Raises Interrupted on Ctrl-C."""
    text = f"{answered} of {size} were answered today at {level} · g goes on · n starts anew"
    try:
        with restored():
            return read_key(text, ("g", "n"), by_lines=plain or is_dumb()) == "g"
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop


def run_readiness(test: Readiness, *, plain: bool) -> Report:
    """Ask until the test is complete or the learner stops. Raises Interrupted on Ctrl-C."""
    items = Items(plain=plain)
    try:
        with restored():
            while (choosing := test.next()) is not None:
                items.answer(choosing, test.head)
                test.answered(choosing)
                _, go_on = items.settle(choosing)
                if not go_on:
                    return test.left()
            return test.finish()
    except Stopped:
        return test.left()
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop
