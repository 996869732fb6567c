"""A rehearsal: seconds against bands, probes from the story's gaps, a card that comes back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amzprep.app.rehearsal import PASSAGE, Rehearsal, ending, start_rehearsal, weakest
from amzprep.app.workspace import Workspace
from amzprep.domain.principle import PRINCIPLES
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


def test_sections_are_held_against_seconds_of_a_telling_of_two_to_three_minutes() -> None:
    found = {each.section: each for each in timings({"situation": 60.0, "task": 10.0, "action": 60.0, "result": 20.0})}
    assert found["situation"].verdict == "25 s too long"
    assert found["action"].out_s == 0
    assert found["result"].verdict == "in its band"
    assert round(sum(each.share for each in found.values()), 6) == 1


def test_a_telling_that_is_short_all_over_is_short_in_each_section() -> None:
    short = timings({"situation": 6.0, "task": 4.0, "action": 20.0, "result": 8.0})
    assert [each.verdict for each in short] == ["14 s too short", "6 s too short", "40 s too short", "12 s too short"]


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


def test_what_was_told_today_waits_and_a_weaker_story_comes_before_a_sound_one(
    workspace: Workspace, home: Path
) -> None:
    vague = Sample(front={"title": "The vague one"}, result="It became much better and everyone was happy.")
    (home / "stories" / "vague.md").write_text(vague.text())
    assert weakest(workspace).id == "vague"
    rehearsal = told(start_rehearsal(workspace), 30.0, 45.0, 120.0, 150.0)
    assert (rehearsal.story.id, rehearsal.why) == ("vague", "never told yet")
    rehearsal.heard("none", 0)
    rehearsal.rate()
    assert weakest(workspace).id == "drift"


def test_a_draft_without_an_action_is_not_chosen(workspace: Workspace, home: Path) -> None:
    (home / "stories" / "aaa.md").write_text(
        Sample(front={"title": "Mined"}, task=None, action=None, result=None).text()
    )
    assert weakest(workspace).id == "drift"


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


def test_a_probe_quotes_what_it_asks_about_and_two_stories_meet_other_questions() -> None:
    front = {"title": "Another", "principles": "[frugality]"}
    vague = Sample(front=front, action="The data was cleaned. I wrote the job and then I waited for it, day by day.")
    found = probes_for(read_story("vague.md", vague.text()), Terms())
    assert "You said: The data was cleaned. By whom?" in found
    clean = probes_for(read_story("clean.md", Sample().text()), Terms())
    other = probes_for(read_story("other.md", Sample(front=front).text()), Terms())
    assert any("21 days to 2 days" in each for each in clean), clean
    assert set(clean) != set(other)


def test_a_story_told_again_meets_other_questions() -> None:
    clean = read_story("clean.md", Sample().text())
    rounds = [set(probes_for(clean, Terms(), told=i)) for i in range(3)]
    assert all(rounds[i] != rounds[i + 1] for i in range(2))


def test_every_principle_has_probes_of_its_own() -> None:
    import yaml

    asked = yaml.safe_load((Path(FILE).parent / "principle_probes.yaml").read_text(encoding="utf-8"))
    assert set(asked) == {*PRINCIPLES, "figure"}
    lines = [line for each in asked.values() for line in each]
    assert len(lines) == len(set(lines)) == 3 * 17
    assert all(line.endswith("?") for line in lines)


def test_every_probe_belongs_to_a_rule_that_is_there_or_planned() -> None:
    import yaml

    asked = yaml.safe_load(Path(FILE).read_text(encoding="utf-8"))
    lines = [each for line in asked.values() for each in ([line] if isinstance(line, str) else line)]
    assert all(line.endswith(("?", ".")) for line in lines)
    assert set(asked) <= {rule.code for rule in rules().values()}


def test_the_speaking_rate_is_a_setting_that_checks_use(amzprep: Amzprep, home: Path) -> None:
    words = len(PASSAGE.split())
    found = json.loads(amzprep("stories", "rehearse", "--calibrate", "--seconds", str(words / 2), "--json").out)
    assert found["rate"] == 120.0
    with Workspace.open() as workspace:
        assert workspace.settings["speaking_rate"] == "120"
    ran = amzprep("stories", "rehearse", "--calibrate", "--seconds", "3")
    assert (ran.code, "is no reading aloud" in ran.err) == (2, True)
