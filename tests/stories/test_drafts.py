"""A draft gets one line that says what is to write, and nothing that follows from its being a draft."""

from __future__ import annotations

import pytest

from amzprep.domain.finding import Severity
from amzprep.domain.story_bank import StoryBank
from amzprep.domain.story_finding import StoryFinding
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.rule import Sample, Terms

ONE = "In March the export broke for a week, and nobody was told of it."
NOTHING = {"task": None, "action": None, "result": None, "learning": None, "follow_ups": None}


def found(sample: Sample) -> tuple[StoryFinding, ...]:
    story = read_story("outage.md", sample.text())
    return check_bank(StoryBank("bank", (story,)), Terms()).stories[0].findings


def drafted(**front: str | None) -> dict[str, str | None]:
    return {"status": "draft", "metric_source": None, "scope": None, "facts": None, **front}


def test_a_draft_of_one_sentence_gets_one_line() -> None:
    (only,) = found(Sample(situation=ONE, front=drafted(), **NOTHING))
    assert str(only) == "outage.md:10:1: AZ101 draft: sections Task, Action, Result to write"
    assert only.severity == Severity.WARNING
    assert only.remedy == "`amzprep stories edit outage`"


def test_a_draft_that_lacks_keys_names_them_in_the_same_line() -> None:
    (only,) = found(Sample(situation=ONE, front=drafted(when=None, principles=None), **NOTHING))
    assert only.message == "draft: principles, when and sections Task, Action, Result to write"


def test_one_open_section_is_one() -> None:
    (only,) = found(Sample(front=drafted(), result=None))
    assert only.message == "draft: section Result to write"


def test_what_is_there_of_a_draft_is_checked_for_form_and_secrets() -> None:
    sample = Sample(situation="I wrote to jane.doe@acme-shop.com about it.", front=drafted(principels="x"), **NOTHING)
    assert {each.code for each in found(sample)} == {"AZ001", "AZ101", "AZ601"}


def test_an_ignore_that_is_not_needed_yet_is_left_alone() -> None:
    front = drafted(ignore='{AZ302: "the figure is confidential"}')
    assert [each.code for each in found(Sample(situation=ONE, front=front, **NOTHING))] == ["AZ101"]


@pytest.mark.parametrize("status", ["ready", None])
def test_a_story_that_is_no_draft_is_told_section_by_section(status: str | None) -> None:
    codes = [each.code for each in found(Sample(situation=ONE, front=drafted(status=status), **NOTHING))]
    assert codes.count("AZ101") == 3


def test_a_draft_whose_sections_are_written_is_checked_like_any_story() -> None:
    result = "Everybody was happy, and the process became much better."
    assert "AZ301" in {each.code for each in found(Sample(result=result, front=drafted()))}


def test_a_draft_in_one_piece_is_told_how_to_cut_it() -> None:
    front = "---\ntitle: A\nprinciples: [ownership]\nwhen: 2025-03\nstatus: draft\n---\n"
    (only,) = found(Sample(raw=front + ONE * 3))
    assert (only.code, only.severity) == ("AZ101", Severity.WARNING)
    assert only.remedy == "amzprep stories new --from outage.md"
