"""`amzprep drill` with an answer and claims handed in: what is quoted counts, and nothing is ever asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "answer.json").read_text())
ANSWER = """\
# The kettle that boils late

## design

I count the minutes late
each morning. Cold water starts earlier.

## rollout

A dead sensor means: ten minutes early.
"""
CLEARS = 'claims:\n  metric: "count the   MINUTES late each morning"\n  warmth: "Cold water starts earlier"\n'
CLEARS += '  fallback: "ten minutes early"\n'
Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def content(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMZPREP_DATA", str(ROOT / "tests" / "data" / "answer"))


@pytest.fixture
def hand_in(amzprep: Run, tmp_path: Path) -> Run:
    """Hand in an answer with claims, for the one question or a part of it."""

    def run(claims: str, *more: str, answer: str = ANSWER, slug: str = "late-kettle") -> Ran:
        (tmp_path / "answer.md").write_text(answer)
        (tmp_path / "claims.yaml").write_text(claims)
        files = ("--answer", str(tmp_path / "answer.md"), "--claims", str(tmp_path / "claims.yaml"))
        return amzprep("drill", slug, *files, *more)

    return run


def attempts(home: Path) -> list[Path]:
    return sorted((home / "attempts").iterdir()) if (home / "attempts").exists() else []


def test_a_quote_counts_whatever_its_white_space_and_case_and_clears_the_bar(hand_in: Run) -> None:
    ran = hand_in(CLEARS, "--took", "5")
    assert ran.code == 0
    for shown in ("L4 100 % 35 % +65 cleared", "L5 < 80 % 60 % +20 cleared", "L6 80 % 90 % -10 not yet alarm",
                  "Suggested rating: Good", "time 05:00 of 06:00", "Self-scored", "A strong answer",
                  "Good questions you did not ask"):  # fmt: skip
        assert shown in " ".join(ran.out.split())
    assert "Rated Good; next review" in ran.out


def test_a_quote_that_is_not_in_the_answer_is_from_memory_and_below_the_bar_is_an_honest_no(hand_in: Run) -> None:
    ran = hand_in('claims:\n  metric: "count the minutes late"\n  warmth: "warm water"\n  fallback: true\n')
    assert ran.code == 1
    assert "warmth: the answer does not say 'warm water'; counted as from memory" in ran.out
    assert "2 points from memory, without a line of yours, not counted." in ran.out
    assert "1 must of the level missed" in ran.out


def test_the_json_holds_the_standing_the_claims_and_what_was_not_quoted(hand_in: Run) -> None:
    ran = hand_in('claims:\n  metric: "minutes late"\n  warmth: "no"\n  alarm: false\nred_flags: [2]\n', "--json")
    body = json.loads(ran.out)
    Draft202012Validator(SCHEMA).validate(body)
    assert (ran.code, body["kind"], body["question"]) == (1, "answer", "said/late-kettle")
    assert (body["level"], body["percent"], body["bar"], body["cleared"]) == ("L5", 30.0, 60.0, False)
    assert body["claims"] == {"metric": "minutes late", "warmth": ""}
    assert body["from_memory"] == ["warmth"]
    assert body["not_quoted"] == ["warmth: the answer does not say 'no'; counted as from memory"]
    assert body["red_flags"] == ["Boils it all night."]
    assert body["missed"][0]["strong"].startswith("Cold water takes longer")
    assert [each["level"] for each in body["standings"]] == ["L4", "L5", "L6"]
    assert body["self_scored"] is True


def test_a_quote_of_nothing_is_from_memory(hand_in: Run) -> None:
    body = json.loads(hand_in('claims:\n  metric: " "\n', "--json").out)
    assert body["from_memory"] == ["metric"]


def test_another_level_and_rating_are_taken(hand_in: Run) -> None:
    body = json.loads(hand_in(CLEARS, "--level", "l6", "--rating", "hard", "--json").out)
    assert (body["level"], body["cleared"], body["rating"]) == ("L6", False, "hard")


def test_save_keeps_the_answer_and_the_filled_rubric(hand_in: Run, home: Path) -> None:
    assert hand_in(CLEARS, "--save").code == 0
    (folder,) = attempts(home)
    assert "## rollout\n\nA dead sensor means: ten minutes early." in (folder / "answer.md").read_text()
    rubric = (folder / "rubric.md").read_text()
    assert "- [x] **warmth** (30) starts earlier when the water is cold\n  > Cold water starts earlier" in rubric
    assert "- [ ] **alarm**" in rubric
    assert "| L5 | 80 % | 60 % | cleared |" in rubric


def test_a_part_and_a_followup_are_answered_alone(hand_in: Run) -> None:
    body = json.loads(hand_in('claims:\n  fallback: "ten minutes early"\n', "--json", slug="late-kettle+rollout").out)
    assert (body["question"], body["percent"], body["bar"]) == ("said/late-kettle+rollout", 50.0, 60.0)
    assert set(body["phases"]) == {"rollout"}
    body = json.loads(hand_in('claims:\n  point-1: "dead sensor"\n', "--json", slug="late-kettle+1").out)
    assert (body["percent"], body["limit_s"]) == (50.0, 120.0)


@pytest.mark.parametrize(
    ("claims", "more", "told"),
    [
        ("claims:\n  metrik: true\n", [], "no point 'metrik'; there are metric, warmth, fallback, alarm"),
        ("claims: [metric]\n", [], "--claims"),
        ("{", [], "--claims"),
        ("claims: {}\nred_flags: [3]\n", [], "red_flags counts from 1 to 2"),
        ("claims: {}\nred_flags: [0]\n", [], "--claims"),
        (CLEARS, ["--rating", "fine"], "--rating takes again, hard, good, easy"),
        (CLEARS, ["--phase", "lunch"], "no part 'lunch'; it has design, rollout, 1"),
    ],
)
def test_what_is_wrong_is_one_line_and_rates_nothing(
    hand_in: Run, amzprep: Run, claims: str, more: list[str], told: str
) -> None:
    ran = hand_in(claims, *more)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err
    assert json.loads(amzprep("resume", "--list", "--json").out)["items"] == []


@pytest.mark.parametrize("flag", ["--answer", "--claims"])
def test_one_file_without_the_other_names_both(amzprep: Run, tmp_path: Path, flag: str) -> None:
    (tmp_path / "file").write_text("claims: {}\n")
    ran = amzprep("drill", "late-kettle", flag, str(tmp_path / "file"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "pass --answer FILE and --claims FILE" in ran.err


def test_without_a_terminal_and_a_file_the_flags_are_named(amzprep: Run, home: Path) -> None:
    for words in ([], ["--no-input"]):
        ran = amzprep("drill", "late-kettle", *words)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "--answer FILE and --claims FILE" in ran.err
    assert attempts(home) == []


@pytest.mark.parametrize("words", [("late-kettle",), ("spoken",), ("spoken", "--rapid")])
def test_without_a_terminal_a_drill_says_what_scores_an_answer(amzprep: Run, words: tuple[str, ...]) -> None:
    ran = amzprep("drill", *words)
    assert (ran.code, "--answer FILE and --claims FILE" in ran.err) == (2, True)
