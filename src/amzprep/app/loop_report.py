"""What a loop shows while it goes on: where it stands, the rounds so far, and after a seal what was measured."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from amzprep.app.after_debrief import next_after, standing
from amzprep.app.closing import clock
from amzprep.app.loop import LINKED, TECHNICAL, attempts_of, begun, loops, next_part, next_round, older, parts
from amzprep.app.loop_linked import FOLDER, next_probe, probes_in
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import HELLO_MIN, NOTHING, Round
from amzprep.domain.loop_run import LoopRun, Sealed
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Paragraph, Report, Span, Table
from amzprep.domain.scorecard import GAPS

SEALED = "sealed: votes and the decision stay shut until `amzprep loop debrief`."
SELF_SCORED = f"Self-scored practice, {SEALED}"
BY_PARTNERS = f"Practice with partners' cards, {SEALED}"
OVER = "Every round has its card: nothing is left to resume."
TAKE_CARD = "amzprep loop run --card FILE"

BEFORE = "Nothing of how it went is shown before your card is sealed. A claim rests on four words of yours, or more."
SHOWN = 2  # misses on the card: with the sentences of the strong answer more would scroll away
SIGNAL = {"strong": "strong signal", "weak": "weak signal", "mixed": "mixed signals", "none": "no signal"}
FLEETING = "no signal: too short to be a telling, and no word of it kept"


def status(workspace: Workspace, run: LoopRun, notes: tuple[str, ...] = ()) -> Report:
    """Where a loop stands: its rounds, the minutes of each, and which card is sealed; no principle, no vote."""
    rows: list[list[Line]] = []
    items: list[dict[str, Any]] = []
    for i, each in enumerate(run.rounds, 1):
        state = _state(workspace, run, each)
        items.append({"n": i, "round": each.id, "title": each.title, "minutes": each.minutes, "state": state,
                      "take": run.take(each.id), "week": each.week,
                      "partners": [card.by for card in run.partners(each.id)]})  # fmt: skip
        title = f"{each.title} (week {each.week})" if each.week else each.title
        role = "good" if state.startswith("sealed") else "plain"
        rows.append([str(i), title, f"{each.minutes:.0f}", Span(state, role)])
    partnered = run.partnered or _has_sheets(workspace, run)
    blocks: list[Block] = [
        Heading(f"Mock loop at {run.level}, {run.stage}, begun {begun(workspace, run)}, seed {run.seed}"),
        Table(["", "round", "min", ""], rows, "rlrl"),
        *([Paragraph([Span(each, "warn") for each in notes])] if notes else []),
        Paragraph([Span(standing(workspace, run) or (BY_PARTNERS if partnered else SELF_SCORED), "dim")]),
    ]
    data = {"loop": run.id, "level": run.level, "stage": run.stage, "seed": run.seed, "day": run.day,
            "hidden": run.hidden, "items": items, "notes": list(notes), "over": run.over}  # fmt: skip
    return Report("loop", data, blocks, next=goes_on(workspace, run))


def under_way(workspace: Workspace) -> dict[str, Any] | None:
    """The newest loop until its debrief: which round is next, the day something was done in it last, what goes on."""
    found = loops(workspace)
    if not found or found[-1].outcome:
        return None
    run = found[-1]
    round_ = next_round(workspace, run) if run.waiting else run.rounds[-1]
    n = run.rounds.index(round_) + 1
    where = f"round {n} of {len(run.rounds)}, {_state(workspace, run, round_)}"
    days = [each.day for each in workspace.history.attempts if each.loop.startswith(f"{run.id}/")]
    return {
        "loop": run.id,
        "day": max([run.day, *(each.day for each in run.cards), *days]),
        "round": n,
        "rounds": len(run.rounds),
        "says": where if run.waiting else "every round has its card",
        "command": goes_on(workspace, run),
    }


def goes_on(workspace: Workspace, run: LoopRun) -> str:
    """The command for a loop's next round: a partner's card where partners were asked and nothing was played.

    After the last round: what comes after it.
    """
    if run.over:
        return next_after(workspace, run)
    number = older(workspace, run)
    partnered = run.partnered or _has_sheets(workspace, run)
    played = any(run.own(each.id) is not None for each in run.rounds)
    if partnered and not played:
        return TAKE_CARD
    return "amzprep loop resume" + (f" {number}" if number else "")


def _has_sheets(workspace: Workspace, run: LoopRun) -> bool:
    """Whether sheets for partners were written."""
    return os.path.exists(os.path.join(workspace.places.home, FOLDER, run.id[-6:], f"1-{run.rounds[0].id}.md"))


def listing(workspace: Workspace) -> Report:
    """Every loop, the newest last."""
    found = loops(workspace)
    items = [
        {"n": i, "loop": run.id, "day": run.day, "level": run.level, "stage": run.stage, "seed": run.seed,
         "sealed": len(run.rounds) - len(run.waiting), "rounds": len(run.rounds), "outcome": run.outcome}
        for i, run in enumerate(found, 1)
    ]  # fmt: skip
    rows: list[list[Line]] = [
        [str(each["n"]), begun(workspace, run), str(each["level"]), str(each["stage"]),
         f"{each['sealed']} of {each['rounds']}", _decided(run), str(each["seed"])]
        for run, each in zip(found, items, strict=True)
    ]  # fmt: skip
    table: list[Block] = [Table(["", "begun", "level", "stage", "sealed", "outcome", "seed"], rows, "rlllllr")]
    blocks: list[Block] = table if rows else [Paragraph(["No loop yet."])]
    next_ = goes_on(workspace, found[-1]) if found else f"amzprep loop --level {workspace.level}"
    return Report("loops", {"items": items}, blocks, next=next_)


def retried(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    """What a retry is about to do with a round."""
    n = run.rounds.index(round_) + 1
    if round_ not in run.waiting:
        return f"Round {n} again, with other questions: its next card counts, the one it has stays in the log."
    if attempts_of(workspace, run, round_):
        return f"Round {n} from its beginning, with other questions: what it had does not count."
    return f"Round {n} has other questions now: nothing of what it had was begun."


def _decided(run: LoopRun) -> str:
    """What a loop came to, as far as it has come."""
    return run.outcome or ("to debrief" if run.over else "–")


def begin_blocks(workspace: Workspace, run: LoopRun, round_: Round, *, begun: bool) -> list[Block]:
    """What is shown before a round: how long it is, and what wins it; one under way only says where it is."""
    title = Span(f"Round {run.rounds.index(round_) + 1} of {len(run.rounds)}: {round_.title}", "strong")
    if begun:
        asked = next_part(workspace, run, round_) is None
        left = _probe_left(run, round_) or "all asked; the card is what is left"
        return [Paragraph(["", title, Span(left if asked else "under way", "dim")])]
    tips = [f"Tip: {each}" for each in round_.tips]
    lines: list[Line] = [
        "",
        title,
        f"{minutes_line(round_)} Notes are allowed.",
        *(Span(each, "dim") for each in tips),
        Span(BEFORE, "dim"),
    ]
    return [Paragraph(lines)]


def minutes_line(round_: Round) -> str:
    """How long a round is and what the minutes are for; they add up."""
    shares = [
        (round_.principle_minutes, "for questions about your experience"),
        (round_.technical_minutes, "to go back over the other rounds" if round_.asks == NOTHING else "technical"),
        (HELLO_MIN, "for hello and your own questions (no clock runs for these)"),
    ]
    said = ", ".join(f"{minutes:.0f} {what}" for minutes, what in shares if minutes)
    return f"{round_.minutes:.0f} minutes: {said}."


def sealed_blocks(workspace: Workspace, run: LoopRun, round_: Round, sealed: Sealed) -> list[Block]:
    """What was measured in a round, after its card is sealed: a line per part, then what cost most; no vote."""
    blocks: list[Block] = [Heading(f"Sealed: {round_.title}")]
    rows: list[tuple[str, Line]] = [
        (_part_title(name), measured(facts)) for name, facts in sealed.card.facts.items() if measured(facts)
    ]
    gaps = "; ".join(GAPS[each] for each in sorted(sealed.card.gaps))
    if gaps:
        rows.append(("gaps", f"{gaps} (by the words you typed)"))
    if rows:
        blocks.append(Facts(rows))
    for facts in sealed.card.facts.values():
        if facts.get("missed"):
            blocks += [Heading("What cost most, and what a strong answer says"), Bullets(_misses(workspace, facts))]
        elif facts.get("musts_missed"):
            blocks.append(Paragraph([f"Musts missed: {', '.join(facts['musts_missed'])}"]))
    return blocks


def _misses(workspace: Workspace, facts: Mapping[str, Any]) -> list[Line]:
    """The costliest misses, as many as a screen holds, each with the sentence of the strong answer that says it."""
    body = workspace.content.get(facts["question"]).open
    points = {each.says: each.id for each in body.rubric.points}
    return [
        [Span(says, "strong"), f"  {body.strong_sentence(points[says])}" if says in points else ""]
        for says in facts["missed"][:SHOWN]
    ]


def _part_title(name: str) -> str:
    return {TECHNICAL: "technical part", LINKED: "linked probes"}.get(name) or PRINCIPLES.get(name, name)


def measured(facts: Mapping[str, Any]) -> str:
    """What was measured of one part, on a line."""
    found = []
    if "story" in facts:
        raised = facts["red_flags"]
        flags = f", {raised} red flag{'s' * (raised > 1)}" if raised else ""
        share = f", I {facts['i_share']:.0%}".replace("%", " %") if facts.get("i_share") is not None else ""
        signal = FLEETING if facts.get("fleeting") else SIGNAL[facts["signal"]]
        found.append(
            f"{facts.get('title') or facts['story'] or 'no story'}, told in {clock(facts['told_s'])}{share}, "
            f"{signal}{flags}"
        )
    if "cases" in facts:
        failed = f", failed: {', '.join(facts['groups_failed'])}" if facts["groups_failed"] else ""
        hints = f", {facts['hints']} hints" if facts.get("hints") else ""
        found.append(
            f"{facts['cases_passed']} of {facts['cases']} cases{failed}, {facts['own_cases']} of your own{hints}"
        )
        if facts.get("growth") is not None:
            found.append(f"grows about n^{facts['growth']:g}, you said {facts['claimed_time'] or 'nothing'}")
    if "percent" in facts:
        found.append(f"rubric {facts['percent']:.0f} %, bar {facts['bar']:g} %")
        if facts.get("short_quotes"):
            found.append(f"{facts['short_quotes']} claims on fewer than four words not counted")
    if facts.get("asked"):
        found.append(f"{facts['answered']} of {len(facts['asked'])} answered")
    if facts.get("limit_s"):
        over = f", {clock(facts['over_s'])} over" if facts["over_s"] else ""
        found.append(f"{clock(facts['elapsed_s'])} of {clock(facts['limit_s'])}{over}")
    return "; ".join(found)


def _state(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    partners = ", ".join(each.by for each in run.partners(round_.id))
    if run.own(round_.id) is not None:
        return f"sealed, and by {partners}" if partners else "sealed"
    if partners:
        return f"sealed by {partners}"
    done = attempts_of(workspace, run, round_)
    asked = parts(workspace, round_)
    ended = sum(part.question in done and not done[part.question].open for part in asked)
    if not done:
        return "to come"
    if ended == len(asked):
        return _probe_left(run, round_) or "all asked; the card is to seal"
    now = next_part(workspace, run, round_)
    if now is not None and now.question in done:
        return f"part {asked.index(now) + 1} of {len(asked)} under way"
    return f"{ended} of {len(asked)} asked"


def _probe_left(run: LoopRun, round_: Round) -> str:
    """Where the linked probes of a round are; empty where none is left."""
    found = next_probe(run, round_)
    return f"probe {found[0] + 1} of {len(probes_in(run, round_))} about the rounds before" if found else ""


def part_head(round_: Round, name: str, n: int, of: int) -> str:
    """The line before a part: the learner sees what kind of part it is, never the principle."""
    what = "technical part" if name == TECHNICAL else "a question about your experience"
    return f"{round_.title}, part {n} of {of}: {what}"
