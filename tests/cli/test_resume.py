"""`amzprep resume` without a terminal: it lists, and says what to pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzprep.app.drill import start
from amzprep.app.grade import gradable
from amzprep.app.workspace import Workspace

CONTENT = Path(__file__).resolve().parent.parent / "data" / "drill"


@pytest.fixture(autouse=True)
def content(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))


def leave_open(slug: str) -> None:
    with Workspace.open() as workspace:
        start(workspace, gradable(workspace, slug))


def test_nothing_to_resume(amzprep: Callable[..., Any]) -> None:
    ran = amzprep("resume", "--list")
    assert (ran.code, ran.out, ran.err) == (0, "Nothing was interrupted.\n", "Next: amzprep drill\n")


def test_the_newest_comes_first(amzprep: Callable[..., Any]) -> None:
    leave_open("add-up")
    leave_open("tally")
    items = json.loads(amzprep("resume", "--list", "--json").out)["items"]
    assert [item["question"] for item in items] == ["tiny/tally", "tiny/add-up"]
    assert amzprep("resume", "--list").err == "Next: amzprep resume\n"


def test_without_a_terminal_it_says_what_to_pass(amzprep: Callable[..., Any]) -> None:
    ran = amzprep("resume")
    assert (ran.code, ran.out) == (2, "")
    assert "resume --list" in ran.err


def test_an_attempt_whose_folder_is_gone_is_not_listed(amzprep: Callable[..., Any], home: Path) -> None:
    import shutil

    leave_open("add-up")
    shutil.rmtree(home / "attempts")
    assert json.loads(amzprep("resume", "--list", "--json").out)["items"] == []
