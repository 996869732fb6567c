"""A partner's card as it is read from a file: any file gives a card or one refusal with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from amzprep.errors import ContentError
from amzprep.packs.card import read_filled

CARD = """---
# Your card.
loop: 01a2
round: manager
by: Ann
vote: Hire   # a remark
technical:
principles:
  Earn Trust: Strong
  dive-deep:
gaps: number, own part
below_scope: No
confidence: 4
---

## Heard: Earn Trust
> I told her so, and she agreed.
> -5 % in a week
<!-- a hint
over two lines -->

## Strengths
* calm
- exact

# The sheet
## Earn Trust
- not a note
"""
LINES = CARD.splitlines()


def test_a_card_is_read_as_people_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "card.md"
    path.write_text(CARD, encoding="utf-8")
    filled = read_filled(str(path))
    assert filled.raw == {
        "loop": "01a2", "round": "manager", "by": "Ann", "vote": "hire", "principles": {"earn-trust": "strong"},
        "gaps": ["number", "own-part"], "below_scope": False, "confidence": 4,
    }  # fmt: skip
    assert filled.lines("heard: earn trust") == ("I told her so, and she agreed.", "-5 % in a week")
    assert filled.lines("strengths") == ("calm", "exact")
    assert set(filled.notes) == {"heard: earn trust", "strengths"}
    assert (filled.file.places["vote"], filled.headings["strengths"]) == ((6, 1), 22)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_card_or_refused_with_their_place(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.md"
    path.write_bytes(data)
    try:
        read_filled(str(path))
    except ContentError as error:
        assert str(error.message).startswith(f"{path}:")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    at=st.integers(0, len(LINES) - 1),
    line=st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)
    | st.sampled_from(
        ["gaps: {a: b}", "principles: [x]", "vote: [hire]", "by: *a", "&a b: c", "? x", "---", "- -", "'"]
    ),
)
@example(at=LINES.index("principles:"), line="?")  # a mapping as a key, beside one that is empty
def test_a_card_with_any_line_replaced_is_a_card_or_refused(tmp_path: Path, at: int, line: str) -> None:
    path = tmp_path / "any.md"
    path.write_text("\n".join([*LINES[:at], line, *LINES[at + 1 :]]), encoding="utf-8", newline="")
    try:
        read_filled(str(path))
    except ContentError as error:
        assert str(error.message).startswith(f"{path}:")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="No such file"):
        read_filled(str(tmp_path / "none.md"))
