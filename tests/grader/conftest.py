"""The outcomes of the hostile suite, measured once per level by a driver that is not root."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import amzprep

NOBODY = 65534
DRIVER_SECONDS = 240
NOT_NEEDED = (
    "site-packages dist-packages test tests idlelib tkinter turtledemo lib2to3 ensurepip config-* pydoc_data".split()
)


class Outcomes(NamedTuple):
    """What one driver told: who it was, one record per attack, and how it ended."""

    who: dict[str, Any]
    attacks: dict[str, dict[str, Any]]
    end: dict[str, Any]


@pytest.fixture(scope="session")
def outcomes(request: pytest.FixtureRequest) -> Callable[[str], Outcomes]:
    """The outcomes at a level, A or B; both drivers start at once, at the first question."""
    runs = request.getfixturevalue("hostile_runs")
    read: dict[str, Outcomes] = {}

    def at(level: str) -> Outcomes:
        if level not in read:
            out, err = runs[level].communicate(timeout=DRIVER_SECONDS)
            told = [json.loads(line) for line in out.splitlines()]
            if not told or "end" not in told[-1]:
                pytest.fail(f"the driver of level {level} ended early:\n{err[-3000:]}", pytrace=False)
            read[level] = Outcomes(told[0], {each["id"]: each for each in told[1:-1]}, told[-1])
        return read[level]

    return at


@pytest.fixture(scope="session")
def hostile_runs() -> Iterator[dict[str, subprocess.Popen[str]]]:
    """One driver per level, as nobody when the tests run as root, else as who runs them.

    Nobody may not look into root's home, and checkouts and interpreters often lie there: what it cannot reach is copied
    to a public folder for the time of the run. It keeps no capability and no group.
    """
    runs = {}
    os.umask(0o022)  # an earlier test may have opened a workspace, which keeps its files to itself
    with tempfile.TemporaryDirectory(prefix="amzprep-tests-") as folder:
        base = Path(folder)
        base.chmod(0o755)
        python, paths = reachable_python(base), [str(source_copy(base)), *reachable_numpy(base)]
        as_nobody: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        for level, extra in {"A": {}, "B": {"AMZPREP_TEST_NO_LANDLOCK": "1"}}.items():
            scratch = base / f"scratch-{level}"
            scratch.mkdir(mode=0o700)
            if as_nobody:
                os.chown(scratch, NOBODY, NOBODY)
            runs[level] = subprocess.Popen(
                [python, "-B", str(base / "tests" / "hostile_driver.py"), python, str(scratch)],
                env={"PYTHONPATH": os.pathsep.join(paths), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **extra},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=scratch,
                **as_nobody,
            )
        try:
            yield runs
        finally:
            for run in runs.values():
                run.kill()
                run.communicate()


def source_copy(base: Path) -> Path:
    """The package and the driver where everyone may read them."""
    ignore = shutil.ignore_patterns("__pycache__", "_data")
    shutil.copytree(Path(amzprep.__file__).parent, base / "source" / "amzprep", ignore=ignore)
    (base / "tests").mkdir()
    for name in ("hostile.py", "hostile_driver.py", "made.py"):
        shutil.copy(Path(__file__).parent / name, base / "tests" / name)
    return base / "source"


def reachable_python(base: Path) -> str:
    """An interpreter that everyone may start: this one, or a copy of it with its standard library."""
    executable, library = Path(sys.executable).resolve(), Path(sysconfig.get_path("stdlib"))
    if os.getuid() != 0 or (open_to_all(executable) and open_to_all(library)):
        return sys.executable
    home = base / "python"
    (home / "bin").mkdir(parents=True)
    shutil.copy(executable, home / "bin" / executable.name)
    shutil.copytree(library, home / "lib" / library.name, ignore=shutil.ignore_patterns(*NOT_NEEDED))
    for shared in library.parent.glob("libpython*"):
        shutil.copy(shared, home / "lib" / shared.name)
    start = home / "start"  # the copy's own libpython: the linker's path in the binary still names the old place
    start.write_text(f'#!/bin/sh\nLD_LIBRARY_PATH={home}/lib exec {home}/bin/{executable.name} "$@"\n')
    start.chmod(0o755)
    return str(start)


def reachable_numpy(base: Path) -> list[str]:
    """The folder to find numpy in, copied where needed; nothing where it is not installed."""
    spec = find_spec("numpy")
    if spec is None or spec.origin is None:
        return []
    package = Path(spec.origin).parent
    if os.getuid() != 0 or open_to_all(package):
        return [str(package.parent)]
    for folder in (package, package.with_name("numpy.libs")):
        if folder.is_dir():
            shutil.copytree(folder, base / "libraries" / folder.name, ignore=shutil.ignore_patterns("tests"))
    return [str(base / "libraries")]


def open_to_all(path: Path) -> bool:
    """Whether every user may read it and walk to it."""
    if not all(stat.S_IMODE(parent.stat().st_mode) & 0o001 for parent in path.parents):
        return False
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o004)
