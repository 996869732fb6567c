"""`amzprep questions`: what is listed, found and shown, and what is kept back."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzprep.app.new_pack import new_pack
from amzprep.app.workspace import Workspace
from ran import Ran
from sample_pack import SLUG, add_question, data_folder

Amzprep = Callable[..., Ran]


@pytest.fixture
def pack(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four questions in a pack of the home, and nothing bundled."""
    monkeypatch.setenv("AMZPREP_DATA", str(data_folder(tmp_path / "data")))
    folder = home / "packs" / "mine"
    new_pack("mine", str(folder))
    add_question(folder, "harder-one", difficulty="hard", levels=["L5", "L6"], topics=["graphs"], category="ml-coding")
    add_question(folder, "leaking-one", title="Leaks", topics=["leakage"], levels=["L4", "L6"])
    add_question(folder, "kept-back", reserve=True, title="Secret leaks")
    return folder


def items(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.err
    return list(json.loads(ran.out)["items"])


def listed(amzprep: Amzprep, *words: str) -> list[str]:
    return [each["question"].partition("/")[2] for each in items(amzprep("questions", "list", *words, "--json"))]


ALL = [SLUG, "harder-one", "leaking-one"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ALL),
        (["--category", "ml"], ["harder-one"]),
        (["--category", "ml", "--category", "algo"], ALL),
        (["--kind", "coding"], ALL),
        (["--level", "l6"], ["harder-one", "leaking-one"]),
        (["--level", "L6", "--difficulty", "hard"], ["harder-one"]),
        (["--topic", "#leakage"], ["leaking-one"]),
        (["--topic", "leakage"], ["leaking-one"]),
        (["--status", "new"], ALL),
        (["--status", "passed"], []),
        (["ml"], ["harder-one"]),
        (["L6", "#leakage"], ["leaking-one"]),
        (["@mine", "algo"], [SLUG, "leaking-one"]),
        (["@other"], []),
        (["new"], ALL),
        (["due"], []),
        (["harder-one"], ["harder-one"]),
        (["--reserve"], [SLUG, "harder-one", "kept-back", "leaking-one"]),
    ],
)
def test_a_list_is_narrowed_by_words_and_options(
    words: list[str], expected: list[str], pack: Path, amzprep: Amzprep
) -> None:
    assert sorted(listed(amzprep, *words)) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--category", "algorithm"], "--category: nothing is called 'algorithm'; did you mean algorithms?"),
        (["--difficulty", "brutal"], "there are easy, medium, hard"),
        (["--status", "pased"], "did you mean passed?"),
        (["--level", "L9"], "there are L4, L5, L6, L7, L8"),
        (["--topic", "leekage"], "did you mean leakage?"),
        (["harder-ome"], "did you mean harder-one?"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(
    words: list[str], message: str, pack: Path, amzprep: Amzprep
) -> None:
    ran = amzprep("questions", "list", *words)
    assert ran.code == 2 and message in ran.err and ran.out == ""


def test_a_long_slug_is_drawn_whole_at_eighty_columns(pack: Path, amzprep: Amzprep) -> None:
    slug = "a-question-with-a-rather-long-slug-x"
    add_question(pack, slug)
    ran = amzprep("questions", "list")
    assert any(line.startswith(f"{slug} ") for line in ran.out.splitlines())
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "4 questions: 4 new" in ran.out and "Next: amzprep questions show " in ran.err


def test_a_long_list_says_how_much_of_it_is_drawn(pack: Path, amzprep: Amzprep) -> None:
    ran = amzprep("questions", "list", "--limit", "2")
    assert "3 questions: 3 new" in ran.out and "2 of them are drawn" in ran.out
    assert len(items(amzprep("questions", "list", "--limit", "2", "--json"))) == 3
    assert "are drawn" not in amzprep("questions", "list", "--limit", "0").out


def test_nothing_that_fits_is_no_failure(pack: Path, amzprep: Amzprep) -> None:
    ran = amzprep("questions", "list", "due")
    assert ran.code == 0 and "no question fits" in ran.out


def test_words_are_searched_with_beginnings_and_titles_count_most(pack: Path, amzprep: Amzprep) -> None:
    found = items(amzprep("questions", "search", "leak", "--json"))
    assert [each["question"] for each in found] == ["mine/leaking-one"]
    found = items(amzprep("questions", "search", "leak", "--reserve", "--json"))
    assert {each["question"] for each in found} == {"mine/leaking-one", "mine/kept-back"}
    assert (
        items(amzprep("questions", "search", "orders", "--level", "L5", "--json"))[0]["question"] == "mine/harder-one"
    )
    assert items(amzprep("questions", "search", "no", "such", "words", "--json")) == []
    assert amzprep("questions", "search", '"*(').code == 2


def test_a_question_is_shown_without_hints_cases_and_solutions(pack: Path, amzprep: Amzprep) -> None:
    ran = amzprep("questions", "show", SLUG)
    assert ran.code == 0 and ran.err == f"Next: amzprep drill {SLUG}\n"
    for part in (
        "Orders that were sent twice",
        "20_000",
        "first_repeat([4, 7, 7, 9])",
        "def first_repeat",
        "10 minutes",
    ):
        assert part in ran.out
    for form in (ran.out, amzprep("questions", "show", SLUG, "--json").out):
        for kept in (
            "what do you need to know",
            "Keep the numbers seen",
            "earliest_number",
            "Bloom",
            "one pass, and a set",
        ):
            assert kept not in form


def test_the_reserve_is_not_shown_until_a_loop_has_used_it(pack: Path, amzprep: Amzprep) -> None:
    ran = amzprep("questions", "show", "kept-back")
    assert ran.code == 2 and "--reserve" in ran.err
    assert amzprep("questions", "show", "kept-back", "--reserve").code == 0
    with Workspace.open() as workspace:
        body = {"attempt": "a1", "question": "mine/kept-back", "revision": 1, "kind": "coding", "language": "python",
                "mode": "loop", "level": "L4", "limit_min": 10.0, "first": True, "seed": 1}  # fmt: skip
        workspace.record("attempt_started", body)
    assert amzprep("questions", "show", "kept-back").code == 0
    assert "kept-back" in listed(amzprep)


def test_flags_are_listed_with_the_learners_words_the_newest_first(pack: Path, amzprep: Amzprep) -> None:
    assert "no question is flagged" in amzprep("questions", "flags").out
    with Workspace.open() as workspace:
        workspace.record("flagged", {"question": f"mine/{SLUG}", "why": "the second example is unclear"})
        workspace.record("flagged", {"question": "gone/away", "why": "[bold]wrong[/bold]"})
    found = items(amzprep("questions", "flags", "--json"))
    assert [(each["question"], each["path"]) for each in found] == [
        ("gone/away", None), (f"mine/{SLUG}", str(pack / f"{SLUG}.yaml"))
    ]  # fmt: skip
    ran = amzprep("questions", "flags")
    assert "[bold]wrong[/bold]" in ran.out and "the second example is unclear" in ran.out


def test_listing_writes_nothing_outside_the_cache(pack: Path, amzprep: Amzprep, home: Path) -> None:
    before = sorted(path for path in home.rglob("*") if "cache" not in path.parts)
    for words in (["list"], ["search", "orders"], ["show", SLUG], ["flags"]):
        assert amzprep("questions", *words).code == 0
    assert sorted(path for path in home.rglob("*") if "cache" not in path.parts) == before


@pytest.mark.parametrize("way", ["option", "variable", "a folder of packs", "the home"])
def test_packs_of_others_are_found(
    way: str, home: Path, tmp_path: Path, amzprep: Amzprep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMZPREP_DATA", str(data_folder(tmp_path / "data")))
    folder = tmp_path / "shelf" / "theirs"
    new_pack("theirs", str(folder))
    words = []
    match way:
        case "option":
            words = ["--packs", str(folder)]
        case "variable":
            monkeypatch.setenv("AMZPREP_PACKS", os.pathsep.join([str(folder), str(folder)]))
        case "a folder of packs":
            words = ["--packs", str(tmp_path / "shelf")]
        case "the home":
            (home / "packs").mkdir(parents=True)
            (home / "packs" / "link").symlink_to(folder)
    assert [each["question"] for each in items(amzprep("questions", "list", *words, "--json"))] == [f"theirs/{SLUG}"]


def test_a_folder_that_is_not_there_is_refused(home: Path, amzprep: Amzprep) -> None:
    ran = amzprep("questions", "list", "--packs", "/nowhere/at-all")
    assert ran.code == 2 and "/nowhere/at-all" in ran.err
