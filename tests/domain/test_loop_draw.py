"""A loop is drawn from data by seed: the same seed, the same loop; every principle at most once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.loop import HELLO_MIN, LoopPlans, Round, RoundPlan, draw_rounds
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
        PLANS.rounds(level, stage),
        random.Random(seed),
        always=PLANS.always_at(level),
        often=PLANS.often_at(level),
        rounds=rounds,
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


@given(st.sampled_from(LEVELS), st.integers(0, 10**6))
@settings(max_examples=50)
def test_the_pipeline_comes_in_the_order_of_its_weeks_and_the_on_site_loop_last(level: str, seed: int) -> None:
    weeks = [each.week for each in drawn(level, seed, "full")]
    assert weeks == sorted(weeks, key=lambda week: (not week, week))


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


ROUNDS = [(level, plan) for level in LEVELS for plan in PLANS.rounds(level, "full")]


@pytest.mark.parametrize(("level", "plan"), ROUNDS, ids=[f"{level} {plan.id}" for level, plan in ROUNDS])
def test_a_round_is_an_hour_has_a_source_and_two_lines_of_tips(level: str, plan: RoundPlan) -> None:
    assert plan.principle_minutes + plan.technical_minutes + HELLO_MIN == (30 if plan.id == "recruiter" else 60)
    assert plan.source in ("guide", "reports", "estimate")
    assert len(PLANS.tips[plan.id]) == 2
    assert all(len(line) <= 140 for line in PLANS.tips[plan.id])


@given(st.sampled_from(LEVELS), st.integers(0, 10**6))
@settings(max_examples=60)
def test_principles_eat_into_a_long_technical_part_and_leave_it_half_an_hour(level: str, seed: int) -> None:
    for each in drawn(level, seed):
        planned = next(plan for plan in PLANS.rounds(level) if plan.id == each.id)
        eaten = each.principle_minutes - planned.principle_minutes
        assert eaten in (0, 5, 10)
        assert not eaten or each.technical_minutes >= 30


def test_minutes_are_drawn() -> None:
    assert {each.technical_minutes for seed in range(30) for each in drawn("L5", seed)} >= {30, 35, 40}


def test_what_the_drawn_principles_weigh_depends_on_the_level() -> None:
    def share(level: str, name: str) -> float:
        asked = [name in {each for round_ in drawn(level, seed) for each in round_.principles} for seed in range(150)]
        return sum(asked) / len(asked)

    assert share("L4", "learn-and-be-curious") > 0.8 > 0.5 > share("L4", "strive-to-be-earths-best-employer")
    assert share("L6", "have-backbone-disagree-and-commit") > share("L6", "frugality")
    assert PLANS.often_at("L8") == PLANS.often_at("L7")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("bar_raiser: true, source: reports}\n  L5:", "source: reports}\n  L5:", "  L4:", "0 Bar Raiser rounds"),
        ("  L8:\n", "  L9:\n", "", "not one of|no plan for L8"),
        ("categories: [algorithms], principles: 20", "categories: [riddles], principles: 20", "riddles", "no category"),
        ("id: phone, title", "id: recruiter, title", "id: recruiter", "stands 2 times"),
        ("think-big]}", "think-bigger]}", "always:", "no principle 'think-bigger'"),
        ("principles: 10, technical: 15", "principles: 0, technical: 0", "recruiter", "has no minutes"),
        ("  strategy:\n", "  stratgy:\n", "stratgy", "no round 'stratgy'"),
        ("bias-for-action: 2", "bias-to-action: 2", "L4:", "no principle 'bias-to-action'"),
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


def test_a_round_comes_back_from_the_log_with_its_tips_and_its_week() -> None:
    full = next(each for each in drawn("L5", 1, "full") if each.week)
    assert Round.from_json(full.with_tips(["say I"]).as_json()) == full.with_tips(["say I"]).with_questions({})


def test_a_round_that_was_logged_before_there_were_tips_is_read() -> None:
    logged = drawn("L5", 1)[0].as_json()
    del logged["tips"], logged["week"]
    found = Round.from_json(logged)
    assert (found.tips, found.week) == ((), 0)


def test_rounds_drawn_alike_are_the_same_draw_with_other_tips() -> None:
    one, other = drawn("L5", 1)[:2]
    assert one.with_tips(["say I"]).with_questions({"technical": "core/warm-up"}).same_draw(one)
    assert not one.same_draw(other)
