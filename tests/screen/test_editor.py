"""The learner's editor: found in the right order, here or in a window, with its arguments, loud when it is absent."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from amzprep.errors import NotReadyError
from amzprep.screen.editor import find_editor, read_editor
from terminal import Terminal, events, solution

RIGHT = "def add_up(readings):\n    return sum(each for each in readings if each > 0)\n"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH with programs that do nothing."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("vim", "code", "emacs", "emacsclient", "mine", "subl"):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.delenv("DISPLAY", raising=False)
    return folder


@pytest.mark.parametrize(
    ("value", "command", "takes_terminal"),
    [
        ("vim --clean -n", ("vim", "--clean", "-n"), True),
        ("mine", ("mine",), True),
        ("mine --fast &", ("mine", "--fast"), False),
        ("code --wait", ("code",), False),
        ("subl -w", ("subl",), False),
        ("emacs", ("emacs",), True),
        ("emacsclient -t", ("emacsclient", "-t"), True),
        ("sh -c 'exec true \"$0\"'", ("sh", "-c", 'exec true "$0"'), True),
    ],
)
def test_an_editor_is_split_like_a_shell_would(
    programs: Path, value: str, command: tuple[str, ...], takes_terminal: bool
) -> None:
    editor = read_editor("EDITOR", value)
    assert (editor.command, editor.takes_terminal) == (command, takes_terminal)


def test_emacs_with_a_display_is_a_window(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert not read_editor("EDITOR", "emacs").takes_terminal
    assert read_editor("EDITOR", "emacs -nw").takes_terminal


def test_the_order_is_settings_visual_editor(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vim")
    monkeypatch.setenv("VISUAL", "  ")
    found = [find_editor(), find_editor("mine")]
    monkeypatch.setenv("VISUAL", "code")
    found.append(find_editor())
    assert [each.name for each in found if each is not None] == ["vim", "mine", "code"]
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR")
    assert find_editor() is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("nowhere-to-be-found -x", "nowhere-to-be-found is not on the PATH"),
        ("vim 'x", "No closing quotation"),
        ("&", "PATH"),
    ],
)
def test_an_editor_that_is_not_there_is_a_loud_error(programs: Path, value: str, told: str) -> None:
    with pytest.raises(NotReadyError, match=told) as error:
        read_editor("VISUAL", value)
    assert "--no-editor" in error.value.message
    assert error.value.message.startswith("VISUAL is")


def test_an_absent_editor_ends_the_command_before_anything_starts(home: Path) -> None:
    with Terminal("drill", "add-up", home=home, env={"EDITOR": "nowhere-to-be-found"}) as it:
        assert it.end() == 4
        assert "nowhere-to-be-found is not on the PATH" in it.text.replace("\n", " ")
    assert not list(home.glob("attempts/*"))


def test_a_blocking_editor_comes_after_the_statement_and_its_save_is_graded(home: Path, tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text(RIGHT)
    editor = f"sh -c 'cp {tmp_path}/right.py \"$1\"' edit"
    with Terminal("drill", "add-up", home=home, env={"VISUAL": editor, "EDITOR": "false"}) as it:
        it.wait("any key opens your editor")
        assert "def add_up" in solution(home).read_text()
        it.press(" ", "2 of 2 visible cases pass")
        it.press("q")
        assert it.end() == 0


def test_leaving_before_the_editor_opens_keeps_the_attempt(home: Path) -> None:
    with Terminal("drill", "add-up", home=home, env={"EDITOR": "false"}) as it:
        it.wait("any key opens your editor")
        it.press("q")
        assert it.end() == 0
        assert "Next: amzprep resume" in it.text


def test_an_editor_that_fails_is_told(home: Path) -> None:
    with Terminal("drill", "add-up", home=home, env={"EDITOR": "false"}) as it:
        it.wait("any key opens your editor")
        it.press(" ", "false ended with exit code 1; open the file yourself")
    with Terminal("resume", home=home, env={"EDITOR": "false &"}) as it:
        it.wait("false ended with exit code 1")


def test_a_window_is_opened_once_and_both_files_can_be(home: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    with Terminal("drill", "add-up", home=home, env={"EDITOR": f"sh -c 'echo \"$1\" >> {opened}' edit &"}) as it:
        it.wait("s:submit")
        it.press("w")
        it.wait_for(lambda: opened.exists() and opened.read_text().count("\n") == 2)
    names = [Path(line).name for line in opened.read_text().splitlines()]
    assert names == ["solution.py", "cases.yaml"]


def test_without_an_editor_the_path_is_told(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        it.press("o", "in your editor; it is watched")
    assert not events(home, "graded")
