"""`amzprep packs`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show

app = typer.Typer(
    help="List, check and start packs of questions.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.command("check")
def check(
    targets: Annotated[
        list[str] | None, typer.Argument(metavar="[PACK|FOLDER|QUESTION]…", help="What to check; nothing: every pack.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Run every mutant instead of a sample of 20.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Questions examined at a time.")] = 1,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Run foreign code even where there is no sandbox.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check packs: files, filed solutions, oracle, mutants, timing, bounds, hints."""
    from amzprep.app.check_packs import check_packs, packs_of
    from amzprep.app.workspace import Workspace

    def said(question: str) -> None:
        sys.stderr.write(f"\r\x1b[Kchecked {question}")
        sys.stderr.flush()

    watching = sys.stderr.isatty() and not quiet
    with Workspace.open(extra_packs=[*(packs or ()), *packs_of(targets or ())]) as workspace:
        report = check_packs(
            workspace, targets or (), full=full, jobs=jobs, unsafe=unsafe, on_question=said if watching else None
        )
    if watching:
        sys.stderr.write("\r\x1b[K")
    show(report, format=format, json=json, quiet=quiet)


@app.command("list")
def list_(
    packs: PacksOption = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """List the packs at hand and where they lie."""
    from amzprep.app.list_packs import list_packs
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = list_packs(workspace)
    show(report, format=format, json=json, quiet=quiet)


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(help="The pack's name: 3 to 60 of a-z, 0-9 and -.")],
    folder: Annotated[str | None, typer.Option("--folder", metavar="DIR", help="Where; nothing: ./NAME.")] = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Start a pack with one worked question that passes every check."""
    from amzprep.app.new_pack import new_pack

    show(new_pack(name, folder), format=format, json=json, quiet=quiet)
