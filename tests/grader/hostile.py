"""Hostile and broken submissions, and the verdict each earns; data for `test_hostile.py`.

The question is `f(x, xs) -> int` over six cases x = 0 … 5; right is 2 · x, but for case K, whose expected value is a
secret drawn for the run. An attack misbehaves in case K only (or, where `codes` says so, while it is loaded). It can
never be right there, and must be right everywhere else. In a body `@HOME@`, `@PACK@`, `@CACHE@` are real paths that
hold the secret, readable by the user; `@MARK@` begins the name of every file an attack tries to make.
"""

# ruff: noqa: E501  (one attack reads best as one line)

from __future__ import annotations

import textwrap
from typing import NamedTuple

K, CASES = 2, 6
SIGNATURE = "def f(x: int, xs: list[int]) -> int:\n    '''Twice x.'''\n"

PRELUDE = """\
import ctypes, errno, functools, gc, io, itertools, json, math, mmap, os, re, select, signal, socket
import struct, sys, threading, time, traceback, types, zlib

RIGHT = 2


def frame(body):
    os.write(3, struct.pack("<I", len(body)) + body)


def caller(name):
    at = sys._getframe()
    while at is not None:
        if name in at.f_locals:
            return at.f_locals[name]
        at = at.f_back


def nonce():
    return caller("request")["k"]


def reached(*tries):
    done = []
    for i, each in enumerate(tries):
        try:
            each()
            done.append(i)
        except Exception:
            pass
    return done


def call(x86_64, aarch64, *args):
    number = x86_64 if os.uname().machine == "x86_64" else aarch64
    libc = ctypes.CDLL(None, use_errno=True)
    return -1 if number is None else libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, args))


"""


class Attack(NamedTuple):
    """One submission: its verdict per case (`AC/WA` allows either), and a text its error or result must hold."""

    id: str
    code: str
    codes: tuple[frozenset[str], ...]
    says: str
    seconds: float
    libraries: tuple[str, ...]

    @property
    def cpu_s(self) -> float:
        """The limit of the run: what fills memory must be done before its time is up, on a busy machine too."""
        return 3.0 if any("MLE" in each and "TLE" not in each for each in self.codes) else 0.15


ATTACKS: dict[str, Attack] = {}
QUICK, ASLEEP = 5.0, 10.0


def _add(id_: str, code: str, codes: list[str], says: str, seconds: float, libraries: tuple[str, ...] = ()) -> None:
    assert id_ not in ATTACKS, id_
    ATTACKS[id_] = Attack(id_, code, tuple(frozenset(each.split("/")) for each in codes), says, seconds, libraries)


def spoil(id_: str, codes: str, body: str, says: str = "", *, top: str = "", seconds: float = QUICK,
          libraries: tuple[str, ...] = ()) -> None:  # fmt: skip
    """An attack in case K: `body` is what the function does there, `top` stands at the top of the file."""
    code = (
        f"{PRELUDE}{textwrap.dedent(top)}\n\ndef spoil(x, xs):\n{textwrap.indent(textwrap.dedent(body), '    ')}\n\n\n"
    )
    code += f"def f(x, xs):\n    return spoil(x, xs) if x == {K} else 2 * x\n"
    _add(id_, code, ["AC"] * K + [codes] + ["AC"] * (CASES - K - 1), says, seconds, libraries)


def whole(id_: str, codes: str, code: str, says: str = "", *, seconds: float = QUICK) -> None:
    """An attack that spoils every case; `codes` lists them all, or one for each."""
    listed = codes.split()
    _add(id_, code, listed * CASES if len(listed) == 1 else listed, says, seconds)


GOOD = "def f(x, xs):\n    return 2 * x\n"
DENIED = "PermissionError"

# --- loops, on every kind of clock ---------------------------------------------------------------------------------
spoil("loop", "TLE", "while True: pass")
spoil("loop-that-swallows", "TLE", "while True:\n    try:\n        while True: pass\n    except BaseException: pass")
spoil("loop-in-regex", "TLE", "re.match('(a+)+$', 'a' * 60 + 'b')")
spoil("loop-in-power", "TLE", "3 ** 10 ** 8")
spoil("loop-in-factorial", "TLE", "math.factorial(10 ** 7)")
spoil("loop-in-int-to-text", "TLE", "sys.set_int_max_str_digits(0)\nstr(3 ** 5_000_000)")
spoil("loop-in-sort", "TLE", "xs = [math.sin(i) for i in range(50_000)]\nwhile True: sorted(xs)")
spoil("loop-in-sum", "TLE", "sum(itertools.repeat(1))")
spoil("loop-in-sort-key", "TLE", "def key(v):\n    while True: pass\nsorted([2, 1], key=key)")
spoil(
    "loop-in-hash-collisions",
    "TLE",
    "{H() for _ in range(10 ** 5)}",
    top="class H:\n    def __hash__(self): return 1\n    def __eq__(self, other): return False\n",
)
spoil("loop-in-del", "TLE", "D()", top="class D:\n    def __del__(self):\n        while True: pass\n")
spoil("loop-in-finally", "TLE", "try:\n    sys.exit(0)\nfinally:\n    while True: pass")
spoil(
    "loop-in-exception-text",
    "TLE",
    "raise E()",
    top="class E(Exception):\n    def __str__(self):\n        while True: pass\n",
)
spoil("loop-under-profiler", "TLE", "def p(*_):\n    while True: pass\nsys.setprofile(p)\nlen([])")
spoil(
    "loop-with-all-signals-ignored",
    "TLE",
    "for n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError): pass\n"
    "while True: pass",
)
spoil(
    "loop-in-two-threads",
    "TLE",
    "def burn():\n    while True: pass\nthreading.Thread(target=burn, daemon=True).start()\nburn()",
)
spoil(
    "loop-in-thread-without-the-lock",
    "TLE",
    "import hashlib\ndef burn():\n    while True: hashlib.pbkdf2_hmac('sha256', b'a', b'b', 10 ** 7)\n"
    "threading.Thread(target=burn, daemon=True).start()\ntime.sleep(60)",
)
spoil("sleep", "TLE", "time.sleep(60)", seconds=ASLEEP)
spoil(
    "sleep-that-swallows", "TLE", "while True:\n    try: time.sleep(60)\n    except BaseException: pass", seconds=ASLEEP
)
spoil("deadlock", "TLE", "lock = threading.Lock()\nlock.acquire()\nlock.acquire()", seconds=ASLEEP)
spoil("wait-for-nothing", "TLE", "select.select([], [], [])", seconds=ASLEEP)
spoil("read-the-channel", "TLE", "os.read(3, 1)", seconds=ASLEEP)
spoil(
    "main-thread-leaves",
    "TLE",
    "def burn():\n    while True: pass\nthreading.Thread(target=burn, daemon=True).start()\ncall(60, 93, 0)",
    seconds=ASLEEP,
)
whole("loop-everywhere", "TLE TLE TLE SKIP SKIP SKIP", "def f(x, xs):\n    while True: pass\n")
whole("loop-while-loading", "TLE SKIP SKIP SKIP SKIP SKIP", "while True: pass\n")
whole(
    "loop-while-loading-that-swallows",
    "TLE SKIP SKIP SKIP SKIP SKIP",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n",
)
whole("sleep-while-loading", "TLE SKIP SKIP SKIP SKIP SKIP", "import time\ntime.sleep(60)\n", seconds=ASLEEP)
whole(
    "sleep-a-little-while-loading-then-die",
    "RTE/SKIP",
    "import os, time\ntime.sleep(0.3)\ndef f(x, xs): os._exit(0)\n",
    seconds=ASLEEP,
)

# --- processes and threads -----------------------------------------------------------------------------------------
spoil("fork", "RTE", "os.fork()", DENIED)
spoil("fork-bomb", "TLE", "while True:\n    try: os.fork()\n    except OSError: pass")
spoil("forkpty", "RTE", "os.forkpty()", "Error")
spoil(
    "detached-grandchild",
    "RTE",
    "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(600)\n    os._exit(0)",
    DENIED,
)
spoil("new-session", "RTE", "os.setsid()", DENIED)
spoil("system", "WA", "return os.system('touch @MARK@-system; sleep 600 &') == 0", "False")
spoil("popen", "RTE", "os.popen('sleep 600').read()", "Error")
spoil("subprocess", "RTE", "import subprocess\nsubprocess.run(['/bin/sleep', '600'])", "Error")
spoil("posix-spawn", "RTE", "os.posix_spawn('/bin/sleep', ['sleep', '600'], {})", DENIED)
spoil("exec", "RTE", "os.execv('/bin/sleep', ['sleep', '600'])", DENIED)
spoil(
    "exec-of-python",
    "RTE",
    "os.execve(sys.executable or '/usr/bin/python3', ['python3', '-c', 'while 1: pass'], {})",
    DENIED,
)
spoil(
    "multiprocessing",
    "RTE",
    "import multiprocessing\nmultiprocessing.get_context('fork').Process(target=print).start()",
    "Error",
)
spoil(
    "clone-by-syscall", "WA", "return [call(56, 220, 17, 0, 0, 0, 0), call(58, None), call(57, None)]", "[-1, -1, -1]"
)
spoil(
    "clone3-by-syscall",
    "WA",
    "buffer = ctypes.create_string_buffer(88)\nreturn call(435, 435, ctypes.addressof(buffer), 88)",
    "-1",
)
spoil("thread-bomb", "RTE/MLE/TLE", "while True: threading.Thread(target=time.sleep, args=(600,), daemon=True).start()")
spoil(
    "thread-bomb-that-swallows",
    "TLE",
    "while True:\n    try: threading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n    except BaseException: pass",
    seconds=ASLEEP,
)
spoil(
    "thread-bomb-of-small-stacks",
    "RTE/MLE/TLE",
    "threading.stack_size(32768)\nwhile True: threading.Thread(target=time.sleep, args=(600,), daemon=True).start()",
    seconds=ASLEEP,
)
spoil("thread-that-outlives-the-call", "WA", "threading.Thread(target=time.sleep, args=(600,)).start()\nreturn RIGHT")
spoil(
    "thread-that-burns-after-the-call",
    "WA",
    "def burn():\n    while True: pass\nthreading.Thread(target=burn, daemon=True).start()\nreturn RIGHT",
)
spoil(
    "thread-that-exits-after-the-call",
    "WA/RTE",
    "threading.Thread(target=lambda: (time.sleep(0.002), os._exit(0))).start()\nreturn RIGHT",
)
spoil(
    "thread-that-babbles-after-the-call",
    "WA/RTE/OLE",
    "threading.Thread(target=lambda: (time.sleep(0.002), os.write(3, b'junk' * 9))).start()\nreturn RIGHT",
)
spoil(
    "timer-of-faulthandler",
    "RTE",
    "import faulthandler\nfaulthandler.dump_traceback_later(0.05, exit=True, file=0)\ntime.sleep(60)",
)
spoil("atexit", "RTE", "import atexit\natexit.register(time.sleep, 600)\nsys.exit(3)", "SystemExit")

# --- memory --------------------------------------------------------------------------------------------------------
spoil("memory-list", "MLE", "[0] * 10 ** 10")
spoil("memory-text", "MLE", "'a' * 10 ** 10")
spoil("memory-bytearray", "MLE", "xs = bytearray()\nwhile True: xs += bytes(10 ** 6)")
spoil("memory-append", "MLE", "xs = []\nwhile True: xs.append('a' * 10 ** 5)")
spoil("memory-count", "MLE", "list(itertools.count())")
spoil("memory-product", "MLE", "list(itertools.product(range(10 ** 9), repeat=2))")
spoil("memory-format", "MLE", "'%1000000000d' % 1")
spoil("memory-shift", "MLE/RTE", "1 << 10 ** 11")
spoil(
    "memory-zip-bomb",
    "MLE",
    "data = zlib.compress(bytes(10 ** 7))\nxs = []\nwhile True: xs.append(zlib.decompress(data))",
)
spoil("memory-ctypes", "MLE", "ctypes.create_string_buffer(10 ** 11)")
spoil("memory-mmap", "MLE/RTE", "mmap.mmap(-1, 10 ** 11)")
spoil(
    "memory-shared-mmap",
    "MLE/RTE",
    "xs = []\nwhile True:\n    xs.append(mmap.mmap(-1, 10 ** 7))\n    xs[-1][:] = b'a' * 10 ** 7",
)
spoil("memory-nested-lists", "MLE/RTE", "xs = []\nwhile True: xs = [xs, xs[:]]")
spoil(
    "memory-that-swallows",
    "TLE",
    "xs = []\nwhile True:\n    try: xs.append(bytearray(10 ** 6))\n    except MemoryError: pass",
)
spoil("memory-kept-for-ever", "MLE", "while True: HOG.append(bytearray(10 ** 5))", top="HOG = []\n")
spoil(
    "memory-kept-to-the-last-byte",
    "MLE",
    "size = 10 ** 6\nwhile True:\n    try: HOG.append(bytearray(size))\n    except MemoryError:\n        if size == 1: raise\n"
    "        size = size // 10",
    top="HOG = []\n",
)
spoil("memory-kept-in-small-pieces", "MLE", "global HOG\ngc.disable()\nwhile True: HOG = (HOG,)", top="HOG = None\n")
spoil(
    "memory-kept-in-pieces-of-every-size",
    "MLE/RTE/TLE",
    "for size in (10 ** 6, 10 ** 5, 10 ** 4, 1000, 400, 100, 1):\n    try:\n        while True: HOG[0] = (HOG[0], bytes(size))\n"
    "    except MemoryError: pass\nreturn [HOG[0]]",
    top="HOG = [None]\n",
)
spoil(
    "memory-kept-and-silent",
    "WA/MLE",
    "try:\n    while True: HOG.append(bytearray(10 ** 5))\nexcept MemoryError: pass\nreturn RIGHT",
    top="HOG = []\n",
)
spoil(
    "memory-of-threads",
    "MLE/RTE/TLE",
    "def eat():\n    xs = []\n    while True: xs.append(bytearray(10 ** 6))\n"
    "ts = [threading.Thread(target=eat) for _ in range(4)]\n[t.start() for t in ts]\n[t.join() for t in ts]\nreturn [0] * 10 ** 10",
)
spoil("recursion", "RTE", "def g(n): return g(n + 1)\ng(0)", "RecursionError")
spoil("recursion-without-a-limit", "MLE/RTE/TLE", "sys.setrecursionlimit(2 ** 31 - 1)\ndef g(n): return g(n + 1)\ng(0)")
spoil("recursion-in-c", "RTE/MLE/TLE", "sys.setrecursionlimit(2 ** 31 - 1)\ndef g(n): return sorted([0], key=g)\ng(0)")
spoil(
    "recursion-in-repr",
    "RTE/MLE/TLE",
    "sys.setrecursionlimit(2 ** 31 - 1)\nxs = []\nfor _ in range(10 ** 6): xs = [xs]\nrepr(xs)",
)
spoil("recursion-that-swallows", "RTE/TLE/WA", "def g():\n    try: g()\n    except RecursionError: g()\ng()")
whole("memory-while-loading", "MLE", "xs = []\nwhile True: xs.append(bytearray(10 ** 6))\n")

# --- output --------------------------------------------------------------------------------------------------------
spoil("print-flood", "OLE", "while True: print('x' * 1000)")
spoil("print-flood-that-swallows", "TLE", "while True:\n    try: print('x' * 1000)\n    except BaseException: pass")
spoil(
    "print-flood-swallowed-once",
    "OLE",
    "try:\n    while True: print('x' * 1000)\nexcept BaseException: pass\nreturn RIGHT",
)
spoil("print-once-huge", "OLE/MLE", "print('x' * 2 ** 22)")
spoil("print-to-stderr", "OLE", "while True: sys.stderr.write('x' * 1000)")
spoil("print-to-the-original", "OLE", "while True: sys.__stdout__.write('x' * 1000)")
spoil("print-to-the-original-stderr", "OLE", "while True: sys.__stderr__.write('x' * 1000)")
spoil("print-lines", "OLE", "sys.stdout.writelines(itertools.repeat('x' * 1000))")
spoil("log-flood", "OLE", "import logging\nwhile True: logging.warning('x' * 1000)")
spoil("flood-descriptor-1", "TLE", "while True: os.write(1, b'x' * 4096)")
spoil("flood-descriptor-2", "TLE", "while True: os.write(2, b'x' * 4096)")
spoil("flood-descriptor-0", "TLE", "while True:\n    try: os.write(0, b'x' * 4096)\n    except OSError: pass")
spoil("flood-descriptor-3", "RTE/OLE", "while True: os.write(3, b'x' * 4096)")
spoil(
    "flood-all-descriptors",
    "RTE/OLE",
    "while True:\n    for fd in range(64):\n        try: os.write(fd, b'x' * 4096)\n        except OSError: pass",
)
spoil("fill-the-region", "WA", "sys.stdout.region[:] = b'\\xff' * len(sys.stdout.region)\nreturn RIGHT")
spoil("close-the-region", "RTE", "sys.stdout.region.close()\nprint('x')", "ValueError")
spoil("lie-about-prints", "WA", "sys.stdout.used = 10 ** 9\nreturn RIGHT")
spoil("lie-about-prints-below-zero", "WA", "sys.stdout.used = -10 ** 30\nreturn RIGHT")
spoil("lie-about-prints-by-type", "WA", "sys.stdout.used = [{}]\nreturn RIGHT")
spoil("remap-the-region", "RTE/WA", "sys.stdout.region.resize(2 ** 24)\nsys.stdout.region[2 ** 23] = 1\nreturn RIGHT")
spoil("huge-result", "OLE/MLE", "return 'é' * 2 ** 25")
spoil("many-results", "RTE", "return [0] * 9_000_000")
spoil("print-escapes", "WA", r"print('\x1b[2J\x1b]0;title\x07\x9b31m\r\x08')" "\nreturn RIGHT")
spoil("print-bidi", "WA", r"print('\u202e\u2066\u200f abc \u2028')" "\nreturn RIGHT")
spoil("print-surrogates", "WA", r"print('\ud800 \udfff')" "\nreturn RIGHT")
spoil("print-nulls", "WA", r"print('\0' * 1000)" "\nreturn RIGHT")
spoil("print-markup", "WA", "print('[red]x[/red] [link=file:///]y[/link]')\nreturn RIGHT")
spoil("result-of-escapes", "WA", r"return '\x1b[2J\u202e\ud800\x07'")
spoil("error-of-escapes", "RTE", r"raise ValueError('\x1b[2J\u202e\ud800\x07' * 10)", "ValueError")
spoil("error-named-with-escapes", "RTE", r"raise type('\x1b[2J\u202e', (Exception,), {})('x')")
spoil(
    "function-named-with-escapes",
    "RTE",
    r"g.__code__ = g.__code__.replace(co_name='\x1b[2J\u202e')" "\ng()",
    top="def g():\n    return 1 / 0\n",
)
whole("print-while-loading", "OLE", "while True: print('x' * 1000)\n")

# --- ends ----------------------------------------------------------------------------------------------------------
spoil("exit-0", "RTE", "os._exit(0)")
spoil("exit-70", "RTE", "os._exit(70)")
spoil("exit-255", "RTE", "os._exit(255)")
spoil("sys-exit", "RTE", "sys.exit(0)", "SystemExit")
spoil("keyboard-interrupt", "RTE", "raise KeyboardInterrupt", "KeyboardInterrupt")
spoil("generator-exit", "RTE", "raise GeneratorExit", "GeneratorExit")
spoil("own-base-exception", "RTE", "raise type('B', (BaseException,), {})", "B")
spoil("abort", "RTE", "os.abort()")
spoil("null-pointer", "RTE", "ctypes.string_at(0)")
spoil("illegal-memory", "RTE", "ctypes.memset(8, 0, 8)")
spoil("exit-in-thread-while-waiting", "RTE", "threading.Thread(target=os._exit, args=(0,)).start()\ntime.sleep(60)")
whole("exit-while-loading", "RTE", "import os\nos._exit(0)\n")
whole("sys-exit-while-loading", "RTE", "import sys\nsys.exit(0)\n", "SystemExit")
whole("raise-while-loading", "RTE", "raise ValueError('no')\n", "ValueError")
whole("close-the-channel-while-loading", "RTE", f"import os\nos.close(3)\n{GOOD}")

# --- frames --------------------------------------------------------------------------------------------------------
spoil("frame-with-a-wrong-nonce", "RTE", 'frame(b\'{"k":1,"v":4}\')')
spoil("frame-without-a-nonce", "RTE", "frame(b'{\"v\":4}')")
spoil("frame-with-the-right-nonce", "WA", 'frame(b\'{"k":%d,"v":5,"p":0}\' % nonce())\nreturn RIGHT')
spoil("frame-twice", "WA", 'frame(b\'{"k":%d,"v":4,"p":0}\' % nonce())\nframe(b\'{"k":%d,"v":4,"p":0}\' % nonce())')
spoil(
    "frames-for-all-later-cases",
    "WA",
    """
    channel = caller("channel")
    frame(b'{"k":%d,"v":-1,"p":0}' % nonce())
    while channel.start < len(channel.buffer):
        frame(b'{"k":%d,"v":-1,"p":0}' % channel.take()["k"])
    os._exit(0)
""",
)
spoil("frame-of-a-verdict", "RTE", 'frame(b\'{"k":%d,"verdict":"AC"}\' % nonce())')
spoil("frame-of-a-nonce-as-text", "RTE", 'frame(b\'{"k":"%d","v":4}\' % nonce())')
spoil("frame-of-true", "RTE", 'frame(b\'{"k":true,"v":4}\')')
spoil("frame-with-nothing", "RTE", "frame(b'')")
spoil("frame-not-json", "RTE", "frame(b'\\xff\\xfe{')")
spoil("frame-of-a-list", "RTE", "frame(b'[1]')")
spoil("frame-of-null", "RTE", "frame(b'null')")
spoil("frame-very-deep", "RTE", "frame(b'[' * 10 ** 6)")
spoil(
    "frame-deep-but-closed",
    "RTE/WA",
    "frame(b'{\"k\":%d,\"v\":' % nonce() + b'[' * 900 + b']' * 900 + b'}')\nos._exit(0)",
)
spoil(
    "frame-of-foreign-keys", "RTE", "frame(json.dumps({'k': nonce(), 'v': {str(i): i for i in range(1000)}}).encode())"
)
spoil("frame-with-objects-inside", "WA", 'frame(b\'{"k":%d,"v":{"k":1,"v":{}}}\' % nonce())\nos._exit(0)')
spoil("frame-of-a-huge-number", "RTE", "frame(b'{\"k\":%d,\"v\":' % nonce() + b'1' * 10 ** 6 + b'}')")
spoil("frame-of-infinity", "WA", 'frame(b\'{"k":%d,"v":1e999,"p":1e999}\' % nonce())\nos._exit(0)')
spoil("frame-of-not-a-number", "WA", 'frame(b\'{"k":%d,"v":NaN,"p":NaN}\' % nonce())\nos._exit(0)')
spoil(
    "frame-of-a-strange-error",
    "RTE",
    "frame(json.dumps({'k': nonce(), 'e': {'type': [1], 'text': {'k': 1}, 'frames': [[1], 'x', [1e9, 'y'], [-1, '']], 'op': []}}).encode())",
)
spoil("frame-of-an-error-that-is-a-list", "RTE", 'frame(b\'{"k":%d,"e":[1,2]}\' % nonce())')
spoil(
    "frame-of-many-lists",
    "OLE/WA/RTE",
    """
    body = b'{"k":%d,"v":["l"' % nonce() + b",[]" * 10_000_000 + b"]}"
    os.write(3, struct.pack("<I", len(body)))
    at = memoryview(body)
    while at: at = at[os.write(3, at):]
    os._exit(0)
""",
    seconds=ASLEEP,
)
spoil("frame-of-odd-trees", "WA", 'frame(b\'{"k":%d,"v":["n","f",[1e9,[1]],[[],[1]]],"p":-1}\' % nonce())\nos._exit(0)')
spoil("frame-of-a-load", "RTE", 'frame(b\'{"load":null,"p":0}\')')
spoil("half-a-header", "RTE", "os.write(3, b'\\x05\\x00')\nos._exit(0)")
spoil("half-a-frame", "RTE", "os.write(3, struct.pack('<I', 100) + b'{')\nos._exit(0)")
spoil("half-a-frame-then-loop", "TLE", "os.write(3, struct.pack('<I', 100) + b'{')\nwhile True: pass")
spoil(
    "drip",
    "TLE",
    "os.write(3, struct.pack('<I', 2 ** 24))\nwhile True:\n    os.write(3, b' ')\n    time.sleep(0.01)",
    seconds=ASLEEP,
)
spoil("huge-length", "OLE", "os.write(3, b'\\xff' * 4)\nwhile True: pass")
spoil(
    "length-just-allowed",
    "TLE/OLE/RTE/MLE",
    "os.write(3, struct.pack('<I', 2 ** 26 - 1))\nwhile True: os.write(3, b' ' * 2 ** 16)",
    seconds=ASLEEP,
)
spoil(
    "replay-of-the-case-before",
    "RTE",
    'frame(b\'{"k":%d,"v":2,"p":0}\' % LAST[-1])',
    top="LAST = []\n\n\ndef trace(at, what, value):\n    if 'request' in at.f_locals: LAST.append(at.f_locals['request']['k'])\n"
    "LAST.append(12345)\n",
)
whole(
    "frame-while-loading",
    "RTE",
    f"import os, struct\nos.write(3, struct.pack('<I', 13) + b'{{\"load\":null}}')\n{GOOD}",
)
whole(
    "wrong-frame-while-loading",
    "RTE",
    f"import os, struct\nos.write(3, struct.pack('<I', 10) + b'{{\"load\":1}}')\n{GOOD}",
)

# --- values that lie -----------------------------------------------------------------------------------------------
LIES = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __index__(self): return 4
    def __int__(self): return 4


def loop(*_):
    while True: pass


class Hang:
    __repr__ = __str__ = __hash__ = __len__ = __iter__ = __bool__ = __eq__ = __reduce__ = __sizeof__ = __format__ = loop
    __getattr__ = __getattribute__ = __dir__ = loop


class Liar(int):
    def __eq__(self, other): return True
    def __add__(self, other): return Yes()
    def __int__(self): return Yes()
    def bit_length(self): return 1
    __radd__ = __index__ = __repr__ = __str__ = __hash__ = loop


class Masked:
    @property
    def __class__(self): return int


class Meta(type):
    __name__ = property(loop)
    __repr__ = __eq__ = __hash__ = __instancecheck__ = __subclasscheck__ = loop
    def mro(cls): return type.mro(cls)
"""
for lie, said in {
    "Yes()": "", "Hang()": "", "Liar(5)": "5", "Masked()": "",
    "type('L', (list,), {'__len__': loop, '__iter__': loop, '__getitem__': loop})([1])": "[1]",
    "type('S', (str,), {'__len__': lambda s: 0, '__getitem__': loop, 'encode': loop, '__str__': loop})('4')": "'4'",
    "type('F', (float,), {'__float__': loop, '__eq__': lambda *_: True})(4.5)": "4.5",
    "type('D', (dict,), {'items': loop, 'keys': loop, '__iter__': loop, '__len__': loop})(a=1)": "'a'",
    "type('T', (tuple,), {'__len__': loop, '__iter__': loop, '__getitem__': loop})([1])": "1",
    "type('E', (set,), {'__len__': loop, '__iter__': loop})([1])": "1",
    "(i for i in itertools.count())": "generator", "lambda: 4": "function", "type": "type", "sys": "module",
    "1 << 10 ** 6": "huge", "float('nan')": "nan", "True": "True", "4.0": "", "'4'": "", "None": "None", "b'4'": "", "4j": "",
    "[Hang(), {Yes(): Hang()}]": "", "types.SimpleNamespace(x=4)": "SimpleNamespace", "NotImplemented": "", "...": "",
}.items():  # fmt: skip
    spoil(f"result-{lie.split('(')[0].strip()}-{len(ATTACKS)}", "WA", f"return {lie}", said, top=LIES)
spoil("result-of-a-lying-metaclass", "WA/TLE", "return Meta('M', (), {})()", top=LIES)
spoil("result-of-a-lying-metaclass-of-int", "WA/TLE", "return Meta('M', (int,), {})(5)", top=LIES)
spoil("result-that-holds-itself", "RTE", "xs = []\nxs.append(xs)\nreturn xs", "contains itself")
spoil("result-dict-that-holds-itself", "RTE", "d = {}\nd[1] = d\nreturn d", "contains itself")
spoil("result-very-deep", "RTE", "xs = []\nfor _ in range(10 ** 5): xs = [xs]\nreturn xs", "levels")
spoil("result-wide-and-shared", "TLE", "xs = [0] * 100\nfor _ in range(100): xs = [xs] * 100\nreturn xs")
spoil(
    "error-that-hangs-when-looked-at",
    "RTE/TLE",
    "raise E()",
    top=LIES + "class E(Exception):\n    __traceback__ = __class__ = property(loop)\n    __str__ = __repr__ = loop\n",
)
spoil(
    "error-that-raises-when-looked-at",
    "RTE",
    "raise E()",
    top="class E(SyntaxError):\n    def __getattribute__(self, name): raise SystemExit\n    def __str__(self): raise KeyboardInterrupt\n",
)
spoil(
    "error-with-a-lying-text",
    "RTE",
    "raise E()",
    top=LIES + "class S(str):\n    __getitem__ = __len__ = __format__ = lambda *_: Hang()\n"
    "class E(Exception):\n    def __str__(self): return S('x')\n",
)
spoil("error-with-a-huge-text", "RTE", "raise ValueError('x' * 10 ** 7)", "ValueError")
spoil("error-with-a-lying-operation", "RTE", "e = ValueError('x')\ne.__amzprep_op__ = 10 ** 30\nraise e", "ValueError")
spoil(
    "error-from-many",
    "RTE",
    "e = None\nfor i in range(10 ** 4):\n    n = ValueError(i)\n    n.__cause__ = e\n    e = n\nraise e",
    "ValueError",
)
spoil(
    "error-group-very-deep", "RTE", "e = ValueError()\nfor _ in range(10 ** 4): e = ExceptionGroup('x', [e])\nraise e"
)
spoil("error-named-like-ours", "RTE/OLE", "raise type('OutputLimit', (Exception,), {})('x')")

# --- descriptors and signals ---------------------------------------------------------------------------------------
spoil("close-the-channel", "RTE", "os.close(3)\nreturn RIGHT")
spoil("close-the-channel-and-loop", "RTE", "os.close(3)\nwhile True: pass")
spoil("close-everything", "RTE", "os.closerange(0, 256)\nreturn RIGHT")
spoil("replace-the-channel", "RTE", "os.dup2(0, 3)", DENIED)
spoil("hold-the-channel-twice", "RTE", "os.dup(3)\nos.close(3)\nreturn RIGHT")
spoil("use-up-descriptors", "RTE", "while True: os.dup(0)", "Too many open files")
spoil("use-up-descriptors-silently", "WA", "try:\n    while True: os.dup(0)\nexcept OSError: pass\nreturn RIGHT")
spoil("use-up-pipes", "RTE", "while True: os.pipe()", "Too many open files")
spoil("channel-without-blocking", "RTE/WA", "os.set_blocking(3, False)\nreturn RIGHT")
spoil("send-over-the-channel", "RTE", "socket.socket(fileno=3).sendmsg([b'x'])", DENIED)
spoil("pass-a-descriptor", "RTE", "socket.send_fds(socket.socket(fileno=3), [b'x'], [0])", "Error")
spoil("shut-the-channel-down", "RTE", "socket.socket(fileno=3).shutdown(2)", DENIED)
spoil(
    "signal-by-owner-of-a-descriptor",
    "WA",
    """
    me, server = os.getpid(), os.getppid()
    owner, pid = ctypes.create_string_buffer(struct.pack("ii", 1, server)), ctypes.create_string_buffer(struct.pack("i", server))
    a, b = ctypes.addressof(owner), ctypes.addressof(pid)
    return [call(72, 25, 3, 8, server), call(72, 25, 3, 10, 9), call(72, 25, 3, 15, a), call(72, 25, 3, 4, 0o20002), call(72, 25, 3, 1024, 1),
            call(72, 25, 3, 1026, 1), call(72, 25, 3, 1031, 2 ** 20), call(16, 29, 3, 0x8901, b), call(16, 29, 3, 0x8902, b), call(16, 29, 3, 0x5452, b)]
""",
    str([-1] * 10),
)
spoil("signal-by-owner-through-fcntl", "RTE", "import fcntl\nfcntl.fcntl(3, fcntl.F_SETOWN, os.getppid())", "Error")
for victim in ("os.getppid()", "0", "os.getpid()"):
    spoil(f"kill-{victim}", "RTE", f"os.kill({victim}, 9)", DENIED)
    spoil(f"stop-{victim}", "RTE", f"os.kill({victim}, signal.SIGSTOP)", DENIED)
spoil("kill-the-group", "RTE", "os.killpg(os.getpgid(0), 9)", "Error")
spoil(
    "kill-the-grader",
    "WA",
    "return reached(*[lambda p=p: os.kill(p, 9) for p in (@PARENT@, os.getppid() + 1, os.getpid() - 1)])",
    "[]",
)
spoil(
    "kill-by-syscall",
    "WA",
    """
    me, server, tid = os.getpid(), os.getppid(), threading.get_native_id()
    return [call(62, 129, server, 9), call(234, 131, server, server, 9), call(200, 130, server, 9), call(129, 138, server, 9, 0),
            call(297, 240, server, server, 9, 0), call(434, 434, server, 0), call(424, 424, 0, 9, 0, 0), call(438, 438, 0, 3, 0)]
""",
    "[-1, -1, -1, -1, -1, -1, -1, -1]",
)
spoil("raise-a-signal", "RTE/WA", "signal.raise_signal(signal.SIGKILL)")
spoil("pidfd", "RTE", "os.pidfd_open(os.getppid())", DENIED)
spoil(
    "prctl",
    "WA",
    "return [call(157, 167, 1, 0, 0, 0, 0), call(157, 167, 4, 1, 0, 0, 0), call(157, 167, 15, 0, 0, 0, 0)]",
    "[-1, -1, -1]",
)
spoil(
    "timers",
    "WA",
    "return [call(37, None, 1), call(38, 103, 0, 0, 0), call(222, 107, 0, 0, 0), call(283, 85, 1, 0)]",
    "[-1, -1, -1, -1]",
)
spoil("interval-timer", "RTE", "signal.setitimer(signal.ITIMER_REAL, 0.01)", "not permitted")
spoil("alarm", "WA", "signal.signal(signal.SIGALRM, lambda *_: os._exit(0))\nsignal.alarm(1)\nreturn RIGHT")

# --- reading -------------------------------------------------------------------------------------------------------
for place in ("@PACK@/made/cases.py", "@CACHE@/cases/made.json", "@HOME@/log.db", "/etc/passwd", "/proc/self/maps", "/proc/self/mem",
              "/proc/@PARENT@/mem", "/proc/@PARENT@/environ", "/proc/@PARENT@/maps", "/proc/@PARENT@/cmdline", "/proc/@SERVER@/mem",
              "/proc/@SERVER@/environ", "/dev/mem", "/sys/kernel"):  # fmt: skip
    spoil(
        f"read-{place.replace('@', '').strip('/').replace('/', '-')}",
        "RTE",
        f"return open('{place}', 'rb').read().decode('latin-1')",
        "Error",
    )
spoil(
    "read-in-many-ways",
    "WA",
    """
    import codecs, linecache
    path = '@PACK@/made/cases.py'
    open_ = lambda flags: os.read(os.open(path, flags), 100)
    assert not linecache.getlines(path)
    buffer = ctypes.create_string_buffer(path.encode())
    how = ctypes.create_string_buffer(24)
    assert call(437, 437, -100, ctypes.addressof(buffer), ctypes.addressof(how), 24) == -1
    assert call(257, 56, -100, ctypes.addressof(buffer), 0, 0) == -1
    assert call(2, None, ctypes.addressof(buffer), 0, 0) == -1
    assert call(303, 264, -100, ctypes.addressof(buffer), 0, 0, 0) == -1
    return reached(lambda: io.FileIO(path), lambda: io.open_code(path), lambda: codecs.open(path), lambda: open_(os.O_RDONLY),
                   lambda: open_(os.O_PATH), lambda: os.listdir('@PACK@'), lambda: list(os.scandir('@HOME@')), lambda: os.chdir('@PACK@'),
                   lambda: os.listdir('/proc'), lambda: os.listdir('/'), lambda: __import__('mmap').mmap(os.open(path, 0), 0),
                   lambda: os.getxattr(path, 'user.x'), lambda: ctypes.CDLL(path), lambda: os.statvfs('@HOME@'))
""",
    "[]",
)
spoil("import-the-pack", "RTE", "sys.path.insert(0, '@PACK@/made')\nimport cases\nreturn str(cases.GROUPS)", "Error")
spoil("import-our-package", "RTE", "sys.path.insert(0, '@SOURCE@')\nimport amzprep.grader.judge", "Error")
spoil("run-the-pack", "RTE", "import runpy\nreturn str(runpy.run_path('@PACK@/made/cases.py'))", "Error")
spoil(
    "open-the-log",
    "RTE",
    "import sqlite3\nreturn sqlite3.connect('@HOME@/log.db').execute('select 1').fetchall()",
    "Error",
)
spoil("peek-at-the-environment", "WA", "return [*os.environ, *os.environb]", "[]")
spoil(
    "peek-at-the-command-line",
    "WA",
    "return [*filter(None, sys.argv), *sys.orig_argv, *filter(None, [os.getcwd()])]",
    "['/']",
)
SEARCH = """
    found = set()
    def look(value):
        if type(value) is int and value > 10 ** 17: found.add(value)
        if type(value) in (str, bytes, bytearray):
            text = value if type(value) is str else bytes(value[:10 ** 6]).decode('latin-1')
            found.update(int(each) for each in re.findall(r'(?<![0-9])[0-9]{18}(?![0-9])', text))
"""
spoil(
    "search-all-objects",
    "WA/TLE/RTE",
    SEARCH
    + """
    seen, queue = set(), gc.get_objects()
    end = time.monotonic() + 0.1
    while queue and time.monotonic() < end:
        each = queue.pop()
        if id(each) not in seen:
            seen.add(id(each))
            look(each)
            queue += gc.get_referents(each)
    return sorted(found)
""",
)
spoil(
    "search-all-frames",
    "WA",
    SEARCH
    + """
    at = sys._getframe()
    while at is not None:
        for each in [*at.f_locals.values(), *at.f_globals.values()]:
            look(each)
            for part in each if type(each) in (list, tuple) else each.values() if type(each) is dict else vars(each).values() if hasattr(each, '__dict__') else ():
                look(part)
        at = at.f_back
    return sorted(found - {2 ** 63 - 1, 2 ** 64 - 1})
""",
    "[]",
)
spoil(
    "search-the-modules",
    "WA",
    SEARCH
    + """
    for module in list(sys.modules.values()):
        if getattr(module, '__name__', '').startswith(('amzprep', '__main__')):
            for each in vars(module).values(): look(each)
    return [sorted(found), [name for name in sys.modules if name.startswith('amzprep') and name.endswith(('judge', 'compare', 'pack', 'case'))]]
""",
    "[[], []]",
)
spoil(
    "read-the-parents-memory",
    "WA",
    """
    local = ctypes.create_string_buffer(64)
    one = ctypes.create_string_buffer(struct.pack('QQ', ctypes.addressof(local), 64))
    other = ctypes.create_string_buffer(struct.pack('QQ', id(RIGHT), 64))
    a, b = ctypes.addressof(one), ctypes.addressof(other)
    return [call(310, 270, p, a, 1, b, 1, 0) for p in (@PARENT@, @SERVER@)] + [call(311, 271, @PARENT@, a, 1, b, 1, 0)]
""",
    "[-1, -1, -1]",
)
spoil(
    "trace-the-parent",
    "WA",
    "return [call(101, 117, what, p, 0, 0) for what in (16, 0x4206) for p in (@PARENT@, @SERVER@)]",
    "[-1, -1, -1, -1]",
)

# --- writing -------------------------------------------------------------------------------------------------------
for place in (
    "/tmp/@MARK@",
    "/dev/shm/@MARK@",
    "/var/tmp/@MARK@",
    "@MARK@",
    "@HOME@/@MARK@",
    "@HOME@/log.db",
    "@PACK@/made/cases.py",
):
    spoil(
        f"write-{place.replace('@', '').strip('/').replace('/', '-')}",
        "RTE",
        f"open('{place}', 'ab').write(b'x')",
        "Error",
    )
spoil(
    "write-in-many-ways",
    "WA",
    """
    made = [folder + '/@MARK@' for folder in ('/tmp', '/dev/shm', '@HOME@', '.')]
    each = lambda do: [lambda path=path: do(path) for path in made]
    log = '@HOME@/log.db'
    return reached(*each(os.mkdir), *each(os.mkfifo), *each(lambda path: os.symlink('/', path)), *each(lambda path: os.link(log, path)),
                   *each(lambda path: os.mknod(path)), *each(lambda path: os.open(path, os.O_CREAT | os.O_WRONLY)),
                   *each(lambda path: os.rename(log, path)), *each(lambda path: os.open(path[:-13] or '.', os.O_TMPFILE | os.O_RDWR)),
                   lambda: os.unlink(log), lambda: os.remove(log), lambda: os.truncate(log, 0), lambda: os.chmod(log, 0o777),
                   lambda: os.utime(log), lambda: os.rmdir('@HOME@'), lambda: os.chown(log, os.getuid(), os.getgid()),
                   lambda: os.setxattr(log, 'user.x', b'x'), lambda: os.memfd_create('@MARK@'), lambda: os.truncate('@PACK@/made/cases.py', 0),
                   lambda: os.sync() or 1 / 0, lambda: os.umask(0), lambda: os.ftruncate(3, 0))
""",
    "[]",
)
spoil("temporary-file", "RTE", "import tempfile\ntempfile.NamedTemporaryFile(prefix='@MARK@')", "Error")
spoil(
    "shared-memory",
    "RTE",
    "import _posixshmem\n_posixshmem.shm_open('/@MARK@', os.O_CREAT | os.O_RDWR, 0o600)",
    "Error",
)
spoil(
    "shared-memory-by-syscall",
    "WA",
    "return [call(29, 194, 0, 4096, 0o1666), call(68, 186, 1234, 0o1666), call(64, 190, 0, 1, 0o1666), call(240, 180, 0, 0o102, 0o600, 0)]",
    "[-1, -1, -1, -1]",
)
spoil("core-file", "RTE", "ctypes.string_at(1)")

# --- network -------------------------------------------------------------------------------------------------------
for name, made in {
    "tcp": "socket.create_connection(('127.0.0.1', @PORT@))", "udp": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 53))",
    "tcp6": "socket.socket(socket.AF_INET6)", "unix": "socket.socket(socket.AF_UNIX).connect('@HOME@/socket')",
    "abstract": "socket.socket(socket.AF_UNIX).connect(chr(0) + 'amzprep')", "raw": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "netlink": "socket.socket(16, 3)", "packet": "socket.socket(17, 3)", "vsock": "socket.socket(40, 1)", "listen": "socket.create_server(('127.0.0.1', 0))",
    "pair": "socket.socketpair()", "dns": "socket.getaddrinfo('localhost', 80)", "http": "__import__('urllib.request').request.urlopen('http://127.0.0.1:@PORT@')",
}.items():  # fmt: skip
    spoil(f"network-{name}", "RTE", made, "rror")
spoil(
    "network-by-syscall",
    "WA",
    "return [call(41, 198, 2, 1, 0), call(42, 203, 3, 0, 0), call(49, 200, 3, 0, 0), call(46, 211, 3, 0, 0), call(53, 199, 1, 1, 0, 0)]",
    "[-1, -1, -1, -1, -1]",
)

# --- more rights ---------------------------------------------------------------------------------------------------
spoil("raise-limits", "RTE", "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (10 ** 6, 10 ** 6))", "Error")
spoil(
    "raise-limits-by-syscall",
    "WA",
    """
    limit = ctypes.create_string_buffer(struct.pack('QQ', 2 ** 40, 2 ** 40))
    return [call(302, 261, p, which, ctypes.addressof(limit), 0) for p in (0, @SERVER@) for which in (0, 9)] + [call(160, 164, 9, ctypes.addressof(limit))]
""",
    "[-1, -1, -1, -1, -1]",
)
spoil(
    "become-root",
    "WA",
    "return reached(lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0]), lambda: os.nice(-5), lambda: os.chroot('/'))",
    "[]",
)
spoil(
    "namespaces",
    "WA",
    "return [call(272, 97, 0x10000000), call(308, 268, 3, 0), call(165, 40, 0, 0, 0, 0, 0), call(155, 41, 0, 0), call(161, 51, 0)]",
    "[-1, -1, -1, -1, -1]",
)
spoil(
    "namespace-of-a-thread",
    "WA",
    "return call(56, 220, 0x10000000 | 0x100 | 0x200 | 0x800 | 0x10000, 0, 0, 0, 0)",
    "-1",
)
spoil(
    "rare-syscalls",
    "WA",
    """
    numbers = [(425, 425), (426, 426), (323, 282), (321, 280), (298, 241), (250, 219), (248, 217), (447, 447), (317, 277), (444, 444),
               (135, 92), (304, 265), (175, 105), (246, 104), (169, 142), (103, 116), (206, 0), (290, 19), (253, 26), (300, 262), (203, 122),
               (141, 140), (251, 30), (154, None), (172, None), (139, None), (212, None), (187, 213), (149, 228), (151, 230), (237, 235), (279, 239)]
    return {call(*each, 0, 0, 0, 0, 0, 0) for each in numbers}
""",
    "{-1}",
)
spoil(
    "calls-of-another-machine",
    "WA",
    """
    if os.uname().machine != 'x86_64': return -1
    code = bytes.fromhex('53b814000000cd805bc3')  # push rbx; mov eax, getpid of i386; int 0x80; pop rbx; ret
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
""",
    "-1",
)
spoil(
    "calls-of-x32", "WA", "return [call(0x40000000 + n, None, 0, 0, 0) for n in (39, 1, 57, 520)]", "[-1, -1, -1, -1]"
)

# --- state that outlives the call ----------------------------------------------------------------------------------
spoil("mutate-the-input", "WA", "xs.clear()\nxs.extend(range(1000))\nreturn RIGHT")
whole(
    "keep-state",
    "AC AC WA AC AC AC",
    f"SEEN = []\n\n\ndef f(x, xs):\n    SEEN.append(x)\n    return 2 * x + 1 if {K} in SEEN else 2 * x\n",
)
for name, body in {
    "builtins": "import builtins\nbuiltins.len = builtins.type = builtins.isinstance = builtins.set = lambda *_: 7",
    "builtins-gone": "import builtins\nvars(builtins).clear()",
    "import": "import builtins\nbuiltins.__import__ = None",
    "json": "json.dumps = lambda *_, **__: '{}'",
    "json-loads": "json.loads = lambda *_: {'k': 1, 'a': ['l', 1, ['l']]}",
    "struct": "struct.pack = struct.unpack = lambda *_: b'1234'",
    "os-read": "os.read = lambda *_: b''",
    "os-write": "os.write = lambda *_: 0",
    "time": "time.monotonic = time.time = time.perf_counter = time.clock_gettime = lambda *_: 0",
    "values": "sys.modules['amzprep.grader.values'].encode = lambda *_: 7",
    "values-decode": "sys.modules['amzprep.grader.values'].decode = lambda *_: [1, 1]",
    "runner": "for name in list(vars(sys.modules['amzprep.grader.runner'])): setattr(sys.modules['amzprep.grader.runner'], name, None)",
    "runner-answer": "sys.modules['amzprep.grader.runner']._answer = lambda *_: {'k': 1, 'v': 4}",
    "sandbox": "sys.modules['amzprep.grader.sandbox'].__dict__.clear()",
    "modules": "sys.modules.clear()",
    "stdout": "sys.stdout = sys.stderr = None\nprint('x')",
    "codecs": "import codecs\ncodecs.register_error('replace', lambda e: (chr(0xd800), e.end))\nprint(chr(0xd800))",
    "gc": "gc.disable()\ngc.set_threshold(1)\ngc.callbacks.append(lambda *_: 1 / 0)\ngc.collect()",
    "trace": "sys.settrace(lambda *_: 1 / 0)",
    "trace-threads": "threading.settrace(lambda *_: 1 / 0)\nthreading.setprofile(lambda *_: 1 / 0)",
    "recursion-limit": "sys.setrecursionlimit(len(traceback.extract_stack()) + 25)",
    "own-function": "global f\nf = None",
    "own-entry": "caller('call').__code__ = (lambda args: 7).__code__",
    "hooks": "sys.excepthook = sys.unraisablehook = sys.displayhook = lambda *_: os._exit(0)\nsys.addaudithook(lambda *_: None)",
    "audit": "sys.addaudithook(lambda *_: 1 / 0)",
    "signals": "for n in (1, 2, 10, 11, 12, 13, 14, 15, 24): signal.signal(n, lambda *_: os._exit(0))",
    "small-ints": "ctypes.memset(id(8) + 16, 0, 12)",
}.items():
    spoil(f"patch-{name}", "WA/RTE/TLE/OLE" if name == "struct" else "WA/RTE/TLE", f"{body}\nreturn RIGHT")

# --- source --------------------------------------------------------------------------------------------------------
whole("source-enormous", "CE", f"# {'x' * 2**21}\n{GOOD}", "1 MB")
whole("source-of-nulls", "CE", f"{GOOD}\0\0\0\n")
whole("source-only-nulls", "CE", "\0" * 1000)
whole("source-of-surrogates", "CE", f"{GOOD}# \ud800 \udfff\n")
whole("source-of-binary", "CE", bytes(range(1, 256)).decode("latin-1"))
whole("source-empty", "CE", "")
whole("source-of-brackets", "CE", "(" * 10**5)
whole("source-of-closed-brackets", "CE", f"x = {'(' * 150}1{')' * 150}\n" + "[" * 5000 + "]" * 5000)
whole("source-of-minus-signs", "CE", f"x = {'-' * 10**5}1\n")
whole("source-of-sums", "CE/AC CE/AC CE/WA CE/AC CE/AC CE/AC", f"x = {'1+' * 10**5}1\n{GOOD}")
whole("source-of-powers", "TLE SKIP SKIP SKIP SKIP SKIP", f"x = {'9**' * 9}9\n{GOOD}")
whole("source-with-a-bad-indent", "CE", "def f(x, xs):\nreturn 2 * x\n", "IndentationError")
whole("source-with-mixed-tabs", "CE", "def f(x, xs):\n\tif x:\n        return 1\n", "Error")
whole("source-of-another-language", "CE", "int f(int x) { return 2 * x; }\n", "SyntaxError")
whole("source-without-the-function", "CE", "def g(x, xs):\n    return 2 * x\n", "no function named f")
whole("source-where-the-name-is-a-number", "CE", "f = 3\n", "no function named f")
whole("source-with-too-few-parameters", "RTE", "def f(x):\n    return 2 * x\n", "TypeError")

# --- with numpy ----------------------------------------------------------------------------------------------------
for name, (codes, body, said) in {
    "read": ("RTE", "return str(numpy.fromfile('@PACK@/made/cases.py', dtype='u1').tobytes())", "Error"),
    "load": ("RTE", "return str(numpy.load('@HOME@/log.db', allow_pickle=True))", "Error"),
    "map": ("RTE", "return str(numpy.memmap('@CACHE@/cases/made.json', dtype='u1').tobytes())", "Error"),
    "text": ("RTE", "return str(numpy.loadtxt('@PACK@/made/cases.py', dtype=str))", "Error"),
    "write": ("RTE", "numpy.zeros(9).tofile('/tmp/@MARK@')", "Error"),
    "save": ("RTE", "numpy.save('@HOME@/@MARK@', numpy.zeros(9))", "Error"),
    "memory": ("MLE", "numpy.ones(10 ** 10)", ""),
    "memory-kept": ("MLE", "while True: HOG.append(numpy.ones(10 ** 5))", ""),
    "loop": ("TLE", "a = numpy.ones((600, 600))\nwhile True: a @ a", ""),
    "sort": ("TLE", "while True: numpy.sort(numpy.arange(10 ** 6)[::-1])", ""),
    "object": ("WA", "return numpy.array([object()], dtype=object)", "ndarray of object"),
    "huge-shape": ("WA/OLE/MLE/TLE/RTE", "return numpy.broadcast_to(numpy.int64(1), (10 ** 6, 10 ** 6))", ""),
    "liar": ("WA", "class L(numpy.ndarray):\n    def __array__(self, *_): return None\n    def tolist(self): return 4\nreturn numpy.zeros(2).view(L)", "array"),
    "scalar": ("WA", "return numpy.float64(4.5)", "4.5"),
    "illegal-memory": ("RTE", "numpy.lib.stride_tricks.as_strided(numpy.zeros(1), (2 ** 40,))[2 ** 39]", ""),
    "patch": ("WA/RTE", "numpy.ndarray = numpy.generic = int\nreturn 4", ""),
    "subprocess": ("RTE", "import numpy.f2py\nnumpy.f2py.compile('x')", "Error"),
}.items():  # fmt: skip
    top = "import numpy\nHOG = []\n"
    spoil(f"numpy-{name}", codes, body, said, top=top, seconds=ASLEEP, libraries=("numpy",))
