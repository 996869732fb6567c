"""`amzprep explain CODE`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, show


def command(
    code: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]", help="What the tool printed: WA, PK003, 70, hold, rule 5 … Nothing lists all."
        ),
    ] = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
) -> None:
    """Explain a finding, a verdict or an exit code."""
    from amzprep.app.explain import explain

    show(explain(" ".join(code) if code else None), format=format, json=json)
