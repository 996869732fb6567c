"""A choice item under way: nothing is kept before it is answered, and then everything at once."""

from __future__ import annotations

from random import Random

from amzprep.app.folder import AttemptFolder
from amzprep.app.practice import Wanted
from amzprep.app.state import State
from amzprep.app.underway import Underway, record_start
from amzprep.app.workspace import Workspace
from amzprep.domain.choice import LETTERS, Choice
from amzprep.domain.question import Question
from amzprep.domain.rating import Rating
from amzprep.domain.spoken_rating import ChoiceSignals


class NoFolder(AttemptFolder):
    """Where an attempt keeps nothing: a minute is not worth resuming."""

    def __init__(self) -> None:
        super().__init__("")

    def __enter__(self) -> NoFolder:
        return self

    def save(self, state: State) -> None:
        """There is nothing to keep."""


class Choosing(Underway[State]):
    """One attempt at a choice item. `order` has the options' numbers as they are shown; letters follow it.

    Start, choice and rating are logged in a row by `choose`, so that what was answered stays answered and an item that
    was left leaves no trace; another rating is a second event.
    """

    def __init__(self, workspace: Workspace, question: Question, state: State, seed: int) -> None:
        super().__init__(workspace, question, NoFolder(), state)
        self.seed = seed
        self.order = question.choice.shuffled(Random(f"{seed} {question.id}"))
        self.chosen: int | None = None
        self.sure = False

    def __exit__(self, kind: object, *_: object) -> None:
        self.stop()

    @property
    def body(self) -> Choice:
        return self.question.choice

    @property
    def right(self) -> bool:
        return self.chosen == self.body.correct

    def letter(self, option: int) -> str:
        """How an option, in the author's order, is called on the screen."""
        return LETTERS[self.order.index(option)]

    def option(self, letter: str) -> int | None:
        """The option, in the author's order, that a letter means; None for any other key."""
        at = LETTERS.find(letter.lower()) if len(letter) == 1 else -1
        return self.order[at] if 0 <= at < len(self.order) else None

    def choose(self, option: int, *, sure: bool, handed: bool = False) -> None:
        """Answer with an option in the author's order: logged, and rated as the evidence says."""
        self.stop()
        self.chosen, self.sure = option, sure
        record_start(self.workspace, self.question, self.state, self.seed)
        self._record("chosen", option=option + 1, right=self.right, sure=sure)
        super().rate(handed=handed or None)

    def rate(self, override: Rating | None = None, **more: object) -> Rating:
        """The rating in force: the suggested one, or the one chosen instead, which is recorded."""
        suggested = self.suggestion().rating
        if override is None or override is suggested:
            return suggested
        return super().rate(override, **more)

    def signals(self) -> ChoiceSignals:
        return ChoiceSignals(
            right=self.right,
            sure=self.sure,
            elapsed_s=round(self.elapsed_s, 1),
            limit_s=self.limit_s,
            mode=self.state.mode,
        )


def start_choice(workspace: Workspace, question: Question, wanted: Wanted) -> Choosing:
    """Show an item; its options are shuffled by the seed, drawn where none is given."""
    state = State(workspace.new_id(), question.id, question.revision, wanted.mode, wanted.level or workspace.level, "",
                  wanted.minutes or question.minutes)  # fmt: skip
    seed = wanted.seed if wanted.seed is not None else workspace.dice.getrandbits(31)
    return Choosing(workspace, question, state, seed)
