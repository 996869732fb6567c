"""Finished answers of `stories check`, kept by all they follow from: an unchanged bank is answered at once.

Imported on the hot path: nothing but os, time and what is as light. An answer follows from the command's words, the
folder it was given in, the screen, the bytes of every story and of the settings file, the state of the log, the
learner's day, and the rules themselves.
"""

from __future__ import annotations

import os
import time

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.stories.cache import Cache, key_of
from amzprep.stories.source import Unreadable, bank_folder, read_bytes, resume_places, story_files

DAY_START = 4


class Answers:
    """The answers that are kept for one command line; `screen` is how wide and coloured they are drawn.

    `files` are the story files it is about, `contents` what these and the others that it depends on hold.
    """

    def __init__(self, places: Places, words: list[str], paths: list[str], screen: str) -> None:
        self._cache = Cache(places.cache)
        given = paths or [bank_folder(places.home)]
        self.files = story_files(given) if all(map(os.path.exists, given)) else []
        folders = [each if os.path.isdir(each) else os.path.dirname(each) for each in given]
        files = [*self.files, *(at for each in folders for at in resume_places(each, places.home))]
        settings = content(places.settings_file)
        terms = [
            __version__,
            *words,
            *given,
            os.getcwd(),
            screen,
            _day(settings),
            *map(_state, (places.log, places.log + "-wal")),
        ]
        self.contents = {path: content(path) for path in [*files, places.settings_file]}
        self._key = key_of("answer\n" + "\n".join(terms), self.contents)

    def get(self) -> tuple[int, str, str] | None:
        """Exit code, what goes to stdout and what to stderr."""
        kept = self._cache.text(self._key)
        head, _, rest = (kept or "").partition("\n")
        try:
            code, size = map(int, head.split())
        except ValueError:
            return None
        return (code, rest[:size], rest[size:]) if len(rest) >= size else None

    def keep(self, code: int, out: str, err: str) -> None:
        """Keep an answer."""
        self._cache.keep(self._key, f"{code} {len(out)}\n{out}{err}")


def content(path: str) -> bytes | str:
    """What a file holds, or why it cannot be read."""
    try:
        return read_bytes(path)
    except Unreadable as error:
        return str(error)


def _state(path: str) -> str:
    try:
        state = os.stat(path)
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ino}"


def _day(settings: bytes | str) -> str:
    """The learner's day; it begins when the settings say, and a line that cannot be read is read by the full path."""
    start = DAY_START
    for line in settings.splitlines() if isinstance(settings, bytes) else ():
        name, _, value = line.partition(b"=")
        if name.strip() == b"day_start" and value.split(b"#")[0].strip().isdigit():
            start = int(value.split(b"#")[0])
    now = time.time()
    day = time.gmtime(int(now) + time.localtime(now).tm_gmtoff - 3600 * start)
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"
