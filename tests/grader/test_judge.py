"""What the grader decides about programs that are merely wrong, slow, loud or broken."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amzprep.domain.limits import Limits
from amzprep.errors import ContentError
from amzprep.grader.judge import Grader
from made import cases, codes, judged, question

LISTS = "def f(xs: list[int]) -> list[int]:\n    '''A list.'''\n"


@pytest.fixture(scope="module")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    with Grader(str(tmp_path_factory.mktemp("cache"))) as made:
        yield made


def test_a_right_program_is_accepted_case_by_case(grader: Grader) -> None:
    verdict = judged(grader, question(), "def double(x):\n    return 2 * x\n", ([1], 2), ([-3], -6), ([0], 0))
    assert verdict.accepted
    assert codes(verdict) == "AC AC AC"
    assert verdict.first_failure is None


def test_a_wrong_value_shows_input_expected_got_and_place(grader: Grader) -> None:
    code = "def f(xs):\n    return sorted(xs)[:3]\n"
    verdict = judged(grader, question(LISTS), code, ([[3, 1]], [1, 3]), ([[4, 3, 2, 1]], [1, 2, 3, 4]))
    assert codes(verdict) == "AC WA"
    first = verdict.first_failure
    assert first is not None
    assert (first.args, first.want, first.got) == ("[[4, 3, 2, 1]]", "[1, 2, 3, 4]", "[1, 2, 3]")
    assert first.pointer == "expected 4 items, got 3"


def test_an_exception_is_shown_with_the_frames_of_the_submission_only(grader: Grader) -> None:
    code = "def helper(x):\n    return 1 // x\n\n\ndef double(x):\n    return sorted([x], key=helper)[0] * 2\n"
    verdict = judged(grader, question(), code, ([0], 0), ([1], 2))
    assert codes(verdict) == "RTE AC"
    assert verdict.cases[0].error == (
        "ZeroDivisionError: integer division or modulo by zero\n"
        "  line 6 in double: return sorted([x], key=helper)[0] * 2\n"
        "  line 2 in helper: return 1 // x"
    )


def test_deep_recursion_keeps_the_first_and_the_last_frames(grader: Grader) -> None:
    verdict = judged(grader, question(), "def double(x):\n    return double(x + 1)\n", ([0], 0))
    assert codes(verdict) == "RTE"
    lines = verdict.cases[0].error.splitlines()
    assert lines[0].startswith("RecursionError")
    assert len(lines) == 14
    assert "frames" in lines[7]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def double(x:\n    return 2\n", "SyntaxError"),
        ("def double(x):\nreturn 2\n", "IndentationError"),
        ("def twice(x):\n    return 2 * x\n", "there is no function named double"),
        ("double = 3\n", "there is no function named double"),
        ("", "there is no function named double"),
        ("def double(x):\n    return '\0'\n", "SyntaxError"),
        ("#" * (2**20 + 1), "larger than 1 MB"),
    ],
)
def test_what_cannot_be_loaded_does_not_compile(code: str, says: str, grader: Grader) -> None:
    verdict = judged(grader, question(), code, ([1], 2), ([2], 4))
    assert codes(verdict) == "CE CE"
    assert says in verdict.cases[0].error


def test_a_syntax_error_names_its_line(grader: Grader) -> None:
    verdict = judged(grader, question(), "def double(x):\n    y = (\n    return 2\n", ([1], 2))
    assert "line 2: y = (" in verdict.cases[0].error


def test_an_error_while_loading_is_a_run_time_error_of_every_case(grader: Grader) -> None:
    verdict = judged(grader, question(), "raise ValueError('no')\n", ([1], 2), ([2], 4))
    assert codes(verdict) == "RTE RTE"
    assert verdict.cases[0].error == "ValueError: no\n  line 1 in <module>: raise ValueError('no')"


def test_a_hang_in_one_case_hides_no_other(grader: Grader) -> None:
    code = "def double(x):\n    while x == 3:\n        pass\n    return 2 * x\n"
    start = time.monotonic()
    verdict = judged(grader, question(), code, *[([x], 2 * x) for x in range(8)])
    assert codes(verdict) == "AC AC AC TLE AC AC AC AC"
    assert time.monotonic() - start < 10


def test_a_sleeper_is_too_slow(grader: Grader) -> None:
    code = "import time\n\n\ndef double(x):\n    if x == 1:\n        time.sleep(60)\n    return 2 * x\n"
    verdict = judged(grader, question(), code, ([0], 0), ([1], 2), ([2], 4))
    assert codes(verdict) == "AC TLE AC"


def test_after_three_timeouts_the_rest_is_not_run(grader: Grader) -> None:
    code = "def double(x):\n    while True:\n        pass\n"
    verdict = judged(grader, question(limits={"seconds": 0.2}), code, *[([x], 2 * x) for x in range(6)])
    assert codes(verdict) == "TLE TLE TLE SKIP SKIP SKIP"
    assert verdict.code == "TLE"


def test_memory_over_the_limit_is_told(grader: Grader) -> None:
    code = "def double(x):\n    return 2 * x if x else len([0] * 10**9)\n"
    verdict = judged(grader, question(limits={"mb": 64, "seconds": 2}), code, ([1], 2), ([0], 0), ([2], 4))
    assert codes(verdict) == "AC MLE AC"


def test_a_flood_of_prints_is_told(grader: Grader) -> None:
    code = "def double(x):\n    while x == 1:\n        print('x' * 1000)\n    return 2 * x\n"
    verdict = judged(grader, question(), code, ([0], 0), ([1], 2), ([2], 4))
    assert verdict.cases[1].code == "OLE"
    assert verdict.cases[0].code == "AC"


def test_prints_belong_to_their_case(grader: Grader) -> None:
    code = "print('loading')\n\n\ndef double(x):\n    print('got', x)\n    return 0\n"
    verdict = judged(grader, question(), code, ([1], 2), ([2], 4))
    assert [each.prints for each in verdict.cases] == ["loading\ngot 1\n", "got 2\n"]


def test_prints_before_a_hang_survive(grader: Grader) -> None:
    code = "def double(x):\n    print('before')\n    while True:\n        pass\n"
    verdict = judged(grader, question(limits={"seconds": 0.2}), code, ([1], 2))
    assert verdict.cases[0].prints == "before\n"


def test_prints_cannot_drive_the_terminal(grader: Grader) -> None:
    code = "def double(x):\n    print('\\x1b[2Jred\\u202e\\x07\\x9b')\n    raise ValueError('\\x1b]0;title\\x07')\n"
    verdict = judged(grader, question(), code, ([1], 2))
    shown = verdict.cases[0].prints + verdict.cases[0].error
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown)
    assert "red" in shown


def test_a_mutated_input_does_not_reach_the_next_case(grader: Grader) -> None:
    code = "def f(xs):\n    xs.append(9)\n    return xs\n"
    verdict = judged(grader, question(LISTS), code, ([[1]], [1, 9]), ([[1]], [1, 9]))
    assert verdict.accepted


def test_an_in_place_answer_is_the_argument(grader: Grader) -> None:
    stub = "def rotate(xs: list[int], k: int) -> None:\n    '''In place.'''\n"
    asked = question(stub, in_place="xs")
    pairs: list[tuple[list[Any], Any]] = [([[1, 2, 3], 1], [3, 1, 2]), ([[], 5], [])]
    right = "def rotate(xs, k):\n    if xs:\n        k %= len(xs)\n        xs[:] = xs[-k:] + xs[:-k]\n"
    wrong = "def rotate(xs, k):\n    return xs[-k:] + xs[:-k]\n"
    assert judged(grader, asked, right, *pairs).accepted
    assert codes(judged(grader, asked, wrong, *pairs)) == "WA AC"


COUNTER = (
    "class Counter:\n    def __init__(self, start: int) -> None:\n        '''Begin.'''\n\n"
    "    def add(self, n: int) -> None:\n        '''Add.'''\n\n"
    "    def items(self) -> list[int]:\n        '''All numbers.'''\n"
)


def test_a_class_is_driven_by_operations(grader: Grader) -> None:
    code = (
        "class Counter:\n    def __init__(self, start):\n        self.all = [start]\n\n"
        "    def add(self, n):\n        self.all.append(n)\n\n    def items(self):\n        return self.all\n"
    )
    operations = [["items", []], ["add", [2]], ["items", []]]
    verdict = judged(grader, question(COUNTER), code, ([[1], operations], [[1], None, [1, 2]]))
    assert verdict.accepted, verdict.first_failure  # the first result is what it was then, not what it became


def test_a_failing_operation_is_named(grader: Grader) -> None:
    code = (
        "class Counter:\n    def __init__(self, start):\n        pass\n\n"
        "    def add(self, n):\n        return None\n\n    def items(self):\n        return []\n"
    )
    verdict = judged(grader, question(COUNTER), code, ([[1], [["add", [2]], ["items", []]]], [None, [1, 2]]))
    assert verdict.cases[0].pointer == "operation 2 (items): expected 2 items, got 0"


def test_state_kept_between_calls_is_found_and_noted(grader: Grader) -> None:
    code = "seen = []\n\n\ndef double(x):\n    seen.append(x)\n    return 2 * x + len(seen) - 1\n"
    verdict = judged(grader, question(), code, ([1], 2), ([2], 4), ([3], 6))
    assert any(note.startswith("keeps state between calls") for note in verdict.notes)
    assert codes(verdict) == "AC AC AC"


def test_dice_are_found_and_noted(grader: Grader) -> None:
    code = "import os\n\n\ndef double(x):\n    return 2 * x if x < 2 else int.from_bytes(os.urandom(6), 'big')\n"
    verdict = judged(grader, question(), code, ([1], 2), ([2], 4))
    assert "not deterministic" in verdict.notes
    assert codes(verdict) == "AC WA"


def test_types_matter_as_annotated(grader: Grader) -> None:
    asked = question("def f(x: int) -> float:\n    '''A float.'''\n")
    assert judged(grader, asked, "def f(x):\n    return x\n", ([1], 1)).accepted
    assert codes(judged(grader, asked, "def f(x):\n    return x == 1\n", ([1], 1))) == "WA"


def test_arguments_are_read_by_the_annotation(grader: Grader) -> None:
    stub = "def f(pairs: list[tuple[int, str]], kinds: set[int], table: dict[int, float]) -> bool:\n    '''Types.'''\n"
    code = (
        "def f(pairs, kinds, table):\n"
        "    return type(pairs[0]) is tuple and type(kinds) is set and type(table[1]) is float\n"
    )
    assert judged(grader, question(stub), code, ([[[1, "a"]], [1, 2], {1: 2}], True)).accepted


@pytest.mark.parametrize("size", [20 * 2**20])
def test_large_arguments_pass_without_deadlock(size: int, grader: Grader) -> None:
    asked = question("def f(x: str) -> int:\n    '''Length.'''\n", limits={"seconds": 5, "mb": 1024})
    verdict = judged(grader, asked, "def f(x):\n    return len(x)\n", (["a" * size], size), (["b" * size], size))
    assert verdict.accepted, verdict.first_failure


def test_large_results_pass_without_deadlock(grader: Grader) -> None:
    asked = question("def f(n: int) -> str:\n    '''Text.'''\n", limits={"seconds": 5, "mb": 1024})
    verdict = judged(grader, asked, "def f(n):\n    return 'a' * n\n", *[([8 * 2**20], "a" * 8 * 2**20)] * 3)
    assert verdict.accepted, verdict.first_failure


def test_an_echo_of_large_lists_passes_without_deadlock(grader: Grader) -> None:
    asked = question(LISTS, limits={"seconds": 5, "mb": 1024})
    big = list(range(300_000))
    verdict = judged(grader, asked, "def f(xs):\n    return xs\n", *[([big], big)] * 4)
    assert verdict.accepted, verdict.first_failure


def test_two_thousand_cases_pass_in_one_child(grader: Grader) -> None:
    verdict = judged(grader, question(), "def double(x):\n    return 2 * x\n", *[([x], 2 * x) for x in range(2000)])
    assert verdict.accepted


def test_numpy_is_there_only_where_the_question_allows_it(grader: Grader) -> None:
    pytest.importorskip("numpy", reason="needs numpy")
    code = "def double(x):\n    import numpy\n    return int(numpy.int64(x) * 2)\n"
    assert codes(judged(grader, question(), code, ([1], 2))) == "RTE"
    assert judged(grader, question(libraries=["numpy"]), code, ([1], 2)).accepted


def test_arrays_arrive_as_arrays_and_are_compared(grader: Grader) -> None:
    pytest.importorskip("numpy", reason="needs numpy")
    stub = "def f(x: NDArray[float64]) -> NDArray[float64]:\n    '''Centred.'''\n"
    asked = question(stub, libraries=["numpy"])
    right = "def f(x):\n    return x - x.mean(axis=0)\n"
    pair = ([[[1, 2], [3, 6]]], [[-1, -2], [1, 2]])
    assert judged(grader, asked, right, pair).accepted
    wrong = judged(grader, asked, "def f(x):\n    return x - x.mean(axis=1)\n", pair)
    assert wrong.cases[0].pointer == "element (0, 0): expected -1.0, got -0.5"
    flat = judged(grader, asked, "def f(x):\n    return x.sum(axis=0)\n", pair)
    assert flat.cases[0].pointer == "expected shape 2×2, got 2"


def test_the_verdict_says_level_limit_and_counts(grader: Grader) -> None:
    body = judged(grader, question(), "def double(x):\n    return 3 * x\n", ([0], 0), ([1], 2)).as_json()
    assert body["kind"] == "verdict"
    assert body["verdict"] == "WA"
    assert body["level"] == grader.level
    assert [each["verdict"] for each in body["cases"]] == ["AC", "WA"]
    assert body["first_failure"]["got"] == "3"


def test_hidden_inputs_are_withheld_unless_asked_for(grader: Grader) -> None:
    verdict = judged(grader, question(), "def double(x):\n    return 3 * x\n", ([41], 82))
    assert "41" not in str(verdict.as_json(reveal=False)["first_failure"].get("args", ""))
    assert verdict.as_json(reveal=True)["first_failure"]["args"] == "[41]"


def test_a_spare_child_gives_the_same_verdict(grader: Grader) -> None:
    asked = question()
    made = cases(grader, asked, ([1], 2), ([2], 4))
    for code in ["def double(x):\n    return 2 * x\n", "def double(x):\n    return x\n"] * 2:
        with_spare = grader.grade(asked, code, made, spare=True)
        without = grader.grade(asked, code, made)
        assert codes(with_spare) == codes(without)


def test_total_time_ends_the_run(grader: Grader) -> None:
    code = "import time\n\n\ndef double(x):\n    time.sleep(0.3)\n    return 2 * x\n"
    asked = question()
    made = cases(grader, asked, *[([x], 2 * x) for x in range(20)])
    verdict = grader.grade(asked, code, made, limits=Limits(seconds=1, total=1.5, mb=256))
    assert verdict.code == "TLE"
    assert verdict.cases[0].code == "AC"
    assert verdict.cases[-1].code == "SKIP"


CHECKER = "def check(args, want, got):\n    return sorted(got) == sorted(want) or f'not a permutation of {want}'\n"


def pack_question(tmp_path: Path, *, checker: str | None = None, cases_py: str = "", **keys: Any) -> Any:
    folder = tmp_path / "made"
    (folder / "solutions" / "accepted").mkdir(parents=True)
    (folder / "solutions" / "accepted" / "reference.py").write_text("def f(xs):\n    return sorted(xs)\n")
    (folder / "cases.py").write_text(cases_py or 'GROUPS = {"a": [(([2, 1],), [1, 2])]}\n')
    if checker is not None:
        (folder / "checker.py").write_text(checker)
        keys["compare"] = {"checker": "checker.py"}
    return question(LISTS, folder=str(tmp_path), **keys)


def test_a_checker_decides_in_the_judge_process(tmp_path: Path, grader: Grader) -> None:
    asked = pack_question(tmp_path, checker=CHECKER)
    assert judged(grader, asked, "def f(xs):\n    return xs[::-1]\n", ([[1, 2, 3]], [1, 2, 3])).accepted
    wrong = judged(grader, asked, "def f(xs):\n    return [0]\n", ([[1, 2]], [1, 2]))
    assert codes(wrong) == "WA"
    assert wrong.cases[0].pointer == "not a permutation of [1, 2]"


@pytest.mark.parametrize("checker", ["def check(args, want, got):\n    return 1 / 0\n", "x = (\n", "pass\n"])
def test_a_broken_checker_is_the_packs_fault(checker: str, tmp_path: Path, grader: Grader) -> None:
    asked = pack_question(tmp_path, checker=checker)
    with pytest.raises(ContentError, match=r"checker\.py"):
        judged(grader, asked, "def f(xs):\n    return xs\n", ([[1]], [1]))


def test_hidden_cases_come_from_the_oracle_and_the_reference(tmp_path: Path, grader: Grader) -> None:
    perf = '"perf": [((list(range(50, 0, -1)),), "$reference")]'
    source = (
        "def oracle(xs):\n    return [each for each in sorted(xs)]\n\n\n"
        f'GROUPS = {{"small": [(([3, 1],), "$oracle"), (([],), [])], {perf}}}\n'
    )
    found = grader.hidden_cases(pack_question(tmp_path, cases_py=source))
    assert [(each.group, each.n) for each in found] == [("small", 1), ("small", 2), ("perf", 1)]
    assert found[0].want == ["l", 1, 3]
    assert found[2].want == ["l", *range(1, 51)]


def test_none_is_an_answer_of_the_reference_too(tmp_path: Path, grader: Grader) -> None:
    pack_question(tmp_path, cases_py='GROUPS = {"perf": [(([],), "$reference"), (([2],), "$reference")]}\n')
    asked = question("def f(xs: list[int]) -> int | None:\n    '''Least.'''\n", folder=str(tmp_path))
    reference = tmp_path / "made" / "solutions" / "accepted" / "reference.py"
    reference.write_text("def f(xs):\n    return min(xs, default=None)\n")
    assert [each.want for each in grader.hidden_cases(asked)] == [None, 2]


def test_a_reference_that_ends_early_leaves_a_case_unanswered(tmp_path: Path, grader: Grader) -> None:
    asked = pack_question(tmp_path, cases_py='GROUPS = {"a": [(([],), []), (([2],), "$reference")]}\n')
    reference = tmp_path / "made" / "solutions" / "accepted" / "reference.py"
    reference.write_text("import os\n\n\ndef f(xs):\n    os._exit(0)\n")
    with pytest.raises(ContentError, match="does not get as far as a 2"):
        grader.hidden_cases(asked)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("GROUPS = 3\n", "no GROUPS"),
        ('GROUPS = {"a": [3]}\n', "a case is"),
        ('GROUPS = {"a": [(("x",), [])]}\n', "expected list"),
        ('GROUPS = {"a": [(([1],), "x")]}\n', "want"),
        ('GROUPS = {"a": [(([1],), "$oracle")]}\n', "no oracle"),
        ("import socket\nsocket.create_connection(('127.0.0.1', 1))\n", "PermissionError"),
        ("open('/etc/passwd')\n", "PermissionError"),
        ("def f(:\n", "SyntaxError"),
        ("while True:\n    raise SystemExit\n", "SystemExit"),
        ("import os\nos._exit(0)\n", "ended the process"),
    ],
)
def test_a_broken_cases_file_is_one_line_with_its_place(source: str, says: str, tmp_path: Path, grader: Grader) -> None:
    with pytest.raises(ContentError) as caught:
        grader.hidden_cases(pack_question(tmp_path, cases_py=source))
    assert "cases.py" in caught.value.message
    assert says in caught.value.message
    assert "\n" not in caught.value.message


def test_tagged_cases_are_cached_for_their_owner_only(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    asked = pack_question(tmp_path)
    with Grader(str(cache)) as one:
        first = one.hidden_cases(asked)
    (kept,) = (cache / "cases").glob("*.json")
    assert kept.stat().st_mode & 0o777 == 0o600
    with Grader(str(cache)) as other:
        assert other.hidden_cases(asked) == first
        assert not other.servers  # nothing had to run
    kept.write_text("{")
    with Grader(str(cache)) as third:
        assert third.hidden_cases(asked) == first
    (tmp_path / "made" / "cases.py").write_text('GROUPS = {"b": [(([9],), [9])]}\n')
    with Grader(str(cache)) as fourth:
        assert [each.group for each in fourth.hidden_cases(asked)] == ["b"]
