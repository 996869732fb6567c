"""resume.yaml: read at any depth, found beside the stories or in the home, held against what the stories say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.stories.facts import value_of
from amzprep.stories.resume import load_resume
from amzprep.stories.rule import Sample
from ran import Ran

Amzprep = Callable[..., Ran]
NESTED = """\
basics: {name: Sam Doe, phone: 555 0100 200, summary: Nine years of search and ranking for shops}
experience:
  - company: A shop
    team_size: 4
    highlights:
      - Cut the time of drift detection from 21 days to 5 days
      - Mentored two juniors
  - company: A bank
    team_size: 6
    projects: [{name: fraud, users: 12M}]
"""


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "one.md").write_text(Sample(front={"facts": "{drift_detection_days: 21 -> 2, team_size: 6}"}).text())
    return folder


def facts(amzprep: Amzprep, folder: Path) -> dict[str, list[str]]:
    found = json.loads(amzprep("stories", "facts", str(folder), "--json").out)
    return {each["fact"]: [place["says"] for place in each["places"]] for each in found["conflicts"]}


def test_values_at_any_depth_are_facts_by_name_or_claims_by_text(tmp_path: Path) -> None:
    (tmp_path / "resume.yaml").write_text(NESTED)
    resume, faults = load_resume(str(tmp_path / "resume.yaml"))
    assert not faults
    assert [(e.name, e.said, e.line) for e in resume.facts] == [
        ("name", "Sam Doe", 1),
        *(("team_size", "4", 4), ("team_size", "6", 9), ("users", "12M", 10)),
    ]
    assert [(e.said, e.line) for e in resume.claims] == [
        ("Nine years of search and ranking for shops", 1),
        ("Cut the time of drift detection from 21 days to 5 days", 6),
        ("Mentored two juniors", 7),
    ]


def test_a_claim_that_says_another_figure_is_a_conflict_and_a_second_employer_is_none(
    amzprep: Amzprep, bank: Path
) -> None:
    (bank / "resume.yaml").write_text(NESTED)
    assert facts(amzprep, bank) == {"drift_detection_days": ["21 -> 2", "21 days to 5 days"]}
    drawn = amzprep("stories", "facts", str(bank)).out
    assert "Held against bank/resume.yaml: 4 facts by name, 3 claims." in drawn
    assert "{" not in drawn
    assert "555" not in drawn
    assert "AZ804" in amzprep("stories", "check", str(bank)).out
    (bank / "resume.yaml").write_text(NESTED.replace("5 days", "2 days").replace("21 days", "3 weeks"))
    assert facts(amzprep, bank) == {}


def test_a_change_told_in_prose_is_held_against_the_claim_of_it(amzprep: Amzprep, bank: Path) -> None:
    told = "The monthly training bill went from $61,000 to $27,000, and nobody was woken."
    (bank / "one.md").write_text(Sample(result=told).text())
    (bank / "resume.yaml").write_text("work: [{highlights: ['Brought the training bill from $61k to $20k a month']}]\n")
    assert list(facts(amzprep, bank).values()) == [["$61,000 to $27,000", "$61k to $20k"]]
    (bank / "resume.yaml").write_text("work: [{highlights: ['Brought the storage price from $61k to $20k']}]\n")
    assert facts(amzprep, bank) == {}


def test_the_same_change_is_known_by_its_story_too(amzprep: Amzprep, bank: Path) -> None:
    (bank / "one.md").write_text(
        Sample(front={"title": "The feature store rewrite"}, result="Latency fell from 210 ms to 60 ms.").text()
    )
    (bank / "resume.yaml").write_text("work: ['Rewrote the feature store, latency from 210 ms to 40 ms']\n")
    assert list(facts(amzprep, bank).values()) == [["210 ms to 60 ms", "210 ms to 40 ms"]]
    (bank / "resume.yaml").write_text("work: ['Tuned the mobile gateway, latency from 210 ms to 40 ms']\n")
    assert facts(amzprep, bank) == {}


@pytest.mark.parametrize("where", ["bank", "home/stories", "home"])
def test_the_resume_is_looked_for_beside_the_stories_and_then_in_the_home(
    where: str, amzprep: Amzprep, bank: Path, home: Path
) -> None:
    folder = {"bank": bank, "home/stories": home / "stories", "home": home}[where]
    folder.mkdir(parents=True, exist_ok=True)
    before = amzprep("stories", "check", str(bank)).out
    (folder / "resume.yaml").write_text("drift_detection_days: 21 -> 9\n")
    assert json.loads(amzprep("stories", "facts", str(bank), "--json").out)["resume"].endswith("resume.yaml")
    assert "drift_detection_days" in facts(amzprep, bank)
    assert amzprep("stories", "check", str(bank)).out != before


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: [1, 2\n", "not YAML"), ("- a\n", "expected a mapping"), ("", "the file is empty"), ("a: &x 1\nb: *x\n", "")],
)
def test_a_malformed_resume_is_one_line_with_its_place(text: str, said: str, amzprep: Amzprep, bank: Path) -> None:
    (bank / "resume.yaml").write_text(text)
    ran = amzprep("stories", "facts", str(bank))
    if said:
        assert (ran.code, ran.err.count("\n")) == (3, 1)
        assert "bank/resume.yaml:" in ran.err
        assert said in ran.err
        assert "mend it, or move it away" in ran.err


def test_without_a_resume_it_says_where_one_would_lie(amzprep: Amzprep, bank: Path) -> None:
    assert "No resume.yaml beside the stories or in the home" in " ".join(
        amzprep("stories", "facts", str(bank)).out.split()
    )


def test_a_number_has_the_unit_of_its_name() -> None:
    assert value_of("21 -> 2", "detection_days") == value_of("3 weeks -> 2 days")
    assert value_of("21 -> 2", "detection_days") != value_of("21 -> 2", "detection_hours")
