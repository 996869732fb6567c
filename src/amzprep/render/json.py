"""One JSON object per report: `{version, kind, …}`, lists under `items`."""

from __future__ import annotations

import json

from amzprep.domain.report import Report

MANY = 1000  # items; only what is written without indentation is written by the library's fast part


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The report as indented JSON, keys in the order the command gave them; a long list has an item a line."""
    raw = report.as_json()
    items = raw.get("items")
    if not isinstance(items, list) or len(items) <= MANY:
        return json.dumps(raw, indent=2, ensure_ascii=False)
    outline = json.dumps({**raw, "items": None}, indent=2, ensure_ascii=False)
    lines = ",\n    ".join([json.dumps(item, ensure_ascii=False) for item in items])
    return outline.replace('\n  "items": null', f'\n  "items": [\n    {lines}\n  ]', 1)


RENDERER = render
