"""The console entry: scripts and shells call these few things all day, so they skip the command-line library."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run amzprep and end the process with its exit code."""
    try:
        code = answer(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has gone: nothing may be written at exit either
        code = 128 + 13
    sys.exit(code)


def answer(argv: list[str]) -> int:
    """Run one command line and return its exit code."""
    code = _hot(argv)
    if code is None:
        from amzprep.cli.main import run

        code = run(argv)
    return code


def _hot(argv: list[str]) -> int | None:
    match argv:
        case ["--version"]:
            from amzprep import __version__

            print(f"amzprep {__version__}")  # noqa: T201
            return 0
        case ["today", *rest]:
            from amzprep.app.today import hot

            return hot(rest)
        case ["complete", *words]:
            from amzprep.cli.complete import complete

            return complete(words)
    return None
