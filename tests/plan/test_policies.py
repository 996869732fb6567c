"""What every policy promises, and what `due_first` promises beyond it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.agenda import UNLIMITED, Candidate, Inputs, Policy
from amzprep.domain.card import Card
from amzprep.domain.day import plus
from amzprep.domain.rating import Rating
from amzprep.memory.fsrs_memory import RETENTION, FsrsMemory
from amzprep.registry import discover

POLICIES: dict[str, Policy] = discover("amzprep.plan.policies", "POLICY")
DUE_FIRST = POLICIES["due_first"]
MEMORY = FsrsMemory()
TODAY = "2026-11-25"
AREAS = {"alpha": {"L5": 40.0}, "beta": {"L5": 20.0}, "gamma": {"L5": 10.0}}


def candidate(name: str, category: str = "alpha", minutes: float = 20.0, **more: object) -> Candidate:
    plain = Candidate(f"core/{name}", name, name.title(), category, "medium", minutes, ("L5",), (), ())
    return replace(plain, **more)  # type: ignore[arg-type]


def card(name: str, rating: Rating, ago: int) -> Card:
    return MEMORY.review(None, f"core/{name}", rating, plus(TODAY, -ago))


def inputs(
    candidates: list[Candidate], cards: list[Card] | None = None, minutes: float = 60.0, **more: object
) -> Inputs:
    plain = Inputs(
        day=TODAY,
        level="L5",
        minutes=minutes,
        candidates=tuple(candidates),
        cards={each.question: each for each in cards or ()},
        recall=lambda each: MEMORY.recall(each, TODAY),
        weights=AREAS,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


@st.composite
def days(draw: st.DrawFn) -> Inputs:
    """A day of a learner: up to 25 questions, some with cards, some done today."""
    names = [f"q{i}" for i in range(draw(st.integers(0, 25)))]
    candidates = [
        candidate(
            name,
            draw(st.sampled_from([*AREAS, "unweighted"])),
            draw(st.sampled_from([5.0, 20.0, 35.0, 60.0])),
            difficulty=draw(st.sampled_from(["easy", "medium", "hard", "odd"])),
            levels=draw(st.sampled_from([("L4",), ("L5",), ("L5", "L6")])),
            after=draw(st.sampled_from([(), (), ("hashing",)])),
        )
        for name in names
    ]
    practised = [name for name in names if draw(st.booleans())]
    cards = [card(name, draw(st.sampled_from(list(Rating))), draw(st.integers(0, 40))) for name in practised]
    done = {each.question for each in cards if each.last == TODAY}
    minutes = draw(st.integers(0, 200))
    topics = draw(st.sampled_from([set(), {"hashing"}]))
    return inputs(candidates, cards, float(minutes), seen={each.question for each in cards}, done=done, topics=topics)


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
@settings(deadline=None, max_examples=60)
@given(day=days())
def test_a_plan_is_a_function_of_its_inputs_and_keeps_to_its_minutes(policy: Policy, day: Inputs) -> None:
    chosen = policy(day)
    assert policy(replace(day, candidates=tuple(reversed(day.candidates)))) == chosen
    assert len({item.candidate.question for item in chosen}) == len(chosen)
    assert {item.candidate for item in chosen} <= set(day.candidates)
    assert not {item.candidate.question for item in chosen} & day.done
    assert len(chosen) == 1 or sum(item.minutes for item in chosen) <= day.minutes
    assert all(item.minutes <= 2 * max(day.minutes, 1) for item in chosen)
    assert all(item.why and item.minutes >= 1 for item in chosen)


@settings(deadline=None, max_examples=60)
@given(day=days())
def test_what_is_due_comes_first_longest_overdue_first(day: Inputs) -> None:
    chosen = DUE_FIRST(day)
    due = [
        day.cards[item.candidate.question]
        for item in chosen
        if "due" in item.why.split(",")[0] and "nothing" not in item.why
    ]
    assert [item.candidate.question for item in chosen[: len(due)]] == [each.question for each in due]
    assert [(each.due, each.question) for each in due] == sorted((each.due, each.question) for each in due)
    assert all(each.due <= TODAY and day.recall(each) < RETENTION for each in due)


@settings(deadline=None, max_examples=60)
@given(day=days())
def test_time_left_is_never_a_dead_end(day: Inputs) -> None:
    ready = [each for each in day.candidates if each.question not in day.done and set(each.after) <= day.topics]
    fitting = [
        each
        for each in ready
        if each.minutes * 1.5 <= 2 * day.minutes and ("L5" in each.levels or each.question in day.cards)
    ]
    assert DUE_FIRST(day) or not fitting


def test_nothing_due_and_nothing_new_gives_the_weakest_first() -> None:
    cards = [card("strong", Rating.EASY, 2), card("weak", Rating.GOOD, 3), card("weaker", Rating.GOOD, 6)]
    chosen = DUE_FIRST(inputs([candidate(name) for name in ("strong", "weak", "weaker")], cards, 30.0))
    assert [item.candidate.name for item in chosen] == ["weaker", "weak"]
    assert chosen[0].why.startswith("nothing is due; weakest, recall about ")


@pytest.mark.parametrize(("late", "why"), [(0, "due today"), (1, "1 day overdue"), (8, "8 days overdue")])
def test_the_reason_says_how_late_it_is(late: int, why: str) -> None:
    due = replace(card("a", Rating.AGAIN, 20), due=plus(TODAY, -late))
    (item,) = DUE_FIRST(inputs([candidate("a")], [due]))
    assert item.why == f"{why}, recall about {MEMORY.recall(due, TODAY):.0%}"


def test_new_questions_wait_for_their_topics() -> None:
    waiting = candidate("heaps", after=("trees",))
    assert DUE_FIRST(inputs([waiting])) == []
    assert [item.candidate for item in DUE_FIRST(inputs([waiting], topics={"trees"}))] == [waiting]


def test_new_questions_of_the_level_come_first_and_easier_ones_before_harder() -> None:
    offered = [
        candidate("other", levels=("L7",)),
        candidate("hard", difficulty="hard"),
        candidate("easy", difficulty="easy"),
        candidate("short", minutes=10.0),
    ]
    assert [item.candidate.name for item in DUE_FIRST(inputs(offered, minutes=200.0))] == ["easy", "short", "hard"]
    assert [item.candidate.name for item in DUE_FIRST(inputs(offered[:1]))] == ["other"]


def test_no_area_is_starved_and_none_floods_three_days() -> None:
    offered = [candidate(f"{area}{i}", area) for area in AREAS for i in range(40)]
    served: Counter[str] = Counter()
    done: dict[str, Card] = {}
    for _ in range(9):
        for item in DUE_FIRST(inputs(offered, list(done.values()), 120.0, served=served)):
            served[item.candidate.category] += item.minutes
            done[item.candidate.question] = replace(card("x", Rating.EASY, 0), question=item.candidate.question)
    total = sum(served.values())
    shares = {area: served[area] / total for area in AREAS}
    assert all(abs(shares[area] - weight["L5"] / 70) < 0.03 for area, weight in AREAS.items())


def test_the_area_served_least_for_its_weight_comes_next() -> None:
    offered = [candidate("a"), candidate("b", "beta")]
    assert DUE_FIRST(inputs(offered, minutes=20.0))[0].candidate.name == "a"
    assert DUE_FIRST(inputs(offered, minutes=20.0, served={"alpha": 60.0}))[0].candidate.name == "b"


def test_a_long_question_does_not_hide_a_short_one_that_still_fits() -> None:
    offered = [candidate("long", minutes=60.0), candidate("short", "gamma", minutes=5.0)]
    assert [item.candidate.name for item in DUE_FIRST(inputs(offered, minutes=10.0))] == ["short"]


def test_what_was_begun_and_never_rated_is_not_called_new() -> None:
    (item,) = DUE_FIRST(inputs([candidate("a")], seen={"core/a"}))
    assert (item.why, item.new) == ("begun and never rated", False)


def brief(name: str, **more: object) -> Candidate:
    return candidate(name, minutes=2.0, kind="choice", brief=True, main=False, **more)


def test_brief_items_get_few_minutes_a_day_whether_due_new_or_done() -> None:
    due = [replace(card(f"due{i}", Rating.AGAIN, 20), due=TODAY) for i in range(6)]
    offered = [brief(f"due{i}") for i in range(6)] + [brief(f"new{i}") for i in range(6)]
    chosen = DUE_FIRST(inputs(offered, due))
    assert sum(item.minutes for item in chosen) <= 5
    assert len([item for item in chosen if not item.new]) >= 2
    done = {"core/due0", "core/due1"}
    assert sum(item.minutes for item in DUE_FIRST(inputs(offered, due, done=done))) <= 1


def test_who_asks_for_brief_items_gets_as_many_as_wanted() -> None:
    offered = [brief(f"new{i}") for i in range(9)]
    assert len(DUE_FIRST(inputs(offered, minutes=float(UNLIMITED)))) == 9


def test_brief_items_come_last_within_an_area() -> None:
    offered = [brief("a"), candidate("z", minutes=20.0)]
    assert [item.candidate.name for item in DUE_FIRST(inputs(offered))] == ["z", "a"]


def follow_up(i: int, answered: str = plus(TODAY, -1)) -> Candidate:
    return candidate(f"asked+{i}", minutes=2.0, kind="open", answered=answered)


def test_follow_ups_come_after_what_is_due_six_minutes_a_day() -> None:
    due = replace(card("a", Rating.AGAIN, 20), due=TODAY)
    offered = [candidate("a"), candidate("fresh"), *(follow_up(i) for i in range(1, 6))]
    chosen = DUE_FIRST(inputs(offered, [due]))
    assert [item.candidate.name for item in chosen[:4]] == ["a", "asked+1", "asked+2", "asked+3"]
    assert chosen[1].why == f"follow-up to what you answered on {plus(TODAY, -1)}"
    assert not any("+" in item.candidate.name for item in chosen[4:])
    answered = [replace(follow_up(i), answered="") for i in (1, 2)]  # asked and rated today
    rest = [candidate("fresh"), *answered, *(follow_up(i) for i in range(3, 6))]
    cards = [card(f"asked+{i}", Rating.GOOD, 0) for i in (1, 2)]
    chosen = DUE_FIRST(inputs(rest, cards, done={"core/asked+1", "core/asked+2"}))
    assert [item.candidate.name for item in chosen if "+" in item.candidate.name] == ["asked+3"]


def test_a_second_day_without_coding_begins_with_some() -> None:
    offered = [
        candidate("write", "beta"),
        candidate("say", "alpha", kind="open"),
        candidate("was", "beta", minutes=5.0, difficulty="hard"),
    ]
    by_weight = inputs(offered, minutes=25.0)
    assert DUE_FIRST(by_weight)[0].candidate.name == "write"
    rested = replace(by_weight, cards={"core/was": replace(card("was", Rating.EASY, 1), due=plus(TODAY, 30))})
    assert DUE_FIRST(rested)[0].candidate.name == "say"
    light = replace(by_weight, weights={"alpha": {"L5": 40.0}, "beta": {"L5": 10.0}})
    assert DUE_FIRST(light)[0].candidate.name == "say"


def test_kinds_that_carry_a_share_count_for_less() -> None:
    offered = [candidate("told", "alpha", kind="behavioral"), candidate("said", "beta", kind="open")]
    assert DUE_FIRST(inputs(offered, minutes=20.0))[0].candidate.name == "told"
    assert DUE_FIRST(inputs(offered, minutes=20.0, shares={"behavioral": 0.4}))[0].candidate.name == "said"


def test_the_random_draw_changes_with_the_day_only() -> None:
    offered = [candidate(f"q{i}") for i in range(30)]
    draws = {day: POLICIES["random"](replace(inputs(offered), day=day)) for day in (TODAY, plus(TODAY, 1))}
    assert draws[TODAY] == POLICIES["random"](inputs(offered))
    assert draws[TODAY] != draws[plus(TODAY, 1)]
