"""What this machine offers and lacks: every line is something that was tried just now."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.domain.report import Block, Line, Paragraph, Report, Span, Table
from amzprep.errors import DONE, NOT_READY, AmzprepError

GOOD, NOTE, BAD = "ok", "note", "bad"
ROLES = {GOOD: "good", NOTE: "warn", BAD: "bad"}
LEVELS = {
    "A": (GOOD, "A: files, network and processes are closed to submissions (Landlock, seccomp, limits)"),
    "B": (NOTE, "B: no Landlock here; file opens are refused after start, so a late import of a rare module fails"),
    "C": (NOTE, "C: macOS sandbox profile; untested there, memory is watched and not limited"),
    "D": (BAD, "D: resource limits only; do not run code you did not write"),
}


@dataclass(frozen=True)
class Probe:
    """One thing tried: `status` ok, note or bad; `remedy` says what to do when it is not ok."""

    name: str
    status: str
    value: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        return {"name": self.name, "status": self.status, "value": self.value, "remedy": self.remedy}


def doctor(places: Places | None = None) -> Report:
    """Try everything amzprep needs; exit code 4 when something essential is bad."""
    places = places or Places()
    probes = [probe for look in LOOKS for probe in _guarded(look, places)]
    bad = any(probe.status == BAD for probe in probes)
    rows: list[list[Line]] = [[Span(p.status, ROLES[p.status]), p.name, p.value] for p in probes]
    remedies = [f"{p.name}: {p.remedy}" for p in probes if p.remedy and p.status != GOOD]
    drawing: list[Block] = [Table(["", "what", "found"], rows)]
    if remedies:
        drawing.append(Paragraph(remedies))
    data = {"items": [probe.as_json() for probe in probes]}
    return Report("doctor", data, drawing, next="amzprep today", exit_code=NOT_READY if bad else DONE)


def _guarded(look: Callable[[Places], Iterator[Probe]], places: Places) -> Iterator[Probe]:
    try:
        yield from look(places)
    except (AmzprepError, OSError) as error:
        yield Probe(look.__name__.removeprefix("_"), BAD, str(error) or type(error).__name__)


def _versions(places: Places) -> Iterator[Probe]:
    yield Probe("amzprep", GOOD, f"{__version__} with Python {platform.python_version()} on {platform.platform()}")


def _sandbox(places: Places) -> Iterator[Probe]:
    from amzprep.grader.judge import Grader

    with Grader(places.cache) as grader:
        status, value = LEVELS[grader.level]
    remedy = "" if status == GOOD else "a Linux kernel from 5.13 on with Landlock enabled gives level A"
    yield Probe("sandbox", status, f"{value}; user id {os.getuid()}", remedy)


def _sqlite(places: Places) -> Iterator[Probe]:
    from amzprep.store.database import sqlite_facts

    version, strict, full_text = sqlite_facts()
    lacks = [*([] if strict else ["no STRICT tables"]), *([] if full_text else ["no FTS5: search falls back to LIKE"])]
    yield Probe("sqlite", NOTE if lacks else GOOD, ", ".join([version, *lacks]))


def _home(places: Places) -> Iterator[Probe]:
    for name in ("home", "cache", "config"):
        yield _folder(name, getattr(places, name))


def _folder(name: str, path: str) -> Probe:
    if not os.path.exists(path):
        return Probe(name, GOOD, f"{path} (made when first needed)")
    if not os.access(path, os.W_OK):
        return Probe(name, BAD if name == "home" else NOTE, f"{path} is read-only", "practice cannot be recorded there")
    mode = stat.S_IMODE(os.stat(path).st_mode)
    if name == "home" and mode & 0o077:
        return Probe(name, NOTE, f"{path} is open to others ({mode:03o})", f"chmod 700 {path}")
    free = shutil.disk_usage(path).free // 2**20
    return Probe(name, GOOD if free > 100 else BAD, f"{path}, {free:,} MB free")


def _log(places: Places) -> Iterator[Probe]:
    from amzprep.app.workspace import Workspace

    if not os.path.exists(places.log):
        yield Probe("log", GOOD, "empty: nothing was practised yet")
        return
    with Workspace.open() as workspace:
        attempts = len(workspace.history.attempts)
    yield Probe("log", GOOD, f"{attempts} attempts, {os.path.getsize(places.log) // 1024:,} KB")


def _packs(places: Places) -> Iterator[Probe]:
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        questions, findings = len(workspace.content.all(reserve=True)), len(workspace.content.findings)
    status = BAD if not questions else NOTE if findings else GOOD
    yield Probe("packs", status, f"{questions} questions, {findings} findings", "run: amzprep packs check")


def _editor(places: Places) -> Iterator[Probe]:
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        command = workspace.config.get("editor") or os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        yield Probe("editor", NOTE, "neither VISUAL nor EDITOR is set", "export EDITOR=… (arguments are fine)")
        return
    import shlex

    program = shlex.split(command)[0] if command.strip() else command
    found = shutil.which(program)
    yield Probe("editor", GOOD if found else BAD, command, "" if found else f"{program} is not on the PATH")


def _numpy(places: Places) -> Iterator[Probe]:
    if find_spec("numpy"):
        from importlib.metadata import version

        yield Probe("numpy", GOOD, version("numpy"))
    else:
        yield Probe("numpy", NOTE, "not installed: questions that use it are not drawn", "install amzprep[numpy]")


def _terminal(places: Places) -> Iterator[Probe]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Probe("terminal", NOTE, "none: prompts are off, commands take flags")
        return
    size = os.get_terminal_size()
    encoding = (sys.stdout.encoding or "").lower()
    narrow = size.columns < 80 or size.lines < 24
    value = f"{size.columns}×{size.lines}, TERM={os.environ.get('TERM', '')}, {encoding}"
    yield Probe("terminal", NOTE if narrow else GOOD, value, "the drill wants 80×24" if narrow else "")


LOOKS: tuple[Callable[[Places], Iterator[Probe]], ...] = (
    _versions,
    _sandbox,
    _sqlite,
    _packs,
    _home,  # after the packs, whose reading fills the cache
    _log,
    _editor,
    _numpy,
    _terminal,
)
