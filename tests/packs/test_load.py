"""Every problem of a file becomes a finding at its place, and nothing a file holds raises."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amzprep.app.new_pack import new_pack
from amzprep.domain.finding import Finding
from amzprep.domain.signature import read_signature
from amzprep.packs.load import (
    dump,
    load_categories,
    load_pack,
    load_question_file,
    load_weights,
    read_cases,
    read_groups,
    read_waivers,
    valid_slug,
)
from amzprep.yaml_file import DEEPEST, LARGEST_FILE, scalar
from sample_pack import ROOT, SLUG

CATEGORIES, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
QUESTIONS = sorted(path for path in (ROOT / "questions" / "core").glob("*.yaml") if path.name != "pack.yaml")
SIGNATURE = read_signature("def f(orders: list[int]) -> int:\n    '''.'''")
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    new_pack("mine", str(folder))
    return folder


def found_in(path: Path) -> list[tuple[str, int, int]]:
    return [(f.code, f.line, f.col) for f in load_question_file(str(path), "mine", CATEGORIES).findings]


# What is changed in the worked question, the code it earns, the text at whose first line it is found, and its message.
BROKEN = [
    ("minutes: 10", "minuets: 10", "PK002 PK003", "minuets", "did you mean minutes?"),
    ("why: Finding", "whither: x\nwhy: Finding", "PK002", "whither", "known here: id, kind"),
    ("source: original\n", "", "PK003", "id:", "no 'source'"),
    ("minutes: 10", "minutes: 10 min", "PK004", "minutes:", "expected a number, at least 1, got '10 min'"),
    ("minutes: 10", "minutes: yes", "PK004", "minutes:", "got 'yes'"),
    ("minutes: 10", "minutes: -1", "PK004", "minutes:", "at least 1"),
    ("minutes: 10", "minutes: .nan", "PK004", "minutes:", "got nan"),
    ("title: Orders that were sent twice", "title: 12", "PK004", "title:", "put it in quotes"),
    ("title: Orders that were sent twice", "title:", "PK004", "title:", "expected text, got nothing"),
    ("levels: [L4]", "levels: [L3]", "PK004", "levels:", "not one of L4, L5, L6, L7, L8"),
    ("levels: [L4]", "levels: L4", "PK004", "levels:", "expected a list"),
    ("levels: [L4]", "levels: []", "PK018", "levels:", "at least 1"),
    ("difficulty: easy", "difficulty: eazy", "PK004", "difficulty:", "did you mean easy?"),
    ("topics: [hashing, arrays]", "topics: [Hash Maps]", "PK004", "topics:", "not a slug"),
    ("revision: 1", "revision: 1.5", "PK004", "revision:", "whole number"),
    ("revision: 1", "revision: 1\nreserve: yes", "PK004", "reserve:", "true or false"),
    ("revision: 1", "revision: 1\nminutes: 12", "PK005", "minutes: 12", "stands twice"),
    ("revision: 1", "revision: &one 1\nafter: &a [hashing]\n", "", "", ""),
    ("levels: [L4]", "levels: &here [L4]\nafter: *here", "PK006", "after:", "alias"),
    ("minutes: 10", "minutes: !!python/object:os.system 10", "PK007", "minutes:", "python/object"),
    ("category: algorithms", "category: algoritms", "PK012", "category:", "did you mean algorithms?"),
    ("category: algorithms", "category: mlops", "PK023", "kind:", "category mlops is for kind open"),
    ("kind: coding", "kind: codding", "PK013", "kind:", "known: "),
    ("kind: coding\n", "", "PK003", "id:", "no 'kind'"),
    ("kind: coding", "kind: [coding]", "PK013", "kind:", ""),
    ("id: first-repeat", "id: other-name", "PK011", "id:", "'first-repeat'"),
    ("id: first-repeat", "id: due", "PK010 PK011", "id:", "word of the command line"),
    ("def first_repeat(orders: list[int]) -> int:", "def first_repeat(orders: list[int) -> int:", "PK016", "def", ""),
    ("def first_repeat(orders: list[int]) -> int:", "def first_repeat(orders: deque) -> int:", "PK016", "def", "deque"),
    ("args: [[4, 7, 7, 9]]", "args: [[4, 7, seven]]", "PK017", "args:", "args[0][2]"),
    ("args: [[4, 7, 7, 9]]", "args: [4]", "PK017", "args:", ""),
    ("    want: 2\n", "    want: two\n", "PK017", "want:", "expected int"),
    ("compare: {order: given}", "compare: {}", "PK003", "compare:", "order: given"),
    ("compare: {order: given}", "compare: {checker: check.py}", "PK022", "compare:", "no file check.py"),
    ("compare: {order: given}", "compare: {checker: ../cases.py}", "PK022", "compare:", "no file"),
    ("revision: 1", "revision: 1\nin_place: order", "PK020", "in_place:", "has orders"),
    ("  orders: [0, 20000]", "  order: [0, 20000]", "PK021", "order:", "begins with orders"),
    ("  orders: [0, 20000]", "  orders: [9, 2]", "PK021", "orders:", "larger"),
    ("  orders: [0, 20000]", "  orders: [9]", "PK018", "orders:", "at least 2 and at most 2"),
    ("  - searching the list before each entry takes quadratic time\n", "", "PK018", "ideas:", "at least 4"),
    ("gives: approach", "gives: solution", "PK004", "", "nudge, approach"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "at", "message"), BROKEN, ids=[f"{b[2]}-{b[1][:24]!r}" for b in BROKEN])
def test_a_problem_is_found_at_its_place(old: str, new: str, code: str, at: str, message: str, pack: Path) -> None:
    path = pack / f"{SLUG}.yaml"
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    findings = load_question_file(str(path), "mine", CATEGORIES).findings
    if not code:
        assert findings == ()
        return
    assert " ".join(f.code for f in findings) == code
    assert message in findings[0].message
    lines = path.read_text().splitlines()
    if at:
        assert findings[0].line == next(i for i, line in enumerate(lines, 1) if line.lstrip(" -").startswith(at))
    assert str(findings[0]).startswith(f"{path}:{findings[0].line}:{findings[0].col}: {findings[0].code} ")


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_of_the_table_can_be_named_however_short(pack: Path, category: str) -> None:
    path = pack / f"{SLUG}.yaml"
    path.write_text(path.read_text().replace("category: algorithms", f"category: {category}"))
    assert {code for code, _, _ in found_in(path)} <= {"PK023"}


def test_every_problem_is_reported_at_once(pack: Path) -> None:
    path = pack / f"{SLUG}.yaml"
    text = path.read_text()
    for old, new in [
        ("minutes: 10", "minuets: 10"),
        ("levels: [L4]", "levels: [L3, L9]"),
        ("gives: approach", "gives: x"),
        ("category: algorithms", "category: algoritms"),
        ("revision: 1", "revision: one"),
    ]:
        text = text.replace(old, new)
    path.write_text(text)
    assert sorted(code for code, _, _ in found_in(path)) == ["PK002", "PK003", *["PK004"] * 4, "PK012"]


TRAPS = [
    ('- {text: "Sure"? Yes: no, gives: nudge}', "need quotes inside {flow: maps}"),
    ("- {text: Which way: left: or right?, gives: nudge}", "need quotes inside {flow: maps}"),
    ('- "Yes" and no', "text that starts with a quote must end with it"),
    ("- 'never' on a Monday", "text that starts with a quote must end with it"),
    ("- a: text: with a colon", "needs quotes"),
]


@pytest.mark.parametrize(("line", "message"), TRAPS)
def test_a_trap_of_hand_written_yaml_is_named(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "trap.yaml"
    path.write_text(f"id: trap\nhints:\n  {line}\n")
    (finding,) = load_question_file(str(path), "mine", CATEGORIES).findings
    assert finding.code == "PK001" and finding.line == 3 and message in finding.message


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "12:30", "010", "0x1f", "1_000", "2026-11-25", "<<"])
def test_words_that_old_yaml_reads_as_something_else_stay_text(word: str) -> None:
    assert scalar(word) == word


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("-3", -3), ("1.5", 1.5), ("1e3", 1000.0), (".5", 0.5), ("-.inf", -math.inf), ("true", True),
     ("~", None), ("null", None), ("+7", 7)],
)  # fmt: skip
def test_numbers_and_words_of_the_core_schema_are_read(text: str, value: Any) -> None:
    assert scalar(text) == value and type(scalar(text)) is type(value)


WHOLE = [
    ("empty", b"", "PK001"),
    ("not UTF-8", b"id: \xff\xfe", "PK009"),
    ("UTF-16", "id: x".encode("utf-16"), "PK009"),
    ("a list of nothing", b"- 1\n- 2\n", "PK004"),
    ("a word", b"hello", "PK004"),
    ("two documents", b"id: one\n---\nid: two\n", "PK001"),
    ("deep flow", b"[" * 100_000, ""),
    ("deep blocks", b"".join(b"%sa:\n" % (b" " * i) for i in range(1500)), ""),
    ("deep value", b"kind: coding\nwhy: " + b"[" * 200 + b"]" * 200, ""),
    ("too large", b"#" * (LARGEST_FILE + 1), "PK008"),
    ("aliases that grow",
     b"a: &a [1,1]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (c + 1, c + 1, c, c) for c in range(97, 117)), ""),
    ("a NUL", b"id: a\0b", ""),
    ("an escape that is no character", b'kind: coding\ntitle: "\\ud800"\n', ""),
    ("a huge number", b"kind: coding\nminutes: " + b"9" * 100_000, ""),
    ("a long key", b"? " + b"k" * 5000 + b"\n: v\n", ""),
    ("a key that is a list", b"kind: coding\n? [a, b]\n: v\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), [each[1:] for each in WHOLE], ids=[each[0] for each in WHOLE])
def test_a_file_that_is_no_question_gives_findings(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "odd-one.yaml"
    path.write_bytes(data)
    loaded = load_question_file(str(path), "mine", CATEGORIES)
    assert loaded.questions == () and loaded.findings
    assert not code or {f.code for f in loaded.findings} == {code}


def test_a_value_that_is_too_deep_is_said(pack: Path) -> None:
    path = pack / f"{SLUG}.yaml"
    deep = "[" * (DEEPEST + 5) + "]" * (DEEPEST + 5)
    path.write_text(path.read_text().replace("args: [[3, 1, 2]]", f"args: {deep}"))
    assert "PK008" in {code for code, _, _ in found_in(path)}


def test_a_file_that_is_not_there_gives_a_finding(tmp_path: Path) -> None:
    assert found_in(tmp_path / "nowhere.yaml") == [("PK001", 1, 1)]


READERS: dict[str, Callable[[str], Any]] = {
    "question": lambda path: load_question_file(path, "mine", CATEGORIES).findings,
    "pack": lambda path: load_pack(os.path.dirname(path))[1],
    "categories": lambda path: load_categories(path)[1],
    "loops": lambda path: load_weights(path, CATEGORIES)[1],
    "own cases": lambda path: read_cases(path, SIGNATURE)[1],
    "cases": lambda path: read_groups(path, SIGNATURE)[1],
    "waivers": lambda path: read_waivers(path)[1],
}


@pytest.mark.parametrize("reader", READERS)
@QUICK
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_give_findings_and_never_an_exception(reader: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(data)
    assert all(isinstance(each, Finding) for each in READERS[reader](str(path)))


REAL = {
    "question": (ROOT / "questions" / "core" / "merge-sessions.yaml").read_bytes(),
    "pack": (ROOT / "questions" / "core" / "pack.yaml").read_bytes(),
    "categories": (ROOT / "questions" / "categories.yaml").read_bytes(),
    "loops": (ROOT / "questions" / "loops.yaml").read_bytes(),
    "own cases": b"- name: mine\n  args: [[1, 2]]\n  want: 3\n- {args: [[]], want: 0}\n",
    "cases": b"empty: [{args: [[]], want: 0}]\nmore:\n- args: [[1]]\n  want: 1\n",
    "waivers": b"- hash: abcdef0123\n  reason: the same\n",
}
PIECES = [b"", b"\n", b" ", b":", b": ", b"- ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!int ", b"'", b'"', b"|",
          b"\t", b"\0", b"\xff", b"? ", b"<<: ", b"null", b".nan", b"-1e999", b"yes"]  # fmt: skip


@pytest.mark.parametrize("reader", REAL)
@QUICK
@given(data=st.data())
def test_real_files_that_were_mutilated_give_findings_and_never_an_exception(
    reader: str, data: st.DataObject, tmp_path: Path
) -> None:
    text = REAL[reader]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
    path = tmp_path / "pack.yaml"
    path.write_bytes(text)
    assert all(isinstance(each, Finding) for each in READERS[reader](str(path)))


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_bundled_question_survives_being_written_and_read(path: Path, tmp_path: Path) -> None:
    questions = load_question_file(str(path), "core", CATEGORIES).questions
    assert questions
    for question in questions:
        copy = tmp_path / f"{question.slug}.yaml"
        copy.write_text(dump(question.raw))
        loaded = load_question_file(str(copy), "core", CATEGORIES)
        assert loaded.findings == () and loaded.questions[0].raw == question.raw
        assert getattr(loaded.questions[0], question.kind) == getattr(question, question.kind)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1).filter(lambda t: t.strip())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
    | st.sampled_from(["", " ", "yes", "~", "1"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS | st.integers(), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@QUICK
@given(title=TEXTS, statement=TEXTS, hints=st.lists(TEXTS, max_size=4), args=VALUES, want=VALUES,
       minutes=st.integers(1, 500) | st.floats(1, 500))  # fmt: skip
def test_a_generated_question_survives_being_written_and_read(
    title: str, statement: str, hints: list[str], args: Any, want: Any, minutes: float, tmp_path: Path
) -> None:
    raw = yaml.safe_load((ROOT / "src/amzprep/app/template/first-repeat.yaml.txt").read_text())
    raw |= {"title": title, "statement": statement, "minutes": minutes, "signature": "def f(x):\n    '''.'''\n",
            "hints": [{"text": each, "gives": "nudge"} for each in hints], "bounds": {},
            "examples": [{"name": title, "args": [args], "want": want}]}  # fmt: skip
    path = tmp_path / f"{SLUG}.yaml"
    path.write_text(dump(raw), encoding="utf-8")
    loaded = load_question_file(str(path), "mine", CATEGORIES)
    assert loaded.findings == () and loaded.questions[0].raw == raw


PACK = "format: 1\nname: mine\ntitle: t\nversion: '1'\nlicense: MIT\nauthors: [me]\n"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (PACK.replace("format: 1", "format: 99"), "PK031", "reads format 1"),
        (PACK.replace("license", "licence"), "PK002", "did you mean license?"),
        (PACK.replace("version: '1'", "version: 1"), "PK004", "put it in quotes"),
        (PACK.replace("[me]", "[]"), "PK018", "at least 1"),
        (PACK.replace("name: mine", "name: No"), "PK004", "not a slug"),
        ("", "PK001", "empty"),
    ],
)
def test_a_problem_of_pack_yaml_is_found(text: str, code: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(text)
    pack, findings = load_pack(str(tmp_path))
    assert pack is None and code in {f.code for f in findings}
    assert any(message in f.message for f in findings)


def test_a_folder_without_pack_yaml_is_no_pack(tmp_path: Path) -> None:
    assert [f.code for f in load_pack(str(tmp_path))[1]] == ["PK030"]


def test_weights_must_name_categories_and_sum_to_a_hundred(tmp_path: Path) -> None:
    path = tmp_path / "loops.yaml"
    text = (ROOT / "questions" / "loops.yaml").read_text()
    path.write_text(text.replace("algorithms:", "puzzles:"))
    messages = [f.message for f in load_weights(str(path), CATEGORIES)[1] if f.code == "PK041"]
    assert messages == ["no category 'puzzles'"]
    raw = yaml.safe_load(text)
    raw["weights"]["algorithms"]["L5"] += 3
    path.write_text(yaml.safe_dump(raw))
    messages = [f.message for f in load_weights(str(path), CATEGORIES)[1]]
    assert messages == ["the weights of L5 sum to 103, not 100"]


def test_an_own_case_that_does_not_fit_is_said_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("- args: [[1]]\n  want: 1\n- args: [[one]]\n  want: 1\n- args: [[2]]\n  want: 2\n  name: two\n")
    cases, findings = read_cases(str(path), SIGNATURE)
    assert cases == [("own case 1", [[1]], 1), ("two", [[2]], 2)]
    assert [(f.code, f.line) for f in findings] == [("PK017", 3)]


@pytest.mark.parametrize(
    ("text", "fits"), [("abc", True), ("ab", False), ("due", False), ("A-b", False), ("a" * 61, False)]
)
def test_a_slug_is_short_and_no_word_of_the_command_line(text: str, fits: bool) -> None:
    assert valid_slug(text) is fits
