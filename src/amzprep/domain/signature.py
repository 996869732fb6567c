"""The signature of a coding question: the stub the learner fills in, a function or a class."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.type import ANY, Mismatch, Type, TypeSpelling, conform, parse


class SignatureError(ValueError):
    """The stub cannot be used; `line` counts from 1 inside the stub."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Function:
    """One callable: parameter names with types (self left out), result type, docstring."""

    name: str
    params: tuple[tuple[str, Type], ...]
    returns: Type
    doc: str = ""


@dataclass(frozen=True)
class Signature:
    """A function (`methods` empty) or a class driven by operations (`init` holds its constructor's parameters)."""

    name: str
    text: str
    function: Function | None = None
    init: Function | None = None
    methods: tuple[Function, ...] = ()

    @property
    def is_class(self) -> bool:
        return self.function is None

    def method(self, name: str) -> Function | None:
        return next((each for each in self.methods if each.name == name), None)

    def read_args(self, args: Any) -> list[Any]:
        """Read authored arguments by the annotations: `[a, b]`, or for a class `[ctor args, [[method, args], …]]`.

        Raises Mismatch with the path (`args[0][3]`).
        """
        if not isinstance(args, list | tuple):
            raise Mismatch("args", "expected a list")
        if self.function is not None:
            return _read(args, self.function, "args")
        if len(args) != 2 or not all(isinstance(each, list | tuple) for each in args):
            raise Mismatch("args", "a class takes [constructor args, [[method, args], …]]")
        assert self.init is not None
        return [
            _read(args[0], self.init, "args[0]"),
            [self._operation(each, f"args[1][{i}]") for i, each in enumerate(args[1])],
        ]

    def read_want(self, want: Any, args: Sequence[Any]) -> Any:
        """Read an authored result; for a class a list with one result per operation. Raises Mismatch."""
        if self.function is not None:
            return conform(want, self.function.returns, "want")
        if not isinstance(want, list | tuple) or len(want) != len(args[1]):
            raise Mismatch("want", f"expected a list of {len(args[1])} results, one per operation")
        return [
            conform(each, self.returns_of(operation[0]), f"want[{i}]")
            for i, (each, operation) in enumerate(zip(want, args[1], strict=True))
        ]

    def returns_of(self, method: str) -> Type:
        found = self.method(method)
        return found.returns if found else ANY

    def _operation(self, operation: Any, where: str) -> list[Any]:
        match operation:
            case [str() as name, list() | tuple() as args]:
                method = self.method(name)
                if method is None:
                    known = ", ".join(each.name for each in self.methods)
                    raise Mismatch(where, f"no method {name!r}; the class has {known}")
                return [name, _read(args, method, f"{where}[1]")]
        raise Mismatch(where, "an operation is [method, [args]]")


def _read(args: Sequence[Any], function: Function, where: str) -> list[Any]:
    if len(args) != len(function.params):
        raise Mismatch(where, f"{function.name} takes {len(function.params)} arguments, got {len(args)}")
    return [
        conform(value, type_, f"{where}[{i}]")
        for i, (value, (_, type_)) in enumerate(zip(args, function.params, strict=True))
    ]


def read_signature(text: str) -> Signature:
    """Read a stub: one function or one class. Raises SignatureError."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError) as error:
        raise SignatureError(f"the stub does not compile: {error}", getattr(error, "lineno", None) or 1) from error
    match body:
        case [ast.FunctionDef() as node]:
            return Signature(node.name, text, function=_function(node))
        case [ast.ClassDef() as node]:
            return _class(node, text)
    raise SignatureError("the stub is one function or one class, without imports")


def _class(node: ast.ClassDef, text: str) -> Signature:
    functions = [_function(each, method=True) for each in node.body if isinstance(each, ast.FunctionDef)]
    init = next((each for each in functions if each.name == "__init__"), Function("__init__", (), Type("None")))
    methods = tuple(each for each in functions if not each.name.startswith("_"))
    if not methods:
        raise SignatureError(f"class {node.name} has no public method", node.lineno)
    return Signature(node.name, text, init=init, methods=methods)


def _function(node: ast.FunctionDef, *, method: bool = False) -> Function:
    spec = node.args
    if spec.vararg or spec.kwarg or spec.kwonlyargs or spec.posonlyargs:
        raise SignatureError(f"{node.name}: plain positional parameters only", node.lineno)
    try:
        params = tuple((each.arg, parse(each.annotation)) for each in spec.args[1 if method else 0 :])
        returns = parse(node.returns)
    except TypeSpelling as error:
        raise SignatureError(f"{node.name}: {error}", node.lineno) from error
    return Function(node.name, params, returns, ast.get_docstring(node) or "")
