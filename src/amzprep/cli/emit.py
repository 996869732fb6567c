"""A report printed: on stdout in one format, its warnings and the next command on stderr."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from amzprep.domain.report import Report


def emit(report: Report, format: str = "text", *, quiet: bool = False) -> int:
    """Print the report, and return its exit code."""
    text = import_module(f"amzprep.render.{format}").RENDERER(report, width=width(), colour=wants_colour())
    if text:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    for warning in report.warnings:
        sys.stderr.write(f"amzprep: {warning}\n")
    if report.next and not quiet and format == "text":
        sys.stderr.write(f"Next: {report.next}\n")
    return report.exit_code


def wants_colour() -> bool:
    """Colour only where a person looks and has not said no (no-color.org, TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 80 in a pipe; at most 100, because long lines read badly."""
    if not sys.stdout.isatty():
        return int(os.environ.get("COLUMNS") or 80)
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, 100)
