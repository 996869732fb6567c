"""What a round's attempts showed, for its card: measured facts, evidence per principle, gaps, and a vote held to them.

Everything is read from the log and the attempts' folders, so that a card can be filled after a crash as before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.app.answering import AnswerState
from amzprep.app.folder import find_folder
from amzprep.app.loop import LINKED, TECHNICAL, Part, attempts_of, parts
from amzprep.app.loop_linked import linked_facts
from amzprep.app.stories_at_hand import titled
from amzprep.app.story_scope import ENOUGH, KnownStory, conflicting_facts, figures_retold, known_story
from amzprep.app.telling import TellingState
from amzprep.app.workspace import Workspace
from amzprep.domain.attempt import Attempt
from amzprep.domain.evidence import read_signals
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.open import one_line
from amzprep.domain.question import Question
from amzprep.domain.rating import Signals
from amzprep.domain.rubric import Rubric
from amzprep.domain.scorecard import (
    CodingFacts,
    Evidence,
    Scorecard,
    Tier,
    Vote,
    capped_vote,
    coding_tier,
    coding_vote,
    evidence_of,
)
from amzprep.domain.spoken_rating import TellingSignals
from amzprep.domain.words import words
from amzprep.errors import ContentError

LEVELS = ("L4", "L5", "L6", "L7", "L8")
NEAR = 10.0  # percentage points below the lowest listed bar that still count as the next lower level
ALTERNATIVE = re.compile(
    r"\b(instead|rather than|alternative(s|ly)?|trade-?offs?|considered|weighed|compared|versus|vs|reject\w*|over the"
    r"|options?|directions?|(other|another|either) way|dropped|discarded|ruled out|turned down|decided against"
    r"|could have)\b", re.I)  # fmt: skip
OWN_PART = re.compile(r"\b(I|I'\w+|my|me)\b")
NUMBER = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|half|twice|dozen|hundred|thousand|million)\b", re.I
)
FEW_WORDS = 12  # a text shorter than this says nothing about gaps
QUOTE_WORDS = 4  # a claim rests on at least so many words of one's own
MEASURING = ("metric", "evaluation", "experiment", "test", "measur", "analysis", "judging", "launch")
DESIGN = ("design", "scalability")


@dataclass(frozen=True)
class Done:
    """One part that was gone through, with all that its facts are read from."""

    workspace: Workspace
    level: str
    round: Round
    part: Part
    attempt: Attempt
    question: Question


@dataclass(frozen=True)
class Shown:
    """What one part showed; `vote` is computed for code, None where the learner votes."""

    part: Part
    attempt: Attempt | None
    facts: dict[str, Any]
    tier: Tier | None = None
    evidence: Evidence | None = None
    vote: Vote | None = None
    distance: float = 0.0
    musts_missed: int = 0
    gaps: frozenset[str] = frozenset()
    asked: bool | None = None


def shown_in(workspace: Workspace, run: LoopRun, round_: Round) -> list[Shown]:
    """What each part of a round's present take showed; parts that were never done show nothing."""
    attempts = attempts_of(workspace, run, round_)
    found = []
    for part in parts(workspace, round_):
        attempt = attempts.get(part.question)
        if attempt is None:
            found.append(Shown(part, None, {}))
        else:
            question = workspace.content.get(attempt.question)
            found.append(_shown(Done(workspace, run.level, round_, part, attempt, question)))
    return found


def fill_card(workspace: Workspace, run: LoopRun, round_: Round, vote: Vote | None) -> Scorecard:
    """The card of a round: votes held to what was measured, evidence per principle, gaps, conflicts, facts.

    `vote` is the learner's own; a coding round's vote is computed whatever they said.
    """
    shown = shown_in(workspace, run, round_)
    told, before = stories_told(shown), stories_before(run, round_)
    linked = linked_facts(run, round_)
    technical = next((each for each in shown if each.part.name == TECHNICAL), None)
    principles = {each.part.name: each.evidence or Evidence.NONE for each in shown if each.part.name != TECHNICAL}
    tier = technical.tier if technical is not None and technical.tier is not None else None
    return Scorecard(
        round_.id,
        _vote(vote, technical, principles),
        vote,
        tier if technical is None or technical.attempt is not None else Tier.UNDER,
        principles,
        _gaps(shown),
        conflicting_facts(workspace, told, before) if told else (),
        _below_scope(shown),
        round_.bar_raiser,
        {**{each.part.name: each.facts for each in shown}, **({LINKED: linked} if linked else {})},
    )


def _vote(vote: Vote | None, technical: Shown | None, principles: dict[str, Evidence]) -> Vote:
    if technical is not None and technical.vote is not None:
        return technical.vote
    own = vote if vote is not None else Vote.NO
    if technical is not None:
        own = capped_vote(own, technical.distance, technical.musts_missed)
    if principles and all(each is Evidence.NONE for each in principles.values()):
        own = min(own, Vote.NO)
    return own


def _shown(done: Done) -> Shown:
    attempt = done.attempt
    facts: dict[str, Any] = {
        "question": attempt.question,
        "attempt": attempt.id,
        "elapsed_s": round(attempt.elapsed_s, 1),
        "limit_s": attempt.limit_s,
        "over_s": round(max(0.0, attempt.elapsed_s - attempt.limit_s), 1),
    }
    shows = {"coding": _coding, "open": _open, "behavioral": _told}[done.question.kind]
    return shows(done, facts)


def _coding(done: Done, facts: dict[str, Any]) -> Shown:
    events = done.workspace.log.events_of(done.attempt.id)
    submitted = [each.body for each in events if each.name == "submitted" and each.body["verdict"] != "JE"]
    rated = next((each.body for each in events if each.name == "rated"), None)
    signals = read_signals(rated["signals"]) if rated is not None else None
    last: Mapping[str, Any] = (
        submitted[-1] if submitted else {"failed_groups": [], "passed": 0, "total": 0, "groups": 0}
    )
    claimed = next((each.body for each in reversed(events) if each.name == "claimed"), {})
    own = max((each.body["n"] for each in events if each.name == "own_case"), default=0)
    measured = CodingFacts(
        groups=int(last.get("groups") or 0),
        failed_groups=len(last["failed_groups"]),
        in_time=done.attempt.elapsed_s <= done.attempt.limit_s,
        own_cases=own,
        first_run_accepted=isinstance(signals, Signals) and signals.first_run_accepted,
        nudges=done.attempt.nudges,
        approaches=done.attempt.approaches,
        growth_worse=isinstance(signals, Signals) and signals.growth_worse,
    )
    facts |= {
        "cases_passed": last["passed"],
        "cases": last["total"],
        "groups": measured.groups,
        "groups_failed": list(last["failed_groups"]),
        "own_cases": own,
        "hints": done.attempt.nudges + done.attempt.approaches,
        "claimed_time": claimed.get("time", ""),
        "growth": rated.get("growth") if rated is not None else None,
        "growth_worse": measured.growth_worse,
    }
    asked = any(each.name == "asked" for each in events)
    return Shown(done.part, done.attempt, facts, coding_tier(measured), None, coding_vote(measured), asked=asked)


def _open(done: Done, facts: dict[str, Any]) -> Shown:
    events = done.workspace.log.events_of(done.attempt.id)
    marked = next((each.body for each in reversed(events) if each.name == "marked"), None)
    claimed = list(marked["points"]) if marked is not None else []
    remembered = list(marked["from_memory"]) if marked is not None else []
    rubric = done.question.open.rubric
    state = _answer_state(done.workspace, done.attempt)
    quotes = {point: line for point, line in (state.claims if state is not None else {}).items() if line}
    short = [point for point in claimed if point in quotes and len(quotes[point].split()) < QUOTE_WORDS]
    claimed = [point for point in claimed if point not in short]
    standing = rubric.standing(done.level, claimed)
    text = "\n".join(str(line[2]) for line in state.lines) if state is not None else ""
    says = {point.id: point.says for point in rubric.points}
    facts |= {
        "percent": standing.percent,
        "bar": standing.bar,
        "musts_missed": list(standing.missed),
        "reasons": _reasons(rubric, standing.missed, done.round),
        "strayed": _strayed(quotes, says, claimed),
        "doubled": _doubled(quotes, says, claimed),
        "short_quotes": len(short),
        "missed": [each.says for each in rubric.costliest(done.level, [*claimed, *remembered])],
        "from_memory": remembered,
        "red_flags": len(marked["flags"]) if marked is not None else 0,
        "scoring_s": marked["scoring_s"] if marked is not None else 0.0,
    }
    gaps = {
        *(["number"] if _long(text) and not NUMBER.search(text) else []),
        *(["alternative"] if _long(text) and not _weighs(text, [says[each] for each in claimed]) else []),
    }
    facts["gaps"] = sorted(gaps)
    asked = any(each.name == "asked" for each in events) if done.question.open.clarify else None
    return Shown(done.part, done.attempt, facts, _tier(rubric, done.level, claimed), None, None, standing.distance,
                 len(standing.missed), frozenset(gaps), asked)  # fmt: skip


def _told(done: Done, facts: dict[str, Any]) -> Shown:
    events = done.workspace.log.events_of(done.attempt.id)
    heard = next((each.body for each in reversed(events) if each.name == "heard"), None)
    signal, flags = (heard["signal"], len(heard["flags"])) if heard is not None else ("none", 0)
    rated = next((read_signals(each.body["signals"]) for each in reversed(events) if each.name == "rated"), None)
    fleeting = isinstance(rated, TellingSignals) and rated.fleeting
    if fleeting:
        signal = "none"
    text = _told_text(done.workspace, done.attempt)
    known = known_story(done.workspace, done.attempt.story, done.level) if done.attempt.story else None
    alone = _told_text(done.workspace, done.attempt, probes=False)
    raised = heard["flags"] if heard is not None else []
    texts = done.question.behavioral.red_flags
    facts |= {
        "raised": [one_line(texts[i]) for i in raised if i < len(texts)],
        "story": done.attempt.story,
        "title": titled(done.workspace, done.attempt.story) if done.attempt.story else "",
        "told_s": done.attempt.told_s,
        "signal": signal,
        "red_flags": flags,
        "claims_principle": done.part.name in known.claims if known is not None and known.claims else None,
        "scope_short": known.scope_short if known is not None else None,
        "i_share": _share(text, known),
        "retold": figures_retold(done.workspace, done.attempt.story, alone),
        **({"fleeting": True} if fleeting else {}),
    }
    gaps = {
        *(["number"] if _long(text) and not NUMBER.search(text) else []),
        *(["own-part"] if _long(text) and not OWN_PART.search(text) else []),
    }
    facts["gaps"] = sorted(gaps)
    return Shown(done.part, done.attempt, facts, None, evidence_of(signal, flags), None, gaps=frozenset(gaps))


def _share(text: str, known: KnownStory | None) -> float | None:
    """The I-share of what was noted of the telling, else of the story's Action; None where neither says."""
    from amzprep.domain.text.pronouns import count
    from amzprep.domain.text.prose import Prose, Text

    found = Text(text)
    pronouns = count(Prose(found, ((0, len(found.raw)),)))
    if pronouns.i + pronouns.we >= ENOUGH:
        return pronouns.share
    return known.i_share if known is not None else None


def _weighs(text: str, claimed: Iterable[str]) -> bool:
    """Whether another way was weighed: by the words typed, or by a point about one that they were claimed for."""
    return any(ALTERNATIVE.search(each) for each in (text, *claimed))


def _reasons(rubric: Rubric, missed: Sequence[str], round_: Round) -> dict[str, list[str]]:
    """The musts that were missed, under the reason why people fail that each speaks to.

    What a phase is about tells measuring from the rest; of the rest, a round about design speaks of systems.
    """
    found: dict[str, list[str]] = {}
    for point in (each for each in rubric.points if each.id in missed):
        measured = any(word in point.phase for word in MEASURING)
        design = any(word in each for each in round_.competencies for word in DESIGN)
        found.setdefault("metrics" if measured else "systems" if design else "depth", []).append(point.says)
    return found


def _strayed(quotes: Mapping[str, str], says: Mapping[str, str], claimed: Sequence[str]) -> list[str]:
    """The points whose line shares no word that carries meaning with them."""
    return [says[each] for each in claimed if each in quotes and not words(quotes[each]) & words(says[each])]


def _doubled(quotes: Mapping[str, str], says: Mapping[str, str], claimed: Sequence[str]) -> list[list[str]]:
    """The points that rest on one line, for every line that is claimed more than once."""
    by_line: dict[str, list[str]] = {}
    for point in claimed:
        if point in quotes:
            by_line.setdefault(quotes[point], []).append(says[point])
    return [points for points in by_line.values() if len(points) > 1]


def _tier(rubric: Rubric, level: str, claimed: list[str]) -> Tier:
    """At the bar of the level, at the next lower one listed (or near the lowest), or under both."""
    here = rubric.standing(level, claimed)
    if here.cleared:
        return Tier.AT
    lower = [each for each in rubric.bars if each < here.level]
    if lower:
        return Tier.LOWER if rubric.standing(lower[-1], claimed).cleared else Tier.UNDER
    return Tier.LOWER if here.percent >= here.bar - NEAR else Tier.UNDER


def _gaps(shown: list[Shown]) -> frozenset[str]:
    """The round's gaps: those of every part, and no clarifying question where any could have been asked."""
    asked = [each.asked for each in shown if each.asked is not None]
    clarifying = {"clarifying"} if asked and not any(asked) else set()
    return frozenset(clarifying).union(*(each.gaps for each in shown))


def stories_told(shown: Iterable[Shown]) -> list[str]:
    """The stories of a round, each once."""
    return list(dict.fromkeys(each.attempt.story for each in shown if each.attempt is not None and each.attempt.story))


def stories_before(run: LoopRun, round_: Round) -> list[str]:
    """The stories on the loop's other cards."""
    cards = [sealed.card for sealed in run.cards if sealed.card.round != round_.id]
    return list(dict.fromkeys(facts["story"] for card in cards for facts in card.facts.values() if facts.get("story")))


def _below_scope(shown: list[Shown]) -> bool:
    """Whether most stories told are smaller than the level, as far as their files say."""
    said = [each.facts["scope_short"] for each in shown if each.facts.get("scope_short") is not None]
    return 2 * sum(map(bool, said)) > len(said)


def _answer_state(workspace: Workspace, attempt: Attempt) -> AnswerState | None:
    """What was written and claimed; None where the attempt's folder is not on this machine."""
    folder = find_folder(workspace.places.attempts, attempt.id)
    try:
        return folder.load(AnswerState) if folder is not None else None
    except ContentError:
        return None


def _told_text(workspace: Workspace, attempt: Attempt, *, probes: bool = True) -> str:
    """What was typed of a telling, with what was answered to its probes or without."""
    folder = find_folder(workspace.places.attempts, attempt.id)
    try:
        state = folder.load(TellingState) if folder is not None else None
    except ContentError:
        return ""
    if state is None:
        return ""
    return "\n".join(str(each[-1]) for each in [*state.notes, *(state.answers if probes else [])])


def _long(text: str) -> bool:
    return len(text.split()) >= FEW_WORDS
