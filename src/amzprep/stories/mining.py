"""The prompts of `stories mine`: data, one line each."""

from __future__ import annotations

import os

import yaml

from amzprep.domain.mining import Prompt

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mining.yaml")


def read_prompts() -> tuple[Prompt, ...]:
    """All prompts in the file's order."""
    with open(FILE, "rb") as file:
        found = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(Prompt(each["id"], each["ask"], tuple(each["principles"]), tuple(each["tags"])) for each in found)
