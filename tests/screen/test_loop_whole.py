"""A whole loop with a person at a terminal: stories, code in the room, a design, votes, seals, and the debrief."""

from __future__ import annotations

from pathlib import Path

from amzprep.app.loop import TECHNICAL, find_loop, round_of
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from terminal import Terminal, events
from test_loop_screen import tell

ANSWER = "I would measure 12 percent of the sessions first, instead of all of them"


def technical(run: str) -> Question:
    with Workspace.open() as workspace:
        questions = round_of(find_loop(workspace), run).questions or {}
        return workspace.content.get(questions[TECHNICAL])


def code(it: Terminal, home: Path, question: Question) -> None:
    """Hand the reference in: the room has one submission."""
    it.wait("s:submit")
    (path,) = home.glob(f"attempts/*-{question.slug}-*/solution.py")
    right = Path(question.folder) / "solutions" / "accepted" / "reference.py"
    path.write_text(right.read_text(encoding="utf-8"), encoding="utf-8")
    it.press("s", "Hand it in?")
    it.press("y", "Its time complexity?")
    it.press("O(n)\r", "Its space complexity?")
    it.press("O(n)\r")


def design(it: Terminal, question: Question) -> None:
    """A line per phase, every must claimed from memory, no other point, no red flag."""
    phases = list(question.open.phases)
    for i, _ in enumerate(phases, 1):
        it.wait(f"({i} of {len(phases)}, ")
        it.press(f"{ANSWER}\t")
    it.wait("A minute for what you forgot")
    it.press("\r", "must 1 of")
    musts = question.open.rubric.musts("L5")
    for i, _ in enumerate(musts, 1):
        it.wait(f"must {i} of {len(musts)}")
        it.press("m")
    it.wait("The other points")
    while "Red flags: did you?" not in it.text:
        shown = it.text
        it.press("\r", lambda text, before=shown: text != before)


def vote(it: Terminal) -> None:
    it.wait("Your vote on yourself")
    it.press("2", "ENTER seals it")
    it.press("\r")


def test_a_technical_stage_goes_from_its_first_story_to_its_debrief(home: Path) -> None:
    with Terminal(
        "loop", "--level", "L5", "--stage", "technical", "--seed", "3", home=home, content=None, rows=60
    ) as it:
        it.wait("Round 1 of 2")
        it.press("\r")
        with Workspace.open() as workspace:
            rounds = find_loop(workspace).rounds
        for n, round_ in enumerate(rounds, 1):
            story = iter(("Drift", "Outage"))
            order = [False, False, True] if round_.principles_first else [True, False, False]
            for part, is_technical in enumerate(order, 1):
                it.wait(f"{round_.title}, part {part} of 3")
                if not is_technical:
                    tell(it, f"{next(story)} {n}")
                elif round_.asks == "coding":
                    code(it, home, technical(round_.id))
                else:
                    design(it, technical(round_.id))
                    it.press("\r")
            vote(it)
            if n < len(rounds):
                it.wait("ENTER shows the next round")
                it.press("\r", f"Round {n + 1} of 2")
                it.press("\r")
        it.wait("Every round has its card.")
        assert it.end() == 0
        assert "Next: amzprep loop debrief" in it.text
    cards = [each["card"] for each in events(home, "sealed")]
    assert [each["round"] for each in cards] == [each.id for each in rounds]
    coding = next(each for each in cards if "cases" in each["facts"][TECHNICAL])["facts"][TECHNICAL]
    assert coding["cases_passed"] == coding["cases"]
    with Terminal("loop", "debrief", "--json", home=home, content=None, rows=200, columns=400) as it:
        assert it.end() == 0
    assert events(home, "debriefed")[0]["outcome"]
