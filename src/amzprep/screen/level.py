"""The questionnaire on a terminal: one number a question."""

from __future__ import annotations

import sys

from amzprep.domain.level import LevelTable
from amzprep.domain.report import Bullets, Paragraph, Span
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.key import read_key
from amzprep.screen.terminal import is_dumb, restored


def ask_level(table: LevelTable, *, plain: bool) -> list[int]:
    """Option numbers, from 0, one a question. Raises Interrupted on Ctrl-C."""
    console = make_console(plain=plain)
    by_lines = plain or is_dumb()
    answers = []
    try:
        with restored():
            console.print(draw([Paragraph(["Think of the last two years."])]))
            for question in table.questions:
                options = [f"{i}  {text}" for i, (text, _) in enumerate(question.options, 1)]
                console.print(draw([Paragraph(["", Span(question.ask, "strong")]), Bullets(list(options))]))
                numbers = tuple(map(str, range(1, len(question.options) + 1)))
                answers.append(int(read_key(f"1 to {len(numbers)}", numbers, by_lines=by_lines)) - 1)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted("stopped; nothing was set") from stop
    return answers
