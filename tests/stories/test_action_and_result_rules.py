"""The rules on who acted and on numbers, sentence by sentence: what fires, and what only looks like it."""

from __future__ import annotations

import pytest

from amzprep.stories.load import read_story
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.rules_table import rules

ACTION = [
    ("AZ201", "We met. We chose it. I wrote it down. Our team shipped it.", True),
    ("AZ201", "I met them. I chose it. We shipped it.", False),
    ("AZ201", "We shipped it in our own way.", False),  # two words are too few to tell
    ("AZ201", '"We must ship, our users wait and we are late," the lead said. I wrote the check.', False),
    ("AZ201", "i write the check and i show it to us office in US. My team was happy.", False),
    ("AZ201", "I’ve pulled the rows. I’d asked the owner. We agreed.", False),
    ("AZ202", "- Pulled the rows\n- Wrote the check\n- Trained the teams", True),
    ("AZ202", "- I pulled the rows\n- wrote the check\n- trained the teams", False),
    ("AZ202", "Then I pulled the rows. The owner was away, so I waited a day. My check went live.", False),
    ("AZ202", "The SDE I left. The rows were wrong. The check went live.", True),
    ("AZ203", "I read it. The service was migrated in two waves.", True),
    ("AZ203", "I read it. Each input was then tested against the last 28 days.", True),
    ("AZ203", "I read it. The tables had been moved without notice.", True),
    ("AZ203", "I read it. The service was slow.", False),
    ("AZ203", "I read it. The service was migrated by the platform team.", False),
    ("AZ203", "I read it. The price was fixed by changing one line.", True),
    ("AZ203", "I read it. The thresholds were too tight.", False),
    ("AZ203", "I read it. The service was not migrated.", False),
    ("AZ203", "I read it. The jobs that were migrated last year ran on.", False),
    ("AZ203", "The design was written while I measured.", False),
    ("AZ203", "I asked who decides. This was news to them.", False),
    ("AZ203", "The behaviours were analysed for a week.", True),
    ("AZ205", "I helped the team. I was involved in the design. I wrote it.", True),
    ("AZ205", "I wrote it. I measured it. I helped once. I shipped it.", False),
    ("AZ206", "I usually start with the data. In general I would ask the owner.", True),
    ("AZ206", "I said that I would ask. He knew I would come back.", False),
    ("AZ206", 'He said "I usually wait, and in general I would not ask". I asked.', False),
    ("AZ206", "I set the rule that the engineer always reads the page.", False),
]
RESULT = [
    ("AZ301", "Everybody was happy, and the process became much better.", True),
    ("AZ301", "After the Sev 2 we moved to version 2.3, and HTTP 500 errors went away in March 2025.", True),
    ("AZ301", "Latency fell by 40 per cent.", False),
    ("AZ301", "The launch was two weeks early.", False),
    ("AZ301", "Twenty-five engineers use it.", False),
    ("AZ301", "There has been no outage since the launch.", False),
    ("AZ301", "Pages went from 14 → 0.", False),
    ("AZ301", "None of the teams has had such a page again.", False),
    ("AZ301", "We doubled the throughput.", False),
    ("AZ301", "The director reversed the decision.", False),
    ("AZ304", "Costs were dramatically reduced.", True),
    ("AZ304", "The page became a lot faster.", True),
    ("AZ304", "Costs were dramatically reduced, by $40K a month.", False),
    ("AZ304", "Quality improved greatly. Returns fell from 9% to 6%.", False),
    ("AZ304", "It took significant effort to convince them.", False),
    ("AZ304", "The load did not increase significantly.", False),
    ("AZ304", "It was a great team, and a huge launch.", False),
    ("AZ304", "Performance was significantly optimised.", True),
    ("AZ305", "I wrote 12 documents and held 4 workshops.", True),
    ("AZ305", "I wrote 12 documents, and tickets fell by 30%.", False),
    ("AZ305", "Reviews fell from 12 to 3 reviews.", False),
    ("AZ306", "It has projected savings of $40K a year.", True),
    ("AZ306", "It saved $12K, more than projected.", False),
    ("AZ306", "It was 20% faster than expected.", False),
    ("AZ307", "Latency fell from 800 ms to 120 ms (85%).", False),
    ("AZ307", "Latency fell from 800 ms to 120 ms (75%).", True),
    ("AZ307", "Conversion rose from 2% to 3% (50%).", False),
    ("AZ307", "Conversion rose from 2% to 3%, a 1 percentage point gain.", False),
    ("AZ307", "Conversion rose from 20% to 30%, a 25% gain.", True),
    ("AZ307", "Cost fell from $4M to $3M, 25% less.", False),
    ("AZ307", "Time went from 6 hours to 40 minutes (89%).", False),
    ("AZ307", "Throughput went from 100 to 300 requests (200%).", False),
    ("AZ307", "Throughput went from 100 to 300 requests, and 12% of users saw it.", False),
    ("AZ307", "The team grew from 3 to 9 people in a year, with 5% attrition.", False),
    ("AZ308", "Latency fell from 800 ms to 120 ms.", True),
    ("AZ308", "p99 latency fell from 800 ms to 120 ms.", False),
    ("AZ308", "Accuracy rose to 91%.", True),
    ("AZ308", "Accuracy on the test set rose to 91%.", False),
    ("AZ308", "I recall 3 of them.", False),
]
FRONT = {"metric_source": None}


def fires(code: str, sample: Sample) -> bool:
    return bool(list(rules()[code].check(read_story("a.md", sample.text()), Terms())))  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "text", "wanted"), ACTION)
def test_who_acted(code: str, text: str, wanted: bool) -> None:
    assert fires(code, Sample(action=text)) is wanted


@pytest.mark.parametrize(("code", "text", "wanted"), RESULT)
def test_what_came_of_it(code: str, text: str, wanted: bool) -> None:
    assert fires(code, Sample(result=text, situation="It broke, and nobody saw it for long.")) is wanted


@pytest.mark.parametrize(
    ("result", "wanted"),
    [
        ("Returns fell from 9% to 6%.", True),
        ("Returns fell from 9% to 6%, measured in an A/B test.", False),
        ("Returns fell from 9% to 6% according to finance.", False),
        ("The dashboard shows returns at 6% instead of 9%.", False),
        ("Four teams use it today.", False),
        ("It has run for six months.", False),
    ],
)
def test_a_figure_says_how_it_was_measured(result: str, wanted: bool) -> None:
    action = "I wrote the rule and I showed it to the lead."
    assert fires("AZ309", Sample(result=result, action=action, front=FRONT)) is wanted
    assert not fires("AZ309", Sample(result=result, action=action))


@pytest.mark.parametrize(
    ("situation", "result", "wanted"),
    [
        ("It was slow.", "It became 3x faster.", True),
        ("It took 9 hours.", "It became 3x faster.", False),
        ("It was slow.", "Time fell from 9 to 3 hours, so it is 3x faster.", False),
        ("12 people were angry.", "Returns were reduced by 30%.", True),
        ("Returns were at 9%.", "Returns were reduced by 30%.", False),
        ("It was slow.", "It has 99% coverage.", False),
    ],
)
def test_a_relative_figure_has_a_baseline(situation: str, result: str, wanted: bool) -> None:
    assert fires("AZ302", Sample(situation=situation, result=result)) is wanted


def test_a_story_told_for_a_failure_a_conflict_or_a_person_needs_no_measure() -> None:
    for tag in ("failure", "conflict", "people", "Failure"):
        assert not fires("AZ301", Sample(result="He came back to the team happier.", front={"tags": f"[{tag}]"}))


TIMES = [
    "for three weeks",
    "in March",
    "by Friday",
    "overnight",
    "in Q3",
    "last year",
    "2 days",
    "every week",
    "in 2024",
]


@pytest.mark.parametrize("when", TIMES)
def test_any_word_of_time_is_enough(when: str) -> None:
    parts = {"task": "I took it on.", "action": "I wrote a rule that blocks it.", "result": "Five are stopped.",
             "learning": "I ask first."}  # fmt: skip
    assert fires("AZ303", Sample(situation="It broke and nobody saw it.", **parts))
    assert not fires("AZ303", Sample(situation=f"It broke {when} and nobody saw it.", **parts))
