"""Follow-up probes: what a story's own gaps provoke ("45%: from what?"), then its figures, its principle, its own list.

A story that is told again meets other questions about its principle and its figures; its gaps are asked until mended.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import yaml

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.domain.story_finding import StoryFinding
from amzprep.domain.text.prose import Prose, Text
from amzprep.stories.check import check_bank
from amzprep.stories.rule import Terms

FOLDER = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(FOLDER, "probes.yaml")
USUAL = (
    "What was the hardest decision in it?",
    "Who disagreed, and what did they say?",
    "What would you do otherwise today?",
)
MOST, MOST_GAPS = 5, 3
ENOUGH, LEAST_I = 3, 0.6  # I- and we-words that say something, and the share of I below which "we" tells the story
QUOTED = 60  # signs of the story that a probe quotes at most


def probes_for(story: Story, terms: Terms, most: int = MOST, *, told: int = 0) -> list[str]:
    """Questions about a story, the costliest gaps first; `told` times it was told before."""
    own, mine = _follow_ups(story), _asked_of(story.claims[:2], told)
    rest = [*_figures(story, told), *mine, *_turned(own, told), *USUAL]
    return list(dict.fromkeys([*_gaps(story, terms)[:MOST_GAPS], *rest]))[:most]


def gap_probes(story: Story, terms: Terms, most: int = MOST) -> list[str]:
    """Only what a story's gaps provoke, and what its author expects to be asked."""
    return list(dict.fromkeys([*_gaps(story, terms), *_follow_ups(story)]))[:most]


def as_told(gaps: Sequence[str], text: str) -> list[str]:
    """The gaps of a story's file after a telling of it: whose part it was is asked where the telling does not say."""
    prose = Prose(Text(text), ((0, len(text)),))
    ours = str(_read(FILE)["AZ201"])
    heard = prose.pronouns
    unclear = heard.share is not None and heard.i + heard.we >= ENOUGH and heard.share < LEAST_I
    return [*([ours] if unclear else []), *(each for each in gaps if each != ours)]


def _gaps(story: Story, terms: Terms) -> list[str]:
    outcome = check_bank(StoryBank(story.path, (story,)), terms, whole=False)
    found = sorted((each for checked in outcome.stories for each in checked.findings), key=lambda each: each.cost)
    asked = _read(FILE)
    return list(dict.fromkeys(_question(asked[each.code], each) for each in found if each.code in asked))


def _question(asked: str | list[str], finding: StoryFinding) -> str:
    """The question, with the words it is about where they are few."""
    if isinstance(asked, str):
        return asked
    said = " ".join(finding.text[slice(*finding.mark)].split()).strip(".,;:!?")
    return asked[0].format(said=said) if 0 < len(said) <= QUOTED else asked[1]


def _figures(story: Story, told: int) -> list[str]:
    """A question about the change the Result tells, else about one of its measures."""
    prose = story.result
    measures = [each for each in prose.numbers if each.measures and each.unit]
    spans = [(each.before.start, each.after.end) for each in prose.changes] or [(e.start, e.end) for e in measures]
    if not spans:
        return []
    said = prose.written(*spans[told % len(spans)])
    said = said[:1].upper() + said[1:]
    return [_turned(_read(os.path.join(FOLDER, "principle_probes.yaml"))["figure"], told)[0].format(said=said)]


def _asked_of(principles: Sequence[str], told: int) -> list[str]:
    """One question about each principle."""
    asked = _read(os.path.join(FOLDER, "principle_probes.yaml"))
    return [_turned(asked[name], told)[0] for name in principles]


def _turned(questions: Sequence[str], told: int) -> list[str]:
    """The questions, beginning with another one each time."""
    at = told % len(questions) if questions else 0
    return [*questions[at:], *questions[:at]]


def _follow_ups(story: Story) -> list[str]:
    """The story's own follow-ups, the part before an answer."""
    lines = [story.text.raw[start:end] for start, end in story.follow_ups.entries]
    return [" ".join(line.partition("?")[0].split()) + "?" for line in lines if "?" in line]


@lru_cache(None)
def _read(path: str) -> Any:
    with open(path, "rb") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
