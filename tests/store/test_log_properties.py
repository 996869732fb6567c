"""What holds of every log: order of arrival means nothing, nothing acknowledged is lost, derived rows are the fold."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.event import Event
from amzprep.store.log import Added, Log
from made_events import NOON, PROJECTION, folded, histories, made, practice, undone

few = settings(max_examples=25, deadline=None)


@contextmanager
def new_log() -> Iterator[Log]:
    with TemporaryDirectory() as folder, Log(os.path.join(folder, "log.db"), PROJECTION) as log:
        yield log


def mint() -> str:
    return "minted"


def state(log: Log) -> tuple[Any, ...]:
    """Everything a log tells: its events, attempts and cards."""
    return [event.as_json() for event in log.events()], log.attempts(), log.cards()


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


@few
@given(histories(), st.randoms(use_true_random=False))
def test_the_fold_does_not_depend_on_the_order_of_arrival(events: list[Event], dice: random.Random) -> None:
    shuffled = events[:]
    dice.shuffle(shuffled)
    assert folded(shuffled) == folded(events)
    with new_log() as one, new_log() as other:
        one.add(events, mint)
        for event in shuffled:
            other.add([event], mint)
        assert state(one) == state(other)


@few
@given(histories())
def test_derived_rows_are_the_fold_of_the_events(events: list[Event]) -> None:
    with new_log() as log:
        for n, event in enumerate(events):
            log.add([event], mint)
            attempts, cards = folded(events[: n + 1])
            assert log.attempts() == plain(attempts)
            assert log.cards() == plain(cards)
        assert log.rebuild() is True


@few
@given(histories(), st.data())
def test_a_prefix_then_the_rest_is_all_at_once(events: list[Event], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(events)))
    with new_log() as one, new_log() as other:
        one.add(events, mint)
        other.add(events[:cut], mint)
        other.add(events[cut:], mint)
        assert state(one) == state(other)


@few
@given(histories(), st.lists(st.integers(0, 2), min_size=60, max_size=60))
def test_union_is_idempotent_commutative_and_associative(events: list[Event], share: list[int]) -> None:
    a, b, c = (
        [event for event, part in zip(events, share, strict=False) if part in wanted]
        for wanted in ((0, 1), (1, 2), (2, 0))
    )
    with new_log() as left, new_log() as right, new_log() as nested:
        for part in (a, b, c):
            left.add(part, mint)
        for part in (c, b, a):
            right.add(part, mint)
        with new_log() as inner:  # a ∪ (b ∪ c)
            inner.add(b, mint)
            inner.add(c, mint)
            nested.add(a, mint)
            nested.add(list(inner.events()), mint)
        assert state(left) == state(right) == state(nested)
        before = state(left)
        again = left.add(events, mint)
        assert (again.new, again.known) == (0, len(events))
        assert state(left) == before


@few
@given(histories(), st.randoms(use_true_random=False))
def test_an_undone_attempt_is_gone_whatever_arrives_first(events: list[Event], dice: random.Random) -> None:
    target = events[0].attempt
    assert target is not None
    all_ = [*events, undone(target, NOON, n=99)]
    dice.shuffle(all_)
    with new_log() as log:
        for event in all_:
            log.add([event], mint)
        assert target not in [row["id"] for row in log.attempts()]


def test_the_same_id_twice_is_one_event() -> None:
    event = made("setting", {"key": "level", "value": "L6"})
    with new_log() as log:
        first = log.record(event, mint)
        second = log.record(event, mint)
        assert [each.id for each in log.events()] == [event.id]
        assert (first.n, second.id) == (1, first.id)


def test_known_ids_with_other_content_are_told_and_the_first_is_kept() -> None:
    event = made("setting", {"key": "level", "value": "L6"})
    other = Event(event.id, "two", 9, event.at, event.day, event.name, {"v": 1, "key": "level", "value": "L4"})
    with new_log() as log:
        log.add([event], mint)
        assert log.add([other], mint) == Added(0, 1, 1)
        assert [each.body["value"] for each in log.events()] == ["L6"]


def test_a_cloned_home_keeps_every_event_and_gets_a_new_device() -> None:
    names = iter(["first", "second"])
    with new_log() as here, new_log() as there:
        here.record(made("setting", {"key": "level", "value": "L4"}, NOON), lambda: next(names))
        there.add([], mint)
        with there.writing() as db:  # the copy of a home: the same device, counting on from the same number
            db.execute("INSERT INTO meta VALUES ('device', 'first')")
        there.add(list(here.events()), mint)
        here.record(made("setting", {"key": "level", "value": "L5"}, NOON + 1), lambda: next(names))
        there.record(made("setting", {"key": "level", "value": "L6"}, NOON + 2), lambda: next(names))
        added = here.add(list(there.events()), lambda: next(names))
        assert (added.new, added.cloned) == (1, ("first",))
        assert here.device() == "second"
        assert [(event.device, event.n) for event in here.events()] == [("first", 1), ("first", 2), ("first", 2)]
        assert here.add(list(there.events()), lambda: next(names)).cloned == ()
        after = here.record(made("setting", {"key": "level", "value": "L7"}, NOON + 3), lambda: next(names))
        assert (after.device, after.n) == ("second", 1)


def test_importing_into_an_empty_log_does_not_make_it_the_other_machine() -> None:
    with new_log() as log:
        log.add(practice("x", "core/a", NOON), mint)
        assert log.device() == ""
        assert log.record(made("setting", {"key": "level", "value": "L6"}), lambda: "mine").device == "mine"


def test_events_of_one_device_stay_in_order_when_the_clock_steps_back() -> None:
    with new_log() as log:
        times = [log.record(made("setting", {"key": "k", "value": str(i)}, NOON - i * 1000), mint).at for i in range(4)]
        assert times == [NOON, NOON + 1, NOON + 2, NOON + 3]
        assert (
            log.record(made("setting", {"key": "k", "value": "x"}, NOON - 3_600_000_000), mint).at
            == NOON - 3_600_000_000
        )


def test_unknown_names_and_newer_bodies_are_kept_and_passed_over() -> None:
    future = [
        made("told", {"attempt": "x", "story": "s"}, NOON + 5, n=7),
        made("rated", {"attempt": "x", "stars": 5}, NOON + 6, n=8, v=2),
        made("rated", {"attempt": "x", "signals": {}}, NOON + 7, n=9),
    ]
    with new_log() as log:
        log.add([*practice("x", "core/a", NOON), *future], mint)
        kept = {event.id: event.body for event in log.events()}
        assert all(kept[event.id] == event.body for event in future)
        assert [row["rating"] for row in log.attempts()] == [3]


WRITER = """
import random, sys
sys.path[:0] = sys.argv[2:]
from amzprep.store.log import Log
from made_events import NOON, HOUR, PROJECTION, practice
dice = random.Random(sys.argv[1])
with Log(sys.argv[1], PROJECTION) as log:
    k = log.count()
    while True:
        k += 1
        for event in practice(f"attempt-{k}", f"core/q{k % 5}", NOON + k * HOUR, passed=k % 3 > 0):
            log.record(event, lambda: "writer")
            sys.stdout.write(event.id + "\\n")
            sys.stdout.flush()
"""


def test_what_was_acknowledged_survives_a_kill_and_derived_rows_are_still_the_fold(tmp_path: Path) -> None:
    path, dice, acknowledged = str(tmp_path / "log.db"), random.Random(7), []
    tests = str(Path(__file__).parent.parent)
    for _ in range(8):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, path, tests], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        acknowledged.append(writer.stdout.readline().decode().strip())
        time.sleep(dice.uniform(0.0, 0.08))
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += writer.stdout.read().decode().split("\n")[:-1]
        writer.stdout.close()
        writer.wait()
        with Log(path, PROJECTION) as log:
            events = list(log.events())
            attempts, cards = folded(events)
            assert set(acknowledged) <= {event.id for event in events}
            assert (log.attempts(), log.cards()) == (plain(attempts), plain(cards))
    assert len(acknowledged) > 20


def test_two_processes_that_write_at_once_number_their_events_once(tmp_path: Path) -> None:
    script = WRITER.replace("while True", "for _ in range(15)").replace("attempt-{k}", "attempt-{k}-{id(log)}")
    command = [sys.executable, "-c", script, str(tmp_path / "log.db"), str(Path(__file__).parent.parent)]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Log(command[3], PROJECTION) as log:
        numbers = [event.n for event in log.events()]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("setting", ["synchronous", "journal_mode"])
def test_every_write_waits_for_the_disk(setting: str) -> None:
    with new_log() as log, log.writing() as db:
        assert db.execute(f"PRAGMA {setting}").fetchone()[0] == {"synchronous": 2, "journal_mode": "wal"}[setting]
