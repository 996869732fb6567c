"""A mock loop: drawn, its questions chosen, its rounds gone through one by one, each with a card sealed at its end."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amzprep.app.workspace import Workspace
from amzprep.catalog.catalog import Row
from amzprep.domain.attempt import Attempt
from amzprep.domain.loop import NOTHING, LoopPlans, Round, draw_rounds
from amzprep.domain.loop_run import SELF, LoopRun, fold_loops, hash_of
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import Scorecard
from amzprep.errors import ContentError, UsageError

EVENTS = ("loop_started", "round_retried", "sealed", "probed", "revoted", "opened_early", "debriefed", "undone")
STAGES = ("screen", "technical", "onsite", "full")
TECHNICAL, LINKED = "technical", "linked"
SHORT_MIN = 20  # technical minutes up to which a short question in words is asked


@dataclass(frozen=True)
class Part:
    """One thing that is asked in a round: `name` is a principle's slug or `technical`; minutes are its share."""

    name: str
    question: str
    minutes: float
    kind: str

    @property
    def title(self) -> str:
        return PRINCIPLES.get(self.name, "the technical part")


@dataclass(frozen=True)
class Started:
    """A new loop, and what has to be said about where its questions come from."""

    run: LoopRun
    notes: tuple[str, ...]


def plans_of(workspace: Workspace) -> LoopPlans:
    """The plans in force: loops.yaml of the home's settings folder where there is one, else the bundled one.

    Raises ContentError with file and line when they cannot be used.
    """
    from amzprep.packs.plans import load_plans  # reads YAML: only what draws a loop needs it

    own = os.path.join(workspace.places.config, "loops.yaml")
    path = own if os.path.isfile(own) else os.path.join(workspace.places.questions, "loops.yaml")
    plans, findings = load_plans(path, workspace.content.categories)
    if plans is None:
        raise ContentError(str(findings[0]))
    return plans


def start_loop(
    workspace: Workspace,
    *,
    level: str,
    stage: str = "onsite",
    rounds: int | None = None,
    seed: str | None = None,
    hidden: bool = False,
) -> Started:
    """Draw a loop and record it. The same seed draws the same loop, questions included; it says when they were seen."""
    plans = plans_of(workspace)
    planned = plans.rounds(level, stage)
    if rounds is not None and not 1 <= rounds <= len(planned):
        raise UsageError(f"--rounds takes 1 to {len(planned)} for {stage} at {level}, not {rounds}")
    earlier = loops(workspace)
    again = next((e for e in earlier if (e.level, e.stage, e.seed) == (level, stage, seed)), None)
    seed = seed if seed is not None else f"{workspace.dice.getrandbits(32):08x}"
    dice = random.Random(f"{level} {stage} {seed}")
    drawn = [
        each.with_tips(plans.tips.get(each.id, ()))
        for each in draw_rounds(
            planned, dice, always=plans.always_at(level), often=plans.often_at(level), rounds=rounds
        )
    ]
    chooser = _Chooser(workspace, level, dice, earlier)
    filled = _as_before(workspace, again, drawn) if again is not None else []
    notes = (
        [f"the loop of {begun(workspace, again)} with this seed again, with its questions"]
        if again is not None and filled
        else []
    )
    filled = filled or [chooser.fill(each) for each in drawn]
    loop = workspace.new_id()
    workspace.record(
        "loop_started",
        {"loop": loop, "level": level, "stage": stage, "seed": seed, "hidden": hidden,
         "rounds": [each.as_json() for each in filled]},
    )  # fmt: skip
    return Started(find_loop(workspace, loop), tuple(notes or chooser.notes()))


def _as_before(workspace: Workspace, again: LoopRun, drawn: Sequence[Round]) -> list[Round]:
    """The rounds with the questions they had; none where the plan or the questions are no longer the same."""
    known = {row.id for row in workspace.content.all(reserve=True)}
    found = []
    for each in drawn:
        before = next((one for one in again.rounds if one.same_draw(each)), None)
        if before is None or not set((before.questions or {}).values()) <= known:
            return []
        found.append(each.with_questions(before.questions or {}))
    return found


def loops(workspace: Workspace) -> list[LoopRun]:
    """Every loop, the oldest first."""
    return fold_loops(event for name in EVENTS for event in workspace.log.named(name))


def find_loop(workspace: Workspace, name: str | None = None) -> LoopRun:
    """The loop meant: by id or its last six letters, by its number in `loop list`, else the newest.

    Raises UsageError with the next command.
    """
    found = loops(workspace)
    if not found:
        raise UsageError(none_yet(workspace))
    if name is None:
        return found[-1]
    if name.isdecimal() and 1 <= int(name) <= len(found):
        return found[int(name) - 1]
    meant = [each for each in found if name in (each.id, each.id[-6:])]
    if not meant:
        raise UsageError(f"no loop {name!r}; `amzprep loop list` shows them")
    return meant[0]


def older(workspace: Workspace, run: LoopRun) -> int | None:
    """The number of a loop that is not the newest: commands about it have to say it."""
    ids = [each.id for each in loops(workspace)]
    return ids.index(run.id) + 1 if ids[-1] != run.id else None


def none_yet(workspace: Workspace) -> str:
    """What is said where there is no loop."""
    return f"there is no loop yet; `amzprep loop --level {workspace.level}` starts one"


def begun(workspace: Workspace, run: LoopRun) -> str:
    """When a loop was begun, by the calendar and the clock on the wall: its day may be that of the evening before."""
    return workspace.clock.local(run.at).strftime("%Y-%m-%d %H:%M")


def round_of(run: LoopRun, name: str) -> Round:
    """A round by its number in the loop or its id. Raises UsageError with the rounds there are."""
    if name.isdecimal() and 1 <= int(name) <= len(run.rounds):
        return run.rounds[int(name) - 1]
    found = next((each for each in run.rounds if each.id == name), None)
    if found is None:
        names = ", ".join(f"{i} {each.id}" for i, each in enumerate(run.rounds, 1))
        raise UsageError(f"no round {name!r} in this loop; there are {names}")
    return found


def unsealed_round(run: LoopRun, name: str) -> Round:
    """A round that can be gone on with. Raises UsageError for one that is sealed, and for none."""
    found = round_of(run, name)
    if run.own(found.id) is not None:
        raise UsageError(f"{found.id} is sealed; `amzprep loop retry {found.id}` does it again")
    return found


def next_round(workspace: Workspace, run: LoopRun) -> Round:
    """The round to go on with, of those without a card: one that was begun, else the first."""
    begun = (each for each in run.waiting if attempts_of(workspace, run, each))
    return next(begun, run.waiting[0])


def parts(workspace: Workspace, round_: Round) -> list[Part]:
    """What is asked in a round, in its order."""
    questions = round_.questions or {}
    told = [name for name in round_.principles if name in questions]
    each = float(max(1, int(round_.principle_minutes / len(told)))) if told else 0.0
    principles = [Part(name, questions[name], each, "behavioral") for name in told]
    technical = (
        [Part(TECHNICAL, questions[TECHNICAL], round_.technical_minutes, round_.asks)]
        if TECHNICAL in questions and round_.technical_minutes
        else []
    )
    return [*principles, *technical] if round_.principles_first else [*technical, *principles]


def attempts_of(workspace: Workspace, run: LoopRun, round_: Round) -> dict[str, Attempt]:
    """The attempts of a round's present take, by question; the newest of each."""
    key = run.key(round_.id)
    return {each.question: each for each in workspace.history.attempts if each.loop == key}


def next_part(workspace: Workspace, run: LoopRun, round_: Round) -> Part | None:
    """The first part of a round that has not ended; None when the card is what is left."""
    done = attempts_of(workspace, run, round_)
    return next(
        (each for each in parts(workspace, round_) if each.question not in done or done[each.question].open), None
    )


def seal(workspace: Workspace, run: LoopRun, card: Scorecard, by: str = SELF) -> LoopRun:
    """Seal a card: it is an event from here on, and its hash follows the one before it."""
    before = run.cards[-1].hash if run.cards else ""
    plain = card.as_json()
    workspace.record(
        "sealed",
        {"loop": run.id, "round": card.round, "take": run.take(card.round), "by": by, "card": plain,
         "hash": hash_of(plain, before), "before": before},
    )  # fmt: skip
    return find_loop(workspace, run.id)


def retry(workspace: Workspace, run: LoopRun, round_: Round) -> LoopRun:
    """Another go at a round, with other questions: the card it has stays in the log, the next one counts."""
    dice = random.Random(f"{run.seed} {run.key(round_.id)}")
    chooser = _Chooser(workspace, run.level, dice, loops(workspace))
    chooser.used = {each for one in run.rounds for each in (one.questions or {}).values()}
    questions = chooser.fill(round_).questions or {}
    workspace.record("round_retried", {"loop": run.id, "round": round_.id, "questions": dict(questions)})
    return find_loop(workspace, run.id)


class _Chooser:
    """Chooses questions: the unseen reserve first, then unseen ones, then those not seen for the longest time.

    Of the reserve, what no loop has drawn yet comes first: a loop that was drawn may still be gone through.
    """

    def __init__(self, workspace: Workspace, level: str, dice: random.Random, earlier: Iterable[LoopRun]) -> None:
        self.workspace, self.level, self.dice = workspace, level, dice
        self.used: set[str] = set()
        self.drawn = {each for run in earlier for round_ in run.rounds for each in (round_.questions or {}).values()}
        self.last = {each.question: each.at for each in workspace.history.attempts}
        self.not_reserve: list[str] = []
        self.seen_before: list[str] = []
        self._principles: dict[str, str] = {}

    def fill(self, round_: Round) -> Round:
        """The round with its questions."""
        found: dict[str, str] = {}
        for name in round_.principles:
            rows = [row for row in self._rows("behavioral") if self._first_principle(row) == name]
            question = self._choose(self._at_level(rows))
            if question is not None:
                found[name] = question
        if round_.asks != NOTHING and round_.technical_minutes:
            rows = self._technical(round_)
            question = self._choose(self._fitting(round_, rows)) or self._choose(rows)
            if question is not None:
                found[TECHNICAL] = question
        return round_.with_questions(found)

    def notes(self) -> list[str]:
        """What has to be said: that the reserve is used up, and what was seen before."""
        notes = []
        if self.not_reserve:
            notes.append(
                f"the reserve is used up for {len(self.not_reserve)} of {len(self.used)} questions: they come from the "
                "ones you may also practise"
            )
        if self.seen_before:
            notes.append(f"seen before: {len(self.seen_before)}; the ones longest ago were taken")
        return notes

    def _technical(self, round_: Round) -> list[Row]:
        return self._at_level([row for row in self._rows(round_.asks) if row.category in round_.categories])

    def _fitting(self, round_: Round, rows: list[Row]) -> list[Row]:
        """Questions in words that are as short, or as long, as the minutes there are; code takes what it takes."""
        short = round_.technical_minutes <= SHORT_MIN
        return rows if round_.asks != "open" else [row for row in rows if (row.minutes <= SHORT_MIN) == short]

    def _rows(self, kind: str) -> list[Row]:
        rows = self.workspace.content.all(reserve=True)
        return [row for row in rows if row.kind == kind and "warm-up" not in row.topics]

    def _at_level(self, rows: list[Row]) -> list[Row]:
        return [row for row in rows if self.level in row.levels] or rows

    def _first_principle(self, row: Row) -> str:
        if row.id not in self._principles:
            self._principles[row.id] = self.workspace.content.get(row.id).behavioral.principles[0]
        return self._principles[row.id]

    def _choose(self, rows: Sequence[Row]) -> str | None:
        from amzprep.app.agenda import missing_libraries

        left = [row for row in rows if row.id not in self.used and not missing_libraries(row)]
        if not left:
            return None
        unseen = [row for row in left if row.id not in self.last]
        reserve = [row for row in unseen if row.reserve]
        fresh = [row for row in reserve if row.id not in self.drawn]
        group = fresh or reserve or [row for row in unseen if row.id not in self.drawn] or unseen
        chosen = self.dice.choice(_ordered(group)) if group else min(left, key=lambda row: (self.last[row.id], row.id))
        self.used.add(chosen.id)
        if not reserve:
            self.not_reserve.append(chosen.id)
        if not group:
            self.seen_before.append(chosen.id)
        return chosen.id


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.id)
