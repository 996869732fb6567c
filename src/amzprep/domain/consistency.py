"""What does not fit together over the rounds of a loop: interviewers compare notes, so the findings do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import GAPS, Scorecard

SHARE = 0.5  # of its time, below which a part ended early
ALOUD = "Tell the answers aloud and in full: how they sound, and whether they fit, is not in here."
TECHNICAL_GAPS = ("clarifying", "alternative")
EXAMPLE = "example"  # the group of the published cases
ROUNDS = 2  # rounds with the same gap that are worth a word
LEAST_I = 0.6  # I-words of all I- and we-words of a story's Action, below which the part of one's own is not heard

REASONS = {
    "principles": "weak evidence for principles",
    "depth": "shallow ML depth",
    "systems": "incomplete systems",
    "metrics": "misaligned metrics and experiments",
    "coding": "coding execution",
}


@dataclass(frozen=True)
class Inconsistency:
    """One thing that does not fit: what, where, and which of the guide's five reasons why people fail it speaks to."""

    says: str
    rounds: tuple[str, ...]
    reason: str


def inconsistencies(cards: Sequence[Scorecard]) -> list[Inconsistency]:
    """Everything that does not fit together over these cards: stories, facts, gaps, then each round's own."""
    return [*_stories(cards), *_conflicts(cards), *_gaps(cards), *(each for card in cards for each in _round(card))]


def calibration(cards: Sequence[Scorecard], names: Mapping[str, str] | None = None) -> list[str]:
    """Where a self-vote and the vote that was measured, or held to what was, are apart: a line each."""
    lines = []
    for card in cards:
        if card.self_vote is None or card.self_vote == card.vote:
            continue
        way = "higher" if card.self_vote > card.vote else "lower"
        round_ = (names or {}).get(card.round, card.round)
        lines.append(
            f"{round_}: you said {card.self_vote.title}, {way} than what was measured ({card.vote.title}){_why(card)}"
        )
    return lines


def marking(cards: Sequence[Scorecard], names: Mapping[str, str] | None = None) -> list[str]:
    """What the learner may look at again in the own marks: shown, not scored."""
    lines = []
    for card in cards:
        round_ = (names or {}).get(card.round, card.round)
        for facts in card.facts.values():
            for points in facts.get("doubled", []):
                listed = "; ".join(points)
                lines.append(f"{round_}: one line stands for {len(points)} points; does it say each of them? {listed}")
            if facts.get("strayed"):
                lines.append(f"{round_}: the line shares no word with the point: {'; '.join(facts['strayed'])}")
            if facts.get("short_quotes"):
                lines.append(
                    f"{round_}: {facts['short_quotes']} points rest on fewer than four words, and do not count"
                )
    return lines


def pace(cards: Sequence[Scorecard], names: Mapping[str, str] | None = None) -> str:
    """The rounds that were over in less than half of their time, on one line; empty for none."""
    early = [f"{(names or {}).get(card.round, card.round)} after {spent / 60:.0f} of {limit / 60:.0f} min"
             for card in cards for spent, limit in [_spent(card)] if limit and spent < SHARE * limit]  # fmt: skip
    if not early:
        return ""
    return f"Over in less than half of the time: {', '.join(early)}. {ALOUD}"


def _why(card: Scorecard) -> str:
    for facts in card.facts.values():
        if facts.get("groups_failed") and facts.get("groups"):
            passed = facts["groups"] - len(facts["groups_failed"])
            return f": {passed} of {facts['groups']} groups of cases passed"
        if facts.get("cases"):
            return f": {facts['cases_passed']} of {facts['cases']} cases passed"
        if facts.get("musts_missed"):
            many = len(facts["musts_missed"])
            return f": {many} must{'s' if many > 1 else ''} missed"  # which ones stands under the findings
    return ""


def _stories(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    """All that does not fit of one story in one line; then the strong ones that their files should claim."""
    told: dict[str, list[tuple[str, str, Mapping[str, Any]]]] = {}
    for card in cards:
        for name, facts in card.facts.items():
            if facts.get("story"):
                told.setdefault(story_key(facts["story"]), []).append((card.round, name, facts))
    for places in told.values():
        said = list(_of_story(places))
        if said:
            yield Inconsistency(f"{_title(places)!r}: {'; '.join(said)}", _rounds(places), "principles")
    unclaimed = [place for places in told.values() for place in places if _unclaimed(place[2], strong=True)]
    if unclaimed:
        listed = "; ".join(f"{_title([each])!r} for {PRINCIPLES.get(each[1], each[1])}" for each in unclaimed)
        yield Inconsistency(
            f"strong, and not among the principles of its file: {listed}", _rounds(unclaimed), "principles"
        )


def _of_story(places: Sequence[tuple[str, str, Mapping[str, Any]]]) -> Iterator[str]:
    """What does not fit of one story, over all its tellings."""
    if len(places) > 1:
        names = ", ".join(PRINCIPLES.get(name, name) for _, name, _ in places)
        yield f"told {len(places)} times ({names}); interviewers compare notes"
    shares = [facts["i_share"] for _, _, facts in places if facts.get("i_share") is not None]
    if shares and min(shares) < LEAST_I:
        share = f"{min(shares):.0%}".replace("%", " %")
        yield f"says I in {share} of its I and we" if min(shares) else 'never says "I"'
    retold = list(dict.fromkeys(each for _, _, facts in places for each in facts.get("retold", ())))
    if retold:
        yield f"figures of its file told otherwise: {'; '.join(retold)}"
    other = [PRINCIPLES.get(name, name) for _, name, facts in places if _unclaimed(facts, strong=False)]
    if other:
        yield f"its file does not claim {', '.join(other)}"
    short = next((facts["scope_short"] for _, _, facts in places if facts.get("scope_short")), "")
    if short:
        yield f"smaller than the level ({short})"


def _unclaimed(facts: Mapping[str, Any], *, strong: bool) -> bool:
    """Whether a story was told for a principle that its file does not claim, and was strong or was not."""
    return facts.get("claims_principle") is False and (facts.get("signal") == "strong") is strong


def _title(places: Sequence[tuple[str, str, Mapping[str, Any]]]) -> str:
    return str(places[0][2].get("title") or places[0][2]["story"])


def _rounds(places: Sequence[tuple[str, str, Mapping[str, Any]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(round_ for round_, _, _ in places))


def story_key(story: object) -> str:
    """What two names of one story have in common: their letters and digits."""
    return "".join(char for char in str(story).casefold() if char.isalnum())


def _conflicts(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    for card in cards:
        for each in card.conflicts:
            yield Inconsistency(f"figures that differ: {each}", (card.round,), "principles")


def _gaps(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    reasons = {"clarifying": "systems", "alternative": "systems", "number": "metrics", "own-part": "principles"}
    for gap, says in GAPS.items():
        rounds = tuple(card.round for card in cards if _has_gap(card, gap))
        if len(rounds) >= ROUNDS:
            where = "the technical part of " if gap in TECHNICAL_GAPS else ""
            yield Inconsistency(f"{says} in {where}{len(rounds)} rounds", rounds, reasons[gap])


def _has_gap(card: Scorecard, gap: str) -> bool:
    """Whether a round has a gap; a story without an I is told as such, and is not its round's gap as well."""
    parts = [facts for facts in card.facts.values() if gap in facts.get("gaps", ())]
    if gap == "own-part" and parts:
        return any(facts.get("i_share") is None or facts["i_share"] >= LEAST_I for facts in parts)
    return gap in card.gaps


def _round(card: Scorecard) -> Iterator[Inconsistency]:
    for facts in card.facts.values():
        shows = _code if "cases" in facts else _answer
        yield from (Inconsistency(says, (card.round,), reason) for reason, says in shows(facts))


def _spent(card: Scorecard) -> tuple[float, float]:
    """Seconds spent and given in a round, without code that passed every case: that may be early."""
    parts = [facts for facts in card.facts.values() if facts.get("limit_s") and not _solved(facts)]
    return sum(facts["elapsed_s"] for facts in parts), sum(facts["limit_s"] for facts in parts)


def _solved(facts: Mapping[str, Any]) -> bool:
    return bool(facts.get("cases")) and not facts.get("groups_failed")


def _code(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    failed = facts.get("groups_failed")
    if failed:
        many = f"{len(failed)} of {facts['groups']} groups" if facts.get("groups") else "groups"
        shown = ", a published example among them" if EXAMPLE in failed else ""
        yield "coding", f"{many} of cases failed: {', '.join(failed)}{shown}"
    if facts.get("growth_worse"):
        claimed = f"you claimed {facts['claimed_time']}; " if facts.get("claimed_time") else ""
        about = f"about n^{facts['growth']:g}, " if facts.get("growth") is not None else ""
        yield "coding", f"{claimed}measured, {about}a class more than asked"
    if facts.get("cases") and facts.get("own_cases") == 0:
        yield "coding", "no case of your own"


def _answer(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for reason, missed in facts.get("reasons", {}).items():
        yield reason, f"musts missed: {'; '.join(missed)}"
