"""Every rule finds its bad example, leaves its good one alone, and explains itself; new rules are found by looking."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.codes import codes
from amzprep.stories.load import read_story
from amzprep.stories.rule import Rule, Sample, Terms
from amzprep.stories.rules_table import explanation, rules
from ran import Ran

RULES = rules()
CLEAN_TERMS = Terms()


def found(samples: Sample | tuple[Sample, ...], terms: Terms) -> list[tuple[str, str]]:
    """Codes and messages of everything found in samples."""
    given = samples if isinstance(samples, tuple) else (samples,)
    outcome = check_bank(StoryBank("bank", tuple(read_story(each.name, each.text()) for each in given)), terms)
    findings = [*outcome.bank, *(each for checked in outcome.stories for each in checked.findings)]
    return [(each.code, each.message) for each in findings]


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_is_found(code: str) -> None:
    rule = RULES[code]
    assert code in [each for each, _ in found(rule.bad, rule.terms)]


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_is_clean(code: str) -> None:
    rule = RULES[code]
    assert code not in [each for each, _ in found(rule.good, rule.terms)]


def test_the_clean_story_breaks_no_story_rule() -> None:
    assert [each for each in found(Sample(), CLEAN_TERMS) if RULES[each[0]].scope == "story"] == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_named_by_its_file_and_says_what_why_and_remedy(code: str) -> None:
    explained = explanation(code)
    assert code in codes()
    assert all((explained.title, explained.what, explained.why, explained.remedy))
    rule: Rule = RULES[code]
    assert rule.scope in ("story", "bank")
    assert 1 <= rule.weight <= 9
    assert rule.remedy and not rule.remedy.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_explain_prints_the_docstring(code: str, amzprep: Callable[..., Ran]) -> None:
    explained = explanation(code)
    for words in (["stories", "explain", code], ["explain", code.lower()]):
        ran = amzprep(*words)
        assert ran.code == 0
        assert _flat(explained.title) in _flat(ran.out)
        assert _flat(explained.why) in _flat(ran.out)


def test_every_rule_file_holds_a_rule() -> None:
    assert list(RULES) == codes()


def test_no_lexicon_is_empty_or_unread() -> None:
    root = Path(__file__).resolve().parents[2] / "src" / "amzprep" / "stories"
    source = "".join(path.read_text() for path in root.rglob("*.py"))
    for path in (root / "lexicons").glob("*.yaml"):
        assert f'"{path.stem}"' in source, f"no rule reads {path.name}"


def _flat(text: str) -> str:
    return re.sub(r"[\s│]+", "", text)
