"""A behavioral question on a terminal: which story, the telling, the probes one at a time, then what it showed.

The clock is in sight while lines are typed; they are notes, for the story is told aloud. ENTER on an empty line goes
on, and nothing goes on by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console

from amzprep.app.closing import clock, time_left
from amzprep.app.stories_at_hand import (
    AtHand,
    near_story,
    read_story,
    same_story,
    stories_at_hand,
    story_texts,
    told_in_loop,
)
from amzprep.app.telling import (
    CHOOSING,
    LONGEST_S,
    LOOP,
    MARKING,
    PROBING,
    SHORTEST_S,
    SIGNALS,
    TELLING,
    WRITTEN,
    Telling,
)
from amzprep.app.telling_report import SHOWED, earlier_blocks, signal_blocks, told_line, wording_blocks
from amzprep.domain.open import one_line
from amzprep.domain.report import Block, Paragraph, Span
from amzprep.render.drawing import draw
from amzprep.screen.editor import Editor
from amzprep.screen.how import How
from amzprep.screen.key import ENTER, press_key, read_key
from amzprep.screen.rating import read_line
from amzprep.screen.red_flags import ask_flags
from amzprep.screen.typed import Board, Typed

TOLD = "  (told in this loop)"
NEW_STORY = "Kept as a story that is not in your bank."
TWICE = "You told it in this loop already, and interviewers compare notes: give them something new in it."
FLAG = "!"
FLAGGED = "Noted, and the telling goes on; `amzprep questions flags` lists it."
HOW_TO_FLAG = "! WHY flags the question: write what is wrong after the !"
FLAGS = "! WHY flags the question."
KEEPS = f"Ctrl-C stops and keeps everything; {FLAGS}"
NO_BANK = "Which story do you tell? Name it in a few words."
FROM_BANK = "Which story do you tell? Its number, or a few words for another one."
LATE = "The time of this question is over: one probe, and the interviewer moves on."
MOVES_ON = "Its time is over: the interviewer moves on."
ALOUD = "Tell it aloud. A typed line is kept as a note; ENTER on an empty line ends the telling."
ANSWER = "Answer aloud. A typed line is kept as a note; ENTER on an empty line goes on."


class Teller:
    """One telling on a terminal, from wherever it stands to the point where it is marked."""

    def __init__(self, telling: Telling, console: Console, how: How, *, by_lines: bool) -> None:
        self.telling, self.console, self.how, self.by_lines = telling, console, how, by_lines
        self.board = Board(self._clock, telling.keep_draft, plain=by_lines)
        self._probe_at = telling.elapsed_s

    def run(self) -> None:
        """Every stage that is left, the marks included. Raises KeyboardInterrupt when it is stopped; all is kept."""
        telling = self.telling
        self._print(wording_blocks(telling))
        if telling.state.stage == PROBING:  # resumed
            said = (text for probe, _, text in telling.state.answers if probe == telling.state.probe)
            self._say("", f"Story: {telling.title}, told in {told_line(telling)}", *(f"  {text}" for text in said))
        steps = {CHOOSING: self._choose, TELLING: self._tell, PROBING: self._probes, MARKING: self._mark}
        while telling.state.stage in steps:
            steps[telling.state.stage]()

    def _choose(self) -> None:
        bank = stories_at_hand(self.telling.workspace)
        used = told_in_loop(self.telling.workspace, self.telling.state.attempt)
        told = {each.id for each in bank if any(same_story(each.id, story) for story in used)}
        self._say("", *(f"{i:>3}  {each.title}{TOLD if each.id in told else ''}" for i, each in enumerate(bank, 1)),
                  f"{FROM_BANK if bank else NO_BANK} {self._keeps()}")  # fmt: skip
        while True:
            typed = self._read()
            story = read_story(typed.text, bank) if typed is not None else ""
            if story:
                chosen = self._meant(story, bank)
                self._say(*([TWICE] if any(same_story(chosen, each) for each in used) else []))
                return self.telling.choose(chosen)
            if typed is not None and self._no_story():
                return self.telling.give_up()

    def _meant(self, named: str, bank: Sequence[AtHand]) -> str:
        """The story of the bank that was probably meant, where that is confirmed; else the one that was named."""
        if not bank or any(named == each.id for each in bank):
            return named
        near = near_story(named, story_texts(self.telling.workspace, bank))
        if near is not None:
            self._say(f'Do you mean "{near.title}"?')
            if read_key("y yes · ENTER no, it is another story", ("y", "n", ENTER), by_lines=self.by_lines) == "y":
                return near.id
        self._say(NEW_STORY)
        return named

    def _keeps(self) -> str:
        """What keys do beside typing; a loop has said what Ctrl-C does."""
        return FLAGS if self.telling.state.mode == LOOP else KEEPS

    def _no_story(self) -> bool:
        menu = "No story for this one? y gives up, which is rated Again · ENTER thinks on"
        return read_key(menu, ("y", "n", ENTER), by_lines=self.by_lines) == "y"

    def _tell(self) -> None:
        state = self.telling.state
        self._say("", f"Story: {self.telling.title}", *(f"  {clock(at)}  {text}" for at, text in state.notes))
        if (self.how.write or state.written) and self.how.editor is not None:
            self._write(self.how.editor)
        else:
            self._say(ALOUD)
            self._take_notes()
        self.telling.told()
        self._say("", f"Told in {told_line(self.telling)}.")
        self._print(earlier_blocks(self.telling.earlier()))

    def _write(self, editor: Editor) -> None:
        """The telling in the learner's editor; the clock runs meanwhile."""
        folder = self.telling.folder
        if not folder.exists(WRITTEN):
            folder.write(WRITTEN, "")
        trouble = editor.open(folder.file(WRITTEN))
        self._say(*([trouble] if trouble else []))
        if not editor.takes_terminal or trouble:
            self._say(f"Write it in {folder.file(WRITTEN)}; ENTER here when it is told.")
            self._take_notes()
        self.telling.write(folder.read(WRITTEN))

    def _probes(self) -> None:
        telling, helped = self.telling, False
        while (probe := telling.probe) is not None:
            self._probe_at = telling.elapsed_s
            self._say(*(["", LATE] if telling.late else []))
            number = f"Probe {telling.state.probe + 1} of {len(telling.probes)}"
            self._print([Paragraph(["", [f"{number}: ", Span(one_line(probe.ask), "strong")]])])
            if not helped:
                self._say(ANSWER)
            helped = True
            self._take_notes()
            if not telling.next_probe() and telling.late:
                self._say("", MOVES_ON)
        if telling.state.stage == PROBING:  # stopped between the last probe and the end
            telling.end_probes()

    def _take_notes(self) -> None:
        """Lines as notes until an empty one, or one that ends with TAB."""
        while True:
            typed = self._read()
            if typed is not None:
                self.telling.note(typed.text)
                if typed.next or not typed.text.strip():
                    return

    def _mark(self) -> None:
        telling = self.telling
        if not telling.state.signal:
            self._say("")
            self._print(signal_blocks(telling, by_lines=self.by_lines))
            telling.mark(SIGNALS[int(read_key("1, 2, 3 or 4", ("1", "2", "3", "4"), by_lines=self.by_lines)) - 1])
            self._say(f"  {SHOWED[telling.state.signal]}")
        flags = [one_line(each) for each in telling.body.red_flags]
        if flags:
            self._print([Paragraph(["", [Span("Red flags: did your answer raise one?", "strong")]])])
            ask_flags(flags, lambda: telling.state.flags, telling.own_up, say=self._say, pressed=self._pressed)
        telling.heard()

    def _pressed(self) -> str:
        """A digit or ENTER; by lines a whole line."""
        return read_line("> ") if self.by_lines else press_key((*"123456789", ENTER))

    def _read(self) -> Typed | None:
        """What is typed; None when it flagged the question. It stays the draft until it has found its place."""
        typed = self.board.read(default=self.telling.state.draft)
        if not typed.text.startswith(FLAG):
            return typed
        why = typed.text.removeprefix(FLAG).strip()
        if why:
            self.telling.flag(why)
        self.telling.keep_draft("")
        self._say(FLAGGED if why else HOW_TO_FLAG)
        return None

    def _clock(self) -> str:
        """One clock, of what is going on, and the whole minutes that are left for all of it."""
        telling = self.telling
        left = time_left(telling.limit_s - telling.elapsed_s)
        if telling.state.stage == TELLING:
            over = ", over" if telling.telling_s > LONGEST_S else ""
            target = f"{SHORTEST_S / 60:g} to {LONGEST_S / 60:g} min"
            return f"telling {clock(telling.telling_s)} of {target}{over} · {left}"
        if telling.state.stage == PROBING:
            return f"probe {clock(telling.elapsed_s - self._probe_at)} · {left}"
        late = " OVER" if telling.elapsed_s > telling.limit_s else ""
        return f"{clock(telling.elapsed_s)} of {clock(telling.limit_s)}{late}"

    def _print(self, blocks: Sequence[Block]) -> None:
        if blocks:
            self.console.print(draw(blocks))

    def _say(self, *lines: str) -> None:
        if lines:
            self._print([Paragraph(lines)])
        sys.stdout.flush()
