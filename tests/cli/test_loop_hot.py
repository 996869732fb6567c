"""`loop resume` skips the command-line library, says the same, and leaves every other wording to it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable

import pytest

from amzprep.cli.loop_hot import loop
from ran import Ran

SCRIPT = (
    "import sys\nfrom amzprep.cli.entry import answer\ncode = answer(['loop', 'resume', '--plain'])\n"
    "print('loaded', code, sorted({'typer', 'yaml', 'prompt_toolkit'} & set(sys.modules)))"
)


def on_terminal(typed: str) -> str:
    """What the script prints on a pseudo-terminal with a line typed ahead."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    done = subprocess.Popen([sys.executable, "-c", SCRIPT], stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while b"loaded" not in said or not said.endswith(b"\n"):
        said += os.read(ours, 4096)
    done.wait()
    os.close(ours)
    return said.decode()


def test_the_next_round_comes_without_the_command_line_library(amzprep: Callable[..., Ran]) -> None:
    assert amzprep("loop", "--level", "L5", "--no-run").code == 0
    said = on_terminal("q\n")
    assert "Round 1 of 5" in said
    assert "Next: amzprep loop resume" in said
    assert "loaded 0 []" in said


def test_an_error_is_one_line_with_its_code(amzprep: Callable[..., Ran]) -> None:
    said = on_terminal("")
    assert said.startswith("amzprep: there is no loop yet; `amzprep loop --level L5` starts one")
    assert "loaded 2 []" in said


@pytest.mark.parametrize(
    "words", [["status"], ["resume", "--round", "1"], ["resume", "1", "2"], ["--level", "L5"], [], ["resume", "--json"]]
)
def test_every_other_wording_is_left_to_the_full_command_line(words: list[str]) -> None:
    assert loop(words) is None


def test_without_a_terminal_it_is_left_to_the_full_command_line(amzprep: Callable[..., Ran]) -> None:
    assert amzprep("loop", "--level", "L5", "--no-run").code == 0
    ran = amzprep("loop", "resume")
    assert (ran.code, ran.err.startswith("amzprep: a round needs a terminal")) == (2, True)
