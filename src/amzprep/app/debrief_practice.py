"""What to practise after a loop: commands that work on what cost most, each with its reason from the cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amzprep.app.loop import TECHNICAL, older
from amzprep.app.story_scope import bank_of, known_story
from amzprep.app.workspace import Workspace
from amzprep.domain.consistency import LEAST_I, story_key
from amzprep.domain.debrief import Cards, Outcome, decide
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import PART
from amzprep.domain.scorecard import Tier

if TYPE_CHECKING:
    from amzprep.domain.story import Story

COMMANDS, DRILLS = 5, 3


@dataclass(frozen=True)
class Practice:
    """A command, and what on the cards asks for it."""

    command: str
    why: str

    def as_json(self) -> dict[str, str]:
        return {"command": self.command, "why": self.why}


def practice_after(workspace: Workspace, run: LoopRun, cards: Cards) -> list[Practice]:
    """At most five: a missing round first, three drills at most, then stories."""
    number = older(workspace, run)
    loop = f" --loop {number}" if number else ""
    first = (
        [Practice(f"amzprep loop resume{f' {number}' if number else ''}", "rounds have no card yet")]
        if cards.skipped and not run.partnered
        else []
    )
    if not first and decide(cards).outcome is Outcome.HOLD and cards.without_evidence:
        round_ = cards.without_evidence[0][1]
        first.append(Practice(f"amzprep loop retry {round_}{loop}", "principles without evidence"))
    drills = _once(_drills(workspace, run, cards))[:DRILLS]
    found = _once([*first, *drills, *_stories(workspace, run, cards)])[:COMMANDS]
    return found or [Practice("amzprep drill new --room", "nothing on the cards asks for more")]


def _once(some: Iterator[Practice] | list[Practice]) -> list[Practice]:
    """The first of each command."""
    found: dict[str, Practice] = {}
    for each in some:
        found.setdefault(each.command, each)
    return list(found.values())


def _drills(workspace: Workspace, run: LoopRun, cards: Cards) -> Iterator[Practice]:
    """Drills on what was missed, the lowest card first; where only a partner's word says so, the whole question."""
    asked = {each.id: (each.questions or {}).get(TECHNICAL, "") for each in run.rounds}
    for card in sorted(cards.cards, key=lambda each: (each.technical or 0, each.vote)):
        name = cards.name(card.round)
        if card.technical is not None and card.technical < Tier.AT and not card.facts and asked[card.round]:
            slug = asked[card.round].partition("/")[2]
            yield Practice(f"amzprep drill {slug}", f"{name}: technique {cards.bar(card.technical)}")
        for facts in card.facts.values():
            slug = str(facts.get("question", "")).partition("/")[2]
            if facts.get("musts_missed") and slug:
                many = len(facts["musts_missed"])
                why = f"{name}: {many} must{'s' * (many > 1)} missed"
                yield Practice(f"amzprep drill {slug}{_part(workspace, facts)}", why)
            elif facts.get("groups_failed") or facts.get("growth_worse"):
                failed = ", ".join(facts.get("groups_failed") or ["growth"])
                yield Practice(f"amzprep drill {slug} --room", f"{name}: {failed}")


def _stories(workspace: Workspace, run: LoopRun, cards: Cards) -> Iterator[Practice]:
    """For each principle that was thin: the bank's other story for it, else to write one; then stories to mend."""
    bank = bank_of(workspace)
    told = [facts for card in cards.cards for facts in card.facts.values() if facts.get("story")]
    facts_of = {card.round: card.facts for card in cards.cards}
    spent = {name: str(facts_of[round_].get(name, {}).get("story") or "") for name, round_ in cards.thin}
    thin = {story_key(each) for each in spent.values()}
    better = {name: _for_principle(name, story, bank, thin) for name, story in spent.items()}
    yield from (each for each in better.values() if each is not None)
    without = [name for name, each in better.items() if each is None]
    if without:
        titles = ", ".join(PRINCIPLES.get(name, name) for name in without)
        yield Practice("amzprep stories new", f"{titles}: no story of your bank carries it")
    differ = [each for card in cards.cards for each in card.conflicts]
    if differ and bank:
        yield Practice("amzprep stories facts", f"told two ways: {'; '.join(differ)}")
    times = Counter(story_key(facts["story"]) for facts in told)
    if bank and max(times.values(), default=0) > 1:
        yield Practice(f"amzprep stories match --level {run.level}", "a story was told twice: which others would serve")
    for facts in told:
        weak = facts.get("scope_short") or (facts.get("i_share") is not None and facts["i_share"] < LEAST_I)
        if weak and known_story(workspace, facts["story"], run.level) is not None:
            why = "smaller than the level" if facts.get("scope_short") else "say what you did: hardly an I in it"
            yield Practice(f"amzprep stories edit {facts['story']}", why)


def _for_principle(name: str, told: str, bank: list[Story], thin: set[str]) -> Practice | None:
    """A better story for a principle than the one told, where it is known; `thin` are all that were told thinly."""
    title = PRINCIPLES.get(name, name)
    claiming = [each for each in bank if name in each.claims]
    other = next((each for each in claiming if story_key(each.id) not in thin), None)
    if other is not None:
        why = "this one claims it, and you told another" if told else "it was thin, and this one claims it"
        return Practice(f"amzprep stories rehearse {other.id}", f"{title}: {why}")
    if any(story_key(each.id) == story_key(told) for each in claiming):
        return Practice(f"amzprep stories edit {told}", f"{title}: it claims this, and did not show it")
    return None


def _part(workspace: Workspace, facts: dict[str, Any]) -> str:
    """The phase of the first must that was missed, as a part of its question."""
    question = workspace.content.get(facts["question"])
    missed = facts["musts_missed"][0]
    phase = next((point.phase for point in question.open.rubric.points if point.id == missed), "")
    return f"{PART}{phase}" if phase else ""
