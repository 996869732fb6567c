"""Markdown markup taken out of a text without moving a character, and where code and quotations stand."""

from __future__ import annotations

import re

_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|^(?:```|~~~).*?(?:^(?:```|~~~)[^\n]*$|\Z)", re.DOTALL | re.MULTILINE)
_ADDRESS = re.compile(r"\]\([^)\n]*\)|https?://[^\s)>\]]+")
_UNDERLINE = re.compile(r"(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_BLOCK_QUOTE = re.compile(r"^[ \t]*>[ \t>]*", re.MULTILINE)
_NOT_NEWLINE = re.compile(r"[^\n]")
_SIGNS = {"*": " ", "`": " ", "~": " ", "[": " ", "]": " ", "’": "'", "\u00a0": " ", "\u2011": "-", "\t": " "}
_CODE = re.compile(r"`[^`\n]+`|^(?:```|~~~).*?(?:^(?:```|~~~)|\Z)", re.DOTALL | re.MULTILINE)
_LINE = r"\n(?![ \t]*\n)"  # a quotation may go over wrapped lines, not over an empty one
_QUOTE = re.compile(  # each kind begins with its sign: what stands before it is looked at only there
    rf'"(?<!\w")(?=\S)(?:[^"\n]|{_LINE}){{1,400}}(?<=\S)"(?!\w)|“(?:[^”\n]|{_LINE}){{1,400}}”|«(?:[^»\n]|{_LINE}){{1,400}}»'
    r"|‘(?:[^’\n]|’(?=\w)){2,200}’(?!\w)|'(?<![\w']')(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){2,200}(?<=\S)'(?!\w)"
)


def bare(text: str) -> str:
    """The text with markup, comments, code blocks and addresses as spaces; every other character keeps its place.

    An approximate sign (`~5`) goes with the emphasis signs; apostrophes become straight.
    """
    if "<!--" in text or "```" in text or "~~~" in text:
        text = _HIDDEN.sub(_spaces, text)
    if "](" in text or "://" in text:
        text = _ADDRESS.sub(_spaces, text)
    if "_" in text:
        text = _UNDERLINE.sub(_spaces, text)
    if ">" in text:
        text = _BLOCK_QUOTE.sub(_spaces, text)
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return text


def quoted(text: str) -> list[tuple[int, int]]:
    """Where quotations and code stand, as (start, end), in order; code in a quotation is part of it."""
    if not any(sign in text for sign in "\"“«‘'`"):
        return []
    spans = [match.span() for match in _QUOTE.finditer(text)]
    return _joined(sorted([*spans, *(match.span() for match in _CODE.finditer(text))])) if "`" in text else spans


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that share a place as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            start, end = found[-1][0], max(found.pop()[1], end)
        found.append((start, end))
    return found


def _spaces(match: re.Match[str]) -> str:
    return _NOT_NEWLINE.sub(" ", match[0])
