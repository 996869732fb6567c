"""The language-neutral type of an argument or a result, read from a Python annotation."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

SCALARS = ("int", "float", "str", "bool", "None")
DTYPES = {"float64": "f", "int64": "i", "bool_": "b"}


class TypeSpelling(ValueError):
    """The annotation is outside the language-neutral types; the text says what and what to write instead."""


class Mismatch(ValueError):
    """An authored value does not have its annotated type; `where` is the path inside the value."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.where = where


@dataclass(frozen=True)
class Array:
    """A numpy array without numpy: dtype name, shape and the flat values in row order."""

    dtype: str
    shape: tuple[int, ...]
    flat: tuple[Any, ...]


@dataclass(frozen=True)
class Type:
    """`name` is a scalar, any, list, tuple, dict, set, union or ndarray.

    `of` holds the element types: one for list and set, key and value for dict, one each for the places of a tuple
    (`variadic`: one for all places), the members of a union. `dtype` is set for ndarray only.
    """

    name: str
    of: tuple[Type, ...] = ()
    variadic: bool = False
    dtype: str = ""

    def __str__(self) -> str:
        inner = ", ".join(map(str, self.of))
        match self.name:
            case "union":
                return " | ".join(map(str, self.of))
            case "ndarray":
                return f"NDArray[{self.dtype}]"
            case "tuple":
                return f"tuple[{inner}, ...]" if self.variadic else f"tuple[{inner or '()'}]"
            case _:
                return f"{self.name}[{inner}]" if self.of else self.name


ANY = Type("any")


def parse(node: ast.expr | None) -> Type:
    """Read an annotation; None means it is missing and takes any value. Raises TypeSpelling."""
    match node:
        case None | ast.Name(id="Any"):
            return ANY
        case ast.Constant(value=None):
            return Type("None")
        case ast.Constant(value=str() as text):
            return parse(_expression(text))
        case ast.Name(id=name) if name in SCALARS:
            return Type(name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union(parse(left), parse(right))
        case ast.Subscript(value=ast.Name(id=name), slice=inner):
            return _generic(name, inner.elts if isinstance(inner, ast.Tuple) else [inner])
    raise TypeSpelling(
        f"{ast.unparse(node)} is not a type we know; use int, float, str, bool, None, list[T], "
        "tuple[…], dict[str | int, T], set[T], T | None or NDArray[float64]"
    )


def _expression(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise TypeSpelling(f"{text!r} is not an annotation") from error


def _union(*members: Type) -> Type:
    flat = [each for member in members for each in (member.of if member.name == "union" else (member,))]
    return Type("union", tuple(dict.fromkeys(flat)))


def _generic(name: str, inner: list[ast.expr]) -> Type:
    match name, inner:
        case (("list" | "set"), [element]):
            return Type(name, (parse(element),))
        case "dict", [key, value]:
            kept = parse(key)
            if kept.name not in ("str", "int"):
                raise TypeSpelling(f"dict keys are str or int, not {kept}")
            return Type("dict", (kept, parse(value)))
        case "tuple", [element, ast.Constant(value=inner_value)] if inner_value is Ellipsis:
            return Type("tuple", (parse(element),), variadic=True)
        case "tuple", [ast.Tuple(elts=[])]:
            return Type("tuple")
        case "tuple", elements:
            return Type("tuple", tuple(map(parse, elements)))
        case "NDArray", [ast.Name(id=dtype) | ast.Attribute(attr=dtype)] if dtype in DTYPES:
            return Type("ndarray", dtype=dtype)
        case "NDArray", _:
            raise TypeSpelling(f"NDArray takes one of {', '.join(DTYPES)}")
    raise TypeSpelling(f"{name}[…] is not a type we know; use list, tuple, dict, set or NDArray")


def conform(value: Any, type_: Type, where: str = "") -> Any:
    """Read an authored value (YAML, JSON or cases.py) by its annotation: lists become tuples, sets and arrays where
    it says so, and int becomes float. Raises Mismatch.
    """
    match type_.name:
        case "any":
            return value
        case "None":
            if value is None:
                return None
        case "bool":
            if isinstance(value, bool):
                return value
        case "int":
            if isinstance(value, int) and not isinstance(value, bool):
                return value
        case "float":
            if isinstance(value, int | float) and not isinstance(value, bool):
                return float(value)
        case "str":
            if isinstance(value, str):
                return value
        case "list":
            if isinstance(value, list | tuple):
                return [conform(each, type_.of[0], f"{where}[{i}]") for i, each in enumerate(value)]
        case "set":
            if isinstance(value, list | tuple | set | frozenset):
                return {conform(each, type_.of[0], f"{where}[{i}]") for i, each in enumerate(value)}
        case "tuple":
            if isinstance(value, list | tuple):
                return _tuple(value, type_, where)
        case "dict":
            if isinstance(value, dict):
                key, element = type_.of
                return {
                    conform(k, key, f"{where}{{{k!r}}}"): conform(v, element, f"{where}[{k!r}]")
                    for k, v in value.items()
                }
        case "union":
            return _member(value, type_, where)
        case "ndarray":
            return _array(value, type_.dtype, where)
    raise Mismatch(where, f"expected {type_}, got {_shown(value)}")


def _tuple(value: Any, type_: Type, where: str) -> tuple[Any, ...]:
    places = type_.of * len(value) if type_.variadic else type_.of
    if len(places) != len(value):
        raise Mismatch(where, f"expected {type_} ({len(places)} places), got {len(value)}")
    return tuple(
        conform(each, place, f"{where}[{i}]") for i, (each, place) in enumerate(zip(value, places, strict=True))
    )


def _member(value: Any, type_: Type, where: str) -> Any:
    exact = {bool: "bool", int: "int", float: "float", str: "str", type(None): "None"}.get(type(value))
    for member in sorted(type_.of, key=lambda each: each.name != exact):
        try:
            return conform(value, member, where)
        except Mismatch:
            continue
    raise Mismatch(where, f"expected {type_}, got {_shown(value)}")


def _array(value: Any, dtype: str, where: str) -> Array:
    if isinstance(value, Array):
        return value
    nested = value.tolist() if hasattr(value, "tolist") else value
    shape = tuple(value.shape) if hasattr(value, "shape") else _shape(nested)
    element = Type({"f": "float", "i": "int", "b": "bool"}[DTYPES[dtype]])
    flat: list[Any] = []
    _flatten(nested, shape, element, where, flat)
    return Array(dtype, shape, tuple(flat))


def _shape(nested: Any) -> tuple[int, ...]:
    shape = []
    while isinstance(nested, list | tuple):
        shape.append(len(nested))
        if not nested:
            break
        nested = nested[0]
    return tuple(shape)


def _flatten(nested: Any, shape: tuple[int, ...], element: Type, where: str, flat: list[Any]) -> None:
    if not shape:
        flat.append(conform(nested, element, where))
        return
    if not isinstance(nested, list | tuple) or len(nested) != shape[0]:
        raise Mismatch(where, f"ragged array: expected {shape[0]} elements, got {_shown(nested)}")
    for i, each in enumerate(nested):
        _flatten(each, shape[1:], element, f"{where}[{i}]", flat)


def _shown(value: Any) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '…'}"
