"""The walls themselves: the filter decoded call by call, limits seen from outside, refusal when one is missing."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from amzprep.domain.limits import Limits
from amzprep.errors import JudgeError, NotReadyError
from amzprep.grader import darwin, judge, sandbox, server
from amzprep.grader.child import Child, Ending
from amzprep.grader.judge import Grader
from made import codes, judged, question

ALLOWED, EPERM, ENOSYS = 0x7FFF0000, 0x00050001, 0x00050026
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
DOUBLE = "def double(x):\n    return 2 * x\n"
LOOP = "def double(x):\n    while True:\n        pass\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

# name -> number on x86_64 and aarch64: what no child may do, whatever else changes
NEVER: dict[str, tuple[int | None, int | None]] = {
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281), "wait4": (61, 260),
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "ptrace": (101, 117), "process_vm_readv": (310, 270),
    "prctl": (157, 167), "setrlimit": (160, 164), "prlimit64": (302, 261), "seccomp": (317, 277), "socket": (41, 198),
    "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "sendto": (44, 206), "sendmsg": (46, 211),
    "recvmsg": (47, 212), "memfd_create": (319, 279), "ftruncate": (77, 46), "truncate": (76, 45),
    "openat2": (437, 437), "unlinkat": (263, 35), "mkdirat": (258, 34), "renameat2": (316, 276),
    "symlinkat": (266, 36), "linkat": (265, 37), "mknodat": (259, 33), "fchmodat": (268, 53), "fchownat": (260, 54),
    "utimensat": (280, 88), "chdir": (80, 49), "chroot": (161, 51), "mount": (165, 40), "unshare": (272, 97),
    "setns": (308, 268), "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "keyctl": (250, 219), "io_uring_setup": (425, 425), "setitimer": (38, 103), "timer_create": (222, 107),
    "shmget": (29, 194), "setsid": (112, 157), "setpgid": (109, 154), "setuid": (105, 146), "dup3": (292, 24),
    "close_range": (436, 436), "splice": (275, 76), "memfd_secret": (447, 447), "personality": (135, 92),
}  # fmt: skip


def decide(code: bytes, number: int, arch: int, *args: int) -> int:
    """What the kernel would do with a call under this filter: the program, run by hand."""
    data = struct.pack("<IIQ6Q", number, arch, 0, *args, *[0] * (6 - len(args)))
    steps = list(struct.iter_unpack("HBBI", code))
    at, loaded = 0, 0
    while True:
        what, if_true, if_false, value = steps[at]
        at += 1
        match what:
            case 0x20:
                (loaded,) = struct.unpack_from("<I", data, value)
            case 0x15:
                at += if_true if loaded == value else if_false
            case 0x35:
                at += if_true if loaded >= value else if_false
            case 0x45:
                at += if_true if loaded & value else if_false
            case 0x06:
                return int(value)
            case _:
                raise AssertionError(f"no such instruction here: {what:#x}")


@pytest.fixture(params=["x86_64", "aarch64"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sandbox, "machine", lambda: request.param)
    return str(request.param)


def numbers(calls: dict[str, tuple[int | None, int | None]], machine: str) -> dict[str, int]:
    column = list(ARCHITECTURES).index(machine)
    return {name: number for name, pair in calls.items() if (number := pair[column]) is not None}


def test_the_child_may_do_what_is_listed_and_nothing_else(machine: str) -> None:
    arch, code = ARCHITECTURES[machine], sandbox.program(sandbox.CALLS, child=True)
    listed = numbers(sandbox.CALLS, machine)
    looked_into = {listed[name] for name in ("clone", *sandbox.COMMANDS)}
    for number in range(0x400):
        expected = ALLOWED if number in {*listed.values()} - looked_into else EPERM
        if number not in looked_into and number != sandbox.CLONE3:
            assert decide(code, number, arch) == expected, number


def test_the_child_may_not_do_what_breaks_out(machine: str) -> None:
    arch, code = ARCHITECTURES[machine], sandbox.program(sandbox.CALLS, child=True)
    assert {name: decide(code, number, arch) for name, number in numbers(NEVER, machine).items()} == dict.fromkeys(
        numbers(NEVER, machine), EPERM
    )


def test_the_server_may_fork_but_not_execute_nor_connect(machine: str) -> None:
    arch, code = ARCHITECTURES[machine], sandbox.program({**sandbox.CALLS, **sandbox.SERVER_ONLY})
    never = numbers(NEVER, machine)
    assert decide(code, numbers(sandbox.CALLS, machine)["clone"], arch, signal.SIGCHLD) == ALLOWED
    for name in ("execve", "execveat", "socket", "connect", "ptrace", "unlinkat", "mount", "bpf"):
        assert decide(code, never[name], arch) == EPERM, name


def test_clone_makes_threads_only(machine: str) -> None:
    arch, code = ARCHITECTURES[machine], sandbox.program(sandbox.CALLS, child=True)
    clone = numbers(sandbox.CALLS, machine)["clone"]
    thread = 0x3D0F00  # what the C library asks for a thread
    assert decide(code, clone, arch, thread) == ALLOWED
    for process in (0, signal.SIGCHLD, 0x4111, thread & ~0x10000):
        assert decide(code, clone, arch, process) == EPERM, hex(process)
    for namespace in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
        assert decide(code, clone, arch, thread | namespace) == EPERM, hex(namespace)
    assert decide(code, sandbox.CLONE3, arch) == ENOSYS


def test_a_descriptor_takes_no_owner_and_no_signal(machine: str) -> None:
    arch, code = ARCHITECTURES[machine], sandbox.program(sandbox.CALLS, child=True)
    calls = numbers(sandbox.CALLS, machine)
    for name, allowed in sandbox.COMMANDS.items():
        for command in allowed:
            assert decide(code, calls[name], arch, 3, command) == ALLOWED, (name, command)
            assert decide(code, calls[name], arch, 3, command | 1 << 40) == ALLOWED  # the kernel reads 32 bits too
    for command in (4, 8, 10, 15, 1024, 1026, 1031, 1033):
        assert decide(code, calls["fcntl"], arch, 3, command) == EPERM, command
    for command in (0x8901, 0x8902, 0x5421, 0x5452, 0x5412, 0x541C):
        assert decide(code, calls["ioctl"], arch, 3, command) == EPERM, hex(command)


def test_calls_of_another_architecture_are_refused(machine: str) -> None:
    code = sandbox.program(sandbox.CALLS, child=True)
    others = {0x40000003, 0x40000028, *ARCHITECTURES.values()} - {ARCHITECTURES[machine]}
    assert {decide(code, number, other) for number in range(0x200) for other in others} == {EPERM}


def test_calls_of_x32_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "machine", lambda: "x86_64")
    code = sandbox.program({**sandbox.CALLS, **sandbox.SERVER_ONLY})
    refused = {decide(code, 0x40000000 + number, ARCHITECTURES["x86_64"]) for number in range(0x240)}
    assert refused == {EPERM}


def test_level_b_opens_no_file(machine: str) -> None:
    arch, opens = ARCHITECTURES[machine], numbers({name: sandbox.CALLS[name] for name in sandbox.OPENS}, machine)
    for level, expected in {"A": ALLOWED, "B": EPERM}.items():
        code = sandbox.ChildWalls(level).filter
        assert {decide(code, number, arch) for number in opens.values()} == {expected}


def test_the_module_stays_small_enough_to_read() -> None:
    assert len(Path(sandbox.__file__).read_text().splitlines()) <= 250


# --- a real server -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    with Grader(str(tmp_path_factory.mktemp("cache"))) as made:
        yield made


@pytest.fixture(scope="module")
def grader_b(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    with Grader(str(tmp_path_factory.mktemp("cache"))) as made:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(sandbox.NO_LANDLOCK, "1")
            if made.level != "B":
                pytest.skip("needs seccomp")
            if find_spec("numpy"):
                made.warm(["numpy"])
        yield made


def needs_a(grader: Grader) -> None:
    if grader.level != "A":
        pytest.skip("needs Landlock and seccomp")


@pytest.fixture
def grader_d(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Grader]:
    monkeypatch.setenv(sandbox.NO_LANDLOCK, "1")
    monkeypatch.setenv(sandbox.NO_SECCOMP, "1")
    with Grader(str(tmp_path / "cache"), trusted=str(tmp_path / "questions")) as made:
        yield made


def told(grader: Grader, expression: str, before: str = "", **keys: Any) -> str:
    """What an expression is worth inside a child, or the error it ends in."""
    code = f"{before}\ndef double(x):\n    return {expression}\n"
    verdict = judged(grader, question(**keys), code, ([1], 99))
    return verdict.cases[0].got or verdict.cases[0].error


def spare(grader: Grader, mb: int = 77, cpu_s: float = 9) -> Child:
    """A child that has closed its walls and waits."""
    child = grader.server("run", ()).child(mb, cpu_s)
    for _ in range(500):
        if child.ended or status(child.pid).get("Seccomp_filters") == "2":
            break
        time.sleep(0.01)
    return child


def status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def limits(pid: int) -> dict[str, tuple[str, str]]:
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
    return {line[:25].strip(): (line[26:46].strip(), line[47:67].strip()) for line in lines}


@linux
def test_the_kernel_says_that_the_walls_are_closed(grader: Grader) -> None:
    needs_a(grader)
    child = spare(grader)
    seen = status(child.pid)
    assert (seen["Seccomp"], seen["Seccomp_filters"], seen["NoNewPrivs"], seen["Threads"]) == ("2", "2", "1", "1")
    child.end()


@linux
def test_the_limits_are_in_force(grader: Grader) -> None:
    needs_a(grader)
    child = spare(grader)
    seen = limits(child.pid)
    address_space = int(seen["Max address space"][0])
    assert 77 * 2**20 < address_space < (77 + 500) * 2**20
    assert seen["Max address space"][1] == str(address_space)
    assert seen["Max cpu time"] == ("20", "20")
    assert seen["Max file size"] == seen["Max core file size"] == ("0", "0")
    assert seen["Max open files"] == ("32", "32")
    child.end()


@linux
def test_a_child_holds_four_descriptors(grader: Grader) -> None:
    needs_a(grader)
    child = spare(grader)
    if os.getuid() == 0:  # it is not dumpable: its own user may not look
        held = {int(name): os.readlink(f"/proc/{child.pid}/fd/{name}") for name in os.listdir(f"/proc/{child.pid}/fd")}
        assert sorted(held) == [0, 1, 2, 3]
        assert {held[fd] for fd in range(3)} == {"/dev/null"}
        assert held[3].startswith("socket:")
    child.end()


@pytest.mark.parametrize("level", ["A", "B"])
def test_a_child_starts_with_nothing(level: str, request: pytest.FixtureRequest) -> None:
    grader = request.getfixturevalue("grader" if level == "A" else "grader_b")
    before = "import os, sys\n"
    assert told(grader, "dict(os.environ)", before) == "{}"
    assert told(grader, "[*sys.argv, *sys.orig_argv]", before) == "['']"
    assert told(grader, "os.getcwd()", before) == "'/'"
    assert told(grader, "[p for p in sys.path if 'amzprep' in p]", before) == "[]"


def test_every_child_throws_its_own_dice(grader: Grader) -> None:
    thrown = [told(grader, "random.getrandbits(64)", "import random\n") for _ in range(3)]
    assert len(set(thrown)) == 3


def test_hashes_are_the_same_in_every_run(grader: Grader) -> None:
    env = {"PYTHONHASHSEED": "0"}
    bare = subprocess.run([sys.executable, "-S", "-c", "print(hash('a'))"], env=env, capture_output=True, text=True)
    assert told(grader, "hash('a')") == bare.stdout.strip()


def test_level_a_reads_the_standard_library_and_nothing_else(grader: Grader, tmp_path: Path) -> None:
    needs_a(grader)
    (tmp_path / "file").write_text("x")
    assert told(grader, "len(open(os.__file__).read()) > 1000", "import os") == "True"
    assert told(grader, "wave.__name__", "import wave") == "'wave'"
    assert told(grader, "open('/dev/null').read()") == "''"
    for path in (
        tmp_path / "file",
        Path(judge.__file__),
        Path(pytest.__file__),
        Path("/etc/hostname"),
        Path("/proc/self/stat"),
    ):
        assert told(grader, f"open({str(path)!r})").startswith("PermissionError"), path


def test_level_b_reads_nothing_and_says_so(grader_b: Grader) -> None:
    assert told(grader_b, "open(os.__file__)", "import os").startswith("PermissionError")
    late = told(grader_b, "wave", "import wave")
    assert late.startswith("ImportError: wave cannot be imported at sandbox level B")
    guarded = "try:\n    import wave\nexcept ImportError:\n    wave = 7\n"
    assert told(grader_b, "wave", guarded) == "7"
    assert "sandbox level B" in " ".join(judged(grader_b, question(), DOUBLE, ([1], 2)).notes)


@pytest.mark.parametrize("level", ["A", "B"])
def test_what_interviews_use_works_inside(level: str, request: pytest.FixtureRequest) -> None:
    grader = request.getfixturevalue("grader" if level == "A" else "grader_b")
    pool = "from concurrent.futures import ThreadPoolExecutor\n"
    assert told(grader, "sum(ThreadPoolExecutor(4).map(abs, range(5)))", pool) == "10"
    stamp = "from datetime import datetime\n"
    assert told(grader, "datetime.strptime('2024-02-29', '%Y-%m-%d').day", stamp) == "29"
    text = "import traceback\ndef trace():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n"
    text += "        return traceback.format_exc().splitlines()[-1]\n"
    assert told(grader, "trace()", text) == "'ZeroDivisionError: division by zero'"


def test_deep_recursion_through_cached_functions_works(grader: Grader) -> None:
    deep = "import functools, sys\nsys.setrecursionlimit(10 ** 6)\n\n\n@functools.cache\ndef g(n):\n"
    deep += "    return 0 if n == 0 else 1 + g(n - 1)\n"
    depth = 40_000 if sys.version_info < (3, 12) else 400  # 3.12 and 3.13 stop at about 500 and 2,000 by themselves
    assert told(grader, f"g({depth})", deep) == str(depth)


@pytest.mark.parametrize("level", ["A", "B"])
def test_numpy_needs_no_late_import(level: str, request: pytest.FixtureRequest) -> None:
    pytest.importorskip("numpy", reason="needs numpy")
    grader = request.getfixturevalue("grader" if level == "A" else "grader_b")
    parts = "numpy.fft.fft([1]), numpy.linalg.inv([[1.0]]), numpy.ma.array([1]), numpy.random.default_rng(0).random()"
    assert told(grader, f"len([{parts}])", "import numpy", libraries=["numpy"]) == "4"


def test_a_hang_ends_soon_after_its_limit(grader: Grader) -> None:
    for code, most in ((LOOP, 0.3 + 0.25), ("import time\n\n\ndef double(x):\n    time.sleep(60)\n", 3 * 0.3 + 1.25)):
        taken = []
        for _ in range(3):
            start = time.monotonic()
            verdict = judged(grader, question(limits={"seconds": 0.3}), code, ([1], 2))
            taken.append(time.monotonic() - start)
            assert codes(verdict) == "TLE"
        if os.getloadavg()[0] < (os.cpu_count() or 1):  # on a busy machine CPU seconds last longer
            assert min(taken) < most


def test_a_program_that_is_slow_to_load_and_dies_uses_up_the_total(grader: Grader) -> None:
    code = "import os, time\ntime.sleep(0.3)\n\n\ndef double(x):\n    os._exit(1)\n"
    asked = question(limits={"seconds": 0.2, "total": 1.0})
    verdict = judged(grader, asked, code, *[([x], 2 * x) for x in range(20)])
    assert codes(verdict).startswith("RTE RTE")
    assert codes(verdict).endswith("SKIP SKIP SKIP")


def test_a_full_memory_spoils_no_later_case(grader: Grader) -> None:
    code = "HOG = []\n\n\ndef double(x):\n    while x == 1:\n        HOG.append(bytearray(10 ** 5))\n    return 2 * x\n"
    asked = question(limits={"mb": 64, "seconds": 2})
    verdict = judged(grader, asked, code, *[([x], 2 * x) for x in range(8)])
    assert codes(verdict) == "AC MLE AC AC AC AC AC AC"


def test_state_of_one_case_spoils_no_later_case_however_many(grader: Grader) -> None:
    code = "SEEN = []\n\n\ndef double(x):\n    SEEN.append(x)\n    return 2 * x + (1 in SEEN and x != 1)\n"
    verdict = judged(grader, question(), code, *[([x], 2 * x) for x in range(12)])
    assert codes(verdict) == " ".join(["AC"] * 12)
    assert any(note.startswith("keeps state") for note in verdict.notes)


# --- refusal -------------------------------------------------------------------------------------------------------


def broken_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patch: str) -> None:
    """Have fork servers start from a script in which something of the sandbox fails."""
    source = str(Path(judge.__file__).parents[2])
    (tmp_path / "start.py").write_text(
        f"import sys\nsys.path.insert(0, {source!r})\nfrom amzprep.grader import forkserver, sandbox\n\n\n"
        f"def fail(*_, **__):\n    raise OSError(1, 'refused for the test')\n\n\n{patch}\nforkserver.main()\n"
    )
    monkeypatch.setattr(server, "HERE", str(tmp_path))


def test_a_child_whose_walls_do_not_close_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_server(tmp_path, monkeypatch, "sandbox.ChildWalls.close = fail")
    with Grader(str(tmp_path)) as made, pytest.raises(JudgeError, match="it was not run"):
        judged(made, question(), DOUBLE, ([1], 2))


@linux
@pytest.mark.parametrize("what", ["_landlock", "_prctl"])
def test_a_server_that_fails_half_way_is_refused(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_server(tmp_path, monkeypatch, f"sandbox.{what} = fail")
    with Grader(str(tmp_path)) as made, pytest.raises(JudgeError, match=r"could not be closed.*refused for the test"):
        judged(made, question(), DOUBLE, ([1], 2))


@linux
def test_a_kernel_that_has_landlock_and_refuses_rules_is_no_level_b() -> None:
    class Libc:
        calls = iter([3, -1])

        def syscall(self, *_: object) -> int:
            return next(self.calls)

    with pytest.raises(OSError, match="refused a rule set"):
        sandbox._landlock(Libc(), [])  # type: ignore[arg-type]


@linux
def test_without_seccomp_the_level_is_d(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_server(tmp_path, monkeypatch, "sandbox._filter = fail")
    with Grader(str(tmp_path)) as made:
        assert made.level == "D"


@linux
def test_level_d_runs_foreign_code_only_with_the_flag(grader_d: Grader, tmp_path: Path) -> None:
    assert grader_d.level == "D"
    with pytest.raises(NotReadyError, match="--unsafe"):
        grader_d.refuse_unsafe(str(tmp_path / "elsewhere" / "made.yaml"))
    grader_d.refuse_unsafe(str(tmp_path / "questions" / "core" / "made.yaml"))
    for foreign in ("questions-of-others/made.yaml", "questions/../elsewhere/made.yaml"):
        with pytest.raises(NotReadyError):
            grader_d.refuse_unsafe(str(tmp_path / foreign))
    grader_d.allow_unsafe = True
    grader_d.refuse_unsafe(str(tmp_path / "elsewhere" / "made.yaml"))


@linux
def test_level_d_still_limits_and_says_so(grader_d: Grader) -> None:
    hog = "def double(x):\n    return 2 * x if x else [0] * 10 ** 9\n"
    verdict = judged(grader_d, question(limits={"mb": 64}), hog, ([1], 2), ([0], 0), ([2], 4))
    assert codes(verdict) == "AC MLE AC"
    assert "only limits held this run" in " ".join(verdict.notes)


@linux
def test_a_batch_is_foreign_code(amzprep: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sandbox.NO_SECCOMP, "1")
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"question": "warm-up", "code": "x"}\n')
    refused = amzprep("grade", "--batch", str(batch))
    assert (refused.out, refused.code) == ("", 4)
    assert "--unsafe" in refused.err
    assert '"verdict": "RTE"' in amzprep("grade", "--batch", str(batch), "--unsafe").out


# --- deaths --------------------------------------------------------------------------------------------------------


def test_a_dead_server_is_our_failure_and_the_next_grade_works(tmp_path: Path) -> None:
    with Grader(str(tmp_path)) as made:
        assert judged(made, question(), DOUBLE, ([1], 2)).accepted
        process = made.server("run", ()).process
        assert process is not None
        process.kill()
        process.wait()
        with pytest.raises(JudgeError):
            judged(made, question(), DOUBLE, ([1], 2))
        assert judged(made, question(), DOUBLE, ([1], 2)).accepted


def test_a_server_that_dies_under_a_running_child_is_our_failure(tmp_path: Path) -> None:
    with Grader(str(tmp_path)) as made:
        _ = made.level
        process = made.server("run", ()).process
        assert process is not None
        killer = threading.Timer(0.3, process.kill)
        killer.start()
        with pytest.raises(JudgeError):
            judged(made, question(limits={"seconds": 5}), LOOP, ([1], 2))
        killer.join()


def test_ending_a_child_twice_kills_nobody_else(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    child = grader.server("run", ()).child(64, 9)
    child.end()
    killed: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, _: killed.append(pid))
    child.end()
    assert killed == []


def test_a_child_that_used_up_its_cpu_time_is_too_slow_and_not_broken(grader: Grader) -> None:
    needs_a(grader)
    child = grader.server("run", ()).child(64, 0)  # the kernel's own limit: 2 s
    program = {"code": LOOP, "name": "double", "is_class": False, "in_place": None}
    (answer,) = child.converse(program, [{"a": ["l", 1]}], cpu_s=60.0, total_s=30.0)
    assert answer.what == "died"
    code, error = judge._died(child.ending(), 1.0)
    assert (code, error) == ("TLE", "used up the CPU time of the whole run")
    child.end()


def test_a_kill_for_memory_is_memory() -> None:
    code, _ = judge._died(Ending(signal.SIGKILL, 10**6, 0.1), 20.0)
    assert code == "MLE"


@linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_a_parent_that_is_killed(how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        f"import sys, threading\nsys.path[:0] = [{str(Path(__file__).parent)!r}]\nfrom made import judged, question\n"
        "from amzprep.grader.judge import Grader\n\n\ngrader = Grader(sys.argv[1])\n"
        "judged(grader, question(), 'def double(x): return 2 * x', ([1], 2))\n"
        "grader.server('run', ()).prepare(77, 9)\nprint(grader.server('run', ()).process.pid, flush=True)\n"
        f"judged(grader, question(limits={{'seconds': 60}}), {LOOP!r}, ([1], 2))\n"
    )
    parent = subprocess.Popen([sys.executable, str(script), str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    warm = int(parent.stdout.readline())
    try:
        assert eventually(lambda: len(session(warm)) == 3)  # the server, the spare, the one that loops
        parent.send_signal(how)
        parent.wait()
        assert eventually(lambda: session(warm) == set())
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
        for pid in session(warm):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def session(leader: int) -> set[int]:
    """All living processes of a session."""
    found = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{name}/stat").read_bytes().rpartition(b")")[2].split()
                if int(fields[3]) == leader and fields[0] != b"Z":
                    found.add(int(name))
    return found


def eventually(holds: Any, seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_graders_work_side_by_side(tmp_path: Path) -> None:
    wrong: list[str] = []

    def work(n: int) -> None:
        bad = f"def double(x):\n    while x == {n}:\n        pass\n    return 2 * x\n"
        with Grader(str(tmp_path / str(n))) as made:
            for _ in range(5):
                pairs = [([x], 2 * x) for x in range(4)]
                found = codes(judged(made, question(limits={"seconds": 0.2}), bad, *pairs))
                expected = " ".join("TLE" if x == n else "AC" for x in range(4))
                if found != expected:
                    wrong.append(f"{n}: {found}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert wrong == []


# --- macOS ---------------------------------------------------------------------------------------------------------


class Kernel:
    """Stands in for libSystem."""

    def __init__(self, memory: int, ended: bool = False) -> None:
        self.memory, self.ended = memory, ended

    def proc_pid_rusage(self, pid: int, flavour: int, buffer: Any) -> int:
        info = buffer._obj
        info.user_time, info.system_time = 24_000_000, 12_000_000
        info.resident_size, info.exit_time = self.memory, int(self.ended)
        return 0 if pid > 0 and flavour == 0 else -1

    def mach_timebase_info(self, buffer: Any) -> int:
        buffer._obj.numerator, buffer._obj.denominator = 125, 3
        return 0


def test_usage_reads_ticks_and_bytes_as_macos_writes_them() -> None:
    assert darwin.usage(7, Kernel(5_000_000)) == darwin.Usage(1.5, 5_000_000, False)
    assert darwin.usage(7, Kernel(1, ended=True)) == darwin.Usage(1.5, 1, True)
    assert darwin.usage(-1, Kernel(1)) is None
    assert darwin.RusageInfo.exit_time.offset == 16 + 9 * 8


def test_where_memory_is_watched_a_hog_is_told(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter([10, *[10 + 300 * 2**20] * 10_000])
    monkeypatch.setattr(Child, "memory", lambda _: next(held))
    monkeypatch.setattr(grader.server("run", ()), "_level", "C")
    asked, made = question(limits={"seconds": 20}), grader.own_cases(question(), [("", [1], 2)])
    start = time.monotonic()
    verdict = grader.grade(asked, LOOP, made, limits=Limits(seconds=20, total=40, mb=256))
    assert codes(verdict) == "MLE"
    assert time.monotonic() - start < 5


def test_the_macos_profile_opens_what_is_asked_for_and_denies_the_rest() -> None:
    profile = sandbox.profile(["/usr/local/lib/python3.13", 'a"b'])
    assert profile.startswith("(version 1) (deny default)")
    assert '(subpath "/usr/local/lib/python3.13")' in profile
    assert 'a"b' not in profile
    for never in ("network", "process-exec", "process-fork", "file-write", "mach-lookup"):
        assert never not in profile
    assert profile.count("(") == profile.count(")")


def test_prints_need_no_memory_file(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "memfd_create", raising=False)
    code = "def double(x):\n    print('hello')\n    return 0\n"
    assert judged(grader, question(), code, ([1], 2)).cases[0].prints == "hello\n"
