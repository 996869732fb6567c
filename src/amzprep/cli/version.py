"""`amzprep --version`, before anything else is loaded."""

from __future__ import annotations

import sys

from amzprep import __version__


def version(words: list[str]) -> int | None:
    """Print the version and return the exit code; None where more was typed."""
    if words:
        return None
    sys.stdout.write(f"amzprep {__version__}\n")
    return 0
