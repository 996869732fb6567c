"""An attempt: one go at a question, folded from its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from amzprep.domain.event import VERSION, Event, problem_with_body
from amzprep.domain.evidence import read_signals
from amzprep.domain.rating import Rating, suggest

FOLD = 5  # raise it when the fold changes: derived rows are then computed anew
RAPID = "rapid"


@dataclass(frozen=True)
class Attempt:
    """What is known of one attempt; `rating` is None until it was rated, `verdict` is that of the last submission.

    `ended` is empty while it can be resumed, else rated or the reason it was abandoned. Times are active seconds.
    """

    id: str
    question: str = ""
    kind: str = ""
    mode: str = "full"
    level: str = ""
    language: str = ""
    limit_s: float = 0.0
    day: str = ""
    at: int = 0
    elapsed_s: float = 0.0
    submissions: int = 0
    failed: int = 0
    verdict: str = ""
    failed_groups: tuple[str, ...] = ()
    first_submission: str = ""
    first_in_time: bool = False
    nudges: int = 0
    approaches: int = 0
    ticks: tuple[str, ...] = ()
    solution_seen: bool = False
    rating: int | None = None
    rated_day: str = ""
    rated_at: int = 0
    ended: str = ""
    claimed: Mapping[str, str] = field(default_factory=dict)
    wording: int | None = None
    story: str = ""
    told_s: float = 0.0
    right: bool | None = None
    loop: str = ""
    sure: bool = False
    handed: bool = False

    @property
    def open(self) -> bool:
        return not self.ended

    @property
    def glance(self) -> bool:
        """Only the story was named, against the clock of ten: no practice of the question itself."""
        return self.mode == RAPID

    @property
    def passed_first(self) -> bool:
        """Whether it passed at once and in time: the first submission of code, the rating of everything else."""
        if self.submissions:
            return self.first_submission == "AC" and self.first_in_time
        return self.rating is not None and self.rating > Rating.AGAIN and self.elapsed_s <= self.limit_s

    @property
    def review(self) -> str:
        """What its card hangs on; empty while it is not rated."""
        return f"{self.rated_at} {self.rated_day} {self.rating}" if self.rating is not None else ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Attempt:
        return cls(**{**raw, "failed_groups": tuple(raw["failed_groups"]), "ticks": tuple(raw["ticks"])})


def fold_attempt(events: Iterable[Event]) -> Attempt | None:
    """The attempt its events add up to, in whatever order they arrive; None when it was undone or never started.

    The start comes first whatever its time, so that a clock set back loses nothing; the others follow in order of
    (at, id). Events of unknown name, of a newer version or with an unsound body are passed over.
    """
    ordered = sorted({event.id: event for event in events}.values(), key=lambda each: (each.at, each.id))
    if any(event.name == "undone" for event in ordered):
        return None
    known = [event for event in ordered if _is_known(event)]
    attempt = next((_started(event) for event in known if event.name == "attempt_started"), None)
    for event in known:
        if attempt is not None and event.name in _STEPS:
            attempt = _STEPS[event.name](_timed(attempt, event), event)
    return attempt


def _is_known(event: Event) -> bool:
    return event.body.get("v", 1) == VERSION and problem_with_body(event.name, event.body) is None


def _started(event: Event) -> Attempt:
    body = event.body
    return Attempt(body["attempt"], body["question"], body["kind"], body["mode"], body["level"], body["language"],
                   body["limit_min"] * 60.0, event.day, event.at, wording=body.get("wording"),
                   loop=body.get("loop") or "")  # fmt: skip


def _timed(attempt: Attempt, event: Event) -> Attempt:
    elapsed = event.body.get("elapsed_s")
    return replace(attempt, elapsed_s=max(attempt.elapsed_s, elapsed)) if elapsed is not None else attempt


def _submitted(attempt: Attempt, event: Event) -> Attempt:
    verdict = event.body["verdict"]
    if verdict == "JE":  # ours or the pack's: never counted
        return attempt
    first = not attempt.submissions
    return replace(
        _taken(attempt, "code"),
        submissions=attempt.submissions + 1,
        failed=attempt.failed + (verdict != "AC"),
        verdict=verdict,
        failed_groups=tuple(event.body.get("failed_groups", ())),
        first_submission=verdict if first else attempt.first_submission,
        first_in_time=event.body["elapsed_s"] <= attempt.limit_s if first else attempt.first_in_time,
    )


def _hinted(attempt: Attempt, event: Event) -> Attempt:
    nudge = event.body["gives"] == "nudge"
    return replace(attempt, nudges=attempt.nudges + nudge, approaches=attempt.approaches + (not nudge))


def _taken(attempt: Attempt, step: str) -> Attempt:
    """A step of the template was taken: it was ticked, or what it leads to is in the log."""
    return replace(attempt, ticks=tuple(dict.fromkeys([*attempt.ticks, step])))


def _claimed(attempt: Attempt, event: Event) -> Attempt:
    return replace(attempt, claimed={key: event.body[key] for key in ("time", "space") if event.body.get(key)})


def _rated(attempt: Attempt, event: Event) -> Attempt:
    override = event.body.get("override")
    rating = Rating(override) if override else suggest(read_signals(event.body["signals"])).rating
    handed = bool(event.body.get("handed"))
    return replace(attempt, rating=int(rating), rated_day=event.day, rated_at=event.at, ended="rated", handed=handed)


def _abandoned(attempt: Attempt, event: Event) -> Attempt:
    return replace(attempt, ended=attempt.ended or event.body["reason"])


_STEPS = {
    "graded": lambda attempt, event: attempt,
    "submitted": _submitted,
    "hint_opened": _hinted,
    "paused": lambda attempt, event: attempt,
    "resumed": lambda attempt, event: attempt,
    "ticked": lambda attempt, event: _taken(attempt, event.body["step"]),
    "asked": lambda attempt, event: _taken(attempt, "clarify"),
    "own_case": lambda attempt, event: _taken(attempt, "cases"),
    "claimed": _claimed,
    "solution_shown": lambda attempt, event: replace(attempt, solution_seen=True),
    "answered": lambda attempt, event: attempt,
    "marked": lambda attempt, event: attempt,
    "told": lambda attempt, event: replace(attempt, story=event.body["story"], told_s=event.body["seconds"]),
    "heard": lambda attempt, event: attempt,
    "chosen": lambda attempt, event: replace(attempt, right=event.body["right"], sure=event.body["sure"]),
    "rated": _rated,
    "abandoned": _abandoned,
}
