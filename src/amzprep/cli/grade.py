"""`amzprep grade`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.errors import UsageError


def command(
    question: Annotated[str | None, typer.Argument(help="A question's id or slug.")] = None,
    file: Annotated[str | None, typer.Argument(help="The submission; - reads standard input.")] = None,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="FILE.jsonl", help="Judge one submission a line.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Submissions judged at a time.")] = 1,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="With --batch: exit 1 if any is not accepted.")
    ] = False,
    language: Annotated[str, typer.Option("--language", help="The submission's language.")] = "python",
    reveal: Annotated[bool, typer.Option("--reveal", help="Show the input of a failing hidden case.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Run foreign code even where there is no sandbox.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Judge a solution file against the hidden cases."""
    from amzprep.app.grade import batch_exit_code, grade, grade_batch
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        if batch is not None:
            from json import dumps

            done = []
            for verdict in grade_batch(workspace, batch, jobs, unsafe=unsafe):
                sys.stdout.write(dumps(verdict, ensure_ascii=False) + "\n")
                sys.stdout.flush()
                done.append(verdict)
            raise typer.Exit(batch_exit_code(done, strict=exit_code))
        if question is None or file is None:
            raise UsageError("grade takes a QUESTION and a FILE, or --batch FILE.jsonl")
        report = grade(workspace, question, file, language=language, reveal=reveal, unsafe=unsafe)
    show(report, format=format, json=json, quiet=quiet)
