"""What a choice item shows: the situation, then the right option and why each is right or wrong."""

from __future__ import annotations

from amzprep.app.choosing import Choosing
from amzprep.app.closing import closing
from amzprep.app.workspace import Workspace
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Markdown, Paragraph, Report, Span
from amzprep.errors import DONE, NO


def item_blocks(choosing: Choosing, head: str = "") -> list[Block]:
    """The situation and the options by letter; `head` says where in a row of items this one stands."""
    question = choosing.question
    title = f"{question.title}  ({question.category})"
    options: list[tuple[str, Line]] = [
        (choosing.letter(option), choosing.body.options[option].text) for option in choosing.order
    ]
    return [Heading(f"{head} · {title}" if head else title), Markdown(choosing.body.stem), Facts(options)]


def answer_blocks(choosing: Choosing) -> list[Block]:
    """Right or wrong, and why for every option, the right one first; only after the choice."""
    options, right = choosing.body.options, choosing.body.correct
    assert choosing.chosen is not None
    sure = "sure" if choosing.sure else "unsure"
    verdict = Span("Right", "good") if choosing.right else Span("Wrong", "bad")
    said: Line = [verdict, f", and you were {sure}: {choosing.letter(choosing.chosen)}."]
    if not choosing.right:
        said = [verdict, f", and you were {sure}: {choosing.letter(choosing.chosen)}; the best is "
                         f"{choosing.letter(right)}."]  # fmt: skip
    others = [option for option in choosing.order if option != right]
    why: list[Line] = [
        [
            Span(f"{choosing.letter(option)} ", "strong"),
            *_mark(choosing, option),
            " ".join(options[option].because.split()),
        ]
        for option in (right, *others)
    ]
    return [Paragraph([said]), Bullets(why)]


def _mark(choosing: Choosing, option: int) -> list[str | Span]:
    if option == choosing.body.correct:
        return [Span("best: ", "good")]
    return [Span("yours: ", "bad")] if option == choosing.chosen else []


def rating_line(choosing: Choosing, rating: Rating) -> Line:
    """The rating in force, in a few words."""
    suggested = choosing.suggestion()
    reason = suggested.reasons[0] if rating is suggested.rating else "as you said"
    return ["Rated ", Span(rating.title, "strong"), f" ({reason})."]


def choice_ending(choosing: Choosing, rating: Rating, *, person: bool, go_on: bool = True) -> Report:
    """The closing report of an item; `go_on` tells whether the learner wants the next one.

    A person has read the outcome, so the exit code is 0; a script gets the honest no.
    """
    data, lines, next_ = closing(choosing, rating)
    assert choosing.chosen is not None
    data |= {"right": choosing.right, "sure": choosing.sure, "option": choosing.chosen + 1, "folder": ""}
    if person:
        data["go_on"] = go_on
    told = [tally(choosing.workspace), lines[-1]] if person else lines
    return Report("drill", data, [Paragraph(told)], next=next_, exit_code=DONE if person or choosing.right else NO)


def left(choosing: Choosing) -> Report:
    """The learner stopped before answering: nothing of this item is kept."""
    data = {"attempt": choosing.state.attempt, "question": choosing.question.id, "rating": None, "folder": ""}
    return Report("drill", data, [Paragraph([tally(choosing.workspace)])], next="amzprep today")


def tally(workspace: Workspace) -> str:
    """How the items of today went."""
    answered = [each for each in workspace.history.attempts if each.day == workspace.today and each.right is not None]
    right = [each for each in answered if each.right]
    sure = sum(each.sure for each in right)
    return f"Choice items today: {len(answered)} answered, {len(right)} right, {sure} right and sure."
