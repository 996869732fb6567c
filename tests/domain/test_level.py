"""Find your level: the lower middle of the answers, and what lies below and above it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.level import LEVELS, recommend
from amzprep.packs.levels import load_levels
from amzprep.packs.load import load_categories
from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "questions" / "levels.yaml"
TABLE, FINDINGS = load_levels(str(FILE))


def test_the_shipped_table_is_whole() -> None:
    assert FINDINGS == []
    assert TABLE is not None
    categories, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
    assert set(TABLE.levels) == set(LEVELS)
    assert all([level for _, level in each.options] == list(LEVELS) for each in TABLE.questions)
    assert len(TABLE.skills) == 8
    assert {area for skill in TABLE.skills for area in skill.areas} == set(categories)


@given(st.lists(st.integers(0, 4), min_size=6, max_size=6), st.integers(0, 5))
def test_a_higher_answer_never_recommends_a_lower_level(answers: list[int], at: int) -> None:
    assert TABLE is not None
    before = recommend(TABLE.questions, answers)
    raised = [min(4, n + (i == at)) for i, n in enumerate(answers)]
    assert LEVELS.index(recommend(TABLE.questions, raised).level) >= LEVELS.index(before.level)


def test_answers_below_and_above_are_named(amzprep: Callable[..., Ran]) -> None:
    ran = amzprep("level", "--answers", "2,2,1,2,3,2", "--json")
    found = json.loads(ran.out)
    assert (found["level"], found["below"], found["above"], found["set"]) == ("L5", ["people"], ["design"], False)


def test_set_makes_it_the_learners_level_and_an_undo_takes_it_back(amzprep: Callable[..., Ran]) -> None:
    assert amzprep("level", "--answers", "1,1,1,1,1,1", "--set").code == 0
    assert amzprep("level", "--answers", "3,3,3,3,3,3", "--set").code == 0
    assert json.loads(amzprep("today", "--json").out)["level"] == "L6"
    assert "undo would take back the setting level = L6" in amzprep("undo").err
    assert "Taken back: the setting level = L6" in amzprep("undo", "--yes").out
    assert json.loads(amzprep("today", "--json").out)["level"] == "L4"
    assert json.loads(amzprep("undo", "--yes", "--json").out)["setting"] == {"key": "level", "value": "L4"}
    assert json.loads(amzprep("today", "--json").out)["level"] == "L5"
    assert amzprep("undo", "--yes").code == 1


@pytest.mark.parametrize(("answers", "says"), [("2,2", "takes 6 numbers"), ("2,2,2,2,2,9", "years takes 1 to 5"),
                                               ("a,2,2,2,2,2", "scope takes 1 to 5")])  # fmt: skip
def test_a_wrong_answer_is_named(answers: str, says: str, amzprep: Callable[..., Ran]) -> None:
    ran = amzprep("level", "--answers", answers)
    assert (ran.code, says in ran.err) == (2, True)


def test_a_broken_table_is_found_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "levels.yaml"
    path.write_text(FILE.read_text().replace("expected: Expert", "expected: Exprt", 1))
    table, findings = load_levels(str(path))
    assert table is None
    assert "did you mean Expert?" in findings[0].message
