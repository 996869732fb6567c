"""`amzprep cron`."""

from __future__ import annotations

from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, show


def command(
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="When to run, local time.")] = "07:30",
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
) -> None:
    """Print ready lines for crontab and a systemd timer."""
    from amzprep.app.cron import cron

    show(cron(at), format=format, json=json)
