"""Kind `coding`: a function or class, judged by hidden cases."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from amzprep.domain.bound import PATH, roots
from amzprep.domain.shapes import Anything, Choice, Key, ListOf, MapOf, Number, Record, Text
from amzprep.domain.signature import Signature, SignatureError, read_signature
from amzprep.domain.type import Mismatch, conform
from amzprep.packs.schema import LEVELS, Kind

if TYPE_CHECKING:
    from amzprep.yaml_file import File

EXAMPLE = Record(
    {
        "name": Key(Text(), "what it shows"),
        "args": Key(Anything(), "the arguments; for a class [constructor args, [[method, [args]], …]]"),
        "want": Key(Anything(), "the result; for a class one per operation"),
        "because": Key(Text(), "why", False),
    }
)
KEYS = {
    "statement": Key(Text(), "the task, Markdown, one page at most"),
    "constraints": Key(ListOf(Text()), "sizes and ranges in words"),
    "signature": Key(Text(), "a Python stub with types and docstrings, a function or a class, no imports"),
    "examples": Key(ListOf(EXAMPLE, 1), "visible cases; each one is run"),
    "must_fail": Key(MapOf(Text()), "wrong solution to the group it must fail in"),
    "complexity": Key(
        Record({"time": Key(Text(), "O(…)"), "space": Key(Text(), "O(…)")}), "what a good solution needs"
    ),
    "compare": Key(
        Record(
            {
                "order": Key(Choice(("given", "any")), "whether the order of items matters", False),
                "depth": Key(Choice(("top", "all")), "how deep `order: any` goes", False),
                "floats": Key(
                    Record(
                        {
                            "rtol": Key(Number(least=0), "relative tolerance", False),
                            "atol": Key(Number(least=0), "absolute tolerance", False),
                        }
                    ),
                    "how near floats must be",
                    False,
                ),
                "checker": Key(Text(), "a file of the folder with check(args, want, got) -> bool | str", False),
            }
        ),
        "how a result is compared",
    ),
    "difficulty": Key(Choice(("easy", "medium", "hard")), "how hard it is at its lowest level"),
    "room": Key(Text(), "the short, vague statement as said in the interview", False),
    "clarify": Key(
        ListOf(Record({"ask": Key(Text(), "a good question"), "answer": Key(Text(), "its answer")})),
        "what a strong candidate asks before typing",
        False,
    ),
    "ideas": Key(ListOf(Text(), 4, 6), "what a quick review must bring back", False),
    "hints": Key(
        ListOf(
            Record({"text": Key(Text(), "the hint"), "gives": Key(Choice(("nudge", "approach")), "how much it gives")})
        ),
        "a ladder from question to idea to detail",
        False,
    ),
    "followups": Key(
        ListOf(
            Record(
                {
                    "ask": Key(Text(), "the follow-up"),
                    "tests": Key(Text(), "what it probes"),
                    "levels": Key(ListOf(Choice(LEVELS)), "for these levels only", False),
                }
            )
        ),
        "what an interviewer asks next",
        False,
    ),
    "must_time_out": Key(MapOf(Text()), "slow solution to the group it must time out in", False),
    "libraries": Key(ListOf(Choice(("numpy",))), "what a submission may import beyond the standard library", False),
    "bounds": Key(MapOf(ListOf(Number(), 2, 2)), "path to [smallest, largest]; cases touch both", False),
    "limits": Key(
        Record(
            {
                "seconds": Key(Number(), "CPU seconds per case", False),
                "total": Key(Number(), "wall seconds for all cases", False),
                "mb": Key(Number(whole=True, least=16), "memory", False),
            }
        ),
        "what a submission may use",
        False,
    ),
    "in_place": Key(Text(), "the argument that is changed and compared", False),
}


def check(raw: Mapping[str, Any], file: File, folder: str, at: str) -> None:
    """The stub compiles, examples fit it, and what is named exists."""
    try:
        signature = read_signature(raw["signature"])
    except SignatureError as error:
        line, col = file.places["signature"]
        file.say("PK016", f"signature: {error}", place=(line + error.line, col))
        return
    _in_place(raw, signature, file)
    for i, example in enumerate(raw["examples"]):
        _example(example, i, raw.get("in_place"), signature, file)
    for path, edges in (raw.get("bounds") or {}).items():
        match = PATH.fullmatch(path)
        if match is None or match["root"] not in roots(signature):
            file.say(
                "PK021", f"{path}: no such path; it begins with {', '.join(sorted(roots(signature)))}", f"bounds.{path}"
            )
        elif len(edges) == 2 and None not in edges and edges[0] > edges[1]:
            file.say("PK021", f"{path}: {edges[0]} is larger than {edges[1]}", f"bounds.{path}")
    if not raw["compare"]:
        file.say("PK003", "compare names no way to compare; write `order: given` for exact results", "compare")
    checker = (raw.get("compare") or {}).get("checker")
    if checker and (os.path.basename(checker) != checker or not os.path.isfile(os.path.join(folder, checker))):
        file.say("PK022", f"no file {checker} beside cases.py", "compare.checker")


def _in_place(raw: Mapping[str, Any], signature: Signature, file: File) -> None:
    name = raw.get("in_place")
    if name is None:
        return
    params = [each for each, _ in signature.function.params] if signature.function else []
    if name not in params:
        file.say(
            "PK020", f"in_place names {name!r}; the function has {', '.join(params) or 'no parameter'}", "in_place"
        )


def _example(example: Mapping[str, Any], i: int, in_place: str | None, signature: Signature, file: File) -> None:
    part = "args"
    try:
        args = signature.read_args(example.get("args"))
        part = "want"
        params = dict(signature.function.params) if signature.function else {}
        if in_place in params:
            conform(example.get("want"), params[in_place], "want")
        else:
            signature.read_want(example.get("want"), args)
    except Mismatch as error:
        file.say("PK017", f"examples[{i}].{part} does not fit the signature: {error}", f"examples[{i}].{part}")


KIND = Kind("coding", KEYS, check)
