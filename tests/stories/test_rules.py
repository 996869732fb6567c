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


@pytest.mark.parametrize(
    "front",
    [
        {"ignore": "{AZ302: the figure is confidential, sorry}"},
        {"scope": "{people: 3, users: 12,000}"},
        {"metric_source": "{tickets: pager export, May to June, latency: log}"},
    ],
    ids=["ignore", "scope", "metric_source"],
)
def test_a_value_cut_at_its_comma_is_told_to_be_quoted(front: dict[str, str]) -> None:
    story = read_story("sample.md", Sample(front=front).text())
    findings = check_bank(StoryBank("bank", (story,)), CLEAN_TERMS).stories[0].findings
    assert any("quotes" in each.remedy for each in findings if each.code in ("AZ001", "AZ002"))


def test_another_wrong_value_is_not_told_of_commas() -> None:
    story = read_story("sample.md", Sample(front={"title": None, "scope": "{people: 3, users: 12000}"}).text())
    findings = check_bank(StoryBank("bank", (story,)), CLEAN_TERMS).stories[0].findings
    assert [each.code for each in findings if each.severity.value == "error"] == ["AZ002"]
    assert not any("quotes" in each.remedy for each in findings)


def test_a_task_of_a_few_words_is_no_task_even_with_an_i() -> None:
    assert ("AZ101", "Task has 5 words") in found(Sample(task="I had to fix it."), CLEAN_TERMS)
    assert "AZ101" not in [code for code, _ in found(Sample(task="I was the apprentice with the keys."), CLEAN_TERMS)]


def test_a_task_that_stands_in_the_situation_is_no_error() -> None:
    told = "In May the printer broke. I was asked to find a new one by Friday."
    for situation, severity in ((told, "warning"), ("In May the printer broke for the third time.", "error")):
        story = read_story("sample.md", Sample(situation=situation, task=None).text())
        findings = check_bank(StoryBank("bank", (story,)), CLEAN_TERMS).stories[0].findings
        assert [each.severity.value for each in findings if each.code == "AZ101"] == [severity]


def test_every_rule_file_holds_a_rule() -> None:
    assert list(RULES) == codes()


def test_no_lexicon_is_empty_or_unread() -> None:
    root = Path(__file__).resolve().parents[2] / "src" / "amzprep"
    source = "".join(path.read_text() for path in root.rglob("*.py"))
    for path in (root / "stories" / "lexicons").glob("*.yaml"):
        assert f'"{path.stem}"' in source, f"no rule reads {path.name}"


def _flat(text: str) -> str:
    return re.sub(r"[\s│]+", "", text)
