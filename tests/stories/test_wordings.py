"""What a rule takes for its wording and what only looks like it: each pair is a sentence found and one left alone."""

from __future__ import annotations

from typing import Any

import pytest

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.mechanism import mechanisms
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.rules_table import rules

BROKEN = "In May our nightly export broke, and for a week nobody saw that the totals were wrong."
PLAIN = "I read the log, I found the job, and I told its owner."
BARE = {"task": "It was mine.", "result": "It went well.", "learning": None, "follow_ups": None}
POINTS = "- Few clients used it\n- Nobody tested it\n- It cost a day a month\n"
SHARES = {
    "situation": "In May the printer of the club broke, and forty people stood in the hall with nothing to read from.",
    "task": "I kept the key of the printer room and of the paper, and the evening was mine to save.",
    "action": "I drove home, and I read the notes out loud from my own screen, one page for each of the four groups, "
    "while the others wrote down what they heard.",
    "result": "The concert began 50 minutes late and 12 guests had left by then.",
}
STILL = "the printer that we had bought in spring for the hall and its small rooms stood still"
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
    ("AZ309", {"result": "The export runs in 20 minutes, from 90 minutes to 20 minutes.", "front": NO_SOURCE,
               "action": "I ran the export under the profiler and moved the sort out of the loop."}, False),
    ("AZ309", {"result": "Waiting fell from 12 days to 4 days.", "front": NO_SOURCE,
               "action": "I pulled the dates of all requests from Jira and moved the sign-off to the front."}, False),
    ("AZ309", {"result": "Waiting fell from 12 days to 4 days.", "front": NO_SOURCE,
               "action": "I moved the sign-off to the front and told the desk."}, True),
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
    # AZ104, AZ105: shares are heard in a short story too
    ("AZ104", {"situation": "The club had one printer for forty people, it jammed each morning, the dealer had stopped "
               "selling parts for it, and nobody kept the key of the paper store; so the older members walked to the "
               "shop at the corner, and the younger ones printed at work.", "task": "I kept the key.",
               "action": "I bought a printer.",
               "result": "It has printed for 3 months, 200 pages a day, without a jam."},
     True),
    # AZ202: bullets that hang on a line with its I; two sentences without any
    ("AZ202", {"action": "I went to the owner with three points:\n\n" + POINTS},
     False),
    ("AZ202", {"action": "The owner had three points:\n\n" + POINTS},
     True),
    ("AZ202", {"action": "So they called the dealer. After two calls he came by with a new drum."}, True),
    ("AZ202", {"action": "I called the dealer. After two calls he came by with a new drum."}, False),
    # AZ201: what two people do together in one meeting
    ("AZ201", {"action": "I asked her for an hour. We discussed the dates, we talked about them, and I moved mine."},
     False),
    ("AZ201", {"action": "After we'd moved we hadn't a printer, and we didn't miss it. I bought one, and I set it up."},
     False),
    # AZ301: a setting, and a start from nothing
    ("AZ301", {"result": "The list is refreshed after every 10 minutes, and the readers are content."}, True),
    ("AZ301", {"result": "New groups have a page to begin with instead of starting from zero."}, True),
    ("AZ301", {"result": "Complaints went down to zero."}, False),
    # AZ303: halves and nights
    ("AZ303", {"task": "I had to ship it within one and a half months."}, False),
    ("AZ303", {"task": "I had to ship it within 2 and half months."}, False),
    ("AZ303", {"task": "I worked over night to ship it."}, False),
    ("AZ303", {"task": "I had to ship it and half of it was open."}, True),
    # AZ401: a routine told in the Learning
    ("AZ401", {"situation": BROKEN, "action": PLAIN, "result": "The totals were right by Friday.",
               "learning": "I keep a list of what is due and sort it by who waits for it."}, False),
    ("AZ401", {"situation": BROKEN, "action": PLAIN, "result": "The totals were right by Friday.",
               "learning": "I put the same two questions each time somebody hands me a file."}, False),
    # AZ402, AZ403
    ("AZ402", {"learning": "I learned many things from it."}, True),
    ("AZ402", {"learning": "I learned that many files have no owner, so I ask for one now."}, False),
    # AZ501: a conviction is no hedge
    ("AZ501", {"result": "I believe that a page without an owner is worse than no page."}, False),
    ("AZ501", {"result": "I believe the load fell by half."}, True),
    ("AZ501", {"action": "I read the logs, the tickets and many more."}, True),
    # AZ503: what every engineer knows
    ("AZ503", {"task": "I owned the CRUD pages, the ORM and the MVC layer, and I knew OOP."}, False),
    # AZ504: who refused is the teller
    ("AZ504", {"action": "I argued with my manager and refused to sign the plan."}, False),
    ("AZ504", {"action": "I argued with my manager, and my manager refused to sign the plan."}, True),
    # AZ106: dashes break a long sentence
    ("AZ106", {"action": f"I saw that {STILL} — and that nobody who had a key to it knew of the red lamp — before I "
               "called the dealer on the next morning to ask for a new drum."}, False),
    ("AZ106", {"action": f"I saw that {STILL} and that nobody who had a key to it knew of the red lamp before I called "
               "the dealer on the next morning to ask for a new drum."}, True),
    ("AZ301", {"result": "Our robot came second in the final."}, False),
    ("AZ301", {"result": "I was hired by the same shop after it."}, False),
    ("AZ301", {"result": "It was a good second try, and I was proud."}, True),
    ("AZ303", {"task": "In my last semester I kept the lab."}, False),
    ("AZ303", {"task": "We had talked of it for weeks."}, False),
    # AZ603: places of two words
    ("AZ603", {"situation": "I ran a depot in New Mexico for a year. We drove all over New Mexico by night."}, False),
    ("AZ603", {"situation": "The file came in Parquet on Mondays. We read Parquet, but not on Mondays."}, False),
    # AZ803: principles shown in plain words
    ("AZ803", {**BARE, "front": {"principles": "[hire-and-develop-the-best]"},
               "action": "I explained the module to the new colleague step by step until he could do it alone."},
     False),
    ("AZ803", {**BARE, "front": {"principles": "[deliver-results]"},
               "action": "We solved four of six puzzles and came in second place."}, False),
    ("AZ803", {**BARE, "front": {"principles": "[have-backbone-disagree-and-commit]"},
               "action": "I didn't agree with him and explained why, and he let me try it."}, False),
    ("AZ803", {**BARE, "front": {"principles": "[customer-obsession]"},
               "action": "I apologized to the family at the table and brought them a warm plate."}, False),
    ("AZ803", {**BARE, "front": {"principles": "[ownership]"},
               "action": "I stepped in and planned a small system for all of us."}, False),
    ("AZ803", {**BARE, "front": {"principles": "[frugality]"}, "action": "I read the log and told the teacher."}, True),
    ("AZ803", {**BARE, "front": {"principles": "[customer-obsession]"}, "action": "I read the log and wrote a loop."},
     True),
    # what only looks like the wordings above
    ("AZ101", {"task": None, "situation": "In May the printer broke. I was asked to find a new one by Friday."}, True),
    ("AZ104", {**SHARES, "front": {"tags": "[failure]"}}, False),
    ("AZ104", SHARES, True),
    ("AZ301", {"result": "It took us three weeks to bring 40 shops onto the list."}, False),
    ("AZ301", {"result": "The export is quick. It took 40 minutes on the first night."}, False),
    ("AZ301", {"result": "That cost fell to $300 a month."}, False),
    ("AZ301", {"result": "It cost about eight months of two persons."}, True),
    ("AZ301", {"result": "We lost the tender, and in June we got another contract."}, False),
    ("AZ301", {"result": "With the sheet on the door nothing gets forgotten."}, False),
    ("AZ301", {"result": "He granted me the leave and asked me to call next time."}, False),
    ("AZ304", {"result": "She felt much better about the move."}, False),
    ("AZ304", {"result": "I saved thousands of rows to a file for the audit."}, False),
    ("AZ304", {"result": "It saved thousands of hours."}, True),
    ("AZ402", {"learning": "They made me a better offer in spring."}, False),
    ("AZ402", {"learning": "They made me a better engineer."}, True),
    ("AZ501", {"action": "I asked her to be honest with me."}, False),
    ("AZ501", {"action": "I called the depot, and many more drivers joined."}, False),
    ("AZ501", {"action": "I wrote the form and all that was left was to print it."}, False),
    ("AZ501", {"result": "It takes maybe 40 minutes now."}, False),
    ("AZ501", {"result": "It is maybe faster now."}, True),
    ("AZ501", {"action": "I bought a second kind of paper and tried both."}, False),
    ("AZ501", {"action": "I was kind of late with the paper."}, True),
    ("AZ501", {"action": "I sorted the parts (springs, screws, etc.) by size."}, False),
    ("AZ502", {"result": "Both dates stood on the same page of the plan."}, False),
    ("AZ502", {"result": "After that call we were on the same page."}, True),
    ("AZ304", {"result": "It was cut in the same way. Better paper came later."}, False),
    ("AZ304", {"result": "The export is way faster."}, True),
    ("AZ504", {"result": "It was the fault of the disk in the printer."}, False),
    ("AZ504", {"result": "I measured our team's fault tolerance for a week."}, False),
    ("AZ504", {"result": "It was the fault of our data vendor."}, True),
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
    if code == "AZ303":
        given |= {"action": "I wrote a rule.", "result": "Five are stopped.", "learning": "I ask first."}
    assert fires(code, Sample(**given)) is wanted


def test_a_rollback_done_once_keeps_nothing() -> None:
    once = read_story("a.md", Sample(action="I decided to roll back, and the rollback took a minute.",
                                     result="The old version ran again.", learning="I wait less.").text())  # fmt: skip
    assert mechanisms(once) == ()
    kept = Sample(action="I wrote an automatic rollback.", result="It ran twice.",
                  learning="A health check was missing.")  # fmt: skip
    assert mechanisms(read_story("a.md", kept.text())) == ("automatic rollback", "health check")


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
