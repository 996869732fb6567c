"""Bad news on a terminal is broken between words; in a pipe it stays one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ran import Ran
from terminal import Terminal


def test_bad_news_is_broken_between_words(home: Path) -> None:
    with Terminal("drill", "no-such-question-anywhere", home=home) as it:
        assert it.end() == 2
        told = it.text.rstrip()
    assert len(told.splitlines()) == 2
    assert "`amzprep questions list` shows the questions" in " ".join(told.split())


def test_in_a_pipe_it_is_one_line(amzprep: Callable[..., Ran]) -> None:
    ran = amzprep("questions", "show", "no-such-question-anywhere")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
