"""A story's profile: what it is made of in figures, shown beside its findings; there is no score."""

from __future__ import annotations

from typing import Any

from amzprep.domain.story import Story
from amzprep.stories.mechanism import mechanisms
from amzprep.stories.tense import own_bullets


def profile(story: Story, rate: float) -> dict[str, Any]:
    """Words and spoken seconds (whole and by section), I-share of the Action, its measures and mechanisms."""
    share = story.action.pronouns.share if not own_bullets(story.action) else None
    return {
        "words": len(story.star),
        "seconds": round(len(story.star) * 60 / rate),
        "sections": {title: round(seconds) for title, seconds in story.seconds(rate).items()},
        "i_share": round(share, 2) if share is not None else None,
        "numbers": [story.star.written(each.start, each.end) for each in story.star.numbers if each.measures],
        "mechanisms": list(mechanisms(story)),
    }
