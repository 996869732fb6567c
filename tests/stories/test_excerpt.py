"""The line drawn under a finding shows the words it is about, wherever they stand, within 80 columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.app.stories_drawing import COLUMNS, excerpt
from amzprep.domain.story_bank import StoryBank
from amzprep.domain.story_finding import StoryFinding
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.rules_table import rules
from ran import Ran

FILLER = "I read one more page of the log and wrote its hour down, and then the next page. "
STORY_RULES = [code for code, rule in rules().items() if rule.scope == "story" and isinstance(rule.bad, Sample)]


def findings(text: str, terms: Terms) -> tuple[StoryFinding, ...]:
    return check_bank(StoryBank("bank", (read_story("a.md", text),)), terms).stories[0].findings


def drawn(finding: StoryFinding) -> str:
    return excerpt(finding.text, finding.mark)


@pytest.mark.parametrize("before", [0, 1, 3, 4, 5, 8, 20])
@pytest.mark.parametrize("behind", [0, 1, 5, 20])
def test_a_set_phrase_is_shown_wherever_it_stands_in_a_long_line(before: int, behind: int) -> None:
    action = FILLER * before + "It was low-hanging fruit for us. " + FILLER * behind
    found = [each for each in findings(Sample(action=action).text(), Terms()) if each.code == "AZ502"]
    assert len(found) == 1
    assert "low-hanging fruit" in drawn(found[0])


@pytest.mark.parametrize("code", STORY_RULES)
def test_every_rule_shows_where_it_found_something_in_paragraphs_of_one_line(code: str) -> None:
    bad = rules()[code].bad
    assert isinstance(bad, Sample)
    text = re.sub(r"(?<=[\w,.;])\n(?=[\w\"])(?![\w_]+:|---|-)", " ", bad.text()) if bad.raw is None else bad.text()
    lines = text.split("\n")
    for each in findings(text, rules()[code].terms):
        line = drawn(each)
        assert len("    | " + line) <= COLUMNS
        if each.code != "AZ601" and each.code != "AZ602" and lines[each.line - 1].strip():
            word = re.match(r"\S+", lines[each.line - 1][each.col - 1 :])
            assert word is None or word[0][:40] in line, each


def test_a_secret_before_the_words_does_not_move_the_cut() -> None:
    action = "I wrote to jane.doe.of.the.shop@acme-shop.com first. " * 7 + "It was low-hanging fruit. " + FILLER * 5
    found = [each for each in findings(Sample(action=action).text(), Terms()) if each.code == "AZ502"]
    assert "low-hanging fruit" in drawn(found[0])
    assert "acme" not in found[0].text


def test_a_finding_about_the_whole_file_draws_no_line_of_dashes(amzprep: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(Sample(follow_ups=None).text())
    out = amzprep("stories", "check", str(tmp_path / "a.md")).out
    assert "AZ404 0 follow-ups prepared\n    warning: add three" in out
