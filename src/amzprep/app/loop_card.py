"""What a round's attempts showed, for its card: measured facts, evidence per principle, gaps, and a vote held to them.

Everything is read from the log and the attempts' folders, so that a card can be filled after a crash as before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amzprep.app.answering import AnswerState
from amzprep.app.folder import find_folder
from amzprep.app.loop import TECHNICAL, Part, attempts_of, parts
from amzprep.app.telling import TellingState
from amzprep.app.workspace import Workspace
from amzprep.domain.attempt import Attempt
from amzprep.domain.evidence import read_signals
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
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
from amzprep.errors import ContentError

LEVELS = ("L4", "L5", "L6", "L7", "L8")
NEAR = 10.0  # percentage points below the lowest listed bar that still count as the next lower level
ALTERNATIVE = re.compile(
    r"\b(instead|rather than|alternative|trade-?offs?|considered|versus|vs|reject\w*|over the)\b", re.I
)
OWN_PART = re.compile(r"\b(I|I'\w+|my|me)\b")
NUMBER = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|half|twice|dozen|hundred|thousand|million)\b", re.I
)
FEW_WORDS = 12  # a text shorter than this says nothing about gaps


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
    done = attempts_of(workspace, run, round_)
    found = []
    for part in parts(workspace, round_):
        attempt = done.get(part.question)
        found.append(_shown(workspace, run.level, part, attempt) if attempt is not None else Shown(part, None, {}))
    return found


def fill_card(
    workspace: Workspace, run: LoopRun, round_: Round, vote: Vote | None, conflicts: tuple[str, ...] = ()
) -> Scorecard:
    """The card of a round: votes held to what was measured, evidence per principle, gaps, facts.

    `vote` is the learner's own; a coding round's vote is computed whatever they said.
    """
    shown = shown_in(workspace, run, round_)
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
        conflicts,
        _below_scope(workspace, run.level, shown),
        round_.bar_raiser,
        {each.part.name: each.facts for each in shown},
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


def _shown(workspace: Workspace, level: str, part: Part, attempt: Attempt) -> Shown:
    question = workspace.content.get(attempt.question)
    facts: dict[str, Any] = {
        "question": attempt.question,
        "attempt": attempt.id,
        "elapsed_s": round(attempt.elapsed_s, 1),
        "limit_s": attempt.limit_s,
        "over_s": round(max(0.0, attempt.elapsed_s - attempt.limit_s), 1),
    }
    shows = {"coding": _coding, "open": _open, "behavioral": _told}[question.kind]
    return shows(workspace, level, part, attempt, question, facts)


def _coding(
    workspace: Workspace, level: str, part: Part, attempt: Attempt, question: Question, facts: dict[str, Any]
) -> Shown:
    events = workspace.log.events_of(attempt.id)
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
        in_time=attempt.elapsed_s <= attempt.limit_s,
        own_cases=own,
        first_run_accepted=isinstance(signals, Signals) and signals.first_run_accepted,
        nudges=attempt.nudges,
        approaches=attempt.approaches,
        growth_worse=isinstance(signals, Signals) and signals.growth_worse,
    )
    facts |= {
        "cases_passed": last["passed"],
        "cases": last["total"],
        "groups": measured.groups,
        "groups_failed": list(last["failed_groups"]),
        "own_cases": own,
        "hints": attempt.nudges + attempt.approaches,
        "claimed_time": claimed.get("time", ""),
        "growth": rated.get("growth") if rated is not None else None,
        "growth_worse": measured.growth_worse,
    }
    asked = any(each.name == "asked" for each in events)
    return Shown(part, attempt, facts, coding_tier(measured), None, coding_vote(measured), asked=asked)


def _open(
    workspace: Workspace, level: str, part: Part, attempt: Attempt, question: Question, facts: dict[str, Any]
) -> Shown:
    events = workspace.log.events_of(attempt.id)
    marked = next((each.body for each in reversed(events) if each.name == "marked"), None)
    claimed = list(marked["points"]) if marked is not None else []
    rubric = question.open.rubric
    standing = rubric.standing(level, claimed)
    text = _answer_text(workspace, attempt)
    facts |= {
        "percent": standing.percent,
        "bar": standing.bar,
        "musts_missed": list(standing.missed),
        "missed": [each.says for each in rubric.costliest(level, claimed)],
        "from_memory": list(marked["from_memory"]) if marked is not None else [],
        "red_flags": len(marked["flags"]) if marked is not None else 0,
        "scoring_s": marked["scoring_s"] if marked is not None else 0.0,
    }
    gaps = {
        *(["number"] if _long(text) and not NUMBER.search(text) else []),
        *(["alternative"] if _long(text) and not ALTERNATIVE.search(text) else []),
    }
    asked = any(each.name == "asked" for each in events) if question.open.clarify else None
    return Shown(part, attempt, facts, _tier(rubric, level, claimed), None, None, standing.distance,
                 len(standing.missed), frozenset(gaps), asked)  # fmt: skip


def _told(
    workspace: Workspace, level: str, part: Part, attempt: Attempt, question: Question, facts: dict[str, Any]
) -> Shown:
    heard = next((each.body for each in reversed(workspace.log.events_of(attempt.id)) if each.name == "heard"), None)
    signal, flags = (heard["signal"], len(heard["flags"])) if heard is not None else ("none", 0)
    text = _told_text(workspace, attempt)
    facts |= {"story": attempt.story, "told_s": attempt.told_s, "signal": signal, "red_flags": flags}
    gaps = {
        *(["number"] if _long(text) and not NUMBER.search(text) else []),
        *(["own-part"] if _long(text) and not OWN_PART.search(text) else []),
    }
    return Shown(part, attempt, facts, None, evidence_of(signal, flags), None, gaps=frozenset(gaps))


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


def _below_scope(workspace: Workspace, level: str, shown: list[Shown]) -> bool:
    """Whether the stories told are smaller than the level, as far as their files say."""
    from amzprep.app.story_scope import below_scope

    told = [each.attempt.story for each in shown if each.attempt is not None and each.attempt.story]
    found = [known for story in told if (known := below_scope(workspace, story, level)) is not None]
    return bool(found) and 2 * sum(found) > len(found)


def _answer_text(workspace: Workspace, attempt: Attempt) -> str:
    folder = find_folder(workspace.places.attempts, attempt.id)
    try:
        state = folder.load(AnswerState) if folder is not None else None
    except ContentError:
        return ""
    return "\n".join(str(line[2]) for line in state.lines) if state is not None else ""


def _told_text(workspace: Workspace, attempt: Attempt) -> str:
    folder = find_folder(workspace.places.attempts, attempt.id)
    try:
        state = folder.load(TellingState) if folder is not None else None
    except ContentError:
        return ""
    if state is None:
        return ""
    return "\n".join(str(each[-1]) for each in [*state.notes, *state.answers])


def _long(text: str) -> bool:
    return len(text.split()) >= FEW_WORDS
