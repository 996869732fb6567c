"""The reference page of a pack's files, made from the table of keys that the loader itself reads by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amzprep.packs.codes import EXPLANATIONS
from amzprep.packs.schema import COMMON, PACK, RESERVED, kinds
from amzprep.packs.shapes import Key, ListOf, MapOf, Record, Shape

HEAD = """\
# Questions and packs

A pack is a folder with a `pack.yaml` and one YAML file per question. `amzprep packs new my-pack` writes a small one to
start from, and `amzprep packs check my-pack` says what is missing, with file, line and column. This page is made from
the table the loader reads by.

```
my-pack/
  pack.yaml
  streaming-median.yaml               the question
  streaming-median/cases.py           hidden cases in named groups, an oracle and scale(n); or cases.yaml, cases.json
  streaming-median/mutants.yaml       mutants that a reader found equivalent, with reasons (optional)
  streaming-median/solutions/accepted/*.py
  streaming-median/solutions/wrong_answer/*.py         each must fail in the group named by must_fail
  streaming-median/solutions/time_limit_exceeded/*.py  each must time out in the group named by must_time_out
```

A question's id is `pack/slug`; on the command line the slug is enough where it is unique. Scalars follow YAML 1.2:
`yes`, `on`, `12:30` and `010` are text. Aliases and tags are refused. Text that holds `: `, `?` or begins with a quote
needs quotes of its own, or a block (`key: |`).

`cases.py` has `GROUPS = {group: [(args, want), …]}`. A `want` is a value, `"$oracle"` (the answer of `oracle(*args)`,
an independent slow one that must answer in two seconds) or `"$reference"` (the first accepted solution's, for
performance groups only). It runs in a sandbox without files and network. For a class `args` is
`[constructor arguments, [[method, [arguments]], …]]` and `want` has one result per operation.
"""

SELECTORS = """\
## Selectors

`drill` and `questions list` take the same words: {reserved}; a category or one of its aliases; a kind; a question's id
or slug; and the filters `#topic`, `@pack` and a level (`L4` to `L8`). Words of different sorts must all hold.
"""


def reference() -> str:
    """The whole page as Markdown."""
    parts = [HEAD, "## pack.yaml\n", *_table(PACK.keys), "\n## Every question\n", *_table(COMMON)]
    for name, kind in kinds().items():
        parts += [f"\n## Kind `{name}`\n", *_table(kind.keys)]
    parts += ["", SELECTORS.format(reserved=", ".join(f"`{word}`" for word in RESERVED))]
    parts += ["## Findings\n", "| code | meaning | what to do |", "|---|---|---|"]
    parts += [f"| {each.code} | {each.title} | {_cell(each.remedy)} |" for each in EXPLANATIONS]
    return "\n".join(parts) + "\n"


def _table(keys: Mapping[str, Key]) -> Iterator[str]:
    yield "| key | | value | what it is |"
    yield "|---|---|---|---|"
    yield from _rows(keys, "")


def _rows(keys: Mapping[str, Key], prefix: str) -> Iterator[str]:
    for name, key in keys.items():
        need = "required" if key.required else ""
        yield f"| `{prefix}{name}` | {need} | {_cell(key.shape.name)} | {_cell(key.doc)} |"
        inner, suffix = _inside(key.shape)
        if inner is not None:
            yield from _rows(inner.keys, f"{prefix}{name}{suffix}.")


def _inside(shape: Shape) -> tuple[Record | None, str]:
    match shape:
        case Record():
            return shape, ""
        case ListOf(item=Record() as record):
            return record, "[]"
        case MapOf(value=Record() as record):
            return record, "{}"
    return None, ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
