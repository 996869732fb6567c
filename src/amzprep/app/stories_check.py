"""Check stories and say what an interviewer would find; the answer for an unchanged bank comes from the cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_answers import content
from amzprep.app.story_bank import Target, find_target, published, terms_of, with_resume
from amzprep.errors import DONE, NO, UNREADABLE, UsageError

if TYPE_CHECKING:  # what draws and what checks is loaded when children are at work
    from amzprep.app.workspace import Workspace
    from amzprep.domain.report import Report
    from amzprep.domain.story import Story
    from amzprep.stories.check import Examined
    from amzprep.stories.rule import Terms

EMPTY = "no stories in {folder} yet; `amzprep stories new` writes the first"
SCOPE = "AZ701"
Plain = dict[str, Any]
File = tuple[str, bytes]  # its path and what it holds


@dataclass(frozen=True)
class Wanted:
    """What to show: `select` and `ignore` are codes or their beginnings, `infos` the rules that only advise.

    `strict` makes warnings a no; `costliest` shows so many findings per story and counts the rest.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    infos: bool = False
    strict: bool = False
    costliest: int | None = None
    quiet: bool = False

    def shows(self, finding: Mapping[str, Any]) -> bool:
        """Whether a finding is wanted; a rule that is selected by its whole code is shown whatever its severity."""
        code = str(finding["code"])
        if self.ignore and code.startswith(self.ignore):
            return False
        if self.select and not code.startswith(self.select):
            return False
        return self.infos or finding["severity"] != "info" or code in self.select


def read_codes(words: Iterable[str]) -> tuple[str, ...]:
    """Rule codes and beginnings of codes, by commas or one by one. Raises UsageError for what no rule begins with."""
    from amzprep.stories.codes import codes

    found = tuple(each.strip().upper() for word in words for each in word.split(",") if each.strip())
    for each in found:
        if not any(code.startswith(each) for code in codes()):
            raise UsageError(f"no rule begins with {each!r}; `amzprep stories explain` lists them")
    return found


def check_stories(
    workspace: Workspace,
    paths: Sequence[str] = (),
    wanted: Wanted | None = None,
    *,
    level: str | None = None,
    contents: Mapping[str, bytes | str] | None = None,
) -> Report:
    """The findings and profiles of the stories named, of `./stories`, or of the home.

    `contents` is what files hold that were read already.

    Exit code 1 with an error among them (with `strict` also a warning), 3 where nothing could be read. An empty bank
    is no finding. Raises UsageError for a path that is not there.
    """
    wanted = wanted or Wanted()
    target = find_target(workspace.places, paths)
    terms = terms_of(workspace, level)
    if not target.files:
        return _empty(target, terms)
    outcome = examined(target, terms, workspace.places.cache, contents)
    return report_of(target, terms, wanted, outcome, [published(workspace.places, target.folder)])


def examined(target: Target, terms: Terms, cache: str, contents: Mapping[str, bytes | str] | None = None) -> Plain:
    """Everything found in a bank, as plain data: from the cache where neither a file nor a rule has changed."""
    from amzprep.stories.cache import Cache, key_of

    known = contents or {}
    sources = {path: known[path] if path in known else content(path) for path in target.files}
    resume = content(target.resume) if target.resume else b""
    key = key_of(repr((terms, target.folder, target.whole)), {**sources, target.resume: resume})
    kept = Cache(cache)
    outcome = kept.get(key)
    if outcome is None:
        outcome = Examiner().examine(target, terms, sources)
        kept.put(key, outcome)
    return outcome


class Examiner:
    """Checks a bank again and again; a story whose bytes are the same is neither read nor checked a second time."""

    def __init__(self) -> None:
        self._stories: dict[File, Story] = {}
        self._known: dict[Story, Examined] = {}

    def examine(self, target: Target, terms: Terms, sources: Mapping[str, bytes | str] | None = None) -> Plain:
        """Everything found in a bank, as plain data."""
        from amzprep.stories.shares import Shares

        sources = sources if sources is not None else {path: content(path) for path in target.files}
        new = [file for file in _readable(sources) if file not in self._stories]
        with Shares(lambda file: self._examined(file, terms), new) as shares:
            from amzprep.stories.check import check_bank

            unreadable = self._read(sources)
            bank, faults = with_resume(target, list(self._stories.values()))
            outcome = check_bank(bank, terms, whole=target.whole, known=self._known,
                                 examine=lambda _: [each for each in shares.results() if each is not None])  # fmt: skip
        items = {each.story.path: each.as_json() for each in outcome.stories}
        for path, why in unreadable.items():
            items[path] = {"story": "", "title": "", "path": path, "profile": None, "findings": [_unread(path, why)]}
        about = [finding.as_json() for finding in outcome.bank]
        about += [_unread(target.resume, fault.message, fault.line, fault.col) for fault in faults]
        return {"items": [items[path] for path in sources], "findings": about}

    def _examined(self, file: File, terms: Terms) -> Examined | None:
        """What is found in one story, which a child has yet to read; None where it cannot be read."""
        from amzprep.stories.check import examined
        from amzprep.stories.source import Unreadable

        try:
            return examined(self._stories.get(file) or _story(file), terms)
        except Unreadable:
            return None

    def _read(self, sources: Mapping[str, bytes | str]) -> dict[str, str]:
        """Read what is new and forget what is gone; why some cannot be read, by path."""
        from amzprep.stories.source import Unreadable

        before, self._stories = self._stories, {}
        unreadable = {path: data for path, data in sources.items() if isinstance(data, str)}
        for file in _readable(sources):
            try:
                self._stories[file] = before.get(file) or _story(file)
            except Unreadable as error:
                unreadable[file[0]] = str(error)
        stories = set(self._stories.values())
        self._known = {story: found for story, found in self._known.items() if story in stories}
        return unreadable


def _readable(sources: Mapping[str, bytes | str]) -> list[File]:
    return [(path, data) for path, data in sources.items() if not isinstance(data, str)]


def _story(file: File) -> Story:
    """The story of a file. Raises Unreadable."""
    from amzprep.stories.load import read_story
    from amzprep.stories.source import decode

    path, data = file
    return read_story(path, decode(data))


def _unread(path: str, why: str, line: int = 1, col: int = 1) -> Plain:
    return {"path": path, "line": line, "col": col, "code": "AZ001", "message": why, "severity": "error",
            "remedy": "mend the file, or move it out of the folder", "text": "", "story": "", "weight": 9,
            "mark": [0, 0]}  # fmt: skip


def report_of(
    target: Target,
    terms: Terms,
    wanted: Wanted,
    outcome: Plain,
    warnings: Sequence[str] = (),
    only: set[str] | None = None,
) -> Report:
    """The report of what was found, with what is wanted of it; `only` draws the stories at some paths."""
    from amzprep.app.stories_drawing import draw
    from amzprep.domain.report import Report

    items = [{**each, "findings": list(filter(wanted.shows, each["findings"]))} for each in outcome["items"]]
    about = list(filter(wanted.shows, outcome["findings"]))
    shown = [*about, *(finding for each in items for finding in each["findings"])]
    every = [*outcome["findings"], *(finding for each in outcome["items"] for finding in each["findings"])]
    counts = {each: sum(f["severity"] == each for f in shown) for each in ("error", "warning", "info")}
    unread = sum(each["profile"] is None for each in items)
    data = {
        "folder": target.folder,
        "level": terms.level,
        "words_per_minute": round(terms.rate),
        "summary": {
            "stories": len(items),
            "errors": counts["error"],
            "warnings": counts["warning"],
            "infos": counts["info"],
            "not_shown": len(every) - len(shown),
            "scope_not_shown": sum(f["code"] == SCOPE for f in every) - sum(f["code"] == SCOPE for f in shown),
            "unreadable": unread,
        },
        "items": items,
        "findings": about,
    }
    no = counts["error"] or (wanted.strict and counts["warning"])
    code = UNREADABLE if unread == len(items) else NO if no else DONE
    return Report(
        "stories_check",
        data,
        draw(data, wanted.costliest, quiet=wanted.quiet, only=only),
        next=_next(items, about),
        exit_code=code,
        warnings=[each for each in warnings if each],
    )


def _next(items: Sequence[Plain], about: Sequence[Plain]) -> str:
    from amzprep.app.stories_drawing import cost

    findings = [*(f for each in items for f in each["findings"]), *about]
    return f"amzprep stories explain {min(findings, key=cost)['code']}" if findings else "amzprep stories list"


def _empty(target: Target, terms: Terms) -> Report:
    from amzprep.app.stories_drawing import near
    from amzprep.domain.report import Paragraph, Report

    summary = dict.fromkeys(("stories", "errors", "warnings", "infos", "not_shown", "scope_not_shown", "unreadable"), 0)
    data = {"folder": target.folder, "level": terms.level, "words_per_minute": round(terms.rate), "summary": summary,
            "items": [], "findings": []}  # fmt: skip
    said = Paragraph([EMPTY.format(folder=near(target.folder))])
    return Report("stories_check", data, [said], next="amzprep stories new")
