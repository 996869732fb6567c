"""`amzprep questions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show

if TYPE_CHECKING:
    from amzprep.app.questions import Filter
    from amzprep.app.workspace import Workspace

app = typer.Typer(
    help="List, show and search the questions.", add_completion=False, rich_markup_mode=None, no_args_is_help=True
)

Words = list[str] | None
Category = Annotated[Words, typer.Option("--category", help="Of this category or its alias (may be repeated).")]
Kind = Annotated[Words, typer.Option("--kind", help="Of this kind.")]
Level = Annotated[Words, typer.Option("--level", help="Asked at this level, L4 to L8.")]
Topic = Annotated[Words, typer.Option("--topic", help="With this topic.")]
Difficulty = Annotated[Words, typer.Option("--difficulty", help="easy, medium or hard.")]
Status = Annotated[Words, typer.Option("--status", help="new, started, due, failed or passed.")]
Reserve = Annotated[
    bool, typer.Option("--reserve", help="For authors: the questions kept for mock loops too; seeing them spoils them.")
]
Limit = Annotated[int, typer.Option("--limit", min=0, help="So many rows are drawn; 0 draws all. JSON always has all.")]


@app.command("list")
def list_(
    selector: Annotated[
        list[str] | None, typer.Argument(help="A category, kind, topic, @pack, level, due, new, failed, last.")
    ] = None,
    category: Category = None,
    kind: Kind = None,
    level: Level = None,
    topic: Topic = None,
    difficulty: Difficulty = None,
    status: Status = None,
    reserve: Reserve = False,
    limit: Limit = 200,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """List the questions, narrowed by words or options."""
    from amzprep.app.questions import listing
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        wanted = _filter(workspace, category, kind, level, topic, difficulty, status)
        report = listing(workspace, selector or (), wanted, reserve=reserve, drawn=limit)
    show(report, format=format, json=json, quiet=quiet)


@app.command("search")
def search(
    text: Annotated[list[str], typer.Argument(help="Words; each must occur, as a whole or as a beginning.")],
    category: Category = None,
    kind: Kind = None,
    level: Level = None,
    topic: Topic = None,
    difficulty: Difficulty = None,
    status: Status = None,
    reserve: Reserve = False,
    limit: Limit = 200,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Search titles, topics and statements."""
    from amzprep.app.questions import search as find
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        wanted = _filter(workspace, category, kind, level, topic, difficulty, status)
        report = find(workspace, " ".join(text), wanted, reserve=reserve, drawn=limit)
    show(report, format=format, json=json, quiet=quiet)


@app.command("show")
def show_(
    question: Annotated[str, typer.Argument(help="A question's slug or id.")],
    reserve: Reserve = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show a question: statement, constraints, examples, signature; never hints or the solution."""
    from amzprep.app.questions_show import show_question
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = show_question(workspace, question, reserve=reserve)
    show(report, format=format, json=json, quiet=quiet)


@app.command("flags")
def flags(
    packs: PacksOption = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """List the questions you flagged in a drill, with your words."""
    from amzprep.app.questions_flags import flags as flagged
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = flagged(workspace)
    show(report, format=format, json=json, quiet=quiet)


def _filter(
    workspace: Workspace, category: Words, kind: Words, level: Words, topic: Words, difficulty: Words, status: Words
) -> Filter:
    from amzprep.app.questions import read_filter

    return read_filter(
        workspace,
        categories=category or (),
        kinds=kind or (),
        levels=level or (),
        topics=topic or (),
        difficulties=difficulty or (),
        statuses=status or (),
    )
