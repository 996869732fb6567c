"""Explain what the tool printed: a verdict, a finding, an exit code, an outcome or a rule of the mock loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from amzprep.app.explain_loop import explain_loop
from amzprep.domain.explanation import Explanation
from amzprep.domain.report import Facts, Heading, Report, Table
from amzprep.errors import UsageError

EXIT_CODES = [
    Explanation("0", "done", "The command did what was asked, or there was nothing to say.", "Scripts may go on.", "-"),
    Explanation(
        "1",
        "the honest no",
        "Findings were found, the submission was not accepted, or something is due (`today --exit-code`).",
        "A no is an answer, not a failure: the output holds it.",
        "Read stdout.",
    ),
    Explanation(
        "2",
        "usage",
        "The command line asks for something that does not exist, or needs an answer and there is no terminal.",
        "Nothing was done.",
        "The line on stderr names the flag; see `amzprep COMMAND --help`.",
    ),
    Explanation(
        "3",
        "content unreadable",
        "A pack, a story, a log or a settings file could not be read at all.",
        "Findings (exit 1) are about content that was read; here there was nothing to judge.",
        "Mend or remove the file named.",
    ),
    Explanation(
        "4",
        "environment not ready",
        "Something outside is missing or refuses: no editor, a full disk, a sandbox too weak for foreign code.",
        "We refuse rather than go on unsafely.",
        "Run `amzprep doctor`; it names the missing part.",
    ),
    Explanation(
        "70",
        "our bug",
        "An error in amzprep itself.",
        "What was recorded is kept; a report without your text lies in the home's crash folder.",
        "Send that report; `--debug` shows the traceback.",
    ),
    Explanation(
        "130", "interrupted", "You pressed Ctrl-C.", "Everything recorded so far is kept.", "`amzprep resume`."
    ),
]


def _verdicts() -> Iterable[Explanation]:
    from amzprep.domain.verdict_explanations import EXPLANATIONS

    return EXPLANATIONS


def _pack_findings() -> Iterable[Explanation]:
    from amzprep.packs.codes import EXPLANATIONS

    return EXPLANATIONS


def _story_rules() -> Iterable[Explanation]:
    from amzprep.app.stories_explain import explanations

    return explanations()


def _debriefs() -> Iterable[Explanation]:
    from amzprep.app.explain_debrief import explanations

    return explanations()


def _bar(code: str) -> Explanation | None:
    from amzprep.app.explain_debrief import bar

    return bar(code)


SOURCES: list[tuple[str, Callable[[], Iterable[Explanation]]]] = [
    ("Verdicts", _verdicts),
    ("Findings in packs", _pack_findings),
    ("Rules for stories", _story_rules),
    ("Words of a debrief", _debriefs),
    ("Exit codes", lambda: EXIT_CODES),
]


def explain(code: str | None = None) -> Report:
    """One explanation, or the list of all codes. Raises UsageError with the nearest code."""
    if code is not None and code.lower() == "loop":
        return explain_loop()
    groups = {title: list(source()) for title, source in SOURCES}
    known = {each.code.upper(): each for entries in groups.values() for each in entries}
    if code is None:
        return _listing(groups)
    found = known.get(code.upper()) or _bar(code)
    if found is None:
        near = get_close_matches(code.upper(), known, 1)
        hint = f"did you mean {known[near[0]].code}?" if near else "`amzprep explain` lists them all"
        raise UsageError(f"no code {code!r}; {hint}")
    rows = [("What", found.what), ("Why", found.why), ("What to do", found.remedy)]
    data = {"code": found.code, "title": found.title, "what": found.what, "why": found.why, "remedy": found.remedy}
    return Report("explanation", data, [Heading(f"{found.code}: {found.title}"), Facts(rows)])


def _listing(groups: dict[str, list[Explanation]]) -> Report:
    items = [{"group": title, "code": e.code, "title": e.title} for title, entries in groups.items() for e in entries]
    tables = [
        Table(["code", "meaning"], [[e.code, e.title] for e in entries], title=t) for t, entries in groups.items()
    ]
    return Report("explanations", {"items": items}, tables, next="amzprep explain CODE")
