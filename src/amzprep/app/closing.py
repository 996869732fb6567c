"""How every attempt ends: its rating, the next review, and how the day stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzprep.app.workspace import Workspace
from amzprep.domain.day import days_between
from amzprep.domain.report import Line, Span

if TYPE_CHECKING:
    from amzprep.app.underway import Underway
    from amzprep.domain.rating import Rating


def clock(seconds: float) -> str:
    """Minutes and seconds, hours where there are any."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


def time_left(seconds: float) -> str:
    """The whole minutes that are left, in words: no second clock beside the one that runs."""
    if seconds < 0:
        return "its time is OVER"
    return f"{seconds / 60:.0f} min left" if seconds >= 60 else "under 1 min left"


def closing(underway: Underway[Any], rating: Rating) -> tuple[dict[str, Any], list[Line], str]:
    """A rated attempt's last words: what every kind's report holds, two lines for people, and the next command."""
    from amzprep.app.agenda import agenda

    workspace, question = underway.workspace, underway.question
    card = workspace.history.card(question.id)
    due = card.due if card is not None else None
    data = {
        "attempt": underway.state.attempt,
        "question": question.id,
        "rating": rating.title.lower(),
        "reasons": list(underway.suggestion().reasons),
        "elapsed_s": round(underway.elapsed_s, 1),
        "limit_s": underway.limit_s,
        "due": due,
        "folder": underway.folder.path,
    }
    today = agenda(workspace)
    rated: Line = ["Rated ", Span(rating.title, "strong"), f"; next review {due}{_in_days(workspace.today, due)}."]
    return data, [rated, _counts(workspace, today.data)], today.next


def _in_days(day: str, due: str | None) -> str:
    days = days_between(day, due) if due is not None else 0
    return f", in {days} day{'s' * (days != 1)}" if days > 0 else ""


def _counts(workspace: Workspace, today: dict[str, Any]) -> str:
    done, minutes = len(workspace.history.done_on(workspace.today)), workspace.history.practised_s(workspace.today) / 60
    left = f"{today['due']} due, {len(today['items'])} planned" if today["items"] else "nothing more planned"
    return f"Today: {done} done, {minutes:.0f} of {workspace.minutes} minutes; {left}."
