"""A rule: one thing a checker looks for in a story or in a whole bank, with a bad and a good example that run as tests.

A rule is a module `rules/az<number>.py`: its docstring has a first line and the paragraphs What, Why and Remedy; `RULE`
names its code, severity and check. A story rule's check gets (story, terms), a bank rule's (bank, terms); both give
Hits and look at nothing else: no file, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amzprep.domain.finding import Severity
from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
RATE = 140.0


@dataclass(frozen=True)
class Terms:
    """What a bank is checked by: the level aimed at, the day, the teller's words a minute, and words from the settings.

    `private` words must not occur; `public` words are known to be no secret.
    """

    level: str = "L5"
    today: date = date(2026, 11, 1)
    rate: float = RATE
    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """The level as a number: 5 for L5."""
        return int(self.level[1:])


@dataclass(frozen=True)
class Hit:
    """One place where a rule is broken: `at` and `end` in the story's text, or `key`, a key path of the front matter.

    A bank rule names the `story`; without one the finding is about the bank. `remedy` and `severity` replace the
    rule's. A `secret` is never shown: the text from `at` to `end` is masked in everything that is printed.
    """

    message: str
    at: int = -1
    end: int = -1
    key: str = ""
    story: Story | None = None
    remedy: str = ""
    severity: Severity | None = None
    secret: bool = False
    line: tuple[int, int] | None = None


StoryCheck = Callable[[Story, Terms], Iterable[Hit]]
BankCheck = Callable[[StoryBank, Terms], Iterable[Hit]]


@dataclass(frozen=True)
class Sample:
    """A story for an example: the clean one below with some of it replaced.

    `front` replaces or, with None, drops keys of the front matter; a section given as None is left out; `raw` is a
    whole file. Bank rules take several; `terms` are the terms of the check.
    """

    situation: str | None = ""
    task: str | None = ""
    action: str | None = ""
    result: str | None = ""
    learning: str | None = ""
    follow_ups: str | None = ""
    front: Mapping[str, Any] = field(default_factory=dict)
    raw: str | None = None
    name: str = "sample.md"

    def text(self) -> str:
        """The file."""
        if self.raw is not None:
            return self.raw
        front = {**CLEAN_FRONT, **self.front}
        lines = [f"{key}: {value}" for key, value in front.items() if value is not None]
        parts = [self.situation, self.task, self.action, self.result, self.learning, self.follow_ups]
        body = [f"## {title}\n\n{(given or clean).strip()}\n"
                for (title, clean), given in zip(CLEAN.items(), parts, strict=True) if given is not None]  # fmt: skip
        return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n".join(body)


@dataclass(frozen=True)
class Rule:
    """`check` finds, `remedy` says in one line what to do; `weight` (1 to 9) says what it costs in the room.

    `scope` is `story` or `bank`. `bad` must be found with this code and `good` must not; for a bank rule each may be
    several samples. `terms` are those of the examples.
    """

    code: str
    severity: Severity
    check: StoryCheck | BankCheck
    remedy: str
    bad: Sample | tuple[Sample, ...]
    good: Sample | tuple[Sample, ...] = Sample()
    scope: str = "story"
    weight: int = 5
    terms: Terms = Terms()


CLEAN_FRONT = {
    "title": "The drift nobody owned",
    "principles": "[ownership]",
    "when": "2026-03",
    "scope": "{people: 3, teams: 2, users: 40k, duration: 3 months}",
    "facts": "{detection_days: 21 -> 2}",
    "tags": "[operations]",
    "metric_source": "weekly incident review and the alert log",
    "project": "ranking",
    "decider": "the director of search",
    "ambiguity": "no team had agreed to own data quality",
    "blast_radius": "every shop page",
}
CLEAN = {
    "Situation": """
In January 2026 the ranking model of our shop search lost quality for three weeks before anybody noticed. About 40,000
shoppers a day saw worse results, and two teams each thought the other one watched the input data.
""",
    "Task": """
Nobody had asked me to look at it. I owned only the feature store, but I was the one who knew both sides, so I took on
finding the cause and making sure we would see the next one within days.
""",
    "Action": """
I pulled the raw rows of the worst queries and compared them with a sample from December. I found that one upstream
job had begun to send prices in cents. I fixed the job's contract with its owner the same day. Then I considered buying
a monitoring product, but I chose a small check of our own instead, because we had four inputs that mattered and a
licence would have taken a quarter to approve. I wrote a check that compares each input's distribution with the last
28 days and blocks the nightly release when it moves too far. My first version paged twice a night for noise, so I
spent two evenings with the on-call engineers, read every page with them, and set the thresholds by input. I wrote the
runbook, and I asked both teams to put one name on each input. The search lead objected that a blocked release costs
revenue. I showed him the three weeks we had just lost, and we agreed on an override that needs two people. I trained
both rotations on it in one hour each, and after the launch I stayed on the first rotation for a month.
""",
    "Result": """
Time to detect fell from 21 days to 2 days, measured over the six months after launch from the incident log. The check
has stopped five bad releases since then, and no input has been without an owner. Clicks on the first page came back
from 31% to 36%, as the search dashboard shows.
""",
    "Learning": """
Since then I ask who owns each input before a model goes live, and I put that name into the launch checklist.
""",
    "Follow-ups": """
- What was the harder choice: to block the release, or only to alert?
- Who disagreed with the block, and what changed their mind?
- How did you measure the time to detect before the check existed?
""",
}
