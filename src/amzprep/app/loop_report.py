"""What a loop shows while it goes on: where it stands, the rounds so far, and after a seal what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amzprep.app.closing import clock
from amzprep.app.loop import TECHNICAL, attempts_of, loops, parts
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun, Sealed
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Paragraph, Report, Span, Table
from amzprep.domain.scorecard import GAPS

SELF_SCORED = "Self-scored practice, sealed: votes and the decision stay shut until `amzprep loop debrief`."


def status(workspace: Workspace, run: LoopRun, notes: tuple[str, ...] = ()) -> Report:
    """Where a loop stands: its rounds, the minutes of each, and which card is sealed; no principle, no vote."""
    rows: list[list[Line]] = []
    items: list[dict[str, Any]] = []
    for i, each in enumerate(run.rounds, 1):
        state = _state(workspace, run, each)
        items.append({"n": i, "round": each.id, "title": each.title, "minutes": each.minutes, "state": state,
                      "take": run.take(each.id)})  # fmt: skip
        rows.append([str(i), each.title, f"{each.minutes:.0f}", Span(state, "good" if state == "sealed" else "plain")])
    blocks: list[Block] = [
        Heading(f"Mock loop at {run.level}, {run.stage}, begun {run.day}"),
        Table(["", "round", "min", ""], rows, "rlrl"),
        *([Paragraph([Span(each, "warn") for each in notes])] if notes else []),
        Paragraph([Span(SELF_SCORED, "dim")]),
    ]
    data = {"loop": run.id, "level": run.level, "stage": run.stage, "seed": run.seed, "day": run.day,
            "hidden": run.hidden, "items": items, "notes": list(notes), "over": run.over}  # fmt: skip
    return Report("loop", data, blocks, next="amzprep loop debrief" if run.over else "amzprep loop resume")


def listing(workspace: Workspace) -> Report:
    """Every loop, the newest last."""
    found = loops(workspace)
    items = [
        {"n": i, "loop": run.id, "day": run.day, "level": run.level, "stage": run.stage, "seed": run.seed,
         "sealed": len(run.rounds) - len(run.waiting), "rounds": len(run.rounds)}
        for i, run in enumerate(found, 1)
    ]  # fmt: skip
    rows: list[list[Line]] = [
        [str(each["n"]), str(each["day"]), str(each["level"]), str(each["stage"]),
         f"{each['sealed']} of {each['rounds']}", str(each["seed"])]
        for each in items
    ]  # fmt: skip
    table: list[Block] = [Table(["", "begun", "level", "stage", "sealed", "seed"], rows, "rllllr")]
    blocks: list[Block] = table if rows else [Paragraph(["No loop yet."])]
    return Report("loops", {"items": items}, blocks, next="amzprep loop resume" if rows else "amzprep loop --level L5")


def sealed_blocks(run: LoopRun, round_: Round, sealed: Sealed) -> list[Block]:
    """What was measured in a round, after its card is sealed: facts and misses, but no vote."""
    blocks: list[Block] = [Heading(f"Sealed: {round_.title}")]
    for name, facts in sealed.card.facts.items():
        title = PRINCIPLES.get(name, "Technical part")
        rows = _facts(facts)
        blocks += [Paragraph([Span(title, "strong")]), Facts(rows)] if rows else []
        if facts.get("missed"):
            blocks += [Paragraph(["What cost most:"]), Bullets(list(facts["missed"]))]
    gaps: list[Line] = [GAPS[each] for each in sorted(sealed.card.gaps)]
    more: list[Block] = [Paragraph(["Gaps:"]), Bullets(gaps)] if gaps else []
    return [*blocks, *more]


def _facts(facts: Mapping[str, Any]) -> list[tuple[str, Line]]:
    rows: list[tuple[str, Line]] = []
    if facts.get("limit_s"):
        over = f", {clock(facts['over_s'])} over" if facts["over_s"] else ""
        rows.append(("time", f"{clock(facts['elapsed_s'])} of {clock(facts['limit_s'])}{over}"))
    if "cases" in facts:
        failed = f"; failed: {', '.join(facts['groups_failed'])}" if facts["groups_failed"] else ""
        rows.append(("cases", f"{facts['cases_passed']} of {facts['cases']}{failed}"))
        rows.append(("own cases", str(facts["own_cases"])))
        if facts.get("growth") is not None:
            rows.append(
                ("measured growth", f"about n^{facts['growth']:g}, you said {facts['claimed_time'] or 'nothing'}")
            )
    if "percent" in facts:
        rows.append(("rubric", f"{facts['percent']:.0f} %, bar {facts['bar']:g} %"))
        if facts["musts_missed"]:
            rows.append(("musts missed", ", ".join(facts["musts_missed"])))
    if "story" in facts:
        rows.append(("story", f"{facts['story'] or 'none'}, told in {clock(facts['told_s'])}"))
        rows.append(
            ("signal", f"{facts['signal']}{', red flags: ' + str(facts['red_flags']) if facts['red_flags'] else ''}")
        )
    return rows


def _state(workspace: Workspace, run: LoopRun, round_: Round) -> str:
    if run.own(round_.id) is not None:
        return "sealed"
    if run.partners(round_.id):
        return "sealed by a partner"
    done = attempts_of(workspace, run, round_)
    asked = parts(workspace, round_)
    ended = sum(part.question in done and not done[part.question].open for part in asked)
    return f"{ended} of {len(asked)} asked" if done else "to come"


def part_head(round_: Round, name: str, n: int, of: int) -> str:
    """The line before a part: the learner sees what kind of part it is, never the principle."""
    what = "technical part" if name == TECHNICAL else "a question about your experience"
    return f"{round_.title}, part {n} of {of}: {what}"
