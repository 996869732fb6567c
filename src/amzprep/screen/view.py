"""What the drill's screen shows: a pure function of its state, for 80 columns and 24 lines and up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.text import Text

from amzprep.domain.plain import plain
from amzprep.domain.report import Block
from amzprep.domain.verdict import CaseVerdict, Code, Verdict
from amzprep.render.text import draw

STEPS = (("restate", "restate"), ("clarify", "clarify"), ("approach", "approach, Big-O"), ("code", "code"),
         ("cases", "own cases"))  # fmt: skip
MENU = "s submit · h hint · r run · v task · o edit · p pause · x reset · g give up · q quit"
ROOM_MENU = "s submit · a ask · c limits · e examples · v task · o edit · p pause · g give up · q quit"


@dataclass(frozen=True)
class View:
    """Everything on the screen. `page` is of the statement; None shows the cases."""

    title: str
    path: str
    elapsed_s: float
    limit_s: float
    room: bool = False
    paused: bool = False
    busy: str = ""
    verdict: Verdict | None = None
    statement: Sequence[Block] = ()
    page: int | None = 0
    ticks: Sequence[str] = ()
    notes: Sequence[str] = ()
    saves: int = 0


def draw_view(view: View, console: Console) -> RenderableType:
    """Head, body cut to the height, ticks and keys."""
    width, height = console.width, console.height
    head = [
        _head(view, width),
        Text(plain(view.path), style="dim", no_wrap=True, overflow="ellipsis"),
        Text("─" * width),
    ]
    foot = [Text("─" * width), _ticks(view), _menu(view, width)]
    room = max(3, height - len(head) - len(foot) - _menu_lines(view, width))
    body = _statement(view, console, room) if view.page is not None else _cases(view, console, room)
    return Group(*head, *body, *[Text("")] * (room - len(body)), *foot)


def pages(view: View, console: Console) -> int:
    """How many pages the statement has at this size."""
    room = max(3, console.height - 6 - _menu_lines(view, console.width))
    lines = len(console.render_lines(draw(view.statement), pad=False))
    return max(1, -(-lines // room))


def clock_text(elapsed_s: float, limit_s: float) -> str:
    """Time so far against the target; overtime with a plus."""
    over = elapsed_s - limit_s
    extra = f"  +{_minutes(over)} over" if over > 0 else ""
    return f"{_minutes(elapsed_s)} / {_minutes(limit_s)}{extra}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"


def _head(view: View, width: int) -> Text:
    clock = clock_text(view.elapsed_s, view.limit_s) + ("  PAUSED" if view.paused else "")
    title = plain(view.title) + ("  (room)" if view.room else "")
    room = max(10, width - len(clock) - 2)
    title = title if len(title) <= room else title[: room - 1] + "…"
    style = "bold red" if view.elapsed_s > view.limit_s else "bold"
    return Text.assemble((title.ljust(room + 2), "bold"), (clock, style))


def _ticks(view: View) -> Text:
    parts = []
    for i, (step, name) in enumerate(STEPS, 1):
        done = step in view.ticks
        parts += [(f"{i} ", "bold"), (f"{'✓' if done else '·'} {name}  ", "" if done else "dim")]
    return Text.assemble(*parts)


def _menu(view: View, width: int) -> Text:
    text = "p goes on with the clock" if view.paused else view.busy or (ROOM_MENU if view.room else MENU)
    return Text(text, style="bold" if view.busy or view.paused else "")


def _menu_lines(view: View, width: int) -> int:
    return len(ROOM_MENU if view.room else MENU) // width


def _statement(view: View, console: Console, room: int) -> list[Text]:
    lines = console.render_lines(draw(view.statement), pad=False)
    total = max(1, -(-len(lines) // room))
    page = min(view.page or 0, total - 1)
    shown = [Text.assemble(*((s.text, s.style or "") for s in line)) for line in lines[page * room : (page + 1) * room]]
    if total > 1 and shown:
        shown = [*shown[: room - 1], Text(f"page {page + 1} of {total}: v turns it", style="dim")]
    return shown


def _cases(view: View, console: Console, room: int) -> list[Text]:
    lines = [Text(plain(note), style="bold") for note in view.notes]
    if view.room:
        lines.append(
            Text("Nothing runs in the room. Write your own cases, expected result first, in cases.yaml.", "dim")
        )
    elif view.verdict is None:
        lines.append(Text("Save your file, and the visible cases run.", style="dim"))
    else:
        lines += _verdict(view.verdict, room - len(lines))
    wrapped = [part for line in lines for part in line.wrap(console, console.width)]
    return wrapped if len(wrapped) <= room else [*wrapped[: room - 1], Text("…", style="dim")]


def _verdict(verdict: Verdict, room: int) -> list[Text]:
    passed = sum(case.code is Code.AC for case in verdict.cases)
    style = "green" if verdict.accepted else "red"
    lines = [Text.assemble((f"{verdict.code} ", style), f"{passed} of {len(verdict.cases)} visible cases pass")]
    lines += [Text(plain(note), style="bold red" if verdict.level == "D" else "bold") for note in verdict.notes]
    first = verdict.first_failure
    details = _details(first) if first is not None else []
    listed = [_case_line(case) for case in verdict.cases]
    most = max(1, room - len(lines) - len(details) - 1)
    if len(listed) > most:
        listed = [*listed[: most - 1], Text(f"  … {len(listed) - most + 1} more", style="dim")]
    return [*lines, *listed, *details]


def _case_line(case: CaseVerdict) -> Text:
    passed = case.code is Code.AC
    mark, style = ("✓", "green") if passed else ("✗", "red")
    name = case.name or f"{case.group} {case.n}"
    return Text.assemble((f"{mark} ", style), name, ("" if passed else f"  {case.code.meaning}", style))


def _details(case: CaseVerdict) -> list[Text]:
    rows = [("input", case.args), ("expected", case.want), ("got", case.got), ("differs", case.pointer),
            ("error", case.error), ("prints", case.prints.rstrip())]  # fmt: skip
    lines = [Text("")]
    for name, text in rows:
        if text:
            parts = text.split("\n")
            lines.append(Text.assemble((f"{name:9}", "dim"), _cut(parts[0])))
            lines += [Text(" " * 9 + _cut(part)) for part in parts[1:9]]
    return lines


def _cut(text: str, limit: int = 300) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
