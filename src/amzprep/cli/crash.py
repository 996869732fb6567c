"""What happens when the bug is ours: a report on disk without the learner's text, one line, exit code 70."""

from __future__ import annotations

import os
import platform
import secrets
import sys
import traceback
from collections.abc import Sequence

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.cli.boundary import say
from amzprep.errors import NOT_READY, OUR_BUG


def report_crash(error: Exception, argv: Sequence[str]) -> int:
    """Write `crash/<id>.txt` and say so, with its path on a line of its own, to be copied.

    A full disk or a closed file is the environment's fault, not a bug.
    """
    if isinstance(error, OSError) and error.errno is not None:
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(f"amzprep: {error.strerror}{where}; nothing recorded so far is lost\n")
        return NOT_READY
    if "--debug" in argv:
        traceback.print_exception(error)
        return OUR_BUG
    path = _write(_body(error, argv))
    where = "details, without your text, are in:" if path else "details could not be written; try --debug"
    say(f"a bug of ours ({type(error).__name__}); {_kept(argv)}; {where}", OUR_BUG)
    if path:
        sys.stderr.write(f"{path}\n")
    return OUR_BUG


def _kept(argv: Sequence[str]) -> str:
    """What was recorded is kept, and the command that goes on with it where there is one."""
    again = {"loop": "loop resume", "drill": "resume", "resume": "resume"}.get(argv[0] if argv else "")
    return "what was recorded is kept" + (f", and `amzprep {again}` goes on with it" if again else "")


def _body(error: Exception, argv: Sequence[str]) -> str:
    """Frames of our own code with line numbers; no values and no message: they may hold the learner's words."""
    frames = [
        f"  {frame.filename.rpartition('amzprep/')[2] or frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    command = next((word for word in argv if not word.startswith("-")), "(none)")
    machine = f"amzprep {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join([machine, f"command: {command}", f"error: {type(error).__name__}", *frames, ""])


def _write(body: str) -> str | None:
    folder = os.path.join(Places().home, "crash")
    path = os.path.join(folder, f"{secrets.token_hex(4)}.txt")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(body)
    except OSError:
        return None
    return path
