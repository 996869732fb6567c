"""Which events to write down first: by the principles they would cover, and the kinds of story a bank lacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

TEN = 10
ALWAYS, OTHER, SECOND = 3.0, 2.0, 0.5
MISSING = 4.0
FEWEST, SHORTEST = 3, 6  # words of a line, and letters where words are not parted by spaces
NOTHING = re.compile(
    r"(?:i |sorry i |no i )?(?:really )?(?:dont|do not|cant|cannot|can not) (?:know|remember|recall|think of).{0,24}"
    r"|(?:i )?(?:have )?(?:no idea|not sure|nothing comes|never had|none that).{0,24}"
    r"|(?:skip|pass|later|todo|tbd)\b.{0,16}"
)
KINDS = ("failure", "conflict", "customer")


@dataclass(frozen=True)
class Prompt:
    """One question over the last years, and what an answer could serve; the first principle is the primary one."""

    id: str
    ask: str
    principles: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Mined:
    """An event worth writing down, and why it stands where it stands."""

    prompt: Prompt
    line: str
    why: tuple[str, ...]


def tells(line: str) -> bool:
    """Whether a line says what happened: three words at least, and no "I don't know"."""
    plain = " ".join(re.sub(r"[^\w\s]", "", line.lower()).split())
    if not plain.isascii():
        return len(plain) >= SHORTEST
    return len(plain.split()) >= FEWEST and NOTHING.fullmatch(plain) is None


def rank_events(
    prompts: Sequence[Prompt],
    lines: Mapping[str, str],
    *,
    always: Collection[str],
    covered: Mapping[str, int],
    kinds: Collection[str],
    most: int = TEN,
) -> list[Mined]:
    """The events to write, the one that adds most first; each counts what those before it already cover.

    `covered` are stories per principle that the bank has, `kinds` tags that it has.
    """
    left = [prompt for prompt in prompts if lines.get(prompt.id, "").strip()]
    have, has = dict(covered), set(kinds)
    found: list[Mined] = []
    while left and len(found) < most:
        gains = [_gain(prompt, always, have, has) for prompt in left]
        best = max(range(len(left)), key=lambda i: (gains[i][0], -i))
        prompt = left.pop(best)
        found.append(Mined(prompt, lines[prompt.id].strip(), tuple(gains[best][1])))
        for name in prompt.principles:
            have[name] = have.get(name, 0) + 1
        has |= set(prompt.tags)
    return found


def _gain(
    prompt: Prompt, always: Collection[str], have: Mapping[str, int], has: Collection[str]
) -> tuple[float, list[str]]:
    gain, why = 0.0, []
    for i, name in enumerate(prompt.principles):
        wanted = 2 if name in always else 1
        if have.get(name, 0) < wanted:
            gain += (ALWAYS if name in always else OTHER) * (1.0 if i == 0 else SECOND)
            why.append(name)
    missing = [tag for tag in prompt.tags if tag in KINDS and tag not in has]
    gain += MISSING * len(missing)
    return gain, [*(f"a {tag} story" for tag in missing), *why]
