"""A loop is drawn from data by seed: the same seed, the same loop; every principle at most once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.loop import LoopPlans, Round, draw_rounds
from amzprep.domain.principle import PRINCIPLES
from amzprep.packs.load import load_categories
from amzprep.packs.plans import load_plans

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "questions" / "loops.yaml"
CATEGORIES, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
LEVELS = ("L4", "L5", "L6", "L7", "L8")


def shipped() -> LoopPlans:
    plans, findings = load_plans(str(FILE), CATEGORIES)
    assert findings == []
    assert plans is not None
    return plans


PLANS = shipped()


def drawn(level: str, seed: int, stage: str = "onsite", rounds: int | None = None) -> list[Round]:
    return draw_rounds(
        PLANS.rounds(level, stage), random.Random(seed), always=PLANS.always_at(level), often={}, rounds=rounds
    )


@given(st.sampled_from(LEVELS), st.integers(0, 10**6), st.sampled_from(["screen", "technical", "onsite", "full"]))
@settings(max_examples=150)
def test_a_loop_is_whole_and_the_same_for_the_same_seed(level: str, seed: int, stage: str) -> None:
    rounds = drawn(level, seed, stage)
    assert rounds == drawn(level, seed, stage)
    assert {each.id for each in rounds} == {each.id for each in PLANS.rounds(level, stage)}
    asked = [name for each in rounds for name in each.principles]
    assert len(asked) == len(set(asked))
    assert set(asked) <= set(PRINCIPLES)
    for each in rounds:
        assert len(each.principles) in ((2, 3) if each.principle_minutes else (0,)) or len(asked) == len(PRINCIPLES)
        planned = next(plan for plan in PLANS.rounds(level, stage) if plan.id == each.id)
        assert each.minutes == planned.principle_minutes + planned.technical_minutes + 5


@given(st.sampled_from(LEVELS), st.integers(0, 10**6))
@settings(max_examples=100)
def test_an_onsite_loop_asks_what_is_always_asked_and_has_one_bar_raiser(level: str, seed: int) -> None:
    rounds = drawn(level, seed)
    asked = {name for each in rounds for name in each.principles}
    assert set(PLANS.always_at(level)) <= asked
    assert sum(each.bar_raiser for each in rounds) == 1
    assert not rounds[0].bar_raiser


def test_levels_above_ask_for_more_principles_always() -> None:
    assert {"hire-and-develop-the-best", "think-big"} == set(PLANS.always_at("L6")) - set(PLANS.always_at("L5"))


def test_the_whole_pipeline_has_nine_rounds_over_six_weeks() -> None:
    assert len(PLANS.rounds("L5", "full")) == 9


def test_seeds_differ_in_order_and_principles() -> None:
    assert len({tuple(each.id for each in drawn("L5", seed)) for seed in range(20)}) > 5
    assert len({tuple(each.principles for each in drawn("L5", seed)) for seed in range(20)}) == 20


def test_most_rounds_begin_with_principles() -> None:
    firsts = [each.principles_first for seed in range(100) for each in drawn("L5", seed)]
    assert 0.7 < sum(firsts) / len(firsts) < 0.95


def test_one_round_is_enough() -> None:
    assert len(drawn("L5", 3, rounds=1)) == 1


@given(st.sampled_from(LEVELS), st.integers(0, 100))
@settings(max_examples=30)
def test_a_round_comes_back_from_the_log(level: str, seed: int) -> None:
    for each in drawn(level, seed):
        asked = each.with_questions({"technical": "core/q"})
        assert Round.from_json(asked.as_json()) == asked


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("bar_raiser: true, source: reports}\n  L5:", "source: reports}\n  L5:", "  L4:", "0 Bar Raiser rounds"),
        ("  L8:\n", "  L9:\n", "", "not one of|no plan for L8"),
        ("categories: [algorithms], principles: 20", "categories: [riddles], principles: 20", "riddles", "no category"),
        ("id: phone, title", "id: recruiter, title", "id: recruiter", "stands 2 times"),
        ("think-big]}", "think-bigger]}", "always:", "no principle 'think-bigger'"),
        ("principles: 10, technical: 15", "principles: 0, technical: 0", "recruiter", "has no minutes"),
        ("asks: nothing, principles: 45", "asks: noting, principles: 45", "noting", "did you mean nothing?"),
    ],
)  # fmt: skip
def test_a_broken_plan_is_found_at_its_line(old: str, new: str, at: str, message: str, tmp_path: Path) -> None:
    import re

    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "loops.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    plans, findings = load_plans(str(path), CATEGORIES)
    assert plans is None
    assert any(re.search(message, each.message) for each in findings), list(map(str, findings))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(at in lines[each.line - 1] for each in findings if re.search(message, each.message))
