"""A question's text for the learner: the whole statement, and for the room the short one and what was asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from amzprep.domain.coding import Coding, Example
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Bullets, Heading, Markdown, Span
from amzprep.domain.signature import Function
from amzprep.domain.type import Array
from amzprep.grader.judge import HANDLERS, read_case
from amzprep.grader.values import encode, show

LONGEST = 300
BLANKS = {"int": "0", "float": "0.0", "str": '""', "bool": "false"}


def whole(question: Question) -> str:
    """Statement, constraints and examples as Markdown."""
    coding = question.coding
    constraints = "\n".join(f"* {each}" for each in coding.constraints)
    return f"{coding.statement.rstrip()}\n\n**Constraints**\n\n{constraints}\n\n**Examples**\n\n{examples(coding)}\n"


def examples(coding: Coding) -> str:
    """The examples as calls with their results, as Markdown."""
    return "\n\n".join(example_shown(coding, each) for each in coding.examples)


def room_blocks(coding: Coding, asked: Collection[str]) -> list[Block]:
    """The short statement and the parts asked for so far."""
    blocks: list[Block] = [Markdown(coding.room or coding.statement)]
    if "constraints" in asked:
        blocks += [Heading("Constraints"), Bullets(list(coding.constraints))]
    if "examples" in asked:
        blocks += [Heading("Examples"), Markdown(examples(coding))]
    answered = [each for each in coding.clarify if each.ask in asked]
    if answered:
        blocks += [
            Heading("The interviewer said"),
            Bullets([[each.ask, Span(f" {each.answer}", "strong")] for each in answered]),
        ]
    return blocks


def case_template(coding: Coding) -> str:
    """How a case is written in the learner's file, with the expected result first, as comment lines."""
    signature = coding.signature
    if signature.function is not None:
        lines = [f"# - want: {_blank(signature.function)}",
                 f"#   args: [{', '.join(name for name, _ in signature.function.params)}]"]  # fmt: skip
    else:
        init = signature.init.params if signature.init is not None else ()
        calls = ", ".join(f"[{m.name}, [{', '.join(name for name, _ in m.params)}]]" for m in signature.methods)
        lines = [f"# - want: [{', '.join(_blank(m) for m in signature.methods)}]",
                 f"#   args: [[{', '.join(name for name, _ in init)}], [{calls}]]"]  # fmt: skip
    return "\n".join([*lines, "#   name: what it is about"]) + "\n"


def _blank(function: Function) -> str:
    return BLANKS.get(str(function.returns), "null" if str(function.returns) == "None" else "[]")


def example_shown(coding: Coding, example: Example) -> str:
    """One example as a call with its result, as Markdown."""
    because = f"\n{example.because}" if example.because else ""
    try:
        args, want = read_case(coding, example.args, example.want)
    except ValueError:  # a pack with findings: shown as it is written
        args, want = example.args, example.want
    if coding.signature.is_class:
        lines = _operations(coding.signature.name, args, want)
        return f"**{example.name}**\n\n```python\n{lines}\n```\n{because}"
    shown = ", ".join(_spell(each, raw) for each, raw in zip(args, example.args, strict=False))
    result = "changes it to" if coding.in_place else "returns"
    return f"**{example.name}**: `{coding.signature.name}({shown})` {result} `{_spell(want, example.want)}`.{because}"


def _operations(name: str, args: Sequence[Any], want: Sequence[Any]) -> str:
    variable = name[:1].lower()
    lines = [f"{variable} = {name}({', '.join(_spell(each, each) for each in args[0])})"]
    for (method, given), result in zip(args[1], want, strict=False):
        call = f"{variable}.{method}({', '.join(_spell(each, each) for each in given)})"
        lines.append(call if result is None else f"{call}  # {_spell(result, result)}")
    return "\n".join(lines)


def _spell(value: Any, authored: Any) -> str:
    """A value as Python would write it; arrays as they are written in the question."""
    return show(encode(authored if isinstance(value, Array) else value, HANDLERS), LONGEST)
