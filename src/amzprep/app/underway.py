"""An attempt under way, of whatever kind: its folder, its clock, its events, and its rating at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import nullcontext, suppress
from dataclasses import replace
from typing import Any, Generic, TypeVar

from amzprep.app.folder import AttemptFolder
from amzprep.app.state import State
from amzprep.app.workspace import Workspace
from amzprep.domain.evidence import signals_json
from amzprep.domain.question import Question
from amzprep.domain.rating import RULES, Evidence, Rating, Suggestion, suggest
from amzprep.errors import AmzprepError

S = TypeVar("S", bound=State)


class Underway(ABC, Generic[S]):
    """One attempt; use it as a context manager (it holds the folder's lock).

    The clock counts active seconds: it stands still while paused. `going_on` marks an attempt that was interrupted
    before: its state is read once the lock is held. Each kind says what its signals are.
    """

    def __init__(
        self, workspace: Workspace, question: Question, folder: AttemptFolder, state: S, *, going_on: bool = False
    ) -> None:
        self.workspace, self.question, self.folder, self.state = workspace, question, folder, state
        self._since: float | None = None
        self._going_on, self._ended = going_on, False
        self.suggested: Suggestion | None = None

    def __enter__(self) -> Any:
        self.folder.__enter__()
        if self._going_on:
            self._come_back()
        if not self.finished:
            self.begin()
            self.go_on()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        with suppress(AmzprepError) if kind is not None else nullcontext():
            if not self._ended and not self.paused:
                self.pause()
        self.stop()
        self.end()
        self.folder.__exit__()

    def begin(self) -> None:
        """What a kind makes ready before the clock runs."""

    def end(self) -> None:
        """What a kind puts away."""

    @property
    def finished(self) -> bool:
        """Only the questions afterwards are left: the clock stands."""
        return False

    @abstractmethod
    def signals(self) -> Evidence:
        """The evidence so far."""

    def _come_back(self) -> None:
        """Bring the state up to date from the log, and log the time away as a pause."""
        events = self.workspace.log.events_of(self.state.attempt)
        last = max(events, key=lambda event: event.at)
        self.state = self.folder.load(type(self.state))
        unlogged = max(0.0, self.state.elapsed_s - last.body.get("elapsed_s", 0.0))
        self.state.replay(events)
        away = (self.workspace.clock.now() - last.at) / 1e6 - unlogged
        self._record("resumed", away_s=round(max(0.0, away), 1))

    @property
    def elapsed_s(self) -> float:
        """Active seconds so far."""
        running = self.workspace.clock.steady() - self._since if self._since is not None else 0.0
        return self.state.elapsed_s + running

    @property
    def limit_s(self) -> float:
        """The target time in seconds."""
        return self.state.limit_min * 60

    @property
    def paused(self) -> bool:
        return self._since is None

    def go_on(self) -> None:
        """Let the clock run."""
        if self._since is None:
            self._since = self.workspace.clock.steady()

    def stop(self) -> None:
        """Stop the clock and save."""
        self.state.elapsed_s = self.elapsed_s
        self._since = None
        self.save()

    def save(self) -> None:
        """Write the state with the clock as it stands."""
        self.folder.save(replace(self.state, elapsed_s=self.elapsed_s))

    def pause(self) -> None:
        self.stop()
        self._record("paused")

    def unpause(self, away_s: float) -> None:
        """Go on after a pause of some seconds."""
        self._record("resumed", away_s=round(away_s, 1))
        self.go_on()

    def flag(self, why: str) -> None:
        """Mark the question as bad; the session goes on."""
        self.workspace.record("flagged", {"question": self.question.id, "why": why})

    def suggestion(self) -> Suggestion:
        """The rating the evidence supports; the one that was offered, once rated."""
        return self.suggested or suggest(self.signals())

    def rate(self, override: Rating | None = None, **more: Any) -> Rating:
        """Record the rating: the suggested one unless overridden. The attempt is over."""
        signals = self.signals()
        self.suggested = suggest(signals)
        suggested = self.suggested.rating
        chosen = override or suggested
        self.stop()
        self._ended = True
        changed = int(chosen) if chosen != suggested else None
        self._record("rated", signals=signals_json(signals), rules=RULES, override=changed, **more)
        return chosen

    def abandon(self, reason: str) -> None:
        """End the attempt without a rating."""
        self.stop()
        self._ended = True
        self._record("abandoned", reason=reason)

    def _record(self, name: str, **body: Any) -> None:
        elapsed = round(self.elapsed_s, 1)
        self.workspace.record(name, {"attempt": self.state.attempt, "elapsed_s": elapsed, **body})


def record_start(workspace: Workspace, question: Question, state: State, seed: int | None = None, **more: Any) -> None:
    """The first event of an attempt."""
    workspace.record(
        "attempt_started",
        {"attempt": state.attempt, "question": question.id, "revision": question.revision, "kind": question.kind,
         "language": state.language, "mode": state.mode, "level": state.level, "limit_min": state.limit_min,
         "first": not workspace.history.seen(question.id), "seed": seed, **more},
    )  # fmt: skip
