"""The workspace: places, clock, dice, settings, content, log and history of one run, opened together and lazily."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from amzprep.app.clock import Clock, SystemClock
from amzprep.app.config import Config, read_config
from amzprep.app.content import Content
from amzprep.app.places import Places
from amzprep.domain.attempt import Attempt, fold_attempt
from amzprep.domain.card import Card, fold_card
from amzprep.domain.day import day_of
from amzprep.domain.event import Event
from amzprep.domain.history import History
from amzprep.domain.uuid7 import uuid7
from amzprep.memory.fsrs_memory import FsrsMemory
from amzprep.store.log import Log

CHANGES_PLAN = {"rated", "undone", "setting", "abandoned"}


class Projection:
    """How the store's derived rows follow from events: attempts by the fold, cards by the memory model."""

    def __init__(self, memory: FsrsMemory) -> None:
        self.memory = memory

    def attempt(self, events: list[Event]) -> tuple[str, int, dict[str, Any]] | None:
        """Question, start and row of the attempt these events add up to."""
        attempt = fold_attempt(events)
        return (attempt.question, attempt.at, attempt.as_json()) if attempt is not None else None

    def card(self, question: str, attempts: list[dict[str, Any]]) -> dict[str, Any] | None:
        """The card after a question's attempts."""
        card = fold_card(question, [Attempt.from_json(row) for row in attempts], self.memory)
        return card.as_json() if card is not None else None


class Workspace:
    """What a command works with; use it as a context manager. Nothing is read before it is asked for."""

    def __init__(
        self, places: Places, clock: Clock, dice: random.Random, config: Config, extra_packs: Sequence[str] = ()
    ) -> None:
        self.places, self.clock, self.dice, self.config = places, clock, dice, config
        self.extra_packs = tuple(extra_packs)
        self.memory = FsrsMemory()
        self.log = Log(places.log)
        self.projection = Projection(self.memory)

    @classmethod
    def open(cls, *, extra_packs: Sequence[str] = (), clock: Clock | None = None, seed: int | None = None) -> Workspace:
        """The workspace of this process's environment. Raises ContentError for an unreadable settings file."""
        places = Places()
        config = read_config(places)
        return cls(places, clock or SystemClock(), random.Random(seed), config, extra_packs)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.log.close()

    @cached_property
    def content(self) -> Content:
        """All questions, swept when first asked for."""
        return Content.open(self.places, [*self.extra_packs, *map(os.path.expanduser, self.config["packs"])])

    @cached_property
    def history(self) -> History:
        """The history as the log's derived rows tell it; read again after `record`."""
        return History(
            tuple(Attempt.from_json(row) for row in self.log.attempts()),
            {row["question"]: Card.from_json(row) for row in self.log.cards()},
            self.settings,
        )

    @cached_property
    def settings(self) -> dict[str, str]:
        """Settings made by commands, the last of each key; undone ones left out."""
        undone = {event.body["target"] for event in self.log.named("undone")}
        return {e.body["key"]: e.body["value"] for e in self.log.named("setting") if e.id not in undone}

    @property
    def today(self) -> str:
        """The learner's day now."""
        return self.day_at(self.clock.now())

    def day_at(self, at: int) -> str:
        return day_of(self.clock.local(at), self.config["day_start"])

    @property
    def level(self) -> str:
        return self.settings.get("level") or str(self.config["level"])

    @property
    def minutes(self) -> int:
        return int(self.settings.get("minutes") or self.config["minutes"])

    @property
    def warnings(self) -> list[str]:
        """Lines about the settings file."""
        return self.config.findings

    def new_id(self) -> str:
        return uuid7(self.clock.now(), self.dice)

    def record(self, name: str, body: Mapping[str, Any], *, id_: str | None = None) -> Event:
        """Append one event, durable when this returns. Raises NotReadyError when it cannot be kept."""
        at = self.clock.now()
        device, n = self.log.device()
        device = device or f"{self.dice.getrandbits(64):016x}"
        event = Event(id_ or uuid7(at, self.dice), device, n + 1, at, self.day_at(at), name, {"v": 1, **body})
        self.append([event])
        return event

    def append(self, events: Iterable[Event]) -> int:
        """Append events, forget what was read, and store the coming days' answers of `today` where they may change."""
        kept = list(events)
        new = self.log.append(kept, self.projection)
        self.forget()
        if any(event.name in CHANGES_PLAN for event in kept):
            from amzprep.app.agenda import keep_agendas

            keep_agendas(self)
        return new

    def forget(self) -> None:
        """Drop what was read from the log, so that it is read again."""
        for name in ("history", "settings"):
            self.__dict__.pop(name, None)
