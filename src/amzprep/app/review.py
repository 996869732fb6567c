"""After a submission: what failed by name, how it went, the suggested rating; and after the end, the solution."""

from __future__ import annotations

from amzprep.app.closing import clock, closing
from amzprep.app.drill import Drill
from amzprep.app.statement import room_blocks, whole
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Markdown, Paragraph, Report, Source, Span
from amzprep.domain.verdict import Code, Verdict
from amzprep.errors import DONE, NO


def submission_blocks(drill: Drill, verdict: Verdict) -> list[Block]:
    """The verdict of a submission: groups by name, never the inputs of hidden cases."""
    passed = sum(case.code is Code.AC for case in verdict.cases)
    role = "good" if verdict.accepted else "bad"
    head: list[Line] = [
        [Span(f"{verdict.code} {verdict.code.meaning}", role), f" · {passed} of {len(verdict.cases)} cases"]
    ]
    head += [Span(note, "warn") for note in verdict.notes]
    if verdict.code is Code.JE:
        head.append("The judge failed, not your program: this submission does not count.")
    return [Paragraph(head), *_failures(verdict), Facts(_facts(drill))]


def _failures(verdict: Verdict) -> list[Block]:
    """Failed groups, or for a program that could not be run at all only the reason."""
    first = verdict.first_failure
    if verdict.accepted or first is None:
        return []
    error = [Source(first.error, "text")] if first.error else []
    if first.code is Code.CE:
        return [*error]
    groups = [f"{name}: {_codes(verdict, name)}" for name in verdict.failed_groups()]
    own = "own" in verdict.failed_groups()
    note = [Paragraph([Span("own: your program and what you expected of it differ", "dim")])] if own else []
    return [Heading("Groups that failed"), Bullets(groups), *note, *error]


def _codes(verdict: Verdict, group: str) -> str:
    found = [case for case in verdict.cases if case.group == group and case.code is not Code.AC]
    kinds = ", ".join(dict.fromkeys(case.code.meaning for case in found))
    return f"{len(found)} of {sum(case.group == group for case in verdict.cases)} ({kinds})"


def _facts(drill: Drill) -> list[tuple[str, Line]]:
    state = drill.state
    return [
        ("time", f"{clock(drill.elapsed_s)} of {clock(state.limit_min * 60)}"),
        ("hints", f"{state.hints} of {len(drill.question.coding.hints)}"),
        ("submissions", f"{state.submissions}, {state.failed} failed"),
    ]


def rating_blocks(drill: Drill) -> list[Block]:
    """The suggested rating with its reasons, and how the program's time grows where that was measured."""
    suggested = drill.suggestion()
    grows = [Paragraph([f"Its time grows {drill.growth}."])] if drill.growth is not None else []
    return [
        *grows,
        Paragraph([["Suggested rating: ", Span(suggested.rating.title, "strong")]]),
        Bullets(list(suggested.reasons)),
    ]


def solution_blocks(drill: Drill) -> list[Block]:
    """The reference solution and the follow-ups; only after an accept or a give-up."""
    coding = drill.question.coding
    complexity = ", ".join(f"{key} {value}" for key, value in coding.complexity.items())
    said = ", ".join(f"{key} {value}" for key, value in (drill.state.claimed or {}).items() if value)
    blocks: list[Block] = [
        Heading("Reference solution"),
        Source(drill.reference()),
        Paragraph([f"Complexity: {complexity}", *([f"You said:   {said}"] if said else [])]),
    ]
    if drill.state.own_wrong:
        blocks += [Heading("Own cases whose expected result is wrong"), Bullets(list(drill.state.own_wrong))]
    if coding.ideas:
        blocks += [Heading("What to be able to say"), Bullets(list(coding.ideas))]
    asked = [each for each in coding.followups if not each.levels or drill.state.level in each.levels]
    if asked:
        items: list[Line] = [[each.ask, Span(f" (probes: {each.tests})", "dim")] for each in asked]
        blocks += [Heading("They would ask next"), Bullets(items)]
    if drill.room:
        missed = [each for each in coding.clarify if each.ask not in drill.state.asked]
        if missed:
            items = [[each.ask, Span(f" {each.answer}", "dim")] for each in missed]
            blocks += [Heading("Good questions you did not ask"), Bullets(items)]
    return blocks


def statement_blocks(drill: Drill) -> list[Block]:
    """What the learner may see now: everything, or in the room the short statement and what was asked for."""
    question, coding = drill.question, drill.question.coding
    head = Heading(f"{question.title}  ({question.difficulty}, {drill.state.limit_min:g} min)")
    opened = coding.hints[: drill.state.hints]
    hints = [Heading("Hints so far"), Bullets([hint.text for hint in opened])] if opened else []
    text = room_blocks(coding, drill.state.asked) if drill.room else [Markdown(whole(question))]
    return [head, *text, *hints]


def ending(drill: Drill, verdict: Verdict | None, rating: Rating) -> Report:
    """The closing report of a rated attempt: rating, next review, and the verdict for machines."""
    data, lines, next_ = closing(drill, rating)
    data["verdict"] = verdict.as_json(reveal=False) if verdict is not None else None
    lines = [*lines, f"Your code: {drill.path}"]
    return Report("drill", data, [Paragraph(lines)], next=next_, exit_code=DONE if drill.state.accepted else NO)
