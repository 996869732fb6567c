"""The reference page says what the loader does, because it is made from the same table."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzprep.app.questions_reference import reference
from amzprep.packs.schema import COMMON, RESERVED, kinds

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "questions.md"


def test_the_page_is_what_the_table_makes(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference(), "run pytest with --update-golden"


def test_the_page_has_every_key_and_every_reserved_word() -> None:
    text = reference()
    for key in [*COMMON, *(key for kind in kinds().values() for key in kind.keys)]:
        assert f"| `{key}` |" in text
    for word in RESERVED:
        assert f"`{word}`" in text
