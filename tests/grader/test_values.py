"""Values survive the wire, by exact type, and nothing a child sends can hurt the reader."""

from __future__ import annotations

import math
from collections import Counter, OrderedDict, namedtuple
from contextlib import suppress
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.grader.values import Forged, Unencodable, decode, dump, encode, load, show

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
hashable = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6
)
values = st.recursive(
    scalars | st.binary(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(hashable, inner, max_size=4)
        | st.sets(hashable, max_size=4)
        | st.frozensets(hashable, max_size=4)
    ),
    max_leaves=25,
)


def wire(tree: Any) -> Any:
    return load(dump({"k": 1, "v": tree}))["v"]


def same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and repr(one) == repr(other) if isinstance(one, float) else one == other


@settings(max_examples=300, deadline=None)
@given(values)
def test_every_value_comes_back_as_it_was(value: Any) -> None:
    back = decode(wire(encode(value)))
    assert type(back) is type(value)
    assert same(value, back)


@settings(max_examples=200, deadline=None)
@given(values, st.integers(1, 80))
def test_shown_values_stay_short(value: Any, limit: int) -> None:
    assert len(show(encode(value), limit)) <= limit


@pytest.mark.parametrize("value", [math.inf, -math.inf, 0.0, -0.0, 5e-324, 1e308])
def test_special_floats_come_back(value: float) -> None:
    assert repr(decode(wire(encode(value)))) == repr(value)


def test_nan_comes_back() -> None:
    assert math.isnan(decode(wire(encode(math.nan))))


@pytest.mark.parametrize("value", [2**14_000, -(3**20_000), 10**5000], ids=["2^14000", "-3^20000", "10^5000"])
def test_huge_integers_pass_without_the_decimal_limit(value: int) -> None:
    assert decode(wire(encode(value))) == value


class Colour(IntEnum):
    RED = 3


Point = namedtuple("Point", "x y")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Counter("aab"), {"a": 2, "b": 1}),
        (OrderedDict([(2, 1)]), {2: 1}),
        (Point(1, 2), (1, 2)),
        (Colour.RED, 3),
        (bytearray(b"ab"), b"ab"),
    ],
)
def test_subclasses_count_as_their_base(value: Any, plain: Any) -> None:
    back = decode(wire(encode(value)))
    assert back == plain
    assert type(back) is type(plain)


class Liar(int):
    def __add__(self, other: Any) -> Any:
        raise AssertionError("ran")

    __repr__ = __str__ = __index__ = __hash__ = __add__  # type: ignore[assignment]


def test_no_method_of_a_subclass_runs() -> None:
    assert encode([Liar(7)]) == ["l", 7]


def test_foreign_objects_are_named_and_not_asked() -> None:
    class Evil:
        def __getattribute__(self, name: str) -> Any:
            raise AssertionError("asked")

    assert encode(Evil()) == ["o", "Evil"]


def test_what_contains_itself_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(Unencodable):
        encode(loop)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"nul",
        b'{"x": 1}',
        b"[" * 200_000,
        b'{"k": {"a": 1}}',
        b"\xff\xfe",
        b'{"k": 1, "q": 2}',
        b"1 2",
        b'{"k": 1}{',
        '{"k": 1}'.encode("utf-16"),
    ],
)
def test_other_bytes_are_forged(body: bytes) -> None:
    with pytest.raises(Forged):
        load(body)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_forged(body: bytes) -> None:
    with suppress(Forged):
        load(body)


junk = st.recursive(scalars, lambda inner: st.lists(inner, max_size=5), max_leaves=20)


@settings(max_examples=300, deadline=None)
@given(st.lists(junk, min_size=1, max_size=6) | junk)
def test_any_tree_of_a_child_can_be_shown(tree: Any) -> None:
    assert isinstance(show(tree), str)


def test_arrays_keep_kind_and_shape() -> None:
    numpy = pytest.importorskip("numpy", reason="needs numpy")
    assert encode(numpy.array([[1, 2], [3, 4]])) == ["n", "i", [2, 2], [1, 2, 3, 4]]
    assert encode(numpy.array([True, False])) == ["n", "b", [2], [True, False]]
    assert encode(numpy.float32(0.5)) == 0.5
    assert encode(numpy.array([], dtype=float)) == ["n", "f", [0], []]
    assert encode(numpy.array(["a"])) == ["o", "ndarray of str32"]
