"""What the rules say of stories in many voices is right: every finding on them was judged by hand."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from amzprep.domain.finding import Finding, Severity
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.rules_table import rules

FILE = Path(__file__).resolve().parent.parent / "data" / "stories" / "precision.yaml"
OF_WHOLE_STORIES = frozenset(("AZ103", "AZ104", "AZ105"))  # pieces are short and have shares of their own
PARTS = ("situation", "task", "action", "result", "learning", "follow_ups", "raw")
WANTED = {Severity.ERROR: 0.95, Severity.WARNING: 0.80, Severity.INFO: 0.60}
ITEMS = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@lru_cache(None)
def found_in(i: int) -> tuple[Finding, ...]:
    item: dict[str, Any] = ITEMS[i]
    front = {"principles": "[deliver-results]", **item.get("front", {})}
    sample = Sample(**{part: item[part] for part in PARTS if part in item}, front=front)
    terms = Terms(**{key: tuple(words) for key, words in item.get("terms", {}).items()})
    outcome = check_bank(StoryBank("pieces", (read_story(f"{item['id']}.md", sample.text()),)), terms)
    return tuple(each for each in outcome.stories[0].findings if each.code not in OF_WHOLE_STORIES)


def test_there_are_enough_pieces_and_no_label_contradicts_another() -> None:
    assert len(ITEMS) >= 40
    assert len({item["id"] for item in ITEMS}) == len(ITEMS)
    for item in ITEMS:
        assert not {*item["fire"], *item["may"]} & set(item["not"]), item["id"]
        assert {*item["fire"], *item["may"], *item["not"]} <= rules().keys(), item["id"]


@pytest.mark.parametrize("i", range(len(ITEMS)), ids=[item["id"] for item in ITEMS])
def test_what_must_be_found_is_found_and_what_must_not_is_not(i: int) -> None:
    codes = {each.code for each in found_in(i)}
    assert set(ITEMS[i]["fire"]) <= codes
    assert not codes & set(ITEMS[i]["not"])


@pytest.mark.parametrize("severity", WANTED, ids=[severity.value for severity in WANTED])
def test_findings_are_right_often_enough(severity: Severity) -> None:
    judged: Counter[bool] = Counter()
    for i, item in enumerate(ITEMS):
        right = {*item["fire"], *item["may"]}
        judged.update(each.code in right for each in found_in(i) if each.severity == severity)
    assert judged.total() >= 10
    assert judged[True] / judged.total() >= WANTED[severity], judged
