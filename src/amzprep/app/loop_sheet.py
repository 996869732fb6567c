"""A partner's side of a round: the interviewer's sheet, as a file to fill in and as a page to print.

The sheet is all that a partner has, who may never have seen this tool or a card: it says how to run the hour, what the
words of the card mean, and where the bar is. `partner_card` reads it back.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from amzprep.app.loop import TECHNICAL, Part, parts
from amzprep.app.loop_linked import FOLDER, loop_folder, probes_in
from amzprep.app.loop_report import TAKE_CARD
from amzprep.app.sheet_question import question_lines
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import HELLO_MIN, NOTHING, Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Bullets, Heading, Line, Markdown, Paragraph, Report, Ruled, Span, Table
from amzprep.domain.scorecard import GAPS, VOTES, Evidence, Tier
from amzprep.errors import NotReadyError

HELLO, GOODBYE = 2, HELLO_MIN - 2  # minutes before the first part and after the last
MOST_SURE = 5
BOX = "☐"
OURS = "Practice. The questions, the card and its rules are ours, from public accounts; they are not Amazon's."
SEND = "Send the sheets to your partners unread: they hold the questions."
HOUSE_RULES = (
    "Do not help, and do not say how it goes. What stands under *When asked* you answer when asked, in those words; "
    'to anything else say "what would you assume?".',
    "Do not show this sheet, and do not read out what stands under *Strong* and *Weak*.",
    "Write down the words you hear, not your opinion of them: the card asks for them.",
    "When a part's time is over, break in kindly and go on. Whatever was not reached stays empty on the card.",
    "Fill in the card right after the round, before you talk to anybody about it.",
)
VOTE_SAYS = {
    "strong hire": "you would speak for this person against doubts",
    "hire": "yes, as things stand",
    "no hire": "not yet; more was missing than shown",
    "strong no hire": "you would speak against it",
}
EVIDENCE_SAYS = {
    Evidence.STRONG: "what stands under *Strong*, told as their own part, with a figure; no red flag",
    Evidence.ENOUGH: "most of that: a probe stayed open, or one red flag",
    Evidence.THIN: "what stands under *Weak*, or two red flags",
    Evidence.NONE: "asked, and nothing of the kind came (not reached: leave it empty)",
}
TIER_SAYS = {Tier.AT: "the bar of the level", Tier.LOWER: "the bar one level down", Tier.UNDER: "neither"}
HEARD_HINT = "what they said, in their words, a sentence a line; needed where you rate it thin, enough or strong"


@dataclass(frozen=True)
class Section:
    """A part of the sheet: Markdown, and how many lines to write on follow on paper."""

    text: str
    ruled: int = 0


def write_sheets(workspace: Workspace, run: LoopRun, notes: tuple[str, ...] = ()) -> Report:
    """A sheet per round in the home's folder of the loop; files to fill in that are there are left alone."""
    folder = loop_folder(workspace, run)
    paths, pages = [], []
    for round_ in run.rounds:
        path = os.path.join(folder, f"{_name(run, round_)}.md")
        if not os.path.exists(path):
            _write(path, sheet(workspace, run, round_))
        page = f"{path.removesuffix('md')}html"
        _write(page, printable(workspace, run, round_))
        paths.append(path)
        pages.append(page)
    refresh_probes(workspace, run)
    blocks: list[Block] = [
        Heading(f"Sheets for a partner: mock loop at {run.level}"),
        Bullets(list(paths)),
        Paragraph([
            "Beside each .md there is an .html to read or print; the .md is filled in and sent back.",
            Span(SEND, "warn"),
            *(Span(each, "warn") for each in notes),
        ]),
        Paragraph([["A filled card, of whatever round: ", Span(TAKE_CARD, "code")]]),
    ]  # fmt: skip
    data = {"loop": run.id, "items": paths, "pages": pages, "notes": list(notes)}
    return Report("sheets", data, blocks, next="amzprep loop status")


def refresh_probes(workspace: Workspace, run: LoopRun) -> list[str]:
    """Where there are sheets, the Bar Raiser's linked probes beside them, by the cards so far; the files written."""
    paths: list[str] = []
    folder = os.path.join(workspace.places.home, FOLDER, run.id[-6:])
    if not any(os.path.exists(os.path.join(folder, f"{_name(run, each)}.md")) for each in run.rounds):
        return paths
    for round_ in run.rounds:
        probes = probes_in(run, round_) if round_ in run.waiting else []
        if probes:
            lines = [
                f"# {round_.title}: about the rounds before",
                "",
                "Ask one at a time, about two minutes each; a fact that is explained now is no longer a conflict.",
                "",
                *(f"{n}. {e.ask}" for n, e in enumerate(probes, 1)),
                "",
            ]
            paths.append(os.path.join(folder, _probes_file(run, round_)))
            _write(paths[-1], "\n".join(lines))
    return paths


def _name(run: LoopRun, round_: Round) -> str:
    """The file's name without its ending; a round that is done again has other questions, and another file."""
    take = run.take(round_.id)
    number = next(i for i, each in enumerate(run.rounds, 1) if each.id == round_.id)
    return f"{number}-{round_.id}{f'-{take}' if take > 1 else ''}"


def _probes_file(run: LoopRun, round_: Round) -> str:
    return f"{_name(run, round_)}-probes.md"


def _write(path: str, text: str) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise NotReadyError(f"{path}: {error.strerror}") from error


def sheet(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    """The file: an empty card, then the sheet."""
    sections = [each.text for each in _sections(workspace, run, round_)]
    return "\n\n".join([_card(workspace, run, round_), f"# {_title(run, round_)}", *sections]) + "\n"


def printable(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    """The same as a page to print: boxes to tick, lines to write on, the card last."""
    from amzprep.render.html import render

    blocks: list[Block] = [Heading(_title(run, round_))]
    for each in _sections(workspace, run, round_):
        blocks.append(Markdown(each.text.replace("- [ ] ", f"- {BOX} ")))
        if each.ruled:
            blocks.append(Ruled(each.ruled))
    return render(Report("sheets", {}, [*blocks, *_paper_card(workspace, run, round_)]))


def _title(run: LoopRun, round_: Round) -> str:
    return f"{round_.title.replace(': ', ', ')} · {round_.minutes:.0f} minutes at {run.level}"


def _technical(workspace: Workspace, round_: Round) -> Part | None:
    return next((each for each in parts(workspace, round_) if each.name == TECHNICAL), None)


def _card(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    """The card to fill in: answers in YAML, then headings to write under."""
    technical = _technical(workspace, round_)
    take = run.take(round_.id)
    lines = [
        "---",
        "# Your card. What you leave empty was not reached. The sheet begins below, at the line with one #.",
        f"loop: {run.id}",
        f"round: {round_.id}",
        *([f"take: {take}"] if take > 1 else []),
        "by: your name",
        f"vote:              # {_or([each.title for each in reversed(VOTES)])}",
        *([_technical_line(technical)] if technical is not None else []),
        f"principles:        # {_or([each.title for each in reversed(Evidence)])}",
        *(f"  {name}:" for name in round_.principles),
        f"gaps:              # what was missing, with commas: {', '.join(GAPS)}",
        f"below_scope: no    # yes when the stories are smaller than {run.level}",
        "confidence:        # how sure you are of your vote, 1 to 5",
        "---",
    ]
    for name in _names(technical, round_):
        lines += ["", f"## Heard: {name}", f"<!-- {HEARD_HINT} -->" if name != "technical part" else ""]
    for heading, hint in (
        ("Strengths", "a line each"),
        ("Concerns", "a line each"),
        ("Facts that differ", "a figure or date that was told otherwise elsewhere and stayed unexplained"),
        ("Would ask next", "if there had been ten more minutes"),
    ):
        lines += ["", f"## {heading}", f"<!-- {hint} -->"]
    return "\n".join([*lines, ""])


def _technical_line(technical: Part) -> str:
    code = "leave empty: the code is graded afterwards; else " if technical.kind == "coding" else ""
    return f"technical:         # {code}{_or([each.name.lower() for each in reversed(Tier)])}"


def _names(technical: Part | None, round_: Round) -> list[str]:
    """The headings to write under what was heard."""
    return [*(PRINCIPLES[name] for name in round_.principles), *(["technical part"] if technical is not None else [])]


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _sections(workspace: Workspace, run: LoopRun, round_: Round) -> list[Section]:
    asked = parts(workspace, round_)
    number = next(i for i, each in enumerate(run.rounds, 1) if each.id == round_.id)
    intro = [
        f"{OURS} You play one interviewer; this is round {number} of {len(run.rounds)}.",
        "",
        *(f"- {each}" for each in HOUSE_RULES),
        f"- Send back the file `{_name(run, round_)}.md` with its card filled in, at the top. From paper, type your "
        f"ticks into it. The candidate takes it with `{TAKE_CARD}`.",
    ]
    order = [f"| {at} | {what} |" for at, what in _running_order(run, round_, asked)]
    found = [
        Section("\n".join(intro)),
        Section("\n".join(["## Running order", "", "| minute | what |", "| --: | :-- |", *order])),
        *(
            _part(workspace.content.get(part.question), run.level, part, when)
            for part, (when, _, _) in zip(asked, _shares(round_, asked), strict=False)
        ),
    ]
    if round_.bar_raiser:
        when = next((when for when, _, _ in _shares(round_, asked)[len(asked) :]), "when there is time")
        found.append(_linked_part(run, round_, when))
    return [*found, Section(_words(run, round_))]


def _running_order(run: LoopRun, round_: Round, asked: Sequence[Part]) -> list[tuple[str, str]]:
    """(minute, what), to the end of the hour."""
    shares = _shares(round_, asked)
    end = _clock(round_.minutes - GOODBYE)
    return [
        ("0:00", "hello: your first name, how long it takes, that you will take notes"),
        *((when.partition("–")[0], f"{what} ({minutes} min)") for when, what, minutes in shares),
        (end, "their questions to you"),
        (_clock(round_.minutes), "end"),
    ]


def _shares(round_: Round, asked: Sequence[Part]) -> list[tuple[str, str, int]]:
    """(from–to, what, minutes): the parts share the round's own minutes, so that the clock comes out."""
    shares = [(_part_title(each), _share(round_, each, asked)) for each in asked]
    if round_.bar_raiser and round_.asks == NOTHING and round_.technical_minutes:
        shares.append(("The rounds before", round_.technical_minutes))
    found, at = [], float(HELLO)
    for what, minutes in shares:
        found.append((f"{_clock(at)}–{_clock(at + minutes)}", what, round(at + minutes) - round(at)))
        at += minutes
    return found


def _share(round_: Round, part: Part, asked: Sequence[Part]) -> float:
    if part.name == TECHNICAL:
        return round_.technical_minutes
    return round_.principle_minutes / sum(each.name != TECHNICAL for each in asked)


def _clock(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours}:{rest:02d}"


def _part_title(part: Part) -> str:
    return "Technical part" if part.name == TECHNICAL else PRINCIPLES[part.name]


def _part(question: Question, level: str, part: Part, when: str) -> Section:
    body = "\n".join(question_lines(question, level, part))
    return Section(f"## {_part_title(part)} · {when}\n\n{body}", 7 if part.name == TECHNICAL else 5)


def _linked_part(run: LoopRun, round_: Round, when: str) -> Section:
    return Section(
        f"## The rounds before · {when}\n\n"
        f"Ask the candidate for the file `{_probes_file(run, round_)}` before you begin, unread: it is written when "
        "other rounds have their cards, and asks about what did not fit in them. Without it, ask more probes above.",
        3,
    )


def _words(run: LoopRun, round_: Round) -> str:
    """What the card's words mean."""
    from amzprep.stories.scope import floors

    lines = [
        "## What the words of the card mean", "",
        "Vote, on this round alone:", "",
        *(f"- *{word}*: {says}" for word, says in VOTE_SAYS.items()), "",
        "Each principle:", "", *(f"- *{each.title}*: {says}" for each, says in EVIDENCE_SAYS.items()), "",
        "Gaps, each when it holds for the whole round:", "", *(f"- *{key}*: {says}" for key, says in GAPS.items()), "",
        f"Smaller than the level: at {run.level} a story is about {floors()[run.level]['says']}. This is an estimate.",
    ]  # fmt: skip
    return "\n".join(lines)


def _paper_card(workspace: Workspace, run: LoopRun, round_: Round) -> list[Block]:
    """The card as boxes and lines, to be typed into the file afterwards."""
    technical = _technical(workspace, round_)
    rows: list[tuple[str, list[str]]] = [("vote", [each.title for each in reversed(VOTES)])]
    if technical is not None:
        rows.append(("technical", [f"{each.name.lower()} ({says})" for each, says in TIER_SAYS.items()]))
    rows += [(PRINCIPLES[name], [each.title for each in reversed(Evidence)]) for name in round_.principles]
    rows += [
        ("gaps", list(GAPS)),
        (f"stories smaller than {run.level}", ["yes"]),
        ("sure of your vote", [str(i) for i in range(1, MOST_SURE + 1)]),
    ]
    boxes: list[list[Line]] = [[name, "\u2003".join(f"{BOX}\u00a0{word}" for word in words)] for name, words in rows]
    blocks: list[Block] = [
        Heading("Your card"),
        Paragraph(
            [
                f"Typed afterwards into {_name(run, round_)}.md, with the words you noted beside the questions.",
                "Interviewer: ______________________",
            ]
        ),
        Table(["line", "tick one, of the gaps any number"], boxes),
    ]
    for title in ("Strengths", "Concerns", "Facts that differ", "Would ask next"):
        blocks += [Paragraph([Span(title, "strong")]), Ruled(2)]
    return blocks
