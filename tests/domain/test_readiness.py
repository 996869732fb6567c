"""Which item a readiness test asks next, and what the answers say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.readiness import Answer, Item, Standing, aimed, leaning, next_item, profile

WEIGHTS = {"alpha": 40.0, "beta": 20.0, "gamma": 5.0}
LEVELS = (("L4", "L5"), ("L5",), ("L5", "L6"), ("L6", "L7"), ("L7", "L8"), ("L4",))


def items(*, seen: frozenset[str] = frozenset()) -> list[Item]:
    """Six items an area, over all levels."""
    names = [(f"{area}-{i}", area, levels) for area in WEIGHTS for i, levels in enumerate(LEVELS)]
    return [Item(name, area, levels, name in seen, at) for at, (name, area, levels) in enumerate(names)]


def answer(item: Item, *, right: bool = True, sure: bool = True) -> Answer:
    return Answer(item.question, item.area, right, sure)


def run(decide: Any, n: int) -> list[Answer]:
    """A test of n items, each answered (right, sure) as `decide(item)` says."""
    answers: list[Answer] = []
    while len(answers) < n and (item := next_item(items(), answers, WEIGHTS, "L5")) is not None:
        right, sure = decide(item)
        answers.append(answer(item, right=right, sure=sure))
    return answers


def test_one_of_each_area_comes_first_the_heaviest_first() -> None:
    assert [each.area for each in run(lambda item: (True, True), 3)] == ["alpha", "beta", "gamma"]


def test_then_come_areas_with_unsure_or_mixed_answers_until_they_can_be_told() -> None:
    asked = run(lambda item: (True, item.area != "gamma"), 7)
    assert [each.area for each in asked[3:]] == ["gamma", "gamma", "alpha", "alpha"]


def test_clear_areas_are_deepened_by_weight_and_then_the_unclear_ones_go_on() -> None:
    asked = run(lambda item: (True, item.area != "gamma"), 12)
    assert [each.area for each in asked[5:]] == ["alpha", "alpha", "beta", "beta", "gamma", "gamma", "gamma"]


def test_a_right_and_sure_answer_leads_up_a_wrong_one_down_and_an_unsure_one_stays() -> None:
    pool = items()
    up = aimed(pool, [answer(pool[1])], "alpha", "L5")
    down = aimed(pool, [answer(pool[1], right=False)], "alpha", "L5")
    stay = aimed(pool, [answer(pool[1], sure=False)], "alpha", "L5")
    assert (up, down, stay) == (2, 0, 1)
    assert aimed(pool, [answer(pool[1], right=False)] * 3, "alpha", "L5") == 0  # there is nothing below L4
    assert aimed(pool, [answer(pool[1])], "beta", "L5") == 1  # each area has its own


def test_an_area_without_items_of_a_level_stays_where_it_is() -> None:
    pool = [Item("a", "alpha", ("L5",), False, 0), Item("b", "alpha", ("L5",), False, 1)]
    assert aimed(pool, [answer(pool[0])], "alpha", "L5") == 1
    found = next_item(pool, [answer(pool[0])], WEIGHTS, "L5")
    assert found is not None
    assert found.question == "b"


def test_unseen_items_come_before_seen_ones_near_the_level() -> None:
    seen = frozenset({"alpha-0", "alpha-1"})
    found = next_item(items(seen=seen), [], WEIGHTS, "L5")
    assert found is not None
    assert found.question == "alpha-2"
    seen = frozenset({"alpha-0", "alpha-1", "alpha-2", "alpha-3", "alpha-5"})  # the last unseen one is far away
    found = next_item(items(seen=seen), [], WEIGHTS, "L5")
    assert found is not None
    assert found.question == "alpha-0"


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=20))
def test_no_item_comes_twice_and_the_test_ends_when_all_were_asked(said: list[tuple[bool, bool]]) -> None:
    waiting = list(said)
    asked = run(lambda item: waiting.pop(0), len(said))
    assert len({each.question for each in asked}) == len(asked) == min(len(said), 18)
    assert sum(each.n for each in profile(asked)) == len(asked)
    assert len(profile(asked)) == min(3, len(asked))


@pytest.mark.parametrize(
    ("n", "right", "sure", "reading"),
    [
        (2, 2, 2, "too few to tell"),
        (2, 0, 0, "too few to tell"),
        (3, 3, 3, "strong"),
        (3, 3, 2, "strong"),
        (3, 3, 1, "mixed"),
        (3, 2, 2, "mixed"),
        (3, 1, 1, "weak"),
        (4, 2, 2, "weak"),
        (6, 0, 0, "weak"),
    ],
)
def test_a_profile_reads_an_area_from_three_items_on(n: int, right: int, sure: int, reading: str) -> None:
    assert Standing("alpha", n, right, sure).reading == reading


def test_a_test_leans_the_weights_a_little_and_only_where_it_can_be_told() -> None:
    areas: dict[str, Any] = {
        "weak": {"n": 3, "right": 0, "sure": 0},
        "strong": {"n": 4, "right": 4, "sure": 4},
        "mixed": {"n": 3, "right": 2, "sure": 2},
        "few": {"n": 2, "right": 0, "sure": 0},
        "odd": 7,
        "odder": {"n": "three", "right": 0, "sure": 0},
    }
    assert leaning({"level": "L5", "areas": areas}) == {"weak": 1.2, "strong": 0.9}
    assert leaning({"areas": []}) == leaning({}) == {}
