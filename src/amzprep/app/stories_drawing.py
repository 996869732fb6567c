"""What `stories check` shows a person: findings as linters print them, a profile beside them, a summary."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any

from amzprep.domain.rehearsal import LONGEST_S, SHORTEST_S, clock
from amzprep.domain.report import Block, Heading, Line, Paragraph, Source, Span

ORDER = {"error": 0, "warning": 1, "info": 2}
LETTERS = {"Situation": "S", "Task": "T", "Action": "A", "Result": "R", "Situation and Task": "S+T"}
COLUMNS = 79
BAND = f"{clock(SHORTEST_S)}-{clock(LONGEST_S)}"
WIDEST = COLUMNS - len("    | ……")
BEFORE = 20  # signs of a long line shown before the words it is about
Plain = Mapping[str, Any]


def draw(data: Plain, costliest: int | None, *, quiet: bool = False, only: set[str] | None = None) -> list[Block]:
    """Each story with something to say: its profile, its findings; then the bank's, then one line of summary.

    `costliest` limits the findings per story; `quiet` leaves out everything but findings, `only` all
    stories but those at some paths.
    """
    blocks: list[Block] = []
    for item in data["items"]:
        if only is not None and item["path"] not in only:
            continue
        if item["profile"] is not None and not quiet:
            blocks.append(Paragraph(_profile(item)))
        if item["findings"]:
            blocks.append(Source("\n".join(_findings(item["findings"], costliest)), "lines"))
    if data["findings"]:
        if not quiet:
            blocks.append(Heading("The bank as a whole"))
        blocks.append(Source("\n".join(_findings(data["findings"], None)), "lines"))
    if not quiet:
        blocks.append(Paragraph(_summary(data)))
    return blocks


def _profile(item: Plain) -> list[Line]:
    profile = item["profile"]
    sections = " ".join(f"{LETTERS.get(name, name)} {each}" for name, each in profile["sections"].items())
    facts = [
        f"{clock(profile['seconds'])} of {BAND}" + (f" ({sections} s)" if sections else ""),
        f"{profile['words']} words",
    ]
    if profile["i_share"] is not None:
        facts.append(f"I {profile['i_share']:.0%}")
    numbers, mechanisms = profile["numbers"], profile["mechanisms"]
    facts.append(f"{len(numbers)} number{'s' * (len(numbers) != 1)}")
    if mechanisms:
        facts.append("keeps it: " + ", ".join(mechanisms[:4]) + " …" * (len(mechanisms) > 4))
    name: Line = [Span(item["title"] or item["story"], "strong"), Span(f"  {item['story']}", "dim")]
    return [name, Span(" · ".join(facts), "dim")]


def _findings(findings: Sequence[Plain], costliest: int | None) -> list[str]:
    kept = sorted(findings, key=cost)[:costliest] if costliest is not None else list(findings)
    kept.sort(key=lambda each: (each["line"], each["col"]))
    lines = [line for each in kept for line in _finding(each)]
    left = len(findings) - len(kept)
    if left:
        lines.append(f"    and {left} more; --full shows {'it' if left == 1 else 'them'}")
    return lines


def cost(finding: Plain) -> tuple[int, int, str, int]:
    """Sorts the costliest first."""
    return ORDER[finding["severity"]], -finding["weight"], finding["code"], finding["line"]


def _finding(finding: Plain) -> list[str]:
    place = ":".join(str(each) for each in (near(finding["path"]), finding["line"], finding["col"]) if each)
    lines = [f"{place}: {finding['code']} {finding['message']}"]
    if finding["text"].strip(" -"):  # the line that opens the front matter shows nothing
        lines.append(f"    | {excerpt(finding['text'], finding['mark'])}")
    return [*lines, *_wrapped(f"{finding['severity']}: {finding['remedy']}")]


@lru_cache(500)
def _wrapped(said: str) -> tuple[str, ...]:
    """A remedy in lines; a rule says the same one again and again."""
    return tuple(wrap(said, COLUMNS, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False))


def excerpt(text: str, mark: Sequence[int]) -> str:
    """The line, or of a long one what is around the words marked: with some signs before them where all then fits."""
    if len(text) <= WIDEST:
        return text.strip()
    first, last = mark
    fitting = last - WIDEST if last - first <= WIDEST else 0
    start = max(0, min(max(first - BEFORE, fitting), len(text) - WIDEST))
    return "…" * (start > 0) + text[start : start + WIDEST].strip() + "…" * (start + WIDEST < len(text))


def near(path: str) -> str:
    """The path from here where that is shorter."""
    short = os.path.relpath(path)
    return short if len(short) < len(path) else path


def _summary(data: Plain) -> list[Line]:
    summary = data["summary"]
    stories = f"{summary['stories']} {'story' if summary['stories'] == 1 else 'stories'} at {data['level']}"
    counts = [_count(summary[f"{each}s"], each) for each in ("error", "warning", "info") if summary[f"{each}s"]]
    scope = f" ({summary['scope_not_shown']} on the scope for {data['level']})" if summary["scope_not_shown"] else ""
    hidden = [f"{summary['not_shown']} more with --all{scope}"] if summary["not_shown"] else []
    if not counts:
        return [Span(f"{stories}, no findings" + "".join(f"; {each}" for each in hidden), "good")]
    return [f"{stories}: {', '.join(counts)}" + "".join(f"; {each}" for each in hidden)]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
