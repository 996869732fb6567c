"""How a debrief is drawn: the decision and its evidence, what would make it a hire, the cards, and what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amzprep.app.debrief_practice import Practice
from amzprep.app.loop import parts
from amzprep.app.loop_card import DESIGN
from amzprep.app.workspace import Workspace
from amzprep.domain.competency import Competency
from amzprep.domain.consistency import REASONS, Inconsistency, calibration, marking, pace
from amzprep.domain.debrief import NUMBERED, Cards, Decision, Outcome, decide
from amzprep.domain.debrief_change import Change, Repair, Road
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Paragraph, Span, Table, Timeline
from amzprep.domain.scorecard import Evidence, Scorecard, Tier

MARK = {Evidence.STRONG: "strong", Evidence.ENOUGH: "enough", Evidence.THIN: "thin", Evidence.NONE: "none"}
MEANS = {
    Outcome.HOLD: "a round to repeat before anything is decided",
    Outcome.LEVEL_DOWN: "the evidence carries {lower}",
    Outcome.SPLIT: "the cards argue both ways",
}
SAID = {
    "none": "you marked neither signal",
    "weak": "a weak signal",
    "mixed": "mixed signals",
    "strong": "a strong signal",
}
FLEETING = "over in a moment, without a word of it kept"
NOT_SAID = 2  # points of a rubric that were missed, named per round
LEAST_MINUTES = 0.2  # of the time given, below which a timeline of it would say nothing
EXPLAIN = "amzprep explain loop"
YOURS = "The other votes are your own; only a must missed, or the distance to the bar, holds them down."


def decision_blocks(run: LoopRun, decision: Decision, cards: Cards) -> list[Block]:
    """The outcome, why, and which rule; then what stands in the way of trusting it."""
    role = {Outcome.HIRE: "good", Outcome.NO_HIRE: "bad"}.get(decision.outcome, "strong")
    means = f" ({_means(decision.outcome, cards)})" if decision.outcome in MEANS else ""
    lines: list[Line] = [
        ["Outcome by our rules: ", Span(decision.outcome.title, role), means],
        f"Because: {decision.evidence}.",
        [Span(f"Rule {decision.rule.id}: {decision.rule.says}. All of them: ", "dim"), Span(EXPLAIN, "code")],
        *([decision.note] if decision.note else []),
    ]
    if run.waiting:
        lines.append(Span(f"Not over: {cards.name(*(each.id for each in run.waiting))} without a card.", "warn"))
    if run.opened:
        lines.append(Span(f"Cards were opened before there was one for {cards.name(*run.opened)}.", "warn"))
    if not run.sound:
        lines.append(Span("A sealed card in the log is not as it was sealed.", "bad"))
    if run.level in ("L7", "L8"):
        lines.append(Span(f"Loops at {run.level} are scarcely reported: take this one as a sketch.", "dim"))
    return [Paragraph(lines)]


def _means(outcome: Outcome, cards: Cards) -> str:
    return MEANS[outcome].format(lower=cards.lower)


def split_blocks(decision: Decision, cards: Cards, change: Sequence[Change], road: Road | None) -> list[Block]:
    """Both cases, and the one piece of evidence that would settle it."""
    if decision.outcome is not Outcome.SPLIT:
        return []
    strong = [PRINCIPLES.get(name, name) for _, name, each in cards.evidence if each is Evidence.STRONG]
    thin = [PRINCIPLES.get(name, name) for name, _ in cards.thin]
    hires = [f"{cards.name(card.round)} {card.vote.title}" for card in cards.cards if card.vote > 0]
    noes = [f"{cards.name(card.round)} {card.vote.title}" for card in cards.cards if card.vote < 0]
    if _is_settled(decision, road):
        settle = _choice((*road.repairs, *road.one_of), cards, asked=True) if road is not None else ""
    else:
        settle = _step(change[0], cards) if len(change) == 1 else "no single piece of evidence does"
    differ = [each for card in cards.cards for each in card.conflicts]
    against = [
        *noes,
        *([f"thin or missing: {', '.join(thin)}"] if thin else []),
        *([f"unexplained: {'; '.join(differ)}"] if differ else []),
    ]
    rows: list[tuple[str, Line]] = [
        ("for", "; ".join([*hires, *([f"strong: {', '.join(strong)}"] if strong else [])]) or "nobody"),
        ("against", "; ".join(against) or "nobody"),
        ("would settle it", settle),
    ]
    return [Heading("Both cases"), Facts(rows)]


def _is_settled(decision: Decision, road: Road | None) -> bool:
    """Whether any one repair makes a split a hire: then both cases say so, and nothing after them does again."""
    single = road is not None and len(road.repairs) + bool(road.one_of) == 1
    return single and decision.outcome is Outcome.SPLIT


def change_blocks(decision: Decision, cards: Cards, change: Sequence[Change], road: Road | None) -> list[Block]:
    """What would have made it a hire, and how far the smallest step alone goes."""
    if decision.outcome is Outcome.HIRE or cards.skipped or _is_settled(decision, road):
        return []
    found: list[Block] = [Heading("What would make it a hire")]
    if road is None:
        found.append(Paragraph(["More than three repairs: begin with what is practised next."]))
    else:
        lines: list[Line] = [f"{cards.name(each.round)}: {each.says}" for each in road.repairs]
        choice = _choice(road.one_of, cards)
        found.append(Bullets([*lines, *([f"{'and ' * bool(lines)}{choice}"] if choice else [])]))
    steps = [_step(each, cards) for each in change]
    for each in change:
        cards = each.applied(cards)
    better = decide(cards).outcome
    settled = decision.outcome is Outcome.SPLIT and len(change) == 1  # that one has been said
    settled |= road is not None and len(road.repairs) + bool(road.one_of) <= len(change)  # as few lead all the way
    if steps and better is not Outcome.HIRE and not settled:
        found.append(
            Paragraph([f"The smallest change, {'; '.join(steps)}, gives {better.title!r}: {_means(better, cards)}."])
        )
    return found


def _choice(one_of: Sequence[Repair], cards: Cards, *, asked: bool = False) -> str:
    """Any one of some repairs; the same one of several rounds is said once, with what was `asked` there last."""
    rounds: dict[str, list[str]] = {}
    for each in one_of:
        rounds.setdefault(each.says, []).append(
            cards.name(each.round) + (_still_asked(each.round, cards) if asked else "")
        )
    said = [f"{says} in {' or '.join(some)}" for says, some in rounds.items()]
    return said[0] if len(said) == 1 else f"one of: {'; '.join(said)}" if said else ""


def _step(change: Change, cards: Cards) -> str:
    """A step in words, with what the interviewer of its round would have asked next."""
    return f"{cards.name(change.round)}: {change.says}{_still_asked(change.round, cards)}"


def _still_asked(round_: str, cards: Cards) -> str:
    card = next(each for each in cards.cards if each.round == round_)
    return f" (still asked: {card.would_probe})" if card.would_probe else ""


def cards_table(run: LoopRun, cards: Cards) -> Table:
    """A row per round; what the learner said of themselves only where they were asked."""
    asked = any(card.self_vote is not None for card in cards.cards)
    titles = {each.id: each.title for each in run.rounds}
    rows: list[list[Line]] = []
    for card in cards.cards:
        title = titles.get(card.round, card.round)
        mark = " (Bar Raiser)" if card.bar_raiser and "Bar Raiser" not in title else ""
        said = card.self_vote.title if card.self_vote is not None else "–"
        role = "good" if card.vote > 0 else "bad"
        vote = [Span(card.vote.title, role), " (measured)" if is_measured(card) else ""]
        technical = cards.bar(card.technical) if card.technical is not None else "–"
        rows.append([cards.name(card.round).removeprefix(NUMBERED), f"{title}{mark}", vote, *([said] if asked else []),
                     technical])  # fmt: skip
    return Table(["", "round", "vote", *(["you said"] if asked else []), "technique"], rows)


def is_measured(card: Scorecard) -> bool:
    """Whether the vote comes from cases that were run."""
    return any("cases" in facts for facts in card.facts.values())


def technique_blocks(cards: Cards) -> list[Block]:
    """What the open answers had of their rubrics, and the costliest points they had not."""
    lines: list[Line] = []
    for card in cards.cards:
        for facts in card.facts.values():
            if "percent" in facts:
                missed = "; ".join(facts.get("missed", [])[:NOT_SAID])
                rest = f"; not said: {missed}" if missed else ""
                percent = f"{facts['percent']:.0f} % of the rubric, bar {facts['bar']:g} %"
                lines.append(f"{cards.name(card.round)}: {percent}{rest}")
    return [Bullets(lines)] if lines else []


def competency_blocks(shown: Sequence[Competency], cards: Cards) -> list[Block]:
    """What several rounds look at; what one round alone looks at stands on its card."""
    rows: list[list[Line]] = [
        [each.name, Span(each.standing_in(cards.bar), "bad" if each.low else "good"), cards.name(*each.rounds)]
        for each in shown
        if not each.asked and len(each.rounds) > 1
    ]
    table = Table(["competency", "standing", "rounds"], rows)
    return [Heading("By competency, over several rounds"), table] if rows else []


def principle_blocks(cards: Cards) -> list[Block]:
    """Principles × evidence, the weakest first, marked with the round's number; then why the weak ones are weak."""
    shown = sorted(cards.evidence, key=lambda each: (each[2], list(PRINCIPLES).index(each[1])))
    rows: list[list[Line]] = []
    for round_, name, found in shown:
        mark = Span(cards.name(round_).removeprefix(NUMBERED), "good" if found >= Evidence.ENOUGH else "bad")
        rows.append([PRINCIPLES[name], *(mark if each is found else "" for each in Evidence)])
    left = [title for name, title in PRINCIPLES.items() if name not in {asked for _, asked, _ in shown}]
    facts_of = {card.round: card.facts for card in cards.cards}
    weak: list[Line] = [
        [Span(PRINCIPLES[name], "strong"), f": {why}"]
        for round_, name, found in shown
        if (found < Evidence.ENOUGH or facts_of[round_].get(name, {}).get("raised"))
        and (why := _why_weak(facts_of[round_].get(name, {})))
    ]
    if not rows:
        return []  # a technical stage asks for none
    return [
        Heading("Principles, by the number of their round"),
        Table(["principle", *(MARK[each] for each in Evidence)], rows),
        *([Bullets(weak)] if weak else []),
        Paragraph([Span(f"Not asked: {', '.join(left) or 'none'}.", "dim")]),
    ]


def _why_weak(facts: Mapping[str, Any]) -> str:
    """What a principle's evidence rests on, in words; empty where a partner's card says it."""
    if not facts:
        return ""
    if not facts.get("story"):
        return "no story was told"
    said = FLEETING if facts.get("fleeting") else SAID.get(facts.get("signal", ""), "")
    raised = facts.get("raised", [])
    many = f"{len(raised)} red flag{'s' * (len(raised) > 1)}"
    flags = f", less for {many} you owned up to: {'; '.join(raised)}" if raised else ""
    return f"{facts.get('title') or facts['story']!r}: {said}{flags}"


def finding_blocks(found: Sequence[Inconsistency], cards: Cards) -> list[Block]:
    """What was found, under the guide's five reasons why people fail; a reason with nothing to it is only named."""
    blocks: list[Block] = [Heading("Where loops are lost, and what yours shows")]
    clear = []
    for key, reason in REASONS.items():
        rounds: dict[str, list[str]] = {}
        for each in found:
            if each.reason == key:
                rounds.setdefault(each.says, []).extend(each.rounds)
        lines: list[Line] = [f"{says} ({cards.name(*dict.fromkeys(those))})" for says, those in rounds.items()]
        if lines:
            blocks += [Paragraph([Span(reason, "strong")]), Bullets(lines)]
        else:
            clear.append(reason)
    if clear:
        blocks.append(Paragraph([f"Nothing found under: {', '.join(clear)}."]))
    return blocks


def below_bar(run: LoopRun, cards: Cards) -> Iterator[Inconsistency]:
    """Technique below the bar by the word of a partner alone; what was measured says so itself."""
    asks = {each.id: (each.asks, each.competencies) for each in run.rounds}
    for card in cards.cards:
        if card.technical is not None and card.technical < Tier.AT and not card.facts:
            kind, looks_at = asks[card.round]
            design = any(word in each for each in looks_at for word in DESIGN)
            reason = "coding" if kind == "coding" else "systems" if design else "depth"
            yield Inconsistency(f"technique {cards.bar(card.technical)}", (card.round,), reason)


def thin_principles(cards: Cards) -> Iterator[Inconsistency]:
    """The principles that were thin or missing, on one line."""
    if cards.thin:
        named = ", ".join(dict.fromkeys(PRINCIPLES.get(name, name) for name, _ in cards.thin))
        rounds = tuple(dict.fromkeys(round_ for _, round_ in cards.thin))
        yield Inconsistency(f"thin or missing: {named}", rounds, "principles")


def calibration_blocks(run: LoopRun, cards: Cards) -> list[Block]:
    """Own votes against what was measured, and own marks worth another look."""
    voted = [card for card in cards.cards if card.self_vote is not None]
    if not voted:
        return []
    lines = [*calibration(cards.cards, cards.names), *marking(cards.cards, cards.names)]
    as_said = [card.round for card in voted if is_measured(card) and card.self_vote == card.vote]
    if as_said:
        lines.insert(0, f"{cards.name(*as_said)}: as measured")
    tainted = [card.round for card in voted if card.round in run.opened]
    if tainted:
        lines.append(f"{cards.name(*tainted)}: voted with the other cards open, so it says little of your judgement")
    return [Heading("Your own judgement"), Bullets([*lines, YOURS])]


def minute_blocks(workspace: Workspace, run: LoopRun, cards: Cards) -> list[Block]:
    """What the minutes went to, where they were measured; nothing where a partner held the watch."""
    rows = [(each.title, _minutes(workspace, run, each)) for each in run.rounds]
    spent = [(title, parts_) for title, parts_ in rows if parts_]
    used = sum(minutes for _, parts_ in spent for minutes, _ in parts_)
    given = sum(facts.get("limit_s", 0.0) for card in cards.cards for facts in card.facts.values()) / 60
    said = pace(cards.cards, cards.names)
    blocks: list[Block] = [Timeline(spent)] if spent and used >= LEAST_MINUTES * given else []
    blocks += [Paragraph([said])] if said else []
    return [Heading("Where the minutes went"), *blocks] if blocks else []


def _minutes(workspace: Workspace, run: LoopRun, planned: Round) -> list[tuple[float, str]]:
    sealed = run.own(planned.id)
    facts = sealed.card.facts if sealed is not None else {}
    return [
        (facts[part.name]["elapsed_s"] / 60, "principle" if part.name in PRINCIPLES else planned.asks)
        for part in parts(workspace, planned)
        if facts.get(part.name, {}).get("elapsed_s")
    ]


def practice_blocks(practice: Sequence[Practice]) -> list[Block]:
    """Commands with their reasons."""
    return [Heading("Practise next"), Bullets([[Span(each.command, "code"), f"  {each.why}"] for each in practice])]
