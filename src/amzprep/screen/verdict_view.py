"""The verdict on the drill's screen: the chosen failing case in full, the others by name, nothing cut in silence."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from amzprep.domain.plain import plain
from amzprep.domain.verdict import CaseVerdict, Code, Verdict

LABEL = 10  # columns of the names of a case's values
LONGEST = 4  # lines of one value
WANTED = 8  # lines of details that are worth shortening the list for


def verdict_lines(verdict: Verdict, chosen: int, console: Console, room: int) -> list[Text]:
    """At most `room` lines; `chosen` counts through the failing cases."""
    passed = sum(case.code is Code.AC for case in verdict.cases)
    mark, style = ("✓", "green") if verdict.accepted else ("✗", "red")
    head = Text.assemble((f"{mark} {verdict.code} {verdict.code.meaning}", style),
                         f" · {passed} of {len(verdict.cases)} visible cases pass")  # fmt: skip
    lines = list(head.wrap(console, console.width))
    for note in verdict.notes:
        lines += Text(plain(note), style="bold red" if verdict.level == "D" else "bold").wrap(console, console.width)
    lines.append(Text(""))
    first = verdict.first_failure
    left = room - len(lines)
    if first is not None and first.code is Code.CE:
        return [*lines, *details(first, console, left, only=("error",))][:room]
    return [*lines, *_listed(verdict, chosen, console, left)][:room]


def _listed(verdict: Verdict, chosen: int, console: Console, room: int) -> list[Text]:
    """The chosen failing case with its details (or the last one that printed), the others as far as they fit."""
    failing = [case for case in verdict.cases if case.code not in (Code.AC, Code.SKIP)]
    opened = failing[chosen % len(failing)] if failing else None
    printed = next((case for case in reversed(verdict.cases) if case.prints.strip()), None) if not failing else None
    shown = opened or printed
    full = details(shown, console, room) if shown is not None else []
    others = [_case_line(case) for case in verdict.cases if case is not opened and case.code is not Code.AC]
    passing = [_case_line(case) for case in verdict.cases if case.code is Code.AC]
    wanted = min(len(full), WANTED) + (opened is not None)
    for rest in _shorter(others, passing):
        if len(rest) + wanted <= room:
            break
    if shown is None:
        return rest
    values = details(shown, console, room - len(rest) - 1)
    if opened is None:
        return [*rest, Text(f"  {shown.name or shown.group} printed", style="dim"), *values]
    more = Text("  n opens the next failing case", style="dim")
    return [_case_line(opened), *values, *rest, *([more] if len(failing) > 1 else [])]


def _shorter(others: list[Text], passing: list[Text]) -> list[list[Text]]:
    """The remaining cases in full, then with the passing ones counted, then all counted."""
    passes = [Text.assemble(("✓ ", "green"), f"{len(passing)} pass")] if passing else []
    fails = [Text.assemble(("✗ ", "red"), f"{len(others)} more do not pass")] if others else []
    return [[*others, *passing], [*others, *passes], [*fails, *passes]]


def _case_line(case: CaseVerdict) -> Text:
    mark, style = ("✓", "green") if case.code is Code.AC else ("·", "dim") if case.code is Code.SKIP else ("✗", "red")
    name = plain(case.name or f"{case.group} {case.n}").replace("\n", " ")
    own = "own: " if case.group == "own" and case.name else ""
    word = "" if case.code is Code.AC else f"  {case.code.meaning}"
    return Text.assemble((f"{mark} ", style), own, name, (word, style), no_wrap=True, overflow="ellipsis")


def details(case: CaseVerdict, console: Console, room: int, only: Sequence[str] = ()) -> list[Text]:
    """Names and values of a case; a value gets some lines, prints what is left. What is cut is counted."""
    pointer = "" if case.pointer.startswith("expected") else case.pointer  # at the top it repeats the lines above
    rows = [("input", case.args), ("expected", case.want), ("got", case.got), ("differs", pointer),
            ("error", case.error), ("prints", case.prints.rstrip())]  # fmt: skip
    lines: list[Text] = []
    for name, text in rows:
        if text and (not only or name in only):
            most = max(1, room - len(lines)) if name == "prints" else 9 if name == "error" else LONGEST
            lines += _row(name, plain(text), console, most)
    return lines if len(lines) <= room else [*lines[: max(0, room - 1)], Text("  …", style="dim")]


def _row(name: str, text: str, console: Console, most: int) -> list[Text]:
    width = max(10, console.width - LABEL - 2)
    parts = [part for line in text.split("\n") for part in Text(line).wrap(console, width)]
    if len(parts) > most:
        parts = [*parts[: most - 1], Text(f"… {len(parts) - most + 1} more lines", style="dim")]
    return [
        Text.assemble("  ", (name.ljust(LABEL) if i == 0 else " " * LABEL, "dim"), part) for i, part in enumerate(parts)
    ]
