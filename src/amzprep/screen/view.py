"""What the drill's screen shows: a pure function of its state, for 80 columns and 24 lines and up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group, RenderableType
from rich.text import Text

from amzprep.domain.plain import plain
from amzprep.domain.report import Block
from amzprep.domain.verdict import Verdict
from amzprep.render.drawing import draw
from amzprep.screen.verdict_view import verdict_lines

Menu = Sequence[tuple[str, str]]
STEPS = (("restate", "restate"), ("clarify", "clarify"), ("approach", "approach, Big-O"), ("code", "code"),
         ("cases", "own cases"))  # fmt: skip
SHORT = {"approach": "approach", "cases": "cases"}
MENU: Menu = (("s", "submit"), ("h", "hint"), ("r", "run"), ("v", "task"), ("o", "edit"), ("w", "cases"),
              ("p", "pause"), ("x", "reset"), ("g", "give-up"), ("q", "quit"), ("!", "flag"))  # fmt: skip
ROOM_MENU: Menu = (("s", "submit"), ("a", "ask"), ("v", "task"), ("o", "edit"), ("w", "cases"), ("p", "pause"),
                   ("x", "reset"), ("g", "give-up"), ("q", "quit"), ("!", "flag"))  # fmt: skip
PAUSED_MENU: Menu = (("p", "go on with the clock"), ("q", "quit and keep"))
ACCEPTED_MENU: Menu = (("ENTER", "complexity, rating, solution"), ("b", "back to your file"), ("q", "quit and keep"))
SURE_MENU: Menu = (("y", "yes"), ("n", "no"))
OPTIONAL = {"!"}  # shown where there is room
ROOM_NOTE = "Nothing runs here before you submit. a asks the interviewer; c asks for the constraints, e for examples."
CASES_NOTE = "w opens your own cases: write the expected result first."
PAUSED_NOTE = "Paused: the clock stands still, and so does the task."
TICK = "keys tick: "
FIRST_NOTE = "Save your file, and the visible cases run."


@dataclass(frozen=True)
class View:
    """Everything on the screen. `page` is of the sheet (`sheet_lines`); None shows the cases.

    `ask` is a question on the last line in place of the keys; `chosen` counts through the failing cases.
    """

    title: str
    path: str
    elapsed_s: float
    limit_s: float
    room: bool = False
    paused: bool = False
    accepted: bool = False
    busy: str = ""
    ask: str = ""
    verdict: Verdict | None = None
    chosen: int = 0
    sheet: Sequence[Text] = ()
    page: int | None = 0
    ticks: Mapping[str, float] = field(default_factory=dict)
    notes: Sequence[str] = ()


def draw_view(view: View, console: Console) -> RenderableType:
    """Head, body cut to the height, ticks and keys."""
    width, height = console.width, console.height
    head, foot = [*_head(view, width), Text("─" * width)], _foot(view, console)
    room = max(3, height - len(head) - len(foot))
    body = _body(view, console, room)
    return Group(*head, *body, *[Text("")] * (room - len(body)), *foot)


def sheet_lines(blocks: Sequence[Block], console: Console) -> list[Text]:
    """A text to page through, as lines of the console's width."""
    lines = console.render_lines(draw(blocks), pad=False)
    return [Text.assemble(*((part.text, part.style or "") for part in line)) for line in lines]


def pages(view: View, console: Console) -> int:
    """How many pages the sheet has at this size."""
    return len(_paged(view.sheet, _room(view, console)))


def clock_text(elapsed_s: float, limit_s: float) -> str:
    """The countdown against the target; overtime with a plus."""
    left, target = int(limit_s) - int(elapsed_s), minutes(limit_s)
    return f"{minutes(left)} left of {target}" if left >= 0 else f"+{minutes(-left)} over {target}"


def minutes(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"


def _head(view: View, width: int) -> list[Text]:
    clock = ("PAUSED  " if view.paused and not view.accepted else "") + clock_text(view.elapsed_s, view.limit_s)
    title = plain(view.title).replace("\n", " ") + ("  (room)" if view.room else "")
    room = max(8, width - len(clock) - 2)
    title = title if cell_len(title) <= room else set_cell_size(title, room - 1) + "…"
    style = "bold red" if view.elapsed_s > view.limit_s else "bold"
    path = plain(view.path)
    path = path if cell_len(path) <= width else "…" + path[-(width - 1) :]
    line = Text.assemble((set_cell_size(title, room + 2), "bold"), (clock, style), no_wrap=True, overflow="crop")
    return [line, Text(path, style="dim", no_wrap=True, overflow="crop")]


def _foot(view: View, console: Console) -> list[Text]:
    lines = [_ticks(view, console.width), _menu(view, console)]
    return [Text("─" * console.width), *(part for line in lines for part in line.wrap(console, console.width))]


def _ticks(view: View, width: int) -> Text:
    """Steps with the time they were ticked at, in the longest words that fit; before the first, how to tick one."""
    long = [(name, view.ticks.get(step)) for step, name in STEPS]
    short = [(SHORT.get(step, name), view.ticks.get(step)) for step, name in STEPS]
    how = [] if view.ticks else [Text.assemble((TICK, "dim"), _tick_line(long, ""))]
    tries = [*how, _tick_line(long, "✓"), _tick_line(short, "✓"), _tick_line(short, "")]
    return next((line for line in tries if line.cell_len <= width), tries[-1])


def _tick_line(steps: Sequence[tuple[str, float | None]], mark: str) -> Text:
    parts: list[tuple[str, str]] = []
    for i, (name, at) in enumerate(steps, 1):
        parts += [("  " if i > 1 else "", ""), (f"{i}", "bold"), (f" {name}", "")]
        if at is not None:
            parts.append((f" {mark}{int(at) // 60}:{int(at) % 60:02}", ""))
    return Text.assemble(*parts)


def _menu(view: View, console: Console) -> Text:
    if view.busy or view.ask:
        return Text(view.busy or view.ask, style="bold")
    menu = PAUSED_MENU if view.paused else ROOM_MENU if view.room else MENU
    if view.accepted:
        menu = ACCEPTED_MENU
    menu = [(key, "back" if key == "v" and view.page is not None else word) for key, word in menu]
    needed = [pair for pair in menu if pair[0] not in OPTIONAL]
    tries = [menu_text(menu, "  "), menu_text(menu), menu_text(needed)]
    return next((line for line in tries if line.cell_len <= console.width), tries[-1])


def menu_text(menu: Menu, between: str = " ") -> Text:
    """Keys with their words on one line."""
    parts: list[tuple[str, str]] = []
    for i, (key, word) in enumerate(menu):
        parts += [(between if i else "", ""), (key, "bold"), (f":{word}", "")]
    return Text.assemble(*parts)


def _room(view: View, console: Console) -> int:
    return max(3, console.height - 3 - len(_foot(view, console)))


def _body(view: View, console: Console, room: int) -> list[Text]:
    if view.paused and not view.accepted:
        return list(Text(PAUSED_NOTE, style="dim").wrap(console, console.width))
    if view.page is not None:
        sheets = _paged(view.sheet, room)
        return sheets[min(view.page, len(sheets) - 1)]
    return _cases(view, console, room)


def _paged(lines: Sequence[Text], room: int) -> list[list[Text]]:
    """The lines in pages of at most `room`, the last line of each naming the page where there are several."""
    if len(lines) <= room:
        return [list(lines)]
    step = room - 1
    total = -(-len(lines) // step)
    sheets = []
    for page in range(total):
        part = list(lines[page * step : (page + 1) * step])
        part += [Text("")] * (step - len(part))
        sheets.append([*part, Text(f"page {page + 1} of {total}; v turns it", style="dim")])
    return sheets


def _cases(view: View, console: Console, room: int) -> list[Text]:
    notes = [part for note in view.notes for part in Text(plain(note), style="bold").wrap(console, console.width)]
    notes = [*notes[: room // 2], Text("")] if notes else []
    if view.room:
        lines = [Text(CASES_NOTE, "dim"), Text(""), *view.sheet]
    elif view.verdict is None:
        lines = [Text(FIRST_NOTE, "dim")]
    else:
        return [*notes, *verdict_lines(view.verdict, view.chosen, console, room - len(notes))]
    return [*notes, *(part for line in lines for part in line.wrap(console, console.width))][:room]
