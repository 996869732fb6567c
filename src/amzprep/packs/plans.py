"""The plans of mock loops, from loops.yaml: rounds per level, the stages before them, and what is always asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from amzprep.domain.category import Category
from amzprep.domain.finding import Finding
from amzprep.domain.loop import LoopPlans, RoundPlan
from amzprep.domain.principle import PRINCIPLES
from amzprep.packs.load import read_table
from amzprep.packs.schema import LEVELS, LOOPS
from amzprep.yaml_file import File

STAGES = ("screen", "technical")


def load_plans(path: str, categories: Mapping[str, Category]) -> tuple[LoopPlans | None, list[Finding]]:
    """The plans of a file; None with findings at their places where it cannot be used."""
    file, raw = read_table(path, LOOPS)
    if file.findings:
        return None, file.findings
    plans, stages = raw.get("plans") or {}, raw.get("stages") or {}
    asked = raw.get("principles") or {}
    always, often = asked.get("always", {}), asked.get("often", {})
    tips = raw.get("tips") or {}
    for level in LEVELS:
        if level not in plans:
            file.say("PK042", f"no plan for {level}", "plans")
    _known_names(file, "plans", plans, LEVELS)
    _known_names(file, "stages", stages, STAGES)
    for group, each in (("plans", plans), ("stages", stages)):
        for name, rounds in each.items():
            _rounds(file, f"{group}.{name}", rounds, categories)
    for level, rounds in plans.items():
        raisers = sum(bool(one.get("bar_raiser")) for one in rounds)
        if raisers != 1:
            file.say("PK042", f"{level} has {raisers} Bar Raiser rounds; name exactly one", f"plans.{level}")
    for key, by_level in (("always", always), ("often", often)):
        _known_names(file, f"principles.{key}", by_level, LEVELS)
        for level, names in by_level.items():
            for name in names:
                if name not in PRINCIPLES:
                    file.say("PK042", f"no principle {name!r}", f"principles.{key}.{level}")
    known = {one["id"] for each in (plans, stages) for rounds in each.values() for one in rounds}
    for name in tips:
        if name not in known:
            file.say("PK042", f"no round {name!r} for these tips", f"tips.{name}")
    if file.findings:
        return None, file.findings
    return LoopPlans(
        {level: tuple(map(_plan, rounds)) for level, rounds in plans.items()},
        {stage: tuple(map(_plan, rounds)) for stage, rounds in stages.items()},
        {level: tuple(names) for level, names in always.items()},
        str(raw["as_of"]),
        {level: dict(weights) for level, weights in often.items()},
        {name: tuple(" ".join(each.split()) for each in lines) for name, lines in tips.items()},
    ), []


def _known_names(file: File, group: str, found: Mapping[str, Any], known: Sequence[str]) -> None:
    for name in found:
        if name not in known:
            file.say("PK042", f"{group} knows {', '.join(known)}, not {name!r}", f"{group}.{name}")


def _rounds(file: File, at: str, rounds: Sequence[Mapping[str, Any]], categories: Mapping[str, Category]) -> None:
    counts = Counter(one["id"] for one in rounds)
    for i, one in enumerate(rounds):
        where = f"{at}[{i}]"
        if counts[one["id"]] > 1:
            file.say("PK042", f"round {one['id']!r} stands {counts[one['id']]} times", f"{where}.id")
        for name in one.get("categories", ()):
            if name not in categories:
                file.say("PK042", f"no category {name!r}", f"{where}.categories")
        if one["asks"] in ("coding", "open") and not one.get("categories"):
            file.say("PK042", f"{one['id']} asks a question and names no category for it", where)
        if not one["principles"] and not one["technical"]:
            file.say("PK042", f"{one['id']} has no minutes", where)


def _plan(raw: Mapping[str, Any]) -> RoundPlan:
    return RoundPlan(
        raw["id"],
        raw["title"],
        raw["asks"],
        float(raw["principles"]),
        float(raw["technical"]),
        tuple(raw.get("categories", ())),
        tuple(raw.get("competencies", ())),
        bool(raw.get("bar_raiser", False)),
        raw["source"],
        int(raw.get("week", 0)),
    )
