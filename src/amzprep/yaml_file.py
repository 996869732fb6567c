"""Read YAML that people write: the C parser composes nodes with line and column, one walk finds all faults.

Scalars follow the core schema of YAML 1.2, so `yes`, `on`, `12:30` and `010` stay text. Aliases and tags are refused:
what people write here is written out, and an alias can blow up a small file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from amzprep.domain.finding import Finding
from amzprep.domain.shapes import Anything, Choice, Flag, ListOf, MapOf, Number, Record, Shape, Slug, Text

LARGEST_FILE = 2 * 2**20
DEEPEST = 60
SLUG = re.compile(r"[a-z0-9-]{3,60}")
INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", "+.inf"), math.inf),
    "-.inf": -math.inf,
    ".nan": math.nan,
}
PLAIN = "tag:yaml.org,2002:str"
TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ["null", "bool", "int", "float", "str", "seq", "map", "timestamp", "value", "merge"]
}
_MISSING = object()


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Only its composer is used; nothing is constructed, and what a plain scalar means is decided by `scalar`."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """One tag for whatever is written without a tag."""
        return PLAIN

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        """No tag depends on the place."""

    def ascend_resolver(self) -> None:
        """No tag depends on the place."""


@dataclass
class File:
    """One file on its way to a value: its findings, and where each key path (`hints[1].text`) stands."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def say(self, code: str, message: str, where: str = "", place: tuple[int, int] | None = None) -> None:
        """Add a finding at a key path, or at a place."""
        line, col = place or self.places.get(where) or self.places.get("") or (1, 1)
        self.findings.append(Finding(self.path, line, col, code, message))

    def compose(self, data: bytes) -> yaml.Node | None:
        """The root node of the file, None with a finding where it is no YAML at all."""
        if len(data) > LARGEST_FILE:
            self.say("PK008", f"the file has {len(data):,} bytes; at most {LARGEST_FILE:,} are read")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.say("PK009", f"not UTF-8 at byte {error.start}; save the file as UTF-8")
            return None
        loader = _Loader(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        except yaml.YAMLError as error:
            self._syntax(error, text)
            return None
        except (RecursionError, ValueError, OverflowError) as error:
            self.say("PK008", f"nested too deep or malformed ({type(error).__name__})")
            return None
        finally:
            loader.dispose()
        if node is None:
            self.say("PK001", "the file is empty")
        return node

    def _syntax(self, error: yaml.YAMLError, text: str) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        lines = text.splitlines()
        line = lines[place[0] - 1] if place[0] <= len(lines) else ""
        self.say("PK001", f"not YAML: {problem}{_trap(line, problem)}", place=place)

    def walk(self, node: yaml.Node, shape: Shape, where: str = "", depth: int = 0) -> Any:
        """The value of a node along a shape; a finding and None where it does not fit."""
        self.places.setdefault(where, (node.start_mark.line + 1, node.start_mark.column + 1))
        if depth > DEEPEST:
            self.say("PK008", f"deeper than {DEEPEST} levels", where)
            return None
        if type(shape) is Text and type(node) is yaml.ScalarNode and node.tag in TAGS:  # by far the most there is
            value = node.value if node.style else scalar(node.value)
            if type(value) is str and value.strip():
                return value
        if node.tag not in TAGS and not isinstance(node, yaml.ScalarNode):
            self.say("PK007", f"tag {node.tag!r}; write plain values", where)
        match shape:
            case Record():
                return self._record(node, shape, where, depth)
            case ListOf():
                return self._list(node, shape, where, depth)
            case MapOf():
                return {key: self.walk(value, shape.value, f"{where}.{key}" if where else key, depth + 1)
                        for key, value in self._pairs(node, where, shape)}  # fmt: skip
            case Anything():
                return self.plain(node, where, depth)
        before = len(self.findings)
        value = self.plain(node, where, depth)
        if len(self.findings) > before:
            return None
        problem = _misfit(value, shape, node)
        if problem is not None:
            self.say("PK004", f"{_leaf(where)}: {problem}", where)
            return None
        return value

    def _record(self, node: yaml.Node, shape: Record, where: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in self._pairs(node, where, shape):
            at = f"{where}.{key}" if where else key
            known = shape.keys.get(key)
            if known is None:
                near = _nearest(key, shape.keys)
                hint = f"; did you mean {near[0]}?" if near else f"; known here: {', '.join(shape.keys)}"
                self.say("PK002", f"unknown key {key!r}{hint}", at)
            else:
                found[key] = self.walk(value, known.shape, at, depth + 1)
        if isinstance(node, yaml.MappingNode):
            for key, known in shape.keys.items():
                if known.required and key not in found:
                    self.say("PK003", f"{_leaf(where)} has no {key!r}; add it: {known.doc}", where)
        return found

    def _list(self, node: yaml.Node, shape: ListOf, where: str, depth: int) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode) or not self._first(node, where):
            if not isinstance(node, yaml.SequenceNode):
                self.say("PK004", f"{_leaf(where)}: expected a {shape.name}, got {_kind(node)}", where)
            return []
        items = [self.walk(each, shape.item, f"{where}[{i}]", depth + 1) for i, each in enumerate(node.value)]
        if len(items) < shape.least or (shape.most is not None and len(items) > shape.most):
            most = f" and at most {shape.most}" if shape.most is not None else ""
            self.say("PK018", f"{_leaf(where)} has {len(items)} entries; at least {shape.least}{most}", where)
        return items

    def _pairs(self, node: yaml.Node, where: str, shape: Shape) -> list[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.say("PK004", f"{_leaf(where)}: expected a mapping, got {_kind(node)}", where)
            return []
        if not self._first(node, where):
            return []
        pairs: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.say("PK004", "a key must be a word; quote text that holds `?` or `: `", place=place)
                continue
            key = key_node.value
            self.places[f"{where}.{key}" if where else key] = place
            if key in pairs:
                self.say("PK005", f"key {key!r} stands twice; remove one", place=place)
                continue
            pairs[key] = value
        return list(pairs.items())

    def plain(self, node: yaml.Node, where: str, depth: int = 0) -> Any:
        """The plain value of a node: scalars by the core schema, lists, and dicts with scalar keys."""
        if depth > DEEPEST:
            self.say("PK008", f"deeper than {DEEPEST} levels", where)
            return None
        if node.tag not in TAGS:
            self.say("PK007", f"tag {node.tag!r}; write plain values", where)
            return None
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else scalar(node.value)
        if not self._first(node, where):
            return None
        if isinstance(node, yaml.SequenceNode):
            for i, each in enumerate(node.value):
                self.places.setdefault(f"{where}[{i}]", (each.start_mark.line + 1, each.start_mark.column + 1))
            return [self.plain(each, f"{where}[{i}]", depth + 1) for i, each in enumerate(node.value)]
        found: dict[Any, Any] = {}
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.say("PK004", "a key must be a scalar", where)
                continue
            key = key_node.value if key_node.style else scalar(key_node.value)
            if key in found:
                self.say("PK005", f"key {key!r} stands twice; remove one", where)
                continue
            at = f"{where}[{key!r}]"
            self.places.setdefault(at, (key_node.start_mark.line + 1, key_node.start_mark.column + 1))
            found[key] = self.plain(value, at, depth + 1)
        return found

    def _first(self, node: yaml.Node, where: str) -> bool:
        """Whether this collection was not met before: a second time means an alias."""
        if id(node) in self._seen:
            self.say("PK006", f"{_leaf(where)} is an alias; write it out", where)
            return False
        self._seen.add(id(node))
        return True


def scalar(text: str) -> Any:
    """An unquoted scalar by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if INT.fullmatch(text) and len(text) < 4000:
        return int(text)
    if FLOAT.fullmatch(text) and any(char in text for char in ".eE"):
        return float(text)
    return text


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known word most like a wrong one, if any is."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), 1)


def _misfit(value: Any, shape: Shape, node: yaml.Node) -> str | None:
    match shape:
        case Text():
            if isinstance(value, str) and value.strip():
                return None
            if isinstance(node, yaml.ScalarNode) and node.value.strip():
                return f"expected text, got {node.value!r}; put it in quotes"
            return f"expected text, got {_kind(node)}"
        case Slug():
            if isinstance(value, str) and SLUG.fullmatch(value):
                return None
            return f"{value!r} is not a slug; use 3 to 60 of a-z, 0-9 and -"
        case Number(whole, least):
            fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
            if (
                fits
                and not (isinstance(value, float) and not math.isfinite(value))
                and (least is None or value >= least)
            ):
                return None
            return f"expected a {shape.name}, got {value!r}"
        case Flag():
            return None if isinstance(value, bool) else f"expected true or false, got {value!r}"
        case Choice(words):
            if value in words and isinstance(value, str):
                return None
            near = _nearest(str(value), words)
            return f"{value!r} is not one of {', '.join(words)}" + (f"; did you mean {near[0]}?" if near else "")
    return None


def _trap(line: str, problem: str) -> str:
    """Name the three traps of hand-written YAML, with the way out."""
    stripped = line.strip().removeprefix("- ").lstrip()
    if re.match(r"""(["']).*?\1\s*[^\s#:,\]}]""", stripped):
        return "; text that starts with a quote must end with it: quote the whole item, or use a block (`key: |`)"
    if "{" in line and re.search(r"\?|: .*: ", line):
        return "; `?` and `: ` need quotes inside {flow: maps}: quote the text, or write the keys on lines of their own"
    if "mapping values are not allowed" in problem:
        return "; text with `: ` in it needs quotes"
    return ""


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return "nothing" if node.value == "" and not getattr(node, "style", None) else repr(node.value[:60])


def _leaf(where: str) -> str:
    return where or "the file"
