"""The readiness test handed in, gone on with, and what it does to the plan."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from amzprep.app.agenda import candidates, inputs
from amzprep.app.readiness import Readiness, unfinished
from amzprep.app.workspace import Workspace
from ran import Ran

CORE = Path(__file__).resolve().parent.parent.parent / "questions" / "core"
ITEMS = [item for path in sorted(CORE.glob("readiness-*.yaml")) for item in yaml.safe_load(path.read_text())]
Run = Callable[..., Ran]


def said(tmp_path: Path, wrong: tuple[str, ...] = (), left_out: str = "") -> str:
    """A file with an answer to every item: right and sure, but wrong and unsure in some areas."""
    answers = {}
    for item in ITEMS:
        right = next(i for i, each in enumerate(item["options"], 1) if each.get("correct"))
        bad = item["category"] in wrong
        answers[item["id"]] = {"option": right % 4 + 1 if bad else right, "sure": not bad}
    answers.pop(left_out, None)
    path = tmp_path / "answers.yaml"
    path.write_text(yaml.safe_dump({"answers": answers}))
    return str(path)


@pytest.mark.parametrize(("words", "n"), [([], 22), (["--quick"], 10), (["--full"], 40)], ids=["", "quick", "full"])
def test_a_test_covers_every_area_that_has_items(words: list[str], n: int, tmp_path: Path, amzprep: Run) -> None:
    data = json.loads(amzprep("readiness", *words, "--no-input", "--claims", said(tmp_path), "--json").out)
    assert (data["answered"], data["finished"]) == (n, True)
    assert {each["area"] for each in data["items"]} == {item["category"] for item in ITEMS}
    assert sum(each["n"] for each in data["items"]) == n
    assert all(each["right"] == each["sure"] == each["n"] for each in data["items"])


def test_the_profile_names_what_is_weak_and_the_commands_that_work_on_it(tmp_path: Path, amzprep: Run) -> None:
    ran = amzprep("readiness", "--claims", said(tmp_path, wrong=("system-design", "llm")), "--seed", "1")
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert "system-design 3 0 0 weak" in text
    assert "`amzprep drill system-design` `amzprep drill choice system-design`" in text
    assert "too few to tell" in text
    assert ran.err == "Next: amzprep drill system-design\n"


def test_the_same_seed_and_answers_ask_the_same(tmp_path: Path, home: Path) -> None:
    with Workspace.open() as workspace:
        asked = [str(Readiness(workspace, "L5", 22, seed, going_on=False).drawn([])) for seed in (1, 1, 2, 3, 4)]
    assert asked[0] == asked[1]
    assert len(set(asked)) > 1


def test_an_item_without_an_answer_is_named_and_nothing_is_logged(tmp_path: Path, amzprep: Run, home: Path) -> None:
    with Workspace.open() as workspace:
        first = Readiness(workspace, "L5", 22, 5, going_on=False).drawn([])
    assert first is not None
    ran = amzprep("readiness", "--claims", said(tmp_path, left_out=first.slug), "--seed", "5")
    assert ran.code == 2
    assert f"no answer for {first.slug}, item 1 with --seed 5" in ran.err
    assert not (home / "log.db").exists()


def test_what_was_answered_today_is_gone_on_with(tmp_path: Path, amzprep: Run, home: Path) -> None:
    with Workspace.open() as workspace:
        test = Readiness(workspace, "L6", 10, 1, going_on=False)
        for _ in range(4):
            choosing = test.next()
            assert choosing is not None
            choosing.choose(choosing.body.correct, sure=True)
            test.answered(choosing)
        assert test.left().data["answered"] == 4
        assert len(unfinished(workspace, "L6")) == 4
        assert unfinished(workspace, "L5") == []
    data = json.loads(amzprep("readiness", "--quick", "--claims", said(tmp_path), "--json").out)
    assert (data["level"], data["answered"], len(data["items"])) == ("L6", 10, 10)
    with Workspace.open() as workspace:
        assert len(workspace.history.attempts) == 10
        assert unfinished(workspace, "L6") == []
        assert len(workspace.log.named("tested")) == 1


def test_a_test_is_a_weak_prior_for_the_plan_of_its_level(tmp_path: Path, amzprep: Run, home: Path) -> None:
    def weights(workspace: Workspace, level: str) -> dict[str, float]:
        day = inputs(workspace, candidates(workspace, workspace.content.all()), workspace.today, 60.0)
        return {area: each.get(level, 0.0) for area, each in day.weights.items()}

    with Workspace.open() as workspace:
        before = weights(workspace, "L5")
    assert amzprep("readiness", "--claims", said(tmp_path, wrong=("system-design",)), "--seed", "1").code == 0
    with Workspace.open() as workspace:
        after = weights(workspace, "L5")
        (event,) = workspace.log.named("tested")
        strong = [area for area, each in event.body["areas"].items() if each["n"] >= 3 and each["right"] == each["n"]]
        assert strong
        expected = {area: value * (0.9 if area in strong else 1.0) for area, value in before.items()}
        expected["system-design"] = before["system-design"] * 1.2
        assert after == pytest.approx(expected)
        workspace.record("setting", {"key": "level", "value": "L6"})
        assert weights(workspace, "L6") == {
            area: each.get("L6", 0.0) for area, each in workspace.content.weights.items()
        }


def test_forty_items_stay_near_the_level_and_go_up_where_all_is_right(home: Path) -> None:
    with Workspace.open() as workspace:
        test = Readiness(workspace, "L4", 40, 1, going_on=False)
        levels: Counter[str] = Counter()
        while (question := test.drawn(test.answers)) is not None:
            levels[max(question.levels)] += 1
            choosing = test.next()
            assert choosing is not None
            choosing.chosen, choosing.sure = choosing.body.correct, True
            test.answered(choosing)
    assert sum(levels.values()) == 40
    assert levels["L7"] + levels["L8"] > 0


@pytest.mark.parametrize(
    ("words", "said_"),
    [(["--quick", "--full"], "exclude each other"), (["--no-input"], "pass --claims FILE"), (["--level", "L9"], "L4"),
     ([], "pass --claims FILE")],
)  # fmt: skip
def test_what_cannot_be_run_says_what_to_pass(words: list[str], said_: str, amzprep: Run) -> None:
    ran = amzprep("readiness", *words)
    assert ran.code == 2
    assert said_ in ran.err


def test_what_is_no_answer_is_refused(tmp_path: Path, amzprep: Run) -> None:
    path = tmp_path / "odd.yaml"
    texts: list[Any] = ["answers: {a: {option: x}}\n", "option: 1\n", ""]
    for text in texts:
        path.write_text(text)
        assert amzprep("readiness", "--claims", str(path)).code == 2
