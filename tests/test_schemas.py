"""Every command's JSON is what its schema says, and every kind of report has a schema."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from ran import Ran

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "docs" / "schemas").glob("*.json"))}
REGISTRY: Registry[object] = Registry().with_resources(
    [(f"{kind}.json", Resource.from_contents(schema)) for kind, schema in SCHEMAS.items()]
)
WARM_UP = ROOT / "questions" / "core" / "warm-up" / "solutions"
RIGHT, WRONG = str(WARM_UP / "accepted" / "reference.py"), str(WARM_UP / "wrong_answer" / "strict.py")
SAMPLES = str(ROOT / "tests" / "data" / "stories")
WORDS = ROOT / "tests" / "data" / "answer"
ANSWER = ["drill", "half-the-gpu-bill", "--answer", str(WORDS / "answer.md"), "--claims", str(WORDS / "claims.yaml")]
MINED = str(ROOT / "tests" / "data" / "mined.txt")
DRILL = ["drill", "warm-up", "--submission", WRONG]


def hold(out: str) -> str:
    """Validate one JSON document and return its kind."""
    body = json.loads(out)
    Draft202012Validator(SCHEMAS[body["kind"]], registry=REGISTRY).validate(body)
    return str(body["kind"])


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["properties"]["kind"] == {"const": kind}


def test_every_kind_of_report_has_a_schema() -> None:
    kinds: set[str] = set()
    for path in (ROOT / "src" / "amzprep").rglob("*.py"):
        kinds |= set(re.findall(r"""\bReport\(\s*["'](\w+)["']""", path.read_text(encoding="utf-8")))
    assert kinds - SCHEMAS.keys() == set()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("today", ["today"]),
        ("stats", ["stats"]),
        ("profile", ["stats", "--profile"]),
        ("level", ["level", "--answers", "2,2,1,2,3,2"]),
        ("config", ["config", "show"]),
        ("explanation", ["explain", "WA"]),
        ("explanations", ["explain"]),
        ("cron", ["cron"]),
        ("packs", ["packs", "list"]),
        ("check", ["packs", "check", "warm-up"]),
        ("verdict", ["grade", "warm-up", RIGHT]),
        ("verdict", ["grade", "warm-up", WRONG]),
        ("verdict", ["grade", "warm-up", WRONG, "--reveal"]),
        ("questions", ["questions", "list"]),
        ("questions", ["questions", "search", "median"]),
        ("question", ["questions", "show", "policies-that-change-weekly"]),
        ("question", ["questions", "show", "next-best-action"]),
        ("question", ["questions", "show", "next-best-action+1"]),
        ("question", ["questions", "show", "a-number-you-signed-for"]),
        ("question", ["questions", "show", "warm-up"]),
        ("flags", ["questions", "flags"]),
        ("drill", DRILL),
        ("answer", ANSWER),
        ("attempts", ["resume", "--list"]),
        ("doctor", ["doctor"]),
        ("undo", ["undo", "--yes"]),
        ("rebuild", ["log", "rebuild"]),
        ("export", ["log", "export", "out.jsonl"]),
        ("pack", ["packs", "new", "my-pack"]),
        ("stories_check", ["stories", "check"]),
        ("stories_check", ["stories", "check", SAMPLES]),
        ("stories", ["stories", "list", SAMPLES]),
        ("story", ["stories", "show", f"{SAMPLES}/weak.md"]),
        ("stories_rules", ["stories", "explain"]),
        ("explanation", ["stories", "explain", "AZ101"]),
        ("stories_matrix", ["stories", "matrix", SAMPLES]),
        ("stories_match", ["stories", "match", SAMPLES]),
        ("stories_facts", ["stories", "facts", SAMPLES]),
        ("stories_find", ["stories", "find", "ownership", "--in", SAMPLES]),
        ("stories_mine", ["stories", "mine", "--lines", MINED]),
        ("speaking_rate", ["stories", "rehearse", "--calibrate", "--seconds", "90"]),
        ("loop", ["loop", "--level", "L6", "--seed", "1", "--no-run"]),
        ("sheets", ["loop", "--level", "L6", "--seed", "1", "--rounds", "1", "--partner"]),
        ("loops", ["loop", "list"]),
        ("loop_rules", ["explain", "loop"]),
    ],
)
@pytest.mark.parametrize("practised", [False, True], ids=["first visit", "after a drill"])
def test_the_json_of_a_command_keeps_to_its_schema(
    kind: str,
    words: list[str],
    practised: bool,
    amzprep: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # some of them write a file where they stand
    if practised:
        assert amzprep(*DRILL).code == 1
    ran = amzprep(*words, "--json")
    assert ran.code in (0, 1, 4), ran.err
    assert hold(ran.out) == kind


def test_each_line_of_a_batch_keeps_to_a_schema(tmp_path: Path, amzprep: Callable[..., Ran]) -> None:
    lines = [{"question": "warm-up", "path": RIGHT}, {"question": "warm-up", "path": WRONG}, {"question": "nowhere"}]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join([*map(json.dumps, lines), "{"]))
    ran = amzprep("grade", "--batch", str(batch))
    assert [hold(line) for line in ran.out.splitlines()] == ["verdict", "verdict", "error", "error"]
    assert ran.code == 2


def test_what_an_import_brought_keeps_to_its_schema(tmp_path: Path, amzprep: Callable[..., Ran]) -> None:
    assert amzprep(*DRILL).code == 1
    exported = tmp_path / "out.jsonl"
    assert hold(amzprep("log", "export", str(exported), "--json").out) == "export"
    assert hold(amzprep("log", "import", str(exported), "--json").out) == "import"


def test_choice_items_and_the_readiness_test_keep_to_their_schemas(tmp_path: Path, amzprep: Callable[..., Ran]) -> None:
    items = json.loads(amzprep("questions", "list", "choice", "--json").out)["items"]
    answers, one = tmp_path / "answers.yaml", tmp_path / "one.yaml"
    slugs = [each["question"].partition("/")[2] for each in items]
    answers.write_text("answers:\n" + "".join(f"  {slug}: {{option: 1}}\n" for slug in slugs))
    one.write_text("option: 1\n")
    assert hold(amzprep("readiness", "--claims", str(answers), "--json").out) == "readiness"
    assert hold(amzprep("drill", slugs[0], "--claims", str(one), "--json").out) == "drill"
