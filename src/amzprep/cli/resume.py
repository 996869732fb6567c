"""`amzprep resume`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.errors import UsageError


def command(
    attempt: Annotated[
        str | None, typer.Argument(help="An attempt's id or its question; nothing takes the newest.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List what can be resumed.")] = False,
    no_watch: Annotated[bool, typer.Option("--no-watch", help="Do not watch the file: run when you say so.")] = False,
    no_editor: Annotated[bool, typer.Option("--no-editor", help="Do not open an editor.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live screen.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Go on with an interrupted attempt."""
    from amzprep.app.resume import loop_of, resumable, resume
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        if list_:
            show(resumable(workspace), format=format, json=json, quiet=quiet)
            return
        from amzprep.screen.editor import find_editor
        from amzprep.screen.how import How, practise
        from amzprep.screen.terminal import has_terminal

        if not has_terminal():
            raise UsageError(
                "resume needs a terminal; `amzprep resume --list` lists, `amzprep drill --submission FILE` submits"
            )
        editor = None if no_editor else find_editor(workspace.config["editor"])
        how = How(editor, watch=not no_watch, plain=plain, transcribe=workspace.config["transcribe"])
        in_loop = loop_of(workspace, attempt)
        if in_loop is not None:
            from amzprep.app.loop import find_loop
            from amzprep.screen.loop import run_rounds

            report = run_rounds(workspace, find_loop(workspace, in_loop[0]), in_loop[1], how)
        else:
            report = practise(resume(workspace, attempt), how)
    show(report, format=format, json=json, quiet=quiet)
