"""Kind `open`: answered in words, in phases, against a rubric with a bar per level."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from amzprep.domain.shapes import Choice, Key, ListOf, MapOf, Number, Record, Slug, Text
from amzprep.packs.schema import LEVELS, Kind, Say
from amzprep.packs.wording import count, flat, numbers, numbers_with_units, overlap, sentences

if TYPE_CHECKING:
    from amzprep.yaml_file import File

LONG_MIN = 30  # from here a question is a long one
LONG_POINTS, SHORT_POINTS = (8, 14), (4, 8)
HEAVIEST, HEAVIEST_SHORT = 15, 25
STEP = 8  # percentage points between the bars of two levels
SAME = 0.6
VERBS_NOT = ("is", "was", "has", "its", "this", "does", "always", "as", "us")
REQUESTS = (
    "answer argue choose compare decide define describe design diagnose draft explain find fix give lay list name "
    "outline plan pick present propose rank recommend review say set sketch specify state take talk tell walk write "
    "how what which why when where who should would"
).split()

KEYS = {
    "prompt": Key(Text(), "what the interviewer says: a situation with numbers, one request at its end"),
    "phases": Key(MapOf(Number(least=0.5)), "phase to minutes, in order; together the question's minutes"),
    "clarify": Key(
        ListOf(Record({"ask": Key(Text(), "a good question"), "answer": Key(Text(), "its answer")})),
        "what a strong candidate asks first",
    ),
    "rubric": Key(
        ListOf(
            Record(
                {
                    "id": Key(Slug(), "the point's name"),
                    "points": Key(Number(least=1), "its weight; all weights sum to 100"),
                    "phase": Key(Text(), "the phase it belongs to"),
                    "says": Key(Text(), "one observable claim, beginning with a verb: names, splits, handles"),
                    "levels": Key(ListOf(Choice(LEVELS), 1), "asked at these levels only", False),
                }
            ),
            1,
        ),
        "what is looked for",
    ),
    "bar": Key(
        MapOf(
            Record(
                {
                    "points": Key(Number(least=1), "per cent of the points that apply at the level"),
                    "must": Key(ListOf(Slug(), 1), "points that may not be missed"),
                }
            )
        ),
        "level to what an answer needs there",
    ),
    "mistakes": Key(ListOf(Text()), "what goes wrong in real answers"),
    "red_flags": Key(ListOf(Text()), "what ends an interview early"),
    "followups": Key(
        ListOf(
            Record(
                {
                    "ask": Key(Text(), "the follow-up"),
                    "tests": Key(Text(), "what is looked for, separated by commas"),
                    "levels": Key(ListOf(Choice(LEVELS)), "for these levels only", False),
                }
            )
        ),
        "what comes back as a two-minute item",
    ),
    "strong_answer": Key(Text(), "an answer that clears the highest level, as it would be spoken"),
    "claims": Key(MapOf(Text()), "rubric point to a quote of the strong answer"),
}


def check(raw: Mapping[str, Any], file: File, folder: str, at: str) -> None:
    """What is referred to exists, and the numbers add up."""
    ids = [point["id"] for point in raw["rubric"]]
    for i, point in enumerate(raw["rubric"]):
        if point["phase"] not in raw["phases"]:
            file.say("PK601", f"{point['id']}: no phase {point['phase']!r}", f"{at}rubric[{i}].phase")
        if point["id"] in ids[:i]:
            file.say("PK602", f"point {point['id']!r} stands twice", f"{at}rubric[{i}].id")
    for level, bar in raw["bar"].items():
        if level not in raw["levels"]:
            file.say("PK603", f"a bar for {level}, which `levels` does not list", f"{at}bar.{level}")
        for name in bar["must"]:
            point = next((each for each in raw["rubric"] if each["id"] == name), None)
            if point is None:
                file.say("PK601", f"no point {name!r} in the rubric", f"{at}bar.{level}.must")
            elif level not in point.get("levels", [level]):
                file.say(
                    "PK603", f"{name} may not be missed at {level} and is not asked there", f"{at}bar.{level}.must"
                )
    for level in raw["levels"]:
        if level not in raw["bar"]:
            file.say("PK603", f"no bar for {level}", f"{at}bar")
    for name in raw["claims"]:
        if name not in ids:
            file.say("PK601", f"no point {name!r} in the rubric", f"{at}claims.{name}")
    if abs(sum(raw["phases"].values()) - raw["minutes"]) > 1e-6:
        file.say("PK604", f"the phases sum to {sum(raw['phases'].values()):g}, not {raw['minutes']:g}", f"{at}phases")
    total = sum(point["points"] for point in raw["rubric"])
    if abs(total - 100) > 1e-6:
        file.say("PK604", f"the weights sum to {total:g}, not 100", f"{at}rubric")


def bar(raw: Mapping[str, Any], say: Say) -> None:
    """The bar of an open question (content bar, 2.2)."""
    long = raw["minutes"] >= LONG_MIN
    _prompt(raw["prompt"], long, say)
    _points(raw["rubric"], long, say)
    _bars(raw, say)
    for key, least in (("clarify", 3), ("mistakes", 3), ("red_flags", 2), ("followups", 3)):
        if len(raw[key]) < least:
            say("PK610", f"{len(raw[key])} {key.replace('_', ' ')}; give at least {least}", key)
    _strong_answer(raw, say)
    used = {point["phase"] for point in raw["rubric"]}
    for phase in list(raw["phases"])[1:]:
        if phase not in used:
            say("PK610", f"phase {phase!r} has no point", f"phases.{phase}")


def _prompt(prompt: str, long: bool, say: Say) -> None:
    words = count(prompt)
    if not 40 <= words <= 140:
        say("PK611", f"the prompt has {words} words; 40 to 140", "prompt")
    found, least = (numbers_with_units(prompt), 3) if long else (numbers(prompt), 2)
    if found < least:
        say("PK611", f"the prompt has {found} numbers{' with units' if long else ''}; give at least {least}", "prompt")
    last = sentences(prompt)[-1] if sentences(prompt) else ""
    first_words = {word.strip(",:;").lower() for word in last.split()[:6]}
    if not last.endswith("?") and not first_words & set(REQUESTS):
        say("PK611", f"the prompt does not end in a request: {last[:60]!r}", "prompt")


def _points(points: list[dict[str, Any]], long: bool, say: Say) -> None:
    least, most = LONG_POINTS if long else SHORT_POINTS
    heaviest = HEAVIEST if long else HEAVIEST_SHORT
    if not least <= len(points) <= most:
        say("PK612", f"{len(points)} points; {least} to {most}", "rubric")
    for i, point in enumerate(points):
        says, at = point["says"], f"rubric[{i}].says"
        if point["points"] > heaviest:
            say("PK612", f"{point['id']} weighs {point['points']:g}; at most {heaviest}", f"rubric[{i}].points")
        first = says.split()[0].strip(",.;:").lower()
        if not first.endswith("s") or first in VERBS_NOT:
            say("PK613", f"{point['id']} begins with {first!r}; begin with a verb: names, splits, handles", at)
        if len(says.split()) > 30 or len(sentences(says)) > 1:
            say("PK613", f"{point['id']} is not one claim in one sentence of at most 30 words", at)
    for (i, one), (_, other) in combinations(enumerate(points), 2):
        if overlap(one["says"], other["says"]) > SAME:
            say("PK614", f"{one['id']} and {other['id']} say the same", f"rubric[{i}].says")


def _bars(raw: Mapping[str, Any], say: Say) -> None:
    bars = sorted(raw["bar"].items())
    for (low, below), (high, above) in pairwise(bars):
        if above["points"] - below["points"] < STEP:
            say("PK615", f"the bar of {high} is not {STEP} above that of {low}", f"bar.{high}")
    listed = set(raw["levels"])
    for i, point in enumerate(raw["rubric"]):
        if not listed & set(point.get("levels", listed)):
            say("PK615", f"{point['id']} is asked at no level of the question", f"rubric[{i}].levels")


def _strong_answer(raw: Mapping[str, Any], say: Say) -> None:
    answer = flat(raw["strong_answer"])
    words = count(raw["strong_answer"])
    if not 250 <= words <= 700:
        say("PK616", f"the strong answer has {words} words; 250 to 700", "strong_answer")
    for name, quote in raw["claims"].items():
        if flat(quote) not in answer:
            say("PK617", f"the strong answer does not say {quote[:60]!r}", f"claims.{name}")
    for point in raw["rubric"]:
        if point["id"] not in raw["claims"]:
            say("PK617", f"the strong answer claims nothing for {point['id']}", "claims")


KIND = Kind("open", KEYS, check, bar)
