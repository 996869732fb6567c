"""Mutants: copies of an accepted solution with one small change each, which good hidden cases must reject.

Operators: comparison, arithmetic, constant plus and minus one, boolean, deleted statement, swapped arguments. What is
equivalent by construction (swapping the arguments of max or min, deleting a docstring) is not generated.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
SYMMETRIC = {"max", "min", "isclose", "gcd", "maximum", "minimum", "hypot"}
KEPT = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Pass, ast.Nonlocal, ast.Global)


@dataclass(frozen=True)
class Mutant:
    """`hash` names it in a waiver; it is taken over the changed program, so it survives reformatting."""

    hash: str
    line: int
    change: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """All mutants of a program, in order of line, each program once. Raises SyntaxError for an unreadable source."""
    tree = ast.parse(source)
    spared = _spared(tree)
    original = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for node in ast.walk(tree):
        if id(node) in spared:
            continue
        for change, apply, revert in _changes(node, spared):
            apply()
            program = ast.unparse(tree)
            revert()
            if program != original:
                digest = hashlib.sha256(program.encode()).hexdigest()[:10]
                found.setdefault(digest, Mutant(digest, getattr(node, "lineno", 0), change, program))
    return sorted(found.values(), key=lambda each: (each.line, each.hash))


Change = tuple[str, Callable[[], None], Callable[[], None]]


def _changes(node: ast.AST, spared: set[int]) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=ops):
            for i, old in enumerate(ops):
                for new in COMPARISONS.get(type(old), ()):
                    yield _item(f"{_name(old)} becomes {_name(new)}", ops, i, new())
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in ARITHMETIC:
            new_op = ARITHMETIC[type(op)]
            yield _field(f"{_name(op)} becomes {_name(new_op)}", node, "op", new_op())
        case ast.BoolOp(op=op):
            swapped = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield _field(f"{_name(op)} becomes {_name(swapped)}", node, "op", swapped)
        case ast.Constant(value=bool() as value):
            yield _field(f"{value} becomes {not value}", node, "value", not value)
        case ast.Constant(value=int() | float() as value):
            for near in (value + 1, value - 1):
                yield _field(f"{value} becomes {near}", node, "value", near)
        case ast.Call(func=func, args=[first, second, *_] as args) if not _symmetric(func):
            if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
                yield _swap(f"arguments of {ast.unparse(func)} swapped", args)
    for block in ("body", "orelse", "finalbody"):
        statements = getattr(node, block, None)
        if isinstance(statements, list) and not isinstance(node, ast.Module):
            for i, statement in enumerate(statements):
                if id(statement) not in spared and not isinstance(statement, KEPT):
                    shown = ast.unparse(statement).splitlines()[0]
                    yield _item(f"`{shown}` deleted", statements, i, ast.Pass())


def _spared(tree: ast.AST) -> set[int]:
    """Docstrings and annotations: changing them changes nothing that runs."""
    spared: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Module(body=body) | ast.FunctionDef(body=body) | ast.ClassDef(body=body):
                if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
                    spared |= {id(body[0]), id(body[0].value)}
        annotations = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        spared |= {id(part) for each in annotations if each is not None for part in ast.walk(each)}
    return spared


def _field(change: str, node: ast.AST, field: str, new: object) -> Change:
    old = getattr(node, field)
    return change, lambda: setattr(node, field, new), lambda: setattr(node, field, old)


def _item(change: str, items: list[Any], i: int, new: object) -> Change:
    old = items[i]
    return change, lambda: items.__setitem__(i, new), lambda: items.__setitem__(i, old)


def _swap(change: str, args: list[ast.expr]) -> Change:
    def swap() -> None:
        args[0], args[1] = args[1], args[0]

    return change, swap, swap


def _symmetric(func: ast.expr) -> bool:
    name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
    return name in SYMMETRIC


def _name(operator: ast.AST | type[ast.AST]) -> str:
    return operator.__name__ if isinstance(operator, type) else type(operator).__name__
