"""Past loops side by side, with nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from amzprep.app.debrief_cards import cards_of
from amzprep.app.loop import begun, loops, none_yet
from amzprep.app.loop_report import goes_on
from amzprep.app.workspace import Workspace
from amzprep.domain.competency import competencies
from amzprep.domain.debrief import RULES_OURS, decide
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Span, Table
from amzprep.domain.scorecard import VOTES, Evidence
from amzprep.errors import UsageError

LAST = 3  # loops whose competencies stand side by side
OPENS = "`amzprep loop debrief` opens the cards of the newest"
LEGEND = f"Votes, a round each: {', '.join(f'{each:+d} {each.title}' for each in reversed(VOTES))}."
RESUME = "`amzprep loop resume` goes on with it"


def compare(workspace: Workspace) -> Report:
    """Loops whose cards may be read, two or more. Raises UsageError that names the next command."""
    all_ = loops(workspace)
    numbered = {i: run for i, run in enumerate(all_, 1) if _readable(run, newest=i == len(all_))}
    if len(numbered) < 2:
        raise UsageError(_too_few(workspace, all_, list(numbered.values())))
    items: list[dict[str, Any]] = []
    rows: list[list[Line]] = []
    by_loop: dict[str, dict[str, str]] = {}
    for i, run in numbered.items():
        cards = cards_of(run)
        decision = decide(cards)
        votes = " ".join(f"{card.vote:+d}" for card in cards.cards)
        strong = sum(each >= Evidence.ENOUGH for _, _, each in cards.evidence)
        shown = competencies(cards.cards, {each.id: each.competencies for each in run.rounds})
        name = f"{i} {begun(workspace, run).partition(' ')[0]}"
        by_loop[name] = {each.name: each.standing_in(cards.bar) for each in shown}
        items.append({"loop": run.id, "day": run.day, "level": run.level, "stage": run.stage,
                      "outcome": decision.outcome.title, "rule": decision.rule.id,
                      "votes": [int(card.vote) for card in cards.cards], "principles_enough": strong,
                      "principles": len(cards.evidence), "skipped": len(cards.skipped),
                      "competencies": [each.as_json() for each in shown]})  # fmt: skip
        rows.append([name, run.level, decision.outcome.title, votes, f"{strong} of {len(cards.evidence)}",
                     f"{len(cards.cards)} of {len(run.rounds)}"])  # fmt: skip
    table = Table(["loop", "level", "outcome", "votes", "principles enough", "rounds"], rows, "lllllr")
    last = list(by_loop)[-LAST:]
    names = dict.fromkeys(name for each in by_loop.values() for name in each)
    grid: list[list[Line]] = [[name, *(by_loop[each].get(name, "–") for each in last)] for name in names]
    by_name = Table(["competency", *last], grid)
    blocks: list[Block] = [Heading("Loops side by side"), table, Paragraph([Span(LEGEND, "dim")]), by_name,
                           Paragraph([Span(RULES_OURS, "dim")])]  # fmt: skip
    return Report("loops_compared", {"items": items}, blocks, next=goes_on(workspace, all_[-1]))


def _readable(run: LoopRun, *, newest: bool) -> bool:
    """Whether its cards are open: the newest loop's once it was debriefed, those of partners once none waits."""
    return bool(run.outcome) if newest else bool(run.cards) and not run.shut


def _too_few(workspace: Workspace, all_: Sequence[LoopRun], readable: Sequence[LoopRun]) -> str:
    """Why there is nothing to put side by side, and what to do next."""
    if not all_:
        return none_yet(workspace)
    newest = all_[-1]
    if newest.over and not newest.outcome:
        return f"there are not two loops whose cards are open; {OPENS}"
    if not readable:
        return f"a loop is under way, and none of its cards can be read yet; {RESUME}"
    if newest is not readable[0]:
        next_ = "`amzprep loop resume` goes on with the one under way"
    else:
        next_ = RESUME if newest.waiting else f"`amzprep loop --level {newest.level}` starts the next one"
    return f"only one loop has cards to read so far, and there is nothing to compare it with; {next_}"
