"""Check stories again at every save: the files are polled, and only what changed is read, checked and printed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_check import Examiner, Wanted, report_of
from amzprep.app.story_bank import find_target, published, terms_of
from amzprep.errors import UsageError
from amzprep.render.text import render

if TYPE_CHECKING:
    from amzprep.app.story_bank import Target
    from amzprep.app.workspace import Workspace

PAUSE_S = 0.08
Stamp = dict[str, tuple[int, int, int]]


def watch_stories(
    workspace: Workspace, paths: Sequence[str], wanted: Wanted, *, level: str | None, width: int, colour: bool
) -> None:
    """Print all findings, then those of each file that is saved, until Ctrl-C (KeyboardInterrupt).

    Raises UsageError for a path that is not there.
    """
    target, terms, examiner = find_target(workspace.places, paths), terms_of(workspace, level), Examiner()
    if not target.files and not os.path.isdir(target.folder):
        raise UsageError(f"{target.folder} is not there yet; `amzprep stories new` writes the first story")
    stamp = _stamp(target)
    shown: dict[str, Any] = {}
    first = True
    while True:
        outcome = examiner.examine(target, terms)
        changed = [each for each in outcome["items"] if shown.get(each["path"]) != each]
        shown = {each["path"]: each for each in outcome["items"]}
        warnings = [published(workspace.places, target.folder)] if first else []
        report = report_of(target, terms, wanted, outcome, warnings, only={each["path"] for each in changed})
        if not first:
            sys.stdout.write(f"\n── {workspace.clock.local(workspace.clock.now()):%H:%M:%S} ──\n")
        sys.stdout.write(render(report, width=width, colour=colour).rstrip("\n") + "\n")
        sys.stdout.flush()
        if first:
            sys.stderr.write("".join(f"amzprep: {each}\n" for each in report.warnings))
            sys.stderr.write("watching; a save checks again, Ctrl-C ends\n")
        first = False
        stamp, target = _changed(stamp, workspace, paths, target)


def _changed(before: Stamp, workspace: Workspace, paths: Sequence[str], target: Target) -> tuple[Stamp, Target]:
    """Wait until a file was saved, came or went."""
    while True:
        time.sleep(PAUSE_S)
        present = [each for each in paths if os.path.lexists(each)] or ([] if not paths else [target.folder])
        now = find_target(workspace.places, present) if not paths or present[0] in paths else replace(target, files=())
        stamp = _stamp(now)
        if stamp != before:
            return stamp, now


def _stamp(target: Target) -> Stamp:
    found: Stamp = {}
    for path in (*target.files, *([target.resume] if target.resume else [])):
        try:
            state = os.stat(path)
        except OSError:  # between the two halves of a save by renaming
            continue
        found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found
