"""A report printed: on stdout in one format, its warnings and the next command on stderr."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # imported on the hot path, where `typing` alone would be a third of the time
if TYPE_CHECKING:
    from amzprep.domain.report import Report


def emit(report: Report, format: str = "text", *, quiet: bool = False) -> int:
    """Print the report, and return its exit code."""
    out, err = rendered(report, format, quiet=quiet)
    if out:
        sys.stdout.write(out)
        sys.stdout.flush()
    sys.stderr.write(err)
    return report.exit_code


def rendered(report: Report, format: str = "text", *, quiet: bool = False) -> tuple[str, str]:
    """What goes to stdout, and to stderr."""
    from importlib import import_module

    text: str = import_module(f"amzprep.render.{format}").RENDERER(report, width=width(), colour=wants_colour())
    told = [f"amzprep: {warning}\n" for warning in report.warnings]
    if report.next and not quiet and format == "text":
        told.append(f"Next: {report.next}\n")
    return (text if text.endswith("\n") or not text else text + "\n"), "".join(told)


def wants_colour() -> bool:
    """Colour only where a person looks and has not said no (no-color.org, TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 80 in a pipe; at most 100, because long lines read badly."""
    if not sys.stdout.isatty():
        return int(os.environ.get("COLUMNS") or 80)
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, 100)
