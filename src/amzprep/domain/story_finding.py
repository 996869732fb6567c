"""A finding in a story: where a rule is broken, the line, what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from amzprep.domain.finding import Severity

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True)
class StoryFinding:
    """`file:line:col: code message`; `text` is the line (secrets masked; a part of a very long one).

    `mark` is where in it the words stand that it is about, `weight` what it costs in the room (1 to 9).

    `story` is empty for a finding about the whole bank; then `line` is 0.
    """

    path: str
    line: int
    col: int
    code: str
    message: str
    severity: Severity
    remedy: str
    text: str = ""
    story: str = ""
    weight: int = 5
    mark: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        place = ":".join(str(each) for each in (self.path, self.line, self.col) if each)
        return f"{place}: {self.code} {self.message}"

    @property
    def cost(self) -> tuple[int, int, str, int]:
        """Sorts the costliest first."""
        return ORDER[self.severity], -self.weight, self.code, self.line

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "severity": self.severity.value}
