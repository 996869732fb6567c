"""The workspace: places, clock, dice, settings, content, log and history of one run, opened together and lazily."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amzprep.app.clock import Clock, SystemClock
from amzprep.app.config import Config, read_config
from amzprep.app.places import Places
from amzprep.domain.day import day_of
from amzprep.domain.uuid7 import uuid7
from amzprep.store.answers import state_of

if TYPE_CHECKING:  # what only some commands need is loaded by those
    from amzprep.app.content import Content
    from amzprep.domain.event import Event
    from amzprep.domain.history import History
    from amzprep.memory.fsrs_memory import FsrsMemory
    from amzprep.store.log import Added, Log


class Workspace:
    """What a command works with; use it as a context manager. Nothing is read before it is asked for."""

    def __init__(
        self, places: Places, clock: Clock, dice: random.Random, config: Config, extra_packs: Sequence[str] = ()
    ) -> None:
        self.places, self.clock, self.dice, self.config = places, clock, dice, config
        self.extra_packs = tuple(extra_packs)
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
        if "log" not in self.__dict__:
            return
        self.log.close()
        if self._changed and kind is None:
            from amzprep.app.agenda import keep_answers

            self.forget()
            keep_answers(self)
            self.log.close()

    @cached_property
    def memory(self) -> FsrsMemory:
        from amzprep.memory.fsrs_memory import FsrsMemory

        return FsrsMemory()

    @cached_property
    def log(self) -> Log:
        """The event log, opened when first read or written."""
        from amzprep.app.projection import Projection
        from amzprep.store.log import Log

        return Log(self.places.log, Projection(self.memory))

    @cached_property
    def content(self) -> Content:
        """All questions, swept when first asked for."""
        from amzprep.app.content import Content

        self.watched = {path: state_of(path) for path in watched_paths(self.places, self._packs)}
        return Content.open(self.places, self._packs)

    @property
    def _packs(self) -> list[str]:
        return [*self.extra_packs, *map(os.path.expanduser, self.config["packs"])]

    @cached_property
    def history(self) -> History:
        """The history as the log's derived rows tell it; read again after `record`."""
        from amzprep.domain.attempt import Attempt
        from amzprep.domain.card import Card
        from amzprep.domain.history import History

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
        from amzprep.domain.event import VERSION, Event

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
    from amzprep.app.content import pack_folders

    roots = [places.questions, os.path.join(places.home, "packs"), *packs,
             *(each for each in places.packs_env.split(os.pathsep) if each)]  # fmt: skip
    tables = [os.path.join(places.questions, name) for name in ("categories.yaml", "loops.yaml")]
    libraries = [each for each in sys.path if each.endswith("-packages")]  # a numpy comes and goes there
    folders = [*roots, *pack_folders(places, packs)]
    found = [places.settings_file, *tables, *libraries, *folders]
    return list(dict.fromkeys([*map(os.path.abspath, found), *(os.path.join(each, "pack.yaml") for each in folders)]))
