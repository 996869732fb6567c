"""How a drill is run on a terminal: what the flags of the command said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amzprep.registry import find

if TYPE_CHECKING:
    from amzprep.app.underway import Underway
    from amzprep.domain.report import Report
    from amzprep.screen.editor import Editor

    Practise = Callable[[Underway[Any], "How"], Report]


@dataclass(frozen=True)
class How:
    """`plain` means lines instead of a screen that moves; `write` that answers are written in the editor."""

    editor: Editor | None = None
    watch: bool = True
    plain: bool = False
    aloud: bool = False
    write: bool = False
    record: bool = False
    transcribe: str = ""
    save: bool = False


def practise(underway: Underway[Any], how: How) -> Report:
    """Run an attempt with a person at the terminal, by its kind. Raises Interrupted on Ctrl-C."""
    screen: Practise = find("amzprep.screen.kinds", "PRACTISE", underway.question.kind)
    return screen(underway, how)
