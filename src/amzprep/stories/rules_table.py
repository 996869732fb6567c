"""All rules by code, and the explanation that each one's docstring gives."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module

from amzprep.domain.explanation import Explanation
from amzprep.registry import discover
from amzprep.stories.rule import Rule

PACKAGE = "amzprep.stories.rules"
UNUSED = "AZ000"


@lru_cache(None)
def rules() -> dict[str, Rule]:
    """All rules by code."""
    return {rule.code: rule for rule in discover(PACKAGE, "RULE").values()}


def explanation(code: str) -> Explanation:
    """A rule's docstring, taken apart; `code` must be known."""
    doc = import_module(f"{PACKAGE}.{code.lower()}").__doc__ or ""
    title, _, rest = doc.strip().partition("\n")
    parts = dict(re.findall(r"^(What|Why|Remedy): (.*?)(?=\n\n|\Z)", rest, re.DOTALL | re.MULTILINE))
    what, why, remedy = (" ".join(parts.get(key, "").split()) for key in ("What", "Why", "Remedy"))
    return Explanation(code, title.rstrip("."), what, why, remedy)
