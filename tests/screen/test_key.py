"""A menu of keys is broken between words, on a terminal and by lines."""

from __future__ import annotations

import io
import sys

import pytest

from amzprep.screen.key import ENTER, read_key
from amzprep.screen.loop import BEGIN


def test_a_long_menu_is_broken_between_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\n\n"))
    assert read_key(BEGIN, ("q", ENTER), by_lines=True) == ENTER
    menus = capsys.readouterr().out.split("\n> ")[:2]
    assert [" ".join(each.split()) for each in menus] == [BEGIN, BEGIN]
    assert max(len(line) for each in menus for line in each.splitlines()) < 80
