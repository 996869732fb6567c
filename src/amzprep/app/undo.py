"""Take back the last attempt or setting: an event like any other.

So the log keeps what happened, and the history forgets it.
"""

from __future__ import annotations

from amzprep.app.workspace import Workspace
from amzprep.domain.attempt import Attempt
from amzprep.domain.event import Event
from amzprep.domain.rating import Rating
from amzprep.domain.report import Facts, Line, Paragraph, Report
from amzprep.errors import NO


def attempt_line(attempt: Attempt) -> str:
    """The attempt in a few words, for a question or an error."""
    outcome = Rating(attempt.rating).title if attempt.rating is not None else attempt.ended or "not finished"
    return f"{attempt.question} of {attempt.day} ({outcome})"


def undo_line(workspace: Workspace) -> str:
    """What an undo would take back, in a few words; empty when there is nothing."""
    setting, attempt = _last_setting(workspace), workspace.history.latest
    if setting is not None:
        return _setting_line(setting)
    return attempt_line(attempt) if attempt is not None else ""


def _last_setting(workspace: Workspace) -> Event | None:
    """The newest setting in force, when nothing was practised since."""
    undone = {event.body["target"] for event in workspace.log.named("undone")}
    live = [event for event in workspace.log.named("setting") if event.id not in undone]
    attempt = workspace.history.latest
    since = max(attempt.at, attempt.rated_at) if attempt is not None else 0
    return live[-1] if live and live[-1].at > since else None


def _setting_line(setting: Event) -> str:
    return f"the setting {setting.body['key']} = {setting.body['value']} of {setting.day}"


def _setting_data(setting: Event, *, undone: bool) -> dict[str, object]:
    return {"attempt": None, "setting": {key: setting.body[key] for key in ("key", "value")}, "undone": undone}


def last_attempt(workspace: Workspace) -> Report:
    """What an undo would take back, an attempt or a setting made since; exit code 1 when there is nothing."""
    setting, attempt = _last_setting(workspace), workspace.history.latest
    if setting is not None:
        return Report("undo", _setting_data(setting, undone=False), [Facts([("last change", _setting_line(setting))])])
    if attempt is None:
        return Report(
            "undo",
            {"attempt": None, "undone": False},
            [Paragraph(["Nothing to take back: no attempt is in force."])],
            next="amzprep today",
            exit_code=NO,
        )
    return Report("undo", {"attempt": attempt.as_json(), "undone": False}, [Facts(_facts(attempt))])


def undo(workspace: Workspace) -> Report:
    """Take back the last attempt, or the setting made since; exit code 1 when there is nothing.

    Raises NotReadyError when it cannot be kept.
    """
    setting, attempt = _last_setting(workspace), workspace.history.latest
    if setting is not None:
        workspace.record("undone", {"target": setting.id})
        text = f"Taken back: {_setting_line(setting)}."
        return Report("undo", _setting_data(setting, undone=True), [Paragraph([text])], next="amzprep today")
    if attempt is None:
        return last_attempt(workspace)
    workspace.record("undone", {"target": attempt.id})
    card = workspace.history.card(attempt.question)
    due = card.due if card is not None else None
    now = f"its next review is {due}" if due else "the question is as if it had not been rated"
    data = {"attempt": attempt.as_json(), "undone": True, "due": due}
    return Report("undo", data, [Paragraph([f"Taken back: {attempt_line(attempt)}; {now}."])], next="amzprep today")


def kept(attempt: Report) -> Report:
    """The learner said no."""
    return Report("undo", dict(attempt.data), [Paragraph(["Nothing was taken back."])], exit_code=NO)


def _facts(attempt: Attempt) -> list[tuple[str, Line]]:
    rating = Rating(attempt.rating).title if attempt.rating is not None else "none"
    return [
        ("last attempt", attempt.question),
        ("begun", attempt.day),
        ("mode", attempt.mode),
        ("time", f"{attempt.elapsed_s / 60:.0f} min of {attempt.limit_s / 60:.0f}"),
        ("submissions", f"{attempt.submissions}" + (f", last {attempt.verdict}" if attempt.verdict else "")),
        ("rating", rating),
    ]
