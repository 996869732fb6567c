"""`amzprep loop resume` without the command-line library: the next round begins where the last one was sealed.

Any other way to say it is left to `cli.loop`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amzprep.cli.boundary import guarded

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.loop_run import LoopRun
    from amzprep.domain.report import Report

WAYS = ("resume", "run")
FLAGS = {"--plain", "--aloud"}


def loop(argv: list[str]) -> int | None:
    """Go on with the loop named, or the newest, and return the exit code; None asks for the full command line."""
    flags = {word for word in argv if word.startswith("-")}
    words = [word for word in argv if word not in flags]
    if words[:1] not in ([each] for each in WAYS) or len(words) > 2 or not flags <= FLAGS or sys.platform == "win32":
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return guarded(lambda: _gone_on(words[1] if len(words) == 2 else None, flags), ["loop", *argv])


def rounds_on_terminal(
    workspace: Workspace, run: LoopRun, name: str | None, *, aloud: bool, plain: bool, new: bool = False
) -> Report:
    """Rounds on the terminal: the one named, else the first without a card."""
    from amzprep.screen.editor import find_editor
    from amzprep.screen.how import How
    from amzprep.screen.loop import run_rounds

    how = How(find_editor(workspace.config["editor"]), plain=plain, aloud=aloud)
    return run_rounds(workspace, run, name, how, new=new)


def _gone_on(loop: str | None, flags: set[str]) -> int:
    from amzprep.app.loop import find_loop
    from amzprep.app.workspace import Workspace
    from amzprep.cli.emit import emit

    with Workspace.open() as workspace:
        run = find_loop(workspace, loop)
        report = rounds_on_terminal(workspace, run, None, aloud="--aloud" in flags, plain="--plain" in flags)
    return emit(report)
