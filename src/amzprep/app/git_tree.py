"""Whether a folder lies in a git work tree that has a remote: what is put there may be published by one push."""

from __future__ import annotations

import os


def remote_above(path: str) -> str:
    """The work tree above a path (which need not exist) that has a remote; empty where there is none."""
    folder = os.path.realpath(path)
    while True:
        config = _config(os.path.join(folder, ".git"))
        if config:
            return folder if _has_remote(config) else ""
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def _config(git: str) -> str:
    """The configuration file of a `.git`: a folder, or the file that a work tree or submodule has instead."""
    if os.path.isdir(git):
        return os.path.join(git, "config")
    target = _first_line(git).removeprefix("gitdir:").strip()
    if not target:
        return ""
    target = os.path.join(os.path.dirname(git), target)
    common = _first_line(os.path.join(target, "commondir"))
    return os.path.join(target, common, "config") if common else os.path.join(target, "config")


def _has_remote(config: str) -> bool:
    try:
        with open(config, encoding="utf-8", errors="replace") as file:
            return any(line.lstrip().startswith("[remote ") for line in file)
    except OSError:
        return False


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.readline().strip()
    except OSError:
        return ""
