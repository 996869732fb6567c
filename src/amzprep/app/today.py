"""`today` for scripts: the stored answer of the day, without the libraries that start-up is made of.

Anything that is not plainly the stored answer (another option, nothing stored, a changed file) takes the full path in
`agenda`, which stores the answers of the coming days in the cache. What they follow from is watched by time, size and
inode: the log, the settings, the tables, the folders of packs, and the questions (beyond a few hundred, those shown).
"""

from __future__ import annotations

import os
import sys
import time

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.store.answers import read_answers

SERVED = {"--json", "--quiet", "-q", "--exit-code"}


def hot(argv: list[str]) -> int | None:
    """Print the stored answer and return the exit code; None asks for the full path."""
    if not argv or not SERVED.issuperset(argv):
        return None
    places = Places()
    stored = read_answers(places.cache, answers_key(places))
    found = stored[1].get(local_day(stored[0])) if stored is not None else None
    if found is None:
        return None
    due, body = found
    sys.stdout.write(body + "\n" if "--json" in argv else quiet_line(due))
    return 1 if due and "--exit-code" in argv else 0


def quiet_line(due: int) -> str:
    """What cron mails: nothing when nothing is due."""
    return f"{due} question{'s' * (due > 1)} due: amzprep drill due\n" if due else ""


def answers_key(places: Places) -> str:
    """Which installation and which places stored answers are for."""
    packs = [os.path.abspath(each) for each in places.packs_env.split(os.pathsep) if each]
    return "\n".join([__version__, sys.prefix, places.home, places.config, os.path.abspath(places.data), *packs])


def local_day(day_start: int) -> str:
    """The learner's day by the machine's clock: the wall clock decides, also on days of 23 or 25 hours."""
    now = time.time()
    day = time.gmtime(int(now) + time.localtime(now).tm_gmtoff - 3600 * day_start)
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"
