"""Ratings of answers in words: what the learner claimed, told or chose, held against the table of ratings.

Free text is never judged here: `percent` is what was claimed with own words, `signal` what the learner heard.
"""

from __future__ import annotations

from dataclasses import dataclass

from amzprep.domain.rating import Rating, Suggestion

ABOVE_BAR, FAR_ABOVE = 10.0, 20.0  # percentage points
SLOW, SWIFT, FAR_OVER = 1.25, 0.7, 1.5  # times the target time
HEARD = ("strong", "weak", "mixed")
FLEETING_S = 10.0  # a telling that is shorter and left no word was none


@dataclass(frozen=True)
class RubricSignals:
    """The raw evidence of an open question: per cent claimed with own words against the bar of the level practised for.

    `missed` counts its musts that are not claimed; `flags` red flags owned up to; `confirmed` that somebody else marked
    it; `prompted` that help was taken. Times are active seconds.
    """

    percent: float
    bar: float
    missed: int
    elapsed_s: float
    limit_s: float
    flags: int = 0
    from_memory: int = 0
    prompted: bool = False
    confirmed: bool = False
    gave_up: bool = False
    mode: str = "full"

    def suggest(self) -> Suggestion:
        """Again below the bar or with a must missed; Hard near it or slow; Easy only when somebody else marked it."""
        over = self.elapsed_s / self.limit_s if self.limit_s > 0 else 1.0
        gap = round(self.percent - self.bar, 1)
        again = [
            *(["gave up"] if self.gave_up else []),
            *([f"{self.missed} must{'s' * (self.missed > 1)} of the level missed"] if self.missed else []),
            *([f"{-gap:g} points below the bar"] if gap < 0 else []),
        ]
        if again:
            return Suggestion(Rating.AGAIN, tuple(again))
        hard = [
            *([f"only {gap:g} points above the bar"] if gap < ABOVE_BAR else []),
            *([f"took {over:.2f} × the target time"] if over > SLOW else []),
            *([f"{self.flags} red flag{'s' * (self.flags > 1)}"] if self.flags else []),
        ]
        if hard:
            return Suggestion(Rating.HARD, ("bar cleared", *hard))
        if gap >= FAR_ABOVE and over <= SWIFT and not self.prompted and self.confirmed:
            return Suggestion(Rating.EASY, (f"{gap:g} points above the bar, swift, marked by somebody else",))
        return Suggestion(Rating.GOOD, (f"{gap:g} points above the bar, self-scored",))


@dataclass(frozen=True)
class TellingSignals:
    """The raw evidence of a story told: `signal` is strong, weak, mixed or none, of the level practised for.

    `told_s` is how long the telling took, `words` how many were typed with it and its probes; None where nobody knows.
    """

    signal: str
    flags: int
    elapsed_s: float
    limit_s: float
    gave_up: bool = False
    mode: str = "full"
    told_s: float | None = None
    words: int | None = None

    @property
    def fleeting(self) -> bool:
        """Whether next to no time and no word are left of it: whatever signal was claimed, nothing was told."""
        return self.words == 0 and self.told_s is not None and self.told_s < FLEETING_S

    def suggest(self) -> Suggestion:
        """Never Easy: a telling is heard by nobody but the teller."""
        over = self.elapsed_s / self.limit_s if self.limit_s > 0 else 1.0
        again = [
            *(["gave up"] if self.gave_up else []),
            *([f"{self.flags} red flag{'s' * (self.flags > 1)}"] if self.flags else []),
            *(["neither signal of the level"] if self.signal not in HEARD and not self.gave_up else []),
            *([f"told in {self.told_s:.0f} s, and no word of it kept"] if self.fleeting else []),
        ]
        if again:
            return Suggestion(Rating.AGAIN, tuple(again))
        hard = [
            *(["weak signal only"] if self.signal == "weak" else []),
            *(["of the strong signal only some"] if self.signal == "mixed" else []),
            *([f"took {over:.1f} × the target time"] if over > FAR_OVER else []),
        ]
        if hard:
            return Suggestion(Rating.HARD, tuple(hard))
        return Suggestion(Rating.GOOD, ("strong signal of the level, self-scored",))


@dataclass(frozen=True)
class ChoiceSignals:
    """The raw evidence of a choice item: whether the best option was chosen, and how sure the learner was."""

    right: bool
    sure: bool
    elapsed_s: float
    limit_s: float
    mode: str = "full"

    def suggest(self) -> Suggestion:
        """A lucky guess is Hard."""
        if not self.right:
            return Suggestion(Rating.AGAIN, ("wrong and sure: worth a second look",) if self.sure else ("wrong",))
        return Suggestion(
            Rating.GOOD if self.sure else Rating.HARD, ("right and sure" if self.sure else "right, unsure",)
        )
