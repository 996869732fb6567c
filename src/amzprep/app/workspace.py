"""The workspace: places, clock, dice, settings, content, log and history of one run, opened together and lazily."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from amzprep.app.clock import Clock, SystemClock
from amzprep.app.config import Config, read_config
from amzprep.app.content import Content, pack_folders
from amzprep.app.places import Places
from amzprep.domain.attempt import FOLD, Attempt, fold_attempt
from amzprep.domain.card import Card, fold_card
from amzprep.domain.day import day_of
from amzprep.domain.event import VERSION, Event
from amzprep.domain.history import History
from amzprep.domain.rating import RULES
from amzprep.domain.uuid7 import uuid7
from amzprep.memory.fsrs_memory import ALGO, RETENTION, FsrsMemory
from amzprep.store.answers import state_of
from amzprep.store.log import Added, Log


class Projection:
    """How the store's derived rows follow from events: attempts by the fold, cards by the memory model."""

    rules = f"fold {FOLD}, ratings {RULES}, {ALGO} at {RETENTION}"

    def __init__(self, memory: FsrsMemory) -> None:
        self.memory = memory

    def attempt(self, events: list[Event]) -> tuple[str, int, str, dict[str, Any]] | None:
        """Question, start, review and row of the attempt these events add up to."""
        attempt = fold_attempt(events)
        return (attempt.question, attempt.at, attempt.review, attempt.as_json()) if attempt is not None else None

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
        self.log = Log(places.log, Projection(self.memory))
        self._changed = False

    @classmethod
    def open(cls, *, extra_packs: Sequence[str] = (), clock: Clock | None = None, seed: int | None = None) -> Workspace:
        """The workspace of this process's environment; what is made from here on is private.

        Raises ContentError for an unreadable settings file.
        """
        os.umask(0o077)
        places = Places()
        config = read_config(places)
        return cls(places, clock or SystemClock(), random.Random(seed), config, extra_packs)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close the log; when it has changed, store the coming days' answers of `today`, which follow from it."""
        self.log.close()
        if self._changed and kind is None:
            from amzprep.app.agenda import keep_answers

            self.forget()
            keep_answers(self)
            self.log.close()

    @cached_property
    def content(self) -> Content:
        """All questions, swept when first asked for."""
        self.watched = {path: state_of(path) for path in watched_paths(self.places, self._packs)}
        return Content.open(self.places, self._packs)

    @property
    def _packs(self) -> list[str]:
        return [*self.extra_packs, *map(os.path.expanduser, self.config["packs"])]

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
        return uuid7(self.clock.now(), self.dice.getrandbits)

    def record(self, name: str, body: Mapping[str, Any], *, id_: str | None = None) -> Event:
        """Append one event, durable when this returns. Raises NotReadyError when it cannot be kept."""
        at = self.clock.now()
        event = Event(id_ or uuid7(at, self.dice.getrandbits), "", 0, at, self.day_at(at), name, {"v": VERSION, **body})
        kept = self.log.record(event, self._new_device)
        self._changed = True
        self.forget()
        return kept

    def add(self, events: Iterable[Event]) -> Added:
        """The union of the log with other events. Raises NotReadyError when they cannot be kept."""
        added = self.log.add(events, self._new_device)
        self._changed = self._changed or added.new > 0
        self.forget()
        return added

    def _new_device(self) -> str:
        return f"{self.dice.getrandbits(64):016x}"

    def forget(self) -> None:
        """Drop what was read from the log, so that it is read again."""
        for name in ("history", "settings"):
            self.__dict__.pop(name, None)


def watched_paths(places: Places, packs: Sequence[str]) -> list[str]:
    """The files and folders, beside the log and the questions, that the answers of `today` follow from."""
    roots = [places.questions, os.path.join(places.home, "packs"), *packs,
             *(each for each in places.packs_env.split(os.pathsep) if each)]  # fmt: skip
    tables = [os.path.join(places.questions, name) for name in ("categories.yaml", "loops.yaml")]
    libraries = [each for each in sys.path if each.endswith("-packages")]  # a numpy comes and goes there
    folders = [*roots, *pack_folders(places, packs)]
    found = [places.settings_file, *tables, *libraries, *folders]
    return list(dict.fromkeys([*map(os.path.abspath, found), *(os.path.join(each, "pack.yaml") for each in folders)]))
