"""A mock loop under way: what its events add up to, whatever order they arrive in.

A sealed card is an event like any other, so nothing can change it; its hash and the one before it stand beside it, so
that a log that was tampered with shows. A round that is done again gets another card, and the last one counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from amzprep.domain.event import Event
from amzprep.domain.loop import Round
from amzprep.domain.scorecard import Scorecard, Vote, read_vote

SELF = "self"


@dataclass(frozen=True)
class Sealed:
    """A card with who filled it (`self` or a partner's name), which take of the round it is of, and its hash."""

    card: Scorecard
    by: str
    take: int
    hash: str
    day: str
    sound: bool = True


@dataclass(frozen=True)
class Probed:
    """A linked probe that was answered, by its number from 0; its words are in the loop's folder."""

    round: str
    take: int
    n: int
    words: int


@dataclass(frozen=True)
class Revote:
    """A partner's vote on a round after all cards were open."""

    round: str
    take: int
    by: str
    vote: Vote


@dataclass(frozen=True)
class Debriefed:
    """When a loop was debriefed last, and what it said to practise."""

    at: int
    day: str
    commands: tuple[str, ...]


@dataclass(frozen=True)
class LoopRun:
    """One loop; `hidden` keeps everything sealed until the debrief, `takes` counts the goes at each round.

    `at` is when it was begun, in microseconds UTC; `day` the learner's day it counts for. `opened` are the rounds that
    had no card when the others' were opened early. `outcome` and `rule` are empty while a card is newer than they are.
    """

    id: str
    level: str
    stage: str
    seed: str
    rounds: tuple[Round, ...]
    hidden: bool
    day: str
    takes: Mapping[str, int]
    cards: tuple[Sealed, ...] = ()
    outcome: str = ""
    rule: str = ""
    probed: tuple[Probed, ...] = ()
    revotes: tuple[Revote, ...] = ()
    at: int = 0
    opened: tuple[str, ...] = ()
    debriefed: Debriefed | None = None

    def take(self, round_: str) -> int:
        return self.takes.get(round_, 1)

    def own(self, round_: str) -> Sealed | None:
        """The learner's own card of a round's present take."""
        found = [each for each in self.cards if each.card.round == round_ and each.by == SELF]
        return next((each for each in reversed(found) if each.take == self.take(round_)), None)

    def partners(self, round_: str) -> list[Sealed]:
        """Other people's cards of a round's present take, the last of each."""
        return list({name_key(each.by): each for each in self._of_partners(round_)}.values())

    def replaced(self, round_: str, by: str) -> list[Sealed]:
        """The cards of a partner that a later one of theirs stands for, the oldest first."""
        return [each for each in self._of_partners(round_) if name_key(each.by) == name_key(by)][:-1]

    def _of_partners(self, round_: str) -> list[Sealed]:
        found = [each for each in self.cards if each.card.round == round_ and each.take == self.take(round_)]
        return [each for each in found if each.by != SELF]

    def answered(self, round_: str) -> dict[int, int]:
        """The linked probes answered in a round's present take: number to words."""
        return {each.n: each.words for each in self.probed if (each.round, each.take) == (round_, self.take(round_))}

    def revote(self, round_: str, by: str) -> Vote | None:
        """What a partner voted with every card open, the last time; None where they did not."""
        here = [each for each in self.revotes if (each.round, each.take) == (round_, self.take(round_))]
        found = [each for each in here if name_key(each.by) == name_key(by)]
        return found[-1].vote if found else None

    @property
    def partnered(self) -> bool:
        """Whether somebody else filled a card of it."""
        return any(each.by != SELF for each in self.cards)

    @property
    def waiting(self) -> list[Round]:
        """Rounds without a card, in order."""
        return [each for each in self.rounds if self.own(each.id) is None and not self.partners(each.id)]

    @property
    def shut(self) -> bool:
        """Whether its cards are not to be read yet: partners' votes, and everything sealed, while rounds wait."""
        return bool(self.waiting) and (self.partnered or self.hidden)

    @property
    def over(self) -> bool:
        return not self.waiting

    @property
    def sound(self) -> bool:
        """Whether every card is as it was sealed."""
        return all(each.sound for each in self.cards)

    def key(self, round_: str) -> str:
        """What attempts of a round's present take are marked with."""
        return f"{self.id}/{round_}/{self.take(round_)}"


def name_key(name: str) -> str:
    """What two ways to write a person's name have in common: `Friend F.` and `friend f` are one."""
    return " ".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


def fold_loops(events: Iterable[Event]) -> list[LoopRun]:
    """Every loop, the oldest first; those that were undone are left out, unsound events passed over."""
    ordered = sorted({event.id: event for event in events}.values(), key=lambda each: (each.at, each.id))
    undone = {event.body.get("target") for event in ordered if event.name == "undone"}
    starts = [event for event in ordered if event.name == "loop_started" and event.body.get("loop") not in undone]
    return [_fold(start, [each for each in ordered if each.body.get("loop") == start.body["loop"]]) for start in starts]


def _fold(start: Event, events: list[Event]) -> LoopRun:
    body = start.body
    takes: dict[str, int] = {}
    rounds = {each["id"]: Round.from_json(each) for each in body["rounds"]}
    cards: list[Sealed] = []
    outcome = rule = ""
    debriefed: Debriefed | None = None
    probed: list[Probed] = []
    revotes: list[Revote] = []
    opened: list[str] = []
    for event in events:
        match event.name:
            case "round_retried":
                name = event.body["round"]
                takes[name] = takes.get(name, 1) + 1
                rounds[name] = rounds[name].with_questions(event.body["questions"])
                outcome = rule = ""
            case "sealed":
                outcome = rule = ""
                cards.append(_sealed(event, cards[-1].hash if cards else ""))
                revotes = [each for each in revotes if not _is_replaced(each, cards[-1])]
            case "probed":
                probed.append(Probed(event.body["round"], event.body["take"], event.body["n"], event.body["words"]))
            case "revoted":
                vote = read_vote(event.body["vote"])
                revotes.append(Revote(event.body["round"], event.body["take"], event.body["by"], vote))
            case "opened_early":
                opened += event.body["rounds"]
            case "debriefed":
                outcome, rule = event.body["outcome"], event.body["rule"]
                debriefed = Debriefed(event.at, event.day, tuple(event.body["commands"]))
    return LoopRun(
        body["loop"], body["level"], body["stage"], body["seed"], tuple(rounds.values()),
        body["hidden"], start.day, takes, tuple(cards), outcome, rule,
        tuple(probed), tuple(revotes), start.at, tuple(dict.fromkeys(opened)),
        debriefed,
    )  # fmt: skip


def _is_replaced(vote: Revote, card: Sealed) -> bool:
    """Whether a card is a later word of who cast a vote, on the same round."""
    same = (vote.round, vote.take) == (card.card.round, card.take)
    return same and name_key(vote.by) == name_key(card.by)


def _sealed(event: Event, before: str) -> Sealed:
    body = event.body
    card = Scorecard.from_json(body["card"])
    sound = body["hash"] == hash_of(body["card"], body["before"]) and body["before"] == before
    return Sealed(card, body["by"], body["take"], body["hash"], event.day, sound)


def hash_of(card: Mapping[str, Any], before: str) -> str:
    """The hash of a card's JSON after the one before it (SHA-256, keys in order)."""
    text = json.dumps(card, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
