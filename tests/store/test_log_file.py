"""The log in bad company: damaged, newer, older, locked, on a full disk, in a folder that cannot be written."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import sys
import time
from pathlib import Path

import pytest

from amzprep.errors import ContentError, NotReadyError
from amzprep.store import formats, log_file
from amzprep.store.backup import newest_backup
from amzprep.store.log import Log
from made_events import NOON, PROJECTION, made, practice, rated
from unprivileged import run


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "home" / "log.db")


def filled(path: str, attempts: int = 3) -> Log:
    log = Log(path, PROJECTION)
    for k in range(attempts):
        log.add(practice(f"a{k}", f"core/q{k}", NOON + k * 10**9), lambda: "me")
    return log


def append(path: str) -> None:
    with Log(path, PROJECTION) as log:
        log.record(made("setting", {"key": "level", "value": "L6"}), lambda: "me")


def test_no_file_is_an_empty_history_and_reading_makes_none(path: str) -> None:
    with Log(path, PROJECTION) as log:
        assert (list(log.events()), log.attempts(), log.cards(), log.count(), log.device()) == ([], [], [], 0, "")
    assert not os.path.exists(os.path.dirname(path))


def test_a_file_in_which_nothing_was_kept_yet_is_an_empty_history(path: str) -> None:
    os.makedirs(os.path.dirname(path))
    Path(path).touch()
    with Log(path, PROJECTION) as log:
        assert (list(log.events()), log.attempts()) == ([], [])
    append(path)
    with Log(path, PROJECTION) as log:
        assert log.count() == 1


def test_home_and_log_are_closed_to_others(path: str) -> None:
    append(path)
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_backups_are_closed_to_others(path: str) -> None:
    append(path)
    append(path)
    backup = newest_backup(path)
    assert backup is not None
    assert stat.S_IMODE(os.stat(os.path.dirname(backup)).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(backup).st_mode) == 0o600


@pytest.mark.parametrize(
    "statement", ["UPDATE events SET body = '{}'", "DELETE FROM events", "UPDATE events SET day = 'x' WHERE seq = 1"]
)
def test_the_database_refuses_to_change_or_delete_events(path: str, statement: str) -> None:
    with filled(path) as log:
        before = list(log.events())
    with sqlite3.connect(path) as db, pytest.raises(sqlite3.IntegrityError, match="events are never"):
        db.execute(statement)
    db.close()
    with Log(path, PROJECTION) as log:
        assert list(log.events()) == before


@pytest.mark.parametrize("damage", ["overwritten", "cut", "garbage"])
def test_a_damaged_log_is_refused_with_the_way_to_the_newest_backup(path: str, damage: str) -> None:
    filled(path, 30).close()
    append(path)  # the second opening makes the backup
    backup = newest_backup(path)
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        if damage == "garbage":
            file.write(b"this is no database" * 500)
        elif damage == "cut":
            file.truncate(size // 3)
        else:
            file.seek(4096)
            file.write(b"\xff" * (size - 8192))
    for use in (lambda log: log.attempts(), lambda log: list(log.events())):
        with Log(path, PROJECTION) as log, pytest.raises(ContentError) as refused:
            use(log)
        assert f"{path} is damaged (" in refused.value.message
        assert f"the newest backup is {backup}: copy it over the log" in refused.value.message
        assert "\n" not in refused.value.message
    assert backup is not None
    os.replace(backup, path)
    with Log(path, PROJECTION) as log:
        assert len(log.attempts()) == 30


def test_a_damaged_log_without_a_backup_says_so(path: str) -> None:
    os.makedirs(os.path.dirname(path))
    Path(path).write_bytes(b"no database at all" * 300)
    with Log(path, PROJECTION) as log, pytest.raises(ContentError, match=r"is damaged .*; there is no backup yet"):
        log.attempts()
    with pytest.raises(ContentError, match="is damaged"):
        append(path)


def test_a_newer_log_is_refused_by_readers_and_writers(path: str) -> None:
    filled(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    line = re.escape(f"{path} was written by a newer amzprep (format 99); update amzprep")
    with Log(path, PROJECTION) as log, pytest.raises(ContentError, match=line):
        log.attempts()
    with pytest.raises(ContentError, match=line):
        append(path)


def test_a_log_that_another_process_holds_is_refused_after_a_while(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    monkeypatch.setattr(log_file, "BUSY_S", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotReadyError, match="another amzprep holds it; the last step was not recorded"):
        append(path)
    with Log(path, PROJECTION) as log:
        assert len(log.attempts()) == 3  # readers do not wait for writers
    holder.execute("ROLLBACK")
    holder.close()
    append(path)


FULL = """
import resource, sys
sys.path[:0] = sys.argv[2:]
from amzprep.errors import NotReadyError
from amzprep.store.log import Log
from made_events import PROJECTION, made
with Log(sys.argv[1], PROJECTION) as log:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    kept = 0
    try:
        for i in range(500):
            log.record(made("setting", {"key": "k", "value": "x" * 5000}, i), lambda: "me")
            kept += 1
    except NotReadyError as error:
        print(kept, error.message)
"""


def test_a_full_disk_loses_nothing_that_was_acknowledged(path: str) -> None:
    done = run([sys.executable, "-c", FULL, path, str(Path(__file__).parent.parent)])
    kept, _, said = done.stdout.partition(" ")
    assert "the last step was not recorded, everything before it was\n" in said, done.stderr
    assert done.stdout.count("\n") == 1
    assert int(kept) > 10
    with Log(path, PROJECTION) as log:
        assert log.count() == int(kept)
        assert log.rebuild() is True


def test_a_full_database_is_refused_in_one_line(path: str) -> None:
    with filled(path) as log:
        with log.writing() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(NotReadyError, match="database or disk is full; the last step was not recorded"):
            log.add([made("setting", {"key": "k", "value": "x" * 100_000})], lambda: "me")
        assert len(log.attempts()) == 3


READER = """
import sys
sys.path[:0] = sys.argv[2:]
from amzprep.errors import AmzprepError
from amzprep.store.log import Log
from made_events import PROJECTION, made
with Log(sys.argv[1], PROJECTION) as log:
    print(len(log.attempts()), log.count())
    try:
        log.record(made("setting", {"key": "k", "value": "v"}), lambda: "me")
    except AmzprepError as error:
        print(error.exit_code, error.message)
"""


def read_only(path: str) -> tuple[str, str]:
    """What a reader that may not write in the home sees, and how its writing is refused."""
    folder = os.path.dirname(path)
    for name in os.listdir(folder):
        os.chmod(os.path.join(folder, name), 0o400)
    os.chmod(folder, 0o500)
    before = {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)}
    try:
        done = run([sys.executable, "-c", READER, path, str(Path(__file__).parent.parent)])
    finally:
        os.chmod(folder, 0o700)
    assert done.stderr == ""
    assert {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)} == before
    seen, refused = done.stdout.splitlines()
    return seen, refused


def test_a_read_only_home_is_read_as_it_lies_there(path: str) -> None:
    filled(path).close()
    seen, refused = read_only(path)
    assert seen == "3 9"
    assert refused.startswith(f"4 {path}: ")
    assert refused.endswith("the last step was not recorded, everything before it was")


def test_a_read_only_home_that_was_left_open_shows_its_last_events_too(path: str) -> None:
    log = filled(path, 4)  # still open: its events are in the side file
    assert os.path.getsize(f"{path}-wal") > 0
    os.unlink(f"{path}-shm")
    seen, _ = read_only(path)
    assert seen == "4 12"
    log.close()


def test_without_strict_tables_the_log_works(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with filled(path) as log:
        assert len(log.cards()) == 3
    with sqlite3.connect(path) as db:
        assert "STRICT" not in "".join(row[0] or "" for row in db.execute("SELECT sql FROM sqlite_master"))
    db.close()


def test_with_strict_tables_a_number_for_a_text_is_refused(path: str) -> None:
    if sqlite3.sqlite_version_info < (3, 37):
        pytest.skip("this SQLite has no STRICT tables")
    with filled(path) as log, pytest.raises(ContentError), log.writing() as db:
        db.execute("INSERT INTO events (id, device, n, at, day, name, body) VALUES ('x', 'y', 'many', 1, 'd', 'n', '')")


def test_an_older_log_is_backed_up_and_brought_up_to_date_by_a_writer(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(path) as log:
        before = [event.as_json() for event in log.events()]
    newer = [*formats.FORMATS, ("ALTER TABLE attempts ADD COLUMN note TEXT DEFAULT 'new'",)]
    monkeypatch.setattr(formats, "FORMATS", newer)
    monkeypatch.setattr(log_file, "FORMATS", newer)
    with Log(path, PROJECTION) as log:  # a reader leaves the file as it is
        db = log.reading()
        assert db is not None
        assert db.execute("SELECT count(*) FROM attempts WHERE note = 'new'").fetchone() == (3,)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    raw.close()
    append(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    raw.close()
    with Log(path, PROJECTION) as log:
        assert {event["id"] for event in before} < {event.id for event in log.events()}
    backup = newest_backup(path)
    assert backup is not None
    with sqlite3.connect(backup) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert raw.execute("SELECT count(*) FROM events").fetchone() == (9,)
    raw.close()


def test_a_migration_without_its_backup_does_not_happen(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    newer = [*formats.FORMATS, ("ALTER TABLE attempts ADD COLUMN note TEXT",)]
    monkeypatch.setattr(formats, "FORMATS", newer)
    monkeypatch.setattr(log_file, "FORMATS", newer)
    Path(path).parent.joinpath("backups").write_text("in the way")
    with pytest.raises(NotReadyError, match="the last step was not recorded"):
        append(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    raw.close()


def test_a_migration_that_fails_changes_nothing(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    newer = [*formats.FORMATS, ("ALTER TABLE attempts ADD COLUMN note TEXT", "CREATE nonsense")]
    monkeypatch.setattr(formats, "FORMATS", newer)
    monkeypatch.setattr(log_file, "FORMATS", newer)
    with pytest.raises(NotReadyError):
        append(path)
    monkeypatch.undo()
    with Log(path, PROJECTION) as log:
        assert len(log.attempts()) == 3


def test_backups_are_made_weekly_and_the_newest_four_kept(path: str) -> None:
    append(path)
    folder = Path(path).parent / "backups"
    for week in range(7):
        for backup in folder.glob("*"):
            os.utime(backup, (time.time() - 8 * 86400,) * 2)
            if backup.name > f"log-2020010{week}":
                backup.rename(folder / f"log-2020010{week}-000000.db")
        append(path)
        append(path)  # the same week: no second copy
    names = sorted(each.name for each in folder.iterdir())
    assert len(names) == 4
    assert names[:3] == [f"log-2020010{week}-000000.db" for week in (4, 5, 6)]


def test_a_backup_that_fails_does_not_stop_practice_and_leaves_no_part(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(path)
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no")))
    append(path)
    assert os.listdir(os.path.join(os.path.dirname(path), "backups")) == []


def test_changed_rules_rate_history_again_for_readers_and_writers(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    with Log(path, PROJECTION) as log:
        assert [row["rating"] for row in log.attempts()] == [3, 3, 3]
        good = [card["stability"] for card in log.cards()]
    from amzprep.domain import attempt as attempt_module
    from amzprep.domain.rating import Rating, Suggestion

    monkeypatch.setattr(attempt_module, "suggest", lambda signals: Suggestion(Rating.HARD, ("stricter now",)))
    monkeypatch.setattr(type(PROJECTION), "rules", "stricter")
    size = os.path.getsize(path)
    with Log(path, PROJECTION) as log:
        assert [row["rating"] for row in log.attempts()] == [2, 2, 2]
        assert all(now < before for now, before in zip([card["stability"] for card in log.cards()], good, strict=True))
    assert os.path.getsize(path) == size
    append(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT value FROM meta WHERE key = 'rules'").fetchone() == ("stricter",)
        assert all('"rating": 2' in row[0] for row in raw.execute("SELECT body FROM attempts"))
    raw.close()


def test_an_override_stays_when_the_rules_change(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from amzprep.domain import attempt as attempt_module
    from amzprep.domain.rating import Rating, Signals, Suggestion

    events = [*practice("a", "core/q", NOON)[:2], rated("a", Signals(True, 60.0, 1200.0), NOON + 10, override=4)]
    with Log(path, PROJECTION) as log:
        log.add(events, lambda: "me")
        monkeypatch.setattr(attempt_module, "suggest", lambda signals: Suggestion(Rating.AGAIN, ()))
        log.rebuild()
        assert [row["rating"] for row in log.attempts()] == [4]


def test_rebuild_says_whether_the_rows_were_right(path: str) -> None:
    with filled(path) as log:
        assert log.rebuild() is True
        with log.writing() as db:
            db.execute("UPDATE cards SET body = '{}' WHERE question = 'core/q1'")
        assert log.rebuild() is False
        assert log.cards()[1]["question"] == "core/q1"


def test_a_union_that_fails_in_the_middle_keeps_nothing(path: str) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield from practice("new", "core/new", NOON)
        raise ContentError("line 4 is no event")

    with filled(path) as log:
        with pytest.raises(ContentError, match="line 4"):
            log.add(broken(), lambda: "me")
        assert (log.count(), len(log.attempts())) == (9, 3)
