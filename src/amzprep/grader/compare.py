"""Compare a wanted tree with the one a submission gave; the child's data is never made into a dict or a set.

Types matter: 1 is not True, 1 equals 1.0 only where a float is wanted. A list is accepted for a tuple, a frozenset for
a set. The answer is None, or a pointer to the first difference ("index 3: expected 7, got 9").
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from amzprep.domain.comparison import Comparison
from amzprep.grader.pairing import canonical, pair_all, pair_by_key, pair_numbers, pair_roughly
from amzprep.grader.values import Tree, show

SHOWN = 60
PAIRED_AT_MOST = 300
NAMES = {"l": "a list", "t": "a tuple", "s": "a set", "f": "a set", "d": "a dict", "n": "an array", "o": "an object"}
SCALARS = {type(None): "None", bool: "a bool", int: "an int", float: "a float", str: "a str"}


def difference(want: Tree, got: Tree, how: Comparison, operations: Sequence[str] = ()) -> str | None:
    """None where `got` is right, else where and how it differs; `operations` names the places of a class's results."""
    try:
        return _Comparing(how, operations).node(want, got, "", 0)
    except RecursionError:  # only a forged frame is that deep: the runner's encoder stops long before
        return "nested too deep"


class _Comparing:
    def __init__(self, how: Comparison, operations: Sequence[str]) -> None:
        self.how = how
        self.operations = operations

    def node(self, want: Tree, got: Tree, where: str, depth: int) -> str | None:
        if type(want) is not list:
            return self.scalar(want, got, where)
        if type(got) is not list or not got or type(got[0]) is not str:
            return _kinds(want, got, where)
        tag: str = want[0]
        accepted = {"t": "tl", "s": "sf", "f": "sf"}.get(tag, tag)
        if got[0] not in accepted:
            return _kinds(want, got, where)
        if tag == "d":
            return self.pairs(want[1:], got[1:], where, depth)
        if tag == "n":
            return self.array(want, got, where)
        if tag in ("l", "t"):
            unordered = self.how.order == "any" and (depth == 0 or self.how.depth == "all")
            compare = self.unordered if unordered else self.ordered
            return compare(want[1:], got[1:], where, depth)
        if tag in ("s", "f"):
            return self.unordered(want[1:], got[1:], where, depth)
        return None if want == got else _differs(want, got, where)

    def scalar(self, want: Tree, got: Tree, where: str) -> str | None:
        if type(got) is list:
            return _kinds(want, got, where)
        if type(want) is float and type(got) in (float, int):
            return None if self.close(want, got) else _differs(want, got, where)
        if type(want) is not type(got):
            return _kinds(want, got, where)
        return None if want == got else _differs(want, got, where)

    def close(self, want: float, got: float) -> bool:
        if want == got or (want != want and got != got):
            return True
        try:
            return math.isclose(want, float(got), rel_tol=self.how.rtol, abs_tol=self.how.atol)
        except OverflowError:
            return False

    def ordered(self, want: list[Tree], got: list[Tree], where: str, depth: int) -> str | None:
        if len(want) != len(got):
            return _say(where, f"expected {len(want)} items, got {len(got)}")
        if (
            want == got
            and set(map(type, want)) == set(map(type, got))
            and len(set(map(type, want))) == 1
            and (type(want[0]) is not list)
        ):
            return None
        for i, (wanted, given) in enumerate(zip(want, got, strict=True)):
            found = self.node(wanted, given, _join(where, self.place(i, depth)), depth + 1)
            if found is not None:
                return found
        return None

    def place(self, i: int, depth: int) -> str:
        if depth == 0 and i < len(self.operations):
            return f"operation {i + 1} ({self.operations[i]})"
        return f"index {i}"

    def unordered(self, want: list[Tree], got: list[Tree], where: str, depth: int) -> str | None:
        if len(want) != len(got):
            return _say(where, f"expected {len(want)} items, got {len(got)}")
        deep = self.how.depth == "all"
        missing, extra = pair_by_key(want, got, lambda tree: canonical(tree, deep))
        if self.how.rtol < 1 and not any(type(each) is list for each in missing):
            floats = [each for each in missing if type(each) is float]  # whatever else is missing equals nothing
            left, extra = pair_numbers(floats, extra, self.close)
            missing = [each for each in missing if type(each) is not float] + left
        elif missing:
            close = lambda one, other: self.node(one, other, "", depth + 1) is None  # noqa: E731
            missing, extra = pair_roughly(missing, extra, lambda tree: canonical(tree, deep, rough=True), close)
            if len(missing) <= PAIRED_AT_MOST:
                missing, extra = pair_all(missing, extra, close)
        if not missing:
            return None
        if len(missing) > PAIRED_AT_MOST:
            return _say(where, f"{len(missing)} items are wanted and not there, for example {show(missing[0], SHOWN)}")
        got_instead = f", got {show(extra[0], SHOWN)}" if len(extra) == 1 else ""
        return _say(where, f"expected {show(missing[0], SHOWN)} in any order{got_instead or ', not found'}")

    def pairs(self, want: list[Tree], got: list[Tree], where: str, depth: int) -> str | None:
        if not all(type(pair) is list and len(pair) == 2 for pair in got):
            return _say(where, "malformed dict")
        given = {canonical(key, False): value for key, value in got}
        for key, value in want:
            text = canonical(key, False)
            if text not in given:
                return _say(where, f"key {show(key, SHOWN)} is missing")
            found = self.node(value, given.pop(text), _join(where, f"key {show(key, SHOWN)}"), depth + 1)
            if found is not None:
                return found
        if given or len(want) != len(got):
            return _say(where, f"{len(got) - len(want)} keys too many")
        return None

    def array(self, want: list[Tree], got: list[Tree], where: str) -> str | None:
        if len(got) != 4 or type(got[2]) is not list or type(got[3]) is not list:
            return _say(where, "malformed array")
        if want[1] != got[1]:
            kinds = {"f": "float", "i": "int", "b": "bool"}
            return _say(where, f"expected a {kinds[want[1]]} array, got {kinds.get(got[1], 'another kind')}")
        if want[2] != got[2]:
            return _say(where, f"expected shape {_shape(want[2])}, got {_shape(got[2])}")
        if len(want[3]) != len(got[3]):
            return _say(where, "malformed array")
        if want[3] == got[3]:
            return None
        for i, (wanted, given) in enumerate(zip(want[3], got[3], strict=True)):
            found = self.scalar(wanted, given, _join(where, f"element {_unravel(i, want[2])}"))
            if found is not None:
                return found
        return None


def _kinds(want: Tree, got: Tree, where: str) -> str:
    return _say(where, f"expected {_kind(want)} {show(want, SHOWN)}, got {_kind(got)} {show(got, SHOWN)}")


def _kind(tree: Tree) -> str:
    if type(tree) is list:
        return NAMES.get(tree[0], "something else") if tree and type(tree[0]) is str else "something else"
    return SCALARS.get(type(tree), "something else")


def _differs(want: Tree, got: Tree, where: str) -> str:
    return _say(where, f"expected {show(want, SHOWN)}, got {show(got, SHOWN)}")


def _say(where: str, text: str) -> str:
    return f"{where}: {text}" if where else text


def _join(where: str, place: str) -> str:
    return f"{where}, {place}" if where else place


def _shape(shape: list[int]) -> str:
    return "×".join(str(each)[:9] for each in shape[:8]) or "()"


def _unravel(i: int, shape: list[int]) -> str:
    place: list[int] = []
    for size in reversed(shape):
        place.append(i % size)
        i //= size
    return str(tuple(reversed(place)))
