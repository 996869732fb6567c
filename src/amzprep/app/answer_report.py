"""What an open question shows: its prompt, how an answer stands against the bars, and the strong answer."""

from __future__ import annotations

from amzprep.app.answering import Answering, AnswerState
from amzprep.app.closing import clock, closing
from amzprep.domain.question import Question
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Markdown, Paragraph, Report, Span, Table
from amzprep.domain.rubric import Standing
from amzprep.errors import DONE, NO

SELF_SCORED = "Self-scored: you said which points your own words make. Nobody else has judged this answer."


def prompt_blocks(question: Question, minutes: float) -> list[Block]:
    """The prompt with its phases as time boxes."""
    body = question.open
    share = minutes / question.minutes
    boxes = {name.replace("-", " "): max(1, round(spent * share)) for name, spent in body.phases.items()}
    phases = " · ".join(f"{name} {spent}" for name, spent in boxes.items())
    return [
        Heading(f"{question.title}  ({minutes:.0f} min)"),
        Markdown(body.prompt),
        Paragraph([Span(f"minutes: {phases}", "dim")]),
    ]


def standing_blocks(answering: Answering) -> list[Block]:
    """Distance to the bar of every level, and what it was measured by."""
    level = answering.standing().level
    rows: list[list[Line]] = [_row(each, level) for each in answering.body.rubric.standings(answering.backed)]
    memory = len(answering.from_memory)
    note = [f"{memory} point{'s' * (memory > 1)} from memory, without a line of yours, not counted."] if memory else []
    return [
        Table(["level", "yours", "bar", "distance", "musts missed"], rows, "lrrrl"),
        Paragraph([Span(each, "dim") for each in [*note, SELF_SCORED]]),
    ]


def _row(standing: Standing, level: str) -> list[Line]:
    role = "good" if standing.cleared else "bad"
    mark = "cleared" if standing.cleared else "not yet"
    name = Span(f"{standing.level} <", "strong") if standing.level == level else standing.level
    missed = ", ".join(standing.missed) or "none"
    return [name, f"{standing.percent:g} %", f"{standing.bar:g} %", Span(f"{standing.distance:+g} {mark}", role),
            missed]  # fmt: skip


def miss_blocks(answering: Answering) -> list[Block]:
    """The three costliest misses, each with the strong answer's own sentence."""
    missed = answering.body.rubric.costliest(answering.state.level, answering.backed)
    if not missed:
        return [Paragraph([Span("No point of the level is missing.", "good")])]
    items: list[Line] = []
    for point in missed:
        said = answering.body.strong_sentence(point.id)
        strong = Span(f'  "{said}"', "dim") if said else ""
        items.append([Span(point.says, "strong"), f" ({point.points:g} points)", strong])
    return [Heading("What cost most"), Bullets(items)]


def unasked_blocks(answering: Answering) -> list[Block]:
    """Good questions that were not asked, with their answers."""
    missed = [each for each in answering.body.clarify if each.ask not in answering.state.asked]
    if not missed:
        return []
    items: list[Line] = [[each.ask, Span(f"  {' '.join(each.answer.split())}", "dim")] for each in missed]
    return [Heading("Good questions you did not ask"), Bullets(items)]


def result_blocks(answering: Answering) -> list[Block]:
    """Everything after the marks: questions not asked, time, red flags, distance, misses."""
    state = answering.state
    over = answering.elapsed_s - answering.limit_s
    facts: list[tuple[str, Line]] = [
        ("time", f"{clock(answering.elapsed_s)} of {clock(answering.limit_s)}"
         + (f", {clock(over)} over" if over > 0 else "")),
        ("lines", str(len(answering.lines))),
        ("marking", clock(state.scoring_s)),
        *((("per phase", _per_phase(state)),) if len(state.phase_s) > 1 else ()),
        *((("fillers", ", ".join(f"{word} {n}" for word, n in state.fillers.items())),) if state.fillers else ()),
    ]  # fmt: skip
    flags: list[Line] = [answering.body.red_flags[i] for i in state.flags if i < len(answering.body.red_flags)]
    owned: list[Block] = [Heading("Red flags you owned up to"), Bullets(flags)] if flags else []
    return [  # what decides stands last, where a screen of 24 rows still shows it
        *unasked_blocks(answering),
        Facts(facts),
        *owned,
        *standing_blocks(answering),
        *miss_blocks(answering),
    ]


def _per_phase(state: AnswerState) -> str:
    return " · ".join(f"{name.replace('-', ' ')} {clock(spent)}" for name, spent in state.phase_s.items() if spent)


def suggested_blocks(answering: Answering) -> list[Block]:
    """The rating the marks support, with its reasons."""
    suggested = answering.suggestion()
    return [
        Paragraph([["Suggested rating: ", Span(suggested.rating.title, "strong")]]),
        Bullets(list(suggested.reasons)),
    ]


def strong_blocks(answering: Answering) -> list[Block]:
    """The strong answer, the mistakes people make, and what comes back tomorrow."""
    body, level = answering.body, answering.state.level
    blocks: list[Block] = []
    if body.strong_answer:
        blocks += [Heading("A strong answer"), Markdown(body.strong_answer)]
    if body.mistakes:
        blocks += [Heading("Mistakes often made"), Bullets(list(body.mistakes))]
    slug = answering.question.slug
    asked: list[Line] = [
        [each.ask, Span(f"  amzprep drill {slug}+{i}", "dim")]
        for i, each in enumerate(body.followups, 1)
        if not each.levels or level in each.levels
    ]
    if asked:
        blocks += [Heading("They would ask next (two minutes each)"), Bullets(asked)]
    return blocks


def rubric_markdown(answering: Answering) -> str:
    """The filled rubric, for the attempt's folder."""
    state = answering.state
    lines = [f"# Rubric: {answering.question.title}", "", SELF_SCORED, ""]
    for point in answering.body.rubric.points:
        claim = state.claims.get(point.id)
        box = "x" if claim else "~" if claim == "" else " "
        lines.append(f"- [{box}] **{point.id}** ({point.points:g}) {point.says}")
        if claim:
            lines.append(f"  > {claim}")
        elif claim == "":
            lines.append("  from memory, not counted")
    lines += ["", "| level | yours | bar | |", "|---|---|---|---|"]
    for each in answering.body.rubric.standings(answering.backed):
        lines.append(f"| {each.level} | {each.percent:g} % | {each.bar:g} % | {'cleared' if each.cleared else ''} |")
    return "\n".join(lines) + "\n"


def answer_ending(answering: Answering, rating: Rating) -> Report:
    """The closing report: distance to every bar, rating, next review. Exit 1 while the level's bar is not cleared."""
    data, lines, next_ = closing(answering, rating)
    standing, state = answering.standing(), answering.state
    level = standing.level
    data |= {
        "level": level,
        "self_scored": True,
        "percent": standing.percent,
        "bar": standing.bar,
        "cleared": standing.cleared,
        "standings": [_plain(each) for each in answering.body.rubric.standings(answering.backed)],
        "claims": dict(state.claims),
        "from_memory": answering.from_memory,
        "missed": [
            {"point": each.id, "says": each.says, "points": each.points,
             "strong": answering.body.strong_sentence(each.id)}
            for each in answering.body.rubric.costliest(state.level, answering.backed)
        ],
        "red_flags": [answering.body.red_flags[i] for i in state.flags],
        "scoring_s": state.scoring_s,
        "phases": dict(state.phase_s),
        "fillers": dict(state.fillers),
    }  # fmt: skip
    drawn: list[Line] = [*lines, f"Your answer: {answering.folder.path}"]
    return Report("answer", data, [Paragraph(drawn)], next=next_, exit_code=DONE if standing.cleared else NO)


def _plain(standing: Standing) -> dict[str, object]:
    return {"level": standing.level, "percent": standing.percent, "bar": standing.bar, "cleared": standing.cleared,
            "missed": list(standing.missed)}  # fmt: skip
