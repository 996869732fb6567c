"""`amzprep readiness`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.errors import UsageError


def command(
    quick: Annotated[bool, typer.Option("--quick", help="Ten items, one of each area.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Forty items.")] = False,
    level: Annotated[str | None, typer.Option("--level", help="Test at this level, L4 to L8.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Draw and shuffle with this seed.")] = None,
    claims: Annotated[
        str | None, typer.Option("--claims", metavar="FILE", help="Answers by item, as YAML (- reads standard input).")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; say which flag is missing.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Test your readiness: short items over all areas, and a profile of them."""
    from amzprep.app.readiness import FULL, QUICK, SIZE, Readiness, hand_in, level_of, unfinished
    from amzprep.app.workspace import Workspace
    from amzprep.cli.drill import read_level
    from amzprep.screen.terminal import has_terminal

    if quick and full:
        raise UsageError("--quick and --full exclude each other")
    wanted = read_level(level)
    if claims is None and (no_input or not has_terminal()):
        raise UsageError("the readiness test needs a terminal; without one pass --claims FILE")
    size = QUICK if quick else FULL if full else SIZE
    with Workspace.open(extra_packs=packs or (), seed=seed) as workspace:
        at = level_of(workspace, wanted)
        answered = len(unfinished(workspace, at))
        going_on = answered > 0
        if claims is not None:
            from amzprep.app.grade import read_submission

            report = hand_in(Readiness(workspace, at, size, seed, going_on=going_on), read_submission(claims))
        else:
            from amzprep.screen.readiness import goes_on, run_readiness

            if going_on and not goes_on(answered, size, at, plain=plain):
                Readiness(workspace, at, size, seed, going_on=True).end()
                going_on = False
            report = run_readiness(Readiness(workspace, at, size, seed, going_on=going_on), plain=plain)
    show(report, format=format, json=json, quiet=quiet)
