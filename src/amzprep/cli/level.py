"""`amzprep level`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, QuietOption, show


def command(
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="N,N,…", help="Your answers as numbers, in the order asked.")
    ] = None,
    set_: Annotated[bool, typer.Option("--set", help="Practise for the level found from now on.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines.")] = False,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find the level to practise for."""
    from amzprep.app.level import level_table, read_answers, recommended
    from amzprep.app.workspace import Workspace
    from amzprep.screen.terminal import need_terminal

    with Workspace.open() as workspace:
        table = level_table(workspace)
        if answers is not None:
            given = read_answers(table, answers)
        else:
            need_terminal("the questionnaire", "--answers 2,3,2,2,2,2")
            from amzprep.screen.level import ask_level

            given = ask_level(table, plain=plain)
        report = recommended(workspace, table, given, set_it=set_)
    show(report, format=format, json=json, quiet=quiet)
