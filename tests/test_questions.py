"""Every bundled question proves itself: filed solutions earn their verdicts, and the pack holds what it promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from amzprep.app.check_packs import Checked, examine_all
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.packs.load import load_question_file

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "questions" / "core"
SLUGS = sorted(path.stem for path in CORE.glob("*.yaml") if path.stem != "pack")
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
def test_a_question_proves_itself(slug: str, checked: dict[str, Checked]) -> None:
    assert list(map(str, checked[slug].findings)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_question_can_be_asked_in_the_room(slug: str, core: dict[str, Question]) -> None:
    coding = core[slug].coding
    assert [key for key in SPOKEN if not getattr(coding, key)] == []
    assert 4 <= len(coding.ideas) <= 6
    assert len(coding.room) < len(coding.statement)


def test_the_pack_has_thirty_questions_and_a_warm_up_beside_the_reserve(core: dict[str, Question]) -> None:
    open_ = [each for each in core.values() if not each.reserve and "warm-up" not in each.topics]
    counts = Counter(each.category for each in open_)
    assert {name: counts[name] for name in ("algorithms", "ml-coding", "engineering")} == {
        "algorithms": 14,
        "ml-coding": 12,
        "engineering": 4,
    }


def test_half_of_the_ml_questions_use_numpy(core: dict[str, Question]) -> None:
    ml = [each for each in core.values() if each.category == "ml-coding" and not each.reserve]
    assert sum("numpy" in each.coding.libraries for each in ml) == 6


def test_six_questions_are_kept_for_mock_loops(core: dict[str, Question]) -> None:
    assert sum(each.reserve for each in core.values()) == 6


@pytest.mark.parametrize("level", ["L4", "L5", "L6"])
def test_every_level_with_coding_rounds_is_covered(level: str, core: dict[str, Question]) -> None:
    covered = Counter(each.category for each in core.values() if level in each.levels and not each.reserve)
    assert set(covered) >= {"algorithms", "ml-coding", "engineering"}
    assert sum(covered.values()) >= 8


def test_no_file_is_left_over(core: dict[str, Question]) -> None:
    folders = {path.name for path in CORE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(core)
