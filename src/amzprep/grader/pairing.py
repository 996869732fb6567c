"""Pairing wanted items with given ones where order does not matter, in bounded time whatever a child sends.

Each way takes what is left of both sides and returns what it could not pair: first what is equal, then numbers side by
side in sorted order, or trees whose floats agree in their first digits; only a few are tried each with each.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from amzprep.grader.values import Tree

Left = tuple[list[Tree], list[Tree]]
TRIED = 8  # of the items with the same first digits


def pair_by_key(want: list[Tree], got: list[Tree], key: Callable[[Tree], str]) -> Left:
    """Pair what has the same key."""
    return pair_roughly(want, got, key, lambda one, other: True)


def pair_roughly(
    want: list[Tree], got: list[Tree], key: Callable[[Tree], str], close: Callable[[Tree, Tree], bool]
) -> Left:
    """Pair what has the same key and is close; of many with one key a few are tried."""
    waiting: dict[str, list[Tree]] = {}
    for each in got:
        waiting.setdefault(key(each), []).append(each)
    missing = []
    for each in want:
        same = waiting.get(key(each), [])
        near = next((i for i in range(len(same) - 1, max(-1, len(same) - 1 - TRIED), -1) if close(each, same[i])), None)
        if near is None:
            missing.append(each)
        else:
            del same[near]
    return missing, [each for rest in waiting.values() for each in rest]


def pair_numbers(want: list[float], got: list[Tree], close: Callable[[float, Any], bool]) -> Left:
    """Pair floats with the numbers that are close to them.

    What is close to a number is an interval around it, and both its ends grow with the number (while the
    relative tolerance is below 1), so in sorted order the first number that fits may always be taken.
    """
    numbers = sorted(each for each in got if type(each) in (int, float) and each == each)
    others = [each for each in got if type(each) not in (int, float) or each != each]
    missing, extra, at = [], others, 0
    for i in sorted(range(len(want)), key=lambda i: (want[i] != want[i], want[i])):
        while at < len(numbers) and numbers[at] < want[i] and not close(want[i], numbers[at]):
            extra.append(numbers[at])
            at += 1
        if at < len(numbers) and close(want[i], numbers[at]):
            at += 1
        else:
            missing.append(i)
    return [want[i] for i in sorted(missing)], extra + numbers[at:]


def pair_all(want: list[Tree], got: list[Tree], close: Callable[[Tree, Tree], bool]) -> Left:
    """Pair each with the first that is close: for few items."""
    missing, extra = [], list(got)
    for each in want:
        near = next((i for i, given in enumerate(extra) if close(each, given)), None)
        if near is None:
            missing.append(each)
        else:
            del extra[near]
    return missing, extra


def canonical(tree: Tree, sort: bool, *, rough: bool = False) -> str:
    """One text for equal trees: tuples are lists, sets and dicts (with `sort` lists too) are sorted.

    `rough` gives numbers that differ after their seventh digit the same text, unless they lie at an edge.
    """
    return json.dumps(_normal(tree, sort, rough))


def _normal(tree: Tree, sort: bool, rough: bool) -> Tree:
    if type(tree) is not list:
        return _rounded(tree) if rough and type(tree) in (int, float) else tree
    body = [_normal(each, sort, rough) for each in tree[1:]]
    tag = {"t": "l", "f": "s"}.get(tree[0], tree[0]) if tree and type(tree[0]) is str else "?"
    if tag == "s" or tag == "d" or (sort and tag == "l"):
        body.sort(key=json.dumps)
    return [tag, *body]


def _rounded(number: float) -> str:
    try:
        return f"{number + 0.0:.6e}"
    except OverflowError:  # an int that no float is close to
        return "huge"
