"""Words that stay whole: a line that is typed is broken on the screen between two words.

The prompt's library breaks a line wherever the row ends. Here the word that would be cut begins the next row, moved
there by spaces that are shown and not typed; a word longer than a row is cut as before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate, groupby

from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from rich.cells import cell_len

PREFIX = 2  # columns before each row but the first: the continuation of the prompt


class WordWrap(Processor):
    """Shows typed lines with their words whole; `message` is what stands before the first row."""

    def __init__(self, message: Callable[[], str]) -> None:
        self.message = message

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        fragments = explode_text_fragments(transformation_input.fragments)
        width = transformation_input.width
        before = cell_len(self.message()) if transformation_input.lineno == 0 else PREFIX
        filled = fills(fragment_list_to_text(fragments), width - before, width - PREFIX)
        shown = []
        for i, fragment in enumerate(fragments):
            shown += [("", " " * filled[i]), fragment] if i in filled else [fragment]
        at, sums = list(filled), [0, *accumulate(filled.values())]
        begins = [start + before for start, before in zip(at, sums, strict=False)]  # where spaces begin on the screen

        def source(i: int) -> int:
            passed = bisect_right(begins, i)
            return max(i - sums[passed], at[passed - 1]) if passed else i

        return Transformation(
            shown, source_to_display=lambda i: i + sums[bisect_right(at, i)], display_to_source=source
        )


def fills(text: str, first: int, width: int) -> dict[int, int]:
    """How many spaces to show before the words, by their place, that begin a row; `first` is the first row's width."""
    filled: dict[int, int] = {}
    if first <= 0 or width <= 0:
        return filled
    room, used, at = first, 0, 0
    for is_space, run in groupby(text, str.isspace):
        said = "".join(run)
        if not is_space and room - used < cell_len(said) <= width and used:
            filled[at] = room - used
            room, used = width, 0
        for char in said:
            if used + cell_len(char) > room:
                room, used = width, 0
            used += cell_len(char)
        at += len(said)
    return {place: count for place, count in filled.items() if count}
