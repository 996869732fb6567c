"""The last step of every command, and the options that it takes: how to print the answer."""

from __future__ import annotations

from enum import StrEnum
from pkgutil import iter_modules
from typing import Annotated

import typer

import amzprep.render
from amzprep.cli.emit import emit
from amzprep.domain.report import Report

Format = StrEnum("Format", [(found.name, found.name) for found in iter_modules(amzprep.render.__path__)])  # type: ignore[misc]

FormatOption = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the answer.")]
PacksOption = Annotated[list[str] | None, typer.Option("--packs", metavar="DIR", help="A folder with more packs.")]
DEFAULT = Format("text")


def show(report: Report, *, format: Format = DEFAULT, json: bool = False, quiet: bool = False) -> None:
    """Print the report on stdout, its warnings and the next command on stderr, and exit with its code.

    Raises typer.Exit with the report's exit code when that is not 0.
    """
    code = emit(report, "json" if json else format, quiet=quiet)
    if code:
        raise typer.Exit(code)
