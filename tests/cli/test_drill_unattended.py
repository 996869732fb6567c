"""`amzprep drill` without a terminal: one submission judged and rated, and nothing ever asked."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

CONTENT = Path(__file__).resolve().parent.parent / "data" / "drill"
SOLUTIONS = CONTENT / "questions" / "tiny"


class Ran(NamedTuple):
    out: str
    err: str
    code: int


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def content(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMZPREP_DATA", str(CONTENT))


def right(slug: str = "add-up") -> str:
    return str(SOLUTIONS / slug / "solutions" / "accepted" / "reference.py")


def attempts(home: Path) -> list[str]:
    folder = home / "attempts"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_an_accepted_submission_is_rated_and_shows_the_solution(amzprep: Run) -> None:
    ran = amzprep("drill", "add-up", "--submission", right(), "--took", "4", "--claim-time", "O(n)")
    assert (ran.code, "AC accepted · 6 of 6 cases" in ran.out) == (0, True)
    for shown in ("time         04:00 of 10:00", "Suggested rating: Good", "Reference solution",
                  "You said:   time O(n)", "Rated Good; next review"):  # fmt: skip
        assert shown in ran.out
    assert ran.err.startswith("Next: amzprep drill ")


def test_a_rejected_submission_names_groups_and_keeps_the_solution(amzprep: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def add_up(readings):\n    return sum(readings)\n")
    ran = amzprep("drill", "add-up", "--submission", str(wrong))
    assert ran.code == 1
    assert "below-zero: 2 of 2 (wrong answer)" in ran.out
    assert "[-5" not in ran.out
    assert "Reference solution" not in ran.out
    assert "The time was not measured" in ran.out


def test_the_json_holds_the_verdict_and_the_rating(amzprep: Run) -> None:
    ran = amzprep("drill", "add-up", "--submission", right(), "--took", "1", "--rating", "easy", "--json")
    answer = json.loads(ran.out)
    assert (answer["kind"], answer["question"], answer["rating"]) == ("drill", "tiny/add-up", "easy")
    assert answer["verdict"]["verdict"] == "AC"
    assert answer["elapsed_s"] == 60.0
    assert answer["due"] > "2020"


def test_a_submission_can_come_through_a_pipe(amzprep: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(right()).read_bytes())))
    assert amzprep("drill", "add-up", "--submission", "-").code == 0


def test_a_class_is_drilled_too(amzprep: Run) -> None:
    assert amzprep("drill", "tally", "--submission", right("tally")).code == 0


def test_the_solution_of_another_question_does_not_compile_here(amzprep: Run) -> None:
    ran = amzprep("drill", "add-up", "--submission", right("tally"))
    assert ran.code == 1
    assert "there is no function named add_up" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "pass --submission FILE"),
        (["--no-input"], "pass --submission FILE"),
        (["add-up", "--submission", "/nowhere.py"], "/nowhere.py: No such file"),
        (["ad-up", "--submission", right()], "did you mean add-up?"),
        (["add-up", "--submission", right(), "--rating", "fine"], "--rating takes again, hard, good, easy"),
        (["--level", "L9", "--submission", right()], "--level takes L4 to L8"),
        (["add-up", "--language", "cobol", "--submission", right()], "no language 'cobol'"),
        (["add-up", "--minutes", "nan", "--submission", right()], "--minutes takes a number of minutes"),
        (["add-up", "--took", "inf", "--submission", right()], "took"),
        (["failed", "--submission", right()], "nothing to practise for failed"),
        (["classes", "--level", "L8", "--submission", right()], "nothing to practise for classes"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_starts_nothing(
    amzprep: Run, home: Path, words: list[str], told: str
) -> None:
    ran = amzprep("drill", *words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err
    assert attempts(home) == []


def test_a_selector_takes_the_best_of_what_is_meant(amzprep: Run, home: Path) -> None:
    for words in (["plus", "L6"], ["counting"], ["#sensors"], ["coding", "--seed", "4"], ["--level", "l6"], ["last"]):
        assert amzprep("drill", *words, "--submission", right()).code in (0, 1)
    slugs = [name[11:-7] for name in attempts(home)]
    assert {"largest", "tally", "add-up"} <= set(slugs)
    assert len(slugs) == 6


def test_a_judge_error_is_not_rated(amzprep: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    broken = tmp_path / "content"
    shutil.copytree(CONTENT, broken)
    (broken / "questions" / "tiny" / "add-up" / "cases.json").write_text("{")
    monkeypatch.setenv("AMZPREP_DATA", str(broken))
    ran = amzprep("drill", "add-up", "--submission", right())
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert "cases.json" in ran.err
    assert json.loads(amzprep("resume", "--list", "--json").out)["items"] == []
