"""A drill from the first screen to the rating: the watch or the lines, then the questions afterwards."""

from __future__ import annotations

import sys

from rich.console import Console

from amzprep.app.drill import Drill
from amzprep.app.review import ending, rating_blocks, solution_blocks, submission_blocks
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.domain.verdict import Verdict
from amzprep.render.text import draw
from amzprep.screen import prompt
from amzprep.screen.editor import Editor
from amzprep.screen.lines import Lines
from amzprep.screen.terminal import is_dumb, keys
from amzprep.screen.watch import Outcome, Watch, make_console

RATINGS = {str(int(rating)): rating for rating in Rating}


def practise(drill: Drill, editor: Editor | None, *, watch: bool, plain: bool) -> Report:
    """Run a drill with a person at the terminal and return its closing report."""
    console = make_console(plain=plain)
    by_lines = plain or not watch or is_dumb()
    with drill:
        if by_lines and editor is not None and watch:
            editor.open(drill.path)
        screen: Lines | Watch = Lines(drill, console, editor) if by_lines else Watch(drill, console, editor)
        outcome, verdict = screen.run()
        if outcome is Outcome.QUIT:
            drill.pause()
            return _kept(drill)
        return _afterwards(drill, console, outcome, verdict, by_lines=by_lines)


def _kept(drill: Drill) -> Report:
    data = {"attempt": drill.state.attempt, "question": drill.question.id, "rating": None, "folder": drill.folder.path}
    kept = f"Kept with {int(drill.elapsed_s) // 60} min on the clock: {drill.path}"
    return Report("drill", data, [Paragraph([kept])], next="amzprep resume", exit_code=0)


def _afterwards(drill: Drill, console: Console, outcome: Outcome, verdict: Verdict | None, *, by_lines: bool) -> Report:
    drill.stop()
    blocks: list[Block] = []
    if outcome is Outcome.ACCEPTED and verdict is not None:
        blocks += submission_blocks(drill, verdict)
        console.print(draw(blocks))
        console.print("")
        time = prompt.text("Its time complexity? (ENTER to skip)", flag="--claim-time")
        space = prompt.text("Its space complexity? (ENTER to skip)", flag="--claim-space")
        drill.claim(time, space)
    drill.show_solution()
    console.print(draw([*rating_blocks(drill)]))
    rating = _line_rating() if by_lines else _key_rating()
    chosen = drill.rate(rating)
    console.print(draw([*solution_blocks(drill), Paragraph([""])]))
    return ending(drill, verdict, chosen)


ASK = "ENTER takes it; 1 Again  2 Hard  3 Good  4 Easy"


def _key_rating() -> Rating | None:
    sys.stdout.write(ASK + "\n")
    sys.stdout.flush()
    with keys() as keyboard:
        while True:
            key = keyboard.read(1.0)
            if key in RATINGS:
                return RATINGS[key]
            if key in ("\r", "\n"):
                return None


def _line_rating() -> Rating | None:
    sys.stdout.write(ASK + "\n> ")
    sys.stdout.flush()
    return RATINGS.get(sys.stdin.readline().strip())
