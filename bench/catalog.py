"""The catalog: building it, opening it warm, finding a question, at three sizes."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from amzprep.app.content import Content
from amzprep.app.new_pack import new_pack
from amzprep.app.places import Places
from bench.timing import BARE, command, paired, say, wall

SIZES = (300, 3_000, 30_000)
SCRIPT = str(Path(sys.executable).with_name("amzprep"))


def measure() -> None:
    """Cold build, warm opening in this process, `questions show` and `questions list` as commands."""
    bare = command(BARE)
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            env = {**os.environ, "AMZPREP_HOME": folder, "NO_COLOR": "1"}
            _fill(Path(folder), size)
            places = Places(env)
            cold = wall(lambda places=places: Content.open(places))  # type: ignore[misc]
            sys.stdout.write(f"  {size:,} questions: cold build {cold:.2f} s, {cold / wall(bare):.0f} × bare python\n")
            _settle(Path(folder), places)
            for what, words in [
                ("show one", ["questions", "show", "made-7"]),
                ("list", ["questions", "list", "--json"]),
            ]:
                ratios, _ = paired(command([SCRIPT, *words], env), bare, 7)
                say(f"{size:,} questions: amzprep questions, {what}", ratios)
            ratios, _ = paired(lambda places=places: Content.open(places), bare, 7)  # type: ignore[misc]
            say(f"{size:,} questions: warm opening, swept", ratios)
            content = Content.open(places)
            ratios, _ = paired(lambda content=content: content.get("made-11"), bare, 7)  # type: ignore[misc]
            say(f"{size:,} questions: look-up in an open catalog", ratios)


def _fill(home: Path, size: int) -> None:
    """A pack in the home with so many copies of the worked question."""
    folder = home / "packs" / "many"
    new_pack("many", str(folder))
    text = (folder / "first-repeat.yaml").read_text()
    for n in range(size - 1):
        (folder / f"made-{n}.yaml").write_text(text.replace("id: first-repeat", f"id: made-{n}"))


def _settle(home: Path, places: Places) -> None:
    """Wait until every stamp is old enough to be believed, and read what was too young."""
    import time

    time.sleep(2.1)
    Content.open(places)
