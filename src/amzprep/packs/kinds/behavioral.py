"""Kind `behavioral`: a past event to tell, probed, and held against the signals of a level."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amzprep.domain.behavioral import COVERS
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.shapes import Choice, Key, ListOf, MapOf, Record, Text
from amzprep.packs.schema import LEVELS, Kind, Say
from amzprep.packs.wording import overlap, sentences

if TYPE_CHECKING:
    from amzprep.yaml_file import File

LONGEST_QUESTION = 45
OPENINGS = (
    "tell me",
    "describe",
    "when did",
    "when have",
    "give me",
    "share",
    "talk",
    "walk me",
    "think of",
    "have you",
)
SAME = 0.6

KEYS = {
    "principles": Key(ListOf(Choice(tuple(PRINCIPLES)), 1, 2), "one or two; the first is the one that is scored"),
    "question": Key(Text(), "asks for one past event and does not name the principle"),
    "listens_for": Key(ListOf(Text(), 1), "what an interviewer wants to hear"),
    "probes": Key(
        ListOf(
            Record(
                {
                    "ask": Key(Text(), "the probe"),
                    "tests": Key(Text(), "what it looks into"),
                    "covers": Key(Choice(COVERS), "which gap: your part, a number, the alternative, what lasts", False),
                }
            ),
            1,
        ),
        "asked one at a time",
    ),
    "signals": Key(
        MapOf(
            Record({"strong": Key(Text(), "what a strong answer shows"), "weak": Key(Text(), "what a weak one shows")})
        ),
        "level to its signals",
    ),
    "red_flags": Key(ListOf(Text()), "what costs the round"),
    "variants": Key(ListOf(Text()), "the same question in other words"),
}


def check(raw: Mapping[str, Any], file: File, folder: str, at: str) -> None:
    """Signals for every level and for nothing else."""
    for level in raw["signals"]:
        if level not in LEVELS:
            file.say("PK603", f"signals for {level!r}, which is no level", f"{at}signals.{level}")
    for level in raw["levels"]:
        if level not in raw["signals"]:
            file.say("PK603", f"no signals for {level}", f"{at}signals")


def bar(raw: Mapping[str, Any], say: Say) -> None:
    """The bar of a behavioral question (content bar, 2.3)."""
    for where, text in [("question", raw["question"]), *((f"variants[{i}]", t) for i, t in enumerate(raw["variants"]))]:
        _asked(where, text, raw["principles"], say)
    for key, least in (("probes", 4), ("variants", 2), ("red_flags", 2)):
        if len(raw[key]) < least:
            say("PK610", f"{len(raw[key])} {key.replace('_', ' ')}; give at least {least}", key)
    covered = {probe.get("covers") for probe in raw["probes"]}
    for each in COVERS:
        if each not in covered:
            say("PK622", f"no probe covers {each!r}", "probes")
    _signals(raw["signals"], say)
    if not 8 <= raw["minutes"] <= 15:
        say("PK623", f"{raw['minutes']:g} minutes; 8 to 15", "minutes")


def _asked(where: str, text: str, principles: list[str], say: Say) -> None:
    lower = " ".join(text.lower().split())
    if not lower.startswith(OPENINGS):
        say("PK621", f"begins with {text.split()[0]!r}; ask for a past event: Tell me, Describe, When did", where)
    if len(text.split()) > LONGEST_QUESTION:
        say("PK621", f"{len(text.split())} words; at most {LONGEST_QUESTION}", where)
    if text.count("?") > 1 or len(sentences(text)) > 3:
        say("PK621", "asks more than one thing", where)
    for name in principles:
        if PRINCIPLES[name].lower() in lower:
            say("PK621", f"names the principle {PRINCIPLES[name]}", where)


def _signals(signals: Mapping[str, Mapping[str, str]], say: Say) -> None:
    for level, each in signals.items():
        for side in ("strong", "weak"):
            if not 8 <= len(each[side].split()) <= 30:
                say("PK624", f"{level} {side} has {len(each[side].split())} words; 8 to 30", f"signals.{level}.{side}")
    for (low, below), (high, above) in pairwise(sorted(signals.items())):
        if overlap(below["strong"], above["strong"]) > SAME:
            say("PK624", f"the strong signals of {low} and {high} say the same", f"signals.{high}.strong")


KIND = Kind("behavioral", KEYS, check, bar)
