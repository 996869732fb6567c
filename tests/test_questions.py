"""Every bundled question proves itself: filed solutions earn their verdicts, and the pack holds what it promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from amzprep.app.check_packs import Checked, examine_all
from amzprep.app.workspace import Workspace
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import Question
from amzprep.packs.load import load_question_file
from amzprep.packs.schema import kinds

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "questions" / "core"
SLUGS = sorted(path.stem for path in CORE.glob("*.yaml") if path.stem != "pack")
CODING = [slug for slug in SLUGS if "\nkind: coding\n" in (CORE / f"{slug}.yaml").read_text(encoding="utf-8")]
SPOKEN = ("room", "clarify", "ideas")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AMZPREP_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("AMZPREP_PACKS", raising=False)
        patch.delenv("AMZPREP_DATA", raising=False)
        with Workspace.open() as opened:
            yield opened


@pytest.fixture(scope="module")
def core(workspace: Workspace) -> dict[str, Question]:
    """The core pack by slug, the reserve included."""
    rows = [row for row in workspace.content.all(reserve=True) if row.pack == "core"]
    return {row.slug: workspace.content.get(row.id) for row in rows}


def coding(core: dict[str, Question]) -> list[Question]:
    return [each for each in core.values() if each.kind == "coding"]


@pytest.fixture(scope="module")
def checked(workspace: Workspace, core: dict[str, Question]) -> dict[str, Checked]:
    """Every question examined once, two at a time, with a sample of its mutants; `make content` runs them all."""
    pytest.importorskip("numpy", reason="needs numpy")
    done = examine_all(workspace, list(core.values()), full=False, jobs=2, unsafe=False)
    return {each.question.partition("/")[2]: each for each in done}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_question_loads_without_findings(slug: str, workspace: Workspace) -> None:
    loaded = load_question_file(str(CORE / f"{slug}.yaml"), "core", workspace.content.categories)
    assert list(map(str, loaded.findings)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_the_questions_of_a_file_prove_themselves(
    slug: str, core: dict[str, Question], checked: dict[str, Checked]
) -> None:
    held = [name for name, each in core.items() if Path(each.path).stem == slug]
    assert held
    assert [str(finding) for name in held for finding in checked[name].findings] == []


def test_the_items_of_a_kind_give_nothing_away_together(core: dict[str, Question]) -> None:
    for name, kind in kinds().items():
        if kind.together is not None:
            assert list(kind.together([each.raw for each in core.values() if each.kind == name])) == []


@pytest.mark.parametrize("slug", CODING)
def test_a_question_can_be_asked_in_the_room(slug: str, core: dict[str, Question]) -> None:
    coding = core[slug].coding
    assert [key for key in SPOKEN if not getattr(coding, key)] == []
    assert 4 <= len(coding.ideas) <= 6
    assert len(coding.room) < len(coding.statement)


def test_the_pack_has_thirty_questions_and_a_warm_up_beside_the_reserve(core: dict[str, Question]) -> None:
    open_ = [each for each in coding(core) if not each.reserve and "warm-up" not in each.topics]
    counts = Counter(each.category for each in open_)
    assert {name: counts[name] for name in ("algorithms", "ml-coding", "engineering")} == {
        "algorithms": 14,
        "ml-coding": 12,
        "engineering": 4,
    }


def test_half_of_the_ml_questions_use_numpy(core: dict[str, Question]) -> None:
    ml = [each for each in coding(core) if each.category == "ml-coding" and not each.reserve]
    assert sum("numpy" in each.coding.libraries for each in ml) == 6


def test_six_questions_are_kept_for_mock_loops(core: dict[str, Question]) -> None:
    assert sum(each.reserve for each in coding(core)) >= 6


@pytest.mark.parametrize("level", ["L4", "L5", "L6"])
def test_every_level_with_coding_rounds_is_covered(level: str, core: dict[str, Question]) -> None:
    covered = Counter(each.category for each in coding(core) if level in each.levels and not each.reserve)
    assert set(covered) >= {"algorithms", "ml-coding", "engineering"}
    assert sum(covered.values()) >= 8


def test_no_file_is_left_over(core: dict[str, Question]) -> None:
    folders = {path.name for path in CORE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {each.slug for each in coding(core)}


WORDS = {
    "system-design": 12,
    "applied-ml": 12,
    "deep-learning": 8,
    "mlops": 10,
    "llm": 10,
    "statistics": 8,
    "data-engineering": 6,
    "engineering": 6,
}
SAMPLE_TASKS = {  # the guide's, each in words and numbers of our own
    "next-best-action": "system-design",
    "best-run-of-a-stream": "algorithms",
    "ndcg-up-purchases-flat": "applied-ml",
    "two-tower-tail-queries": "deep-learning",
    "latency-with-flat-cpu": "mlops",
    "retrieve-tune-or-tools": "llm",
    "rewrite-service-incident": "llm",
    "roc-auc-ties": "ml-coding",
}


@pytest.mark.parametrize("category", WORDS)
def test_every_area_in_words_has_its_questions_over_the_levels_and_a_reserve(
    category: str, core: dict[str, Question]
) -> None:
    found = [each for each in core.values() if each.kind == "open" and each.category == category]
    drilled = [each for each in found if not each.reserve]
    assert len(drilled) >= WORDS[category]
    assert len(found) > len(drilled)
    levels = Counter(level for each in drilled for level in each.levels)
    assert all(levels[level] for level in ("L4", "L5", "L6", "L7", "L8")), levels
    assert all("L5" in each.levels for each in drilled)


def test_every_principle_has_two_questions_that_reach_every_level(core: dict[str, Question]) -> None:
    found: dict[str, list[Question]] = {}
    for each in core.values():
        if each.kind == "behavioral" and not each.reserve:
            found.setdefault(each.behavioral.principles[0], []).append(each)
    assert set(found) == set(PRINCIPLES)
    for name, questions in found.items():
        assert len(questions) == 2, name
        assert {level for each in questions for level in each.levels} == {"L4", "L5", "L6", "L7", "L8"}, name


def test_sixty_choice_items_stand_over_ten_areas(core: dict[str, Question]) -> None:
    counts = Counter(each.category for each in core.values() if each.kind == "choice")
    assert (len(counts), set(counts.values())) == (10, {6})


@pytest.mark.parametrize("slug", SAMPLE_TASKS)
def test_every_sample_task_of_the_guide_has_a_question(slug: str, core: dict[str, Question]) -> None:
    assert core[slug].category == SAMPLE_TASKS[slug]
