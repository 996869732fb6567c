"""The smallest and the largest value that cases hold at a path such as `labels[][1]`.

Paths begin with a parameter, for a class also `method.parameter` or `ops` (the number of operations); `[]` means every
element of a list or value of a dict, `{}` every key of a dict, `[k]` place k of a tuple. A container, a text or an
array is measured by its length, None is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from amzprep.domain.signature import Signature
from amzprep.domain.type import Array

PATH = re.compile(r"(?P<root>\w+(?:\.\w+)?)(?P<steps>(?:\[\d*\]|\{\})*)")
STEP = re.compile(r"\[(\d*)\]|(\{\})")


def roots(signature: Signature) -> set[str]:
    """The first words a path of this signature may begin with."""
    if signature.function is not None:
        return {name for name, _ in signature.function.params}
    assert signature.init is not None
    methods = {f"{method.name}.{name}" for method in signature.methods for name, _ in method.params}
    return {name for name, _ in signature.init.params} | methods | {"ops"}


def edges(path: str, signature: Signature, cases: Sequence[Sequence[Any]]) -> tuple[float, float] | None:
    """Smallest and largest value at `path` over the arguments of all cases, None where no case has it."""
    measured = [_measure(value) for args in cases for value in _reach(path, signature, args) if value is not None]
    return (min(measured), max(measured)) if measured else None


def _reach(path: str, signature: Signature, args: Sequence[Any]) -> Iterator[Any]:
    match = PATH.fullmatch(path)
    assert match is not None, f"unchecked path {path!r}"
    values = list(_rooted(match["root"], signature, args))
    for step in STEP.finditer(match["steps"]):
        values = [each for value in values if value is not None for each in _step(value, step)]
    return iter(values)


def _rooted(root: str, signature: Signature, args: Sequence[Any]) -> Iterator[Any]:
    if signature.function is not None:
        yield from (value for (name, _), value in zip(signature.function.params, args, strict=True) if name == root)
        return
    assert signature.init is not None
    yield from (value for (name, _), value in zip(signature.init.params, args[0], strict=True) if name == root)
    if root == "ops":
        yield args[1]
    for called, values in args[1]:
        method = signature.method(called)
        if method is not None:
            yield from (v for (name, _), v in zip(method.params, values, strict=True) if f"{called}.{name}" == root)


def _step(value: Any, step: re.Match[str]) -> Iterator[Any]:
    if step[2]:
        yield from value
    elif step[1]:
        yield value[int(step[1])]
    elif isinstance(value, Array):
        yield from value.flat
    elif isinstance(value, dict):
        yield from value.values()
    else:
        yield from value


def _measure(value: Any) -> float:
    if isinstance(value, Array):
        return len(value.flat)
    return value if isinstance(value, int | float) else len(value)
