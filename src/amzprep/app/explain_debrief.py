"""The words of a debrief, each explained by its name: outcomes, rules, evidence and technique."""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.debrief import RULES, Outcome, Rule
from amzprep.domain.explanation import Explanation
from amzprep.domain.scorecard import Evidence, Tier
from amzprep.domain.selector import LEVELS

OUTCOMES = {
    Outcome.NO_HIRE: (
        "the cards rule a hire out for now",
        "Every one of its rules is about cards, and a better card leaves it behind: that is the `yet`.",
        "`amzprep loop debrief` names the smallest change that leads out of it and what to practise; "
        "`amzprep loop retry ROUND` then does a round again.",
    ),
    Outcome.HOLD: (
        "too little was seen to decide",
        "Nothing that was seen rules a hire out, so it stands above no hire yet; but who has not seen a round, or "
        "found nothing in it, cannot vouch for it.",
        "Do the round that has no card (`amzprep loop resume`), or repeat the one whose principles have no evidence "
        "(`amzprep loop retry ROUND`). With evidence there, the later rules decide, up to hire.",
    ),
    Outcome.LEVEL_DOWN: (
        "enough for a hire, of the level below",
        "The principles carry a hire; technique, or the scope of the stories, carries it only one level lower.",
        "Repeat the technical round below the bar, or tell stories as large as the level asks for "
        "(`amzprep stories check --level LEVEL` names those that are smaller). With that, the later rules decide.",
    ),
    Outcome.SPLIT: (
        "good enough to argue for, not enough to agree",
        "Nothing rules a hire out, but votes or principles do not carry one: there are two cases to make.",
        "The debrief sets both cases side by side, with the one piece of evidence that would settle it. With partners, "
        "vote again: `amzprep loop debrief --revote ROUND:NAME:VOTE`; alone, `amzprep loop retry ROUND`.",
    ),
    Outcome.HIRE: (
        "a hire at the level",
        "No rule before the last one found anything against it.",
        "Take another loop with other questions, sealed till its end (`amzprep loop --sealed`), or with a partner.",
    ),
}
EVIDENCE = {
    Evidence.NONE: ("no story showed the principle", "No story, no signal in it, or a red flag in a weak one."),
    Evidence.THIN: ("a weak signal", "The story touches the principle; what you did or what came of it stays open."),
    Evidence.ENOUGH: ("mixed signals, or a strong one with a red flag", "It counts as shown; it convinces nobody yet."),
    Evidence.STRONG: ("a strong signal, no red flag", "The story shows what the interviewer listens for."),
}
TIERS = {
    Tier.AT: ("what the level asks for", "every group of cases passes", "as much of the rubric as the level's bar"),
    Tier.LOWER: (
        "enough for the level below, not for yours",
        "at least three quarters of the groups of cases pass",
        "the bar of the next lower level, and not your own",
    ),
    Tier.UNDER: (
        "not enough for the level below either",
        "more than a quarter of the groups of cases fail",
        "less than the bar of the next lower level",
    ),
}
FLAG = "A red flag takes a step off, two or more take two."
TECHNIQUE = (
    "One technical round at the bar one level down still makes technique at the bar; a second one, or one below it, "
    "lowers it to that level, and a second one below it rules a hire out."
)
REPEAT = "The debrief names the drill to repeat; `amzprep loop retry ROUND` then does the round again."
RETELL = (
    "Tell another story for the principle (`amzprep stories find PRINCIPLE`), or sharpen this one (`amzprep stories "
    "check`), and rehearse it."
)


def explanations() -> Iterator[Explanation]:
    """Outcomes, the worst first, then the rules in their order, then what stands on the cards."""
    for outcome, (title, why, remedy) in OUTCOMES.items():
        found = [each for each in RULES if each.outcome is outcome]
        yield Explanation(
            outcome.title, title, " ".join(f"Rule {each.id}: {each.says}." for each in found), why, remedy
        )
    for n, rule in enumerate(RULES):
        yield _rule(rule, n)
    for evidence, (title, means) in EVIDENCE.items():
        thin = "Thin or missing principles count against a hire (`amzprep explain loop`)."
        remedy = RETELL if evidence <= Evidence.THIN else "Keep the story for this principle."
        yield Explanation(evidence.title, title, f"{means} {FLAG}", thin, remedy)
    for tier, (title, code, words) in TIERS.items():
        yield Explanation(
            tier.title,
            title,
            f"Technique in one round. Code: {code}; answers in words: {words}.",
            TECHNIQUE,
            REPEAT if tier is not Tier.AT else "Nothing: look at the other rounds.",
        )


def bar(code: str) -> Explanation | None:
    """A bar as a debrief writes it, `at the L4 bar`; None for anything else."""
    match code.casefold().split():
        case ["at" | "below" as where, "the", level, "bar"] if level.upper() in LEVELS:
            level = level.upper()
        case _:
            return None
    (_, every, _), (_, most, _), (_, fewer, _) = (TIERS[each] for each in (Tier.AT, Tier.LOWER, Tier.UNDER))
    answer = f"answers in words: {'' if where == 'at' else 'not '}as much of the rubric as the bar of {level}"
    if where == "at":
        code = f"in a loop at {level} {every}, in one of the level above {most}"
    else:
        code = fewer if level != LEVELS[0] else f"in a loop at {level} a group of cases fails, in one above it {fewer}"
    title = f"{'as much as' if where == 'at' else 'less than'} {level} asks for"
    what = f"Technique in one round. Code: {code}; {answer}."
    return Explanation(f"{where} the {level} bar", title, what, TECHNIQUE, REPEAT)


def _rule(rule: Rule, n: int) -> Explanation:
    """A rule; `n` stand before it."""
    before = {0: "", 1: " and rule 1 does not"}.get(n, f" and none of rules 1 to {n} does")
    title, _, remedy = OUTCOMES[rule.outcome]
    ends = f"the outcome is {rule.outcome.title}: {title}."
    what = f"The first rule that matches decides. Where this one does{before}, {ends}"
    return Explanation(f"rule {rule.id}", rule.says, what, f"Source: {rule.source}.", remedy)
