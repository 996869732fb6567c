"""`amzprep stories check|list|show|new` as a person or a script calls them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.stories.rule import Sample
from ran import Ran

Run = Callable[..., Ran]
DRAFT = """# Late night

Our nightly job failed for two weeks in March 2025. Nobody noticed, and 12,000 users got stale results. I was on call
and had to find out why. I read the logs of all nights. I found a locked table, e.g. the orders table. Then I moved it.

We talked to Dr. Smith. In the end failures fell from 14 to 0. I learned to read logs first.
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checkout has a `./stories` of its own."""
    monkeypatch.chdir(tmp_path)


def put(folder: Path, **samples: Sample) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in samples.items():
        (folder / f"{name}.md").write_text(sample.text())
    return folder


def test_an_empty_bank_gets_one_line_and_the_next_command(amzprep: Run, home: Path) -> None:
    ran = amzprep("stories", "check")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1
    assert "no stories" in ran.out
    assert "Next: amzprep stories new" in ran.err
    assert not home.exists()


def test_without_a_path_the_stories_here_come_before_those_of_the_home(
    amzprep: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home / "stories", mine=Sample())
    monkeypatch.chdir(tmp_path)
    assert json.loads(amzprep("stories", "check", "--json").out)["items"][0]["story"] == "mine"
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "README.md").write_text("no story")
    assert json.loads(amzprep("stories", "check", "--json").out)["items"][0]["story"] == "mine"
    put(tmp_path / "stories", here=Sample())
    assert json.loads(amzprep("stories", "check", "--json").out)["items"][0]["story"] == "here"


def test_a_clean_story_is_silent_with_quiet(amzprep: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank", clean=Sample())
    ran = amzprep("stories", "check", str(folder / "clean.md"), "--quiet")
    assert (ran.out, ran.err, ran.code) == ("", "", 0)


def test_a_finding_names_file_line_and_column_and_shows_the_line_and_the_remedy(amzprep: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank", bad=Sample(front={"principels": "[ownership]"}))
    ran = amzprep("stories", "check", str(folder / "bad.md"), "--quiet")
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0] == "bank/bad.md:13:1: AZ001 unknown key 'principels'; did you mean principles?"
    assert lines[1] == "    | principels: [ownership]"
    assert lines[2].startswith("    error: ")


def test_a_warning_is_a_no_only_when_strict(amzprep: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank", late=Sample(situation="It broke on Monday.\n\n## Extra\n\nNobody saw it."))
    words = ("stories", "check", str(folder / "late.md"), "--select", "AZ005")
    assert (amzprep(*words).code, amzprep(*words, "--strict").code) == (0, 1)


def test_rules_are_selected_and_ignored_by_code_or_beginning(amzprep: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank", bad=Sample(result=None, front={"when": None}))
    path = str(folder / "bad.md")

    def codes(*flags: str) -> set[str]:
        found = json.loads(amzprep("stories", "check", path, "--json", *flags).out)
        return {each["code"] for item in found["items"] for each in item["findings"]}

    assert {"AZ002", "AZ101"} <= codes()
    assert codes("--select", "AZ0") == {"AZ002"}
    assert "AZ101" not in codes("--ignore", "AZ101,AZ0")
    ran = amzprep("stories", "check", path, "--select", "AZ9")
    assert ran.code == 2
    assert "no rule begins with" in ran.err


def test_info_rules_are_shown_with_all_or_when_named(amzprep: Run, tmp_path: Path) -> None:
    short = "I wrote a check that compares each input with the last 28 days and blocks a bad release."
    path = str(put(tmp_path / "bank", short=Sample(action=short)) / "short.md")
    assert "AZ103" not in amzprep("stories", "check", path).out
    assert "AZ103" in amzprep("stories", "check", path, "--all").out
    assert "AZ103" in amzprep("stories", "check", path, "--select", "AZ103").out


def test_a_reasoned_ignore_is_honoured_and_an_unused_one_is_reported(amzprep: Run, tmp_path: Path) -> None:
    used = Sample(result=None, front={"ignore": '{AZ101: "told with a chart"}'})
    unused = Sample(front={"ignore": '{AZ101: "told with a chart"}', "title": "Other"})
    bare = Sample(result=None, front={"ignore": "{AZ101: }", "title": "Third"})
    folder = put(tmp_path / "bank", used=used, unused=unused, bare=bare)
    out = json.loads(amzprep("stories", "check", str(folder), "--json").out)
    codes = {item["story"]: {each["code"] for each in item["findings"]} for item in out["items"]}
    assert "AZ101" not in codes["used"]
    assert "AZ000" in codes["unused"]
    assert {"AZ002", "AZ101"} <= codes["bare"]


def test_the_second_check_of_the_same_files_is_the_same_and_a_change_is_seen(amzprep: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank", one=Sample(result=None))
    words = ("stories", "check", str(folder), "--json")
    first, second = amzprep(*words), amzprep(*words)
    assert first == second
    (folder / "one.md").write_text(Sample().text())
    assert "AZ101" not in amzprep(*words).out
    assert "AZ101" in first.out


def test_a_broken_cache_is_no_cache(amzprep: Run, home: Path, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank", one=Sample(result=None))
    words = ("stories", "check", str(folder), "--json")
    first = amzprep(*words)
    for path in (home / "cache" / "stories").iterdir():
        path.write_text('{"items": 3')
    assert amzprep(*words) == first


def test_what_cannot_be_read_is_three_alone_and_a_finding_beside_others(amzprep: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "bank")
    (folder / "binary.md").write_bytes(b"\x89PNG\x00\xff")
    assert amzprep("stories", "check", str(folder)).code == 3
    put(folder, fine=Sample())
    ran = amzprep("stories", "check", str(folder))
    assert ran.code == 1
    assert "binary.md:1:1: AZ001 not UTF-8" in ran.out.replace("\n", "")


def test_a_path_that_is_not_there_is_a_usage_error(amzprep: Run) -> None:
    ran = amzprep("stories", "check", "nowhere")
    assert ran.code == 2
    assert "nowhere is not there" in ran.err


def test_a_draft_is_cut_into_sections_word_for_word(amzprep: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    ran = amzprep(
        *("stories", "new", "--from", str(tmp_path / "draft.txt"), "--folder", str(tmp_path / "bank")),
        *("--principles", "dd, ownership", "--when", "2025-03"),
    )
    assert ran.code == 0, ran.err
    text = (tmp_path / "bank" / "late-night.md").read_text()
    assert "principles: [dive-deep, ownership]" in text
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == [
        *("Situation", "Task", "Action", "Result", "Learning"),
    ]
    assert text.split("## Task")[1].split("##")[0].split() == "I was on call and had to find out why.".split()
    kept = [
        word for line in text.split("---\n", 2)[2].splitlines() if not line.startswith("#") for word in line.split()
    ]
    assert kept == DRAFT.split("\n", 1)[1].split()


def test_a_story_that_is_there_is_never_written_over(amzprep: Run, tmp_path: Path) -> None:
    words = ("stories", "new", "--template", "--title", "My one", "--folder", str(tmp_path))
    assert amzprep(*words).code == 0
    (tmp_path / "my-one.md").write_text("mine")
    ran = amzprep(*words)
    assert ran.code == 2
    assert "is there already" in ran.err
    assert (tmp_path / "my-one.md").read_text() == "mine"


def test_a_new_story_without_a_terminal_names_the_flags(amzprep: Run) -> None:
    ran = amzprep("stories", "new")
    assert ran.code == 2
    assert "--from FILE" in ran.err


@pytest.mark.parametrize("remote", [True, False])
def test_a_work_tree_with_a_remote_is_refused_for_creating_and_warned_of_in_a_check(
    amzprep: Run, tmp_path: Path, remote: bool
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path / "tree")], check=True)
    if remote:
        config = tmp_path / "tree" / ".git" / "config"
        config.write_text(config.read_text() + '[remote "origin"]\n\turl = nowhere\n')
    words = ("stories", "new", "--template", "--title", "My one", "--folder", str(tmp_path / "tree" / "deep"))
    assert amzprep(*words).code == (2 if remote else 0)
    assert amzprep(*words, "--force").code == (0 if remote else 2)
    ran = amzprep("stories", "check", str(tmp_path / "tree" / "deep"))
    assert ("one push publishes" in ran.err) is remote


def test_list_and_show_find_a_story_by_id_and_by_words_of_its_title(amzprep: Run, home: Path) -> None:
    put(home / "stories", drift=Sample())
    assert "The drift nobody owned" in amzprep("stories", "list").out
    for name in ("drift", "nobody OWNED"):
        assert "Insist" not in (out := amzprep("stories", "show", name).out)
        assert "Ownership" in out
    ran = amzprep("stories", "show", "drifts")
    assert ran.code == 2
    assert "did you mean drift?" in ran.err


def test_edit_opens_the_file_and_checks_it(amzprep: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(home / "stories", drift=Sample()) / "drift.md"
    monkeypatch.setenv("EDITOR", "sed -i s/^title/titel/")
    ran = amzprep("stories", "edit", "drift")
    assert "titel" in path.read_text()
    assert ran.code == 1
    assert "AZ001" in ran.out


@pytest.mark.parametrize("words", [[], ["--json"], ["--all", "--level", "L6"]], ids=" ".join)
def test_an_unchanged_bank_pays_for_no_library(words: list[str], home: Path) -> None:
    put(home / "stories", drift=Sample(result=None))
    main = "import sys; sys.argv[0] = 'amzprep'; from amzprep.cli.entry import main; main()"
    command = [sys.executable, "-X", "importtime", "-c", main, "stories", "check", *words]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(2))
    assert (first.stdout, first.returncode) == (second.stdout, second.returncode)
    assert "AZ101" in second.stdout
    ours = re.split(r"^import time:.*\| site$", second.stderr, maxsplit=1, flags=re.MULTILINE)[1]
    imported = set(re.findall(r"^import time:.*\| +(\S+)$", ours, re.MULTILINE))
    heavy = {"typer", "rich", "yaml", "json", "re", "dataclasses", "importlib.metadata", "enum", "typing", "sqlite3",
             "datetime", "inspect", "amzprep.app.workspace", "amzprep.stories.check"}  # fmt: skip
    assert not imported & heavy


@pytest.mark.parametrize("change", ["story", "resume", "settings", "private", "new"])
def test_an_answer_is_worked_out_anew_when_what_it_follows_from_has_changed(
    change: str, amzprep: Run, home: Path
) -> None:
    folder = put(home / "stories", drift=Sample())
    before = amzprep("stories", "check", "--all").out
    if change == "story":
        put(folder, drift=Sample(result=None))
    elif change == "resume":
        (folder / "resume.yaml").write_text("detection_days: 21 -> 9\n")
    elif change == "settings":
        (home / "config.toml").write_text('level = "L8"\n')
    elif change == "private":
        (home / "config.toml").write_text('private = ["feature store"]\n')
    else:
        put(folder, second=Sample(result=None, front={"title": "Another"}))
    assert amzprep("stories", "check", "--all").out != before


def test_a_story_saved_during_a_check_leaves_no_wrong_answer_behind(
    amzprep: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from amzprep.app import stories_check

    folder = put(home / "stories", drift=Sample(result=None))
    find_target = stories_check.find_target

    def saved_meanwhile(*words: object) -> object:
        put(folder, drift=Sample())
        return find_target(*words)

    with monkeypatch.context() as patched:
        patched.setattr(stories_check, "find_target", saved_meanwhile)
        amzprep("stories", "check")
    put(folder, drift=Sample(result=None))
    assert "AZ101" in amzprep("stories", "check").out


def test_a_terminal_shows_the_three_costliest_of_a_story(home: Path) -> None:
    from amzprep.app.stories_check import Wanted, check_stories
    from amzprep.app.workspace import Workspace
    from amzprep.render.text import render

    front = {"when": None, "principels": "x"}
    bad = Sample(result="Everybody was happy with it all in the end.", follow_ups=None, task=None, front=front)
    put(home / "stories", bad=bad)
    with Workspace.open() as workspace:
        few = render(check_stories(workspace, (), Wanted(infos=True, costliest=3)))
        full = render(check_stories(workspace, (), Wanted(infos=True)))
    shown = re.findall(r": (AZ\d+) ", few.partition("The bank")[0])
    assert len(shown) == 3
    assert set(shown) <= {"AZ001", "AZ002", "AZ101"}
    assert re.search(r"and \d+ more; --full shows them", few)
    assert len(re.findall(r": (AZ\d+) ", full)) > 5


@pytest.mark.parametrize("words", [("stories", "check"), ("stories", "list"), ("questions", "list")])
def test_a_screen_without_unicode_is_no_bug(words: tuple[str, str], home: Path) -> None:
    put(home / "stories", drift=Sample(result="It fell from 9 → 3 days.", front={"title": "Übung"}))
    main = "import sys; sys.argv[0] = 'amzprep'; from amzprep.cli.entry import main; main()"
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run([sys.executable, "-c", main, *words], env=env, capture_output=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    assert ran.stdout.isascii()
