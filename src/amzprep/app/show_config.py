"""The settings in force and where each comes from; looking never writes."""

from __future__ import annotations

import os

from amzprep.app.config import SETTINGS, read_config
from amzprep.app.places import Places
from amzprep.domain.report import Block, Facts, Line, Paragraph, Report, Span, Table

VARIABLES = ("AMZPREP_HOME", "AMZPREP_PACKS", "AMZPREP_DATA", "VISUAL", "EDITOR", "NO_COLOR")


def show_config(places: Places) -> Report:
    """Every setting with its value, source and meaning, the places, and the variables that are set.

    Raises ContentError when the settings file is not TOML.
    """
    config = read_config(places)
    items = [
        {"key": key, "value": config[key], "source": "file" if key in config.given else "default", "doc": setting.doc}
        for key, setting in SETTINGS.items()
    ]
    folders = {name: getattr(places, name) for name in ("settings_file", "home", "cache", "data")}
    variables = {name: os.environ[name] for name in VARIABLES if os.environ.get(name)}
    rows: list[list[Line]] = [[str(i["key"]), repr(i["value"]), str(i["source"]), str(i["doc"])] for i in items]
    drawing: list[Block] = [
        Table(["key", "value", "from", "what it does"], rows),
        Facts([(name.replace("_", " "), path) for name, path in folders.items()]),
    ]
    if variables:
        drawing.append(Facts(list(variables.items())))
    if config.findings:
        drawing.append(Paragraph([Span(each, "warn") for each in config.findings]))
    data = {"items": items, "places": folders, "variables": variables, "findings": config.findings}
    return Report("config", data, drawing, exit_code=1 if config.findings else 0)


TEMPLATE = """\
# amzprep reads this file and never writes it. Every line is a default; take away the # to change one.
"""


def template() -> str:
    """A settings file with every key as a comment, for a learner who opens it for the first time."""
    lines = [f"# {key} = {_toml(setting.default)}  # {setting.doc}" for key, setting in SETTINGS.items()]
    return TEMPLATE + "\n".join(lines) + "\n"


def start_file(places: Places) -> str:
    """The settings file's path; written from the template where there is none, because the user asked to edit it."""
    if not os.path.exists(places.settings_file):
        os.makedirs(places.config, mode=0o700, exist_ok=True)
        with open(places.settings_file, "x", encoding="utf-8") as file:
            file.write(template())
    return places.settings_file


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
