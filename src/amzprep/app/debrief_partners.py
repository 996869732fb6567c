"""What partners bring to a debrief: a row per card with both votes, and the words that were heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amzprep.app.debrief_drawing import is_measured
from amzprep.app.loop import TECHNICAL
from amzprep.domain.debrief import Cards, Decision
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Paragraph, Span, Table
from amzprep.domain.scorecard import GAPS, Scorecard, Tier

MOST_SURE = 5


def partner_votes(run: LoopRun) -> list[dict[str, Any]]:
    """Every partner's card, with the vote before the cases held it, the second vote, and the votes it replaced."""
    return [
        {"round": each.id, "by": sealed.by, "vote": sealed.card.vote.title,
         "held_from": _held_from(sealed.card),
         "revote": again.title if (again := run.revote(each.id, sealed.by)) is not None else None,
         "confidence": sealed.card.confidence, "would_probe": sealed.card.would_probe,
         "technical": sealed.card.technical.name.lower() if sealed.card.technical is not None else None,
         "principles": {name: grade.title for name, grade in sealed.card.principles.items()},
         "heard": {name: list(lines) for name, lines in sealed.card.heard.items()},
         "gaps": sorted(sealed.card.gaps), "conflicts": list(sealed.card.conflicts),
         "below_scope": sealed.card.below_scope,
         "strengths": list(sealed.card.strengths), "concerns": list(sealed.card.concerns),
         "replaced": [before.card.vote.title for before in run.replaced(each.id, sealed.by)]}
        for each in run.rounds
        for sealed in run.partners(each.id)
    ]  # fmt: skip


def _held_from(card: Scorecard) -> str | None:
    """A partner's own vote on a coding round, where the cases gave less."""
    said = card.facts.get(TECHNICAL, {}).get("partner_vote")
    return str(said) if said is not None and said != card.vote.title else None


def partner_cards(run: LoopRun, cards: Cards, before: Decision, now: Decision) -> list[Block]:
    """A row per card with who filled it, both votes and the technique; how several cards of a round count."""
    votes = partner_votes(run)
    again = any(each["revote"] for each in votes)
    rows: list[list[Line]] = []
    for i, each in enumerate(run.rounds, 1):
        own = run.own(each.id)
        if own is not None:
            tier = cards.bar(own.card.technical) if own.card.technical is not None else "–"
            rows.append([str(i), each.title, "you", own.card.vote.title, *(["–"] if again else []), tier])
        rows += [
            [str(i), each.title, card["by"], card["vote"], *([card["revote"] or "–"] if again else []),
             _tier(card, cards) or "–"]
            for card in votes
            if card["round"] == each.id
        ]  # fmt: skip
    blocks: list[Block] = [Table(["", "round", "by", "vote", *(["again"] if again else []), "technique"], rows)]
    counts = (line for card in cards.cards for line in _counted(run, card, cards))
    lines = [*counts, *(line for each in votes for line in _changed(each, cards.name(each["round"])))]
    if lines:
        blocks.append(Bullets(lines))
    if again:
        moved = "unchanged" if before.outcome is now.outcome else f"{before.outcome.title} before"
        blocks.append(Paragraph([f"After the second votes: {now.outcome.title} ({moved})."]))
    elif not run.waiting:
        command = Span('amzprep loop debrief --revote "ROUND:NAME:VOTE"', "code")
        blocks.append(Paragraph([["Now that every card is open, an interviewer may vote again: ", command]]))
    return blocks


def _counted(run: LoopRun, card: Scorecard, cards: Cards) -> Iterator[str]:
    """Which card counts where a round has several, and as what where they differ."""
    partners, own, round_ = run.partners(card.round), run.own(card.round), cards.name(card.round)
    names = " and ".join(each.by for each in partners)
    if own is not None and partners and not is_measured(own.card):
        yield f"{round_}: {names}'s card{'s count' if len(partners) > 1 else ' counts'}, not your own"
    votes = {run.revote(card.round, each.by) or each.card.vote for each in partners}
    differ = [card.vote.title] if len(votes) > 1 else []
    if card.technical is not None and len({each.card.technical for each in partners}) > 1:
        differ.append(f"technique {cards.bar(card.technical)}")
    for name, counted in card.principles.items():
        if len({each.card.principles[name] for each in partners if name in each.card.principles}) > 1:
            differ.append(f"{PRINCIPLES[name]} {counted.title}")
    if differ:
        middle = "the lower" if len(partners) == 2 else "the lower middle"
        yield f"{round_}: {names} differ; {middle} counts: {', '.join(differ)}"


def written(run: LoopRun, cards: Cards) -> list[Block]:
    """What every interviewer wrote on their card, in the order of the rounds."""
    titles = {each.id: f"{i} {each.title}" for i, each in enumerate(run.rounds, 1)}
    asked = {each.id: each.principles for each in run.rounds}
    words = [
        block
        for each in partner_votes(run)
        for block in _words(each, titles[each["round"]], asked[each["round"]], cards)
    ]
    return [Heading("What your interviewers wrote"), *words]


def _changed(card: Mapping[str, Any], round_: str) -> Iterator[str]:
    """How a vote came to differ from the one first given, before anybody's card was open."""
    if card["held_from"]:
        yield f"{round_}: {card['by']} said {card['held_from']}; the cases give less"
    if card["replaced"]:
        yield f"{round_}: {card['by']} gave a new card; before: {', '.join(card['replaced'])}"


def _tier(card: Mapping[str, Any], cards: Cards) -> str:
    return cards.bar(Tier[card["technical"].upper()]) if card["technical"] else ""


def _words(card: Mapping[str, Any], title: str, asked: Sequence[str], cards: Cards) -> list[Block]:
    """One card's words: per principle its grade and the quotes, then what spoke for and against."""
    rows: list[tuple[str, Line]] = []
    for name in dict.fromkeys([*asked, *card["principles"], *card["heard"]]):
        quotes = " ".join(f"“{line}”" for line in card["heard"].get(name, ()))
        unrated = "not rated" if quotes else "not reached"
        grade = _tier(card, cards) if name == TECHNICAL else card["principles"].get(name, unrated)
        rows.append((PRINCIPLES.get(name, "technical part"), ": ".join(each for each in (grade, quotes) if each)))
    gaps = "; ".join(says for gap, says in GAPS.items() if gap in card["gaps"])
    smaller = "yes" if card["below_scope"] else ""
    said = (
        ("strengths", "; ".join(card["strengths"])),
        ("concerns", "; ".join(card["concerns"])),
        ("gaps", gaps),
        (f"smaller than {cards.level}", smaller),
        ("facts that differ", "; ".join(card["conflicts"])),
        ("would ask next", card["would_probe"]),
    )
    rows += [(name, words) for name, words in said if words]
    sure = f" (sure: {card['confidence']} of {MOST_SURE})" if card["confidence"] else ""
    return [Paragraph([[Span(f"{title} · {card['by']}", "strong"), sure]]), *([Facts(rows)] if rows else [])]
