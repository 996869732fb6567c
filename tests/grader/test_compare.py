"""Right is right and wrong is wrong, with a pointer to the first difference."""

from __future__ import annotations

import math
import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.comparison import Comparison
from amzprep.grader.compare import difference
from amzprep.grader.pairing import pair_numbers
from amzprep.grader.values import encode

GIVEN = Comparison()
ANY = Comparison(order="any")
DEEP = Comparison(order="any", depth="all")


def differs(want: Any, got: Any, how: Comparison = GIVEN) -> str | None:
    return difference(encode(want), encode(got), how)


@pytest.mark.parametrize(
    ("want", "got", "how"),
    [
        (1, 1, GIVEN),
        (1.0, 1, GIVEN),
        (1.0, 1.0 + 1e-12, GIVEN),
        (math.nan, math.nan, GIVEN),
        (math.inf, math.inf, GIVEN),
        (0.0, -0.0, GIVEN),
        ((1, 2), [1, 2], GIVEN),
        ({1, 2}, frozenset({2, 1}), GIVEN),
        ([{"a": [0.1 + 0.2]}], [{"a": [0.3]}], GIVEN),
        ([1, 2, 2], [2, 1, 2], ANY),
        ([[1, 2], [3]], [[3], [1, 2]], ANY),
        ([[1, 2], [3]], [[3], [2, 1]], DEEP),
        ([0.1 + 0.2, 1.0], [1.0, 0.3], ANY),
        ([None, 1, "a"], ["a", None, 1], ANY),
        ({1: "a", 2: "b"}, {2: "b", 1: "a"}, GIVEN),
        (1e9, 1e9 + 100, Comparison(rtol=1e-6)),
        (0.0, 1e-7, Comparison(atol=1e-6)),
    ],
)
def test_equal_answers_are_accepted(want: Any, got: Any, how: Comparison) -> None:
    assert differs(want, got, how) is None


@pytest.mark.parametrize(
    ("want", "got", "how", "says"),
    [
        (7, 9, GIVEN, "expected 7, got 9"),
        ([1, 2, 3, 7], [1, 2, 3, 9], GIVEN, "index 3: expected 7, got 9"),
        (1, True, GIVEN, "expected an int 1, got a bool True"),
        (True, 1, GIVEN, "expected a bool True, got an int 1"),
        (1, 1.0, GIVEN, "expected an int 1, got a float 1.0"),
        ("1", 1, GIVEN, "expected a str '1', got an int 1"),
        (None, [], GIVEN, "expected None None, got a list []"),
        ([1], (1,), GIVEN, "expected a list [1], got a tuple (1,)"),
        ([1, 2], [1], GIVEN, "expected 2 items, got 1"),
        ([1, 2], [2, 1], GIVEN, "index 0: expected 1, got 2"),
        ([[1, 2]], [[2, 1]], ANY, "expected [1, 2] in any order, got [2, 1]"),
        ([1, 1, 2], [1, 2, 2], ANY, "expected 1 in any order, got 2"),
        ({"a": 1}, {"b": 1}, GIVEN, "key 'a' is missing"),
        ({"a": 1}, {"a": 2}, GIVEN, "key 'a': expected 1, got 2"),
        ({"a": 1}, {"a": 1, "b": 2}, GIVEN, "1 keys too many"),
        ({1}, {1, 2}, GIVEN, "expected 1 items, got 2"),
        (math.inf, -math.inf, GIVEN, "expected inf, got -inf"),
        (math.nan, 0.0, GIVEN, "expected nan, got 0.0"),
        (1.0, 1.1, GIVEN, "expected 1.0, got 1.1"),
        ([{"a": [1, (2, 3)]}], [{"a": [1, (2, 4)]}], GIVEN, "index 0, key 'a', index 1, index 1: expected 3, got 4"),
    ],
)
def test_a_wrong_answer_is_pointed_at(want: Any, got: Any, how: Comparison, says: str) -> None:
    assert differs(want, got, how) == says


def test_results_of_a_class_name_their_operation() -> None:
    said = difference(encode([None, 3]), encode([None, 4]), GIVEN, ["add", "get"])
    assert said == "operation 2 (get): expected 3, got 4"


def test_arrays_are_compared_by_kind_shape_and_value() -> None:
    numpy = pytest.importorskip("numpy", reason="needs numpy")
    want = numpy.array([[1.0, 2.0], [3.0, 4.0]])
    assert differs(want, want + 1e-13) is None
    assert differs(want, want.astype(int)) == "expected a float array, got int"
    assert differs(want, want.ravel()) == "expected shape 2×2, got 4"
    changed = want.copy()
    changed[1, 0] = 9
    assert differs(want, changed) == "element (1, 0): expected 3.0, got 9.0"
    assert differs(want, want.tolist()) is not None


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False, width=16) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(plain, st.sampled_from([GIVEN, ANY, DEEP]))
def test_every_value_equals_itself(value: Any, how: Comparison) -> None:
    assert differs(value, value, how) is None


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(-3, 3) | st.floats(-1, 1, width=16), max_size=8), st.randoms())
def test_any_order_accepts_every_permutation(items: list[Any], dice: Any) -> None:
    shuffled = items[:]
    dice.shuffle(shuffled)
    assert differs(items, shuffled, ANY) is None


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=15,
)


@settings(max_examples=400, deadline=None)
@given(plain, junk, st.sampled_from([GIVEN, ANY, DEEP]))
def test_whatever_a_child_sends_gets_an_answer(want: Any, got: Any, how: Comparison) -> None:
    said = difference(encode(want), got, how)
    assert said is None or isinstance(said, str)


def test_a_flood_of_equal_hashes_is_no_trouble() -> None:
    colliding = ["l", *[["t", k * (2**61 - 1)] for k in range(3_000)]]
    assert difference(colliding, list(reversed(colliding[1:])), ANY) is not None
    assert difference(colliding, ["l", *reversed(colliding[1:])], ANY) is None


def test_a_forged_tower_of_lists_is_a_wrong_answer() -> None:
    tower: list[Any] = ["l"]
    for _ in range(900):
        tower = ["l", tower]
    for want in ([[1]], {1}, [1]):
        for how in (GIVEN, ANY, DEEP):
            assert difference(encode(want), tower, how) is not None
    assert difference(encode({(1,)}), ["s", tower], GIVEN) is not None


def nearly(value: Any, dice: random.Random) -> Any:
    """The same value with every float off by less than the tolerance."""
    if isinstance(value, float):
        return value * (1 + dice.choice([-4e-10, 0, 4e-10]))
    return [nearly(each, dice) for each in value] if isinstance(value, list) else value


DICE = random.Random(7)
MANY: dict[str, list[Any]] = {
    "apart": [DICE.random() for _ in range(3_000)],
    "close together": [1 + i * 1e-8 for i in range(3_000)],
    "with ints": [*range(1_500), *(i + 0.5 for i in range(1_500))],
    "pairs": [[i, DICE.random()] for i in range(3_000)],
    "rows": [[DICE.random() for _ in range(20)] for _ in range(500)],
}


@pytest.mark.parametrize("kind", MANY)
def test_thousands_of_slightly_different_items_are_paired_in_no_time(kind: str) -> None:
    want = MANY[kind]
    got = [nearly(each, DICE) for each in want]
    DICE.shuffle(got)
    start = time.process_time()
    assert differs(want, got, ANY) is None
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("kind", MANY)
def test_one_wrong_item_among_thousands_is_found_in_no_time(kind: str) -> None:
    want = MANY[kind]
    got = [nearly(each, DICE) for each in want]
    got[17] = [0.25, 0.75] if isinstance(want[17], list) else 12_345.678
    DICE.shuffle(got)
    start = time.process_time()
    said = differs(want, got, ANY)
    assert said is not None
    assert said.startswith("expected ")
    assert time.process_time() - start < 1.0


def test_thousands_of_wrong_items_take_no_longer() -> None:
    for want, got in [
        ([float(i) for i in range(5_000)], [i + 0.5 for i in range(5_000)]),
        ([[1.0, i * 1e-9] for i in range(5_000)], [[1.0, 1e-3 + i * 1e-9] for i in range(5_000)]),
        ([[1 + i * 1e-12] for i in range(5_000)], [[1 + 5e-9 + i * 1e-12] for i in range(5_000)]),
    ]:
        start = time.process_time()
        assert differs(want, got, ANY) is not None
        assert time.process_time() - start < 1.5


def chains(want: list[float], got: list[Any], atol: float) -> int:
    """The most pairs there can be, by trying everything."""
    if not want:
        return 0
    rest = want[1:]
    best = chains(rest, got, atol)
    for i, each in enumerate(got):
        if abs(want[0] - each) <= atol:
            best = max(best, 1 + chains(rest, got[:i] + got[i + 1 :], atol))
    return best


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 8), max_size=5), st.lists(st.integers(0, 8), max_size=5))
def test_numbers_are_paired_as_far_as_can_be(one: list[int], other: list[int]) -> None:
    want = [each / 4 for each in one]
    got = [each / 4 for each in other]
    missing, extra = pair_numbers(want, got, lambda a, b: abs(a - b) <= 0.3)
    assert len(want) - len(missing) == len(got) - len(extra) == chains(want, got, 0.3)
