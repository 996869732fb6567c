"""What to practise now, and why: the full answer of `today`, and its store for the coming days.

An answer follows from log, content, settings and day alone. The stored ones assume no practice, which any event ends:
it changes the log, and with it what they were stored under.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from amzprep.app.today import answers_key, quiet_line
from amzprep.app.workspace import Workspace
from amzprep.catalog.catalog import Row
from amzprep.domain.agenda import Candidate, Inputs, Item, Policy
from amzprep.domain.day import days_between, plus
from amzprep.domain.open import FOLLOWUP_MINUTES, LONGEST, SHORTEST
from amzprep.domain.question import PART
from amzprep.domain.readiness import leaning
from amzprep.domain.report import Heading, Line, Paragraph, Report, Span, Table
from amzprep.domain.selector import LEVELS
from amzprep.errors import AmzprepError, UsageError
from amzprep.packs.schema import kinds
from amzprep.registry import discover
from amzprep.store.answers import read_answers, state_of, write_answers

AHEAD = 14
LOOP_DAYS = 14
STORY, STORIES, TELLING_MIN = "story/", "stories", 5.0
OPEN = "open"
WINDOW = 14
LONGER = "This one takes longer than your {} minutes: it would else never come."
FEW = 256  # so many questions are all watched; of more, those that are shown


def agenda(workspace: Workspace, *, minutes: int | None = None, ahead: int = 0, exit_code: bool = False) -> Report:
    """What to practise on the learner's day (`ahead` days later), as items with reasons, minutes and commands."""
    (data,) = _answers(workspace, [plus(workspace.today, ahead)], minutes)
    if minutes is None and not ahead:
        _freshen(workspace)
    return Report(
        "today",
        data,
        _drawing(data),
        next=data["items"][0]["command"] if data["items"] else "amzprep questions list",
        exit_code=1 if exit_code and data["due"] else 0,
        warnings=workspace.warnings,
    )


def quiet(
    workspace: Workspace, *, minutes: int | None = None, ahead: int = 0, exit_code: bool = False
) -> tuple[str, int]:
    """The line for cron and its exit code."""
    due = agenda(workspace, minutes=minutes, ahead=ahead).data["due"]
    return quiet_line(due), 1 if exit_code and due else 0


def choose(workspace: Workspace, rows: Iterable[Row], day: str, minutes: float) -> list[Item]:
    """What the configured policy picks among some questions. Raises UsageError for an unknown policy."""
    return _policy(workspace)(inputs(workspace, candidates(workspace, rows), day, minutes))


def candidates(workspace: Workspace, rows: Iterable[Row]) -> tuple[Candidate, ...]:
    """Questions as a policy sees them, without those whose libraries are not installed."""
    found = list(rows)
    lacking, slugs = _lacking(found), Counter(row.slug for row in found)
    known, areas = kinds(), workspace.content.categories
    return tuple(
        Candidate(row.id, row.slug if slugs[row.slug] == 1 else row.id, row.title, row.category, row.difficulty,
                  row.minutes, row.levels, row.topics, row.after, row.kind, not known[row.kind].by_category,
                  row.kind == areas[row.category].kind)
        for row in found
        if lacking.isdisjoint(row.libraries)
    )  # fmt: skip


def parts(workspace: Workspace, chosen: Iterable[Candidate], day: str) -> list[Candidate]:
    """Parts of questions as candidates: those with a card, and follow-ups to what was answered before the day."""
    whole = {each.question: each for each in chosen}
    cards = workspace.history.cards or {}
    found = [part_of(whole[parent], name) for question in cards for parent, plus, name in [question.partition(PART)]
             if plus and parent in whole]  # fmt: skip
    for question, card in cards.items():
        if question in whole and whole[question].kind == OPEN and card.last < day:
            followups = workspace.content.get(question).open.followups
            found += [
                part_of(whole[question], str(i), card.last)
                for i, each in enumerate(followups, 1)
                if f"{question}{PART}{i}" not in cards and (not each.levels or workspace.level in each.levels)
            ]
    return found


def told(workspace: Workspace) -> list[Candidate]:
    """Stories that were rehearsed, as candidates: their cards come back like any other."""
    cards = workspace.history.cards or {}
    names = [question.removeprefix(STORY) for question in cards if question.startswith(STORY)]
    return [
        Candidate(STORY + name, name, name, STORIES, "", TELLING_MIN, LEVELS, (), (), "behavioral",
                  command=f"amzprep stories rehearse {name}")
        for name in names
    ]  # fmt: skip


def part_of(parent: Candidate, name: str, answered: str = "") -> Candidate:
    """A phase or a follow-up of a question as a candidate."""
    minutes = FOLLOWUP_MINUTES if name.isdecimal() else min(LONGEST, max(SHORTEST, parent.minutes / 4))
    return replace(parent, question=f"{parent.question}{PART}{name}", name=f"{parent.name}{PART}{name}",
                   minutes=minutes, after=(), answered=answered)  # fmt: skip


def inputs(workspace: Workspace, chosen: tuple[Candidate, ...], day: str, minutes: float) -> Inputs:
    """Everything a policy may look at."""
    history = workspace.history
    seen = history.begun
    categories = {row.id: row.category for row in workspace.content.rows}
    served: dict[str, float] = {}
    for attempt in history.attempts:
        whole = attempt.question.partition(PART)[0]
        if plus(day, 1 - WINDOW) <= attempt.day <= day and whole in categories:
            category = categories[whole]
            served[category] = served.get(category, 0.0) + attempt.elapsed_s / 60
    return Inputs(
        day=day,
        level=workspace.level,
        minutes=minutes,
        candidates=chosen,
        cards=history.cards or {},
        recall=lambda card: workspace.memory.recall(card, day),
        weights=_weights(workspace),
        seen=seen,
        done=history.done_on(day),
        topics={topic for row in workspace.content.rows if row.id in seen for topic in row.topics},
        served=served,
        shares=workspace.content.shares,
    )


def _weights(workspace: Workspace) -> Mapping[str, Mapping[str, float]]:
    """The areas' weights; the level's last readiness test lets a weak area count a little more, a strong one less."""
    weights = workspace.content.weights
    tests = [event for event in workspace.log.named("tested") if event.body.get("level") == workspace.level]
    if not tests:
        return weights
    lean = leaning(tests[-1].body)
    return {area: {at: value * lean.get(area, 1.0) for at, value in each.items()} for area, each in weights.items()}


def missing_libraries(row: Row) -> list[str]:
    """Libraries a question needs and this installation lacks: such questions are not drawn."""
    return sorted(_lacking([row]))


def keep_answers(workspace: Workspace) -> None:
    """Store the answers of the coming days in the cache. Failing costs a slower `today`, so nothing is said."""
    places = workspace.places
    if workspace.extra_packs or workspace.warnings or not _can_store(places.cache):
        return
    log = {path: state_of(path) for path in (places.log, f"{places.log}-wal")}
    workspace.forget()  # the state first, then the reading: what changes in between makes the answers stale
    try:
        first = workspace.today
        answers = _answers(workspace, [plus(first, i) for i in range(AHEAD)], None)
        edited = {path: state_of(path) for path in _edited(workspace)}
        watched = {**workspace.watched, **_question_states(workspace, answers), **edited, **log}
        days = [(data["day"], data["due"], _as_json(data)) for data in answers]
        write_answers(places.cache, answers_key(places), workspace.config["day_start"], watched, days)
    except (AmzprepError, OSError):
        return


def _freshen(workspace: Workspace) -> None:
    if read_answers(workspace.places.cache, answers_key(workspace.places)) is None:
        keep_answers(workspace)


def _can_store(cache: str) -> bool:
    while not os.path.exists(cache) and cache != os.path.dirname(cache):
        cache = os.path.dirname(cache)
    return os.access(cache, os.W_OK)


def _question_states(workspace: Workspace, answers: Iterable[dict[str, Any]]) -> dict[str, str]:
    stamps = workspace.content.catalog.stamps()
    if len(stamps) <= FEW:
        return stamps
    paths = {row.id: row.path for row in workspace.content.rows}
    wholes = {item["question"].partition(PART)[0] for data in answers for item in data["items"]}
    shown = {paths[whole] for whole in wholes if whole in paths}  # stories have no question
    return {path: stamps[path] for path in sorted(shown)}


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(Report("today", data).as_json(), indent=2, ensure_ascii=False)


def _answers(workspace: Workspace, days: Sequence[str], minutes: int | None) -> list[dict[str, Any]]:
    rows = workspace.content.all()
    whole = candidates(workspace, rows)
    stories = told(workspace)
    lacking = [f"questions that need {name}, which is not installed" for name in sorted(_lacking(rows))]
    policy, history = _policy(workspace), workspace.history
    answers = []
    for day in days:
        chosen = (*whole, *parts(workspace, whole, day), *stories)
        known = {each.question for each in chosen}
        cards = [card for question, card in (history.cards or {}).items() if question in known]
        budget = float(minutes) if minutes is not None else max(0.0, workspace.minutes - history.practised_s(day) / 60)
        items = policy(inputs(workspace, chosen, day, budget))
        asked = _from_debrief(workspace, day)
        items = _led_by_debrief(workspace, asked, items, day, budget) if asked else items
        answers.append(
            {
                "day": day,
                "level": workspace.level,
                "minutes": round(budget),
                "due": sum(card.due <= day for card in cards),
                "items": [item.as_json() for item in items],
                "left_out": lacking,
                "from_debrief": asked,
                "loop": _loop(workspace, day),
            }
        )
    return answers


def _from_debrief(workspace: Workspace, day: str) -> list[str]:
    """What the last debrief said to practise and was not practised since."""
    if not workspace.log.named("debriefed"):
        return []
    from amzprep.app.after_debrief import from_debrief  # what a loop needs is read only where there is one

    return from_debrief(workspace, day)


def _edited(workspace: Workspace) -> list[str]:
    """The stories a debrief sent to: a change of one says that it is done."""
    if not workspace.log.named("debriefed"):
        return []
    from amzprep.app.after_debrief import watched

    return watched(workspace)


def _led_by_debrief(
    workspace: Workspace, asked: Sequence[str], items: list[Item], day: str, minutes: float
) -> list[Item]:
    """The day's items, led by what the debrief asked for where that fits."""
    from amzprep.app.agenda_debrief import first_asked, led_by  # both use what is above

    first = first_asked(workspace, asked, day, minutes)
    return led_by(first, items, minutes) if first is not None else items


def _loop(workspace: Workspace, day: str) -> dict[str, Any] | None:
    """The mock loop under way; none that nobody touched for two weeks."""
    if not workspace.log.named("loop_started"):
        return None
    from amzprep.app.loop_report import under_way  # what a loop needs is read only where there is one

    found = under_way(workspace)
    return found if found is not None and days_between(found["day"], day) <= LOOP_DAYS else None


def _policy(workspace: Workspace) -> Policy:
    policies: dict[str, Policy] = discover("amzprep.plan.policies", "POLICY")
    name = workspace.config["policy"]
    if name not in policies:
        raise UsageError(f"{workspace.config.path}: no policy {name!r}; there are {', '.join(policies)}")
    return policies[name]


def _lacking(rows: Iterable[Row]) -> set[str]:
    return {name for name in {each for row in rows for each in row.libraries} if find_spec(name) is None}


def _drawing(data: dict[str, Any]) -> list[Any]:
    items = data["items"]
    total = sum(item["minutes"] for item in items)
    head = f"{data['day']} · {data['level']} · {data['due']} due · {total} of {data['minutes']} minutes planned"
    loop = [Paragraph([_loop_line(data["loop"])])] if data["loop"] else []
    if not items:
        left = f"No question fits into {data['minutes']} minutes; `amzprep today --minutes 60` looks further."
        done = "Enough for today." if data["minutes"] <= 0 else left
        return [Heading(head), *loop, Paragraph([done])]
    rows = [[_name(item["command"]), item["category"], str(item["minutes"]), item["why"]] for item in items]
    notes = [Paragraph([Span(f"Left out: {each}", "dim") for each in data["left_out"]])] if data["left_out"] else []
    asked = _asked(data["from_debrief"], items[0]["command"])
    longer = [Paragraph([Span(LONGER.format(data["minutes"]), "warn")])] if total > data["minutes"] else []
    table = Table(["question", "area", "min", "why"], rows, "llrl")
    return [Heading(head), table, *longer, *loop, *asked, *notes]


def _name(command: str) -> str:
    """What a command is about, and how: its last word that is no flag, and the flags behind it."""
    words = command.split()
    last = max(i for i, word in enumerate(words) if not word.startswith("-"))
    return " ".join(words[last:])


def _asked(commands: Sequence[str], first: str) -> list[Paragraph]:
    """What the last debrief said beside the day's first item."""
    rest = [each for each in commands if each != first]
    head = "From your last debrief:" if first not in commands else "Also from your last debrief:"
    return [Paragraph([Span(head, "strong"), *rest])] if rest else []


def _loop_line(loop: Mapping[str, Any]) -> Line:
    """Which round of the loop waits, and what goes on with it."""
    return [Span("Mock loop: ", "strong"), f"{loop['says']}: ", Span(loop["command"], "code")]
