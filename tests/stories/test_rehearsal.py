"""A rehearsal: seconds against bands, probes from the story's gaps, a card that comes back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amzprep.app.rehearsal import PASSAGE, Rehearsal, ending, start_rehearsal, weakest
from amzprep.app.workspace import Workspace
from amzprep.domain.rating import Rating
from amzprep.domain.rehearsal import over, speaking_rate, timings
from amzprep.errors import ContentError
from amzprep.stories.load import read_story
from amzprep.stories.probes import FILE, probes_for
from amzprep.stories.rule import Sample, Terms
from amzprep.stories.rules_table import rules
from ran import Ran

Amzprep = Callable[..., Ran]


@pytest.fixture
def workspace(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    folder = home / "stories"
    folder.mkdir(parents=True)
    monkeypatch.chdir(home)
    for name in ("drift", "sweep"):
        (folder / f"{name}.md").write_text(Sample(front={"title": f"The {name}"}).text(), encoding="utf-8")
    with Workspace.open(seed=1) as opened:
        yield opened


def told(rehearsal: Rehearsal, *ends: float) -> Rehearsal:
    for end in ends:
        rehearsal.mark(end)
    rehearsal.told()
    return rehearsal


def test_sections_are_held_against_their_bands() -> None:
    found = {each.section: each for each in timings({"situation": 60.0, "task": 10.0, "action": 60.0, "result": 20.0})}
    assert found["situation"].verdict == "22 s too long"  # a quarter of 150 s is 37.5
    assert found["action"].out_s == 0
    assert found["result"].verdict == "in its band"
    assert round(sum(each.share for each in found.values()), 6) == 1


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(90, "30 s under two minutes"), (150, "within two to three minutes"), (200, "20 s over three minutes")],
)
def test_the_whole_is_held_against_two_to_three_minutes(seconds: float, said: str) -> None:
    assert over(seconds) == said


@pytest.mark.parametrize(("seconds", "rate"), [(60, 150.0), (1, None), (900, None), (0, None)])
def test_a_rate_nobody_speaks_at_is_none(seconds: float, rate: float | None) -> None:
    assert speaking_rate(150, seconds) == rate


def test_a_rehearsal_moves_the_storys_card(workspace: Workspace) -> None:
    rehearsal = told(start_rehearsal(workspace, "drift"), 30.0, 45.0, 120.0, 150.0)
    rehearsal.heard("weak", 0)
    report = ending(rehearsal, rehearsal.rate(), {})
    assert (report.data["rating"], report.data["told_s"]) == ("hard", 150.0)
    card = workspace.history.card("story/drift")
    assert card is not None
    assert card.due > workspace.today
    assert workspace.history.by_question["story/drift"][0].story == "drift"


def test_the_weakest_story_is_one_never_told_and_then_the_one_that_fades(workspace: Workspace) -> None:
    assert weakest(workspace).id == "drift"
    rehearsal = told(start_rehearsal(workspace, "drift"), 30.0, 45.0, 120.0, 150.0)
    rehearsal.heard("strong", 0)
    rehearsal.rate()
    assert weakest(workspace).id == "sweep"
    second = told(start_rehearsal(workspace, "sweep"), 30.0, 45.0, 120.0, 150.0)
    second.heard("none", 0)
    assert second.rate() is Rating.AGAIN
    assert weakest(workspace).id == "sweep"


def test_an_empty_bank_names_the_next_command(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Workspace.open() as workspace, pytest.raises(ContentError, match="amzprep stories new"):
        weakest(workspace)


def test_a_gap_provokes_its_probe() -> None:
    vague = read_story("vague.md", Sample(result="It became much better and everyone was happy.").text())
    assert "What changed, in one number?" in probes_for(vague, Terms())
    clean = read_story("clean.md", Sample().text())
    assert "What changed, in one number?" not in probes_for(clean, Terms())
    assert 3 <= len(probes_for(clean, Terms())) <= 5


def test_every_probe_belongs_to_a_rule_that_is_there_or_planned() -> None:
    import yaml

    asked = yaml.safe_load(Path(FILE).read_text(encoding="utf-8"))
    assert all(line.endswith(("?", ".")) for line in asked.values())
    assert set(asked) <= {rule.code for rule in rules().values()}


def test_the_speaking_rate_is_a_setting_that_checks_use(amzprep: Amzprep, home: Path) -> None:
    words = len(PASSAGE.split())
    found = json.loads(amzprep("stories", "rehearse", "--calibrate", "--seconds", str(words / 2), "--json").out)
    assert found["rate"] == 120.0
    with Workspace.open() as workspace:
        assert workspace.settings["speaking_rate"] == "120"
    ran = amzprep("stories", "rehearse", "--calibrate", "--seconds", "3")
    assert (ran.code, "is no reading aloud" in ran.err) == (2, True)
