"""The 16 Leadership Principles by slug, in Amazon's order (amazon.jobs, as of 2026-11); the names are Amazon's.

"Have Backbone; Disagree and Commit" is one principle: lists with 17 split it.
"""

from __future__ import annotations

import re

NAMES = (
    "Customer Obsession",
    "Ownership",
    "Invent and Simplify",
    "Are Right, A Lot",
    "Learn and Be Curious",
    "Hire and Develop the Best",
    "Insist on the Highest Standards",
    "Think Big",
    "Bias for Action",
    "Frugality",
    "Earn Trust",
    "Dive Deep",
    "Have Backbone; Disagree and Commit",
    "Deliver Results",
    "Strive to be Earth's Best Employer",
    "Success and Scale Bring Broad Responsibility",
)


def slug(name: str) -> str:
    """A name in lower case with hyphens: `are-right-a-lot`."""
    return re.sub(r"[^a-z]+", "-", name.lower().replace("'", "")).strip("-")


PRINCIPLES: dict[str, str] = {slug(name): name for name in NAMES}
