"""Start-up: what a user waits for before anything happens."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench.timing import BARE, command, paired, say

SCRIPT = str(Path(sys.executable).with_name("amzprep"))


def measure() -> None:
    """Start of the commands that do little else."""
    bare = command(BARE)
    for words, target in [(["--version"], ""), (["--help"], "6.5"), (["explain", "WA"], "")]:
        ratios, _ = paired(command([SCRIPT, *words], {**os.environ, "NO_COLOR": "1"}), bare)
        say("amzprep " + " ".join(words), ratios, target)
