"""Explain a rule of stories, with the two examples that it is tested by, or list all rules."""

from __future__ import annotations

from difflib import get_close_matches

from amzprep.domain.explanation import Explanation
from amzprep.domain.report import Block, Facts, Heading, Report, Table
from amzprep.errors import UsageError
from amzprep.stories.rules_table import explanation, rules


def explain_rule(code: str | None = None) -> Report:
    """One rule, or the table of all. Raises UsageError with the nearest code."""
    if code is None:
        items = [{"code": each.code, "severity": str(each.severity), "scope": each.scope,
                  "title": explanation(each.code).title} for each in rules().values()]  # fmt: skip
        table = Table(["code", "severity", "of", "finds"],
                      [[each["code"], each["severity"], each["scope"], each["title"]] for each in items])  # fmt: skip
        return Report("stories_rules", {"items": items}, [table], next="amzprep stories explain CODE")
    found = rules().get(code.upper())
    if found is None:
        near = get_close_matches(code.upper(), rules(), 1)
        hint = f"did you mean {near[0]}?" if near else "`amzprep stories explain` lists them"
        raise UsageError(f"no rule {code!r}; {hint}")
    what = explanation(found.code)
    rows = [
        ("Severity", str(found.severity)),
        ("What", what.what),
        ("Why", what.why),
        ("What to do", what.remedy),
        ("To ignore it", f'ignore: {{{found.code}: "the reason"}} in the front matter'),
    ]
    data = {"code": found.code, "title": what.title, "what": what.what, "why": what.why, "remedy": what.remedy}
    blocks: list[Block] = [Heading(f"{found.code}: {what.title}"), Facts(rows)]
    return Report("explanation", data, blocks)


def explanations() -> list[Explanation]:
    """Every rule's explanation, for `amzprep explain`."""
    return [explanation(code) for code in rules()]
