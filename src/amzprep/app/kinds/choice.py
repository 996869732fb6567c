"""Kind `choice`: one best answer of four, and how sure the learner was."""

from __future__ import annotations

from typing import Any

from amzprep.app.choice_report import answer_blocks, choice_ending, item_blocks
from amzprep.app.choosing import Choosing, start_choice
from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Handed, Practice
from amzprep.app.underway import Underway
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Bullets, Markdown, Report
from amzprep.errors import ContentError, UsageError
from amzprep.packs.handed import CHOSEN, read_handed


def reopen(workspace: Workspace, question: Question, folder: AttemptFolder) -> Underway[Any]:
    """An item is answered at once, so there is nothing to go on with. Raises ContentError."""
    raise ContentError(f"{question.id} is a choice item, which keeps nothing to go on with; drill it anew")


def show(question: Question) -> tuple[list[Block], dict[str, Any]]:
    """Situation and options; never which is best, or why."""
    body = question.choice
    texts = [each.text for each in body.options]
    return [Markdown(body.stem), Bullets(list(texts))], {"stem": body.stem, "options": texts}


def read_choice(choosing: Choosing, text: str) -> tuple[int, bool]:
    """Option (in the author's order, from 0) and whether sure, as handed in. Raises UsageError."""
    raw, findings = read_handed("--claims", text, CHOSEN)
    if findings:
        raise UsageError(str(findings[0]))
    if raw["option"] > len(choosing.body.options):
        raise UsageError(f"--claims: option counts from 1 to {len(choosing.body.options)}, not {raw['option']}")
    return raw["option"] - 1, raw.get("sure", False)


def unattended(choosing: Choosing, handed: Handed) -> Report:
    """Judge the option handed in."""
    if handed.claims is None:
        raise UsageError(f"{choosing.question.id} is a choice item; pass --claims FILE with option and sure")
    option, sure = read_choice(choosing, handed.claims)
    choosing.state.elapsed_s = 60 * (handed.took_min if handed.took_min is not None else choosing.state.limit_min)
    choosing.choose(option, sure=sure, handed=True)
    chosen = choosing.rate(handed.rating, handed=True)
    report = choice_ending(choosing, chosen, person=False)
    drawing = [*item_blocks(choosing), *answer_blocks(choosing), *report.drawing]
    return Report(report.kind, report.data, drawing, report.next, report.exit_code)


PRACTICE = Practice(start_choice, reopen, show, unattended, "--claims FILE with option and sure")
