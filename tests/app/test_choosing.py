"""A choice item is logged when it is answered, whole; what is handed in is held to its shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amzprep.app.choosing import Choosing, start_choice
from amzprep.app.practice import Wanted
from amzprep.app.workspace import Workspace
from amzprep.domain.rating import Rating
from ran import Ran

ITEM = "policies-that-change-weekly"


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace.open(seed=1) as opened:
        yield opened


def begun(workspace: Workspace, seed: int | None = 1) -> Choosing:
    return start_choice(workspace, workspace.content.get(ITEM), Wanted(seed=seed))


def names(workspace: Workspace) -> list[str]:
    return [event.name for event in workspace.log.events()]


def test_nothing_is_logged_before_the_answer_and_then_everything(workspace: Workspace) -> None:
    with begun(workspace) as choosing:
        assert names(workspace) == []
        choosing.choose(choosing.body.correct, sure=False)
        assert names(workspace) == ["attempt_started", "chosen", "rated"]
    assert names(workspace) == ["attempt_started", "chosen", "rated"]
    (attempt,) = workspace.history.attempts
    assert (attempt.right, attempt.sure, attempt.rating, attempt.open) == (True, False, Rating.HARD, False)


@pytest.mark.parametrize(
    ("right", "sure", "rating"),
    [(True, True, Rating.GOOD), (True, False, Rating.HARD), (False, True, Rating.AGAIN), (False, False, Rating.AGAIN)],
)
def test_a_lucky_guess_is_told_from_knowledge(right: bool, sure: bool, rating: Rating, workspace: Workspace) -> None:
    with begun(workspace) as choosing:
        choosing.choose(choosing.body.correct if right else (choosing.body.correct + 1) % 4, sure=sure)
        assert choosing.rate() is rating


def test_another_rating_is_in_force_and_the_suggested_one_stays_logged(workspace: Workspace) -> None:
    with begun(workspace) as choosing:
        choosing.choose(choosing.body.correct, sure=True)
        assert choosing.rate(Rating.GOOD) is Rating.GOOD  # the suggested one: nothing to record
        assert choosing.rate(Rating.AGAIN) is Rating.AGAIN
    assert names(workspace).count("rated") == 2
    (attempt,) = workspace.history.attempts
    card = workspace.history.card(attempt.question)
    assert attempt.rating == Rating.AGAIN
    assert card is not None
    assert (card.rating, card.reviews) == (Rating.AGAIN, 1)


def test_the_seed_gives_the_order_and_letters_follow_it(workspace: Workspace) -> None:
    orders = {tuple(begun(workspace, seed).order) for seed in range(40)}
    assert len(orders) > 10
    assert begun(workspace, 7).order == begun(workspace, 7).order
    choosing = begun(workspace, 7)
    assert [choosing.option(choosing.letter(option)) for option in range(4)] == [0, 1, 2, 3]
    assert (choosing.option("e"), choosing.option(""), choosing.option("ab")) == (None, None, None)


def handed(tmp_path: Path, text: str) -> str:
    path = tmp_path / "claims.yaml"
    path.write_text(text)
    return str(path)


def test_an_option_handed_in_is_judged(tmp_path: Path, amzprep: Callable[..., Ran]) -> None:
    ran = amzprep("drill", ITEM, "--claims", handed(tmp_path, "option: 1\nsure: true\n"), "--took", "1")
    assert (ran.code, "Right, and you were sure" in ran.out, "Rated Good; next review" in ran.out) == (0, True, True)
    assert amzprep("drill", ITEM, "--claims", handed(tmp_path, "option: 2\n")).code == 1
    data = json.loads(
        amzprep("drill", ITEM, "--claims", handed(tmp_path, "option: 2\n"), "--rating", "hard", "--json").out
    )
    assert (data["right"], data["sure"], data["option"], data["rating"]) == (False, False, 2, "hard")


@pytest.mark.parametrize(
    ("text", "said"),
    [("option: 5\n", "option counts from 1 to 4, not 5"), ("sure: true\n", "option"), ("option: b\n", "option"),
     ("claims: {}\n", "claims")],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_logged(
    text: str, said: str, tmp_path: Path, amzprep: Callable[..., Ran], home: Path
) -> None:
    ran = amzprep("drill", ITEM, "--claims", handed(tmp_path, text))
    assert ran.code == 2
    assert said in ran.err
    assert not (home / "log.db").exists()


def test_the_item_is_shown_without_its_answer(amzprep: Callable[..., Ran]) -> None:
    ran = amzprep("questions", "show", ITEM, "--json")
    data = json.loads(ran.out)
    assert len(data["options"]) == 4
    assert "because" not in ran.out
    assert "correct" not in ran.out
