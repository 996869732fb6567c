"""A finding: one place where content breaks a rule, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error blocks, a warning is advice worth taking, an info is shown when asked for."""

    ERROR = "error"
    ADVICE = "advice"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Finding:
    """`file:line:col: code message`; line and column count from 1, 0 means the whole file."""

    path: str
    line: int
    col: int
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = ":".join(str(each) for each in (self.path, self.line, self.col) if each)
        return f"{place}: {self.code} {self.message}"

    def as_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "line": self.line,
            "col": self.col,
            "code": self.code,
            "message": self.message,
            "severity": self.severity.value,
        }
