"""What a rule takes for its wording and what only looks like it: each pair is a sentence found and one left alone."""

from __future__ import annotations

from typing import Any

import pytest

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.profile import mechanisms
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.rules_table import rules

BROKEN = "In May our nightly export broke, and for a week nobody saw that the totals were wrong."
PLAIN = "I read the log, I found the job, and I told its owner."
NO_SOURCE = {"metric_source": None}


def fires(code: str, sample: Sample) -> bool:
    return bool(list(rules()[code].check(read_story("a.md", sample.text()), Terms())))  # type: ignore[arg-type]


CASES: list[tuple[str, dict[str, Any], bool]] = [
    # AZ201: whose service it is says nothing of who acted
    ("AZ201", {"action": "Our feature service was slow. I timed our calls, and our clients waited for our cache."},
     False),
    ("AZ201", {"action": "We timed our calls. We rewrote our cache, we shipped it, and I told our clients."}, True),
    # AZ301: what the work cost is no result
    ("AZ301", {"result": "The new planner went live, and it cost eight months of 1.5 persons."}, True),
    ("AZ301", {"result": "The planner is live. The work took us three months and two engineers."}, True),
    ("AZ301", {"result": "Planning a week took 40 minutes, and before that a whole day of two dispatchers."}, False),
    ("AZ301", {"result": "It cost us two weeks, and it stopped 14 wrong deliveries in the first month."}, False),
    ("AZ301", {"result": "The nightly run costs $300, not $900."}, False),
    # AZ302: a figure from before, or the amount itself, stands beside it
    ("AZ302", {"result": "We improved it to a MAPE of 15 % for fresh food, before 27 %, on the held-out quarter."},
     False),
    ("AZ302", {"result": "Errors dropped to 4% of the orders; the year before it had been 11%."}, False),
    ("AZ302", {"result": "That saved $40,000 a year, 22% of the bill."}, False),
    ("AZ302", {"result": "Calls dropped by 30%, to 14 a day."}, False),
    ("AZ302", {"result": "Calls dropped by 30% in six weeks, for 12 teams."}, True),
    ("AZ302", {"result": "Errors dropped by 4%, and every shop saw it before the holidays."}, True),
    # AZ304: gains without a number
    ("AZ304", {"result": "The new process saved millions for the company."}, True),
    ("AZ304", {"result": "It saves the support team countless hours."}, True),
    ("AZ304", {"result": "The service became much better."}, True),
    ("AZ304", {"result": "The launch exceeded all expectations."}, True),
    ("AZ304", {"result": "It saved 2.4 million euros, much better than the plan of 1 million."}, False),
    ("AZ304", {"result": "I saved the raw files for the audit, and six teams use them."}, False),
    ("AZ304", {"result": "Nothing of it saved millions."}, False),
    # AZ308: the data of a score
    ("AZ308", {"result": "We reached a MAPE of 15 %, before 27 %, measured on the held-out quarter."}, False),
    ("AZ308", {"result": "The error, a MAPE of 15 %, was taken from the last quarter, which no model had seen."},
     False),
    ("AZ308", {"result": "We reached a MAPE of 15 % for fresh food."}, True),
    # AZ309: how it was measured
    ("AZ309", {"result": "Night work fell from 26 hours a week to 9 hours, counted from the shift plan.",
               "front": NO_SOURCE}, False),
    ("AZ309", {"result": "Overtime fell from 26 hours a week to 9 hours by the duty roster.", "front": NO_SOURCE},
     False),
    ("AZ309", {"result": "Returns fell from 9% to 4%.", "front": NO_SOURCE,
               "action": "I took the returns of each week from the warehouse ledger and wrote the size rule."}, False),
    ("AZ309", {"result": "Returns fell from 9% to 4%.", "front": NO_SOURCE,
               "action": "I built a dashboard that counts returns by size, and then I changed the rule."}, False),
    ("AZ309", {"result": "Returns fell from 9% to 4%.", "front": NO_SOURCE,
               "action": "I wrote the size rule with the log of the job open beside it."}, True),
    # AZ401: what keeps it, also told in the Learning
    ("AZ401", {"situation": BROKEN, "action": PLAIN, "result": "The totals were right by Friday.",
               "learning": "A check runs on every delivery since, and in June it stopped one bad file."}, False),
    ("AZ401", {"situation": BROKEN, "action": PLAIN, "result": "The totals were right by Friday.",
               "learning": "I talk to people sooner."}, True),
    ("AZ401", {"situation": BROKEN, "action": "I read the log and decided to roll back that evening.",
               "result": "The totals were right by Friday.", "learning": "I talk to people sooner."}, True),
    ("AZ401", {"situation": BROKEN, "action": "I read the log and added a unique constraint to the table.",
               "result": "The totals were right by Friday.", "learning": "I talk to people sooner."}, False),
    ("AZ401", {"situation": BROKEN, "action": "I read the log and put a dead-letter queue behind the job.",
               "result": "The totals were right by Friday.", "learning": "I talk to people sooner."}, False),
    # AZ402: sayings
    ("AZ402", {"learning": "I learned that communication is the key to success."}, True),
    ("AZ402", {"learning": "Hard work always pays off."}, True),
    ("AZ402", {"learning": "It made me a better leader."}, True),
    ("AZ402", {"learning": "I realized how important teamwork is."}, True),
    ("AZ402", {"learning": "I learned that a pager without an owner is noise. Since then each alarm has a name."},
     False),
    ("AZ402", {"learning": "It made me a better reviewer: I now ask for the failing test first."}, False),
    # AZ405: growing somebody is no choice between options
    ("AZ405", {"action": PLAIN, "front": {"principles": "[hire-and-develop-the-best]"}}, False),
    ("AZ405", {"action": PLAIN, "front": {"tags": "[people]"}}, False),
    ("AZ405", {"action": PLAIN, "front": {"principles": "[ownership, hire-and-develop-the-best]"}}, True),
    # AZ501: fillers
    ("AZ501", {"action": "To be honest, I read a bunch of logs and, you know, changed the flag."}, True),
    ("AZ501", {"action": "Needless to say, I changed the flag."}, True),
    ("AZ501", {"action": "I let you know about the honest count.."}, False),
    # AZ504: whose fault
    ("AZ504", {"result": "The launch slipped by two weeks. It was the fault of the vendor."}, True),
    ("AZ504", {"result": "The launch slipped by two weeks, which was the vendor's fault."}, True),
    ("AZ504", {"result": "The launch slipped because the platform team dropped the ball."}, True),
    ("AZ504", {"result": "The launch slipped by two weeks, through no fault of the vendor."}, False),
    ("AZ504", {"result": "The launch slipped by two weeks. It was not the fault of the vendor but mine."}, False),
    ("AZ504", {"result": "The launch slipped by two weeks. I dropped the ball on the contract."}, False),
    # AZ803: a disagreement without its commitment
    ("AZ803", {"front": {"principles": "[have-backbone-disagree-and-commit]"}, "situation": BROKEN,
               "task": "I owned the export, and the lead wanted to leave it.",
               "action": "I objected in the review and showed the wrong totals of a week. I argued for a day.",
               "result": "The totals were wrong for 9 days.", "learning": "I bring figures."}, True),
    ("AZ803", {"front": {"principles": "[have-backbone-disagree-and-commit]"}, "situation": BROKEN,
               "task": "I owned the export, and the lead wanted to leave it.",
               "action": "I objected in the review and showed the wrong totals. She stayed with her plan, and I built "
                         "it as if it had been mine.",
               "result": "The totals were wrong for 9 days.", "learning": "I bring figures."}, False),
]  # fmt: skip


@pytest.mark.parametrize(("code", "parts", "wanted"), CASES)
def test_a_wording_is_found_or_left_alone(code: str, parts: dict[str, Any], wanted: bool) -> None:
    given = {"situation": "It broke, and nobody saw it for long.", **parts}
    assert fires(code, Sample(**given)) is wanted


def test_a_rollback_done_once_keeps_nothing() -> None:
    once = read_story("a.md", Sample(action="I decided to roll back, and the rollback took a minute.",
                                     result="The old version ran again.", learning="I wait less.").text())  # fmt: skip
    assert mechanisms(once) == []
    kept = Sample(action="I wrote an automatic rollback.", result="It ran twice.",
                  learning="A health check was missing.")  # fmt: skip
    assert mechanisms(read_story("a.md", kept.text())) == ["automatic rollback", "health check"]


def bank_codes(*fronts: dict[str, str]) -> dict[str, str]:
    """The messages of the findings about a bank, by code."""
    stories = tuple(
        read_story(f"{i}.md", Sample(front={"title": f"Event {i}", **front}).text()) for i, front in enumerate(fronts)
    )
    found: dict[str, str] = {}
    for each in check_bank(StoryBank("bank", stories), Terms()).bank:
        found[each.code] = f"{found[each.code]}; {each.message}" if each.code in found else each.message
    return found


def test_a_primary_principle_stands_for_its_tag() -> None:
    backbone, customer = "[have-backbone-disagree-and-commit, ownership]", "[customer-obsession]"
    failure = {"tags": "[failure]"}
    assert "AZ807" not in bank_codes(failure, {"principles": backbone}, {"principles": customer})
    second = "[ownership, have-backbone-disagree-and-commit]"
    assert bank_codes(failure, {"principles": second}, {"principles": customer})["AZ807"] == "no conflict story"


def test_a_principle_with_too_few_stories_is_named_once() -> None:
    own = {"principles": "[ownership]"}
    found = bank_codes(own, own, own, own, {"principles": "[earn-trust, deliver-results]"})
    assert "Earn Trust (1)" in found["AZ801"]
    assert "AZ805" not in found
    collide = bank_codes(own, own, own, own, {"principles": "[think-big, frugality]"})
    assert "Think Big" in collide["AZ805"] or "Frugality" in collide["AZ805"]
