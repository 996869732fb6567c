"""How words are looked over: counted, compared, and searched for numbers. Shared by the bars of the kinds in words."""

from __future__ import annotations

import re

FENCE = re.compile(r"^```.*?^```\s*$", re.MULTILINE | re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
NUMBER = re.compile(r"\d[\d,.]*\s*(%|[a-zA-Zµ$€]+|-[a-z]+)?")
SPELLED = ("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
           "million billion half third quarter dozen").split()  # fmt: skip
EMPTY = frozenset("a an and as at be by for from has have in is it its of on or than that the their they this to what "
                  "when which who with".split())  # fmt: skip


def without_code(text: str) -> str:
    """Text without its fenced blocks of code."""
    return FENCE.sub("", text)


def count(text: str) -> int:
    """Words outside fenced code."""
    return len(without_code(text).split())


def numbers(text: str) -> int:
    """Numbers in a text outside fenced code, written in digits or spelled out."""
    text = without_code(text)
    return len(NUMBER.findall(text)) + sum(word.strip(".,;:()").lower() in SPELLED for word in text.split())


def numbers_with_units(text: str) -> int:
    """Numbers followed by a word, a per cent sign or a currency, or that begin with one."""
    text = without_code(text)
    with_unit = sum(bool(found.group(1)) for found in NUMBER.finditer(text))
    return with_unit + len(re.findall(r"[$€£]\s?\d[\d,.]*(?![\d,.]*\s*(?:%|[a-zA-Z]))", text))


def sentences(text: str) -> list[str]:
    """The sentences of a text outside fenced code."""
    return [each for each in SENTENCE_END.split(" ".join(without_code(text).split())) if each]


def meaning(text: str) -> set[str]:
    """Its words in lower case without the empty ones."""
    cleaned = "".join(char.lower() if char.isalnum() else " " for char in text)
    return {word for word in cleaned.split() if word not in EMPTY}


def overlap(one: str, other: str) -> float:
    """Share of the words of meaning that two texts have in common (Jaccard)."""
    first, second = meaning(one), meaning(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def flat(text: str) -> str:
    """One line, lower case: how quotes are looked for."""
    return " ".join(text.split()).casefold()
