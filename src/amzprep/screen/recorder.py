"""The learner's voice, recorded by a program that is already on this machine, and turned into text by their own.

Nothing is sent anywhere: the recording is a file in the attempt's folder. A recorder or a recognizer that fails costs
the recording, never the answer.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from amzprep.errors import UsageError

PLACE = "{file}"  # where a command takes the file; at its end where it has no such place
KNOWN = (
    ("arecord", f"arecord -q -f cd -t wav {PLACE}"),
    ("rec", f"rec -q {PLACE}"),
    ("parecord", f"parecord --file-format=wav {PLACE}"),
    ("pw-record", f"pw-record {PLACE}"),
)
STOP_S, LONGEST_S = 3.0, 600.0
DIE_WITH_PARENT = 1  # of prctl


class Recorder:
    """Records from `start` to `stop`, and ends with this process where the system can see to that."""

    def __init__(self, command: str) -> None:
        self.command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._path = ""

    @property
    def name(self) -> str:
        return self.command.split()[0]

    def start(self, path: str) -> str:
        """Begin to record into a file; what went wrong, else an empty text."""
        self._path = path
        try:
            self._process = subprocess.Popen(
                with_file(self.command, path),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_end_with_parent(),
            )
        except (OSError, ValueError) as error:
            return f"{self.name} could not be started ({error}); the answer goes on without a recording"
        return ""

    def stop(self) -> str:
        """End the recording and let the program write its file; a line when there is none, else an empty text."""
        if self._process is None:
            return ""
        ended = self._process.poll()
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
        if ended:
            return f"{self.name} had ended with exit code {ended}; the recording may be short or missing"
        return "" if os.path.isfile(self._path) else f"{self.name} has left no recording"


def _end_with_parent() -> Callable[[], object] | None:
    """What a child does first so that no microphone stays open when we are killed; None where there is no way."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(DIE_WITH_PARENT, int(signal.SIGINT))


def find_recorder(configured: str = "") -> Recorder:
    """The recorder of the settings file, else one that is known and there. Raises UsageError when there is none."""
    if configured.strip():
        return Recorder(configured)
    for name, command in KNOWN:
        if shutil.which(name):
            return Recorder(command)
    names = ", ".join(name for name, _ in KNOWN)
    raise UsageError(f"--record found no recorder ({names}); install one or set `recorder` in config.toml")


def transcribe(command: str, path: str) -> tuple[str, str]:
    """What the learner's recognizer prints for a recording, and what went wrong (empty when nothing did)."""
    try:
        done = subprocess.run(
            with_file(command, path), stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_S, check=False
        )
    except (OSError, ValueError) as error:
        return "", f"{command.split()[0] if command.split() else command} could not be started: {error}"
    except subprocess.TimeoutExpired:
        return "", f"{command.split()[0]} took longer than {LONGEST_S:.0f} s and was ended"
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return (
            text,
            f"{command.split()[0]} ended with exit code {done.returncode}: {said[-1] if said else 'no message'}",
        )
    return text, ""


def with_file(command: str, path: str) -> list[str]:
    """A command line split as a shell would, with the file in its place. Raises ValueError on an open quote."""
    parts = shlex.split(command)
    return [part.replace(PLACE, path) for part in parts] if PLACE in command else [*parts, path]
