"""Where every exception of a command ends: one line on stderr and one exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from amzprep.errors import INTERRUPTED, AmzprepError

KEPT = "interrupted; what was done so far is kept"


def guarded(call: Callable[[], int], argv: Sequence[str]) -> int:
    """The exit code of a call; a broken pipe alone goes further up."""
    try:
        return call()
    except AmzprepError as error:
        return say(error.message, error.exit_code)
    except KeyboardInterrupt:
        return say(KEPT, INTERRUPTED)
    except BrokenPipeError:
        raise
    except Exception as error:
        from amzprep.cli.crash import report_crash

        return report_crash(error, argv)


def say(message: str, code: int) -> int:
    """One line of bad news, and its exit code; on a terminal it is broken between words where it is too long."""
    line = f"amzprep: {message}"
    if sys.stderr.isatty():
        from textwrap import wrap

        line = "\n".join(wrap(line, _columns(), break_long_words=False, break_on_hyphens=False))
    sys.stderr.write(f"{line}{os.linesep}")
    return code


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:  # the terminal went away meanwhile
        return 80
