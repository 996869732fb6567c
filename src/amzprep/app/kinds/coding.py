"""Kind `coding`: judged by hidden cases."""

from __future__ import annotations

from typing import Any

from amzprep.app.coding_state import CodingState
from amzprep.app.drill import Drill, start
from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Handed, Practice, Wanted
from amzprep.app.statement import examples
from amzprep.app.unattended import submit_code
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Bullets, Heading, Markdown, Report, Source
from amzprep.errors import UsageError


def begin(workspace: Workspace, question: Question, wanted: Wanted) -> Drill:
    """A new attempt."""
    return start(workspace, question, mode=wanted.mode, minutes=wanted.minutes, level=wanted.level,
                 language=wanted.language, seed=wanted.seed, loop=wanted.loop)  # fmt: skip


def reopen(workspace: Workspace, question: Question, folder: AttemptFolder) -> Drill:
    """An interrupted attempt. Raises ContentError when its state cannot be read."""
    return Drill(workspace, question, folder, folder.load(CodingState), going_on=True)


def show(question: Question) -> tuple[list[Block], dict[str, Any]]:
    """Statement, constraints, examples and signature; never hints, hidden cases or solutions."""
    coding = question.coding
    blocks: list[Block] = [Markdown(coding.statement)]
    if coding.constraints:
        blocks += [Heading("Constraints"), Bullets(list(coding.constraints))]
    blocks += [Heading("Examples"), Markdown(examples(coding)), Heading("Signature"), Source(coding.signature_text)]
    return blocks, {
        "statement": coding.statement,
        "constraints": list(coding.constraints),
        "examples": [{"name": e.name, "args": e.args, "want": e.want, "because": e.because} for e in coding.examples],
        "signature": coding.signature_text,
        "libraries": list(coding.libraries),
    }


def unattended(drill: Drill, handed: Handed) -> Report:
    """Judge the submission handed in."""
    if handed.submission is None:
        raise UsageError(f"{drill.question.id} is a coding question; pass --submission FILE")
    return submit_code(drill, handed.submission, took_min=handed.took_min, rating=handed.rating,
                       time=handed.claim_time, space=handed.claim_space)  # fmt: skip


PRACTICE = Practice(begin, reopen, show, unattended, "--submission FILE")
