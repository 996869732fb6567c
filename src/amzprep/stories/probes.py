"""Follow-up probes that a story's own findings provoke: no baseline, so "what was it before?"."""

from __future__ import annotations

import os
from functools import lru_cache

import yaml

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.check import check_bank
from amzprep.stories.rule import Terms

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "probes.yaml")
USUAL = (
    "What was the hardest decision in it?",
    "Who disagreed, and what did they say?",
    "What would you do otherwise today?",
)
MOST = 5


def probes_for(story: Story, terms: Terms, most: int = MOST) -> list[str]:
    """Questions for the gaps of a story, the costliest first, then its own follow-ups and the usual ones."""
    outcome = check_bank(StoryBank(story.path, (story,)), terms, whole=False)
    asked = _questions()
    found = [asked[each.code] for checked in outcome.stories for each in checked.findings if each.code in asked]
    return list(dict.fromkeys([*found, *_follow_ups(story), *USUAL]))[:most]


def _follow_ups(story: Story) -> list[str]:
    """The story's own follow-ups, the part before an answer."""
    lines = [story.text.raw[start:end] for start, end in story.follow_ups.entries]
    return [" ".join(line.partition("?")[0].split()) + "?" for line in lines if "?" in line]


@lru_cache(None)
def _questions() -> dict[str, str]:
    with open(FILE, "rb") as file:
        found: dict[str, str] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found
