"""`amzprep packs`: a new pack is sound, a check says what is wrong and ends with the right code."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ran import Ran
from sample_pack import SLUG, data_folder

Amzprep = Callable[..., Ran]


@pytest.fixture
def here(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing bundled."""
    monkeypatch.setenv("AMZPREP_DATA", str(data_folder(tmp_path / "data")))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_pack_passes_the_whole_check(here: Path, amzprep: Amzprep) -> None:
    ran = amzprep("packs", "new", "my-pack")
    assert ran.code == 0 and ran.err == "Next: amzprep packs check ./my-pack\n"
    ran = amzprep("packs", "check", "./my-pack", "--full")
    assert ran.code == 0 and "1 question, no findings" in ran.out and ran.err == ""
    row = next(line for line in ran.out.splitlines() if line.startswith(SLUG))
    assert row.split() == [SLUG, "2+52", "1+4+1", *row.split()[3:-1], "ok"]
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_pack_may_be_started_elsewhere(here: Path, amzprep: Amzprep) -> None:
    ran = amzprep("packs", "new", "my-pack", "--folder", "deep/down", "--json")
    body = json.loads(ran.out)
    assert body["pack"] == "my-pack" and body["folder"] == str(here / "deep" / "down")
    assert all(os.path.exists(each["path"]) for each in body["items"])
    assert (here / "deep" / "down" / "pack.yaml").read_text().count("my-pack") == 2


def test_nothing_is_overwritten(here: Path, amzprep: Amzprep) -> None:
    (here / "my-pack").mkdir()
    (here / "my-pack" / "mine.txt").write_text("keep me")
    ran = amzprep("packs", "new", "my-pack")
    assert ran.code == 2 and "not empty" in ran.err
    assert [each.name for each in (here / "my-pack").iterdir()] == ["mine.txt"]
    (here / "a-file").write_text("keep me")
    assert amzprep("packs", "new", "a-file").code == 2
    (here / "empty-one").mkdir()
    assert amzprep("packs", "new", "empty-one").code == 0


@pytest.mark.parametrize("name", ["X", "ab", "due", "a b", "../up", "a" * 61])
def test_a_bad_name_is_refused(name: str, here: Path, amzprep: Amzprep) -> None:
    assert amzprep("packs", "new", name).code == 2
    assert list(here.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_the_environments_fault(here: Path, amzprep: Amzprep) -> None:
    (here / "a-file").write_text("")
    ran = amzprep("packs", "new", "my-pack", "--folder", "a-file/below")
    assert ran.code == 4 and "a-file" in ran.err


@pytest.mark.parametrize(
    "target",
    [".", "my-pack", f"my-pack/{SLUG}.yaml", f"my-pack/{SLUG}", f"my-pack/{SLUG}/cases.py", "/abs"],
)
def test_a_pack_is_checked_by_any_of_its_paths(
    target: str, here: Path, amzprep: Amzprep, monkeypatch: pytest.MonkeyPatch
) -> None:
    amzprep("packs", "new", "my-pack")
    if target == ".":
        monkeypatch.chdir(here / "my-pack")
    if target == "/abs":
        target = str(here / "my-pack")
    ran = amzprep("packs", "check", target, "--json")
    assert ran.code == 0, ran.err
    assert [each["question"] for each in json.loads(ran.out)["items"]] == [f"my-pack/{SLUG}"]


def test_findings_end_with_1_on_whole_lines_with_paths_from_here(here: Path, amzprep: Amzprep) -> None:
    amzprep("packs", "new", "my-pack")
    path = here / "my-pack" / f"{SLUG}.yaml"
    path.write_text(path.read_text().replace("minutes: 10", "minuets: 10"))
    ran = amzprep("packs", "check", "my-pack")
    assert ran.code == 1
    assert f"my-pack/{SLUG}.yaml:10:1: PK002 unknown key 'minuets'; did you mean minutes?" in ran.out.splitlines()
    found = json.loads(amzprep("packs", "check", "my-pack", "--json").out)["findings"]
    assert [(each["code"], each["line"], each["path"]) for each in found] == [
        ("PK003", 3, str(path)), ("PK002", 10, str(path))
    ]  # fmt: skip


def test_a_broken_question_hides_no_other(here: Path, amzprep: Amzprep) -> None:
    amzprep("packs", "new", "my-pack")
    (here / "my-pack" / "broken-one.yaml").write_text("id: [")
    ran = amzprep("packs", "check", "my-pack", "--json")
    body = json.loads(ran.out)
    assert ran.code == 1
    assert [each["question"] for each in body["items"]] == [f"my-pack/{SLUG}"]
    assert [each["code"] for each in body["findings"]] == ["PK001"]


def test_only_what_cannot_be_read_at_all_ends_with_3(here: Path, amzprep: Amzprep) -> None:
    amzprep("packs", "new", "my-pack")
    (here / "my-pack" / f"{SLUG}.yaml").write_bytes(b"\xff")
    assert amzprep("packs", "check", "my-pack").code == 3
    (here / "my-pack" / f"{SLUG}.yaml").write_text("id: x\n")
    assert amzprep("packs", "check", "my-pack").code == 1
    (here / "my-pack" / "pack.yaml").write_text(": [")
    assert amzprep("packs", "check", "my-pack").code == 3
    (here / "empty").mkdir()
    ran = amzprep("packs", "check", "empty")
    assert ran.code == 3 and "pack.yaml" in ran.err and ran.out == ""
    assert amzprep("packs", "check", "no-such-thing").code == 2


def test_progress_is_written_on_a_terminal_only(here: Path, amzprep: Amzprep, monkeypatch: pytest.MonkeyPatch) -> None:
    amzprep("packs", "new", "my-pack")
    assert amzprep("packs", "check", "my-pack").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert f"checked my-pack/{SLUG}" in amzprep("packs", "check", "my-pack").err
    assert amzprep("packs", "check", "my-pack", "--quiet").err == ""


def test_packs_are_listed_with_their_folders(here: Path, home: Path, amzprep: Amzprep) -> None:
    amzprep("packs", "new", "my-pack", "--folder", str(home / "packs" / "my-pack"))
    (item,) = json.loads(amzprep("packs", "list", "--json").out)["items"]
    assert item["pack"] == "my-pack" and item["questions"] == 1 and item["folder"] == str(home / "packs" / "my-pack")
