"""`amzprep drill`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.errors import UsageError

RATINGS = {"again": 1, "hard": 2, "good": 3, "easy": 4}


def command(
    selector: Annotated[
        list[str] | None,
        typer.Argument(help="A question, category, kind, #topic, @pack, level, due, new, failed or last."),
    ] = None,
    room: Annotated[bool, typer.Option("--room", help="As in the interview: vague statement, nothing runs.")] = False,
    no_watch: Annotated[bool, typer.Option("--no-watch", help="Do not watch the file: run when you say so.")] = False,
    no_editor: Annotated[bool, typer.Option("--no-editor", help="Do not open an editor.")] = False,
    minutes: Annotated[float | None, typer.Option("--minutes", min=1, help="Another target time.")] = None,
    level: Annotated[str | None, typer.Option("--level", help="Questions of this level, L4 to L8.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="The language you submit in.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Draw at random with this seed.")] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=20, help="So many questions, one after the other.")] = 1,
    submission: Annotated[
        str | None, typer.Option("--submission", metavar="FILE", help="Judge this file (- reads standard input).")
    ] = None,
    took: Annotated[float | None, typer.Option("--took", min=0, help="With --submission: minutes it took.")] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", help="again, hard, good or easy instead of the suggested.")
    ] = None,
    claim_time: Annotated[str, typer.Option("--claim-time", help="The time complexity you claim.")] = "",
    claim_space: Annotated[str, typer.Option("--claim-space", help="The space complexity you claim.")] = "",
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; say which flag is missing.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live screen.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Practise one question against the clock."""
    from amzprep.app.drill import start
    from amzprep.app.grade import gradable
    from amzprep.app.select import pick
    from amzprep.app.workspace import Workspace
    from amzprep.domain.rating import Rating

    chosen = _rating(rating)
    if level is not None and level.upper() not in ("L4", "L5", "L6", "L7", "L8"):
        raise UsageError(f"--level takes L4 to L8, not {level!r}")
    if submission is None:
        _need_person(no_input)
    with Workspace.open(extra_packs=packs or (), seed=seed) as workspace:
        editor = None
        if submission is None and not no_editor:
            from amzprep.screen.editor import find_editor

            editor = find_editor(workspace.config["editor"])
        done: set[str] = set()
        for _ in range(count if submission is None else 1):
            row = pick(workspace, selector or (), level.upper() if level else None, seed, done)
            done.add(row.id)
            drill = start(
                workspace,
                gradable(workspace, row.id),
                mode="room" if room else "full",
                minutes=minutes,
                level=level.upper() if level else None,
                language=language,
                seed=seed,
            )
            if submission is not None:
                from amzprep.app.unattended import submit_file

                report = submit_file(
                    drill,
                    submission,
                    took_min=took,
                    rating=Rating(chosen) if chosen else None,
                    time=claim_time,
                    space=claim_space,
                )
            else:
                from amzprep.screen.session import practise

                report = practise(drill, editor, watch=not no_watch, plain=plain)
                if report.data["rating"] is None:
                    break
    show(report, format=format, json=json, quiet=quiet)


def _rating(word: str | None) -> int | None:
    if word is None:
        return None
    if word.lower() not in RATINGS:
        raise UsageError(f"--rating takes {', '.join(RATINGS)}, not {word!r}")
    return RATINGS[word.lower()]


def _need_person(no_input: bool) -> None:
    from amzprep.screen.terminal import has_terminal

    if no_input or not has_terminal():
        raise UsageError("a drill needs a terminal; without one pass --submission FILE")
