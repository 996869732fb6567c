"""The debrief: every card read, the rule that decides, its evidence, what would change it, what to practise next."""

from __future__ import annotations

from collections.abc import Sequence

from amzprep.app.after_debrief import debrief_of
from amzprep.app.debrief_cards import cards_of
from amzprep.app.debrief_drawing import (
    below_bar,
    calibration_blocks,
    cards_table,
    change_blocks,
    competency_blocks,
    decision_blocks,
    finding_blocks,
    minute_blocks,
    practice_blocks,
    principle_blocks,
    split_blocks,
    technique_blocks,
    thin_principles,
)
from amzprep.app.debrief_partners import partner_cards, partner_votes, written
from amzprep.app.debrief_practice import practice_after
from amzprep.app.loop import begun, find_loop
from amzprep.app.workspace import Workspace
from amzprep.domain.competency import competencies
from amzprep.domain.consistency import REASONS, calibration, inconsistencies, marking, pace
from amzprep.domain.debrief import RULES_OURS, Decision, Outcome, decide
from amzprep.domain.debrief_change import Road, road_to_hire, smallest_change
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.report import Block, Heading, Paragraph, Report, Span
from amzprep.domain.scorecard import Vote
from amzprep.errors import UsageError

OURS = f"Self-scored practice. {RULES_OURS}"
BY_PARTNERS = f"Practice, with partners as interviewers. {RULES_OURS}"
NOES = (Vote.NO.title, Vote.STRONG_NO.title)


def debrief(workspace: Workspace, name: str | None = None, *, early: bool = False) -> Report:
    """The debrief of a loop. Raises UsageError while nothing is sealed.

    Partners' votes and sealed loops stay shut while rounds wait for their cards, unless they are opened `early`.
    """
    run = find_loop(workspace, name)
    cards = cards_of(run)
    if not cards.cards:
        raise UsageError("no card is sealed yet; `amzprep loop resume` goes on")
    if run.shut:
        run = _opened(workspace, run, early=early)
    decision = decide(cards)
    practice = practice_after(workspace, run, cards)
    commands = [each.command for each in practice]
    if not run.waiting and (run.outcome, run.rule) != (decision.outcome.title, decision.rule.id):
        workspace.record(
            "debriefed",
            {"loop": run.id, "outcome": decision.outcome.title, "rule": decision.rule.id, "commands": commands},
        )
    found = [*thin_principles(cards), *inconsistencies(cards.cards), *below_bar(run, cards)]
    change, road = smallest_change(cards), road_to_hire(cards)
    shown = competencies(cards.cards, {each.id: each.competencies for each in run.rounds})
    votes = partner_votes(run)
    before = decide(cards_of(run, revoted=False)) if run.revotes else decision
    data = {
        "loop": run.id,
        "level": run.level,
        "stage": run.stage,
        "seed": run.seed,
        "day": run.day,
        "self_scored": not run.partnered,
        "outcome": decision.outcome.title,
        "rule": {"id": decision.rule.id, "says": decision.rule.says, "source": decision.rule.source},
        "evidence": decision.evidence,
        "note": decision.note,
        "before_revote": before.outcome.title,
        "competencies": [each.as_json() for each in shown],
        "partners": votes,
        "items": [card.as_json() for card in cards.cards],
        "skipped": list(cards.skipped),
        "inconsistencies": [{"says": i.says, "rounds": list(i.rounds), "reason": REASONS[i.reason]} for i in found],
        "calibration": calibration(cards.cards, cards.names),
        "marking": marking(cards.cards, cards.names),
        "pace": pace(cards.cards, cards.names),
        "change": [{"round": each.round, "says": each.says} for each in change],
        "road": _road(road),
        "commands": commands,
        "practice": [each.as_json() for each in practice],
        "sound": run.sound,
        "opened_early": list(run.opened),
    }
    blocks: list[Block] = [
        Heading(f"Debrief of a mock loop at {run.level}, begun {begun(workspace, run)}"),
        Paragraph([Span(BY_PARTNERS if run.partnered else OURS, "dim")]),
        *decision_blocks(run, decision, cards),
        *split_blocks(decision, cards, change, road),
        *change_blocks(decision, cards, change, road),
        Heading("Cards"),
        *(partner_cards(run, cards, before, decision) if votes else [cards_table(run, cards)]),
        *technique_blocks(cards),
        *(written(run, cards) if votes else []),
        *competency_blocks(shown, cards),
        *principle_blocks(cards),
        *finding_blocks(found, cards),
        *calibration_blocks(run, cards),
        *minute_blocks(workspace, run, cards),
        *practice_blocks(practice),
    ]
    return Report("debrief", data, blocks, next=_next(workspace, run, decision, commands))


def _road(road: Road | None) -> dict[str, list[dict[str, str]]] | None:
    if road is None:
        return None
    return {name: [{"round": each.round, "says": each.says} for each in some]
            for name, some in (("repairs", road.repairs), ("one_of", road.one_of))}  # fmt: skip


def _opened(workspace: Workspace, run: LoopRun, *, early: bool) -> LoopRun:
    """The loop with its cards opened early, which is recorded: later votes were given by who had seen these."""
    waiting = [each.id for each in run.waiting]
    if not early:
        named = [f"round {i} ({each.title})" for i, each in enumerate(run.rounds, 1) if each in run.waiting]
        whose = "partners' votes stay" if run.partnered else "a sealed loop stays"
        none_yet = f"none yet: {', '.join(named)} (--open opens {'them' if run.partnered else 'it'} now)"
        raise UsageError(f"{whose} shut until every round has its card; {none_yet}")
    if not set(waiting) <= set(run.opened):
        workspace.record("opened_early", {"loop": run.id, "rounds": waiting})
    return find_loop(workspace, run.id)


def _next(workspace: Workspace, run: LoopRun, decision: Decision, commands: Sequence[str]) -> str:
    """A split with partners is voted on again; else the first thing to practise."""
    open_ = [each for each in partner_votes(run) if each["revote"] is None]
    waiting = next((each for each in open_ if each["vote"] in NOES), next(iter(open_), None))
    if decision.outcome is Outcome.SPLIT and waiting is not None and not run.waiting:
        return f'{debrief_of(workspace, run)} --revote "{waiting["round"]}:{waiting["by"]}:VOTE"'
    return commands[0] if commands else "amzprep today"
