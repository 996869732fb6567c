"""Numbers written in figures, with the unit or the thing counted behind them: `40%`, `$3M`, `3 new teams`, `Sev 2`."""

from __future__ import annotations

import re

from amzprep.domain.text.number import Number
from amzprep.domain.text.units import (
    COUNT,
    CURRENCIES,
    DATE,
    IDENTIFIER,
    MAGNITUDES,
    MONEY,
    MONTHS,
    ORDINAL,
    PERCENT,
    POINTS,
    RATIO,
    SCORE,
    SIGNS,
)

_DIGITS = re.compile(r"\d[\d.,]*")
_FIGURE = re.compile(
    r"(?P<n>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<more>(?:\.\d+)+)?(?![.,]\d)"
    r"(?:(?P<mag>[kKMBb]|bn|mn|mm|MM|m(?= ?(?:users|rows|requests|people|customers|events|items|records)\b))(?!\w)"
    r"|[\s-](?P<bigword>thousand|million|billion|trillion|lakhs?|crores?|bn|mn)(?!\w))?\+?"
)
UNIT = re.compile(r"\s?(?P<sign>%|％|×)|[\s-]?(?P<word>[A-Za-zµμ]+(?:/[A-Za-z]+)?)(?!\w)")
_SLASHED = re.compile(r"/\d+(?:/\d+)?")
_DATE_TAIL = re.compile(r"-\d{1,2}(?:-\d{1,2})?(?!\d)")
_QUARTER = re.compile(r"\b(?:Q[1-4](?:[ '/-]*(?:FY)?(?:20)?\d\d)?|H[12](?:[ '/-]*(?:20)?\d\d)?|FY ?'?\d\d(?:\d\d)?)\b")
_REST = re.compile(r"(?:[-.]?\w+)*")
_CLOCK = re.compile(r":\d\d")
_HALF_DAY = re.compile(r"\s?(?:am|pm|a\.m|p\.m)\b")
_MONTH = re.compile(r"(?:st|nd|rd|th)?\s(?:of\s)?([a-z]+)")
_AND_HALF = re.compile(r"\sand(?:\sa)?\shalf\b(?!\s(?:of|the|a|an|our|its|my)\b)")
_TWO_WORDS = frozenset(("percentage", "percent", "per", "basis"))
_OF = re.compile(r"\s(?:out of|of(?: the| those| our| these)?|in|from)(?: every)?\s(?=\d|[a-z])")
_OF_WORDS = frozenset(("out", "of", "in", "from"))
_NAMED = frozenset(
    "sev severity http https status code sde swe level phase step option version python java tier section chapter "
    "ticket issue port cve rfc iso type stage part appendix figure table rule priority generation windows ubuntu "
    "postgres postgresql spark angular gpt bert llama class category grade zone plan pr jira room line "
    "release node django react epoch fold layer gate case bug incident p l v q h page exhibit milestone cohort "
    "group".split()
)
_STATUS = frozenset((400, 401, 403, 404, 408, 409, 410, 413, 422, 429, 499, 500, 501, 502, 503, 504))
_STATUS_WORDS = frozenset(
    "error errors response responses status statuses code codes internal bad unauthorized forbidden not service "
    "gateway too server".split()
)
_STATUS_BEFORE = frozenset("a an returned returning returns got throwing threw throws with as".split())
_SPAN_BEFORE = frozenset("sprint week day month year quarter round iteration".split())
_YEAR_BEFORE = frozenset(
    "in since by until during early late mid from to of and fy year end before after through around circa".split()
)
_JOINED = frozenset("sub mid under over post pre top near multi all non plus".split())
_ORDINAL = re.compile(r"(?:st|nd|rd|th|xx|D|FA)\b")
_SKIPPED = frozenset("more other new different additional extra full whole total last first next last single".split())
_NOT_COUNTED = frozenset(
    "and or to the a an in on at by for with from as but then we i is was were had has that of her his their our my "
    "its she he they it who would could against over after before through per than if when while because this".split()
)
_PEOPLE = frozenset("people men women children staff feet teeth mice engineers".split())
_NO_PLURALS = frozenset(
    "is was has this its his as across always perhaps less minus plus previous sometimes yes".split()
)
FURTHEST = 3
LONGEST = 24
RECENT = 2015


def figures(bare: str, start: int, end: int) -> list[Number]:
    piece = bare[start:end]
    dated = "Q" in piece or "FY" in piece or "H1" in piece or "H2" in piece
    quarters = [Number(each.start(), each.end(), 0.0, DATE, "date")
                for each in (_QUARTER.finditer(bare, start, end) if dated else ())]  # fmt: skip
    found: list[Number] = []
    at = start
    for digits in _DIGITS.finditer(bare, start, end):
        first = digits.start()
        before = bare[first - 1] if first > start else " "
        if first < at or before.isalnum() or before in "_.,":
            continue
        match = _FIGURE.match(bare, first, end)
        number = _figure(bare, match, start, end) if match is not None else None
        if number is not None and not any(q.start < number.end and number.start < q.end for q in quarters):
            at = number.end
            found.append(number)
    return sorted([*found, *quarters], key=lambda each: each.start) if quarters else found


def _figure(bare: str, match: re.Match[str], low: int, end: int) -> Number | None:
    first, stop = match.span()
    digits, more, magnitude, big = match.groups()
    value = float(digits.replace(",", ""))
    size = MAGNITUDES[(magnitude or big).lower()] if magnitude or big else 1.0
    sign = first - 1 if bare[first - 1 : first] in CURRENCIES else first - 2
    money = first > low and bare[sign : sign + 1] in CURRENCIES and (sign == first - 1 or bare[first - 1] == " ")
    start = max(low, sign) if money else first
    before = bare[start - 1] if start > low else " "
    if more or before in "#@_":
        return Number(start, stop, value, IDENTIFIER)
    if before == "/" and start > 1 and bare[start - 2].isalnum():
        return Number(start, stop, value, IDENTIFIER)
    previous = _word_before(bare, low, start)
    if before in "-–" and start > 1 and bare[start - 2].isalpha() and previous not in _JOINED:
        return Number(start, _REST.match(bare, stop, end).end(), value, IDENTIFIER)  # type: ignore[union-attr]
    if money:
        return Number(start, stop, value * size, MONEY, CURRENCIES[bare[sign]])
    date = _date(bare, first, stop, end, value, previous)
    if date is not None:
        return date
    if previous in _NAMED and before in " -#" and not magnitude and bare[stop : stop + 1] not in ("%", "％"):
        return Number(start, stop, value, IDENTIFIER)
    ordinal = _ORDINAL.match(bare, stop, end) if bare[stop : stop + 1].isalpha() else None
    if ordinal is not None:
        return Number(start, ordinal.end(), value, IDENTIFIER if ordinal[0] in ("xx", "FA") else ORDINAL)
    if bare[stop : stop + 1] == "s" and value in _STATUS:
        return Number(start, stop + 1, value, IDENTIFIER)
    return with_unit(bare, start, stop, end, value * size, previous)


def _word_before(bare: str, low: int, at: int) -> str:
    """The word before a number, in lower case, where only a space, a hyphen or a # is between."""
    if at > low and bare[at - 1] == "#":
        at -= 1
    if at > low and bare[at - 1] in " -\n":
        at -= 1
    word = bare[max(low, at - LONGEST) : at].rpartition(" ")[2]
    if not word.isalnum() or len(word) == LONGEST:  # what stands there is more, or less, than a word
        first = at
        while first > low and (bare[first - 1].isalnum() or bare[first - 1] in "_'"):
            first -= 1
        word = bare[first:at]
    return word.lower() if word[:1].isalpha() else ""


def _date(bare: str, start: int, stop: int, end: int, value: float, previous: str) -> Number | None:
    text = bare[start:stop]
    if text.isdigit() and len(text) == 4 and 1990 <= value <= 2039:
        tail = _DATE_TAIL.match(bare, stop, end)
        if tail is not None:
            return Number(start, tail.end(), value, DATE, "date")
        word = UNIT.match(bare, stop, end)
        counted = word is not None and (word["sign"] or (word["word"] or "").lower() in SIGNS)
        recent = value >= RECENT and previous in ("for", "the", "this")
        if not counted and (
            recent or previous in _YEAR_BEFORE or previous in MONTHS or word is None or not _plural(word["word"])
        ):
            return Number(start, stop, value, DATE, "date")
    if previous in MONTHS and previous != "may" and value <= 31:
        return Number(start, stop, value, DATE, "date")
    slashed = _SLASHED.match(bare, stop, end) if bare[stop : stop + 1] == "/" else None
    if slashed is not None:
        if text == "24" and slashed[0] == "/7":
            return Number(start, slashed.end(), value, IDENTIFIER)
        kind = DATE if slashed[0].count("/") == 2 else RATIO
        return Number(start, slashed.end(), value, kind, "date" if kind == DATE else "")
    clock = _CLOCK.match(bare, stop, end) if bare[stop : stop + 1] == ":" else None
    if clock is not None and value < 25:
        return Number(start, clock.end(), value, DATE, "time")
    written = bare[stop : stop + 16]
    after = written.lower()
    if value <= 12 and _HALF_DAY.match(after):
        return Number(start, stop, value, DATE, "time")
    if previous in _SPAN_BEFORE and text.isdigit() and value < 100 and bare[stop : stop + 1] not in ("%", "％"):
        return Number(start, stop, value, ORDINAL, previous)
    month = _MONTH.match(after) if value <= 31 else None
    if month is not None and _is_month(written[month.start(1) : month.end(1)]):
        return Number(start, stop + month.end(), value, DATE, "date")
    return None


def _is_month(word: str) -> bool:
    """Whether a word names a month; may and march only with a capital."""
    return word.lower() in MONTHS and (word[0].isupper() or word not in ("may", "march"))


def with_unit(bare: str, start: int, stop: int, end: int, value: float, previous: str) -> Number:
    """The number with the unit behind it: a sign, a unit's word, or the thing counted."""
    match = UNIT.match(bare, stop, end)
    if match is None:
        if value in _STATUS and previous in _STATUS_BEFORE:
            return Number(start, stop, value, IDENTIFIER)
        return Number(start, stop, value, SCORE if _is_score(value, bare[start:stop]) else COUNT)
    sign, word = match.groups()
    half = _AND_HALF.match(bare, stop, end) if word == "and" else None
    if half is not None:  # "one and a half months"
        return with_unit(bare, start, half.end(), end, value + 0.5, previous)
    if previous in _STATUS_BEFORE and value in _STATUS and word in _NOT_COUNTED:
        return Number(start, stop, value, IDENTIFIER)
    if sign:
        unit = SIGNS["%" if sign != "×" else "×"]
        after = bare[match.end() : match.end() + 20].lower()
        if unit.kind == PERCENT and after[1:6] == "point" and re.match(r"[\s-]points?\b", after):
            return Number(start, match.end(), value, POINTS, "points")
        return Number(start, match.end(), value, unit.kind, unit.name)
    lower = word.lower()
    attached = bare[stop : stop + 1].isalpha() or bare[stop : stop + 1] in "µμ"
    found = SIGNS.get(word) or SIGNS.get(lower)
    if found is not None and len(word) == 1 and not attached and word != "x":
        found = None
    if lower in _TWO_WORDS:
        after = bare[match.end() : match.end() + 24].lower()
        point = re.match(r"[\s-](?:points?|cents?)\b", after)
        if point is not None and lower == "basis" and "p" in point[0]:
            return Number(start, match.end(), value, POINTS, "points", 0.01)
        if point is not None and lower != "basis" and point[0][1:] != "cents":
            kind, name = (POINTS, "points") if "p" in point[0] else (PERCENT, "%")
            return Number(start, match.end() + point.end(), value, kind, name)
    if lower in ("point", "points") and bare[stop : stop + 1] in " -":
        return Number(start, match.end(), value, POINTS, "points")
    if found is not None:
        return Number(start, match.end(), value, found.kind, found.name, found.factor)
    if attached:  # `3DES`, `5G`: a name
        return Number(start, match.end(), value, IDENTIFIER)
    if value in _STATUS and lower in _STATUS_WORDS:
        return Number(start, match.end(), value, IDENTIFIER)
    share = _OF.match(bare, stop, end) if lower in _OF_WORDS else None
    if share is not None and bare[share.end() : share.end() + 1].isdecimal():
        return Number(start, stop, value, RATIO)
    return _counted(bare, start, stop, end, value, match)


def _counted(bare: str, start: int, stop: int, end: int, value: float, match: re.Match[str]) -> Number:
    """A count of what follows: the first plural, or unit, within three words; of one, the first word."""
    following: re.Match[str] | None = match
    for _ in range(FURTHEST):
        word = following[2].lower() if following is not None and following[2] else ""
        if following is None or not word or word in _NOT_COUNTED:
            break
        unit = SIGNS.get(word) if len(word) > 2 else None
        if unit is not None:
            return Number(start, following.end(), value, unit.kind, unit.name, unit.factor)
        if _plural(word) or (value == 1 and word not in _SKIPPED):
            return Number(start, following.end(), value, COUNT, word)
        following = UNIT.match(bare, following.end(), end)
    return Number(start, stop, value, SCORE if _is_score(value, bare[start:stop]) else COUNT)


def _is_score(value: float, text: str) -> bool:
    return 0 < value < 1 and "." in text


def _plural(word: str | None) -> bool:
    """Whether a word is a plural noun, as far as its ending tells."""
    word = word.lower() if word else ""
    if word[-1:] != "s":
        return word in _PEOPLE
    return word in _PEOPLE or (len(word) > 2 and word[-2:] not in ("ss", "us") and word not in _NO_PLURALS)
