"""Goes through a mock loop without a terminal, round after round, until it is killed or everything is sealed.

It prints the hash of each card once it is sealed, so that who kills it knows what must be there afterwards.
"""

from __future__ import annotations

import json
import sys

from amzprep.app.loop import find_loop, next_part
from amzprep.app.loop_unattended import go_on
from amzprep.app.practice import Handed
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question


def answer_to(question: Question, n: int) -> Handed:
    """What is handed in for a question in words."""
    if question.kind == "behavioral":
        claims = f"story: Story {n}\nseconds: 120\nsignal: strong\n"
        return Handed(answer="I measured 12 rows myself.", claims=claims, took_min=5)
    claims = json.dumps({"claims": dict(question.open.claims)})
    return Handed(answer=question.open.strong_answer, claims=claims, took_min=30)


def say(line: str) -> None:
    """Tell whoever kills us, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    n = 0
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        for card in run.cards:
            say(card.hash)
        while run.waiting:
            round_ = run.waiting[0]
            part = next_part(workspace, run, round_)
            n += 1
            if part is not None:
                go_on(workspace, run, round_.id, handed=answer_to(workspace.content.get(part.question), n))
                continue
            go_on(workspace, run, round_.id, vote="hire")
            run = find_loop(workspace)
            say(run.cards[-1].hash)
    say("done")


if __name__ == "__main__":
    sys.exit(main())
