"""Every check of a pack finds what it is for, at its place, in a sound pack that is broken in one thing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from amzprep.app.check.examination import Examination
from amzprep.app.check_packs import examine
from amzprep.app.content import reading_yaml
from amzprep.app.new_pack import new_pack
from amzprep.app.workspace import Workspace
from amzprep.domain.finding import Finding
from amzprep.grader.judge import Grader
from amzprep.packs.codes import EXPLANATIONS
from amzprep.packs.load import load_categories, load_question_file
from amzprep.registry import discover
from sample_pack import ROOT, SLUG

SOLUTIONS = f"{SLUG}/solutions"
REFERENCE = f"{SOLUTIONS}/accepted/reference.py"
CASES, QUESTION, WAIVERS = f"{SLUG}/cases.py", f"{SLUG}.yaml", f"{SLUG}/mutants.yaml"


@dataclass
class Pack:
    """A copy of the worked pack; paths are relative to its folder."""

    folder: Path

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text()
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
        (self.folder / path).write_text(text.replace(old, new))

    def write(self, path: str, text: str) -> None:
        (self.folder / path).write_text(text)

    def delete(self, path: str) -> None:
        (self.folder / path).unlink()

    def groups(self, text: str) -> None:
        """Other hidden cases under the oracle and the helpers of the worked question."""
        found = (self.folder / CASES).read_text()
        self.write(CASES, found[: found.index("GROUPS = {")] + f"GROUPS = {text}\n")

    def line(self, path: str, start: str) -> int:
        lines = (self.folder / path).read_text().splitlines()
        return next(i for i, line in enumerate(lines, 1) if line.lstrip().startswith(start))


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    folder = tmp_path / "mine"
    new_pack("mine", str(folder))
    return Pack(folder)


@pytest.fixture(scope="module")
def graders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Grader]]:
    """One grader for each hash seed; both keep their servers warm."""
    made = [reading_yaml(Grader(str(tmp_path_factory.mktemp("cache")), hash_seed=seed)) for seed in (0, 1)]
    yield made
    for each in made:
        each.close()


class Kept:
    """A grader that stays open after the check that borrowed it."""

    def __init__(self, grader: Grader) -> None:
        self.grader = grader

    def __enter__(self) -> Grader:
        return self.grader

    def __exit__(self, *_: object) -> None:
        pass


def examination(pack: Pack, graders: list[Grader], full: bool = True) -> Examination:
    categories, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
    loaded = load_question_file(str(pack.folder / QUESTION), "mine", categories)
    assert loaded.findings == ()
    return Examination(loaded.questions[0], graders[0], lambda: Kept(graders[1]), loaded.places, full)  # type: ignore[arg-type,return-value]


def said(pack: Pack, graders: list[Grader], check: str) -> list[tuple[str, str, int]]:
    """Code, file and line of each finding of one check."""
    exam = examination(pack, graders)
    found: list[Finding] = list(import_module(f"amzprep.app.check.{check}").CHECK(exam))
    return [(f.code, os.path.relpath(f.path, pack.folder), f.line) for f in found]


Break = Callable[[Pack], None]


def edit(path: str, old: str, new: str) -> Break:
    return lambda pack: pack.replace(path, old, new)


def several(*breaks: Break) -> Break:
    def all_of(pack: Pack) -> None:
        for each in breaks:
            each(pack)

    return all_of


def no_slow(pack: Pack) -> None:
    pack.replace(QUESTION, "must_time_out:\n  look_back: perf\n", "")
    pack.delete(f"{SOLUTIONS}/time_limit_exceeded/look_back.py")


def only_the_empty_list(pack: Pack) -> None:
    text = (pack.folder / QUESTION).read_text()
    start, end = text.index("examples:"), text.index("clarify:")
    examples = "examples:\n  - {name: none, args: [[]], want: -1}\n  - {name: the same, args: [[]], want: -1}\n"
    pack.write(QUESTION, text[:start] + examples + text[end:])
    pack.groups('{"empty": [(([],), -1)]}')


def nothing_to_do(pack: Pack) -> None:
    """Every call wants None, which the starter returns."""
    only_the_empty_list(pack)
    text = (pack.folder / QUESTION).read_text().replace("want: -1", "want: null").replace("-> int:", "-> None:")
    pack.write(QUESTION, text)
    pack.groups('{"empty": [(([],), None)]}')


def hash_of_x(seed: int) -> int:
    command = [sys.executable, "-c", "print(hash('x'))"]
    return int(subprocess.run(command, env={"PYTHONHASHSEED": str(seed)}, capture_output=True, check=True).stdout)


def lucky(pack: Pack) -> None:
    """An accepted solution that is right under one hash seed only."""
    text = (pack.folder / REFERENCE).read_text()
    wrong = f"    if hash('x') != {hash_of_x(0)}:\n        return 7\n"
    pack.write(f"{SOLUTIONS}/accepted/second.py", text.replace("    seen = set()\n", f"{wrong}    seen = set()\n"))


def burns(cpu_s: float, limit_s: float) -> Break:
    """The reference takes that much CPU time in a large case."""

    def break_(pack: Pack) -> None:
        no_slow(pack)
        pack.replace(QUESTION, "limits: {seconds: 0.5}", f"limits: {{seconds: {limit_s}}}")
        busy = f"    import time\n    while len(orders) > 999 and time.process_time() < {cpu_s}:\n        pass\n"
        pack.replace(REFERENCE, "    seen = set()\n", f"{busy}    seen = set()\n")

    return break_


WRONG, SLOW = f"{SOLUTIONS}/wrong_answer", f"{SOLUTIONS}/time_limit_exceeded"
BROKEN: dict[str, tuple[str, Break, list[tuple[str, str, str | int]]]] = {
    "one example": (
        "groups",
        edit(QUESTION, "  - name: nothing repeats\n    args: [[3, 1, 2]]\n    want: -1\n", ""),
        [("PK501", QUESTION, "examples:")],
    ),
    "few cases": (
        "groups",
        lambda pack: pack.groups('{"empty": [(([],), -1)], "boundary": [(([0, 0],), 1)], "random": '
                                 '[(drawn(seed), ORACLE) for seed in range(3)], "perf": [(scale(9), REFERENCE)]}'),
        [("PK502", CASES, 1), ("PK505", CASES, 1)],
    ),
    "three groups": (
        "groups",
        several(lambda pack: pack.groups('{"empty": [(([],), -1)], "boundary": [(([0, 0],), 1)], "random": '
                                         '[(drawn(seed), ORACLE) for seed in range(40)]}'),
                edit(QUESTION, "look_back: perf", "look_back: random")),
        [("PK503", CASES, 1)],
    ),
    "no smallest": ("groups", edit(CASES, '"empty":', '"nothing":'), [("PK504", CASES, 1)]),
    "no boundary": ("groups", edit(CASES, '"boundary":', '"edges":'), [("PK504", CASES, 1)]),
    "no random": ("groups", edit(CASES, '"random": [', '"drawn": ['), [("PK504", CASES, 1)]),
    "one input drawn again and again": (
        "groups", edit(CASES, "[(drawn(seed), ORACLE)", "[(drawn(7), ORACLE)"), [("PK505", CASES, 1)]
    ),
    "nothing slow": ("groups", no_slow, [("PK506", QUESTION, 1)]),
    "nothing accepted": ("accepted", several(lambda pack: pack.delete(REFERENCE),
                                             edit(CASES, "(scale(20_000), REFERENCE)", "(scale(20_000), -1)")),
                         [("PK511", QUESTION, "id:")]),
    "accepted and wrong": ("accepted", edit(REFERENCE, "return position", "return position - 1"),
                           [("PK512", REFERENCE, 1), ("PK514", CASES, 1)]),
    "no oracle": ("accepted", several(edit(CASES, "def oracle", "def _oracle"),
                                      edit(CASES, "(drawn(seed), ORACLE)", "(drawn(seed), REFERENCE)")),
                  [("PK513", CASES, 1)]),
    "oracle disagrees": (
        "accepted",
        edit(CASES, "    later = ", "    if orders == [1, 2, 3, 4, 1]:\n        return 0\n    later = "),
        [("PK514", CASES, 1)],
    ),
    "a wrong one is not there": (
        "wrong", edit(QUESTION, "  counts_distinct: early\n", "  counts_distinct: early\n  ghost: early\n"),
        [("PK521", QUESTION, "ghost:")],
    ),
    "a wrong one is not named": ("wrong", edit(QUESTION, "  counts_distinct: early\n", ""),
                                 [("PK522", f"{WRONG}/counts_distinct.py", 1)]),
    "a wrong one names no group": ("wrong", edit(QUESTION, "counts_distinct: early", "counts_distinct: nowhere"),
                                   [("PK523", QUESTION, "counts_distinct:")]),
    "a wrong one passes": ("wrong", edit(QUESTION, "zero_is_missing: boundary", "zero_is_missing: apart"),
                           [("PK524", f"{WRONG}/zero_is_missing.py", 1)]),
    "too easy": (
        "wrong",
        several(edit(QUESTION, "  earliest_number: two_repeats\n", ""),
                lambda pack: pack.delete(f"{WRONG}/earliest_number.py")),
        [("PK525", QUESTION, "must_fail:")],
    ),
    "a wrong one hangs": (
        "wrong",
        edit(f"{WRONG}/neighbours_only.py", "    for position in",
             "    while orders == [5, 7, 5]:\n        pass\n    for position in"),
        [("PK526", f"{WRONG}/neighbours_only.py", 1)],
    ),
    "a slow one is not there": ("slow", edit(QUESTION, "  look_back: perf\n", "  look_back: perf\n  ghost: perf\n"),
                                [("PK531", QUESTION, "ghost:")]),
    "a slow one is not named": (
        "slow", lambda pack: pack.write(f"{SLOW}/other.py", (pack.folder / SLOW / "look_back.py").read_text()),
        [("PK532", f"{SLOW}/other.py", 1)],
    ),
    "a slow one names no group": ("slow", edit(QUESTION, "look_back: perf", "look_back: nowhere"),
                                  [("PK533", QUESTION, "look_back:")]),
    "slow and wrong": ("slow", edit(f"{SLOW}/look_back.py", "return position", "return position + 1"),
                       [("PK534", f"{SLOW}/look_back.py", 1)]),
    "slow and in time": (
        "slow", lambda pack: pack.write(f"{SLOW}/look_back.py", (pack.folder / REFERENCE).read_text()),
        [("PK535", f"{SLOW}/look_back.py", 1)],
    ),
    "limit too tight": ("slow", burns(0.6, 1), [("PK536", QUESTION, "limits:")]),
    "an accepted case is slow": ("slow", burns(0.6, 5), [("PK537", QUESTION, "limits:")]),
    "no docstring": (
        "starter",
        edit(QUESTION, '"""Position of the first entry that repeats an earlier one, -1 if none does."""', "..."),
        [("PK541", QUESTION, "signature:")],
    ),
    "the starter is a solution": ("starter", nothing_to_do, [("PK542", QUESTION, "signature:")]),
    "a path does not fit": ("bounds", edit(QUESTION, "  orders[]: [0, 1000000]", "  orders[][]: [0, 1000000]"),
                            [("PK551", QUESTION, "orders[][]:")]),
    "a bound is never seen": ("bounds", only_the_empty_list,
                              [("PK553", QUESTION, "orders:"), ("PK552", QUESTION, "orders[]:")]),
    "a bound is not touched": ("bounds", edit(QUESTION, "  orders: [0, 20000]", "  orders: [0, 30000]"),
                               [("PK553", QUESTION, "orders:")]),
    "cases hang on the hash seed": ("determinism", edit(CASES, "random.Random(seed)", "random.Random(hash(str(seed)))"),
                                    [("PK561", CASES, 1)]),
    "a solution hangs on the hash seed": ("determinism", lucky, [("PK562", f"{SOLUTIONS}/accepted/second.py", 1)]),
    "a stale waiver": ("mutation", lambda pack: pack.write(WAIVERS, "- hash: abcdef0123\n  reason: gone\n"),
                       [("PK572", WAIVERS, 1)]),
    "a bad waiver": ("mutation", lambda pack: pack.write(WAIVERS, "- hash: abcdef0123\n  raison: gone\n"),
                     [("PK573", WAIVERS, 2), ("PK573", WAIVERS, 1)]),
    "two hints": ("hints", edit(QUESTION, '  - {text: "Standing at one entry, what do you need to know about those '
                                          'before it?", gives: nudge}\n', ""), [("PK581", QUESTION, "hints:")]),
    "one follow-up": (
        "hints", edit(QUESTION, "  - ask: Report every repeat, not only the first. What changes?\n"
                                "    tests: a generator or a list of positions, still one pass\n", ""),
        [("PK582", QUESTION, "followups:")],
    ),
    "a hint is the solution": (
        "hints", edit(QUESTION, "Standing at one entry, what", "Write for position, order in enumerate(orders): what"),
        [("PK583", QUESTION, "- {text: \"Write for")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_finds_what_it_is_for_at_its_place(name: str, pack: Pack, graders: list[Grader]) -> None:
    check, break_, expected = BROKEN[name]
    break_(pack)
    wanted = [(code, path, at if isinstance(at, int) else pack.line(path, at)) for code, path, at in expected]
    assert said(pack, graders, check) == wanted


@pytest.mark.parametrize("check", sorted(discover("amzprep.app.check", "CHECK")))
def test_a_sound_pack_has_no_finding(check: str, pack: Pack, graders: list[Grader]) -> None:
    assert said(pack, graders, check) == []


def test_weak_cases_are_shown_by_the_mutants_they_accept(pack: Pack, graders: list[Grader]) -> None:
    pack.groups('{"empty": [(([5],), -1)]}')
    found = said(pack, graders, "mutation")
    assert found and {(code, path) for code, path, _ in found} == {("PK571", CASES)}


def test_a_waived_mutant_does_not_count(pack: Pack, graders: list[Grader]) -> None:
    pack.groups('{"empty": [(([5],), -1)]}')
    exam = examination(pack, graders)
    messages = [f.message for f in import_module("amzprep.app.check.mutation").CHECK(exam)]
    hashes = [re.search(r"mutant (\w+)", message)[1] for message in messages]  # type: ignore[index]
    pack.write(WAIVERS, "".join(f"- hash: '{each}'\n  reason: for this test\n" for each in hashes))
    assert said(pack, graders, "mutation") == []


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("raise RuntimeError('no')", "RuntimeError: no"),
        ("GROUPS = [1]", "GROUPS"),
        ("GROUPS = {'empty': [((['x'],), -1)]}", "expected int"),
        ("GROUPS = {'empty': [(([],), '$oracle')]}", "no oracle"),
        ("open('/etc/passwd').read()", "PermissionError"),
        ("import socket\nsocket.create_connection(('127.0.0.1', 9))", "Error"),
    ],
    ids=["raises", "no groups", "wrong type", "no oracle", "reads a file", "uses the network"],
)
def test_pack_code_that_fails_is_one_finding(
    code: str, what: str, pack: Pack, graders: list[Grader], home: Path
) -> None:
    pack.write(CASES, code)
    with Workspace.open(extra_packs=[str(pack.folder)]) as workspace:
        checked = examine(workspace, examination(pack, graders).question, graders[0])
    found = [f for f in checked.findings if f.code == "PK500"]
    assert len(found) == 1 and what in found[0].message


def test_a_pack_without_cases_is_one_finding(pack: Pack, graders: list[Grader], home: Path) -> None:
    pack.delete(CASES)
    with Workspace.open(extra_packs=[str(pack.folder)]) as workspace:
        checked = examine(workspace, examination(pack, graders).question, graders[0])
    assert [f.message for f in checked.findings if f.code == "PK500"] == [
        f"{pack.folder / SLUG}: no cases.py, and no cases.json or cases.yaml"
    ]


LISTED = """
empty: [{args: [[]], want: -1}, {args: [[5]], want: -1}]
boundary:
  - args: [[0, 0]]
    want: 1
apart: [{args: [[5, 7, 5]], want: 2}]
"""


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_cases_may_be_data(suffix: str, pack: Pack, graders: list[Grader]) -> None:
    import json

    import yaml

    pack.delete(CASES)
    pack.write(f"{SLUG}/cases.{suffix}", LISTED if suffix == "yaml" else json.dumps(yaml.safe_load(LISTED)))
    exam = examination(pack, graders)
    assert [(case.group, case.n) for case in exam.hidden] == [
        ("empty", 1), ("empty", 2), ("boundary", 1), ("apart", 1)
    ]  # fmt: skip
    assert all(verdict.accepted for verdict in exam.accepted.values())
    assert said(pack, graders, "cases") == [] and said(pack, graders, "accepted") == []


def test_every_problem_of_cases_that_are_data_has_its_place(pack: Pack, graders: list[Grader]) -> None:
    pack.delete(CASES)
    pack.write(f"{SLUG}/cases.yaml", "empty:\n- args: [[no]]\n  want: -1\n- args: [[]]\n  want: many\n- arg: [[]]\n")
    path = f"{SLUG}/cases.yaml"
    assert sorted(said(pack, graders, "cases")) == [
        ("PK002", path, 6), ("PK003", path, 6), ("PK003", path, 6), ("PK017", path, 2), ("PK017", path, 5)
    ]  # fmt: skip


def test_every_code_is_used_and_every_used_code_is_explained() -> None:
    sources = [*(ROOT / "src" / "amzprep").rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in sources if path.name != "codes.py"]
    used = {code for text in texts for code in re.findall(r'"(PK\d{3})"', text)}
    assert used == {each.code for each in EXPLANATIONS}


def test_every_code_of_a_check_is_produced_by_a_test() -> None:
    checks = {each.code for each in EXPLANATIONS if "PK500" <= each.code < "PK600"}
    produced = {code for _, _, expected in BROKEN.values() for code, _, _ in expected} | {"PK500", "PK571"}
    assert checks == produced
