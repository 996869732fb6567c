"""The debrief: every card read, the rule that decides, its evidence, what would change it, what to practise next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from amzprep.app.debrief_cards import cards_of
from amzprep.app.debrief_partners import partner_cards, partner_votes, written
from amzprep.app.loop import TECHNICAL, begun, find_loop, parts
from amzprep.app.loop_card import DESIGN
from amzprep.app.story_scope import known_story
from amzprep.app.workspace import Workspace
from amzprep.domain.competency import Competency, competencies
from amzprep.domain.consistency import LEAST_I, REASONS, Inconsistency, calibration, inconsistencies
from amzprep.domain.debrief import RULES_OURS, Cards, Change, Decision, Outcome, decide, smallest_change
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import PART
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Paragraph, Report, Span, Table, Timeline
from amzprep.domain.scorecard import Evidence, Tier, Vote
from amzprep.errors import UsageError

OURS = f"Self-scored practice. {RULES_OURS}"
BY_PARTNERS = f"Practice, with partners as interviewers. {RULES_OURS}"
NOES = (Vote.NO.title, Vote.STRONG_NO.title)
COMMANDS, DRILLS, STORIES = 5, 3, 2
MARK = {Evidence.STRONG: "strong", Evidence.ENOUGH: "enough", Evidence.THIN: "thin", Evidence.NONE: "none"}


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
    commands = next_commands(workspace, run, cards)
    if not run.waiting and (run.outcome, run.rule) != (decision.outcome.title, decision.rule.id):
        workspace.record(
            "debriefed",
            {"loop": run.id, "outcome": decision.outcome.title, "rule": decision.rule.id, "commands": commands},
        )
    found = [*inconsistencies(cards.cards), *_below(run, cards)]
    change = smallest_change(cards)
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
        "calibration": calibration(cards.cards),
        "change": [{"round": each.round, "says": each.says} for each in change],
        "commands": commands,
        "sound": run.sound,
        "opened_early": list(run.opened),
    }
    blocks: list[Block] = [
        Heading(f"Debrief of a mock loop at {run.level}, begun {begun(workspace, run)}"),
        Paragraph([Span(BY_PARTNERS if run.partnered else OURS, "dim")]),
        *_decision(run, decision, cards),
        *_split(decision, cards, change),
        *_change(cards, decision, change),
        Heading("Cards"),
        *(partner_cards(run, cards, before, decision) if votes else [_cards(cards)]),
        *(written(run) if votes else []),
        *_competencies(shown),
        *_principles(run, cards),
        *_findings(found),
        *_calibration(run, cards),
        *_timeline(workspace, run),
        Heading("Practise next"),
        Bullets([[Span(command, "code")] for command in commands]),
    ]
    return Report("debrief", data, blocks, next=_next(run, decision, commands))


def _opened(workspace: Workspace, run: LoopRun, *, early: bool) -> LoopRun:
    """The loop with its cards opened early, which is recorded: later votes were given by who had seen these."""
    waiting = [each.id for each in run.waiting]
    if not early:
        whose = "partners' votes stay" if run.partnered else "a sealed loop stays"
        none_yet = f"none yet: {', '.join(waiting)} (--open opens {'them' if run.partnered else 'it'} now)"
        raise UsageError(f"{whose} shut until every round has its card; {none_yet}")
    if not set(waiting) <= set(run.opened):
        workspace.record("opened_early", {"loop": run.id, "rounds": waiting})
    return find_loop(workspace, run.id)


def _next(run: LoopRun, decision: Decision, commands: Sequence[str]) -> str:
    """A split with partners is voted on again; else the first thing to practise."""
    open_ = [each for each in partner_votes(run) if each["revote"] is None]
    waiting = next((each for each in open_ if each["vote"] in NOES), next(iter(open_), None))
    if decision.outcome is Outcome.SPLIT and waiting is not None and not run.waiting:
        return f'amzprep loop debrief --revote "{waiting["round"]}:{waiting["by"]}:VOTE"'
    return commands[0] if commands else "amzprep today"


def next_commands(workspace: Workspace, run: LoopRun, cards: Cards) -> list[str]:
    """At most five commands that work on what cost most: three drills, then two stories; a missing round first."""
    first = ["amzprep loop resume"] if cards.skipped and not run.partnered else []
    if not first and decide(cards).outcome is Outcome.HOLD and cards.without_evidence:
        first.append(f"amzprep loop retry {cards.without_evidence[0][1]}")
    drills = list(dict.fromkeys(_drills(workspace, run, cards)))[:DRILLS]
    stories = list(dict.fromkeys(_stories(workspace, run, cards)))[:STORIES]
    return [*first, *drills, *stories][:COMMANDS] or ["amzprep drill new --room"]


def _drills(workspace: Workspace, run: LoopRun, cards: Cards) -> Iterator[str]:
    """Drills on what was missed, the lowest card first; where only a partner's word says so, the whole question."""
    asked = {each.id: (each.questions or {}).get(TECHNICAL, "") for each in run.rounds}
    for card in sorted(cards.cards, key=lambda each: (each.technical or 0, each.vote)):
        if card.technical is not None and card.technical < Tier.AT and not card.facts and asked[card.round]:
            yield f"amzprep drill {asked[card.round].partition('/')[2]}"
        for facts in card.facts.values():
            slug = str(facts.get("question", "")).partition("/")[2]
            if facts.get("musts_missed") and slug:
                yield f"amzprep drill {slug}{_part(workspace, facts)}"
            elif facts.get("groups_failed") or facts.get("growth_worse"):
                yield f"amzprep drill {slug} --room"


def _stories(workspace: Workspace, run: LoopRun, cards: Cards) -> Iterator[str]:
    """Stories to fix: what was told thinly, where it is in the bank; else one to find for the principle."""
    for name, round_ in cards.thin:
        facts: dict[str, Any] = next((card.facts.get(name, {}) for card in cards.cards if card.round == round_), {})
        story = str(facts.get("story") or "")
        claimed = facts.get("claims_principle") is not False
        if story and claimed and known_story(workspace, story, run.level) is not None:
            yield f"amzprep stories edit {story}"
        else:
            yield f"amzprep stories find {name}"
    told = [facts for card in cards.cards for facts in card.facts.values() if facts.get("story")]
    for facts in told:
        weak = facts.get("scope_short") or (facts.get("i_share") is not None and facts["i_share"] < LEAST_I)
        if weak and known_story(workspace, facts["story"], run.level) is not None:
            yield f"amzprep stories edit {facts['story']}"


def _part(workspace: Workspace, facts: dict[str, Any]) -> str:
    """The phase of the first must that was missed, as a part of its question."""
    question = workspace.content.get(facts["question"])
    missed = facts["musts_missed"][0]
    phase = next((point.phase for point in question.open.rubric.points if point.id == missed), "")
    return f"{PART}{phase}" if phase else ""


def _decision(run: LoopRun, decision: Decision, cards: Cards) -> list[Block]:
    role = {Outcome.HIRE: "good", Outcome.NO_HIRE: "bad"}.get(decision.outcome, "strong")
    lines: list[Line] = [
        ["Outcome by our rules: ", Span(decision.outcome.title, role)],
        f"Rule {decision.rule.id}: {decision.rule.says} (source: {decision.rule.source}).",
        f"Because: {decision.evidence}.",
        *([decision.note] if decision.note else []),
    ]
    if run.waiting:
        lines.append(Span(f"Not over: {', '.join(each.id for each in run.waiting)} without a card.", "warn"))
    if run.opened:
        lines.append(Span(f"Cards were opened before there was one for {', '.join(run.opened)}.", "warn"))
    if not run.sound:
        lines.append(Span("A sealed card in the log is not as it was sealed.", "bad"))
    if run.level in ("L7", "L8"):
        lines.append(Span(f"Loops at {run.level} are scarcely reported: take this one as a sketch.", "dim"))
    return [Paragraph(lines)]


def _split(decision: Decision, cards: Cards, change: Sequence[Change]) -> list[Block]:
    """Both cases, and the one piece of evidence that would settle it."""
    if decision.outcome is not Outcome.SPLIT:
        return []
    strong = [PRINCIPLES.get(name, name) for _, name, each in cards.evidence if each is Evidence.STRONG]
    thin = [PRINCIPLES.get(name, name) for name, _ in cards.thin]
    hires = [f"{card.round} {card.vote.title}" for card in cards.cards if card.vote > 0]
    noes = [f"{card.round} {card.vote.title}" for card in cards.cards if card.vote < 0]
    settle = _step(change[0], cards) if len(change) == 1 else "no single piece of evidence does"
    rows: list[tuple[str, Line]] = [
        ("for", "; ".join([*hires, *([f"strong: {', '.join(strong)}"] if strong else [])]) or "nobody"),
        ("against", "; ".join([*noes, *([f"thin or missing: {', '.join(thin)}"] if thin else [])]) or "nobody"),
        ("would settle it", settle),
    ]
    return [Heading("Both cases"), Facts(rows)]


def _competencies(shown: Sequence[Competency]) -> list[Block]:
    """The technical ones; what stands on the same rounds and reads the same is one measurement, and one row."""
    grouped: dict[tuple[str, tuple[str, ...], bool], list[str]] = {}
    for each in shown:
        if not each.asked:
            grouped.setdefault((each.standing, each.rounds, each.low), []).append(each.name)
    rows: list[list[Line]] = [
        [Span(standing, "bad" if low else "good"), ", ".join(names), ", ".join(rounds)]
        for (standing, rounds, low), names in grouped.items()
    ]
    return [Heading("By competency"), Table(["standing", "competency", "rounds"], rows)] if rows else []


def _cards(cards: Cards) -> Table:
    """A row per round; what the learner said of themselves only where they were asked."""
    asked = any(card.self_vote is not None for card in cards.cards)
    rows: list[list[Line]] = []
    for card in cards.cards:
        name = f"{card.round}{' (Bar Raiser)' if card.bar_raiser and card.round != 'bar-raiser' else ''}"
        said = card.self_vote.title if card.self_vote is not None else "–"
        technical = card.technical.title if card.technical is not None else "–"
        role = "good" if card.vote > 0 else "bad"
        rows.append([name, Span(card.vote.title, role), *([said] if asked else []), technical])
    return Table(["round", "vote", *(["you said"] if asked else []), "technique"], rows)


def _principles(run: LoopRun, cards: Cards) -> list[Block]:
    """Principles × evidence, the weakest first; each is asked in one round, whose number marks the place."""
    number = {each.id: str(i) for i, each in enumerate(run.rounds, 1)}
    shown = sorted(cards.evidence, key=lambda each: (each[2], list(PRINCIPLES).index(each[1])))
    rows: list[list[Line]] = []
    for round_, name, found in shown:
        mark = Span(number[round_], "good" if found >= Evidence.ENOUGH else "bad")
        rows.append([PRINCIPLES[name], *(mark if each is found else "" for each in Evidence)])
    left = [title for name, title in PRINCIPLES.items() if name not in {asked for _, asked, _ in shown}]
    rounds = f"Rounds: {' · '.join(f'{i} {name}' for name, i in number.items())}."
    return [
        Heading("Principles"),
        Table(["principle", *(MARK[each] for each in Evidence)], rows),
        Paragraph([Span(f"{rounds} Not asked: {', '.join(left) or 'none'}.", "dim")]),
    ]


def _findings(found: Sequence[Inconsistency]) -> list[Block]:
    """What was found, under the guide's five reasons why people fail; a reason with nothing to it is only named."""
    blocks: list[Block] = [Heading("Where loops are lost, and what yours shows")]
    clear = []
    for key, reason in REASONS.items():
        lines: list[Line] = [f"{each.says} ({', '.join(each.rounds)})" for each in found if each.reason == key]
        if lines:
            blocks += [Paragraph([Span(reason, "strong")]), Bullets(lines)]
        else:
            clear.append(reason)
    if clear:
        blocks.append(Paragraph([f"Nothing found under: {', '.join(clear)}."]))
    return blocks


def _below(run: LoopRun, cards: Cards) -> Iterator[Inconsistency]:
    """What the cards themselves say is short: principles that are thin or missing, technique below the bar."""
    if cards.thin:
        names = dict.fromkeys(PRINCIPLES.get(name, name) for name, _ in cards.thin)
        rounds = tuple(dict.fromkeys(round_ for _, round_ in cards.thin))
        yield Inconsistency(f"thin or missing: {', '.join(names)}", rounds, "principles")
    asks = {each.id: (each.asks, each.competencies) for each in run.rounds}
    for card in cards.cards:
        if card.technical is not None and card.technical < Tier.AT and not card.facts:
            kind, looks_at = asks[card.round]
            design = any(word in each for each in looks_at for word in DESIGN)
            yield Inconsistency(
                card.technical.title, (card.round,), "coding" if kind == "coding" else "systems" if design else "depth"
            )


def _calibration(run: LoopRun, cards: Cards) -> list[Block]:
    lines = calibration(cards.cards)
    voted = [card for card in cards.cards if card.self_vote is not None]
    if not voted:
        return []
    tainted = [card.round for card in voted if card.round in run.opened]
    if tainted:
        lines.append(f"{', '.join(tainted)}: voted when the other cards were open, so it says little of your judgement")
    same = sum(card.self_vote == card.vote for card in voted)
    return [Heading("Calibration"), Facts([("your votes", f"{same} of {len(voted)} as the facts give")]),
            *([Bullets(lines)] if lines else [])]  # fmt: skip


def _step(change: Change, cards: Cards) -> str:
    """A step in words, with what the interviewer of its round would have asked next."""
    card = next(each for each in cards.cards if each.round == change.round)
    asked = f" (still asked: {card.would_probe})" if card.would_probe else ""
    return f"{change.round}: {change.says}{asked}"


def _change(cards: Cards, decision: Decision, changes: Sequence[Change]) -> list[Block]:
    if decision.outcome is Outcome.HIRE or (decision.outcome is Outcome.SPLIT and len(changes) == 1):
        return []  # what would settle a split has been said
    if not changes:
        return [Heading("What would change it"), Paragraph(["More than three single steps on different cards."])]
    lines: list[Line] = [_step(each, cards) for each in changes]
    for change in changes:
        cards = change.applied(cards)
    return [Heading(f"The smallest change that would make it {decide(cards).outcome.title!r}"), Bullets(lines)]


def _timeline(workspace: Workspace, run: LoopRun) -> list[Block]:
    """What the minutes went to, where they were measured; nothing where a partner held the watch."""
    rows = [(each.title, _minutes(workspace, run, each)) for each in run.rounds]
    spent = [(title, parts_) for title, parts_ in rows if parts_]
    return [Heading("Where the minutes went"), Timeline(spent)] if spent else []


def _minutes(workspace: Workspace, run: LoopRun, planned: Round) -> list[tuple[float, str]]:
    sealed = run.own(planned.id)
    facts = sealed.card.facts if sealed is not None else {}
    return [
        (facts[part.name]["elapsed_s"] / 60, "principle" if part.name in PRINCIPLES else planned.asks)
        for part in parts(workspace, planned)
        if facts.get(part.name, {}).get("elapsed_s")
    ]
