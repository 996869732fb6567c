"""The reference page of a question's file, docs/questions.md: generated, so that it cannot differ from the loader."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from amzprep.app.new_pack import SUFFIX, TEMPLATE
from amzprep.domain.shapes import Key, ListOf, MapOf, Record, Shape
from amzprep.packs.codes import EXPLANATIONS
from amzprep.packs.schema import COMMON, PACK, RESERVED, kinds

INTRO = """\
# Questions and packs

<!-- Generated from the loader's table of keys: `python -m amzprep.app.questions_reference > docs/questions.md` -->

A pack is a folder with `pack.yaml`, one YAML file per question, and beside each a folder of the same name with its
hidden cases and filed solutions:

```
my-pack/
  pack.yaml
  first-repeat.yaml
  first-repeat/
    cases.py                           hidden cases, an independent oracle, scale(n)
    mutants.yaml                       mutants that a reader found equivalent (only where needed)
    solutions/accepted/*.py            the first by name is the reference
    solutions/wrong_answer/*.py        each must fail, in the group that must_fail names
    solutions/time_limit_exceeded/*.py right and slow; each must time out in its group
```

`amzprep packs new my-pack` writes this pack, `amzprep packs check my-pack` tells what is missing with file, line and
column, and `amzprep explain PK524` explains a finding. Packs are found in the home's `packs/`, in the folders of
`AMZPREP_PACKS` (separated as in `PATH`), in those of the setting `packs`, and with `--packs DIR`; each of these may be
a pack or a folder of packs. A file that begins with a dot is passed over.

A question's identity is `pack/slug`. The learner's log stores it, so ids stay; the text may be edited freely, and a
higher `revision` marks a change of meaning.
"""

CASES = """\
## Hidden cases

`cases.py` runs in a sandbox, once for each content; it sees no file and no network. `GROUPS` maps a group's name to
`(args, want)` pairs. `want` is a value, or `"$oracle"` (the oracle answers, within 2 s), or `"$reference"` (the first
accepted solution answers; for large inputs only). There must be a group `empty` or `smallest`, a `boundary` group, a
`random` group with at least 30 different seeded inputs, and a group that slow solutions must not get through; name the
others after the rules of the statement. For a class, `args` is `[constructor args, [[method, [args]], …]]` and `want`
has one result for each operation. `scale(n)` returns arguments of natural size `n` and lets `amzprep` measure growth.

A pack without code writes `cases.yaml` or `cases.json` instead, with `{group: [{args, want}]}`. It has no oracle, so
every answer in it is one that you worked out by hand.

Authored values are read by the signature: lists become tuples, sets and arrays where an annotation says so, and `3`
is a float where one is asked for. Types are `int`, `float`, `str`, `bool`, `None`, `list[T]`, `tuple[…]`, `set[T]`,
`dict[str | int, T]`, `T | None`, and with `libraries: [numpy]` also `NDArray[float64]` (`int64`, `bool_`). What has no
annotation takes any value.

## Paths in `bounds`

A path begins with an argument (for a class also `method.argument`, or `ops` for the number of operations); `[]` means
every element of a list or value of a mapping, `{}` every key, `[0]` one place of a tuple. Numbers are measured as they
are, lists and texts by their length. The cases must touch both ends and stay inside.
"""

TRAPS = """\
## YAML in a question

Scalars are those of YAML 1.2: `yes`, `on`, `12:30` and `010` are text; only `true` and `false` are flags. Anchors,
aliases, tags and a key that stands twice are findings. Three traps of hand-written YAML are named when you fall into
them:

- `?` or `: ` inside `{flow: maps}`: quote the text, or write the keys on lines of their own;
- an item that begins with a quote and goes on after it (`- "Yes" and no`): quote the whole item;
- text with `: ` in it: quote it, or use a block (`key: |`).
"""

SELECTORS = """\
## Selectors

`amzprep drill`, `amzprep questions list` and others take words that say which questions are meant. Words of different
sorts narrow each other (`ml-coding L5 #leakage`); words of one sort widen. A word is read as the first of these that it
is:

| word | means |
|---|---|
| `due`, `new`, `failed`, `last`, `random`, `all` | by what you did with it |
| a category or its alias, such as `ml-coding` or `ml` | the skill it trains |
| a kind, such as `coding` | how it is answered |
| `#leakage` (quote it in a shell), or `leakage` where it is nothing else | a topic |
| `@my-pack` | a pack |
| `L5` | a level |
| `first-repeat`, `my-pack/first-repeat` | one question, by slug where only one pack has it |
"""


def reference() -> str:
    """The whole page."""
    parts = [INTRO, "## Keys of every question\n", _table(COMMON)]
    for name, kind in kinds().items():
        parts += [f"## Keys of kind `{name}`\n", _table(kind.keys)]
    words = ", ".join(f"`{each}`" for each in RESERVED)
    parts += [f"An id has 3 to 60 of a-z, 0-9 and `-`, and is none of {words}.\n"]
    parts += [CASES, TRAPS, "## Keys of `pack.yaml`\n", _table(PACK.keys), "## A worked question\n"]
    parts += ["`first-repeat.yaml`:\n", _code("first-repeat.yaml", "yaml")]
    parts += ["`first-repeat/cases.py`:\n", _code("first-repeat/cases.py", "python")]
    parts += ["One of its wrong solutions, `solutions/wrong_answer/earliest_number.py`, fails in `two_repeats`:\n"]
    parts += [_code("first-repeat/solutions/wrong_answer/earliest_number.py", "python")]
    parts += [SELECTORS, "## Findings\n", _findings()]
    return "\n".join(parts)


def _table(keys: Mapping[str, Key]) -> str:
    rows = [
        f"| `{name}` | {'yes' if key.required else ''} | {_type(key.shape)} | {_cell(key.doc)} |"
        for name, key in _keys(keys, "")
    ]
    return "\n".join(["| key | needed | value | what it is |", "|---|---|---|---|", *rows, ""])


def _keys(keys: Mapping[str, Key], above: str) -> Iterator[tuple[str, Key]]:
    for name, key in keys.items():
        yield f"{above}{name}", key
        inner = key.shape.item if isinstance(key.shape, ListOf) else key.shape
        if isinstance(inner, Record):
            yield from _keys(inner.keys, f"{above}{name}{'[]' if isinstance(key.shape, ListOf) else ''}.")


def _type(shape: Shape) -> str:
    match shape:
        case ListOf(item, least, most):
            many = f", {least} to {most}" if most is not None else f", at least {least}" if least else ""
            return f"list of {_type(item)}{many}"
        case MapOf(value):
            return f"mapping to {_type(value)}"
    return _cell(shape.name)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(path: str, language: str) -> str:
    with open(os.path.join(TEMPLATE, path + SUFFIX), encoding="utf-8") as file:
        return f"```{language}\n{file.read()}```\n"


def _findings() -> str:
    rows = [f"| {each.code} | {each.title} | {_cell(each.what)} {_cell(each.remedy)} |" for each in EXPLANATIONS]
    return "\n".join(["| code | title | what, and what to do |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference())
