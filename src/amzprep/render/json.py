"""One JSON object per report: `{version, kind, …}`, lists under `items`."""

from __future__ import annotations

import json

from amzprep.domain.report import Report


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The report as indented JSON, keys in the order the command gave them."""
    return json.dumps(report.as_json(), indent=2, ensure_ascii=False)


RENDERER = render
