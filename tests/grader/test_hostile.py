"""Hostile and broken submissions: the right verdict everywhere, in bounded time, nothing left and nothing learned.

Every attack of `hostile.py` runs at level A and at level B (Landlock switched off), as an ordinary user: when the tests
run as root, as in a container, the drivers run as nobody, with no group and no capability (see `conftest.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hostile import ATTACKS, Attack

Told = Callable[[str], Any]
MEMORY_MB = 700  # of the parent, whatever a child sends: three copies of the largest frame it takes


@pytest.mark.parametrize("level", ["A", "B"])
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
def test_it_is_contained(attack: Attack, level: str, outcomes: Told) -> None:
    told = outcomes(level)
    need(level, told)
    if "numpy" in attack.libraries:
        pytest.importorskip("numpy", reason="needs numpy")
    assert faults(attack, told.attacks[attack.id]) == []


def faults(attack: Attack, told: dict[str, Any]) -> list[str]:
    """Everything that went wrong with one attack."""
    if "failed" in told:
        return [f"the judge failed: {told['failed']}"]
    right = all(code in allowed for code, allowed in zip(told["codes"], attack.codes, strict=True))
    unsafe = sorted({char for char in told["said"] if not char.isprintable() and char not in "\n\t"})
    found = {
        f"verdicts {told['codes']}": not right,
        f"says {told['said'].strip()[:300]!r}, not {attack.says!r}": attack.says not in told["said"],
        f"took {told['wall_s']:.2f} s": told["wall_s"] > attack.seconds,
        "an expected value reached the child": told["leaked"],
        f"processes left behind: {told['left']}": bool(told["left"]),
        f"files made or changed: {told['files']}": bool(told["files"]),
        f"the fork server ended: {told['server']}": told["server"] is not None,
        f"characters that drive a terminal: {unsafe}": bool(unsafe),
    }
    return [what for what, so in found.items() if so]


def need(level: str, told: Any) -> None:
    if told.who["level"] != level:
        pytest.skip(f"needs {'Landlock and seccomp' if level == 'A' else 'seccomp'}")


@pytest.mark.parametrize("level", ["A", "B"])
def test_the_suite_ran_as_an_ordinary_user(level: str, outcomes: Told) -> None:
    who = outcomes(level).who
    assert who["uid"] != 0
    assert 0 not in who["groups"]


@pytest.mark.parametrize("level", ["A", "B"])
def test_nothing_is_left_when_the_grader_is_closed(level: str, outcomes: Told) -> None:
    assert outcomes(level).end["left"] == []


@pytest.mark.parametrize("level", ["A", "B"])
def test_no_child_can_fill_the_parents_memory(level: str, outcomes: Told) -> None:
    assert outcomes(level).end["peak_mb"] < MEMORY_MB
