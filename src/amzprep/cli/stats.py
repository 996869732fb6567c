"""`amzprep stats`."""

from __future__ import annotations

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show


def command(
    packs: PacksOption = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """How you are doing: first-attempt pass rate per area, verdicts, time, streak."""
    from amzprep.app.stats import stats
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = stats(workspace)
    show(report, format=format, json=json, quiet=quiet)
