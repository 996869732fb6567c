"""The console entry: scripts and shells call these few things all day, so they skip the command-line library."""

from __future__ import annotations

import os
import sys

HOT = {"--version": "cli.version.version", "today": "app.today.hot", "grade": "cli.judge.judge",
       "complete": "cli.complete.complete", "stories": "cli.stories_hot.stories",
       "loop": "cli.loop_hot.loop"}  # fmt: skip


def main() -> None:
    """Run amzprep and end the process with its exit code."""
    if sys.stdout.encoding.lower() != "utf-8":  # a screen without arrows and dashes shows a sign in their place
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = answer(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has gone: nothing may be written at exit either
        code = 128 + 13
    if "amzprep.cli.main" not in sys.modules:
        os._exit(code)  # all is said and closed; to take the interpreter apart takes as long as to start it
    sys.exit(code)


def answer(argv: list[str]) -> int:
    """Run one command line and return its exit code."""
    quick = _hot(argv)
    if quick is None:
        from amzprep.cli.main import run

        return run(argv)
    return quick


def _hot(argv: list[str]) -> int | None:
    """The exit code of a command that was answered at once; None asks for the full command line."""
    if not argv or argv[0] not in HOT:
        return None
    module, _, function = HOT[argv[0]].rpartition(".")
    code: int | None = getattr(__import__(f"amzprep.{module}", fromlist=[function]), function)(argv[1:])
    return code
