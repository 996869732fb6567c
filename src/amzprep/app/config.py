"""The settings file: config.toml, written only by the user; one table says which keys there are."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from amzprep.app.places import Places
from amzprep.errors import ContentError


@dataclass(frozen=True)
class Setting:
    """One key: its type, its default, and what it does."""

    type: type[Any]
    default: Any
    doc: str


SETTINGS: dict[str, Setting] = {
    "editor": Setting(str, "", "the editor's command, with arguments; before VISUAL and EDITOR"),
    "day_start": Setting(int, 4, "the hour, 0 to 23, at which your day begins"),
    "packs": Setting(list, [], "folders with more packs"),
    "level": Setting(str, "L5", "the level you prepare for, L4 to L8"),
    "minutes": Setting(int, 60, "minutes a day"),
    "language": Setting(str, "python", "the language you submit in"),
    "recorder": Setting(str, "", "the program that records your voice for --record; {file} is its file"),
    "transcribe": Setting(str, "", "your own recognizer for recordings: prints text for {file}"),
    "private": Setting(list, [], "words that must not stand in a story: clients, code names, people"),
    "public": Setting(list, [], "names a story may use: products and tools that are no secret"),
    "policy": Setting(str, "due_first", "how `today` chooses: due_first or random"),
}


class Config(Mapping[str, Any]):
    """The settings in force; `findings` are lines about keys that are unknown or of the wrong type."""

    def __init__(self, values: Mapping[str, Any], findings: list[str], path: str) -> None:
        self.given, self.findings, self.path = dict(values), findings, path

    def __getitem__(self, key: str) -> Any:
        return self.given.get(key, SETTINGS[key].default)

    def __iter__(self) -> Any:
        return iter(SETTINGS)

    def __len__(self) -> int:
        return len(SETTINGS)


def read_config(places: Places) -> Config:
    """The settings file, or the defaults where there is none. Raises ContentError when it is not TOML."""
    path = places.settings_file
    if not os.path.exists(path):
        return Config({}, [], path)
    import tomllib

    try:
        with open(path, "rb") as file:
            raw = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ContentError(f"{path}: {error}; `amzprep config edit` opens it") from error
    values, findings = {}, []
    for key, value in raw.items():
        problem = _problem(key, value)
        if problem is None:
            values[key] = value
        else:
            findings.append(f"{path}: {problem}")
    return Config(values, findings, path)


def _problem(key: str, value: Any) -> str | None:
    setting = SETTINGS.get(key)
    if setting is None:
        from difflib import get_close_matches

        near = get_close_matches(key, SETTINGS, 1)
        return f"unknown key {key!r}; " + (f"did you mean {near[0]}?" if near else f"known: {', '.join(SETTINGS)}")
    if not isinstance(value, setting.type) or isinstance(value, bool):
        return f"{key} takes {setting.type.__name__}, not {value!r}"
    allowed = _ALLOWED.get(key)
    if allowed is not None and value not in allowed[0]:
        return f"{key} is {allowed[1]}, not {value!r}"
    return None


_ALLOWED: dict[str, tuple[Container[Any], str]] = {
    "day_start": (range(24), "an hour from 0 to 23"),
    "level": (("L4", "L5", "L6", "L7", "L8"), "L4 to L8"),
    "minutes": (range(1, 24 * 60 + 1), "1 to 1440"),
}
