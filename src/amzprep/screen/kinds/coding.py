"""Kind `coding`: the watch over the file, or lines."""

from __future__ import annotations

from typing import Any

from amzprep.app.underway import Underway
from amzprep.domain.report import Report
from amzprep.screen.how import How
from amzprep.screen.session import practise


def run(drill: Underway[Any], how: How) -> Report:
    """A coding drill from the first screen to the rating."""
    return practise(drill, how.editor, watch=how.watch, plain=how.plain)  # type: ignore[arg-type]


PRACTISE = run
