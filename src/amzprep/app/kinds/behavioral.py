"""Kind `behavioral`: a story told against the clock, probed, and held against the signals of a level."""

from __future__ import annotations

from typing import Any

from amzprep.app.practice import Handed, Practice
from amzprep.app.stories_at_hand import read_story, stories_at_hand
from amzprep.app.telling import LONGEST_S, RECORD, Telling, reopen_telling, start_telling
from amzprep.app.telling_report import (
    earlier_blocks,
    heard_blocks,
    record_markdown,
    result_blocks,
    shown,
    telling_ending,
    wording_blocks,
)
from amzprep.domain.open import one_line
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.errors import UsageError

FLAGS = "--answer FILE and --claims FILE"
ASSUMED = "How long the telling took was not said (seconds in --claims); its target time is assumed."


def show(question: Question) -> tuple[list[Block], dict[str, Any]]:
    """The question; never its principles, probes or signals."""
    return shown(question), {"asked": one_line(question.behavioral.question)}


def unattended(telling: Telling, handed: Handed) -> Report:
    """Take a telling and what its teller heard in it; probes are left out."""
    with telling:
        try:
            claimed = _read(telling, handed)
        except UsageError:
            telling.abandon("not handed in")
            raise
        telling.stop()
        state, seconds = telling.state, claimed.get("seconds")
        state.elapsed_s = 60 * (handed.took_min if handed.took_min is not None else state.limit_min)
        telling.choose(read_story(claimed["story"], stories_at_hand(telling.workspace)))
        telling.write(handed.answer or "")
        telling.told(LONGEST_S if seconds is None else seconds)
        telling.end_probes()
        telling.mark(claimed["signal"])
        for flag in claimed.get("red_flags", []):
            telling.own_up(flag - 1, yes=True)
        telling.heard()
        blocks = [*wording_blocks(telling), *earlier_blocks(telling.earlier()), *heard_blocks(telling)]
        blocks += [*result_blocks(telling), *([Paragraph([ASSUMED])] if seconds is None else [])]
        chosen = telling.rate(handed.rating, handed=True)
        if handed.save:
            telling.state.keep = True
            telling.folder.write(RECORD, record_markdown(telling))
        report = telling_ending(telling, chosen)
    return Report(report.kind, report.data, [*blocks, *report.drawing], report.next, report.exit_code)


def _read(telling: Telling, handed: Handed) -> dict[str, Any]:
    """What is claimed of the telling. Raises UsageError that says what is missing or wrong."""
    from amzprep.packs.handed import TELLING, read_handed

    if handed.answer is None or handed.claims is None:
        raise UsageError(f"{telling.question.id} is told as a story; pass {FLAGS}")
    raw, findings = read_handed("--claims", handed.claims, TELLING)
    if findings:
        raise UsageError(str(findings[0]))
    if any(each > len(telling.body.red_flags) for each in raw.get("red_flags", [])):
        raise UsageError(f"--claims: red_flags counts from 1 to {len(telling.body.red_flags)}")
    return raw


PRACTICE = Practice(start_telling, reopen_telling, show, unattended, FLAGS)
