"""No word that fits a row is broken over two, and every letter is where the cursor looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import TransformationInput
from rich.cells import cell_len

from amzprep.screen.word_wrap import PREFIX, WordWrap, fills
from terminal import Terminal

CONTENT = Path(__file__).resolve().parent.parent / "data" / "answer"
WORDS = st.lists(st.text("abc-ü漢", min_size=1, max_size=30), max_size=20).map(" ".join)


def shown(text: str, first: int, width: int) -> str:
    filled = fills(text, first, width)
    return "".join(" " * filled.get(i, 0) + char for i, char in enumerate(text))


def rows(text: str, first: int, width: int) -> list[str]:
    """How a terminal that breaks anywhere shows it."""
    found, used, row = [""], 0, first
    for char in text:
        if used + cell_len(char) > row:
            found, used, row = [*found, ""], 0, width
        found[-1] += char
        used += cell_len(char)
    return found


@given(st.lists(st.text("abc-", min_size=1, max_size=20), max_size=20).map(" ".join), st.integers(1, 60),
       st.integers(20, 60))  # fmt: skip
def test_no_word_that_fits_a_row_is_broken(text: str, first: int, width: int) -> None:
    drawn = rows(shown(text, first, width), first, width)
    begins_whole = len(text.partition(" ")[0]) <= first  # the first word may be longer than the room the prompt leaves
    said = [word for row in drawn for word in row.split()]
    assert said == text.split() or not begins_whole


@given(WORDS, st.integers(10, 60))
def test_every_letter_keeps_its_place(text: str, width: int) -> None:
    given_ = TransformationInput(
        BufferControl(Buffer()), Document(text), 0, lambda at: at, [("", text)], width + PREFIX, 24
    )
    found = WordWrap(lambda: "> ").apply_transformation(given_)
    drawn = "".join(fragment[1] for fragment in found.fragments)
    for i, char in enumerate(text):
        assert drawn[found.source_to_display(i)] == char
        assert found.display_to_source(found.source_to_display(i)) == i
    assert found.source_to_display(len(text)) == len(drawn)


@pytest.mark.parametrize("width", [0, -1])
def test_a_terminal_without_width_shows_the_text_as_it_is(width: int) -> None:
    assert fills("two words", width, width) == {}


def test_a_long_line_is_broken_between_words_on_a_terminal(home: Path) -> None:
    said = "We rank by retrieval over the articles with a fallback to people and measure contacts solved within days"
    with Terminal("drill", "late-kettle", home=home, content=CONTENT, rows=40) as it:
        it.wait("clarify 00:0")
        it.press(said, lambda text: "measure\n" in text and "  contacts solved within days" in text)
