"""Free drafts of many kinds are cut where a person would cut them; `[S]` … in a draft say where that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.app.stories_new import from_draft, read_when
from amzprep.errors import UsageError
from amzprep.stories.load import read_story
from amzprep.stories.month import last_month
from amzprep.stories.sectioning import cut
from ran import Ran

FOLDER = Path(__file__).resolve().parent.parent / "data" / "stories" / "drafts"
DRAFTS = sorted(FOLDER.glob("*.md"))
NAMES = {"S": "situation", "T": "task", "A": "action", "R": "result", "L": "learning"}


def read(path: Path) -> tuple[str, str, dict[str, list[str]]]:
    """The text without its marks, the month it should be given, and the words of each section."""
    when, _, marked = path.read_text(encoding="utf-8").partition("\n")
    body = "\n".join(re.sub(r"^[^\[]+: (?=\[)", "", line) for line in marked.splitlines() if not line.startswith("#"))
    pieces = re.split(r"\[([STARL])\]", body)
    wanted: dict[str, list[str]] = {}
    for mark, text in zip(pieces[1::2], pieces[2::2], strict=True):
        wanted.setdefault(NAMES[mark], []).extend(text.split())
    return re.sub(r"\[[STARL]\] ?", "", marked), when.strip("[]").partition(" ")[2], wanted


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_each_sentence_lands_where_a_person_puts_it(path: Path) -> None:
    text, _, wanted = read(path)
    found = {name: text.split() for name, text in cut(read_story("draft.md", text)).items()}
    assert found == wanted


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_the_month_is_the_last_that_the_telling_mentions(path: Path) -> None:
    text, when, _ = read(path)
    assert from_draft("draft.md", text, "2026-03-01").when == when


@pytest.mark.parametrize(
    ("written", "when"),
    [
        *(("May 2024", "2024-05"), ("2024-05", "2024-05"), ("05/2024", "2024-05"), ("5/2024", "2024-05")),
        *(("sept 2024", "2024-09"), ("September, 2024", "2024-09"), ("Nov. 2024", "2024-11")),
        *(("2024 June", "2024-06"), ("Q3 2024", "2024-Q3"), ("spring 2024", "2024-Q2"), ("2024", "2024")),
    ],
)
def test_a_month_is_taken_as_people_write_it(written: str, when: str) -> None:
    assert read_when(written) == when


@pytest.mark.parametrize("written", ["soon", "13/2024", "Mayor 2024", "2024-13"])
def test_what_is_no_month_is_refused_with_the_ways_to_write_one(written: str) -> None:
    with pytest.raises(UsageError, match=r"is no month; write it like 2025-03, 03/2025 or Mar 2025"):
        read_when(written)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("We planned it for May 2027, and started in Jan 2025.", "2025-01"),
        ("Version 2024.1 ran.", ""),
        ("In March it broke, 2024 rows were lost.", ""),
    ],
)
def test_a_date_to_come_or_no_date_at_all_is_not_proposed(text: str, when: str) -> None:
    assert last_month(text, "2026-03-01") == when


def test_a_learning_that_is_missing_is_reported_missing(amzprep: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(
        "In Nov 2024 the index was stale for a week. I had to find out why. I read the logs and I fixed the job.\n\n"
        "As a result the delay fell from 7 days to 1 hour.\n"
    )
    ran = amzprep("stories", "new", "--from", str(tmp_path / "draft.txt"), "--folder", str(tmp_path / "bank"))
    assert ran.code == 0, ran.err
    assert "Still missing: principles, Learning." in ran.out
    assert "when: 2024-11 is the last date in the text" in ran.out


LINES = [line for path in DRAFTS for line in read(path)[0].splitlines() if line and not line.startswith("#")]


@given(
    st.lists(st.sampled_from([*LINES, "", "* ", "1. I did.", "Result:", "What I did: I ran.", "…", "<b>"]), min_size=1)
)
@settings(max_examples=60, deadline=None)
def test_no_word_of_a_draft_is_lost(lines: list[str]) -> None:
    text = "Begin.\n\n" + "\n".join(lines)
    found = [word for name in cut(read_story("draft.md", text)).values() for word in re.findall(r"\w+", name)]
    heads = {word for line in lines for word in re.findall(r"\w+", line.partition(":")[0] if ":" in line else "")}
    wanted = Counter(re.findall(r"\w+", text))
    lost = wanted - Counter(found)
    assert set(lost) <= heads
