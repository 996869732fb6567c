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

SHORT = {
    "customer": "customer-obsession",
    "customers": "customer-obsession",
    "obsession": "customer-obsession",
    "owner": "ownership",
    "invent": "invent-and-simplify",
    "simplify": "invent-and-simplify",
    "innovation": "invent-and-simplify",
    "are-right": "are-right-a-lot",
    "right-a-lot": "are-right-a-lot",
    "learn": "learn-and-be-curious",
    "curious": "learn-and-be-curious",
    "be-curious": "learn-and-be-curious",
    "curiosity": "learn-and-be-curious",
    "hire-and-develop": "hire-and-develop-the-best",
    "hire": "hire-and-develop-the-best",
    "develop-the-best": "hire-and-develop-the-best",
    "highest-standards": "insist-on-the-highest-standards",
    "high-standards": "insist-on-the-highest-standards",
    "standards": "insist-on-the-highest-standards",
    "insist-on-highest-standards": "insist-on-the-highest-standards",
    "insist": "insist-on-the-highest-standards",
    "bias": "bias-for-action",
    "frugal": "frugality",
    "trust": "earn-trust",
    "earns-trust": "earn-trust",
    "earn-the-trust-of-others": "earn-trust",
    "deep-dive": "dive-deep",
    "backbone": "have-backbone-disagree-and-commit",
    "have-backbone": "have-backbone-disagree-and-commit",
    "disagree-and-commit": "have-backbone-disagree-and-commit",
    "disagree": "have-backbone-disagree-and-commit",
    "deliver": "deliver-results",
    "delivers-results": "deliver-results",
    "results": "deliver-results",
    "best-employer": "strive-to-be-earths-best-employer",
    "earths-best-employer": "strive-to-be-earths-best-employer",
    "employer": "strive-to-be-earths-best-employer",
    "broad-responsibility": "success-and-scale-bring-broad-responsibility",
    "success-and-scale": "success-and-scale-bring-broad-responsibility",
    "responsibility": "success-and-scale-bring-broad-responsibility",
    **{"".join(word[0] for word in re.findall("[a-z]+", name.lower().replace("'", ""))): slug(name)
       for name in NAMES if " " in name},
}  # fmt: skip
"""Short forms people use: a part of the name, and initials (`dd`, `bfa`, `iohs` …)."""


def find(text: str) -> str | None:
    """The slug of a principle by its name, its slug or a short form; None for what is none of them."""
    plain = slug(text.replace("’", "'").replace("&", " and "))
    return plain if plain in PRINCIPLES else SHORT.get(plain)
