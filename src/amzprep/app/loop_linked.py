"""The linked probes of a Bar Raiser round: asked one at a time after its stories, answered in a line or two each.

Which were answered is in the log; the words are in the loop's folder, as an attempt's are in the attempt's.
"""

from __future__ import annotations

import os
from typing import Any

from amzprep.app.loop import LINKED
from amzprep.app.workspace import Workspace
from amzprep.domain.linked import ANSWERED_WORDS, Linked, linked_probes
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.errors import NotReadyError

FOLDER = "loops"
FIGURES = ("conflict", "retold")  # probes whose answer explains what did not fit


def probes_in(run: LoopRun, round_: Round) -> list[Linked]:
    """The linked probes of a round: none but in the Bar Raiser's, and none before a card is sealed."""
    if not round_.bar_raiser:
        return []
    cards = [sealed.card for each in run.rounds if each.id != round_.id and (sealed := run.own(each.id)) is not None]
    cards += [each.card for one in run.rounds for each in run.partners(one.id) if one.id != round_.id]
    return linked_probes(cards, {each.id: each.title for each in run.rounds}, hidden=run.hidden)


def next_probe(run: LoopRun, round_: Round) -> tuple[int, Linked] | None:
    """The first probe without an answer, with its number from 0."""
    answered = run.answered(round_.id)
    return next(((n, each) for n, each in enumerate(probes_in(run, round_)) if n not in answered), None)


def answer_probe(workspace: Workspace, run: LoopRun, round_: Round, n: int, probe: Linked, text: str) -> None:
    """Keep what was answered: the words in the loop's folder first, then the event."""
    path = os.path.join(loop_folder(workspace, run), f"{round_.id}-{run.take(round_.id)}-{LINKED}.md")
    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"> {n + 1}. {probe.ask}\n\n{text.strip() or '(nothing)'}\n\n")
    except OSError as error:
        raise NotReadyError(f"{path}: {error.strerror}") from error
    workspace.record("probed", {"loop": run.id, "round": round_.id, "take": run.take(round_.id), "n": n,
                                "kind": probe.kind, "words": len(text.split())})  # fmt: skip


def linked_facts(run: LoopRun, round_: Round) -> dict[str, Any]:
    """What a card says of the linked probes; empty where none were asked."""
    probes, answered = probes_in(run, round_), run.answered(round_.id)
    if not probes:
        return {}
    done = [n for n in range(len(probes)) if answered.get(n, 0) >= ANSWERED_WORDS]
    return {
        "asked": [each.ask for each in probes],
        "answered": len(done),
        "explained": [probes[n].about for n in done if probes[n].kind in FIGURES],
    }


def loop_folder(workspace: Workspace, run: LoopRun) -> str:
    """The loop's own folder, made where it is missing. Raises NotReadyError."""
    folder = os.path.join(workspace.places.home, FOLDER, run.id[-6:])
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as error:
        raise NotReadyError(f"{folder}: {error.strerror}") from error
    return folder
