"""The learner's own editor: which one, whether it takes the terminal, and a loud word when it is not there.

An editor of unknown name runs in the terminal and is waited for, which is what VISUAL and EDITOR mean. Editors known to
open a window, and commands that end in `&`, are started once and left alone.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amzprep.errors import NotReadyError

if TYPE_CHECKING:  # to start a process is for the moment an editor opens: its library costs as much as Python's start
    import subprocess

IN_WINDOW = frozenset(
    "code code-insiders codium vscodium cursor windsurf zed zeditor subl sublime_text atom gedit gnome-text-editor "
    "kate kwrite mousepad pluma xed geany gvim mvim neovide idea pycharm charm fleet bbedit mate notepadqq "
    "xdg-open open xterm kitty alacritty wezterm foot gnome-terminal konsole tmux screen".split()
)
NO_WAIT = frozenset(("--wait", "-w"))


@dataclass
class Editor:
    """`command` with its arguments; `takes_terminal` when it runs in this terminal and we wait for it."""

    command: tuple[str, ...]
    takes_terminal: bool
    _windows: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return os.path.basename(self.command[0])

    def open(self, path: str) -> str:
        """Open a file: wait for a terminal editor, leave a window alone. What went wrong, else an empty text.

        Raises NotReadyError when it cannot be started.
        """
        import subprocess

        try:
            if self.takes_terminal:
                return self._failed(_run([*self.command, path]))
            window = subprocess.Popen(
                [*self.command, path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise NotReadyError(f"{self.command[0]} could not be started: {error.strerror}") from error
        self._windows.append(window)
        return ""

    def failure(self) -> str:
        """Whether a window ended with an error meanwhile: a line about it, once."""
        ended = [window for window in self._windows if window.poll() is not None]
        self._windows = [window for window in self._windows if window.returncode is None]
        return next((told for window in ended if (told := self._failed(window.returncode))), "")

    def _failed(self, code: int) -> str:
        told = f"{self.name} ended with exit code {code}; open the file yourself, it is watched all the same"
        return told if code else ""


def find_editor(configured: str = "") -> Editor | None:
    """The editor of the settings file, else VISUAL, else EDITOR; None where none is named. Raises NotReadyError."""
    sources = (("editor in config.toml", configured), ("VISUAL", os.environ.get("VISUAL", "")),
               ("EDITOR", os.environ.get("EDITOR", "")))  # fmt: skip
    for source, value in sources:
        if value.strip():
            return read_editor(source, value)
    return None


def read_editor(source: str, value: str) -> Editor:
    """The editor of a command line, as a shell would split it. Raises NotReadyError naming the source."""
    import shlex
    import shutil

    own_window = value.rstrip().endswith("&")
    try:
        command = tuple(shlex.split(value.rstrip().removesuffix("&")))
    except ValueError as error:
        raise NotReadyError(f"{source} is {value!r}: {error}; set it or pass --no-editor") from error
    if not command or shutil.which(os.path.expanduser(command[0])) is None:
        name = command[0] if command else value
        raise NotReadyError(f"{source} is {value!r}, but {name} is not on the PATH; set it or pass --no-editor")
    command = (os.path.expanduser(command[0]), *command[1:])
    if own_window or not _takes_terminal(command):
        return Editor(tuple(each for each in command if each not in NO_WAIT), takes_terminal=False)
    return Editor(command, takes_terminal=True)


def _takes_terminal(command: tuple[str, ...]) -> bool:
    name = os.path.basename(command[0])
    if name == "emacs":
        return not os.environ.get("DISPLAY") or "-nw" in command or "--no-window-system" in command
    if name == "emacsclient":
        return bool({"-t", "-nw", "--tty"} & set(command))
    return name not in IN_WINDOW


def _run(command: list[str]) -> int:
    """Run an editor that has the terminal: Ctrl-C is a key of it, and when we are told to end it is told first."""
    import subprocess

    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler, unlike SIG_IGN, is not inherited
    try:
        process = subprocess.Popen(command)
        try:
            return process.wait()
        except BaseException:
            process.send_signal(signal.SIGHUP)
            with suppress(subprocess.TimeoutExpired):
                process.wait(2.0)
            raise
    finally:
        signal.signal(signal.SIGINT, before)
