"""The codes of all rules, from the names of their files: nothing is imported."""

from __future__ import annotations

import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rules")


def codes() -> list[str]:
    """The codes in order."""
    names = (name[:-3] for name in os.listdir(FOLDER) if name.startswith("az") and name.endswith(".py"))
    return sorted(name.upper() for name in names if len(name) == 5 and name[2:].isdigit())
