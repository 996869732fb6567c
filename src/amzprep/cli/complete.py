"""What a shell asks while the user types: candidates, one a line.

`amzprep complete INDEX WORD…`: the words of the command line and the index of the one under the cursor. Hot: commands
and question ids come without the command-line library; only options load it.
"""

from __future__ import annotations

import sys

from amzprep.cli.commands import COMMANDS

TAKES_QUESTION = {("drill",), ("grade",), ("questions", "show")}
GROUPS = {
    "questions": ("flags", "list", "search", "show"),
    "packs": ("check", "list", "new"),
    "log": ("export", "import", "rebuild"),
    "config": ("edit", "path", "show"),
}


def complete(argv: list[str]) -> int:
    """Print the candidates for the word under the cursor; nonsense gets none, because a shell cannot show errors."""
    index = int(argv[0]) if argv and argv[0].isdigit() else 0
    words = argv[1:]
    current = words[index] if index < len(words) else ""
    found = _candidates([word for word in words[1:index] if word], current)
    sys.stdout.write("".join(f"{each}\n" for each in found if each.startswith(current)))
    return 0


def _candidates(before: list[str], current: str) -> list[str]:
    if not before:
        return [*COMMANDS, "--help", "--version"] if current.startswith("-") else list(COMMANDS)
    if current.startswith("-"):
        return _options(before)
    if len(before) == 1 and before[0] in GROUPS:
        return list(GROUPS[before[0]])
    if (before[0],) in TAKES_QUESTION or tuple(before[:2]) in TAKES_QUESTION:
        from amzprep.app.places import Places
        from amzprep.catalog.ids import slugs

        return slugs(Places().cache, current)
    return []


def _options(before: list[str]) -> list[str]:
    from amzprep.cli.main import load

    if before[0] not in COMMANDS:
        return []
    found = load(before[0])
    if len(before) > 1:
        found = getattr(found, "commands", {}).get(before[1], found)
    options = sorted(option for param in found.params for option in param.opts if option.startswith("--"))
    return [*options, "--help"]


def command(words: list[str]) -> None:
    """Print what could be typed next (for the shells)."""
    complete(words)
