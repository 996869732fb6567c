"""Open questions tell levels apart: answers by readers who had not seen the rubric, marked by others.

`tests/data/readers/<slug>/` holds an answer at L5 and one at the next level, each with the marks of scorer A and, where
there is one, of scorer B: a rubric point and the answer's own words for it. An L5 answer clears the bar of L5 and
misses the next one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from amzprep.app.answering import quoted
from amzprep.domain.question import Question
from amzprep.packs.load import load_categories, load_question_file

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "questions" / "core"
READERS = Path(__file__).resolve().parent / "data" / "readers"
CATEGORIES, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
SLUGS = sorted(path.name for path in READERS.iterdir())
WORSE = 0.25  # share of points on which two scorers may differ, over all answers


def question(slug: str) -> Question:
    return load_question_file(str(CORE / f"{slug}.yaml"), "core", CATEGORIES).questions[0]


def marks(slug: str, level: str, scorer: str) -> dict[str, str]:
    """Rubric points with quotes, as a scorer filed them."""
    raw = yaml.safe_load((READERS / slug / f"{level}.{scorer}.yaml").read_text(encoding="utf-8"))
    return dict((raw or {}).get("claims") or {})


def filed() -> list[tuple[str, str, str]]:
    return [(path.parent.name, *path.name.split(".")[:2]) for path in sorted(READERS.glob("*/*.yaml"))]


def test_every_open_question_was_answered_at_two_levels() -> None:
    """All but those about the candidate's own project, and what was put into the reserve later."""
    found = [path.stem for path in CORE.glob("*.yaml") if "\nkind: open\n" in path.read_text(encoding="utf-8")]
    asked = {slug: question(slug) for slug in found}
    drilled = {slug for slug, each in asked.items() if each.category != "own-project" and not each.reserve}
    assert drilled <= set(SLUGS) <= set(found)
    assert sum(asked[slug].reserve for slug in SLUGS) >= 8
    for slug in SLUGS:
        levels = {path.stem for path in (READERS / slug).glob("*.md")}
        assert levels == {"L5", following(question(slug))}


def following(asked: Question) -> str:
    return asked.levels[asked.levels.index("L5") + 1]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_l5_answer_clears_l5_and_misses_the_next_level(slug: str) -> None:
    asked = question(slug)
    claimed = marks(slug, "L5", "A")
    assert asked.open.rubric.standing("L5", claimed).cleared
    assert not asked.open.rubric.standing(following(asked), claimed).cleared


@pytest.mark.parametrize(("slug", "level", "scorer"), filed())
def test_every_mark_quotes_the_answer(slug: str, level: str, scorer: str) -> None:
    answer = (READERS / slug / f"{level}.md").read_text(encoding="utf-8")
    points = {point.id for point in question(slug).open.rubric.points}
    for point, quote in marks(slug, level, scorer).items():
        assert point in points
        assert quoted(quote, answer), f"{point}: {quote}"


def test_two_scorers_mostly_agree() -> None:
    differ = total = 0
    for slug, level, scorer in filed():
        if scorer != "B":
            continue
        points = {point.id for point in question(slug).open.rubric.points}
        one, other = marks(slug, level, "A"), marks(slug, level, "B")
        total += len(points)
        differ += sum((point in one) != (point in other) for point in points)
    assert differ <= WORSE * total, (differ, total)
