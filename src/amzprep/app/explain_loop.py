"""The rules of the debrief, with where each comes from: `amzprep explain loop`."""

from __future__ import annotations

from amzprep.domain.debrief import RULES
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Span, Table

INTRO = [
    "The first rule that matches decides. The rules stand in the order of their outcomes, the worst first, and each of "
    "them but the last two says something bad that a better card can only leave behind: so a better card never worsens "
    "the outcome.",
    "A coding vote is computed from the cases. The others are yours: above hire only 10 points over the bar, no hire "
    "where a must is missing. A split is read from both sides; with partners the cards are voted on again.",
    "Partners' cards: of several for a round the lower middle counts, for votes and for each principle; a principle "
    "that nobody reached has no evidence; code that misses a group of cases holds a partner's vote to no hire.",
]
OURS = "The rules are ours, drawn from public accounts of debriefs by people who took part; they are not Amazon's."


def explain_loop() -> Report:
    """Every rule with its outcome and source."""
    items = [{"id": each.id, "says": each.says, "outcome": each.outcome.title, "source": each.source} for each in RULES]
    rows: list[list[Line]] = [[each.id, each.says, each.outcome.title, each.source] for each in RULES]
    blocks: list[Block] = [
        Heading("How a debrief decides"),
        Paragraph(INTRO),
        Table(["", "rule", "outcome", "source"], rows, "rlll"),
        Paragraph([Span(OURS, "dim")]),
    ]
    return Report("loop_rules", {"items": items}, blocks, next="amzprep loop list")
