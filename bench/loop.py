"""A mock loop: from the seal of a card to the next round, in one process after ENTER, and as `amzprep loop resume`."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pexpect

from bench.start import SCRIPT
from bench.timing import BARE, command, say, wall

RUNS = 7
NEXT, BEGIN = b"ENTER shows the next round", b"ENTER begins the round"
ASKS, VOTE = b"Which story do you tell?", b"Your vote on yourself"
PROBE, FLAGS = re.compile(rb"Probe 1 of (\d)"), re.compile(rb"1 of (\d): ")
PLAN = """\
as_of: 2026-11-25
source: a measure
weights: {}
plans: {%s}
stages: {}
principles: {always: {}, source: a measure}
"""
TALK = "{id: %s, title: %s, asks: nothing, principles: 15, technical: 0, bar_raiser: %s, source: estimate}"


def measure() -> None:
    """The next round after the seal, in the same process and as `loop resume`; its first question after ENTER."""
    bare = command(BARE)
    sealing, begun, resumed = [], [], []
    for i in range(RUNS + 1):
        with tempfile.TemporaryDirectory() as home:
            env = {**os.environ, "AMZPREP_HOME": home, "TERM": "dumb"}
            rounds = ", ".join(TALK % (f"talk-{n}", f"Talk {n}", "true" if n == 2 else "false") for n in range(3))
            levels = ", ".join(f"L{n}: [{rounds}]" for n in range(4, 9))
            (Path(home) / "loops.yaml").write_text(PLAN % levels, encoding="utf-8")
            sealed_s, resumed_s, begun_s = _seal_and_go_on(env)
            baseline = wall(bare)
            if i:  # the first of each only warms the caches
                sealing.append(sealed_s / baseline)
                begun.append(begun_s / baseline)
                resumed.append(resumed_s / baseline)
    say("ENTER seals the card, ENTER: the next round and its tips on screen", sealing, "10")
    say("ENTER begins it: its first question on screen", begun, "10")
    say("`amzprep loop resume`: the next round on screen", resumed, "10")


def _seal_and_go_on(env: Mapping[str, str]) -> tuple[float, float, float]:
    """Tell one round in plain lines; seconds from the seal to the next round, then as in `_resume`."""
    with _loop(env, "--level", "L5", "--seed", "1", "--rounds", "2", "--plain") as child:
        child.expect(BEGIN)
        child.sendline("")
        for _ in range(2):
            _tell(child)
        child.expect(VOTE)
        child.expect(b"> ")
        child.sendline("2")
        child.expect(b"ENTER seals it")
        start = time.perf_counter()
        child.sendline("")
        child.expect(NEXT)
        child.sendline("")
        child.expect(BEGIN)
        sealed = time.perf_counter() - start
        child.sendline("q")
        child.expect(pexpect.EOF)
    return sealed, *_resume(env)


def _resume(env: Mapping[str, str]) -> tuple[float, float]:
    """Seconds from the start of the command to the next round on screen, and from ENTER to its first question."""
    start = time.perf_counter()
    with _loop(env, "resume", "--plain") as child:
        child.expect(BEGIN)
        shown = time.perf_counter() - start
        start = time.perf_counter()
        child.sendline("")
        child.expect(ASKS)
        return shown, time.perf_counter() - start


def _tell(child: pexpect.spawn[bytes]) -> None:
    """One story, its probes and its marks, each with a bare ENTER."""
    child.expect(ASKS)
    child.sendline("Drift")
    child.expect(b"telling 00:")
    child.sendline("")
    child.expect(PROBE)
    assert child.match is not None and not isinstance(child.match, type)
    probes = int(child.match.group(1))
    for _ in range(probes):
        child.sendline("")
    child.expect(b"1, 2 or 3")
    child.sendline("1")
    child.expect(FLAGS)
    for _ in range(int(child.match.group(1))):
        child.sendline("")


@contextmanager
def _loop(env: Mapping[str, str], *words: str) -> Iterator[pexpect.spawn[bytes]]:
    child = pexpect.spawn(SCRIPT, ["loop", *words], env=env, dimensions=(40, 200), timeout=60, echo=False)
    child.delaybeforesend = None
    try:
        yield child
    finally:
        child.close(force=True)
