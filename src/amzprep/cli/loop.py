"""`amzprep loop`: the mock loop, round by round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from amzprep.cli.drill import read_level
from amzprep.cli.loop_hot import rounds_on_terminal
from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, PacksOption, QuietOption, show
from amzprep.errors import UsageError

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.report import Report

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None, no_args_is_help=False)

PlainOption = Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live screen.")]
AloudOption = Annotated[bool, typer.Option("--aloud", help="Speak; note one line at a time.")]
SubmissionOption = Annotated[
    str | None, typer.Option("--submission", metavar="FILE", help="Hand in this code for the next part.")
]
AnswerOption = Annotated[
    str | None, typer.Option("--answer", metavar="FILE", help="Hand in this answer for the next part.")
]
ClaimsOption = Annotated[str | None, typer.Option("--claims", metavar="FILE", help="What you claim for it, as YAML.")]
CardOption = Annotated[
    str | None, typer.Option("--card", metavar="FILE", help="Seal this card of a partner, in the round it names.")
]
InsteadOption = Annotated[
    bool, typer.Option("--instead", help="With --card: it stands for the card this partner gave before.")
]
LoopArgument = Annotated[str | None, typer.Argument(help="A loop's number or id; nothing takes the newest.")]


@app.callback()
def command(
    context: typer.Context,
    level: Annotated[str | None, typer.Option("--level", help="The level, L4 to L8.")] = None,
    stage: Annotated[str, typer.Option("--stage", help="screen, technical, onsite or full.")] = "onsite",
    rounds: Annotated[int | None, typer.Option("--rounds", min=1, help="Only so many rounds.")] = None,
    seed: Annotated[str | None, typer.Option("--seed", help="The same seed draws the same loop.")] = None,
    sealed: Annotated[bool, typer.Option("--sealed", help="Show nothing before the debrief.")] = False,
    partner: Annotated[bool, typer.Option("--partner", help="Write sheets for a partner who interviews you.")] = False,
    no_run: Annotated[bool, typer.Option("--no-run", help="Draw it, and begin the first round later.")] = False,
    aloud: AloudOption = False,
    plain: PlainOption = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Mock loop: rounds, sealed scorecards, debrief."""
    if context.invoked_subcommand is not None:
        return
    from amzprep.app.loop import STAGES, start_loop
    from amzprep.app.loop_report import status
    from amzprep.app.workspace import Workspace
    from amzprep.screen.terminal import has_terminal

    if stage not in STAGES:
        raise UsageError(f"--stage takes {', '.join(STAGES)}, not {stage!r}")
    if not (no_run or partner or has_terminal()):
        raise UsageError("a round needs a terminal; --no-run draws the loop, and `loop run` takes files")
    with Workspace.open(extra_packs=packs or ()) as workspace:
        wanted = read_level(level) or workspace.level
        started = start_loop(workspace, level=wanted, stage=stage, rounds=rounds, seed=seed, hidden=sealed)
        if partner:
            from amzprep.app.loop_sheet import write_sheets

            report = write_sheets(workspace, started.run, started.notes)
        elif no_run:
            report = status(workspace, started.run, started.notes)
        else:
            for note in started.notes:
                typer.echo(f"amzprep: {note}", err=True)
            report = rounds_on_terminal(workspace, started.run, None, aloud=aloud, plain=plain, new=True)
    show(report, format=format, json=json, quiet=quiet)


@app.command("run")
@app.command("resume")
def resume(
    loop: LoopArgument = None,
    round_: Annotated[str | None, typer.Option("--round", help="This round instead of the next.")] = None,
    submission: SubmissionOption = None,
    answer: AnswerOption = None,
    claims: ClaimsOption = None,
    took: Annotated[float | None, typer.Option("--took", min=0, max=600, help="Its minutes.")] = None,
    vote: Annotated[str | None, typer.Option("--vote", help="Seal the round with this vote on yourself.")] = None,
    card: CardOption = None,
    instead: InsteadOption = False,
    aloud: AloudOption = False,
    plain: PlainOption = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Go on with a loop: the round under way, or the next one."""
    from amzprep.app.loop import find_loop
    from amzprep.app.workspace import Workspace

    if instead and card is None:
        raise UsageError("--instead goes with --card FILE")
    with Workspace.open(extra_packs=packs or ()) as workspace:
        if card is not None:
            show(_card(workspace, card, loop, round_, instead, (submission, answer, claims, vote), took),
                 format=format, json=json, quiet=quiet)  # fmt: skip
            return
        run = find_loop(workspace, loop)
        if any(each is not None for each in (submission, answer, claims, vote)):
            from amzprep.app.grade import read_submission
            from amzprep.app.loop_unattended import go_on
            from amzprep.app.practice import Handed

            code, words, said = (read_submission(path) if path else None for path in (submission, answer, claims))
            given = any(each is not None for each in (code, words, said))
            handed = Handed(code, words, said, took_min=took) if given else None
            report = go_on(workspace, run, round_, handed=handed, vote=vote)
        elif not run.waiting and round_ is None:
            from amzprep.app.loop_report import OVER, status

            report = status(workspace, run, (OVER,))
        else:
            from amzprep.app.loop import unsealed_round
            from amzprep.screen.terminal import need_terminal

            if round_ is not None:
                unsealed_round(run, round_)
            need_terminal("a round", "--submission or --answer and --claims for each part, then --vote")
            report = rounds_on_terminal(workspace, run, round_, aloud=aloud, plain=plain)
    show(report, format=format, json=json, quiet=quiet)


def _card(
    workspace: Workspace,
    card: str,
    loop: str | None,
    round_: str | None,
    instead: bool,
    files: tuple[str | None, ...],
    took: float | None,
) -> Report:
    """Take a partner's card; only the candidate's code may come with it."""
    from amzprep.app.grade import read_submission
    from amzprep.app.partner_card import take_card
    from amzprep.app.practice import Handed

    submission, *others = files
    if any(each is not None for each in others):
        raise UsageError("--card comes with --submission at most: the rest is on the card")
    handed = Handed(read_submission(submission), took_min=took) if submission is not None else None
    return take_card(workspace, card, loop=loop, round_=round_, instead=instead, handed=handed)


@app.command("sheets")
def sheets_(
    loop: LoopArgument = None,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the sheets for a partner."""
    from amzprep.app.loop import find_loop
    from amzprep.app.loop_sheet import write_sheets
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = write_sheets(workspace, find_loop(workspace, loop))
    show(report, format=format, json=json, quiet=quiet)


@app.command("status")
def status_(
    loop: LoopArgument = None,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Where a loop stands."""
    from amzprep.app.loop import find_loop
    from amzprep.app.loop_report import status
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = status(workspace, find_loop(workspace, loop))
    show(report, format=format, json=json, quiet=quiet)


@app.command("list")
def list_(
    packs: PacksOption = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """Every loop so far."""
    from amzprep.app.loop_report import listing
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = listing(workspace)
    show(report, format=format, json=json, quiet=quiet)


@app.command("retry")
def retry_(
    round_: Annotated[str, typer.Argument(metavar="ROUND", help="A round's number or name.")],
    loop: Annotated[str | None, typer.Option("--loop", help="A loop's number or id; else the newest.")] = None,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Do a round again, with other questions."""
    from amzprep.app.loop import find_loop, retry, round_of
    from amzprep.app.loop_report import retried, status
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        run = find_loop(workspace, loop)
        said = retried(workspace, run, round_of(run, round_))
        again = retry(workspace, run, round_of(run, round_))
        notes = ("`amzprep loop sheets` writes its new sheet",) if run.partnered else ()
        report = status(workspace, again, (said, *notes))
    show(report, format=format, json=json, quiet=quiet)


@app.command("debrief")
def debrief_(
    loop: LoopArgument = None,
    revotes: Annotated[
        list[str] | None,
        typer.Option("--revote", metavar="ROUND:NAME:VOTE", help="A partner's vote now that every card is open."),
    ] = None,
    early: Annotated[bool, typer.Option("--open", help="Open shut cards while rounds wait.")] = False,
    packs: PacksOption = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read all cards, and decide by our rules."""
    from amzprep.app.debrief import debrief
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        if revotes:
            from amzprep.app.loop import find_loop
            from amzprep.app.loop_revote import revote

            for each in revotes:
                revote(workspace, find_loop(workspace, loop), each)
        report = debrief(workspace, loop, early=early)
    show(report, format=format, json=json, quiet=quiet)


@app.command("compare")
def compare_(
    packs: PacksOption = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """Your past loops side by side."""
    from amzprep.app.loop_compare import compare
    from amzprep.app.workspace import Workspace

    with Workspace.open(extra_packs=packs or ()) as workspace:
        report = compare(workspace)
    show(report, format=format, json=json, quiet=quiet)
