"""Partners vote again with every card open: their cards stay sealed, the new votes stand beside them."""

from __future__ import annotations

from amzprep.app.loop import find_loop, round_of
from amzprep.app.workspace import Workspace
from amzprep.domain.loop_run import LoopRun, name_key
from amzprep.domain.scorecard import read_vote
from amzprep.errors import UsageError

FORM = "ROUND:NAME:VOTE"


def revote(workspace: Workspace, run: LoopRun, said: str) -> LoopRun:
    """Record a partner's second vote, as `2:ann:no hire`. Raises UsageError that says what is wrong with it."""
    name, _, rest = said.partition(":")
    by, _, word = (each.strip() for each in rest.rpartition(":"))
    if not by or not word:
        raise UsageError(f"--revote takes {FORM}, such as `2:ann:no hire`; not {said!r}")
    if run.waiting:
        waiting = ", ".join(each.id for each in run.waiting)
        raise UsageError(f"--revote comes when every card is open; {waiting} has none yet")
    round_ = round_of(run, name.strip())
    names = [each.by for each in run.partners(round_.id)]
    by = next((each for each in names if name_key(each) == name_key(by)), by)
    if by not in names:
        found = f"there are {', '.join(names)}" if names else "no partner filled one"
        raise UsageError(f"--revote: {by} has no card for {round_.id}; {found}")
    try:
        vote = read_vote(word)
    except ValueError as error:
        raise UsageError(f"--revote: {error}") from error
    workspace.record("revoted", {"loop": run.id, "round": round_.id, "take": run.take(round_.id), "by": by,
                                 "vote": vote.title})  # fmt: skip
    return find_loop(workspace, run.id)
