"""The catalog agrees with the files, whatever happens to them or to it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from amzprep.app import content as content_module
from amzprep.app.content import Content
from amzprep.catalog import catalog as catalog_module
from amzprep.catalog import ids, schema, stamps
from amzprep.catalog.body import dump_body, load_body
from amzprep.packs import load as loading
from sample_pack import SLUG, add_question, home_pack, places, slugs


def titles(tmp_path: Path) -> dict[str, str]:
    return {row.slug: row.title for row in Content.open(places(tmp_path)).all(reserve=True)}


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every stamp count as old enough."""
    monkeypatch.setattr("amzprep.catalog.stamps.YOUNG_NS", -(10**12))


def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on."""
    read: list[str] = []
    real = loading.load_question_file

    def counted(path: str, *rest: object) -> loading.Loaded:
        read.append(os.path.basename(path))
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "load_question_file", counted)
    return read


def test_an_added_a_deleted_and_a_renamed_file_are_noticed(tmp_path: Path) -> None:
    pack = home_pack(tmp_path)
    assert slugs(places(tmp_path)) == [SLUG]
    path = add_question(pack, "second-one")
    assert slugs(places(tmp_path)) == [SLUG, "second-one"]
    path.rename(pack / "third-one.yaml")
    at = Content.open(places(tmp_path))
    assert [row.slug for row in at.all()] == [SLUG]
    assert [f.code for f in at.findings] == ["PK011"]
    (pack / "third-one.yaml").unlink()
    at = Content.open(places(tmp_path))
    assert [row.slug for row in at.all()] == [SLUG] and not at.findings


def test_an_edit_of_the_same_size_in_the_same_tick_is_noticed(tmp_path: Path) -> None:
    path = add_question(home_pack(tmp_path), "second-one", title="AAAA")
    for word in ["BBBB", "CCCC", "DDDD", "EEEE"] * 5:
        text = path.read_text()
        start = text.index("title: ") + len("title: ")
        with open(path, "r+b") as file:  # in place: the inode and the size stay
            file.seek(start)
            file.write(word.encode())
        assert titles(tmp_path)["second-one"] == word


@pytest.mark.parametrize("shift", [-10 * 365 * 86400, 10 * 365 * 86400], ids=["in the past", "in the future"])
def test_an_edit_is_noticed_whatever_the_modification_time_says(
    shift: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    path = add_question(home_pack(tmp_path), "second-one", title="AAAA")
    when = int(time.time()) + shift
    os.utime(path, (when, when))
    assert titles(tmp_path)["second-one"] == "AAAA"
    time.sleep(0.02)  # a tick of the kernel's clock
    path.write_text(path.read_text().replace("AAAA", "BBBB"))
    os.utime(path, (when, when))  # as `touch -r` and `cp -p` do
    assert titles(tmp_path)["second-one"] == "BBBB"


def test_what_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    pack = home_pack(tmp_path)
    add_question(pack, "second-one")
    read = loads(monkeypatch)
    slugs(places(tmp_path))
    assert sorted(read) == [f"{SLUG}.yaml", "second-one.yaml"]
    before = (tmp_path / "home" / "cache" / "catalog.db").stat().st_ino
    slugs(places(tmp_path))
    assert len(read) == 2
    assert (tmp_path / "home" / "cache" / "catalog.db").stat().st_ino == before
    add_question(pack, "third-one")
    slugs(places(tmp_path))
    assert read[2:] == ["third-one.yaml"]


def test_a_removed_pack_is_gone(tmp_path: Path) -> None:
    home_pack(tmp_path, "mine")
    other = home_pack(tmp_path, "theirs")
    assert [row.id for row in Content.open(places(tmp_path)).all()] == [f"mine/{SLUG}", f"theirs/{SLUG}"]
    other.rename(tmp_path / "elsewhere")
    assert [row.id for row in Content.open(places(tmp_path)).all()] == [f"mine/{SLUG}"]


def test_edited_categories_are_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    home_pack(tmp_path)
    at = places(tmp_path)
    assert Content.open(at).findings == []
    table = Path(at.questions) / "categories.yaml"
    table.write_text(table.read_text().replace("algorithms:", "puzzles:"))
    content = Content.open(at)
    assert "puzzles" in content.categories
    assert [f.code for f in content.findings if f.path.endswith(f"{SLUG}.yaml")] == ["PK012"]


def test_another_version_reads_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    home_pack(tmp_path)
    slugs(places(tmp_path))
    read = loads(monkeypatch)
    monkeypatch.setattr(content_module, "__version__", "99.0")
    slugs(places(tmp_path))
    assert read == [f"{SLUG}.yaml"]


def test_another_format_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home_pack(tmp_path)
    slugs(places(tmp_path))
    monkeypatch.setattr(schema, "FORMAT", schema.FORMAT + 1)
    assert slugs(places(tmp_path)) == [SLUG]


def test_the_catalog_may_be_deleted_while_it_is_in_use(tmp_path: Path) -> None:
    home_pack(tmp_path)
    content = Content.open(places(tmp_path))
    (tmp_path / "home" / "cache" / "catalog.db").unlink()
    assert content.get(SLUG).slug == SLUG
    assert slugs(places(tmp_path)) == [SLUG]


@pytest.mark.parametrize("damage", ["empty", "noise", "cut", "middle"])
def test_a_damaged_catalog_is_built_anew(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    pack = home_pack(tmp_path)
    for n in range(20):
        add_question(pack, f"question-{n:02}")
    expected = slugs(places(tmp_path))
    file = tmp_path / "home" / "cache" / "catalog.db"
    data = bytearray(file.read_bytes())
    if damage == "middle":
        data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    file.write_bytes(
        {"empty": b"", "noise": b"\x00\xff" * 5000, "cut": bytes(data[: len(data) // 2])}.get(damage, data)
    )
    content = Content.open(places(tmp_path))
    assert [row.slug for row in content.all()] == expected
    assert content.get("question-07").title == "Title of question-07"
    assert content.search("repeat") and content.findings == []
    assert ids.slugs(str(file.parent), "question-1") == [] or slugs(places(tmp_path)) == expected


def test_a_damaged_body_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    home_pack(tmp_path)
    slugs(places(tmp_path))
    with sqlite3.connect(tmp_path / "home" / "cache" / "catalog.db") as db:
        db.execute("UPDATE bodies SET body = '{'")
    db.close()
    assert Content.open(places(tmp_path)).get(SLUG).slug == SLUG


def test_where_the_cache_cannot_be_written_the_catalog_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = home_pack(tmp_path)
    (tmp_path / "home" / "cache").write_text("a file, not a folder")
    assert slugs(places(tmp_path)) == [SLUG]
    (tmp_path / "home" / "cache").unlink()
    slugs(places(tmp_path))
    add_question(pack, "second-one")

    def refused(*_: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(catalog_module.os, "replace", refused)
    assert slugs(places(tmp_path)) == [SLUG, "second-one"]
    assert sorted(os.listdir(tmp_path / "home" / "cache")) == ["catalog.db"]


def test_a_file_that_the_loader_fails_on_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = home_pack(tmp_path)
    add_question(pack, "second-one")
    real = loading.load_question_file

    def failing(path: str, *rest: object) -> loading.Loaded:
        if path.endswith("second-one.yaml"):
            raise AssertionError("a bug of ours")
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "load_question_file", failing)
    content = Content.open(places(tmp_path))
    assert [row.slug for row in content.all()] == [SLUG]
    assert [(f.code, os.path.basename(f.path)) for f in content.findings] == [("PK099", "second-one.yaml")]


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    pack = home_pack(tmp_path)
    (pack / "broken-one.yaml").write_bytes(b"\xff\xfe: [")
    os.mkdir(pack / "folder.yaml")
    content = Content.open(places(tmp_path))
    assert [row.slug for row in content.all()] == [SLUG]
    assert sorted(f.code for f in content.findings) == ["PK001", "PK009"]


def test_an_id_that_is_there_twice_is_said_at_its_place_and_freed_with_the_other_file(tmp_path: Path) -> None:
    pack = home_pack(tmp_path)
    shared = pack / "a-shared.yaml"
    raw = (pack / f"{SLUG}.yaml").read_text()
    lines = [line for line in raw.splitlines() if not line.startswith("#")]
    shared.write_text("\n".join(f"{'  ' if i else '- '}{line}" for i, line in enumerate(lines)) + "\n")
    content = Content.open(places(tmp_path))
    assert [row.path for row in content.all()] == [str(shared)]
    found = [f for f in content.findings if f.code == "PK019"]
    assert [(f.path, f.line, f.col) for f in found] == [(str(pack / f"{SLUG}.yaml"), 3, 1)]
    assert f"{shared}:1" in found[0].message
    shared.unlink()
    content = Content.open(places(tmp_path))
    assert [row.path for row in content.all()] == [str(pack / f"{SLUG}.yaml")] and not content.findings


def test_two_packs_of_one_name_are_said(tmp_path: Path) -> None:
    home_pack(tmp_path, "mine")
    other = home_pack(tmp_path, "theirs")
    (other / "pack.yaml").write_text((other / "pack.yaml").read_text().replace("name: theirs", "name: mine"))
    content = Content.open(places(tmp_path))
    assert [f.code for f in content.findings] == ["PK019"]
    assert str(tmp_path / "home" / "packs" / "mine") in content.findings[0].message


def test_without_full_text_search_words_are_found_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = home_pack(tmp_path)
    add_question(pack, "second-one", title="Leaking features", statement="Nothing else.")
    add_question(pack, "third-one", title="Other", statement="It tells of leaking, in passing.")

    def found(text: str) -> list[str]:
        return [row.slug for row in Content.open(places(tmp_path)).search(text)]

    expected = {text: found(text) for text in ("leak", "leaking features", "eaking", "nowhere", "%", "LEAK", "")}
    assert expected["leak"] == ["second-one", "third-one"]
    monkeypatch.setattr(schema, "FULL_TEXT", "CREATE VIRTUAL TABLE words USING no_such_module (title)")
    (tmp_path / "home" / "cache" / "catalog.db").unlink()
    assert {text: found(text) for text in expected} == expected
    assert not Content.open(places(tmp_path)).catalog.full_text


def test_mappings_with_keys_that_are_no_text_survive() -> None:
    raw = {"args": [{1: {"a": None}, 2: -0.0}, {"$pairs": [3]}], "want": {True: [1.5]}, "empty": {}}
    assert load_body(dump_body(raw)) == raw


def test_a_name_that_is_not_utf8_is_no_obstacle(tmp_path: Path) -> None:
    pack = home_pack(tmp_path)
    odd = os.path.join(os.fsencode(str(pack)), b"odd-\xff.yaml")
    with open(odd, "wb") as file:
        file.write(b"id: odd\n")
    content = Content.open(places(tmp_path))
    assert [row.slug for row in content.all()] == [SLUG]
    assert {os.fsencode(f.path) for f in content.findings} == {odd}


def test_beyond_many_files_only_names_are_looked_at_and_what_is_shown_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    monkeypatch.setattr(content_module, "MANY", 2)
    pack = home_pack(tmp_path)
    path = add_question(pack, "second-one", title="Old title")
    add_question(pack, "third-one")
    slugs(places(tmp_path))
    time.sleep(0.02)
    path.write_text(path.read_text().replace("Old title", "New title"))
    content = Content.open(places(tmp_path))
    assert {row.slug: row.title for row in content.all()}["second-one"] == "Old title"
    assert content.get("second-one").title == "New title"
    assert {row.slug: row.title for row in content.all()}["second-one"] == "New title"
    add_question(pack, "fourth-one")
    assert "fourth-one" in slugs(places(tmp_path))
    path.write_text(path.read_text().replace("New title", "Last title"))
    hour_ago = time.time() - 3600
    os.utime(tmp_path / "home" / "cache" / "catalog.db", (hour_ago, hour_ago))
    assert titles(tmp_path)["second-one"] == "Last title"


def test_a_young_file_is_looked_at_again_even_beyond_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_module, "MANY", 1)
    monkeypatch.setattr("amzprep.catalog.stamps.YOUNG_NS", 10**13)
    pack = home_pack(tmp_path)
    add_question(pack, "second-one")
    slugs(places(tmp_path))
    settle(monkeypatch)
    slugs(places(tmp_path))
    read = loads(monkeypatch)
    slugs(places(tmp_path))
    assert read == []


def test_a_stamp_in_whole_seconds_stays_young_for_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stat:
        st_mtime_ns, st_size, st_ino, st_ctime_ns = 7, 8, 9, 5 * 10**9

    monkeypatch.setattr(os, "stat", lambda _: Stat)
    assert stamps.stamp("x", 6 * 10**9) == "7 8 9 5000000000?"
    assert stamps.stamp("x", 7 * 10**9 + 1) == "7 8 9 5000000000"
    Stat.st_ctime_ns += 1
    assert stamps.stamp("x", 5 * 10**9 + 10**8) == "7 8 9 5000000001"
    assert stamps.stamp("x", 5 * 10**9 + 10**7) == "7 8 9 5000000001?"
    assert stamps.state(stamps.stamp("x", 0)) == "7 8 9"


def test_what_killed_builds_leave_behind_is_swept(tmp_path: Path) -> None:
    home_pack(tmp_path)
    cache = tmp_path / "home" / "cache"
    cache.mkdir()
    stray, fresh = cache / "catalog.db.abc", cache / "catalog.db.new"
    stray.write_text("x")
    fresh.write_text("x")
    os.utime(stray, (1, 1))
    slugs(places(tmp_path))
    assert not stray.exists() and fresh.exists()


def hammer(tmp_path: Path, n: int, seconds: float, broken: multiprocessing.Queue[str]) -> None:
    """Open and read again and again; one of the processes also writes."""
    pack, end, turn = tmp_path / "home" / "packs" / "mine", time.time() + seconds, 0
    try:
        while time.time() < end:
            turn += 1
            if n == 0:
                add_question(pack, f"moving-{turn % 3}", title=f"Turn {turn}")
                (pack / f"moving-{(turn + 1) % 3}.yaml").unlink(missing_ok=True)
                if turn % 5 == 0:
                    (tmp_path / "home" / "cache" / "catalog.db").unlink(missing_ok=True)
            content = Content.open(places(tmp_path))
            rows = content.all()
            if SLUG not in {row.slug for row in rows}:
                broken.put(f"process {n}, turn {turn}: the lasting question is missing")
            if n == 0 and {row.title for row in rows if row.slug == f"moving-{turn % 3}"} != {f"Turn {turn}"}:
                broken.put(f"turn {turn}: own edit not seen")
            content.get(SLUG)
            content.search("repeat")
    except BaseException as error:
        broken.put(f"process {n}: {error!r}")
        raise


def test_several_processes_agree_while_files_change(tmp_path: Path) -> None:
    home_pack(tmp_path)
    places(tmp_path)
    context = multiprocessing.get_context("spawn")
    broken = context.Queue()
    running = [context.Process(target=hammer, args=(tmp_path, n, 2.0, broken)) for n in range(4)]
    for each in running:
        each.start()
    for each in running:
        each.join(60)
    assert [each.exitcode for each in running] == [0] * 4
    assert broken.empty()
    left = sorted((tmp_path / "home" / "packs" / "mine").glob("*.yaml"))
    assert slugs(places(tmp_path)) == [each.stem for each in left if each.stem != "pack"]
    assert [name for name in os.listdir(tmp_path / "home" / "cache") if name != "catalog.db"] == []


def test_a_shell_completes_from_the_catalog_as_it_lies_there(tmp_path: Path) -> None:
    pack = home_pack(tmp_path)
    add_question(pack, "kept-back", reserve=True)
    cache = str(tmp_path / "home" / "cache")
    assert ids.slugs(cache, "") == []
    slugs(places(tmp_path))
    assert ids.slugs(cache, "fi") == [SLUG] and ids.slugs(cache, "kept") == []


def test_a_catalog_may_go_in_any_thread(tmp_path: Path) -> None:
    """The garbage collector runs in whatever thread it likes, and the catalog's database is closed there."""
    home_pack(tmp_path)
    kept = [Content.open(places(tmp_path)).catalog for _ in range(2)]
    kept[1]._use(schema.open_to_build(":memory:"))
    closed = [each.db for each in kept]
    with ThreadPoolExecutor(1) as pool:
        pool.submit(kept.clear).result()
        pool.submit(gc.collect).result()
    for each in closed:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            each.execute("SELECT 1")
