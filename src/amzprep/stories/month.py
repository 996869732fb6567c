"""The month of a story: as people write it ("May 2024", "05/2024"), and as a text mentions it ("in spring 2024")."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "t|tember", "ober", "ember", "ember")
_SEASONS = {"spring": "Q2", "summer": "Q3", "autumn": "Q4", "fall": "Q4"}
_MONTH = "|".join(f"{name}(?:{rest})?" for name, rest in zip(_NAMES, _FULL, strict=True))
_YEAR = r"(?P<y>20[0-3]\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<m>0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?",
        rf"{_YEAR}/(?P<m>0?[1-9]|1[0-2])",
        rf"(?P<m>0?[1-9]|1[0-2])[/.]{_YEAR}",
        rf"(?P<name>{_MONTH})\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?:of\s+)?{_YEAR}",
        rf"{_YEAR},?\s+(?P<name>{_MONTH})\.?",
        rf"(?P<season>{'|'.join(_SEASONS)}),?\s+(?:of\s+)?{_YEAR}",
        rf"(?P<q>Q[1-4])[\s/-]*(?:of\s+)?{_YEAR}",
        rf"{_YEAR}[\s/-]?(?P<q>Q[1-4])",
    )
)
_YEAR_ALONE = re.compile(
    rf"(?<![\w/-])(?:in|during|since|by|early|mid|late|end of|summer of)[\s-]+{_YEAR}(?![\w/-]|\.\d)", re.IGNORECASE
)


def read_month(text: str) -> str | None:
    """A month as `2024-05`, a quarter as `2024-Q2`, of whatever way of writing it; None when it is none."""
    return next((_said(match) for form in _FORMS if (match := form.fullmatch(text.strip()))), None)


def last_month(text: str, today: str) -> str:
    """The latest month, quarter or, without one, year that a text mentions and that has begun; else empty."""
    found = [each for each in _mentions(text, _FORMS) if _begins(each) <= today]
    found = found or [each for each in _mentions(text, (_YEAR_ALONE,)) if each <= today]
    return max(found, key=_begins, default="")


def _mentions(text: str, forms: tuple[re.Pattern[str], ...]) -> Iterator[str]:
    for form in forms:
        yield from map(_said, form.finditer(text))


def _said(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("m"):
        return f"{parts['y']}-{int(parts['m']):02}"
    if parts.get("name"):
        return f"{parts['y']}-{_NAMES.index(parts['name'][:3].lower()) + 1:02}"
    if parts.get("season"):
        return f"{parts['y']}-{_SEASONS[parts['season'].lower()]}"
    return f"{parts['y']}-{parts['q'].upper()}" if parts.get("q") else str(parts["y"])


def _begins(when: str) -> str:
    """The first month of a quarter, else the text itself, so that they compare."""
    year, _, quarter = when.partition("-Q")
    return f"{year}-{int(quarter) * 3 - 2:02}" if quarter else when
