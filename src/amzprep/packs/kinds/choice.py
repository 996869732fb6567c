"""Kind `choice`: a situation and four options of which one is best; drilled by its name or in the readiness test."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from amzprep.domain.shapes import Flag, Key, ListOf, Record, Text
from amzprep.packs.schema import Kind, Say
from amzprep.packs.wording import count

if TYPE_CHECKING:
    from amzprep.yaml_file import File

OPTIONS = 4
LONGEST_STEM, SHORTEST_BECAUSE = 70, 12
SPREAD = 1.6  # longest option over shortest
LONGEST_CORRECT, FEWEST, FARTHEST = 0.35, 20, 0.4
ALL_OR_NONE = re.compile(r"\b(all|none|both) of (the above|these|them)\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(NOT|EXCEPT|except|least likely)\b|\bis not\b[^.]*\?$|\bare not\b[^.]*\?$")
SITUATION = 12  # words: a stem without a number still tells a situation

KEYS = {
    "stem": Key(Text(), "a situation and what is asked about it"),
    "options": Key(
        ListOf(
            Record(
                {
                    "text": Key(Text(), "the option"),
                    "because": Key(Text(), "why it is right, or why people hold it and it is wrong"),
                    "correct": Key(Flag(), "true for the one best answer", False),
                }
            ),
            OPTIONS,
            OPTIONS,
        ),
        "four, of which one is best",
    ),
}


def check(raw: Mapping[str, Any], file: File, folder: str, at: str) -> None:
    """Exactly one option is right."""
    right = sum(bool(each.get("correct")) for each in raw["options"])
    if right != 1:
        file.say("PK605", f"{right} options are marked correct; mark exactly one", f"{at}options")


def bar(raw: Mapping[str, Any], say: Say) -> None:
    """The bar of a choice item (content bar, 2.4)."""
    stem, options = raw["stem"], raw["options"]
    if count(stem) > LONGEST_STEM:
        say("PK631", f"the stem has {count(stem)} words; at most {LONGEST_STEM}", "stem")
    if not any(char.isdigit() for char in stem) and count(stem) < SITUATION:
        say("PK631", "the stem has no number and no situation", "stem")
    if NEGATED.search(stem):
        say("PK631", "the stem is negated; ask for what is right", "stem")
    for i, each in enumerate(options):
        if len(each["because"].split()) < SHORTEST_BECAUSE:
            say("PK632", f"{len(each['because'].split())} words say why; at least {SHORTEST_BECAUSE}",
                f"options[{i}].because")  # fmt: skip
        if ALL_OR_NONE.search(each["text"]):
            say("PK632", "an option about the other options; write one of its own", f"options[{i}].text")
    lengths = [len(each["text"]) for each in options]
    if max(lengths) > SPREAD * min(lengths):
        say("PK633", f"the longest option has {max(lengths)} characters, the shortest {min(lengths)}; at most "
            f"{SPREAD} ×", "options")  # fmt: skip


def together(items: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """What a pack's items give away together (from 20 items on): code and message."""
    if len(items) < FEWEST:
        return
    longest = sum(_correct(each) == max(each["options"], key=lambda option: len(option["text"])) for each in items)
    if longest > LONGEST_CORRECT * len(items):
        yield "PK634", f"the right option is the longest in {longest} of {len(items)} items; at most 35 %"
    places = Counter(each["options"].index(_correct(each)) for each in items)
    place, most = places.most_common(1)[0]
    if most > FARTHEST * len(items):
        yield "PK634", f"the right option stands at place {place + 1} in {most} of {len(items)} items; at most 40 %"


def _correct(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(each for each in item["options"] if each.get("correct"))


KIND = Kind("choice", KEYS, check, bar, together=together, by_category=False)
