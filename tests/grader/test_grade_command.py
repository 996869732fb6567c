"""`amzprep grade QUESTION FILE`: the quick way says what the full command line says, and loads less."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.cli.judge import judge
from amzprep.cli.main import run
from amzprep.grader.server import Server
from ran import Ran

SOLUTIONS = Path(__file__).parents[2] / "questions" / "core" / "warm-up" / "solutions"
RIGHT, WRONG = str(SOLUTIONS / "accepted" / "reference.py"), str(SOLUTIONS / "wrong_answer" / "strict.py")


def timeless(text: str) -> str:
    return re.sub(r"\d+\.\d+", "#", text)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["warm-up", RIGHT], 0),
        (["core/warm-up", WRONG], 1),
        (["warm-up", WRONG, "--reveal"], 1),
        (["-q", "warm-up", RIGHT], 0),
        (["no-such-question", RIGHT], 2),
        (["warm-up", "no-such-file.py"], 2),
    ],
    ids=lambda each: " ".join(Path(word).name for word in each) if isinstance(each, list) else None,
)
def test_the_quick_way_says_what_the_full_one_says(
    words: list[str], code: int, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert judge(words) == code
    quick = capfd.readouterr()
    assert run(["grade", *words]) == code
    full = capfd.readouterr()
    assert (timeless(quick.out), quick.err) == (timeless(full.out), full.err)


def test_json_is_whole(amzprep: Callable[..., Ran]) -> None:
    ran = amzprep("grade", "warm-up", RIGHT, "--json")
    told = json.loads(ran.out)
    assert (told["verdict"], ran.code, ran.err) == ("AC", 0, "")
    assert len(told["cases"]) > 20


@pytest.mark.parametrize(
    "words", [["warm-up"], ["warm-up", RIGHT, "more"], ["warm-up", RIGHT, "--language", "python"], ["--help"], ["-"]]
)
def test_everything_else_is_left_to_the_full_command_line(words: list[str]) -> None:
    assert judge(words) is None


def test_the_server_started_ahead_is_closed_when_the_question_is_unknown(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Server] = []
    start = Server.start

    def noted(server: Server) -> None:
        started.append(server)
        start(server)

    monkeypatch.setattr(Server, "start", noted)
    assert judge(["no-such-question", RIGHT]) == 2
    assert started[0].process is None


def test_the_quick_way_loads_no_command_line_library(home: Path) -> None:
    script = (
        f"import sys\nfrom amzprep.cli.entry import answer\nanswer(['grade', 'warm-up', {RIGHT!r}, '--json'])\n"
        "print(sorted({'typer', 'rich', 'yaml'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)  # the catalog is built
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
