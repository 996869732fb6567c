"""Words, sentences, numbers, changes and pronouns of prose as people write it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amzprep.domain.text.finder import Finder
from amzprep.domain.text.phrases import Phrases
from amzprep.domain.text.prose import Prose, Text


def prose(raw: str) -> Prose:
    return Prose(Text(raw), ((0, len(raw)),))


def sentences(raw: str) -> list[str]:
    return [raw[each.start : each.end] for each in prose(raw).sentences]


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ("I cut it by 3.5 percent, e.g. in the EU, vs. 4.1 before. Then I left.", 2),
        ("Dr. Smith and J. Doe agreed. We read v2.3.1 of config.yaml.", 2),
        ("It failed, i.e. never ran... Then it did!", 2),
        ('He said "No." I went on.', 2),
        ("We met at 9 a.m. on Monday. Why? Because.", 3),
        ("I fixed tests, docs, etc. Then I shipped.", 2),
        ("I stopped it.Then I called the owner.", 2),
        ("- first thing\n- second thing\n  goes on here\n* third", 3),
        ("1. One step\n2) Another. And more.", 3),
        ("One paragraph\nwith a line break\n\nAnother", 2),
        ("### Not said\n\nSaid.", 1),
        ("```\nx = 1. y = 2.\n```\nI ran it. <!-- no. not. this. -->", 1),
        ("i done it. after that i go home. it work.", 3),
    ],
)
def test_sentences_end_where_one_stops_speaking(raw: str, count: int) -> None:
    assert len(sentences(raw)) == count, sentences(raw)


@pytest.mark.parametrize(
    ("raw", "kind", "amount"),
    [
        ("fell by 12%", "percent", 12),
        ("fell by 12 per cent", "percent", 12),
        ("rose 5 percentage points", "points", 5),
        ("rose 40 basis points", "points", 0.4),
        ("up 3pp", "points", 3),
        ("cost $40K a month", "money", 40_000),
        ("cost £1.2 million", "money", 1_200_000),
        ("cost 300 dollars", "money", 300),
        ("took 120 ms", "duration", 0.12),
        ("took 120ms", "duration", 0.12),
        ("a 3-week project", "duration", 3 * 7 * 86400),
        ("a three-week project", "duration", 3 * 7 * 86400),
        ("twenty-five minutes", "duration", 1500),
        ("a hundred hours", "duration", 360_000),
        ("2 hours", "duration", 7200),
        ("3x faster", "multiple", 3),
        ("three times faster", "multiple", 3),
        ("we doubled it", "multiple", 2),
        ("12,000 users", "count", 12_000),
        ("1.2M rows", "count", 1_200_000),
        ("twelve teams", "count", 12),
        ("two dozen engineers", "count", 24),
        ("zero pages", "count", 0),
        ("14 new engineers", "count", 14),
        ("500 GB", "size", 5e11),
        ("9000 QPS", "rate", 9000),
        ("an AUC of 0.91", "score", 0.91),
        ("sub-100ms calls", "duration", 0.1),
        ("2000 users", "count", 2000),
    ],
)
def test_a_measure_has_its_kind_and_amount(raw: str, kind: str, amount: float) -> None:
    found = prose(raw).numbers
    assert [(each.kind, pytest.approx(each.amount)) for each in found] == [(kind, amount)]


@pytest.mark.parametrize(
    "raw",
    [
        "a Sev 2 ticket", "a sev-1", "HTTP 500 errors", "many 404s", "5xx responses", "500 errors", "an SDE II",
        "an L6 engineer", "level 5", "CVE-2024-1234", "version 2.3", "v2.3.1", "Python 3.11", "p99", "S3 and EC2",
        "GPT-4", "step 2", "PR #123", "24/7", "in 2023", "March 2024", "since 3 March", "2024-03-01", "Q3 2024", "H1",
        "at 9:30", "at 5 pm", "the 2nd try", "week 3", "one of them", "the one who knew", "another one", "phase 2",
        "option 3", "ticket 4711", "AB-1234", "3G", "MD5", "the third one", "NDCG@10",
        "threw a 500 internal server error", "a 400 Bad Request", "retried on a 503.", "the plan for 2027 names it",
    ],
)  # fmt: skip
def test_names_versions_codes_and_dates_are_no_measures(raw: str) -> None:
    assert [each for each in prose(raw).numbers if each.measures] == []


@pytest.mark.parametrize(
    ("raw", "before", "after", "percent"),
    [
        ("fell from 800 ms to 120 ms (85%)", 0.8, 0.12, 85),
        ("fell from 21 to 2 days", 21 * 86400, 2 * 86400, None),
        ("went from 2% -> 3%", 2, 3, None),
        ("went from $4M to about $3M, a 25% saving", 4e6, 3e6, 25),
        ("cut from six hours down to under 40 minutes", 21_600, 2400, None),
        ("rose from 0.81 to 0.86 (6%)", 0.81, 0.86, 6),
        ("errors: 14 → 0", 14, 0, None),
    ],
)
def test_a_change_has_both_ends_in_one_unit(raw: str, before: float, after: float, percent: float | None) -> None:
    (found,) = prose(raw).changes
    assert found.before.amount == pytest.approx(before)
    assert found.after.amount == pytest.approx(after)
    assert (found.percent.value if found.percent else None) == percent


@pytest.mark.parametrize(
    "raw", ["10 to 15 people", "between 2 and 3 weeks", "I talked to 3 teams", "2 engineers to 40"]
)
def test_a_range_is_no_change(raw: str) -> None:
    assert prose(raw).changes == []


@pytest.mark.parametrize(
    ("raw", "i", "we"),
    [
        ("I've told my team that we're late", 2, 1),
        ("The SDE I asked us", 0, 1),
        ("the US office", 0, 0),
        ('"We should wait," I said', 1, 0),
        ("“I would,” he said, ‘we can’t’", 0, 0),
        ("i did it myself", 2, 0),
        ("it's, i.e., `for i in us`", 0, 0),
        ("I’m on it", 1, 0),
    ],
)
def test_pronouns_are_counted_outside_quotes_names_and_code(raw: str, i: int, we: int) -> None:
    found = prose(raw).pronouns
    assert (found.i, found.we) == (i, we)


@pytest.mark.parametrize(
    ("entry", "raw", "finds"),
    [
        ("optimized", "I optimised it", True),
        ("analyzed", "I analysed it", True),
        ("behavior", "its behaviour", True),
        ("modeling", "the modelling", True),
        ("automat*", "the automation", True),
        ("worked on", "I worked on it", True),
        ("worked on", "I worked", False),
        ("alert(s|ing|)", "an alert", True),
        ("alert(s|ing|)", "alertness", False),
        ("don't", "I don’t", True),
        ("(help|assist)ed with", "assisted with it", True),
    ],
)
def test_wordings_are_found_in_either_spelling(entry: str, raw: str, finds: bool) -> None:
    assert prose(raw).has(Phrases([entry])) is finds


def test_many_wordings_are_found_in_one_pass_as_each_is_alone() -> None:
    sets = [
        Phrases(each) for each in (["from now on", "from"], ["automat*", "automated (check|alarm)s"], ["now on call"])
    ]
    words = "from now on automated alarms run from now on call".split()
    together = Finder()
    for each in sets:
        together.add(each)
    assert [list(together.find(words)[each]) for each in sets] == [[(0, 3), (6, 9)], [(3, 5)], [(7, 10)]]
    for each in sets:
        alone = Finder()
        alone.add(each)
        assert list(alone.find(words)[each]) == list(together.find(words)[each])


def test_a_set_that_is_asked_for_later_is_found_in_what_was_searched_before() -> None:
    text = prose("I wrote the runbook and the alarm")
    assert text.has(Phrases(["runbook"]))
    assert text.find(Phrases(["alarm"])) == [(6, 7)]
    assert not text.has(Phrases(["rotation"]))


def test_a_quotation_goes_on_behind_code_in_it() -> None:
    text = prose("She said “set `retries` to one” and I did")
    assert [word for i, word in enumerate(text.words) if text.word_is_quoted(i)] == ["set", "retries", "to", "one"]


@pytest.mark.parametrize("raw", ["I told İpek that it was done", "Café, naïve: the APIs' p99 – “so” 1,200x"])
def test_every_word_stands_where_it_is_written(raw: str) -> None:
    text = prose(raw)
    assert [text.raw(i).lower() for i in range(len(text))] == text.words


@given(st.text(st.characters(codec="utf-8"), max_size=400))
@example("0D")  # ends with what makes it an ordinal
def test_no_text_breaks_the_reading_and_every_place_is_in_it(raw: str) -> None:
    text = Text(raw)
    assert len(text.bare) == len(raw)
    found = prose(raw)
    for each in found.sentences:
        assert 0 <= each.start < each.end <= len(raw)
    for number in found.numbers:
        assert 0 <= number.start < number.end <= len(raw)
    assert found.pronouns.i >= 0 and found.changes is not None and found.entries is not None
    assert [found.raw(i).lower() for i in range(len(found))] == found.words
    assert [found.starts[i] for i in range(len(found))] == sorted(found.starts)


PIECES = [*"% $ k from to ms - Sev two weeks ( ) . → Q3 , one of half x I ` # / hundred March".split(), "12", "3.5",
          "p99", "2024", "1,000", "\n- ", '"', " "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_numbers_come_in_order_and_do_not_overlap(pieces: list[str]) -> None:
    for joint in (" ", ""):
        found = prose(joint.join(pieces))
        assert all(one.end <= other.start for one, other in pairwise(found.numbers)), found.numbers
        assert all(each.before.start < each.after.start for each in found.changes)
