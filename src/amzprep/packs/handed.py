"""What a script hands in as YAML beside an answer: claimed points, signals, or the option chosen."""

from __future__ import annotations

from typing import Any

from amzprep.domain.finding import Finding
from amzprep.domain.shapes import Anything, Choice, Flag, Key, ListOf, MapOf, Number, Record, Text
from amzprep.yaml_file import File

RED_FLAGS = Key(ListOf(Number(whole=True, least=1)), "red flags owned up to, counted from 1", False)
CLAIMS = Record(
    {
        "claims": Key(MapOf(Anything()), "point to a quote of the answer, or true for one from memory"),
        "red_flags": RED_FLAGS,
    }
)
TELLING = Record(
    {
        "story": Key(Text(), "the story told"),
        "seconds": Key(Number(least=0), "how long the telling took", False),
        "signal": Key(Choice(("strong", "weak", "mixed", "none")), "which signal of the level the answer showed"),
        "red_flags": RED_FLAGS,
    }
)
CHOSEN = Record(
    {
        "option": Key(Number(whole=True, least=1), "the option, counted from 1 in the order of the file"),
        "sure": Key(Flag(), "true when sure", False),
    }
)
TESTED = Record({"answers": Key(MapOf(CHOSEN), "item to the option chosen and how sure")})


def read_handed(path: str, text: str, shape: Record) -> tuple[dict[str, Any], list[Finding]]:
    """The mapping of a text along a shape, and what is wrong with it; `path` is what findings call it."""
    file = File(path)
    node = file.compose(text.encode("utf-8", "replace"))
    return (file.walk(node, shape) if node is not None else {}), file.findings
