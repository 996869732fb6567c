"""A readiness test: choice items over all areas, drawn by the answers so far, and a profile at the end.

Every answer is an attempt of its own, logged at once. What belongs to a test that was left are today's answers in mode
`readiness` since the last one that ended (`tested`).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from amzprep.app.choosing import Choosing, start_choice
from amzprep.app.practice import Wanted
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.readiness import FEW, WEAK_AREA, Answer, Item, Standing, next_item, profile
from amzprep.domain.report import Block, Facts, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import UsageError
from amzprep.packs.handed import TESTED, read_handed
from amzprep.packs.schema import kinds

MODE, KIND = "readiness", "choice"
SIZE, QUICK, FULL = 22, 10, 40
PRIOR = "A weak prior for the plan: a weak area counts a little more, a strong one a little less."


class Readiness:
    """One test at a level, of so many items; `going_on` starts from what was answered today and not finished."""

    def __init__(self, workspace: Workspace, level: str, size: int, seed: int | None, *, going_on: bool) -> None:
        self.workspace, self.level, self.size = workspace, level, size
        self.seed = seed if seed is not None else workspace.dice.getrandbits(31)
        self.items = _items(workspace, self.seed)
        if not self.items:
            raise UsageError("no pack has choice items; `amzprep packs list` shows the packs at hand")
        self.answers = unfinished(workspace, level) if going_on else []

    @property
    def head(self) -> str:
        """Where the next item stands."""
        return f"{len(self.answers) + 1} of {min(self.size, len(self.items))} · {self.level}"

    def drawn(self, answers: Sequence[Answer]) -> Question | None:
        """The item that comes after some answers; None at the end."""
        if len(answers) >= self.size:
            return None
        weights = {area: each.get(self.level, 0.0) for area, each in self.workspace.content.weights.items()}
        found = next_item(self.items, answers, weights, self.level)
        return self.workspace.content.get(found.question) if found is not None else None

    def next(self) -> Choosing | None:
        """The next item to answer; None at the end."""
        question = self.drawn(self.answers)
        if question is None:
            return None
        return start_choice(self.workspace, question, Wanted(MODE, level=self.level, seed=self.seed))

    def answered(self, choosing: Choosing) -> None:
        """Take an item's answer into account; it is logged already."""
        question = choosing.question
        self.answers.append(Answer(question.id, question.category, choosing.right, choosing.sure))

    def end(self) -> None:
        """Record what the answers so far add up to: the test is over."""
        areas = {each.area: {"n": each.n, "right": each.right, "sure": each.sure} for each in profile(self.answers)}
        self.workspace.record("tested", {"level": self.level, "areas": areas})

    def finish(self) -> Report:
        """End the test with its profile, and the commands that work on what is weak."""
        self.end()
        standings = sorted(profile(self.answers), key=_weight(self.workspace, self.level))
        weak = [each for each in standings if each.reading == WEAK_AREA]
        missed = [each for each in standings if each.reading == FEW and each.right == 0]
        rows: list[list[Line]] = [
            [each.area, str(each.n), str(each.right), str(each.sure), each.reading] for each in standings
        ]
        blocks: list[Block] = [
            Heading(f"Readiness at {self.level}: {len(self.answers)} items"),
            Table(["area", "items", "right", "right and sure", "reading"], rows, "lrrrl"),
        ]
        for title, found in (("Work on what is weak", weak), ("Missed, on too few items to tell", missed)):
            if found:
                work: list[tuple[str, Line]] = [
                    (each.area if first else "", f"`{command}`")
                    for each in found
                    for first, command in zip((True, False), self._commands(each.area), strict=False)
                ]
                blocks += [Heading(title), Facts(work)]
        blocks.append(Paragraph([Span(PRIOR, "dim")]))
        first = [command for each in (*weak, *missed) for command in self._commands(each.area)]
        return self._report(standings, blocks, finished=True, next_=first[0] if first else "amzprep today")

    def left(self) -> Report:
        """The learner stopped: what was answered stays answered."""
        went = f"{len(self.answers)} of {self.size} answered; `amzprep readiness` goes on with it today."
        said = went if self.answers else "Nothing was answered, so nothing is kept."
        return self._report(profile(self.answers), [Paragraph([said])], finished=False, next_="amzprep readiness")

    def _report(self, standings: Sequence[Standing], blocks: list[Block], *, finished: bool, next_: str) -> Report:
        items = [
            {"area": each.area, "n": each.n, "right": each.right, "sure": each.sure, "reading": each.reading,
             "commands": self._commands(each.area) if each.reading == WEAK_AREA else []}
            for each in standings
        ]  # fmt: skip
        data: dict[str, Any] = {"level": self.level, "seed": self.seed, "answered": len(self.answers),
                                "size": self.size, "finished": finished, "items": items}  # fmt: skip
        return Report("readiness", data, blocks, next=next_)

    def _commands(self, area: str) -> list[str]:
        """What works on an area: its own drill, where it has questions of its level, and its items."""
        at = f" --level {self.level}" if self.level != self.workspace.level else ""
        known = kinds()
        drilled = any(
            row.category == area and known[row.kind].by_category and self.level in row.levels
            for row in self.workspace.content.all()
        )
        return [*([f"amzprep drill {area}{at}"] if drilled else []), f"amzprep drill choice {area}"]


def level_of(workspace: Workspace, level: str | None) -> str:
    """The level asked for, else that of a test left today, else the learner's."""
    if level is not None:
        return level
    waiting = [each.level for each in _waiting(workspace)]
    return waiting[-1] if waiting else workspace.level


def unfinished(workspace: Workspace, level: str) -> list[Answer]:
    """Today's answers of a test at a level that was not finished, in order."""
    areas = {row.id: row.category for row in workspace.content.all(reserve=True)}
    return [
        Answer(each.question, areas[each.question], bool(each.right), each.sure)
        for each in _waiting(workspace)
        if each.level == level and each.question in areas
    ]


def hand_in(test: Readiness, text: str) -> Report:
    """Answer the whole test from a file of answers by item. Raises UsageError before anything is logged."""
    raw, findings = read_handed("--claims", text, TESTED)
    if findings:
        raise UsageError(str(findings[0]))
    given: dict[str, Any] = raw["answers"]
    answers = list(test.answers)
    while (question := test.drawn(answers)) is not None:
        option, sure = _given(test, question, given, len(answers) + 1)
        answers.append(Answer(question.id, question.category, option == question.choice.correct, sure))
    while (choosing := test.next()) is not None:
        option, sure = _given(test, choosing.question, given, len(test.answers) + 1)
        choosing.choose(option, sure=sure, handed=True)
        test.answered(choosing)
    return test.finish()


def _given(test: Readiness, question: Question, given: dict[str, Any], n: int) -> tuple[int, bool]:
    """The option handed in for an item, from 0, and whether sure. Raises UsageError."""
    said = given.get(question.slug) or given.get(question.id)
    if said is None:
        raise UsageError(f"--claims has no answer for {question.slug}, item {n} with --seed {test.seed}")
    if said["option"] > len(question.choice.options):
        raise UsageError(f"--claims: {question.slug} has {len(question.choice.options)} options, not {said['option']}")
    return said["option"] - 1, said.get("sure", False)


def _items(workspace: Workspace, seed: int) -> list[Item]:
    rows = sorted((row for row in workspace.content.all() if row.kind == KIND), key=lambda row: row.id)
    order = list(range(len(rows)))
    Random(seed).shuffle(order)
    history = workspace.history
    return [
        Item(row.id, row.category, row.levels, history.seen(row.id), at) for row, at in zip(rows, order, strict=True)
    ]


def _waiting(workspace: Workspace) -> list[Any]:
    """Attempts of today's test that was not finished."""
    ended = max((event.at for event in workspace.log.named("tested")), default=0)
    return [
        each
        for each in workspace.history.attempts
        if each.kind == KIND and each.mode == MODE and each.right is not None
        and each.day == workspace.today and each.at > ended
    ]  # fmt: skip


def _weight(workspace: Workspace, level: str) -> Any:
    return lambda each: (-workspace.content.weights.get(each.area, {}).get(level, 0.0), each.area)
