"""`amzprep undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, QuietOption, show
from amzprep.errors import UsageError


def command(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Take back the last attempt."""
    from amzprep.app.undo import kept, last_attempt, undo, undo_line
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = last_attempt(workspace)
        what = undo_line(workspace)
        if what and not yes:
            from amzprep.screen.prompt import confirm
            from amzprep.screen.terminal import has_terminal

            if not has_terminal():
                raise UsageError(f"undo would take back {what}; pass --yes to do so without a terminal")
            show(report)
            report = undo(workspace) if confirm("Take it back?") else kept(report)
        elif what:
            report = undo(workspace)
    show(report, format=format, json=json, quiet=quiet)
