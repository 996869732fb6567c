"""JSON of a long list: the same value, an item a line, whatever stands before and behind it."""

from __future__ import annotations

import json

import pytest

from amzprep.domain.report import Report
from amzprep.render.json import MANY, render


@pytest.mark.parametrize("n", [0, MANY, MANY + 1, 3 * MANY])
def test_a_long_list_says_what_a_short_one_says(n: int) -> None:
    tricky = '\n  "items": null'
    items = [{"n": i, "text": "é\n" + tricky, "more": [i, {"items": None}]} for i in range(n)]
    report = Report("questions", {"text": tricky, "items": items, "last": {"items": None}})
    assert json.loads(render(report)) == report.as_json()


def test_a_long_list_has_an_item_a_line() -> None:
    text = render(Report("questions", {"items": [{"n": i, "more": [1, 2]} for i in range(MANY + 1)]}))
    assert '    {"n": 0, "more": [1, 2]},\n    {"n": 1, "more": [1, 2]},' in text
    assert text.endswith("\n  ]\n}")
