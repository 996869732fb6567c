"""A partner's card taken: read, held against the loop and round it names, sealed under the partner's name.

A card that is wrong is refused with file, line and remedy, and nothing of it is kept. One partner has one card for a
round; another one of theirs takes its place only when that is said.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from amzprep.app.loop import TECHNICAL, Part, begun, find_loop, loops, parts, round_of, seal
from amzprep.app.loop_card import QUOTE_WORDS, Shown, shown_in
from amzprep.app.loop_report import status
from amzprep.app.practice import Handed, Wanted, practice_of
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import SELF, LoopRun, Sealed, name_key
from amzprep.domain.plain import plain
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.report import Report
from amzprep.domain.scorecard import Evidence, Scorecard, Tier, Vote, read_vote
from amzprep.errors import UsageError
from amzprep.packs.card import CONCERNS, DIFFER, HEARD, LONGEST_NAME, NEXT, STRENGTHS, FilledCard, read_filled

MOST_SURE = 5
UNTOUCHED = ("", "your name")
MODE = "loop"
UNSEEN = ("own_cases", "hints", "elapsed_s", "limit_s", "over_s")  # what happened on the partner's watch
TECHNICAL_NAME = "technical part"


def take_card(
    workspace: Workspace,
    path: str,
    *,
    loop: str | None = None,
    round_: str | None = None,
    instead: bool = False,
    handed: Handed | None = None,
) -> Report:
    """Seal the card in a file; `handed` is the candidate's code of a coding round, `instead` replaces an earlier card.

    Raises ContentError for a card that is wrong, UsageError for one that is not expected.
    """
    from amzprep.app.loop_sheet import refresh_probes

    filled = read_filled(path)
    run, planned = _place(workspace, filled, loop, round_)
    if handed is not None and planned.asks != "coding":
        raise UsageError(f"--submission: {planned.id} asks for no code; the card alone is enough")
    by = _partner(filled)
    by = next((each.by for each in run.cards if name_key(each.by) == name_key(by)), by)
    earlier = next((each for each in run.partners(planned.id) if name_key(each.by) == name_key(by)), None)
    card = _card(workspace, filled, run, planned, handed if earlier is None or instead else None)
    if earlier is not None and earlier.card == card:
        return status(workspace, run, (f"{by}'s card for {planned.title} was taken before; nothing changed",))
    if earlier is not None and not instead:
        raise UsageError(
            f"{path}: {earlier.by} has a sealed card for {planned.id}; a vote changed with every card open is a "
            "`loop debrief --revote`, and --instead takes this card for the other and says so in the debrief"
        )
    run = seal(workspace, run, card, by)
    probes = [f"for the Bar Raiser's interviewer, to send unread: {path}" for path in refresh_probes(workspace, run)]
    return status(workspace, run, (_taken(run, planned, by, earlier), *probes))


def _taken(run: LoopRun, round_: Round, by: str, earlier: Sealed | None) -> str:
    names = [each.by for each in run.partners(round_.id)]
    instead = "; it stands for the one before, and the debrief says so" if earlier is not None else ""
    others = f"; cards there now: {', '.join(names)}" if len(names) > 1 else ""
    return f"taken and sealed: {by}'s card for {round_.title}{instead}{others}"


def _place(workspace: Workspace, filled: FilledCard, loop: str | None, round_: str | None) -> tuple[LoopRun, Round]:
    """The loop and the round that a card names."""
    named, found = str(filled.raw["loop"]), loops(workspace)
    run = next((each for each in found if named in (each.id, each.id[-6:])), None)
    if run is None:
        raise filled.refuse("loop", f"no loop {named} in this home; `amzprep loop list` shows the loops there are")
    if loop is not None and find_loop(workspace, loop).id != run.id:
        when = begun(workspace, run)
        raise filled.refuse("loop", f"the card is of loop {found.index(run) + 1} (begun {when}), not of {loop}")
    name = str(filled.raw["round"]).strip().lower()
    planned = next((each for each in run.rounds if each.id == name), None)
    if planned is None:
        names = [each.id for each in run.rounds]
        raise filled.refuse("round", f"no round {name!r} in this loop; {_meant(name, names)}")
    if round_ is not None and round_of(run, round_).id != planned.id:
        raise filled.refuse("round", f"the card is of {planned.id}; without --round it goes there")
    take = filled.raw.get("take", 1)
    if take != run.take(planned.id):
        raise filled.refuse(
            "take" if "take" in filled.raw else "round",
            f"{planned.id} was drawn again since this sheet was written; `amzprep loop sheets` writes the new one",
        )
    return run, planned


def _partner(filled: FilledCard) -> str:
    by = " ".join(plain(str(filled.raw["by"])).split())
    if by.casefold() in UNTOUCHED or not name_key(by):
        raise filled.refuse("by", "write the name of who filled the card, so that two people stay two")
    if name_key(by) == SELF:
        raise filled.refuse("by", f"{by!r} is the learner's own card; write the partner's name")
    if len(by) > LONGEST_NAME:
        raise filled.refuse("by", f"a name has at most {LONGEST_NAME} letters here")
    return by


def _card(workspace: Workspace, filled: FilledCard, run: LoopRun, round_: Round, handed: Handed | None) -> Scorecard:
    raw = filled.raw
    principles = _principles(filled, round_)
    if raw.get("confidence", 1) > MOST_SURE:
        raise filled.refuse("confidence", f"confidence is 1 to {MOST_SURE}, not {raw['confidence']}")
    _known_headings(filled, round_)
    heard = {name: filled.lines(_heading(name)) for name in [*round_.principles, TECHNICAL]}
    _quoted(filled, principles, heard)
    vote, asked = read_vote(raw["vote"]), next((e for e in parts(workspace, round_) if e.name == TECHNICAL), None)
    card = Scorecard(
        round_.id,
        vote,
        principles=principles,
        gaps=frozenset(raw.get("gaps", ())),
        conflicts=(*raw.get("conflicts", ()), *filled.lines(DIFFER)),
        below_scope=bool(raw.get("below_scope", False)),
        bar_raiser=round_.bar_raiser,
        confidence=raw.get("confidence"),
        would_probe=" ".join([*([raw["would_probe"]] if "would_probe" in raw else []), *filled.lines(NEXT)]),
        heard={name: lines for name, lines in heard.items() if lines},
        strengths=filled.lines(STRENGTHS),
        concerns=filled.lines(CONCERNS),
    )
    if asked is None:
        if raw.get("technical"):
            raise filled.refuse("technical", "nothing technical is asked in this round; leave it empty")
        return card
    return _with_technique(workspace, filled, run, round_, asked, card, handed)


def _with_technique(
    workspace: Workspace,
    filled: FilledCard,
    run: LoopRun,
    round_: Round,
    asked: Part,
    card: Scorecard,
    handed: Handed | None,
) -> Scorecard:
    """The card with its technical part: measured where there is the candidate's code, else as the partner said."""
    if handed is not None:
        _grade(workspace, run, round_, asked, handed)
    measured = _measured(workspace, run, round_) if asked.kind == "coding" else None
    if measured is not None:
        facts = {key: each for key, each in measured.facts.items() if key not in UNSEEN}
        facts["partner_vote"] = card.vote.title
        if measured.vote is not None and measured.vote < Vote.HIRE:
            facts["held_to"] = measured.vote.title
        return replace(
            card, vote=_held(card.vote, measured), technical=measured.tier, facts={TECHNICAL: facts}
        )  # fmt: skip
    said = filled.raw.get("technical")
    if said is None:
        code = "hand the candidate's code over with --submission, or " if asked.kind == "coding" else ""
        raise filled.refuse(
            "vote", f"technical is empty; {code}write at, lower or under (under where it was not reached)"
        )
    return replace(card, technical=Tier[said.upper()])


def _held(vote: Vote, measured: Shown) -> Vote:
    """A partner's vote on code that missed groups of cases is no higher than what the cases give."""
    computed = measured.vote
    return min(vote, computed) if computed is not None and computed < Vote.HIRE else vote


def _measured(workspace: Workspace, run: LoopRun, round_: Round) -> Shown | None:
    found = next((each for each in shown_in(workspace, run, round_) if each.part.name == TECHNICAL), None)
    return found if found is not None and found.attempt is not None and found.facts.get("cases") else None


def _grade(workspace: Workspace, run: LoopRun, round_: Round, asked: Part, handed: Handed) -> None:
    question = workspace.content.get(asked.question)
    practice = practice_of(question)
    wanted = Wanted(MODE, asked.minutes, run.level, loop=run.key(round_.id))
    practice.unattended(practice.start(workspace, question, wanted), handed)


def _principles(filled: FilledCard, round_: Round) -> dict[str, Evidence]:
    """How each principle was shown; one that was left empty was not reached, and is not there."""
    said = filled.raw.get("principles", {})
    for name in said:
        if name not in round_.principles:
            asked = _meant(name, round_.principles, "asked were")
            raise filled.refuse(f"principles.{name}", f"{name} was not asked in this round; {asked}")
    return {name: Evidence[said[name].upper()] for name in round_.principles if name in said}


def _quoted(filled: FilledCard, principles: dict[str, Evidence], heard: dict[str, tuple[str, ...]]) -> None:
    """Whatever was shown rests on words that were heard."""
    for name, each in principles.items():
        if each > Evidence.NONE and len(" ".join(heard[name]).split()) < QUOTE_WORDS:
            raise filled.refuse(
                f"principles.{name}",
                f"{name} is {each.title}, and no sentence stands under `## {_title(name)}`; write down what you "
                f"heard, {QUOTE_WORDS} words or more, or leave the rating empty",
            )


def _known_headings(filled: FilledCard, round_: Round) -> None:
    known = [*(_heading(name) for name in [*round_.principles, TECHNICAL]), STRENGTHS, CONCERNS, DIFFER, NEXT]
    for heading in filled.notes:
        if heading and heading not in known:
            raise filled.refuse(heading, f"the card has no place called {heading!r}; {_meant(heading, known)}")


def _heading(name: str) -> str:
    return _title(name).casefold()


def _title(name: str) -> str:
    """The heading on the card under which words for a part stand."""
    return f"{HEARD.capitalize()}{TECHNICAL_NAME if name == TECHNICAL else PRINCIPLES[name]}"


def _meant(name: str, known: list[str] | tuple[str, ...], there: str = "there are") -> str:
    near = get_close_matches(name, known, 1)
    return f"did you mean {near[0]}?" if near else f"{there} {', '.join(known)}"
