"""The bars of the kinds in words: one change to a sound question earns exactly its code, at its place."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from amzprep.packs.codes import EXPLANATIONS
from amzprep.packs.kinds.choice import together
from amzprep.packs.load import dump, load_categories, load_question_file
from amzprep.packs.schema import kinds

ROOT = Path(__file__).resolve().parent.parent.parent
CORE = ROOT / "questions" / "core"
CATEGORIES, _ = load_categories(str(ROOT / "questions" / "categories.yaml"))
SOURCES = {"open": "delivery-promise", "behavioral": "metric-versus-anecdote", "choice": "readiness-statistics"}
Change = Callable[[dict[str, Any]], object]


def sound(kind: str) -> dict[str, Any]:
    raw = yaml.safe_load((CORE / f"{SOURCES[kind]}.yaml").read_text(encoding="utf-8"))
    return copy.deepcopy(raw[0] if isinstance(raw, list) else raw)


def put(path: str, value: Any) -> Change:
    """A change that sets `rubric.0.says` and the like."""

    def change(raw: dict[str, Any]) -> None:
        at: Any = raw
        *heads, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        for part in heads:
            at = at[part]
        at[last] = value(at[last]) if callable(value) else value

    return change


def drop(path: str, keep: int) -> Change:
    return put(path, lambda items: items[:keep])


def same_bar(raw: dict[str, Any]) -> None:
    levels = sorted(raw["bar"])
    raw["bar"][levels[1]]["points"] = raw["bar"][levels[0]]["points"] + 7


def weigh(raw: dict[str, Any]) -> None:
    """Move weight between two points until one is too heavy."""
    heavy, light = raw["rubric"][0], max(raw["rubric"][1:], key=lambda each: each["points"])
    moved = min(light["points"] - 1, 16 - heavy["points"])
    heavy["points"] += moved
    light["points"] -= moved


def twin(raw: dict[str, Any]) -> None:
    raw["rubric"][1]["says"] = raw["rubric"][0]["says"]


def twin_signal(raw: dict[str, Any]) -> None:
    low, high = sorted(raw["signals"])[:2]
    raw["signals"][high]["strong"] = raw["signals"][low]["strong"]


def nowhere(raw: dict[str, Any]) -> None:
    """A point asked only at a level that the question does not list, and that is no must."""
    musts = {name for bar in raw["bar"].values() for name in bar["must"]}
    point = next(each for each in raw["rubric"] if each["id"] not in musts)
    point["levels"] = ["L4"]


def add_phase(raw: dict[str, Any]) -> None:
    raw["phases"]["tea-break"] = 1
    first = next(iter(raw["phases"]))
    raw["phases"][first] -= 1


LONG = "word " * 200
UNLOADABLE: list[tuple[str, str, Change, str]] = [
    ("PK601", "open", put("rubric.0.phase", "lunch"), "no phase 'lunch'"),
    ("PK601", "open", put("bar.L5.must", ["no-such-point"]), "no point 'no-such-point'"),
    ("PK601", "open", put("claims", {"no-such-point": "words"}), "no point 'no-such-point'"),
    ("PK602", "open", lambda raw: raw["rubric"][1].update(id=raw["rubric"][0]["id"]), "stands twice"),
    ("PK603", "open", put("levels", ["L5", "L6", "L7", "L8"]), "no bar for L8"),
    ("PK603", "open", put("levels", ["L5", "L6"]), "a bar for L7"),
    ("PK603", "behavioral", put("levels", ["L4", "L5", "L6", "L7", "L8"]), "no signals for L8"),
    ("PK604", "open", put("minutes", 44), "the phases sum to 45, not 44"),
    ("PK604", "open", put("rubric.0.points", lambda points: points + 1), "the weights sum to 101, not 100"),
    ("PK605", "choice", put("options.0.correct", True), "mark exactly one"),
    ("PK605", "choice", lambda raw: [each.pop("correct", None) for each in raw["options"]], "0 options"),
    ("PK018", "choice", drop("options", 3), "at least 4"),
]
SHORT_OF: list[tuple[str, str, Change, str]] = [
    ("PK610", "open", drop("clarify", 2), "2 clarify; give at least 3"),
    ("PK610", "open", drop("mistakes", 2), "2 mistakes"),
    ("PK610", "open", drop("red_flags", 1), "1 red flags"),
    ("PK610", "open", drop("followups", 2), "2 followups"),
    ("PK610", "open", add_phase, "phase 'tea-break' has no point"),
    ("PK610", "behavioral", drop("red_flags", 1), "1 red flags"),
    ("PK610", "behavioral", drop("variants", 1), "1 variants"),
    ("PK611", "open", put("prompt", "Design it in 20 ms for 3 TB and 5 users."), "words; 40 to 140"),
    ("PK611", "open", put("prompt", lambda text: re.sub(r"\d[\d,.]*", "some", text)), "numbers with units"),
    ("PK611", "open", put("prompt", lambda text: f"{text.rstrip()}\nIt rained all day here.\n"), "end in a request"),
    ("PK612", "open", weigh, "at most 15"),
    ("PK613", "open", put("rubric.0.says", "kept-promise rate with quoted days"), "begin with a verb"),
    ("PK613", "open", put("rubric.0.says", "names one. Then names another"), "not one claim"),
    ("PK613", "open", put("rubric.0.says", "names " + LONG), "not one claim"),
    ("PK614", "open", twin, "say the same"),
    ("PK615", "open", same_bar, "is not 8 above"),
    ("PK616", "open", put("strong_answer", lambda text: f"{text}\n{LONG}{LONG}"), "words; 250 to 700"),
    ("PK617", "open", put("claims", lambda claims: {**claims, next(iter(claims)): "never said so"}), "does not say"),
    ("PK617", "open", put("claims", lambda claims: dict(list(claims.items())[1:])), "claims nothing for"),
    ("PK621", "behavioral", put("question", "Why do you like numbers?"), "ask for a past event"),
    ("PK621", "behavioral", put("question", "Tell me about a time. " + LONG), "at most 45"),
    ("PK621", "behavioral", put("question", "Tell me when? And then what?"), "more than one thing"),
    ("PK621", "behavioral", put("variants.0", "Describe how you dive deep."), "names the principle Dive Deep"),
    ("PK622", "behavioral", lambda raw: [each.pop("covers", 0) for each in raw["probes"]], "no probe covers 'part'"),
    ("PK623", "behavioral", put("minutes", 20), "8 to 15"),
    ("PK624", "behavioral", put("signals.L4.strong", "Reads logs."), "8 to 30"),
    ("PK624", "behavioral", twin_signal, "say the same"),
    ("PK631", "choice", put("stem", LONG + "5?"), "at most 70"),
    ("PK631", "choice", put("stem", "What is a p-value?"), "no number and no situation"),
    ("PK631", "choice", put("stem", "A test of 5 cells ends. Which step is NOT right?"), "negated"),
    ("PK632", "choice", put("options.0.because", "It is so."), "at least 12"),
    ("PK632", "choice", put("options.0.text", lambda text: f"None of the above, {text}"), "of its own"),
    ("PK633", "choice", put("options.0.text", "No."), "at most 1.6"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "change", "message"), UNLOADABLE, ids=[f"{u[0]} {u[3]}" for u in UNLOADABLE])
def test_a_question_that_cannot_be_asked_does_not_load(
    code: str, kind: str, change: Change, message: str, tmp_path: Path
) -> None:
    raw = sound(kind)
    change(raw)
    path = tmp_path / f"{raw['id']}.yaml"
    path.write_text(dump(raw), encoding="utf-8")
    loaded = load_question_file(str(path), "mine", CATEGORIES)
    assert loaded.questions == ()
    found = [finding for finding in loaded.findings if finding.code == code]
    assert found, list(map(str, loaded.findings))
    assert any(message in finding.message for finding in found)
    assert all(finding.line > 1 for finding in found)


@pytest.mark.parametrize(("code", "kind", "change", "message"), SHORT_OF, ids=[f"{s[0]} {s[3]}" for s in SHORT_OF])
def test_one_change_falls_short_with_its_code(code: str, kind: str, change: Change, message: str) -> None:
    raw = sound(kind)
    assert short_of(raw) == []
    change(raw)
    found = short_of(raw)
    assert code in {each[0] for each in found}
    assert any(re.search(message, each[1]) for each in found if each[0] == code)


def test_a_point_asked_nowhere_is_found() -> None:
    raw = sound("open")
    nowhere(raw)
    assert ("PK615", "rubric") in [(code, where.partition("[")[0]) for code, _, where in short_of(raw)]


def short_of(raw: dict[str, Any]) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    bar = kinds()[raw["kind"]].bar
    assert bar is not None
    bar(raw, lambda code, message, where: found.append((code, message, where)))
    return found


def item(correct: int, lengths: tuple[int, int, int, int]) -> dict[str, Any]:
    options = [{"text": "x" * length, "because": "", "correct": i == correct} for i, length in enumerate(lengths)]
    return {"options": options}


def test_a_pack_whose_right_options_are_the_longest_gives_them_away() -> None:
    spread = [item(i % 4, (10, 10, 10, 11)) for i in range(20)]
    assert [code for code, _ in together(spread)] == []
    longest = [item(i % 4, tuple(20 if j == i % 4 else 15 for j in range(4))) for i in range(20)]  # type: ignore[arg-type]
    assert [message.split(";")[0] for _, message in together(longest)] == [
        "the right option is the longest in 20 of 20 items"
    ]


def test_a_pack_whose_right_options_stand_at_one_place_gives_them_away() -> None:
    found = list(together([item(1 if i < 9 else i % 4, (10, 9, 9, 9)) for i in range(20)]))
    assert [code for code, _ in found] == ["PK634"]
    assert "stands at place 2" in found[0][1]


def test_few_items_show_no_pattern() -> None:
    assert list(together([item(0, (12, 10, 10, 10))] * 19)) == []


def test_every_code_of_the_bars_is_produced_here() -> None:
    ours = {each.code for each in EXPLANATIONS if each.code >= "PK601"}
    assert ours == {each[0] for each in [*UNLOADABLE, *SHORT_OF]} - {"PK018"} | {"PK634"}
