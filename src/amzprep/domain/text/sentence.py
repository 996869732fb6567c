"""A sentence: a stretch of prose that is said in one go, found by its end or by the end of its line item.

Abbreviations, decimals, file names and initials do not end a sentence; a bullet, a heading and an empty line do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    "e.g i.e eg ie vs cf approx ca dr mr mrs ms prof inc ltd corp jr sr st fig min max avg est resp incl excl "
    "dept ex a.k.a aka w.r.t wrt p.s al".split()
)
BEFORE_NUMBERS = frozenset("no nos p pp art sec ch vol fig eq".split())
OPENERS = "I|We|The|Then|This|That|After|But|So|And|My|It|In|When|As|He|She|They|Our|At|For|Next|Finally"
BULLET = re.compile(r"[ \t]*(?:[-+*•▪◦‣·–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ ]+(?=\S)")
_STOP = re.compile(  # before a space, or where the next sentence follows without one: "done.Then I"
    rf"[.!?…](?:[.!?…]*[\"'”’)\]]*(?=\s|\Z)|(?<=[\w)].)(?=(?:{OPENERS})\b))"
)
_UNSURE = ABBREVIATIONS | BEFORE_NUMBERS | {"etc"}
_HEAD = re.compile(r"[ ]{0,3}#{1,6}[ ]+")
_RULE = re.compile(r"[ ]*(?:[-_=*][ ]*){3,}$")
LONGEST = 7


@dataclass(slots=True)
class Sentence:
    """`start` and `end` are places in the text; `bullet` when it opens a line item; `lo` and `hi` its words."""

    start: int
    end: int
    bullet: bool
    lo: int = 0
    hi: int = 0

    def __len__(self) -> int:
        """How many words it has."""
        return self.hi - self.lo


def units(text: str, raw: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs and line items between two places: (start, end, whether it is an item); headings are left out.

    `raw` is the text with its markup, where a `*` still opens an item.
    """
    first = last = -1
    item = False
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        if line[:2].isalpha() and len(line) > 1:  # no sign of markup: a line that goes on, or a paragraph
            if first < 0:
                first, item = at, False
            last = stop
        elif not line.strip() or _HEAD.match(raw, at, stop) or _RULE.match(raw[at:stop]):
            if first >= 0:
                yield first, last, item
            first = -1
        else:
            bullet = BULLET.match(raw, at, stop)
            if bullet is not None or first < 0:
                if first >= 0:
                    yield first, last, item
                first, item = (bullet.end() if bullet is not None else at), bullet is not None
            last = stop
        at = stop + 1
    if first >= 0:
        yield first, last, item


def split(text: str, raw: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The sentences between two places of a text without markup (see `markup.bare`), as (start, end, bullet)."""
    for first, last, item in units(text, raw, start, end):
        at, opens = first, item
        for match in _STOP.finditer(text, first, last):
            dot, stop = match.span()
            if stop < last and not text[stop].isspace() and not _runs_on(text[dot - 1]):
                continue
            if stop == dot + 1 and text[dot] == "." and not _ends(text, dot, stop, last):
                continue
            yield from _trimmed(text, at, stop, opens)
            at, opens = stop, False
        if at < last:
            yield from _trimmed(text, at, last, opens)


def _runs_on(before: str) -> bool:
    """Whether a sentence may end behind this sign though no space follows."""
    return before.islower() or before.isdigit() or before == ")"


def _trimmed(text: str, start: int, end: int, bullet: bool) -> Iterator[tuple[int, int, bool]]:
    piece = text[start:end]
    inner = piece.strip()
    if inner and (inner[0].isalnum() or any(map(str.isalnum, inner))):
        at = start + piece.index(inner)
        yield at, at + len(inner), bullet


def _ends(text: str, dot: int, after: int, last: int) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or an initial."""
    written = text[max(0, dot - 24) : dot].rpartition(" ")[2]
    if len(written) > 1 and written.isalpha() and written.lower() not in _UNSURE:  # by far the most there is
        return True
    written = written.rpartition("\n")[2].lstrip("(\"'[“‘")
    if len(written) > LONGEST:
        return True
    word = written.lower().strip(".")
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and written.isupper() and word != "i"):
        return False
    if word in BEFORE_NUMBERS:
        return not text[after:last].lstrip()[:1].isdigit()
    if word == "etc" or word in ("a.m", "p.m", "u.s", "u.k"):
        return not text[after:last].lstrip()[:1].islower()
    return True
