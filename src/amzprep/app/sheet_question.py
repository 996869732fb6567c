"""A question on a partner's sheet, by its kind: what is read aloud, what to listen for, where the bar is."""

from __future__ import annotations

from collections.abc import Sequence

from amzprep.app.loop import Part
from amzprep.app.loop_card import NEAR
from amzprep.app.loop_report import TAKE_CARD
from amzprep.domain.coding import Clarification, FollowUp
from amzprep.domain.question import Question
from amzprep.domain.rubric import Rubric
from amzprep.domain.scorecard import ABOVE_BAR

STORY_MIN, PROBE_MIN = 3.0, 1.5


def question_lines(question: Question, level: str, part: Part) -> list[str]:
    """What a sheet says of a question: the words to read aloud, what to listen for, and where the bar is."""
    show = {"coding": _coding, "open": _open, "behavioral": _behavioral}[question.kind]
    return show(question, level, part)


def _coding(question: Question, level: str, part: Part) -> list[str]:
    from amzprep.app.statement import example_shown  # knows the grader: only who writes sheets needs it

    coding = question.coding
    time, space = coding.complexity.get("time", ""), coding.complexity.get("space", "")
    nudge = next((each.text for each in coding.hints if each.gives == "nudge"), "")
    return [
        "Read aloud, and paste into their editor:", "", *_quoted(coding.room or coding.statement), "",
        "They write against this (give it when they begin to code):", "",
        "```python", coding.signature_text.rstrip(), "```", "",
        "When asked for an example:", "", example_shown(coding, coding.examples[0]), "",
        *_answers(coding.clarify),
        "Limits, when asked:", "", *(f"- {each}" for each in coding.constraints), "",
        "What to hear:", "", *(f"- {each}" for each in coding.ideas),
        *([f"- time {time}, memory {space}: ask for both once the code stands"] if time else []),
        "- questions before the first line, and own cases with the expected result before the end", "",
        *(["If they are stuck for five minutes, once, and note it:", "", *_quoted(nudge), ""] if nudge else []),
        *_then(coding.followups, level),
        "The code:", "",
        "- They type in an editor of theirs without running anything; at the end they save it as a file.",
        f"- It is graded afterwards, against hidden cases: `{TAKE_CARD} --submission CODE`. Then leave `technical` "
        "empty: every group of cases passed is *at*, three in four *lower*, fewer *under*, and code that misses a "
        "group holds your vote to no hire.",
        "- Without the code, judge by what to hear: all of it working is *at*, one idea or one case wrong is *lower*.",
    ]  # fmt: skip


def _open(question: Question, level: str, part: Part) -> list[str]:
    body = question.open
    musts = {point.id for point in body.rubric.musts(level)}
    lower = _lower(body.rubric, level)
    below = {point.id for point in body.rubric.applying(lower)} if lower else set()
    points = []
    for number, point in enumerate(body.rubric.applying(level), 1):
        only = f", {body.rubric.at(level)} only" if lower and point.id not in below else ""
        says = f"**{point.says}**" if point.id in musts else point.says
        points.append(f"- [ ] {number}. {says} ({point.points:g}{only})")
    return [
        "Read aloud:", "", *_quoted(body.prompt.strip()), "", *_answers(body.clarify),
        "Tick what you hear, and add up the points (in bold: a must):", "", *points, "", *_bar(body.rubric, level),
        "Red flags:", "", *(f"- [ ] {each}" for each in body.red_flags), "", *_then(body.followups, level),
    ]  # fmt: skip


def _lower(rubric: Rubric, level: str) -> str:
    """The next lower level with a bar; empty where there is none."""
    found = [each for each in rubric.bars if each < rubric.at(level)]
    return found[-1] if found else ""


def _bar(rubric: Rubric, level: str) -> list[str]:
    """The bars in points that can be added up on paper."""
    here, lower = rubric.at(level), _lower(rubric, level)
    applying = rubric.applying(here)
    total = sum(each.points for each in applying)
    lines = [
        "The bar:",
        "",
        f"- *at*: **{rubric.needed(here)}** or more of the {total:g} points, with every must. Without a must the vote "
        f"is no hire at best; a strong hire takes **{rubric.needed(here, more=ABOVE_BAR)}** or more.",
    ]
    if lower:
        musts = [str(i) for i, each in enumerate(applying, 1) if each in rubric.musts(lower)]
        needs = f", with {', '.join(musts)}" if musts else ""
        only = any(not each.applies(lower) for each in applying)
        not_counted = f"; {here} only is not counted" if only else ""
        lines.append(f"- *lower*, the bar at {lower}: **{rubric.needed(lower)}** or more{needs}{not_counted}.")
    else:
        lines.append(f"- *lower*: **{rubric.needed(here, more=-NEAR)}** or more.")
    return [*lines, "- *under*: less, or not reached.", ""]


def _behavioral(question: Question, level: str, part: Part) -> list[str]:
    body = question.behavioral
    listed, signal = body.signal(level)
    many = max(2, min(len(body.probes), int((part.minutes - STORY_MIN) / PROBE_MIN)))
    few = f": time for {many}, those that the story left open" if many < len(body.probes) else ""
    return [
        "Read aloud:", "", *_quoted(body.question), "",
        f"Let them tell for {STORY_MIN:.0f} minutes. Then probe, one at a time{few} (in brackets: what a probe looks "
        "into):", "",
        *(f"- [ ] {each.ask} ({each.tests})" for each in body.probes), "",
        f"**Strong** at {listed}: {signal.strong}", "", f"**Weak** at {listed}: {signal.weak}", "", "Red flags:", "",
        *(f"- [ ] {each}" for each in body.red_flags),
    ]  # fmt: skip


def _quoted(text: str) -> list[str]:
    return [f"> {line}".rstrip() for line in text.strip().splitlines()]


def _answers(clarify: Sequence[Clarification]) -> list[str]:
    lines = [f"- {each.ask} *{each.answer}*" for each in clarify]
    return ["When asked:", "", *lines, ""] if lines else []


def _then(followups: Sequence[FollowUp], level: str) -> list[str]:
    fitting = [each for each in followups if not each.levels or level in each.levels]
    lines = [f"- [ ] {each.ask} (looks for: {each.tests})" for each in fitting or followups]
    return ["Then, as time allows:", "", *lines, ""] if lines else []
