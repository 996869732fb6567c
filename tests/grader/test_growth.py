"""Growth: told from measured points, and only a class of difference is called worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from amzprep.domain.growth import Growth, exponent
from amzprep.grader.growth import growth
from amzprep.grader.judge import Grader
from made import question

STUB = "def f(xs: list[int]) -> int:\n    '''How many pairs are equal.'''\n"
LINEAR = "def f(xs):\n    return sum(x == 1 for x in xs)\n"
QUADRATIC = "def f(xs):\n    return sum(x == y for x in xs for y in xs)\n"


@pytest.mark.parametrize("power", [0.0, 1.0, 1.5, 2.0, 3.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    assert exponent([(n, 1e-6 * n**power) for n in (100, 200, 400, 800, 1600)]) == pytest.approx(power)


def test_start_up_does_not_count() -> None:
    points = [(n, 0.01 + 1e-9 * n**2) for n in [2**k for k in range(8, 20)]]
    found = exponent(points)
    assert found is not None
    assert found > 1.9


def test_two_points_tell_nothing() -> None:
    assert exponent([(1, 1.0), (2, 2.0)]) is None


@pytest.mark.parametrize(("found", "worse"), [(1.0, False), (1.5, False), (1.61, True), (2.0, True), (0.4, False)])
def test_only_a_class_of_difference_is_worse(found: float, worse: bool) -> None:
    assert Growth(found, 1.0).worse is worse


def test_the_words_name_the_reference_only_where_it_is_better() -> None:
    assert str(Growth(1.04, 1.0)) == "about n^1.0"
    assert str(Growth(2.0, 1.0)) == "about n^2.0; the reference grows like n^1.0"


def made(tmp_path: Path, source: str) -> object:
    folder = tmp_path / "made" / "solutions" / "accepted"
    folder.mkdir(parents=True)
    (folder / "reference.py").write_text(LINEAR)
    (tmp_path / "made" / "cases.py").write_text(source)
    return question(STUB, folder=str(tmp_path))


def test_a_quadratic_submission_is_told_from_a_linear_reference(tmp_path: Path) -> None:
    asked = made(tmp_path, "def scale(n):\n    return ([1] * n,)\n\n\nGROUPS = {'a': [(([1],), 1)]}\n")
    with Grader(str(tmp_path / "cache")) as grader:
        same, slower = growth(grader, asked, LINEAR), growth(grader, asked, QUADRATIC)  # type: ignore[arg-type]
    assert same is not None
    assert not same.worse
    assert slower is not None
    assert slower.worse


def test_a_pack_without_scale_has_no_growth(tmp_path: Path) -> None:
    asked = made(tmp_path, "GROUPS = {'a': [(([1],), 1)]}\n")
    with Grader(str(tmp_path / "cache")) as grader:
        assert growth(grader, asked, LINEAR) is None  # type: ignore[arg-type]


def test_a_program_that_fails_on_large_inputs_has_no_growth(tmp_path: Path) -> None:
    asked = made(tmp_path, "def scale(n):\n    return ([1] * n,)\n\n\nGROUPS = {'a': [(([1],), 1)]}\n")
    with Grader(str(tmp_path / "cache")) as grader:
        found = growth(grader, asked, "def f(xs):\n    return len(xs) if len(xs) < 300 else 1 // 0\n")  # type: ignore[arg-type]
    assert found is None
