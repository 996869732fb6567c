"""The units numbers come in: what kind of measure a word or sign makes of a number, in which base unit."""

from __future__ import annotations

from dataclasses import dataclass

PERCENT = "percent"
POINTS = "points"
MONEY = "money"
DURATION = "duration"
MULTIPLE = "multiple"
SIZE = "size"
RATE = "rate"
COUNT = "count"
RATIO = "ratio"
SCORE = "score"
DATE = "date"
ORDINAL = "ordinal"
IDENTIFIER = "identifier"
MEASURES = frozenset((PERCENT, POINTS, MONEY, DURATION, MULTIPLE, SIZE, RATE, COUNT, RATIO, SCORE))

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True)
class Unit:
    """`kind` of measure, base `name`, and what one of it is in the base unit."""

    kind: str
    name: str
    factor: float = 1.0


def _table(kind: str, name: str, rows: dict[str, float]) -> dict[str, Unit]:
    return {word: Unit(kind, name, factor) for words, factor in rows.items() for word in words.split()}


DURATIONS = _table(
    DURATION,
    "s",
    {
        "ns nanosecond nanoseconds": 1e-9,
        "us µs μs microsecond microseconds": 1e-6,
        "ms msec msecs millisecond milliseconds millis": 1e-3,
        "s sec secs second seconds": 1.0,
        "min mins minute minutes": MINUTE,
        "h hr hrs hour hours": HOUR,
        "d day days night nights workday workdays": DAY,
        "w wk wks week weeks weekend weekends fortnight fortnights": 7 * DAY,
        "sprint sprints": 14 * DAY,
        "mo mos month months": 30.4375 * DAY,
        "quarter quarters": 91.3125 * DAY,
        "semester semesters": 182.625 * DAY,
        "y yr yrs year years": 365.25 * DAY,
        "decade decades": 3652.5 * DAY,
    },
)
SIGNS: dict[str, Unit] = {
    **DURATIONS,
    **_table(PERCENT, "%", {"% percent pct ％": 1.0}),
    **_table(POINTS, "points", {"pp ppt ppts pts": 1.0, "bp bps": 0.01}),
    **_table(MONEY, "dollars", {"dollar dollars usd": 1.0, "cent cents": 0.01}),
    **_table(MONEY, "euros", {"euro euros eur": 1.0}),
    **_table(MONEY, "pounds", {"gbp": 1.0}),
    **_table(MONEY, "rupees", {"rupee rupees inr rs": 1.0}),
    **_table(MULTIPLE, "x", {"x × times fold": 1.0}),
    **_table(SIZE, "bytes", {"byte bytes": 1, "kb kib": 1e3, "mb mib": 1e6, "gb gib gigabytes gigabyte": 1e9,
                             "tb tib terabytes terabyte": 1e12, "pb pib petabytes petabyte": 1e15,
                             "megabyte megabytes": 1e6}),
    **_table(RATE, "per second", {"qps rps tps req/s requests/s": 1.0}),
}  # fmt: skip
CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}
MAGNITUDES = {
    "k": 1e3, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mil": 1e6,
    "million": 1e6, "millions": 1e6, "crore": 1e7, "crores": 1e7, "b": 1e9, "bn": 1e9, "billion": 1e9,
    "billions": 1e9, "trillion": 1e12,
}  # fmt: skip
WORDS = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0,
    "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "fourty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0,
}  # fmt: skip
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}
MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "twice": 2.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "thrice": 3.0,
    "quadrupled": 4.0, "halved": 0.5, "halving": 0.5, "tenfold": 10.0, "twofold": 2.0, "threefold": 3.0,
    "fourfold": 4.0, "fivefold": 5.0,
}  # fmt: skip
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
