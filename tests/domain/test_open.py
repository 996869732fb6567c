"""Parts of an open question: a phase and a follow-up are questions of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzprep.domain.open import part_names, part_of
from amzprep.domain.question import Question
from amzprep.packs.load import load_categories, load_question_file

ROOT = Path(__file__).resolve().parent.parent.parent
CATEGORIES, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))


@pytest.fixture(scope="module")
def whole() -> Question:
    path = ROOT / "questions" / "core" / "delivery-promise.yaml"
    return load_question_file(str(path), "core", CATEGORIES).questions[0]


def test_a_phase_keeps_its_points_and_takes_eight_to_twelve_minutes(whole: Question) -> None:
    part = part_of(whole, "serving")
    assert part is not None
    assert part.id.startswith("core/delivery-promise+serving")
    assert {point.phase for point in part.open.rubric.points} == {part.slug.partition("+")[2]}
    assert 8 <= part.minutes <= 12
    assert sum(part.open.phases.values()) == part.minutes
    ids = {point.id for point in part.open.rubric.points}
    assert all(set(bar.must) <= ids for bar in part.open.rubric.bars.values())


def test_a_followup_is_two_minutes_and_looks_for_what_it_tests(whole: Question) -> None:
    part = part_of(whole, "1")
    assert part is not None
    followup = whole.open.followups[0]
    assert (part.minutes, part.slug) == (2, "delivery-promise+1")
    assert followup.ask in part.open.prompt
    assert [point.says for point in part.open.rubric.points] == [each.strip() for each in followup.tests.split(",")]
    assert part.open.strong_answer == ""


@pytest.mark.parametrize("name", ["0", "99", "lunch", ""])
def test_what_is_no_part_is_none(name: str, whole: Question) -> None:
    assert part_of(whole, name) is None


def test_every_name_is_a_part(whole: Question) -> None:
    assert all(part_of(whole, name) is not None for name in part_names(whole))


def test_the_strong_sentence_holds_the_quote(whole: Question) -> None:
    for point, quote in whole.open.claims.items():
        sentence = whole.open.strong_sentence(point)
        assert " ".join(quote.split()).casefold() in sentence.casefold()
        assert len(sentence.split()) < 120
