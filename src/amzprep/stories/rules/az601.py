"""Something that must not leave your machine.

What: An e-mail address, a phone number, a key or token, a private key, an account number or a payment card.

Why: Stories are printed, shared with friends and pasted into mails; a secret in one of them is lost.

Remedy: Remove it; where a sample is needed, use one that ends in .example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import ERROR, Hit, Rule, Sample, Terms

KEYS = ("akia", "asia", "agpa", "aroa")
TOKENS = ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "sk-", "xox", "glpat-", "aiza", "hf_")
SECRETS = (
    "passw",
    "secret",
    "api key",
    "api_key",
    "apikey",
    "api-key",
    "access token",
    "access_token",
    "access-token",
    "accesstoken",
)
# what is searched for, the texts in lower case one of which it must hold (none: the pattern tells), and its pattern
PATTERNS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("a private key", ("-----begin",), re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END[A-Z ]*-----)?")),
    ("an access key", KEYS, re.compile(r"\b(?:AKIA|ASIA|AGPA|AROA)[0-9A-Z]{16}\b")),
    ("a token", TOKENS, re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|sk-[A-Za-z0-9_-]{20,}"
                                   r"|xox[abprs]-[\w-]{10,}|glpat-[\w-]{18,}|AIza[\w-]{30,}|hf_[A-Za-z0-9]{30,})")),
    ("a signed token", ("eyj",), re.compile(r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}")),
    ("a secret", SECRETS, re.compile(r"(?i)\b(?:password|passwd|secret|api[_ -]?key|access[_ -]?token)"
                                     r"\s*[:=]\s*['\"]?([^\s'\"]{8,})")),
    ("an e-mail address", ("@",), re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("an account number", (), re.compile(r"[A-Z](?<=\b[A-Z])[A-Z]\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")),
    ("a phone number", ("+",), re.compile(r"\+(?<![\w.]\+)\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){2,4}"
                                          r"(?!\w)")),
    ("an account number", ("account",), re.compile(r"(?i)\baccount (?:number |no\.? |id )?#?(\d{9,16})\b")),
)  # fmt: skip
RUN = 11  # figures, brackets, spaces and hyphens in a row that a phone or card number has at least
AS_FIGURES = bytes.maketrans(b"123456789?() -", b"0" * 14)
PHONE = re.compile(r"[(\d](?<![\w.][(\d])(?:(?<=\()\d{3}\) ?|(?<=\d)\d{2}-)\d{3}-\d{4}(?!\w)")
CARD = re.compile(r"\d(?<![\w.-]\d)(?:[ -]?\d){12,18}(?![\w.-])")
SAMPLES = re.compile(r"@(?:[\w-]+\.)*(?:example(?:\.(?:com|org|net))?|test|invalid)$|@[\w.-]+\.example$", re.IGNORECASE)


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Patterns over the whole file, the front matter included; what is found is masked wherever it is printed."""
    text = story.text.raw
    taken: list[tuple[int, int]] = []
    lower = text.lower()
    for what, needed, pattern in PATTERNS:
        if needed and not _holds(lower, needed):
            continue
        for match in pattern.finditer(text):
            start, end = match.span(1) if match.lastindex else match.span()
            if not SAMPLES.search(text[start:end]) and not _overlaps(taken, start, end):
                taken.append((start, end))
                yield Hit(what, at=start, end=end, secret=True)
    if b"0" * RUN not in text.encode("ascii", "replace").translate(AS_FIGURES):  # "?" may be a figure elsewhere
        return
    for match in PHONE.finditer(text):
        if not _overlaps(taken, *match.span()):
            taken.append(match.span())
            yield Hit("a phone number", at=match.start(), end=match.end(), secret=True)
    for match in CARD.finditer(text):
        digits = [int(char) for char in match[0] if char.isdigit()]
        if _is_card(digits) and not _overlaps(taken, *match.span()):
            taken.append(match.span())
            yield Hit("a payment card", at=match.start(), end=match.end(), secret=True)


def _holds(text: str, needed: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, needed))  # a generator would take as long as the search


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < other_end and other < end for other, other_end in taken)


def _is_card(digits: list[int]) -> bool:
    """Length, first digit and check sum (Luhn, ISO/IEC 7812-1) of a card's number."""
    if not 13 <= len(digits) <= 19 or digits[0] not in (3, 4, 5, 6):
        return False
    doubled = [d * 2 - 9 * (d > 4) if i % 2 else d for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


RULE = Rule(
    "AZ601",
    ERROR,
    check,
    "remove it; a sample ends in .example",
    bad=Sample(
        situation="In January 2026 I wrote to jane.doe@acme-shop.com, and the key AKIAABCDEFGHIJKLMNOP was in the log."
    ),
    good=Sample(
        situation="""In January 2026 I wrote to jane@shop.example. The order 4111-22 of 2026-01-15 took 1234567890 rows,
10.0.0.12 answered in 120 ms, and version 2.31.4 was live for three weeks."""
    ),
    weight=9,
)
