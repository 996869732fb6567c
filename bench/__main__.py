"""Run every measure, or those named: `python -m bench [NAME …]`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from amzprep.registry import discover


def main(names: list[str]) -> int:
    """Print each module's measures; the exit code is 2 for an unknown name."""
    measures: dict[str, Callable[[], None]] = discover("bench", "measure")
    unknown = [name for name in names if name not in measures]
    if unknown:
        sys.stderr.write(f"bench: no measure {unknown[0]}; there are {', '.join(measures)}\n")
        return 2
    for name in names or measures:
        sys.stdout.write(f"\n{name}: {(measures[name].__doc__ or '').splitlines()[0]}\n")
        sys.stdout.flush()
        measures[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
