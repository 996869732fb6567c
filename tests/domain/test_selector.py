"""One grammar for what to practise."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from amzprep.domain.category import Category
from amzprep.domain.selector import Selector, UnknownWord, parse_selector

CATEGORIES = {
    "loops": Category("loops", "Loops", "coding", 20.0, ("rounds",)),
    "tables": Category("tables", "Tables", "sql", 10.0),
}


@dataclass(frozen=True)
class Asked:
    id: str = "core/two-sum"
    slug: str = "two-sum"
    pack: str = "core"
    kind: str = "coding"
    category: str = "loops"
    topics: tuple[str, ...] = ("hashing",)
    levels: tuple[str, ...] = ("L4", "L5")


def parse(*words: str) -> Selector:
    known = {"two-sum", "core/two-sum", "loops", "coding", "due"}
    return parse_selector(words, CATEGORIES, ["coding", "sql"], known.__contains__, sorted(known), ["hashing", "trees"])


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", Selector()),
        ("due", Selector(reserved=("due",))),
        ("loops", Selector(categories=("loops",))),
        ("Rounds", Selector(categories=("loops",))),
        ("coding", Selector(kinds=("coding",))),
        ("two-sum", Selector(ids=("two-sum",))),
        ("core/two-sum", Selector(ids=("core/two-sum",))),
        ("#Hashing", Selector(topics=("hashing",))),
        ("trees", Selector(topics=("trees",))),
        ("@core", Selector(packs=("core",))),
        ("l5", Selector(levels=("L5",))),
        ("new loops L5 #a #b", Selector(reserved=("new",), categories=("loops",), levels=("L5",), topics=("a", "b"))),
    ],
)
def test_words_are_read_by_what_they_are(words: str, meant: Selector) -> None:
    assert parse(*words.split()) == parse(words) == meant


def test_an_unknown_word_names_the_nearest() -> None:
    with pytest.raises(UnknownWord, match=r"'two-sun' is no question, .*did you mean two-sum"):
        parse("two-sun")
    with pytest.raises(UnknownWord, match="questions list"):
        parse("zzzzzzzz")


@pytest.mark.parametrize(
    ("words", "status", "matches"),
    [
        ("", "new", True),
        ("due", "due", True),
        ("due", "passed", False),
        ("failed", "failed", True),
        ("new", "started", True),
        ("last", "passed", True),
        ("random", "passed", True),
        ("loops", "new", True),
        ("tables", "new", False),
        ("sql", "new", False),
        ("#trees #hashing", "new", True),
        ("#trees", "new", False),
        ("@core L5", "new", True),
        ("@core L7", "new", False),
        ("two-sum", "new", True),
        ("due loops", "new", False),
    ],
)
def test_words_of_one_sort_widen_and_different_sorts_narrow(words: str, status: str, matches: bool) -> None:
    assert parse(words).matches(Asked(), status, "core/two-sum") is matches


def test_last_is_the_last_one_only() -> None:
    assert not parse("last").matches(Asked(), "passed", "core/other")
    assert not parse("last").matches(Asked(), "passed", None)
