"""What a recognizer made of a recording: lines with their seconds, and the fillers in them.

Recognizers print plain lines, lines with a time before them (`[01:23] …`, `00:01:23.500 …`), or subtitles with
`00:01:23,500 --> 00:01:27,000` above the text; all three are read, and nothing else is assumed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TIME = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
STAMPED = re.compile(rf"^\s*\[?{TIME}(?:\s*-->\s*{TIME})?\]?\s*[:|-]?\s*(.*)$")
COUNTER = re.compile(r"^\s*\d+\s*$")
FILLERS = ("um", "uh", "er", "erm", "ah", "like", "you know", "i mean", "basically", "actually", "sort of", "kind of")


@dataclass(frozen=True)
class Spoken:
    """A line of a transcript; `at_s` is its second in the recording, None where the recognizer gave none."""

    at_s: float | None
    text: str


def read_transcript(text: str) -> list[Spoken]:
    """The lines of a recognizer's output, in order; numbers and headers of subtitles are left out."""
    found: list[Spoken] = []
    at: float | None = None
    for line in text.splitlines():
        stamped = STAMPED.match(line)
        if stamped:
            at, rest = _seconds(stamped.groups()[:4]), stamped.groups()[-1]
            if rest.strip():
                found.append(Spoken(at, rest.strip()))
        elif line.strip() and line.strip() != "WEBVTT" and not COUNTER.match(line):
            found.append(Spoken(at, line.strip()))
    return found


def fillers(lines: Sequence[Spoken]) -> dict[str, int]:
    """How often each filler was said, most often first; `like` counts whether or not it meant something."""
    said = " ".join(re.sub(r"[^a-z' ]+", " ", each.text.lower()) for each in lines)
    counts = Counter({each: len(re.findall(rf"\b{each}\b", said)) for each in FILLERS})
    return {word: n for word, n in counts.most_common() if n}


def by_phase(
    lines: Sequence[Spoken], phases: Mapping[str, float], offset_s: float = 0.0
) -> list[tuple[str, float, str]]:
    """Each line with the phase the clock was in: `phases` gives each phase's seconds in order.

    `offset_s` is the attempt's second at which the recording began. A line without a time goes to the phase before it.
    """
    found: list[tuple[str, float, str]] = []
    at = offset_s
    for each in lines:
        at = offset_s + each.at_s if each.at_s is not None else at
        found.append((_phase_at(at, phases), at, each.text))
    return found


def _phase_at(second: float, phases: Mapping[str, float]) -> str:
    end = 0.0
    for name, seconds in phases.items():
        end += seconds
        if second < end:
            return name
    return list(phases)[-1]


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{rest}")
