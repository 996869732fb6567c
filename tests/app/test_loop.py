"""A whole mock loop, scripted: drawn, every part handed in, every card sealed, debriefed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from amzprep.app.loop import begun, find_loop, parts, start_loop
from amzprep.app.loop_report import listing, minutes_line, status
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import NOTHING
from amzprep.domain.loop_run import LoopRun, fold_loops, hash_of
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.question import Question
from amzprep.render.md import render
from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
Amzprep = Callable[..., Ran]
SIGNAL = "story: Drift {n}\nseconds: 130\nsignal: {signal}\n"


def handed(question: Question, folder: Path, n: int, *, good: bool = True, signal: str = "strong") -> list[str]:
    """The flags that answer a question well, or badly: its own reference, or its own strong answer with claims."""
    if question.kind == "coding":
        path = Path(question.folder) / "solutions" / "accepted" / "reference.py"
        code = folder / "code.py"
        code.write_text(path.read_text(encoding="utf-8") if good else "def nothing(): pass\n", encoding="utf-8")
        return ["--submission", str(code), "--took", "20"]
    answer, claims = folder / "answer.md", folder / "claims.yaml"
    if question.kind == "behavioral":
        answer.write_text("I found 12 rows by hand and repaired the join myself, instead of a rewrite.\n")
        claims.write_text(SIGNAL.format(n=n, signal=signal if good else "none"))
    else:
        answer.write_text(question.open.strong_answer, encoding="utf-8")
        made = dict(question.open.claims) if good else {}
        claims.write_text(json.dumps({"claims": made}), encoding="utf-8")
    return ["--answer", str(answer), "--claims", str(claims), "--took", "6"]


def loop_now() -> LoopRun:
    with Workspace.open() as workspace:
        return find_loop(workspace)


def go_through(
    amzprep: Amzprep, folder: Path, round_: str, *, good: bool = True, vote: str = "hire", signal: str = "strong"
) -> Ran:
    """Hand in every part of a round and seal it."""
    n = 0
    while True:
        with Workspace.open() as workspace:
            run = find_loop(workspace)
            planned = next(each for each in run.rounds if each.id == round_)
            done = {each.question for each in workspace.history.attempts if each.loop == run.key(round_)}
            part = next((each for each in parts(workspace, planned) if each.question not in done), None)
            question = workspace.content.get(part.question) if part is not None else None
        if question is None:
            return amzprep("loop", "run", "--round", round_, "--vote", vote, "--json")
        n += 1
        flags = handed(question, folder, abs(hash((round_, n))) % 10**6, good=good, signal=signal)
        ran = amzprep("loop", "run", "--round", round_, *flags, "--json")
        assert ran.code == 0, ran.err


def debrief(amzprep: Amzprep) -> dict[str, Any]:
    """The debrief as JSON, held against its schema."""
    found: dict[str, Any] = json.loads(amzprep("loop", "debrief", "--json").out)
    Draft202012Validator(schema("debrief")).validate(found)
    return found


def schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "docs" / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def drawn(amzprep: Amzprep) -> Amzprep:
    """A technical stage: a coding round and a design round."""
    assert amzprep("loop", "--level", "L5", "--stage", "technical", "--seed", "3", "--no-run").code == 0
    return amzprep


def test_a_loop_of_good_answers_is_a_hire(drawn: Amzprep, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        ran = go_through(drawn, tmp_path, each.id, vote="strong hire")
        assert ran.code == 0, ran.err
    found = debrief(drawn)
    assert (found["outcome"], found["rule"]["id"]) == ("hire", "11"), found
    assert found["self_scored"] is True
    coding = next(card for card in found["items"] if card["round"] == "technical-coding")
    assert coding["facts"]["technical"]["groups_failed"] == []
    assert coding["vote"] == "hire"  # own cases were not written: the facts give a hire, whatever was said
    assert any("you said strong hire, higher" in line for line in found["calibration"])
    assert loop_now().outcome == "hire"


def test_a_whole_onsite_loop_runs_from_files_to_its_debrief(amzprep: Amzprep, tmp_path: Path) -> None:
    assert amzprep("loop", "--level", "L5", "--seed", "3", "--no-run").code == 0
    run = loop_now()
    for each in run.rounds:
        ran = go_through(amzprep, tmp_path, each.id)
        assert ran.code == 0, ran.err
    found = debrief(amzprep)
    assert [card["round"] for card in found["items"]] == [each.id for each in run.rounds]
    assert loop_now().outcome == found["outcome"]
    header, *rows = matrix(amzprep("loop", "debrief", "--format", "md").out)
    assert header == ["principle", "none", "thin", "enough", "strong"]
    assert {row[0]: [cell for cell in row[1:] if cell] for row in rows} == {
        PRINCIPLES[name]: [str(number)] for number, each in enumerate(run.rounds, 1) for name in each.principles
    }


def matrix(markdown: str) -> list[list[str]]:
    """The cells of the table of principles."""
    lines = markdown.partition("## Principles")[2].partition("\n## ")[0].splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [table[0], *table[2:]]


def test_bad_answers_are_no_hire_with_the_rule_and_the_way_back(drawn: Amzprep, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        go_through(drawn, tmp_path, each.id, good=False, vote="strong hire")
    found = debrief(drawn)
    assert found["outcome"] == "no hire yet"
    assert found["commands"]
    assert all(command.startswith("amzprep ") for command in found["commands"])
    page = drawn("loop", "debrief", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "not Amazon" in page


def test_nothing_is_told_before_the_card_is_sealed(drawn: Amzprep, tmp_path: Path) -> None:
    status = drawn("loop", "status").out
    run = loop_now()
    with Workspace.open() as workspace:
        for each in run.rounds:
            for part in parts(workspace, each):
                assert part.title == "the technical part" or part.title not in status
    assert drawn("loop", "debrief").err.startswith("amzprep: no card is sealed yet")


def test_a_card_waits_for_every_part(drawn: Amzprep) -> None:
    ran = drawn("loop", "run", "--round", "1", "--vote", "hire")
    assert ran.code == 2
    assert "is not through" in ran.err


def test_a_sealed_round_is_not_done_twice_but_can_be_retried_with_other_questions(
    drawn: Amzprep, tmp_path: Path
) -> None:
    go_through(drawn, tmp_path, "technical-design")
    again = drawn("loop", "run", "--round", "technical-design", "--vote", "hire")
    assert (again.code, "is sealed" in again.err) == (2, True)
    before = next(each for each in loop_now().rounds if each.id == "technical-design").questions or {}
    assert drawn("loop", "retry", "technical-design").code == 0
    run = loop_now()
    after = next(each for each in run.rounds if each.id == "technical-design").questions or {}
    assert not set(before.values()) & set(after.values())
    assert [each.id for each in run.waiting] == [each.id for each in run.rounds]
    assert len(run.cards) == 1


def test_the_same_seed_draws_the_same_loop(amzprep: Amzprep) -> None:
    with Workspace.open() as workspace:
        first = start_loop(workspace, level="L6", seed="9").run
        second = start_loop(workspace, level="L6", seed="9").run
        other = start_loop(workspace, level="L6", seed="10").run
    assert first.rounds == second.rounds
    assert first.rounds != other.rounds


NEXT_ROUND = """
import sys
from amzprep.app.workspace import Workspace
from amzprep.app.loop import find_loop
from amzprep.screen.how import How
from amzprep.screen.loop import run_rounds
with Workspace.open() as workspace:
    run_rounds(workspace, find_loop(workspace), None, How(plain=True))
print(sorted({"yaml", "typer", "prompt_toolkit"} & set(sys.modules)))
"""


def test_the_next_round_is_shown_without_reading_yaml(amzprep: Amzprep) -> None:
    assert amzprep("loop", "--level", "L5", "--no-run").code == 0
    done = subprocess.run(
        [sys.executable, "-c", NEXT_ROUND], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert "Round 1 of 5" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_tips_may_change_and_the_seed_still_draws_the_same_questions(amzprep: Amzprep, home: Path) -> None:
    with Workspace.open() as workspace:
        first = start_loop(workspace, level="L5", seed="9").run
        plans = Path(workspace.places.questions, "loops.yaml").read_text(encoding="utf-8")
    before, tips, after = plans.partition("\ntips:")
    (home / "loops.yaml").write_text(before + tips + after.replace("    - ", "    - Now "), encoding="utf-8")
    with Workspace.open() as workspace:
        second = start_loop(workspace, level="L5", seed="9").run
    assert [each.questions for each in second.rounds] == [each.questions for each in first.rounds]
    assert {each.tips[0][:4] for each in second.rounds} == {"Now "}


def test_a_loop_begins_with_the_reserve_and_says_when_it_is_used_up(amzprep: Amzprep) -> None:
    with Workspace.open() as workspace:
        started = start_loop(workspace, level="L5", seed="1")
        asked = [each for round_ in started.run.rounds for each in (round_.questions or {}).values()]
        reserve = {row.id for row in workspace.content.all(reserve=True) if row.reserve}
        assert set(asked) & reserve
        assert len(asked) == len(set(asked))
        assert (set(asked) - reserve == set()) == (not any("reserve is used up" in note for note in started.notes))


def test_a_card_that_was_changed_in_the_log_shows(drawn: Amzprep, tmp_path: Path) -> None:
    go_through(drawn, tmp_path, "technical-design")
    with Workspace.open() as workspace:
        events = [event for name in ("loop_started", "sealed") for event in workspace.log.named(name)]
    assert fold_loops(events)[0].sound
    sealed = events[-1]
    body = dict(sealed.body)
    body["card"] = {**body["card"], "vote": "strong hire"}
    forged = type(sealed)(sealed.id, sealed.device, sealed.n, sealed.at, sealed.day, sealed.name, body)
    assert not fold_loops([*events[:-1], forged])[0].sound
    assert hash_of(body["card"], "") != body["hash"]


def test_past_loops_stand_side_by_side(drawn: Amzprep, tmp_path: Path) -> None:
    go_through(drawn, tmp_path, "technical-design")
    drawn("loop", "--level", "L5", "--rounds", "1", "--seed", "4", "--no-run")
    go_through(drawn, tmp_path, loop_now().rounds[0].id)
    assert "`amzprep loop debrief` opens the cards of the newest" in drawn("loop", "compare").err
    debrief(drawn)
    found = json.loads(drawn("loop", "compare", "--json").out)
    Draft202012Validator(schema("loops_compared")).validate(found)
    assert [each["skipped"] for each in found["items"]] == [1, 0]
    assert found["items"][0]["outcome"] == "hold"


def test_compare_says_why_there_is_nothing_to_compare(amzprep: Amzprep, tmp_path: Path) -> None:
    assert "there is no loop yet" in amzprep("loop", "compare").err
    amzprep("loop", "--level", "L5", "--stage", "technical", "--seed", "3", "--no-run")
    open_ = amzprep("loop", "compare")
    assert (open_.code, "a loop is under way" in open_.err, "`amzprep loop resume`" in open_.err) == (2, True, True)
    for each in loop_now().rounds:
        go_through(amzprep, tmp_path, each.id)
    shut = amzprep("loop", "compare")
    assert (shut.code, "`amzprep loop debrief` opens the cards of the newest" in shut.err) == (2, True)
    debrief(amzprep)
    one = amzprep("loop", "compare")
    assert (one.code, "nothing to compare it with" in one.err, "resume" in one.err) == (2, True, False)
    amzprep("loop", "--level", "L5", "--sealed", "--rounds", "2", "--no-run")
    other = amzprep("loop", "compare").err
    assert "nothing to compare it with; `amzprep loop resume` goes on with the one under way" in other


def test_today_names_the_loop_under_way_until_its_debrief(drawn: Amzprep, tmp_path: Path) -> None:
    first, second = loop_now().rounds
    assert "Mock loop: round 1 of 2, to come: amzprep loop resume" in drawn("today").out
    go_through(drawn, tmp_path, first.id)
    assert "Mock loop: round 2 of 2, to come: amzprep loop resume" in drawn("today").out
    assert "round 2 of 2, to come" in drawn().out
    found = json.loads(drawn("today", "--json").out)
    Draft202012Validator(schema("today")).validate(found)
    assert (found["loop"]["round"], found["loop"]["rounds"]) == (2, 2)
    assert json.loads(drawn("today", "--json", "--ahead", "20").out)["loop"] is None
    go_through(drawn, tmp_path, second.id)
    assert "every round has its card: amzprep loop debrief" in drawn("today").out
    debrief(drawn)
    assert "Mock loop" not in drawn("today").out


def test_a_loop_begun_after_midnight_shows_its_calendar_date(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_653_000 * 10**9)  # half past midnight
    with Workspace.open(seed=1) as workspace:
        run = start_loop(workspace, level="L5", seed="1").run
        assert (run.day, begun(workspace, run)) == ("2026-11-25", "2026-11-26 00:30")
        head = render(status(workspace, run))
        assert "begun 2026-11-26 00:30" in head
        assert "2026-11-25" not in head + render(listing(workspace))


@pytest.mark.parametrize("level", ["L4", "L5", "L6", "L7", "L8"])
def test_the_minutes_of_a_round_are_explained_and_add_up(level: str, amzprep: Amzprep) -> None:
    with Workspace.open() as workspace:
        run = start_loop(workspace, level=level, seed="1").run
    for each in run.rounds:
        line = minutes_line(each)
        whole, *shares = (int(number) for number in re.findall(r"\b(\d+) ", line))
        assert whole == sum(shares) == 60, line
        assert ("to go back over the other rounds" in line) == (each.asks == NOTHING)


def test_the_rules_are_explained_with_their_sources(amzprep: Amzprep) -> None:
    ran = amzprep("explain", "loop")
    text = ran.out
    following = ran.err.removeprefix("Next: amzprep ").split()
    assert amzprep(*following).code == 0  # also where there is no loop yet
    assert "they are not Amazon's" in text
    assert "Bar Raiser" in text
