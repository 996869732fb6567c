"""Kill -9 at a hundred random moments of mock loops: always resumable, no card lost, none altered."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from amzprep.app.loop import find_loop, loops, start_loop
from amzprep.app.workspace import Workspace

DRIVER = Path(__file__).parent / "loop_driver.py"
KILLS = 100


def test_a_loop_killed_at_a_hundred_moments_loses_no_card(home: Path) -> None:
    dice = random.Random(5)
    kills = seed = 0
    slowest = 0.6
    while kills < KILLS:
        seed += 1
        with Workspace.open() as workspace:
            start_loop(workspace, level="L8", rounds=3, seed=str(seed))
        over = False
        while not over:
            begun = time.monotonic()
            process = subprocess.Popen([sys.executable, str(DRIVER)], stdout=subprocess.PIPE, text=True)
            try:
                out, _ = process.communicate(timeout=dice.uniform(0.1, slowest) if kills < KILLS else 60)
            except subprocess.TimeoutExpired:
                process.kill()
                out, _ = process.communicate()
                kills += 1
            else:
                assert process.returncode == 0
                slowest = max(0.3, time.monotonic() - begun)
            over = out.endswith("done\n")
            with Workspace.open() as workspace:
                run = find_loop(workspace)
                assert run.sound
                sealed = [card.hash for card in run.cards]
                said = [line for line in out.split("\n")[:-1] if line != "done"]
                assert sealed[: len(said)] == said
                assert len({card.card.round for card in run.cards}) == len(run.cards)
    with Workspace.open() as workspace:
        assert all(run.sound and run.over for run in loops(workspace))
