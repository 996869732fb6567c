"""Values on the wire: tagged JSON that both sides read without ever building a dict or a set from the other's data.

A node is a scalar (null, bool, int, float, str) or an array `[tag, …]`: l list, t tuple, s set, f frozenset,
d dict as pairs, n array (dtype kind, shape, flat values), b bytes as hex, c complex, i huge int as hex, o anything else
by the name of its type. Used inside the sandbox too, so it imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

Tree = Any
Handlers = dict[type, Callable[[Any], Tree]]

PLAIN = frozenset({float, str, bool, type(None)})
PLAIN_OR_INT = PLAIN | {int}
DEEPEST = 120
MOST_NODES = 8_000_000
MOST_LISTS = 2_500_000
HUGE_BITS = 14_000  # below Python's own limit of 4300 decimal digits


class Unencodable(ValueError):
    """The value is too deep, too large or refers to itself."""


def encode(value: Any, handlers: Handlers | None = None) -> Tree:
    """A tree for a value. Exact types first, then the slots of the base classes, so no method of a subclass runs.

    `handlers` maps exact types of ours (arrays) to functions. Raises Unencodable.
    """
    return _Encoder(handlers or {}).node(value, 0)


class _Encoder:
    def __init__(self, handlers: Handlers) -> None:
        self.handlers = handlers
        self.left = MOST_NODES

    def node(self, value: Any, depth: int) -> Tree:
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is int:
            return value if value.bit_length() < HUGE_BITS else ["i", hex(value)]
        if depth > DEEPEST:
            raise Unencodable(f"deeper than {DEEPEST} levels, or it contains itself")
        if kind is list:
            return self.sequence("l", value, depth)
        if kind is tuple:
            return self.sequence("t", value, depth)
        if kind is dict:
            return self.mapping(list(value.items()), depth)
        if kind is set:
            return self.sequence("s", list(value), depth)
        if kind in self.handlers:
            return self.node_of(self.handlers[kind](value))
        return self.derived(value, kind, depth)

    def node_of(self, tree: Tree) -> Tree:
        return tree

    def sequence(self, tag: str, items: Any, depth: int) -> Tree:
        self.left -= len(items) + 1
        if self.left < 0:
            raise Unencodable(f"more than {MOST_NODES:,} values")
        kinds = set(map(type, items))
        if kinds <= PLAIN:
            return [tag, *items]
        if kinds <= PLAIN_OR_INT and all(i.bit_length() < HUGE_BITS for i in items if type(i) is int):
            return [tag, *items]
        return [tag, *[self.node(each, depth + 1) for each in items]]

    def mapping(self, pairs: list[tuple[Any, Any]], depth: int) -> Tree:
        self.left -= 2 * len(pairs) + 1
        if self.left < 0:
            raise Unencodable(f"more than {MOST_NODES:,} values")
        return ["d", *[[self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in pairs]]

    def derived(self, value: Any, kind: type, depth: int) -> Tree:
        """Subclasses of the base types count as their base; the rest is named only."""
        if issubclass(kind, int):
            return self.node(int.__add__(value, 0), depth)
        if issubclass(kind, float):
            return float.__float__(value)
        if issubclass(kind, str):
            return str.__getitem__(value, slice(0, str.__len__(value)))
        if issubclass(kind, list):
            return self.sequence("l", list.__getitem__(value, slice(None)), depth)
        if issubclass(kind, tuple):
            return self.sequence("t", tuple.__getitem__(value, slice(None)), depth)
        if issubclass(kind, dict):
            return self.mapping(list(dict.items(value)), depth)
        if issubclass(kind, set):
            return self.sequence("s", list(set.__iter__(value)), depth)
        if issubclass(kind, frozenset):
            return self.sequence("f", list(frozenset.__iter__(value)), depth)
        if kind is bytes or kind is bytearray:
            return ["b", bytes(value).hex()]
        if kind is complex:
            return ["c", value.real, value.imag]
        array = _array(value, kind)
        return array if array is not None else ["o", _type_name(kind)]


def _array(value: Any, kind: type) -> Tree | None:
    """Arrays and scalars of numpy, where the process has numpy at all."""
    numpy = sys.modules.get("numpy")
    if numpy is None or not hasattr(numpy, "ndarray"):
        return None
    if issubclass(kind, numpy.ndarray):
        base = numpy.ndarray.__array__(value)
        if base.dtype.kind not in "fiub":
            return ["o", f"ndarray of {base.dtype.name}"]
        return ["n", base.dtype.kind.replace("u", "i"), list(base.shape), base.ravel().tolist()]
    if issubclass(kind, numpy.generic):
        item = numpy.generic.item(value)
        return item if type(item) in PLAIN_OR_INT else ["o", _type_name(kind)]
    return None


def _type_name(kind: type) -> str:
    name = type.__dict__["__name__"].__get__(kind)
    return str(name)[:80]


def decode(tree: Tree, array: Callable[[str, list[int], list[Any]], Any] | None = None) -> Any:
    """The value of a tree that comes from our own side; `array` builds arrays from dtype kind, shape and values."""
    if type(tree) is not list:
        return tree
    tag = tree[0]
    if tag == "l":
        body = tree[1:]
        return body if list not in set(map(type, body)) else [decode(each, array) for each in body]
    if tag == "t":
        return tuple([decode(each, array) for each in tree[1:]])
    if tag == "d":
        return {decode(k, array): decode(v, array) for k, v in tree[1:]}
    if tag == "s":
        return {decode(each, array) for each in tree[1:]}
    if tag == "f":
        return frozenset([decode(each, array) for each in tree[1:]])
    if tag == "n" and array is not None:
        return array(tree[1], tree[2], tree[3])
    if tag == "b":
        return bytes.fromhex(tree[1])
    if tag == "c":
        return complex(tree[1], tree[2])
    if tag == "i":
        return int(tree[1], 16)
    raise ValueError(f"no value for {tag}")


def dump(message: Any) -> bytes:
    """A frame's body."""
    return WRITER.encode(message).encode()


WRITER = json.JSONEncoder(check_circular=False, separators=(",", ":"))  # `encode` has looked for circles


class Forged(ValueError):
    """Bytes from a child that are not a frame of ours."""


def load(body: bytes | bytearray) -> Any:
    """Read a frame's body from a child: arrays and scalars, and one flat object at the top. Raises Forged.

    Its nodes are counted before it is read, because three bytes can ask for eighty of ours.
    """
    if body.count(b"[") + body.count(b"{") > MOST_LISTS or body.count(b",") > 2 * MOST_NODES:
        raise Forged("too many values")
    try:
        text = body.decode("utf-8", "surrogatepass")
        frame, end = READER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise Forged(str(error)) from error
    if end != len(text):
        raise Forged("more than one value")
    return frame


KEYS = frozenset({"k", "v", "e", "p", "type", "text", "frames", "op", "load"})


def _flat(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) <= len(KEYS):  # so few make no flood
        found = dict(pairs)
        if found.keys() <= KEYS:
            return found
    raise ValueError("an object with foreign keys")


READER = json.JSONDecoder(object_pairs_hook=_flat)


def show(tree: Tree, limit: int = 400) -> str:
    """The Python spelling of a tree, cut after about `limit` characters; bounded work for any tree."""
    out: list[str] = []
    _show(tree, out, [limit], 0)
    text = "".join(out)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _show(tree: Tree, out: list[str], left: list[int], depth: int) -> None:
    if left[0] <= 0:
        return
    if type(tree) is not list:
        _emit(_scalar(tree, left[0]), out, left)
        return
    tag, body = (tree[0], tree[1:]) if tree and type(tree[0]) is str else ("?", [])
    if depth > 30:
        _emit("…", out, left)
    elif tag in ("l", "t", "s", "f"):
        opening, closing = {"l": ("[", "]"), "t": ("(", ")"), "s": ("{", "}"), "f": ("{", "}")}[tag]
        if tag in "sf" and not body:
            _emit("set()", out, left)
            return
        _items(body, opening, ",)" if tag == "t" and len(body) == 1 else closing, out, left, depth)
    elif tag == "d":
        _emit("{", out, left)
        for i, pair in enumerate(body):
            if left[0] <= 0:
                return
            _emit(", " if i else "", out, left)
            if type(pair) is list and len(pair) == 2:
                _show(pair[0], out, left, depth + 1)
                _emit(": ", out, left)
                _show(pair[1], out, left, depth + 1)
        _emit("}", out, left)
    elif tag == "n" and len(body) == 3:
        shape = "×".join(_scalar(each, 9) for each in body[1][:6]) if type(body[1]) is list else "?"
        _emit(f"array {shape} ", out, left)
        _items(body[2] if type(body[2]) is list else [], "[", "]", out, left, depth)
    elif tag == "o":
        _emit(f"<{_word(body)[:80]}>", out, left)
    elif tag == "i":
        _emit(f"{_word(body)[:40]}… (huge int)", out, left)
    elif tag == "b":
        _emit(f"bytes.fromhex('{_word(body)[:80]}')", out, left)
    elif tag == "c" and len(body) == 2:
        _emit(f"({_scalar(body[0], 40)}+{_scalar(body[1], 40)}j)", out, left)
    else:
        _emit("?", out, left)


def _items(items: list[Any], opening: str, closing: str, out: list[str], left: list[int], depth: int) -> None:
    _emit(opening, out, left)
    for i, each in enumerate(items):
        if left[0] <= 0:
            out.append("…")
            break
        _emit(", " if i else "", out, left)
        _show(each, out, left, depth + 1)
    _emit(closing, out, left)


def _word(body: list[Any]) -> str:
    return body[0] if body and type(body[0]) is str else "?"


def _scalar(value: Any, left: int) -> str:
    if type(value) is list:
        return "?"
    if type(value) is str:
        return repr(value if len(value) <= left else value[:left] + "…")
    return repr(value)


def _emit(text: str, out: list[str], left: list[int]) -> None:
    out.append(text)
    left[0] -= len(text)
