"""Find the questions a selector means, and the one to practise next."""

from __future__ import annotations

from collections.abc import Sequence

from amzprep.app.workspace import Workspace
from amzprep.catalog.catalog import Row
from amzprep.domain.agenda import UNLIMITED
from amzprep.domain.open import part_names, part_of
from amzprep.domain.question import PART, Question
from amzprep.domain.selector import Selector, UnknownWord, parse_selector
from amzprep.errors import NotReadyError, UsageError


def read_selector(workspace: Workspace, words: Sequence[str]) -> Selector:
    """The selector of some words. Raises UsageError with a suggestion."""
    from amzprep.packs.schema import kinds

    rows = workspace.content.all(reserve=True)
    names = {row.slug for row in rows} | {row.id for row in rows}
    topics = {topic for row in rows for topic in row.topics}
    try:
        return parse_selector(words, workspace.content.categories, kinds(), names.__contains__, sorted(names), topics)
    except UnknownWord as error:
        raise UsageError(str(error)) from error


def select(workspace: Workspace, selector: Selector, *, reserve: bool = False) -> list[Row]:
    """All questions a selector means, in order of id; the reserve only when named or asked for."""
    history, day = workspace.history, workspace.today
    rows = workspace.content.all(reserve=reserve or bool(selector.ids))
    return [row for row in rows if selector.matches(row, history.status(row.id, day), history.last)]


def part(question: Question, name: str) -> Question:
    """A phase or a follow-up of an open question, as a question. Raises UsageError with the names there are."""
    found = part_of(question, name) if question.kind == "open" else None
    if found is None:
        names = ", ".join(part_names(question)) if question.kind == "open" else "none: it is no open question"
        raise UsageError(f"{question.id} has no part {name!r}; it has {names}")
    return found


def pick(
    workspace: Workspace,
    words: Sequence[str],
    level: str | None,
    seed: int | None,
    skip: set[str],
    *,
    whole: bool = False,
) -> str:
    """The id of the one to practise now: the policy's first choice among what is meant; the only one that is named.

    `skip` are questions already done in this run; `whole` leaves parts of questions out. Raises UsageError when nothing
    fits, NotReadyError when only numpy is missing.
    """
    named = [word for word in words if PART in word]
    if named and len(words) == 1:
        return workspace.content.get(named[0]).id
    only = _named(workspace, words[0]) if len(words) == 1 and seed is None else None
    if only is not None and only.id not in skip and (only.kind == "open" or not whole):
        return only.id
    from amzprep.app.agenda import choose, missing_libraries
    from amzprep.packs.schema import kinds

    selector = read_selector(workspace, words)
    rows = [row for row in select(workspace, selector) if row.id not in skip]
    if not selector.kinds and not selector.ids:
        history, day, narrowed = workspace.history, workspace.today, selector.categories or selector.topics
        rows = [
            row
            for row in rows
            if kinds()[row.kind].by_category or (not narrowed and history.status(row.id, day) == "due")
        ]
    if whole:
        rows = [row for row in rows if row.kind == "open"]
    if level is not None and not selector.ids:
        rows = [row for row in rows if level in row.levels]
    if not rows:
        raise UsageError(
            f"nothing to practise for {' '.join(words) or 'today'}; `amzprep questions list` shows them all"
        )
    fit = [row for row in rows if not missing_libraries(row)]
    if not fit:
        raise NotReadyError(f"{rows[0].id} needs {missing_libraries(rows[0])[0]}: pip install 'amzprep[numpy]'")
    if seed is not None or "random" in selector.reserved:
        return workspace.dice.choice(fit).id
    chosen = choose(workspace, fit, workspace.today, UNLIMITED)
    if not chosen:  # all done today: the first that is meant, once more
        return fit[0].id
    return chosen[0].candidate.question


def _named(workspace: Workspace, word: str) -> Row | None:
    """The one question a word names, where it means nothing else and needs no library: there is nothing to choose."""
    rows = workspace.content.all(reserve=True)
    found = [row for row in rows if word in (row.slug, row.id)]
    others = {row.kind for row in rows}
    for each in workspace.content.categories.values():
        others |= {each.id, *each.aliases}
    return found[0] if len(found) == 1 and word not in others and not found[0].libraries else None
