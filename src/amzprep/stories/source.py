"""A story's bytes: read with care for what is no story, and decoded. Light, because an unchanged bank needs no more."""

from __future__ import annotations

import os

HERE = "stories"
RESUME = "resume.yaml"
LARGEST = 2 * 2**20
SUFFIXES = (".md", ".markdown")
NO_STORIES = frozenset(("readme", "template", "index", "changelog", "license", "contributing"))


class Unreadable(Exception):
    """A file that is no text at all; the message says what is wrong with it."""


def read_bytes(path: str) -> bytes:
    """What a file holds. Raises Unreadable when it cannot be read or is far larger than any story."""
    try:
        if not os.path.isfile(path):
            raise Unreadable("no file")
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise Unreadable(f"larger than {LARGEST // 2**20} MB; a story has a few hundred words")
    return data


def decode(data: bytes) -> str:
    """The text of a file, with newlines as line ends. Raises Unreadable."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("UTF-16 text; save the file as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    if "\0" in text:
        raise Unreadable("not a text file: it holds zero bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bank_folder(home: str) -> str:
    """The folder of stories where none is named: `./stories` where there is one in it, else the home's."""
    return HERE if os.path.isdir(HERE) and story_files([HERE]) else os.path.join(home, HERE)


def resume_places(folder: str, home: str) -> list[str]:
    """Where resume.yaml may lie, first come first read: beside the stories, with the home's stories, in the home."""
    return [os.path.join(each, RESUME) for each in dict.fromkeys((folder, os.path.join(home, HERE), home))]


def story_files(paths: list[str]) -> list[str]:
    """The story files of folders (also inside folders, but no README and nothing hidden) and files, each once."""
    found: dict[str, None] = {}
    for path in paths:
        for each in _walk(path) if os.path.isdir(path) else [path]:
            found.setdefault(each)
    return list(found)


def _walk(folder: str) -> list[str]:
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found += [os.path.join(root, name) for name in sorted(names) if is_story(name)]
    return found


def is_story(name: str) -> bool:
    """Whether a file of this name in a folder of stories is one of them."""
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix.lower() in SUFFIXES and not name.startswith((".", "_")) and stem.lower() not in NO_STORIES
