"""`amzprep stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show


def command(
    skills: Annotated[bool, typer.Option("--profile", help="By the role's skills and their expected grades.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """How you are doing: first-attempt pass rate per area, verdicts, time, streak."""
    from amzprep.app.stats import profile, stats
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = profile(workspace) if skills else stats(workspace)
    show(report, format=format, json=json, quiet=quiet)
