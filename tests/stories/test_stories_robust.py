"""No input breaks the reading or the checking of stories: whatever the bytes, there are findings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.story import SECTIONS
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.load import read_story
from amzprep.stories.rule import CLEAN, Sample, Terms
from amzprep.stories.sectioning import cut
from amzprep.stories.source import Unreadable, decode
from amzprep.stories.write import document, flow
from ran import Ran

Run = Callable[..., Ran]
FRONT = "---\ntitle: A\nprinciples: [dive-deep]\nwhen: 2025-03\n"
PIECES = [
    *(
        "---\n",
        "\n",
        " ",
        "title: x",
        "## Situation\n",
        "## Action\n",
        "# A\n",
        "**Result:** ",
        "- ",
        "I ",
        "we ",
        "12% ",
    ),
    *(
        "from 3 to 9 (7%) ",
        '"',
        "`",
        "```\n",
        "<!--",
        "-->",
        "*",
        "_",
        "\t",
        "\u202e",
        "שלום ",
        "مرحبا ",
        "é",
        "𝒳 ",
        "\ufeff",
    ),
    *(
        "Sev 2 ",
        "&a [*a]",
        "{",
        "}",
        ": ",
        "a@b.co ",
        "4111 1111 1111 1111 ",
        "+1 212-555-0100 ",
        "ignore: {AZ301: x}\n",
    ),
    *(sentence + ". " for text in CLEAN.values() for sentence in text.split(". ")[:2]),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_is_read_checked_and_cut(raw: str) -> None:
    story = read_story("a.md", raw)
    outcome = check_bank(StoryBank("bank", (story,)), Terms())
    lines = raw.count("\n") + 1
    assert all(1 <= each.line <= lines and each.col >= 1 for each in outcome.stories[0].findings)
    json.dumps([each.as_json() for each in outcome.stories])
    assert set(cut(story)) <= set(SECTIONS)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_named_as_none(data: bytes) -> None:
    try:
        text = decode(data)
    except Unreadable as error:
        assert str(error)
    else:
        assert "\r" not in text and "\0" not in text


@given(st.dictionaries(st.sampled_from(["title", "project", "decider"]), st.text(min_size=1, max_size=40)))
def test_what_is_written_reads_back_as_the_same(front: dict[str, str]) -> None:
    texts = {key: " ".join(value.split()) for key, value in front.items() if value.isprintable() and value.strip()}
    story = read_story("a.md", document({**texts, "principles": ["dive-deep"]}, {"task": "I did it."}))
    assert {key: getattr(story, key) for key in texts} == texts
    assert story.task.words == ["i", "did", "it"]


@pytest.mark.parametrize(
    "value", ["yes", "12:30", "a: b", "# x", "'", '"', "- a", "[a]", "{a}", "null", "1.5", " x", "%"]
)
def test_awkward_values_are_quoted(value: str) -> None:
    assert read_story("a.md", f"---\ntitle: {flow(value)}\n---\n").title == value.strip()


@pytest.mark.parametrize(
    "front",
    [
        FRONT + "facts: &a [*a]\n---\n",
        FRONT + "facts: &a {b: &b {c: *a}}\n---\n",
        FRONT + "facts: !!python/object:os.system {x: 1}\n---\n",
        FRONT + "scope: " + "[" * 5000 + "]" * 5000 + "\n---\n",
        "---\n" * 50,
        "---\n\t\n---\n",
        "---\n- a\n- b\n---\n",
        FRONT,
        "---\ntitle: [1, 2]\nprinciples: 3\nwhen: {a: 1}\nignore: [AZ301]\n---\n",
        "---\ntitle: a\ntitle: b\nprinciples: [x, [y]]\nwhen: 2025-13\nmetric_source: 3\n---\n",
    ],
)
def test_broken_front_matter_is_a_finding(front: str) -> None:
    outcome = check_bank(StoryBank("bank", (read_story("a.md", front),)), Terms())
    assert {each.code for each in outcome.stories[0].findings} & {"AZ001", "AZ002"}


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ending: str, tmp_path: Path, amzprep: Run) -> None:
    text = Sample(result=None, front={"principels": "[x]"}).text()
    (tmp_path / "plain").mkdir()
    (tmp_path / "odd").mkdir()
    (tmp_path / "plain" / "a.md").write_text(text, newline="")
    (tmp_path / "odd" / "a.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode())
    found = [
        json.loads(amzprep("stories", "check", str(tmp_path / each), "--json", "--all").out)
        for each in ("plain", "odd")
    ]
    places = [[(f["code"], f["line"], f["col"]) for f in each["items"][0]["findings"]] for each in found]
    assert places[0] == places[1]


def test_files_that_are_no_stories_are_named_one_by_one(tmp_path: Path, amzprep: Run) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "fine.md").write_text(Sample().text())
    (folder / "latin.md").write_bytes("## Situation\nCafé".encode("latin-1"))
    (folder / "wide.md").write_bytes("## Situation".encode("utf-16"))
    (folder / "huge.md").write_bytes(b"word " * 500_000)
    (folder / "zero.md").write_bytes(b"## Task\nx\0y")
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "dir.md").mkdir()
    out = json.loads(amzprep("stories", "check", str(folder), "--json").out)
    told = {Path(each["path"]).name: each["findings"][0]["message"] for each in out["items"] if each["profile"] is None}
    assert set(told) == {"latin.md", "wide.md", "huge.md", "zero.md", "gone.md"}
    assert "UTF-16" in told["wide.md"]
    assert out["summary"]["unreadable"] == 5


@pytest.mark.parametrize("processors", [2, 3])
def test_hundreds_of_files_are_checked_by_some_processes_as_by_one(
    processors: int, tmp_path: Path, amzprep: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    for i in range(60):
        (folder / f"s{i:02}.md").write_text(Sample(front={"title": f"Event {i}"}, result=None if i % 2 else "").text())
    for i in (7, 30, 59):
        (folder / f"s{i:02}.md").write_bytes(b"\xff\xfe\x00")
    words = ("stories", "check", str(folder), "--json", "--all")
    ran = []
    for each in (processors, 1):
        monkeypatch.setattr("amzprep.stories.shares._processors", lambda each=each: each)
        monkeypatch.setenv("AMZPREP_HOME", str(tmp_path / f"home{each}"))
        ran.append(amzprep(*words))
    assert ran[0] == ran[1] and '"unreadable": 3' in ran[0].out


def test_a_secret_is_masked_in_every_format(tmp_path: Path, amzprep: Run) -> None:
    (tmp_path / "a.md").write_text(
        Sample(situation="In 2026 I wrote to jane.doe@acme-shop.com twice, jane.doe@acme-shop.com.").text()
    )
    for words in ((), ("--json",), ("--format", "md"), ("--format", "html")):
        ran = amzprep("stories", "check", str(tmp_path / "a.md"), "--all", *words)
        assert "AZ601" in ran.out
        assert "jane.doe" not in ran.out + ran.err
