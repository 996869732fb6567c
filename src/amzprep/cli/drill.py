"""`amzprep drill`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.domain.rating import Rating
from amzprep.domain.report import Report
from amzprep.domain.selector import LEVELS
from amzprep.errors import UsageError

if TYPE_CHECKING:
    from amzprep.app.practice import Handed, Wanted
    from amzprep.app.underway import Underway
    from amzprep.app.workspace import Workspace
    from amzprep.screen.how import How

ITEMS = 5  # choice items in a row


def command(
    selector: Annotated[
        list[str] | None,
        typer.Argument(help="A question, category, kind, topic, @pack, level, due, new, failed or last."),
    ] = None,
    room: Annotated[bool, typer.Option("--room", help="As in the interview: vague statement, nothing runs.")] = False,
    aloud: Annotated[bool, typer.Option("--aloud", help="Speak; note one line at a time.")] = False,
    write: Annotated[bool, typer.Option("--editor", help="Write the answer in your editor.")] = False,
    record: Annotated[bool, typer.Option("--record", help="With --aloud: record your voice, kept here only.")] = False,
    transcribe: Annotated[
        str | None, typer.Option("--transcribe", metavar="CMD", help="Your own recognizer, for the recording.")
    ] = None,
    phase: Annotated[str | None, typer.Option("--phase", help="Only this phase of an open question.")] = None,
    rapid: Annotated[bool, typer.Option("--rapid", help="Ten questions in three minutes: which story?")] = False,
    no_watch: Annotated[bool, typer.Option("--no-watch", help="Do not watch the file: run when you say so.")] = False,
    no_editor: Annotated[bool, typer.Option("--no-editor", help="Do not open an editor.")] = False,
    minutes: Annotated[float | None, typer.Option("--minutes", min=1, max=600, help="Another target time.")] = None,
    level: Annotated[str | None, typer.Option("--level", help="Practise for this level, L4 to L8.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="The language you submit in.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Draw at random with this seed.")] = None,
    count: Annotated[
        int | None,
        typer.Option("--count", min=1, max=60, help="So many questions in a row; five choice items, else one."),
    ] = None,
    submission: Annotated[
        str | None, typer.Option("--submission", metavar="FILE", help="Judge this file (- reads standard input).")
    ] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="FILE", help="Your answer in words (- reads standard input).")
    ] = None,
    claims: Annotated[
        str | None, typer.Option("--claims", metavar="FILE", help="What you claim of the rubric, as YAML.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep answer and filled rubric as Markdown in the attempt's folder.")
    ] = False,
    took: Annotated[
        float | None, typer.Option("--took", min=0, max=6000, help="With a file handed in: its minutes.")
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
    from amzprep.app.practice import Handed, Wanted
    from amzprep.app.workspace import Workspace

    wanted = Wanted("room" if room else "full", _finite("--minutes", minutes), read_level(level), language, seed)
    asked = Asked(tuple(selector or ()), phase, wanted)
    chosen, took = _rating(rating), _finite("--took", took)
    handed_in = submission is not None or answer is not None or claims is not None
    if not handed_in:
        _need_person(no_input, rapid=rapid)
    with Workspace.open(extra_packs=packs or (), seed=seed) as workspace:
        if handed_in:
            texts = _read(submission=submission, answer=answer, claims=claims)
            handed = Handed(**texts, took_min=took, rating=chosen, claim_time=claim_time, claim_space=claim_space,
                            save=save)  # fmt: skip
            report = _hand_in(workspace, asked, handed)
        else:
            from amzprep.screen.editor import find_editor
            from amzprep.screen.how import How

            editor = find_editor(workspace.config["editor"]) if not no_editor else None
            how = How(
                editor,
                watch=not no_watch,
                plain=plain,
                aloud=aloud,
                write=write,
                record=record,
                transcribe=transcribe or workspace.config["transcribe"],
                save=save,
            )
            report = _rapid(workspace, asked, how) if rapid else _in_a_row(workspace, asked, count, how)
    show(report, format=format, json=json, quiet=quiet)


@dataclass(frozen=True)
class Asked:
    """Which question is wanted, and how it is to be drilled."""

    words: tuple[str, ...]
    phase: str | None
    wanted: Wanted

    def start(self, workspace: Workspace, done: set[str]) -> Underway[Any]:
        """Begin an attempt at the one to practise now; `done` are left out and get this one added."""
        from amzprep.app.practice import practice_of
        from amzprep.app.select import part, pick

        row = pick(workspace, self.words, self.wanted.level, self.wanted.seed, done, whole=self.phase is not None)
        done.add(row)
        question = workspace.content.get(row)
        if self.phase is not None:
            question = part(question, self.phase)
        return practice_of(question).start(workspace, question, self.wanted)


def _hand_in(workspace: Workspace, asked: Asked, handed: Handed) -> Report:
    from amzprep.app.practice import practice_of

    underway = asked.start(workspace, set())
    return practice_of(underway.question).unattended(underway, handed)


def _in_a_row(workspace: Workspace, asked: Asked, count: int | None, how: How) -> Report:
    """Drills one after the other, each begun by a key; the last one's report, with the honest no of any of them.

    A kind that asked itself whether to go on says so in its report. Short items come in fives.
    """
    from amzprep.screen.how import practise

    count = count or (ITEMS if "choice" in map(str.lower, asked.words) else 1)
    done: set[str] = set()
    code = 0
    report: Report | None = None
    while True:
        try:
            underway = asked.start(workspace, done)
        except UsageError:
            if report is None:
                raise
            return replace(report, exit_code=code)  # there are no more
        report = practise(underway, how)
        code = max(code, report.exit_code)
        go_on = report.data.get("go_on")
        if report.data["rating"] is None or len(done) == count or go_on is False:
            return replace(report, exit_code=code)
        if go_on is None:
            from amzprep.screen.session import wait_for_next

            if not wait_for_next(report, plain=how.plain):
                return replace(report, drawing=(), exit_code=code)


def _rapid(workspace: Workspace, asked: Asked, how: How) -> Report:
    from amzprep.app.rapid import draw_rapid
    from amzprep.screen.rapid import run_rapid

    return run_rapid(draw_rapid(workspace, asked.words, asked.wanted), how)


def _read(**files: str | None) -> dict[str, str | None]:
    """The texts of files by flag; standard input can be one of them. Raises UsageError."""
    from amzprep.app.grade import read_submission

    if list(files.values()).count("-") > 1:
        raise UsageError("only one of the files can be standard input (-)")
    return {flag: read_submission(path) if path is not None else None for flag, path in files.items()}


def read_level(word: str | None) -> str | None:
    """A level in capitals. Raises UsageError."""
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


def _need_person(no_input: bool, *, rapid: bool) -> None:
    from amzprep.screen.terminal import has_terminal

    if no_input or not has_terminal():
        words = "--answer FILE and --claims FILE"
        if rapid:
            raise UsageError(f"rapid fire needs a terminal; without one drill a single question with {words}")
        raise UsageError(f"a drill needs a terminal; without one pass --submission FILE (code), or {words} (words)")
