"""What a behavioral question shows: its wording first, and only after the marks what it was about."""

from __future__ import annotations

from collections.abc import Sequence

from amzprep.app.closing import clock, closing
from amzprep.app.stories_at_hand import Earlier
from amzprep.app.telling import LONGEST_S, SHORTEST_S, Telling
from amzprep.domain.open import one_line
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import Question
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import DONE, NO

SELF_SCORED = "Self-scored: you said what your answer showed. Nobody else has heard it."
ENOUGH = 3
GAPS = {"part": "your part", "number": "a number", "alternative": "the alternative", "lasting": "what lasts"}
SHOWED = {
    "strong": "strong signal",
    "weak": "weak signal only",
    "mixed": "some of the strong signal, some of the weak one",
    "none": "neither signal",
}
NEITHER = ("3 mixed: some of both", "4 neither")


def wording_blocks(telling: Telling) -> list[Block]:
    """The question as it was drawn; its title, principle and signals stay hidden."""
    return [
        Heading(f"The interviewer asks  ({telling.state.limit_min:g} min in all, the telling {_target()})"),
        Paragraph([Span(telling.wording, "strong")]),
    ]


def earlier_blocks(earlier: Sequence[Earlier]) -> list[Block]:
    """Where the story was told before; nothing when it is fresh."""
    if not earlier:
        return []
    items: list[Line] = [f"{each.day}: {each.title}" for each in earlier[:ENOUGH]]
    more = len(earlier) - ENOUGH
    return [
        Paragraph([Span("You told this story before. In one loop it may be told once: interviewers compare.", "warn")]),
        Bullets([*items, *([f"and {more} time{'s' * (more > 1)} more"] if more > 0 else [])]),
    ]


def signal_blocks(telling: Telling, *, by_lines: bool) -> list[Block]:
    """The strong and the weak signal of the level, side by side where there is a cursor."""
    strong, weak = one_line(telling.signal.strong), one_line(telling.signal.weak)
    head = Heading(f"Which one did your answer show? ({_level(telling)})")
    if by_lines:
        return [head, Paragraph([["1 strong: ", strong], ["2 weak: ", weak], *NEITHER])]
    signals = Table(["", "1 strong", "2 weak"], [[telling.level, strong, weak]], "lll")
    return [head, signals, Paragraph([" · ".join(NEITHER)])]


def heard_blocks(telling: Telling) -> list[Block]:
    """After the marks: the principles by name, what was listened for, and what each probe looks into."""
    body = telling.body
    scored, *also = (PRINCIPLES[each] for each in body.principles)
    names: Line = [Span(scored, "strong"), "".join(f", and {each}" for each in also)]
    rows: list[list[Line]] = [
        [str(i), _looks_into(each.covers, each.tests), one_line(each.ask)] for i, each in enumerate(body.probes, 1)
    ]
    return [
        Heading("What this was about"),
        Paragraph([names]),
        Heading("What was listened for"),
        Bullets([one_line(each) for each in body.listens_for]),
        Table(["probe", "looks into", "asked"], rows, "rll"),
    ]


def result_blocks(telling: Telling) -> list[Block]:
    """How it went, red flags owned up to, and the suggested rating."""
    state, suggested = telling.state, telling.suggestion()
    flags: list[Line] = [one_line(telling.body.red_flags[i]) for i in state.flags]
    owned_up: list[Block] = [Heading("Red flags you owned up to"), Bullets(flags)] if flags else []
    return [
        Facts(_facts(telling)),
        *owned_up,
        Paragraph([["Suggested rating: ", Span(suggested.rating.title, "strong")]]),
        Bullets(list(suggested.reasons)),
        Paragraph([Span(SELF_SCORED, "dim")]),
    ]


def told_line(telling: Telling) -> str:
    """How long the telling took, or takes where it is written out."""
    line = telling_line(telling.state.told_s)
    return f"{line}: its {telling.words} words spoken" if telling.words else line


def telling_line(seconds: float) -> str:
    """So many seconds against the two to three minutes of a telling."""
    over, under = seconds - LONGEST_S, SHORTEST_S - seconds
    off = f", {clock(over)} over" if over >= 1 else f", {clock(under)} short" if under >= 1 else ""
    return f"{clock(seconds)} (target {_target()}{off})"


def record_markdown(telling: Telling) -> str:
    """The whole telling for the attempt's folder: question, notes, probes, marks."""
    state, body = telling.state, telling.body
    lines = [f"# {telling.question.title}", "", f"> {telling.wording}", "", f"Story: {telling.title or 'none'}",
             f"Told in {told_line(telling)}, the whole in {clock(telling.elapsed_s)}.", ""]  # fmt: skip
    if state.notes:
        stamp = not state.written
        lines += ["## Telling", "", *(f"{clock(at)} {text}  " if stamp else text for at, text in state.notes), ""]
    if state.probe:
        lines += ["## Probes", ""]
    for i, each in enumerate(telling.probes[: state.probe]):
        said = [f"   {text}" for probe, _, text in state.answers if probe == i]
        lines += [f"{i + 1}. {one_line(each.ask)} ({_looks_into(each.covers, each.tests)})", *said]
    flags = [f"- red flag: {one_line(body.red_flags[i])}" for i in state.flags]
    lines += ["", "## What it showed", "", f"- {SHOWED[state.signal or 'none']} of {telling.level}", *flags,
              f"- principles: {', '.join(PRINCIPLES[each] for each in body.principles)}"]  # fmt: skip
    remark = ["", state.remark] if state.remark else []
    return "\n".join([*lines, *remark, "", SELF_SCORED]) + "\n"


def telling_ending(telling: Telling, rating: Rating) -> Report:
    """The closing report: what was heard, rating, next review. Exit 1 when an interviewer would not accept it."""
    data, lines, next_ = closing(telling, rating)
    state, body = telling.state, telling.body
    data |= {
        "level": telling.level,
        "self_scored": True,
        "title": telling.question.title,
        "wording": telling.wording,
        "principles": [PRINCIPLES[each] for each in body.principles],
        "story": state.story,
        "told_s": state.told_s,
        "earlier": [each.as_json() for each in telling.earlier()],
        "probes": state.probe,
        "signal": state.signal or "none",
        "red_flags": [one_line(body.red_flags[i]) for i in state.flags],
        "remark": state.remark,
    }
    kept = bool(state.notes or state.answers or state.remark or state.keep)
    drawn = [*lines, *([f"Your notes: {telling.folder.path}"] if kept else [])]
    passed = telling.suggestion().rating is not Rating.AGAIN
    return Report("telling", data, [Paragraph(drawn)], next=next_, exit_code=DONE if passed else NO)


def shown(question: Question) -> list[Block]:
    """What may be seen before a drill: the question, never probes, signals or what is listened for."""
    return [Paragraph([one_line(question.behavioral.question)])]


def _facts(telling: Telling) -> list[tuple[str, Line]]:
    state = telling.state
    over = telling.elapsed_s - telling.limit_s
    whole = f"{clock(telling.elapsed_s)} of {clock(telling.limit_s)}" + (f", {clock(over)} over" if over >= 1 else "")
    if state.gave_up:
        return [("story", "none"), ("time", whole)]
    showed = f"{SHOWED[state.signal or 'none']} of {_level(telling)}"
    return [
        ("story", telling.title),
        ("telling", told_line(telling)),
        ("time", whole),
        ("probes", f"{state.probe} of {len(telling.probes)}"),
        ("showed", showed),
    ]


def _level(telling: Telling) -> str:
    listed, wanted = telling.level, telling.state.level
    return listed if listed == wanted else f"{listed}, the nearest to your {wanted}"


def _looks_into(covers: str, tests: str) -> str:
    return f"{GAPS[covers]}: {one_line(tests)}" if covers else one_line(tests)


def _target() -> str:
    return f"{SHORTEST_S / 60:g} to {LONGEST_S / 60:g} min"
