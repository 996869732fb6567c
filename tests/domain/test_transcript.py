"""What recognizers print: plain lines, times before lines, subtitles."""

from __future__ import annotations

from amzprep.domain.transcript import Spoken, by_phase, fillers, read_transcript

SUBTITLES = """WEBVTT

1
00:00:01,500 --> 00:00:04,000
first words

2
00:01:02.000 --> 00:01:05.000
later words
"""


def test_plain_lines_have_no_time() -> None:
    assert read_transcript("one\n\ntwo\n") == [Spoken(None, "one"), Spoken(None, "two")]


def test_times_before_lines_are_read() -> None:
    text = "[00:07] seven\n00:01:23.500 eighty\n[00:02:00.000 --> 00:02:03.000]  hello\n"
    assert read_transcript(text) == [Spoken(7.0, "seven"), Spoken(83.5, "eighty"), Spoken(120.0, "hello")]


def test_subtitles_are_read() -> None:
    assert read_transcript(SUBTITLES) == [Spoken(1.5, "first words"), Spoken(62.0, "later words")]


def test_fillers_are_counted_as_whole_words() -> None:
    said = [Spoken(None, "Um, so we, you know, like umbrellas; um."), Spoken(None, "kind of")]
    assert fillers(said) == {"um": 2, "like": 1, "you know": 1, "kind of": 1}


def test_lines_go_to_the_phase_the_clock_was_in() -> None:
    lines = [Spoken(5.0, "a"), Spoken(None, "b"), Spoken(65.0, "c"), Spoken(500.0, "d")]
    phases = {"clarify": 30.0, "data": 60.0, "serving": 10.0}
    assert [phase for phase, _, _ in by_phase(lines, phases)] == ["clarify", "clarify", "data", "serving"]
    assert [phase for phase, _, _ in by_phase(lines[:1], phases, offset_s=40.0)] == ["data"]
