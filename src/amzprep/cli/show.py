"""The last step of every command: render its report, name the next command, end with its exit code."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

import amzprep.render
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
    chosen = Format("json") if json else format
    text = import_module(f"amzprep.render.{chosen}").RENDERER(report, width=width(), colour=wants_colour())
    if text:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    for warning in report.warnings:
        sys.stderr.write(f"amzprep: {warning}\n")
    if report.next and not quiet and chosen == DEFAULT:
        sys.stderr.write(f"Next: {report.next}\n")
    if report.exit_code:
        raise typer.Exit(report.exit_code)


def wants_colour() -> bool:
    """Colour only where a person looks and has not said no (no-color.org, TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 80 in a pipe; at most 100, because long lines read badly."""
    if not sys.stdout.isatty():
        return int(os.environ.get("COLUMNS") or 80)
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, 100)
