"""A batch: every line answered in order, whatever stands in it and however many work at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzprep.grader import judge

RIGHT = Path("questions/core/warm-up/solutions/accepted/reference.py")
Run = Callable[..., Any]


@pytest.fixture
def right() -> str:
    return (Path(__file__).parents[2] / RIGHT).read_text()


def told(ran: Any) -> list[tuple[str | None, int | None]]:
    """The verdict and, of an error, the exit code of every line."""
    return [(each["verdict"], each.get("exit_code")) for each in map(json.loads, ran.out.splitlines())]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_every_line_is_answered_in_its_place(jobs: str, amzprep: Run, tmp_path: Path, right: str) -> None:
    (tmp_path / "right.py").write_text(right)
    lines = [
        {"question": "warm-up", "code": right},
        {"question": "no-such-question", "code": right},
        {"question": "warm-up", "code": "def"},
        {"question": "core/warm-up", "path": "right.py"},
        {"question": "warm-up", "path": "no-such-file.py"},
        {"question": "warm-up", "code": "raise ValueError"},
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join([*map(json.dumps, lines), "{", json.dumps(lines[0])]))
    ran = amzprep("grade", "--batch", str(batch), "--jobs", jobs)
    right_, wrong = ("AC", None), (None, 2)
    assert told(ran) == [right_, wrong, ("CE", None), right_, wrong, ("RTE", None), wrong, right_]
    assert ran.code == 2


def test_what_a_question_needs_is_worked_out_once(
    amzprep: Run, tmp_path: Path, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    hidden = judge.Grader.hidden_cases

    def counted(grader: judge.Grader, question: Any) -> Any:
        asked.append(question.id)
        return hidden(grader, question)

    monkeypatch.setattr(judge.Grader, "hidden_cases", counted)
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join([json.dumps({"question": "warm-up", "code": right})] * 6))
    ran = amzprep("grade", "--batch", str(batch), "--jobs", "2")
    assert told(ran) == [("AC", None)] * 6
    assert asked == ["core/warm-up"]
