"""`amzprep drill`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING, Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.domain.rating import Rating
from amzprep.domain.report import Report
from amzprep.domain.selector import LEVELS
from amzprep.errors import UsageError

if TYPE_CHECKING:
    from amzprep.app.drill import Drill
    from amzprep.app.workspace import Workspace


def command(
    selector: Annotated[
        list[str] | None,
        typer.Argument(help="A question, category, kind, topic, @pack, level, due, new, failed or last."),
    ] = None,
    room: Annotated[bool, typer.Option("--room", help="As in the interview: vague statement, nothing runs.")] = False,
    no_watch: Annotated[bool, typer.Option("--no-watch", help="Do not watch the file: run when you say so.")] = False,
    no_editor: Annotated[bool, typer.Option("--no-editor", help="Do not open an editor.")] = False,
    minutes: Annotated[float | None, typer.Option("--minutes", min=1, max=600, help="Another target time.")] = None,
    level: Annotated[str | None, typer.Option("--level", help="Questions of this level, L4 to L8.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="The language you submit in.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Draw at random with this seed.")] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=20, help="So many questions, one after the other.")] = 1,
    submission: Annotated[
        str | None, typer.Option("--submission", metavar="FILE", help="Judge this file (- reads standard input).")
    ] = None,
    took: Annotated[
        float | None, typer.Option("--took", min=0, max=6000, help="With --submission: its minutes.")
    ] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", help="again, hard, good or easy instead of the suggested.")
    ] = None,
    claim_time: Annotated[str, typer.Option("--claim-time", help="The time complexity you claim.")] = "",
    claim_space: Annotated[str, typer.Option("--claim-space", help="The space complexity you claim.")] = "",
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; say which flag is missing.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live screen.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Practise one question against the clock."""
    from amzprep.app.workspace import Workspace

    asked = Asked(tuple(selector or ()), _level(level), "room" if room else "full", _finite("--minutes", minutes),
                  language, seed)  # fmt: skip
    chosen, took = _rating(rating), _finite("--took", took)
    if submission is None:
        _need_person(no_input)
    with Workspace.open(extra_packs=packs or (), seed=seed) as workspace:
        if submission is not None:
            from amzprep.app.grade import read_submission
            from amzprep.app.unattended import submit_code

            code = read_submission(submission)
            drill = asked.start(workspace, set())
            report = submit_code(drill, code, took_min=took, rating=chosen, time=claim_time, space=claim_space)
        else:
            report = _in_a_row(workspace, asked, count, watch=not no_watch, plain=plain, edit=not no_editor)
    show(report, format=format, json=json, quiet=quiet)


@dataclass(frozen=True)
class Asked:
    """Which question is wanted, and how it is to be drilled."""

    words: tuple[str, ...]
    level: str | None
    mode: str
    minutes: float | None
    language: str | None
    seed: int | None

    def start(self, workspace: Workspace, done: set[str]) -> Drill:
        """Begin an attempt at the one to practise now; `done` are left out and get this one added."""
        from amzprep.app.drill import start
        from amzprep.app.grade import gradable
        from amzprep.app.select import pick

        row = pick(workspace, self.words, self.level, self.seed, done)
        done.add(row.id)
        return start(workspace, gradable(workspace, row.id), mode=self.mode, minutes=self.minutes, level=self.level,
                     language=self.language, seed=self.seed)  # fmt: skip


def _in_a_row(workspace: Workspace, asked: Asked, count: int, *, watch: bool, plain: bool, edit: bool) -> Report:
    """Drills one after the other, each begun by a key; the last one's report, with the honest no of any of them."""
    from amzprep.screen.editor import find_editor
    from amzprep.screen.session import practise, wait_for_next

    editor = find_editor(workspace.config["editor"]) if edit else None
    done: set[str] = set()
    code = 0
    while True:
        report = practise(asked.start(workspace, done), editor, watch=watch, plain=plain)
        code = max(code, report.exit_code)
        if report.data["rating"] is None or len(done) == count:
            return replace(report, exit_code=code)
        if not wait_for_next(report, plain=plain):
            return replace(report, drawing=(), exit_code=code)


def _level(word: str | None) -> str | None:
    if word is None:
        return None
    if word.upper() not in LEVELS:
        raise UsageError(f"--level takes {LEVELS[0]} to {LEVELS[-1]}, not {word!r}")
    return word.upper()


def _finite(flag: str, number: float | None) -> float | None:
    if number is not None and not isfinite(number):
        raise UsageError(f"{flag} takes a number of minutes, not {number}")
    return number


def _rating(word: str | None) -> Rating | None:
    if word is None:
        return None
    found = next((each for each in Rating if each.title.lower() == word.lower()), None)
    if found is None:
        raise UsageError(f"--rating takes {', '.join(each.title.lower() for each in Rating)}, not {word!r}")
    return found


def _need_person(no_input: bool) -> None:
    from amzprep.screen.terminal import has_terminal

    if no_input or not has_terminal():
        raise UsageError("a drill needs a terminal; without one pass --submission FILE")
