"""`today` for scripts: the stored answer of the day, without the libraries that start-up is made of.

Anything that is not plainly the stored answer (another option, no row, a changed file) takes the full path in `agenda`.
"""

from __future__ import annotations

import os
import sys
import time

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.store.plan_row import plan_row

SERVED = {"--json", "--quiet", "-q", "--exit-code"}


def hot(argv: list[str]) -> int | None:
    """Print the stored answer and return the exit code; None asks for the full path."""
    if not argv or not SERVED.issuperset(argv) or not {"--json", "--quiet", "-q", "--exit-code"} & set(argv):
        return None
    places = Places()
    found = plan_row(places.log, local_day(places), stamp(places))
    if found is None:
        return None
    due, body = found
    if "--json" in argv:
        sys.stdout.write(body + "\n")
    elif "--quiet" in argv or "-q" in argv:
        sys.stdout.write(quiet_line(due))
    else:
        return None
    return 1 if due and "--exit-code" in argv else 0


def quiet_line(due: int) -> str:
    """What cron mails: nothing when nothing is due."""
    return f"{due} question{'s' * (due > 1)} due: amzprep drill due\n" if due else ""


def stamp(places: Places) -> str:
    """What stored answers depend on beside the log: version, settings, and which files the packs hold."""
    watched = [places.settings_file, places.questions, os.path.join(places.questions, "loops.yaml"),
               os.path.join(places.questions, "categories.yaml"), os.path.join(places.home, "packs")]  # fmt: skip
    roots = [places.questions, os.path.join(places.home, "packs"), *places.packs_env.split(os.pathsep)]
    for root in roots:
        if root and os.path.isdir(root):
            watched += sorted(entry.path for entry in os.scandir(root) if entry.is_dir())
    return "\n".join([__version__, places.packs_env, *(f"{path} {_time_of(path)}" for path in watched)])


def local_day(places: Places) -> str:
    """The learner's day by the machine's clock."""
    now = time.time() - 3600 * day_start(places)
    early = time.localtime(now)
    late = time.localtime()
    if late.tm_hour >= day_start(places):  # the wall clock decides, also on days of 23 or 25 hours
        early = late
    elif early.tm_yday == late.tm_yday:
        early = time.localtime(now - 3600)
    return f"{early.tm_year:04}-{early.tm_mon:02}-{early.tm_mday:02}"


def day_start(places: Places) -> int:
    """The hour at which the day begins, from the settings file; 4 where it is not set."""
    try:
        with open(places.settings_file, encoding="utf-8") as file:
            for line in file:
                key, equals, value = line.partition("=")
                value = value.partition("#")[0].strip()
                if equals and key.strip() == "day_start" and value.isdigit() and int(value) < 24:
                    return int(value)
    except (OSError, ValueError):
        pass
    return 4


def _time_of(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
