"""`amzprep today`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show


def command(
    minutes: Annotated[
        int | None, typer.Option("--minutes", min=1, help="Minutes you have, instead of the usual.")
    ] = None,
    ahead: Annotated[int, typer.Option("--ahead", min=0, max=365, help="Look this many days ahead.")] = 0,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="As --quiet; exit 1 when something is due.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """What to practise now, and why."""
    from amzprep.app import agenda
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        if (quiet or exit_code) and not json and format == DEFAULT:
            line, code = agenda.quiet(workspace, minutes=minutes, ahead=ahead, exit_code=exit_code)
            sys.stdout.write(line)
            raise typer.Exit(code)
        report = agenda.agenda(workspace, minutes=minutes, ahead=ahead, exit_code=exit_code)
    show(report, format=format, json=json, quiet=quiet)
