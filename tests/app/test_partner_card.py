"""A partner's card: what people write is taken, what is wrong refused with its line, nothing replaced."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from amzprep.app.loop import find_loop, parts, seal
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import Scorecard, Tier, Vote
from ran import Ran
from test_loop import go_through

ROOT = Path(__file__).resolve().parent.parent.parent
Amzprep = Callable[..., Ran]
WORDS = "I asked the carrier myself, and the number fell to 40."


def loop_now() -> LoopRun:
    with Workspace.open() as workspace:
        return find_loop(workspace)


def home() -> Path:
    with Workspace.open() as workspace:
        return Path(workspace.places.home)


def sheet_of(round_: Round) -> Path:
    return next((home() / "loops").rglob(f"*-{round_.id}.md"))


def round_named(name: str) -> Round:
    return next(each for each in loop_now().rounds if each.id == name)


def filled(round_: Round, by: str = "Ann", vote: str = "hire", grade: str = "enough", technical: str = "at") -> str:
    """A sheet as a partner fills it in."""
    text = sheet_of(round_).read_text(encoding="utf-8").replace("by: your name", f"by: {by}")
    text = text.replace("vote:  ", f"vote: {vote}  ", 1).replace("technical:  ", f"technical: {technical}  ", 1)
    for name in round_.principles:
        text = text.replace(f"  {name}:", f"  {name}: {grade}", 1)
        text = text.replace(f"## Heard: {PRINCIPLES[name]}\n", f"## Heard: {PRINCIPLES[name]}\n> {WORDS}\n", 1)
    return text


def write(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return str(path)


def debrief(amzprep: Amzprep, *words: str) -> dict[str, Any]:
    ran = amzprep("loop", "debrief", "--json", *words)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    schema = json.loads((ROOT / "docs" / "schemas" / "debrief.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(found)
    return found


@pytest.fixture
def drawn(amzprep: Amzprep) -> Amzprep:
    """A coding round and a design round, with their sheets."""
    assert amzprep("loop", "--level", "L5", "--stage", "technical", "--seed", "4", "--partner").code == 0
    return amzprep


@pytest.fixture
def design(drawn: Amzprep) -> Round:
    return round_named("technical-design")


def test_a_card_goes_to_the_loop_and_round_it_names(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    first = loop_now()
    assert drawn("loop", "--level", "L5", "--rounds", "1", "--no-run").code == 0  # another loop is the newest now
    path = write(tmp_path / "ann.md", filled(design).replace("confidence:  ", "confidence: 4  "))
    ran = drawn("loop", "run", "--card", path)
    assert ran.code == 0, ran.err
    assert "taken and sealed: Ann's card for Technical: ML system design" in " ".join(ran.out.split())
    assert "sealed by Ann" in ran.out
    assert "Self-scored" not in ran.out
    with Workspace.open() as workspace:
        card = find_loop(workspace, first.id).partners(design.id)[0].card
    assert (card.confidence, card.heard[design.principles[0]]) == (4, (WORDS,))


@pytest.mark.parametrize("by", ["self", "Self", "your name", "Your Name", "???", ""])
def test_a_card_without_its_partners_name_is_refused(drawn: Amzprep, design: Round, tmp_path: Path, by: str) -> None:
    ran = drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(design, by=by)))
    assert (ran.code, "card.md:5:" in ran.err, loop_now().cards) == (3, True, ()), ran.err


def test_a_partners_second_card_is_refused_unless_it_is_said(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    path = write(tmp_path / "card.md", filled(design, by="Friend F."))
    assert drawn("loop", "run", "--card", path).code == 0
    again = drawn("loop", "run", "--card", path)
    assert (again.code, "taken before; nothing changed" in " ".join(again.out.split()), len(loop_now().cards)) == (
        0,
        True,
        1,
    )
    other = write(tmp_path / "card.md", filled(design, by="friend f", vote="no hire"))
    refused = drawn("loop", "run", "--card", other)
    assert (refused.code, "Friend F. has a sealed card" in refused.err, len(loop_now().cards)) == (2, True, 1)
    assert drawn("loop", "run", "--card", other, "--instead").code == 0
    assert [each.by for each in loop_now().partners(design.id)] == ["Friend F."]
    found = debrief(drawn, "--open")
    assert [(each["vote"], each["replaced"]) for each in found["partners"]] == [("no hire", ["hire"])]
    assert "gave a new card; before: hire" in drawn("loop", "debrief", "--open").out


def test_votes_stay_shut_while_rounds_wait(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    assert drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(design))).code == 0
    shut = drawn("loop", "debrief")
    assert (shut.code, "stay shut" in shut.err, "none yet: round 1 (Technical: " in shut.err) == (2, True, True)
    assert "hire" not in drawn("loop", "status").out
    assert drawn("loop", "compare").code == 2
    assert debrief(drawn, "--open")["self_scored"] is False


def test_opening_votes_early_is_in_the_log_and_the_debrief_says_what_it_taints(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    assert drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(design))).code == 0
    for _ in range(2):
        assert debrief(drawn, "--open")["opened_early"] == ["technical-coding"]
    exported = [json.loads(line) for line in drawn("log", "export").out.splitlines()]
    (opened,) = [each["body"] for each in exported if each["name"] == "opened_early"]
    assert opened["rounds"] == ["technical-coding"]
    go_through(drawn, tmp_path, "technical-coding")
    text = drawn("loop", "debrief").out
    assert "Cards were opened before there was one for round 1." in text
    assert "round 1: voted with the other cards open" in text


def test_a_sealed_loop_stays_shut_while_rounds_wait(amzprep: Amzprep, tmp_path: Path) -> None:
    amzprep("loop", "--level", "L5", "--stage", "technical", "--seed", "3", "--sealed", "--no-run")
    go_through(amzprep, tmp_path, "technical-design")
    shut = amzprep("loop", "debrief")
    assert (shut.code, "a sealed loop stays shut" in shut.err) == (2, True)
    assert debrief(amzprep, "--open")["opened_early"] == ["technical-coding"]
    assert debrief(amzprep, "--open")["partners"] == []


def test_two_partners_are_put_together_and_what_they_wrote_is_read(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    first, second = design.principles[:2]
    for by, vote, grade in (("ann", "hire", "enough"), ("bob", "no hire", "thin")):
        text = filled(design, by, vote, grade).replace("## Concerns\n", f"## Concerns\n- {by}: one path only\n")
        text = text.replace(f"  {second}: {grade}", f"  {second}: strong")
        assert drawn("loop", "run", "--card", write(tmp_path / f"{by}.md", text)).code == 0
    card = next(each for each in debrief(drawn, "--open")["items"] if each["round"] == design.id)
    assert (card["vote"], card["principles"][first], card["principles"][second]) == ("no hire", "thin", "strong")
    assert card["concerns"] == ["ann: one path only", "bob: one path only"]
    page = drawn("loop", "debrief", "--open", "--format", "html").out
    assert "What your interviewers wrote" in page
    assert WORDS in page
    assert "bob: one path only" in page
    assert "with partners as interviewers" in page


def test_a_principle_left_empty_was_not_reached_and_has_no_evidence(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    name = design.principles[0]
    text = filled(design).replace(f"  {name}: enough", f"  {name}:")
    assert drawn("loop", "run", "--card", write(tmp_path / "card.md", text)).code == 0
    card = next(each for each in debrief(drawn, "--open")["items"] if each["round"] == design.id)
    assert card["principles"][name] == "none"


TAKEN: dict[str, Callable[[str], str | bytes]] = {
    "byte order mark and Windows' line ends": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "blank lines before the first dashes": lambda text: "\n\n" + text,
    "a dash that Word made of three": lambda text: text.replace("---", "—", 2),
    "capitals": lambda text: text.replace("vote: hire", "Vote: Strong Hire").replace(": enough", ": Enough"),
    "a space that does not break": lambda text: text.replace("vote: hire", "vote:\u00a0hire"),
    "a tab": lambda text: text.replace("vote: hire", "vote:\thire\t").replace("\n  ", "\n\t", 1),
    "hyphens": lambda text: text.replace("vote: hire", "vote: strong-hire"),
    "a list without brackets": lambda text: text.replace("gaps:  ", "gaps: Clarifying, own part  "),
    "yes": lambda text: text.replace("below_scope: no", "below_scope: Yes"),
    "a colon in words": lambda text: text.replace("## Would ask next\n", "## Would ask next\nOne thing: who paid?\n"),
}


@pytest.mark.parametrize("how", TAKEN)
def test_what_people_write_is_taken(drawn: Amzprep, design: Round, tmp_path: Path, how: str) -> None:
    ran = drawn("loop", "run", "--card", write(tmp_path / "card.md", TAKEN[how](filled(design))))
    assert ran.code == 0, ran.err
    card = loop_now().partners(design.id)[0].card
    if how == "a list without brackets":
        assert card.gaps == {"clarifying", "own-part"}
    if how == "capitals":
        assert card.vote.title == "strong hire"
    if how == "yes":
        assert card.below_scope
    if how == "a colon in words":
        assert card.would_probe == "One thing: who paid?"


REFUSED: dict[str, tuple[Callable[[str, str], str | bytes], str, str]] = {
    "UTF-16": (lambda text, name: text.encode("utf-16"), ":1:1:", "save it as UTF-8"),
    "Latin-1": (
        lambda text, name: text.replace("by: Ann", "by: José").encode("latin-1", "replace"),
        ":5:",
        "save the file as",
    ),
    "a Word file": (lambda text, name: b"PK\x03\x04" + text.encode(), ":1:1:", "save it as plain text"),
    "nothing": (lambda text, name: " \n", ":1:1:", "the file is empty"),
    "no dashes": (lambda text, name: text.replace("---\n", "", 1), ":1:1:", "begins with a line of three dashes"),
    "no end": (lambda text, name: text.split("\n---\n")[0], ":", "have no end"),
    "another word": (lambda text, name: text.replace("vote: hire", "vote: maybe"), ":6:", "'maybe' is not one of"),
    "no vote": (lambda text, name: text.replace("vote: hire", "vote:"), ":6:1:", "vote is empty; write your vote"),
    "key twice": (lambda text, name: text.replace("vote: hire", "vote: hire\nvote: hire"), ":7:1:", "remove one"),
    "unknown round": (lambda text, name: text.replace("technical-design", "technical-desing"), ":4:", "did you mean"),
    "unknown loop": (lambda text, name: text.replace("loop: 0", "loop: 9"), ":3:", "`amzprep loop list`"),
    "misspelt principle": (lambda text, name: text.replace(f"  {name}:", f"  {name}s:"), ":9:", "did you mean"),
    "too sure": (lambda text, name: text.replace("confidence:  ", "confidence: 9  "), ":13:", "is 1 to 5, not 9"),
    "no quote": (lambda text, name: text.replace(WORDS, "Good."), ":9:", "no sentence stands under `## Heard: "),
    "no bar": (lambda text, name: text.replace("technical: at", "technical:"), ":6:", "technical is empty"),
    "no such heading": (
        lambda text, name: text.replace("## Strengths\n", "## Strenghts\nfast\n"),
        ":27:",
        "did you mean strengths?",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_wrong_card_is_refused_with_line_and_remedy(drawn: Amzprep, design: Round, tmp_path: Path, what: str) -> None:
    change, line, remedy = REFUSED[what]
    ran = drawn("loop", "run", "--card", write(tmp_path / "card.md", change(filled(design), design.principles[0])))
    assert (ran.code, loop_now().cards) == (3, ())
    assert f"card.md{line}" in ran.err
    assert remedy in ran.err
    assert "PK0" not in ran.err


def test_a_card_of_another_round_than_the_one_said_is_refused(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    path = write(tmp_path / "card.md", filled(design))
    ran = drawn("loop", "run", "--card", path, "--round", "technical-coding")
    assert (ran.code, "card.md:4:1: the card is of technical-design" in ran.err) == (3, True)
    assert drawn("loop", "run", "--card", path, "--vote", "hire").code == 2
    assert drawn("loop", "run", "--instead").code == 2


def test_a_sheet_of_a_round_that_was_drawn_again_is_refused(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    path = write(tmp_path / "card.md", filled(design))
    assert drawn("loop", "retry", design.id).code == 0
    ran = drawn("loop", "run", "--card", path)
    assert (ran.code, "was drawn again" in ran.err) == (3, True)
    assert drawn("loop", "sheets").code == 0
    new = next((home() / "loops").rglob(f"*-{design.id}-2.md"))
    assert "take: 2" in new.read_text(encoding="utf-8")


def test_nothing_technical_is_taken_for_a_round_that_asks_nothing(amzprep: Amzprep, tmp_path: Path) -> None:
    assert amzprep("loop", "--level", "L5", "--seed", "4", "--partner").code == 0
    raiser = next(each for each in loop_now().rounds if each.bar_raiser)
    text = filled(raiser)
    assert "technical:" not in text
    path = write(tmp_path / "card.md", text.replace("vote: hire", "technical: at\nvote: hire"))
    assert "nothing technical is asked" in amzprep("loop", "run", "--card", path).err
    assert amzprep("loop", "run", "--card", write(tmp_path / "card.md", text)).code == 0
    assert loop_now().partners(raiser.id)[0].card.technical is None


@pytest.mark.parametrize(("good", "vote"), [(True, "strong hire"), (False, "strong no hire")])
def test_a_candidates_code_is_graded_with_the_partners_card(
    drawn: Amzprep, tmp_path: Path, good: bool, vote: str
) -> None:
    coding = round_named("technical-coding")
    with Workspace.open() as workspace:
        asked = next(each for each in parts(workspace, coding) if each.name == "technical")
        folder = Path(workspace.content.get(asked.question).folder)
    reference = (folder / "solutions" / "accepted" / "reference.py").read_text(encoding="utf-8")
    code = write(tmp_path / "code.py", reference if good else "def nothing(): pass\n")
    path = write(tmp_path / "card.md", filled(coding, vote="strong hire", technical=""))
    assert "hand the candidate's code over with --submission" in drawn("loop", "run", "--card", path).err
    ran = drawn("loop", "run", "--card", path, "--submission", code)
    assert ran.code == 0, ran.err
    card = loop_now().partners(coding.id)[0].card
    assert (card.vote.title, card.technical is not None and card.technical.name) == (vote, "AT" if good else "UNDER")
    found = debrief(drawn, "--open")["partners"][0]
    assert found["held_from"] == (None if good else "strong hire")
    design = write(tmp_path / "design.md", filled(round_named("technical-design")))
    assert drawn("loop", "run", "--card", design).code == 0
    again = debrief(drawn, "--revote", f"{coding.id}:Ann:hire")
    assert [each["vote"] for each in again["items"] if each["round"] == coding.id] == ["hire" if good else vote]
    page = drawn("loop", "debrief", "--open").out
    assert "no case of your own" not in page  # the partner saw them, nothing measured them
    assert "Where the minutes went" not in page
    second = write(tmp_path / "bob.md", filled(coding, by="Bob", technical=""))
    assert drawn("loop", "run", "--card", second).code == 0  # the code has been graded


def test_code_is_refused_where_none_was_asked(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    code = write(tmp_path / "code.py", "def nothing(): pass\n")
    ran = drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(design)), "--submission", code)
    assert (ran.code, "technical-design asks for no code" in ran.err, loop_now().cards) == (2, True, ())


def test_what_only_a_partner_found_short_is_drilled_too(drawn: Amzprep, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        text = filled(each, technical="lower" if each.id == "technical-design" else "at")
        assert drawn("loop", "run", "--card", write(tmp_path / "card.md", text)).code == 0
    found = debrief(drawn)
    asked = (round_named("technical-design").questions or {})["technical"]
    assert f"amzprep drill {asked.partition('/')[2]}" in found["commands"]
    assert {"says": "technique at the L4 bar", "rounds": ["technical-design"],
            "reason": "incomplete systems"} in found["inconsistencies"]  # fmt: skip


def test_a_partner_has_one_name_over_all_rounds(drawn: Amzprep, tmp_path: Path) -> None:
    for each, by in zip(loop_now().rounds, ("Friend F.", "friend f"), strict=True):
        assert drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(each, by=by))).code == 0
    assert {each["by"] for each in debrief(drawn)["partners"]} == {"Friend F."}


def test_a_partners_second_vote_finds_them_by_their_name_as_people_write_it(
    drawn: Amzprep, design: Round, tmp_path: Path
) -> None:
    for each in loop_now().rounds:
        assert drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(each, by="Friend F."))).code == 0
    ran = drawn("loop", "debrief", "--revote", f"{design.id}:friend f:strong hire", "--json")
    assert ran.code == 0, ran.err
    votes = {each["round"]: each["revote"] for each in json.loads(ran.out)["partners"]}
    assert votes[design.id] == "strong hire"


def test_a_card_of_ones_own_stands_beside_a_partners(drawn: Amzprep, design: Round, tmp_path: Path) -> None:
    with Workspace.open() as workspace:
        run = find_loop(workspace)
        seal(workspace, run, Scorecard(design.id, Vote.NO, Vote.HIRE, Tier.UNDER, {}))
    assert drawn("loop", "run", "--card", write(tmp_path / "card.md", filled(design))).code == 0
    rows = [line.split() for line in drawn("loop", "debrief", "--open").out.splitlines() if design.title in line]
    number = str([each.id for each in loop_now().rounds].index(design.id) + 1)
    assert [number, *design.title.split(), "you", "no", "hire", "below", "the", "L4", "bar"] in rows
    assert [number, *design.title.split(), "Ann", "hire", "at", "the", "L5", "bar"] in rows


def test_a_split_says_what_the_interviewer_still_asks_and_whose_vote_is_next(drawn: Amzprep, tmp_path: Path) -> None:
    for each in loop_now().rounds:
        text = filled(each, vote="no hire" if each.id == "technical-design" else "hire")
        text = text.replace("## Would ask next\n", "## Would ask next\nWho pays for a wrong label?\n")
        text = text.replace("## Facts that differ\n", "## Facts that differ\n40 hours, then 60\n")
        assert drawn("loop", "run", "--card", write(tmp_path / "card.md", text)).code == 0
    ran = drawn("loop", "debrief")
    said = " ".join(ran.out.split())
    assert "vote hire instead of no hire in round 2 (still asked: Who pays for a wrong label?)" in said
    assert "What would make it a hire" not in said
    assert "unexplained: 40 hours, then 60" in said
    assert "smallest change" not in said
    assert 'Next: amzprep loop debrief --revote "technical-design:Ann:VOTE"' in ran.err
