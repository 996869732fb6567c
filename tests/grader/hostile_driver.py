"""Runs every hostile submission through a real grader and writes one JSON line each; started by `conftest.py`.

Usage: `python hostile_driver.py PYTHON SCRATCH [ID…]` with the package on PYTHONPATH; PYTHON starts the fork servers.
Runs as whoever started it and says so in its first line. Everything it looks at is seen from outside: processes by
/proc, files by listing, and the raw bytes of every child.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import secrets
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from amzprep.errors import AmzprepError
from amzprep.grader import judge
from amzprep.grader.child import Child
from hostile import ATTACKS, CASES, SIGNATURE, Attack, K
from made import cases, question

MARK = "amzprep-hostile"
PR_SET_CHILD_SUBREAPER = 36
PUBLIC = ["/tmp", "/dev/shm", "/var/tmp"]


class Ears:
    """Collects what the children of one attack sent and printed, as bytes."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        pull, printed = Child._pull, Child._printed

        def listening(child: Child) -> bool:
            before = len(child.inbox)
            more = pull(child)
            self.heard.append(bytes(child.inbox[before:][: 2**20]))
            return more

        def reading(child: Child, frame: Any) -> str:
            text = printed(child, frame)
            self.heard.append(bytes(child.region[:]))
            return text

        Child._pull = listening  # type: ignore[method-assign, assignment]
        Child._printed = reading  # type: ignore[method-assign, assignment]

    def overheard(self, secret: int) -> bool:
        spellings = [str(secret).encode(), hex(secret)[2:].encode(), secret.to_bytes(8, "little")]
        return any(each in heard for heard in self.heard for each in spellings)


def descendants(of: int) -> set[int]:
    """All living processes below one; orphans come to us, because we are a subreaper."""
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                state, parent = Path(f"/proc/{name}/stat").read_bytes().rpartition(b")")[2].split()[:2]
            except OSError:
                continue
            if state != b"Z":
                parents.setdefault(int(parent), []).append(int(name))
    found: set[int] = set()
    queue = [of]
    while queue:
        for each in parents.get(queue.pop(), []):
            found.add(each)
            queue.append(each)
    return found


def listing(scratch: Path) -> dict[str, tuple[int, int]]:
    """Every file below the scratch folder with size and time, and what of ours lies in public folders."""
    found = {}
    for path in scratch.rglob("*"):
        if "__pycache__" not in path.parts:
            stat = path.lstat()
            found[str(path)] = (stat.st_size, stat.st_mtime_ns)
    for folder in PUBLIC:
        found |= {f"{folder}/{name}": (0, 0) for name in os.listdir(folder) if name.startswith(MARK)}
    return found


def furnish(scratch: Path, secret: int) -> dict[str, str]:
    """A home, a pack and a cache that hold the secret; the names in the attacks' bodies for them."""
    places = {"HOME": scratch / "home", "PACK": scratch / "pack", "CACHE": scratch / "cache"}
    inside = {"HOME": "log.db", "PACK": "made/cases.py", "CACHE": "cases/made.json"}
    for file in [places[name] / path for name, path in inside.items()]:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"GROUPS = {{'a': [(({K}, []), {secret})]}}\n")
    os.environ["AMZPREP_TEST_SECRET"] = str(secret)
    source = os.path.dirname(os.path.dirname(os.path.dirname(judge.__file__)))
    return {name: str(path) for name, path in places.items()} | {"SOURCE": source, "MARK": MARK}


def run(grader: judge.Grader, attack: Attack, names: dict[str, str], secret: int, ears: Ears) -> dict[str, Any]:
    """One submission; what it earned, and what it left behind."""
    limits = {"seconds": attack.cpu_s, "total": 20.0, "mb": 128}
    asked = question(SIGNATURE, limits=limits, libraries=list(attack.libraries))
    wants = [secret if x == K else 2 * x for x in range(CASES)]
    made = cases(grader, asked, *[([x, [x, x]], want) for x, want in enumerate(wants)])
    server = grader.server("run", attack.libraries)
    _ = server.level
    assert server.process is not None
    warm = server.process
    code = attack.code
    for name, text in {**names, "SERVER": str(warm.pid), "PARENT": str(os.getpid())}.items():
        code = code.replace(f"@{name}@", text)
    ears.heard.clear()
    start = time.monotonic()
    verdict = grader.grade(asked, code, made)
    wall = time.monotonic() - start
    texts = [text for case in verdict.cases for text in (case.prints, case.got, case.error)]
    return {
        "id": attack.id,
        "level": verdict.level,
        "codes": [case.code.value for case in verdict.cases],
        "said": "\n".join(texts),
        "pointer": verdict.cases[K].pointer.replace(str(secret), "SECRET"),
        "notes": list(verdict.notes),
        "wall_s": wall,
        "leaked": ears.overheard(secret) or str(secret) in "".join(texts),
        "left": left_behind({each.process.pid for each in grader.servers.values() if each.process is not None}),
        "server": warm.poll(),
    }


def left_behind(warm: set[int]) -> list[int]:
    """Processes that are still there although the verdict is; the server needs a moment to reap."""
    for _ in range(100):
        found = descendants(os.getpid()) - warm
        if not found:
            return []
        time.sleep(0.01)
    return sorted(found)


def outcomes(scratch: Path, chosen: list[str]) -> Iterator[dict[str, Any]]:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    secret = secrets.randbelow(9 * 10**17) + 10**17
    names = furnish(scratch, secret)
    ears = Ears()
    os.chdir(scratch)
    with judge.Grader(names["CACHE"]) as grader, socket.create_server(("127.0.0.1", 0)) as door:
        names["PORT"] = str(door.getsockname()[1])
        yield {"level": grader.level, "uid": os.getuid(), "groups": os.getgroups(), "python": sys.version.split()[0]}
        before = listing(scratch)
        for attack in ATTACKS.values():
            if not chosen or attack.id in chosen:
                try:
                    told = run(grader, attack, names, secret, ears)
                except AmzprepError as error:
                    told = {"id": attack.id, "failed": str(error)}
                after = listing(scratch)
                yield told | {"files": sorted({name for name, _ in before.items() ^ after.items()})}
                before = after
    left = descendants(os.getpid())
    yield {"end": True, "left": sorted(left), "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


if __name__ == "__main__":
    sys.executable = sys.argv[1]
    for told in outcomes(Path(sys.argv[2]), sys.argv[3:]):
        print(json.dumps(told), flush=True)  # noqa: T201
