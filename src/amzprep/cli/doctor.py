"""`amzprep doctor`."""

from __future__ import annotations

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, QuietOption, show


def command(format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Check this machine: sandbox level, editor, paths, packs, log."""
    from amzprep.app.doctor import doctor

    show(doctor(), format=format, json=json, quiet=quiet)
