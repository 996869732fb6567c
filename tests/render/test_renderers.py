"""Every format renders every block, and nothing a learner writes can break one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.report import (
    Block,
    Bullets,
    Facts,
    Heading,
    Markdown,
    Paragraph,
    Report,
    Ruled,
    Source,
    Span,
    Table,
    Timeline,
)
from amzprep.registry import discover
from amzprep.render import drawing

RENDERERS = discover("amzprep.render", "RENDERER")
SAMPLE = Report(
    "sample",
    {"items": [{"question": "core/lru-cache", "minutes": 25}]},
    [
        Heading("Due today"),
        Paragraph(["Three questions, ", ["about ", Span("55", "strong"), " minutes."]]),
        Markdown(
            "Keep the **median** of a stream:\n\n* `add(x)`\n* `median()`\n\n```python\ndef f():\n    return 1\n```"
        ),
        Source("def longest_calm(readings, threshold):\n    return 0\n"),
        Bullets(["an item", [Span("bad", "bad"), " news"]]),
        Facts([("verdict", Span("AC", "good")), ("time", "12:30")]),
        Table(["question", "min"], [["lru-cache", "25"], [Span("ndcg-at-k", "code"), "7"]], "lr", "Plan"),
        Table(["principle", "A", "B"], [["Ownership", Span("1", "strong"), "·"]], "lcc", names=["Drift", "Sweep"]),
        Ruled(2),
        Timeline([("coding", [(15, "principles"), (40, "code")]), ("manager", [(25, "principles")])]),
    ],
    next="amzprep drill",
)
TEXT = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_block_renders_as_agreed(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"render/sample.{name}", RENDERERS[name](SAMPLE, width=80, colour=False) + "\n")


@pytest.mark.parametrize("name", sorted(RENDERERS))
@given(words=st.lists(TEXT, min_size=1, max_size=4), width=st.integers(20, 120), colour=st.booleans())
def test_no_text_breaks_a_renderer(name: str, words: list[str], width: int, colour: bool) -> None:
    blocks = [
        Paragraph(words),
        Bullets(words),
        Facts([(word, word) for word in words]),
        Table(words, [words], "r"),
        Table(["", *words], [["", *words]], names=words),
        Markdown("\n".join(words)),
        Source("\n".join(words)),
        Paragraph([[Span(word, "code") for word in words]]),
        Ruled(len(words)),
        Timeline([(word, [(3.5, word)]) for word in words]),
    ]
    assert isinstance(RENDERERS[name](Report("t", {"items": words}, blocks), width=width, colour=colour), str)


@given(words=st.lists(TEXT, max_size=4))
def test_json_gives_back_what_the_report_says(words: list[str]) -> None:
    text = RENDERERS["json"](Report("t", {"items": words}), width=80, colour=False)
    assert json.loads(text) == {"version": 1, "kind": "t", "items": words}


def test_a_pipe_gets_no_escape_sequences_and_no_line_over_80() -> None:
    text = RENDERERS["text"](SAMPLE, width=80, colour=False)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_markup_of_a_learner_is_shown_and_not_obeyed() -> None:
    report = Report("t", {}, [Paragraph(["[bold red]loud[/] :smile: [link=http://x]y[/link]"])])
    assert (
        RENDERERS["text"](report, width=80, colour=True).strip() == "[bold red]loud[/] :smile: [link=http://x]y[/link]"
    )


def test_markdown_escapes_what_is_not_authored() -> None:
    report = Report("t", {}, [Paragraph(["*a* | `b`"]), Source("```\nx")])
    text = RENDERERS["md"](report, width=80, colour=False)
    assert r"\*a\* \| \`b\`" in text
    assert "````python" in text


def test_nothing_to_say_prints_nothing() -> None:
    assert RENDERERS["text"](Report("t", {}), width=80, colour=False) == ""


@pytest.mark.parametrize("colour", [True, False])
def test_no_style_sets_a_background(colour: bool) -> None:
    text = RENDERERS["text"](SAMPLE, width=80, colour=colour)
    codes = {code for part in text.split("\x1b[")[1:] for code in part.split("m")[0].split(";")}
    assert not codes & {str(each) for each in [*range(40, 48), *range(100, 108)]}


@pytest.mark.parametrize(
    "block", [Heading, Markdown, Source, lambda text: Paragraph([text]), lambda text: Bullets([text])]
)
def test_foreign_text_cannot_drive_the_terminal(block: Callable[[str], Block]) -> None:
    report = Report("t", {}, [block("a\x1b]0;owned\x07b\x9b2J\u202egnp.exe\rc")])
    shown = RENDERERS["text"](report, width=80, colour=False)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\r")
    assert "owned" in shown


@given(words=st.lists(TEXT, min_size=1, max_size=4))
def test_a_page_fetches_nothing_and_runs_nothing(words: list[str]) -> None:
    hostile = [*words, "<script>alert(1)</script>", '"><img src=http://x onerror=y>', "![x](http://x/y.png)"]
    blocks = [Heading(hostile[-1]), Markdown("\n\n".join(hostile)), Bullets(hostile), Table(hostile, [hostile])]
    page = RENDERERS["html"](Report("t", {}, blocks), width=80, colour=False)
    body = page.partition("<body>")[2]
    for forbidden in ("<script", "<img", "<link", "<iframe", "src="):
        assert forbidden not in body.replace("&lt;script", "").replace("src=http", "").replace("&lt;img", "")
    assert "alert(1)&lt;/script&gt;" in body


LAST_BLANKS = re.compile(r" +(?=\x1b\[0m$)", re.MULTILINE)  # a line that was wrapped may keep them
SHORT = st.text(alphabet=st.sampled_from("abc .,-·…—é\u00ad\t\n漢\x1b"), max_size=60)
ROLE = st.sampled_from(["plain", "good", "bad", "warn", "dim", "strong", "code"])
LINE = st.one_of(
    SHORT, st.builds(Span, SHORT, ROLE), st.lists(st.one_of(SHORT, st.builds(Span, SHORT, ROLE)), max_size=3)
)
BLOCK = st.one_of(
    st.builds(Heading, SHORT),
    st.builds(Paragraph, st.lists(LINE, max_size=3)),
    st.builds(Source, SHORT, st.sampled_from(["lines", "text"])),
)


@given(blocks=st.lists(BLOCK, max_size=4), width=st.integers(20, 80), colour=st.booleans())
def test_what_is_written_without_a_layout_looks_as_if_it_were_laid_out(
    blocks: list[Block], width: int, colour: bool
) -> None:
    file = StringIO()
    drawing.console(file, width=width, colour=colour).print(drawing.draw(blocks), crop=False)
    laid_out = "\n".join(line.rstrip() for line in file.getvalue().split("\n")) if blocks else ""
    written = RENDERERS["text"](Report("t", {}, blocks), width=width, colour=colour)
    assert re.sub(LAST_BLANKS, "", written) == re.sub(LAST_BLANKS, "", laid_out)
