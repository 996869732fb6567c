"""The learner's own editor: which one, whether it takes the terminal, and a loud word when it is not there."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass

from amzprep.errors import NotReadyError

IN_TERMINAL = frozenset(
    "vi vim nvim view nano pico emacs emacsclient micro hx helix kak joe jed ne ed ex mg mcedit less tilde zile dte".split()
)


@dataclass(frozen=True)
class Editor:
    """`command` with its arguments; `takes_terminal` when it runs in this terminal and we wait for it."""

    command: tuple[str, ...]
    takes_terminal: bool

    def open(self, path: str) -> None:
        """Open a file: wait for a terminal editor, leave a window editor alone. Raises NotReadyError."""
        try:
            if self.takes_terminal:
                subprocess.run([*self.command, path], check=False)
            else:
                subprocess.Popen(
                    [*self.command, path],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
        except OSError as error:
            raise NotReadyError(f"{self.command[0]} could not be started: {error.strerror}") from error


def find_editor(configured: str = "") -> Editor | None:
    """The editor of the settings file, else VISUAL, else EDITOR; None where none is named. Raises NotReadyError."""
    sources = (("editor in config.toml", configured), ("VISUAL", os.environ.get("VISUAL", "")),
               ("EDITOR", os.environ.get("EDITOR", "")))  # fmt: skip
    for source, value in sources:
        if not value.strip():
            continue
        try:
            command = tuple(shlex.split(value))
        except ValueError as error:
            raise NotReadyError(f"{source} is {value!r}: {error}") from error
        if shutil.which(command[0]) is None:
            raise NotReadyError(
                f"{source} is {value!r}, but {command[0]} is not on the PATH; set it or pass --no-editor"
            )
        return Editor(command, _takes_terminal(command))
    return None


def _takes_terminal(command: tuple[str, ...]) -> bool:
    name = os.path.basename(command[0])
    if name == "emacs":
        return not os.environ.get("DISPLAY") or "-nw" in command or "--no-window-system" in command
    if name == "emacsclient":
        return bool({"-t", "-nw", "--tty"} & set(command))
    return name in IN_TERMINAL
