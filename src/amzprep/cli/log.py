"""`amzprep log`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, QuietOption, show

app = typer.Typer(
    help="Export, import or rebuild the log of what you did.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.command("export")
def export(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to; - is standard output.")] = "-",
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the log as JSON lines, one event a line."""
    from amzprep.app.transfer import export_log, exported
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        if file == "-":
            sys.stdout.writelines(exported(workspace))
            sys.stdout.flush()
            return
        report = export_log(workspace, file)
    show(report, format=format, json=json, quiet=quiet)


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An export; - is standard input.")],
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Add the events of an export; those known already change nothing."""
    from amzprep.app.transfer import import_log
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = import_log(workspace, file)
    show(report, format=format, json=json, quiet=quiet)


@app.command("rebuild")
def rebuild_(format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Compute attempts and cards anew from the events."""
    from amzprep.app.transfer import rebuild
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = rebuild(workspace)
    show(report, format=format, json=json, quiet=quiet)
