"""Edges of what the cases hold, by path."""

from __future__ import annotations

import pytest

from amzprep.domain.bound import edges, roots
from amzprep.domain.signature import read_signature

FUNCTION = read_signature(
    "def f(rows: list[tuple[str, int]], w: dict[str, float], x: NDArray[float64], k: int | None): ..."
)
CLASS = read_signature(
    "class Cache:\n    def __init__(self, size: int): ...\n    def put(self, key: str, value: int) -> None: ...\n"
)
CASES = [
    FUNCTION.read_args([[["a", 3], ["bcd", -1]], {"k": 0.5}, [[1, 2], [3, 4]], None]),
    FUNCTION.read_args([[], {}, [[]], 7]),
]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("rows", (0, 2)),
        ("rows[][1]", (-1, 3)),
        ("rows[][0]", (1, 3)),
        ("w[]", (0.5, 0.5)),
        ("w{}", (1, 1)),
        ("x", (0, 4)),
        ("x[]", (1, 4)),
        ("k", (7, 7)),
    ],
)
def test_edges_of_a_function(path: str, expected: tuple[float, float]) -> None:
    assert edges(path, FUNCTION, CASES) == expected


def test_edges_of_a_class_see_constructor_operations_and_methods() -> None:
    cases = [CLASS.read_args([[2], [["put", ["a", 5]], ["put", ["bb", 9]]]]), CLASS.read_args([[1], []])]
    assert edges("size", CLASS, cases) == (1, 2)
    assert edges("ops", CLASS, cases) == (0, 2)
    assert edges("put.value", CLASS, cases) == (5, 9)
    assert edges("put.key", CLASS, cases) == (1, 2)


def test_a_path_no_case_has_is_none() -> None:
    assert edges("k", FUNCTION, CASES[:1]) is None


def test_roots_name_what_a_path_may_begin_with() -> None:
    assert roots(FUNCTION) == {"rows", "w", "x", "k"}
    assert roots(CLASS) == {"size", "put.key", "put.value", "ops"}
