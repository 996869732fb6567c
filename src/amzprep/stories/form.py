"""The keys of a story's front matter and of resume.yaml: one table for the reader, the template and the reference."""

from __future__ import annotations

import re

from amzprep.domain.shapes import Anything, Choice, Key, ListOf, MapOf, Record, Slug, Text
from amzprep.domain.story import Fault, Story

STATUSES = ("draft", "ready", "retired")
SCOPE = Record(
    {
        "people": Key(Anything(), "how many people worked on it or were led", False),
        "teams": Key(Anything(), "how many teams it reached", False),
        "users": Key(Anything(), "how many users felt it", False),
        "duration": Key(Anything(), "how long it took, e.g. 3 months", False),
    }
)
FRONT = Record(
    {
        "title": Key(Text(), "what you call the story"),
        "principles": Key(ListOf(Text(), 1), "the principles it proves, the first is the primary one"),
        "when": Key(Anything(), "the month it ended: 2025-03"),
        "id": Key(Slug(), "its id; without it the file's name", False),
        "scope": Key(SCOPE, "people, teams, users, duration", False),
        "facts": Key(MapOf(Anything()), "figures that must be the same in every story", False),
        "tags": Key(ListOf(Text()), "failure, conflict, customer, people, operations …", False),
        "metric_source": Key(Anything(), "how the figures were measured: a text, or fact to text", False),
        "project": Key(Text(), "the project it comes from", False),
        "status": Key(Choice(STATUSES), "draft, ready or retired", False),
        "decider": Key(Text(), "who would have decided if not you", False),
        "ambiguity": Key(Text(), "what was not known or not agreed at the start", False),
        "blast_radius": Key(Text(), "who would have been hurt had it gone wrong", False),
        "ignore": Key(MapOf(Text()), "rule code to the reason why it does not apply", False),
    }
)
RESUME = MapOf(Anything())
INLINE = re.compile(r":\s*\{[^}]*,")
CUT = re.compile(r"got nothing|unknown key '[\d.]+'|expected a text")
QUOTES = 'in `{...}` a comma ends a value: put it in quotes, e.g. `{AZ302: "confidential, says legal"}`'


def comma_remedy(story: Story, fault: Fault) -> str:
    """What to do about a value that YAML cut at its comma, in a mapping on one line; empty for any other fault."""
    line = story.text.line(fault.line) if fault.line <= len(story.text.line_starts) else ""
    return QUOTES if INLINE.search(line) and CUT.search(fault.message) else ""
