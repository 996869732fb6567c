"""Coverage: the matrix, the matching, the facts and the search over a small bank on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.app.stories_find import principles_in, rank
from amzprep.app.stories_match import slots_of
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story import Story
from amzprep.stories.facts import value_of
from amzprep.stories.load import read_story
from amzprep.stories.matching import assign
from amzprep.stories.rule import Sample
from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
Amzprep = Callable[..., Ran]


def story(name: str, principles: Sequence[str], **front: str) -> Story:
    return read_story(f"{name}.md", text(name, principles, **front))


def text(name: str, principles: Sequence[str], **front: str) -> str:
    title = name.replace("-", " ").capitalize()
    return Sample(front={"title": title, "principles": f"[{', '.join(principles)}]", **front}).text()


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    folder.mkdir()
    files = {
        "drift": text("drift", ["ownership", "dive-deep"], facts="{detection_days: 21 -> 2, users: 12M}"),
        "sweep": text("sweep", ["frugality"], facts="{detection_days: 3 weeks}", tags="[failure]"),
        "quarrel": text("quarrel", ["have-backbone-disagree-and-commit"], facts="{users: 12 million}"),
    }
    for name, written in files.items():
        (folder / f"{name}.md").write_text(written, encoding="utf-8")
    return folder


def test_the_matrix_shows_primary_and_secondary_and_the_gaps(amzprep: Amzprep, bank: Path) -> None:
    found = json.loads(amzprep("stories", "matrix", str(bank), "--level", "L5", "--json").out)
    rows = {each["principle"]: each for each in found["items"]}
    assert len(rows) == 16
    assert (rows["ownership"]["primary"], rows["dive-deep"]["secondary"]) == (["drift"], ["drift"])
    assert {"principle": "customer-obsession", "stories": 0, "wanted": 2} in found["gaps"]
    heavy = [each["principle"] for each in found["gaps"] if each["wanted"] == 2]
    assert [each["principle"] for each in found["gaps"]][: len(heavy)] == heavy
    page = amzprep("stories", "matrix", str(bank), "--format", "html").out
    assert '<th scope="row" style="text-align:left">Ownership *</th>' in page


def test_the_matrix_is_a_table_with_a_column_for_each_story(amzprep: Amzprep, bank: Path) -> None:
    page = amzprep("stories", "matrix", str(bank), "--format", "html").out
    heads = re.findall(r'<th scope="col"[^>]*>(?:<abbr title="([^"]*)">)?([^<]*)', page)
    assert heads == [("", "principle"), ("Drift", "A"), ("Quarrel", "B"), ("Sweep", "C"), ("", "n")]
    (ownership,) = re.findall(r'<tr><th scope="row"[^>]*>Ownership \*</th>(.*?)</tr>', page)
    assert re.findall(r"<td[^>]*>(?:<span[^>]*>)?([^<]*)", ownership) == ["1", "·", "·", "✗\u00a01"]
    table = [line for line in amzprep("stories", "matrix", str(bank), "--format", "md").out.splitlines() if "|" in line]
    assert {line.count("|") for line in table} == {6}
    assert table[1] == "| :-- | :-: | :-: | :-: | --: |"
    assert len(table) == 2 + 16


def test_a_draft_without_an_action_is_said_to_be_one_where_it_covers_a_principle(
    amzprep: Amzprep, tmp_path: Path
) -> None:
    begun = Sample(front={"title": "Begun", "status": "draft"}, task=None, action=None, result=None)
    (tmp_path / "begun.md").write_text(begun.text(), encoding="utf-8")
    for command in ("matrix", "match"):
        drawn = " ".join(amzprep("stories", command, str(tmp_path)).out.split())
        assert re.search(r"draft, (?:no )?.*?(?:no )?Action yet", drawn), drawn


def test_the_gaps_that_may_be_asked_are_one_item(amzprep: Amzprep, bank: Path) -> None:
    drawn = amzprep("stories", "matrix", str(bank), "--level", "L5").out
    assert drawn.count("always asked") == 5
    assert drawn.count("may be asked") == 1


def test_the_matrix_of_a_large_bank_fits_on_a_terminal(amzprep: Amzprep, tmp_path: Path) -> None:
    for i in range(16):
        (tmp_path / f"s{i:02}.md").write_text(text(f"event {i}", ["ownership", "frugality"]), encoding="utf-8")
    drawn = amzprep("stories", "matrix", str(tmp_path)).out
    rows = [line.removeprefix("Ownership *").split() for line in drawn.splitlines() if line.startswith("Ownership *")]
    assert rows == [["1"] * 14 + ["16"], ["1"] * 2 + ["16"]]
    assert max(map(len, drawn.splitlines())) <= 80


def test_a_loop_that_cannot_be_served_names_what_to_write(amzprep: Amzprep, bank: Path) -> None:
    ran = amzprep("stories", "match", str(bank), "--level", "L5", "--json")
    found = json.loads(ran.out)
    assert ran.code == 1
    assert found["covered"] < found["slots"]
    used = [each["story"] for each in found["items"] if each["story"]]
    assert len(used) == len(set(used)) == found["covered"]
    assert "write one for" in amzprep("stories", "match", str(bank), "--level", "L5").out


def test_the_same_fact_said_in_two_ways_is_a_conflict_with_both_places(amzprep: Amzprep, bank: Path) -> None:
    ran = amzprep("stories", "facts", str(bank), "--json")
    found = json.loads(ran.out)
    assert ran.code == 1
    assert [each["fact"] for each in found["conflicts"]] == ["detection_days"]  # 12M and 12 million are the same
    assert {Path(each["path"]).name for each in found["conflicts"][0]["places"]} == {"drift.md", "sweep.md"}
    assert all(each["line"] > 1 for each in found["conflicts"][0]["places"])
    (bank / "sweep.md").unlink()
    assert amzprep("stories", "facts", str(bank)).code == 0


def test_a_conflict_is_printed_as_its_schema_says(amzprep: Amzprep, bank: Path) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "stories_facts.json").read_text(encoding="utf-8"))
    found = json.loads(amzprep("stories", "facts", str(bank), "--json").out)
    assert found["conflicts"]
    jsonschema.validate(found, schema)


def test_a_number_is_shown_in_whole_words_of_its_sentence(amzprep: Amzprep, tmp_path: Path) -> None:
    told = Sample(
        result="It was dull. Time to detect fell from 21 days to 2 days, and nobody was woken. I left."
    ).text()
    (tmp_path / "one.md").write_text(told, encoding="utf-8")
    found = json.loads(amzprep("stories", "facts", str(tmp_path), "--json").out)["numbers"]
    around = {each["says"]: each["around"] for each in found}
    assert around["2 days"] == "21 days to 2 days, and nobody"


def test_a_question_finds_its_story(amzprep: Amzprep, bank: Path) -> None:
    found = json.loads(amzprep("stories", "find", "when", "was", "Frugality", "--in", str(bank), "--json").out)
    assert found["items"][0]["story"] == "sweep"
    assert "claims Frugality" in found["items"][0]["why"]


ASKED = yaml.safe_load((ROOT / "tests" / "data" / "stories" / "questions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("question", "meant"), [(each, name) for name, asked in ASKED.items() for each in asked])
def test_a_question_means_its_principle_without_naming_it(question: str, meant: str) -> None:
    found = principles_in(question)
    assert found.get(meant) == 1.0, found


@pytest.mark.parametrize("question", ["", "so", "What did you have for lunch?"])
def test_a_question_about_nothing_means_no_principle(question: str) -> None:
    assert principles_in(question) == {}


def test_more_with_less_finds_the_frugal_story_first() -> None:
    stories = [story("less-of-it", ["dive-deep"]), story("sweep", ["frugality"])]
    (first, _, why), *_ = rank("do more with less", stories)
    assert (first.id, "claims Frugality" in why) == ("sweep", True)


def test_shared_words_are_shown_as_they_were_asked() -> None:
    (found,) = rank("Tell me about a time you had been measuring", [story("one", ["ownership"])])
    assert found[2] == "shares measuring"


@pytest.mark.parametrize("command", ["matrix", "match", "facts", "find"])
def test_an_empty_bank_is_one_line_with_the_next_command(command: str, amzprep: Amzprep, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    args = ["find", "ownership", "--in"] if command == "find" else [command]
    ran = amzprep("stories", *args, str(tmp_path / "empty"))
    assert ran.code == 3
    assert "amzprep stories new" in ran.err
    assert ran.err.count("\n") == 1


def test_a_failure_is_found_by_its_tag() -> None:
    stories = [story("calm", ["ownership"]), story("fall", ["earn-trust"], tags="[failure]")]
    assert rank("Tell me about a mistake you made", stories)[0][0].id == "fall"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("12M", "12 million", True),
        ("21 -> 2 days", "21 days to 2 days", True),
        ("2 weeks", "14 days", True),
        ("3 people", "4 people", False),
        ("the pricing team", "The  pricing team", True),
    ],
)
def test_facts_are_compared_by_what_they_amount_to(one: str, other: str, same: bool) -> None:
    assert (value_of(one) == value_of(other)) is same


names = st.sampled_from(list(PRINCIPLES))
CACHE: dict[tuple[str, ...], Story] = {}


def made(i: int, claims: Sequence[str]) -> Story:
    key = (str(i), *claims)
    if key not in CACHE:
        CACHE[key] = story(f"story-{i}", claims)
    return CACHE[key]


@given(
    st.lists(st.lists(names, min_size=1, max_size=3, unique=True), max_size=5), st.lists(names, max_size=5, unique=True)
)
@settings(max_examples=40, deadline=None)
def test_an_assignment_is_distinct_claimed_and_as_large_as_can_be(claims: list[list[str]], asked: list[str]) -> None:
    stories = [made(i, each) for i, each in enumerate(claims)]
    slots = slots_of([("round", name) for name in asked])
    found = assign(stories, slots)
    told = [each.id for each in found.served.values()]
    assert len(told) == len(set(told))
    assert all(slot.principle in each.claims for slot, each in found.served.items())
    assert set(found.served) | set(found.open) == set(slots)
    assert len(told) == most(stories, asked)


def most(stories: Sequence[Story], asked: Sequence[str]) -> int:
    """The largest number of slots that can be served, by trying everything."""
    if not asked:
        return 0
    first, rest = asked[0], asked[1:]
    without = most(stories, rest)
    with_ = [
        1 + most([other for other in stories if other is not each], rest) for each in stories if first in each.claims
    ]
    return max([without, *with_])


def test_a_story_that_carries_two_slots_alone_is_named() -> None:
    found = assign([story("one", ["ownership", "dive-deep"])], slots_of([("a", "ownership"), ("b", "dive-deep")]))
    assert {name: [slot.principle for slot in slots] for name, slots in found.carrying.items()} == {
        "one": ["ownership", "dive-deep"]
    }
    assert len(found.open) == 1
