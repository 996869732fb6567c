"""A partner's side of a round: the interviewer's sheet to print or share, and the filled card read back.

A card is Markdown with YAML before it, so that a person can fill it in any editor; a malformed one is refused with
file and line, and nothing of it is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from amzprep.app.loop import TECHNICAL, parts
from amzprep.app.loop_linked import FOLDER, loop_folder, probes_in
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Bullets, Heading, Markdown, Paragraph, Report, Source, Span
from amzprep.domain.scorecard import GAPS, VOTES, Evidence, Scorecard, Tier, read_vote
from amzprep.errors import ContentError, NotReadyError
from amzprep.packs.handed import CARD, read_handed

MOST_SURE = 5
UNFILLED = re.compile(r"^(?:technical|confidence|would_probe):[ \t]*(?:#.*)?$", re.MULTILINE)
HOW = (
    "Ask the questions in this order, watch the clock, write down the words you hear. Fill the card before you talk to "
    "anybody, then send the file back: `amzprep loop run --round ROUND --card FILE` takes it."
)


def write_sheets(workspace: Workspace, run: LoopRun, notes: tuple[str, ...] = ()) -> Report:
    """A sheet per round in the home's folder of the loop; files that are there are left alone."""
    folder = loop_folder(workspace, run)
    paths = []
    for i, round_ in enumerate(run.rounds, 1):
        path = os.path.join(folder, f"{i}-{round_.id}.md")
        text = sheet(workspace, run, round_)
        if not os.path.exists(path):
            _write(path, text)
        _write(path.removesuffix("md") + "html", printable(round_, text))
        paths.append(path)
    blocks: list[Block] = [
        Heading(f"Sheets for a partner: mock loop at {run.level}"),
        Bullets(list(paths)),
        Paragraph([HOW, *(Span(each, "warn") for each in notes)]),
    ]
    return Report("sheets", {"loop": run.id, "items": paths, "notes": list(notes)}, blocks, next="amzprep loop status")


def printable(round_: Round, text: str) -> str:
    """A sheet as a page to print: the card as it stands in the file, then what to ask."""
    from amzprep.render.html import render

    card, _, rest = text.removeprefix("---\n").partition("\n---\n")
    title = next(line for line in rest.splitlines() if line.startswith("# "))
    blocks: list[Block] = [
        Heading(title.removeprefix("# ")),
        Source(card, "text"),
        Markdown(rest.replace(title, "", 1)),
    ]
    return render(Report("sheets", {}, blocks))


def refresh_probes(workspace: Workspace, run: LoopRun) -> None:
    """Where there are sheets, the Bar Raiser's linked probes beside them, by the cards so far."""
    if not os.path.isdir(os.path.join(workspace.places.home, FOLDER, run.id[-6:])):
        return
    for i, round_ in enumerate(run.rounds, 1):
        probes = probes_in(run, round_) if round_ in run.waiting else []
        if probes:
            lines = [
                f"# {round_.title}: about the rounds before",
                "",
                *(f"{n}. {e.ask}" for n, e in enumerate(probes, 1)),
            ]
            _write(os.path.join(loop_folder(workspace, run), f"{i}-{round_.id}-probes.md"), "\n".join([*lines, ""]))


def _write(path: str, text: str) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise NotReadyError(f"{path}: {error.strerror}") from error


def sheet(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    """The interviewer's sheet of one round: an empty card, then questions, probes and rubric."""
    lines = [
        "---",
        f"loop: {run.id}",
        f"round: {round_.id}",
        "by: your name",
        f"vote:            # {', '.join(vote.title for vote in VOTES)}",
        "technical:       # at, lower or under the bar of the level; leave empty where nothing technical was asked",
        "principles:      # none, thin, enough or strong",
        *(f"  {name}:" for name in round_.principles),
        f"gaps: []         # any of {', '.join(GAPS)}",
        "conflicts: []    # facts that differ from another telling and stayed unexplained, in quotes",
        "below_scope: false   # true when the stories are smaller than the level",
        "confidence:      # how sure you are, 1 to 5",
        "would_probe:     # what you would ask next, in quotes",
        "---",
        "",
        f"# {round_.title}: {round_.minutes:.0f} minutes at {run.level}",
        "",
        HOW,
    ]
    for part in parts(workspace, round_):
        lines += ["", *_part(workspace.content.get(part.question), run.level, part.name, part.minutes)]
    return "\n".join([*lines, "", "## Notes", "", ""])


def read_card(path: str, run: LoopRun, round_: Round) -> tuple[str, Scorecard]:
    """Who filled a card, and the card. Raises ContentError with file and line."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: {error}") from error
    head, _, rest = text.removeprefix("---\n").partition("\n---")
    if not text.startswith("---\n") or not rest:
        raise ContentError(f"{path}:1:1: a card begins with --- and ends its answers with ---")
    head = UNFILLED.sub("#", head)  # what may be left empty is left out; every line keeps its number
    raw, findings = read_handed(path, f"\n{head}", CARD)
    if findings:
        raise ContentError(str(findings[0]))
    if raw["loop"] != run.id or raw["round"] != round_.id:
        raise ContentError(f"{path}: the card is of loop {raw['loop']}, round {raw['round']}; not of {round_.id} here")
    return str(raw["by"]), _card(path, raw, round_)


def _card(path: str, raw: Mapping[str, Any], round_: Round) -> Scorecard:
    unknown = [name for name in raw["principles"] if name not in round_.principles]
    if unknown:
        raise ContentError(f"{path}: {unknown[0]} was not asked in this round; {', '.join(round_.principles)} were")
    if raw.get("confidence", 1) > MOST_SURE:
        raise ContentError(f"{path}: confidence is 1 to {MOST_SURE}, not {raw['confidence']}")
    return Scorecard(
        round_.id,
        read_vote(raw["vote"]),
        None,
        Tier[raw["technical"].upper()] if raw.get("technical") else None,
        {name: Evidence[raw["principles"].get(name, "none").upper()] for name in round_.principles},
        frozenset(raw.get("gaps", ())),
        tuple(raw.get("conflicts", ())),
        bool(raw.get("below_scope", False)),
        round_.bar_raiser,
        {},
        raw.get("confidence"),
        raw.get("would_probe") or "",
    )


def _part(question: Question, level: str, name: str, minutes: float) -> list[str]:
    title = "Technical part" if name == TECHNICAL else PRINCIPLES[name]
    body = {"coding": _coding, "open": _open, "behavioral": _behavioral}[question.kind](question, level)
    return [f"## {title} ({minutes:.0f} min)", "", *body]


def _coding(question: Question, level: str) -> list[str]:
    coding = question.coding
    answers = [f"- {each.ask} {each.answer}" for each in coding.clarify]
    return [
        coding.room or coding.statement, "", "When asked:", "", *answers, "", "Constraints, when asked:", "",
        *(f"- {each}" for each in coding.constraints), "", "What to hear:", "", *(f"- {each}" for each in coding.ideas),
    ]  # fmt: skip


def _open(question: Question, level: str) -> list[str]:
    body = question.open
    musts = {point.id for point in body.rubric.musts(level)}
    return [
        body.prompt.strip(), "", "When asked:", "", *(f"- {each.ask} {each.answer}" for each in body.clarify), "",
        "Rubric (must in bold):", "",
        *(f"- [ ] {f'**{point.says}**' if point.id in musts else point.says} ({point.points:g})"
          for point in body.rubric.applying(level)),
        "", "Red flags:", "", *(f"- [ ] {each}" for each in body.red_flags), "", "Then:", "",
        *(f"- {each.ask} (looks for: {each.tests})" for each in body.followups),
    ]  # fmt: skip


def _behavioral(question: Question, level: str) -> list[str]:
    body = question.behavioral
    listed, signal = body.signal(level)
    return [
        f"> {body.question}", "", "Probes, one at a time:", "",
        *(f"- {each.ask} ({each.tests})" for each in body.probes), "",
        f"Strong at {listed}: {signal.strong}", "", f"Weak at {listed}: {signal.weak}", "", "Red flags:", "",
        *(f"- [ ] {each}" for each in body.red_flags),
    ]  # fmt: skip
