"""A partner's filled card: answers in YAML between two lines of dashes, below them words under headings.

People fill it in whatever editor they have, and most have never seen YAML. So much is read that others would refuse
(a byte order mark, Windows' line ends, capitals, a list without brackets), an answer left empty is one not given, and
what can not be read is said with its line and the way out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import GAPS, VOTES, Evidence, Tier
from amzprep.domain.shapes import Choice, Flag, Key, ListOf, MapOf, Number, Record, Text
from amzprep.errors import ContentError
from amzprep.yaml_file import LARGEST_FILE, File

CARD = Record(
    {
        "loop": Key(Text(), "the loop's id, as on the sheet"),
        "round": Key(Text(), "the round's name, as on the sheet"),
        "take": Key(Number(whole=True, least=1), "which go at the round", False),
        "by": Key(Text(), "your name"),
        "vote": Key(Choice(tuple(each.title for each in VOTES)), "your vote"),
        "technical": Key(Choice(tuple(each.name.lower() for each in reversed(Tier))), "the technical part", False),
        "principles": Key(MapOf(Choice(tuple(each.title for each in Evidence))), "how each was shown", False),
        "gaps": Key(ListOf(Choice(tuple(GAPS))), "what was missing", False),
        "conflicts": Key(ListOf(Text()), "facts that differ and stayed unexplained", False),
        "below_scope": Key(Flag(), "yes when the stories are smaller than the level", False),
        "confidence": Key(Number(whole=True, least=1), "how sure you are, 1 to 5", False),
        "would_probe": Key(Text(), "what you would ask next", False),
    }
)
FENCE = re.compile(r"\s*(?:-{2,}|[–—]+-?)\s*")  # Word makes a dash of three hyphens
PLAINLY = {"\r\n": "\n", "\r": "\n", "\u00a0": " ", "\t": "  "}
ARCHIVE = b"PK\x03\x04"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
BULLET = re.compile(r"^(?:>\s*|[*•–-](?:\s+|$))+")  # not the sign of a number
YES_NO = {"yes": "true", "y": "true", "no": "false", "n": "false"}
MOST_SAID = 3  # findings in one message
LONGEST_NAME = 60

HEARD = "heard: "
STRENGTHS, CONCERNS, DIFFER, NEXT = "strengths", "concerns", "facts that differ", "would ask next"


@dataclass(frozen=True)
class Note:
    """A line written under a heading of the card, with its number in the file."""

    line: int
    text: str


@dataclass
class FilledCard:
    """What a file says: `raw` along CARD, without what was left empty; notes by heading, in lower case."""

    path: str
    raw: Mapping[str, Any]
    notes: Mapping[str, list[Note]]
    file: File
    headings: dict[str, int] = field(default_factory=dict)

    def refuse(self, where: str, message: str) -> ContentError:
        """The error for a key path (`principles.earn-trust`), or a heading, of this card."""
        line, col = self.file.places.get(where) or (self.headings.get(where, 1), 1)
        return ContentError(f"{self.path}:{line}:{col}: {message}")

    def lines(self, heading: str) -> tuple[str, ...]:
        return tuple(each.text for each in self.notes.get(heading, ()))


def read_filled(path: str) -> FilledCard:
    """The card in a file. Raises ContentError with file, line and remedy."""
    lines = _text(path).split("\n")
    begin = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not FENCE.fullmatch(lines[begin]):
        raise ContentError(f"{path}:{begin + 1}:1: a card begins with a line of three dashes, ---, as on the sheet")
    end = next((i for i in range(begin + 1, len(lines)) if FENCE.fullmatch(lines[i])), None)
    if end is None:
        raise ContentError(f"{path}:{len(lines)}:1: the answers have no end; a line of three dashes, ---, closes them")
    file = File(path)
    node = file.compose("\n".join([*[""] * (begin + 1), *lines[begin + 1 : end]]).encode("utf-8", "replace"))
    raw = _answers(file, node) if node is not None else {}
    if file.findings:
        raise ContentError(_said(file))
    notes, headings = _notes(lines, end + 1)
    return FilledCard(path, raw, notes, file, headings)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ContentError(f"{path}: {error.strerror}") from error
    if len(data) > LARGEST_FILE:
        raise ContentError(f"{path}: larger than any card; send the sheet with its card filled in")
    if data.startswith(ARCHIVE):
        raise ContentError(f"{path}:1:1: a Word or archive file; save it as plain text, with UTF-8, and try again")
    if data.startswith(UTF16):
        raise ContentError(f"{path}:1:1: saved as UTF-16, which Windows calls Unicode; save it as UTF-8 and try again")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError(f"{path}:{line}:1: a letter is not UTF-8; save the file as UTF-8 and try again") from error
    if not text.strip():
        raise ContentError(f"{path}:1:1: the file is empty; send the sheet with its card filled in")
    for each, plain in PLAINLY.items():
        text = text.replace(each, plain)
    return text


def _answers(file: File, node: yaml.Node) -> dict[str, Any]:
    """The answers along CARD; a finding for what is needed and empty."""
    empty = _forgive(node) if isinstance(node, yaml.MappingNode) else {}
    wanted = Record({key: each for key, each in CARD.keys.items() if key not in empty})
    found: dict[str, Any] = file.walk(node, wanted)
    for key, place in empty.items():
        known = CARD.keys.get(key)
        if known is not None and known.required:
            choices = f": {', '.join(known.shape.words)}" if isinstance(known.shape, Choice) else ""
            file.say("PK003", f"{key} is empty; write {known.doc}{choices}", place=place)
    return found


def _forgive(node: yaml.MappingNode) -> dict[str, tuple[int, int]]:
    """Bring what people write to the words of the format, in place; the keys left empty, with their places."""
    empty: dict[str, tuple[int, int]] = {}
    kept = []
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            key.value = key.value.strip().lower().replace(" ", "_")
            if _is_empty(value):
                empty[key.value] = (key.start_mark.line + 1, key.start_mark.column + 1)
                continue
            value = _forgiven(key.value, value)
        kept.append((key, value))
    node.value = kept
    filled = {each.value for each, _ in kept if isinstance(each, yaml.ScalarNode)}
    return {key: place for key, place in empty.items() if key not in filled}


def _forgiven(key: str, value: yaml.Node) -> yaml.Node:
    if key in ("gaps", "conflicts") and isinstance(value, yaml.ScalarNode):
        words = value.value.split(",") if key == "gaps" else [value.value]
        items = [yaml.ScalarNode(value.tag, word.strip(), value.start_mark, value.end_mark, "'") for word in words]
        value = yaml.SequenceNode(value.tag, items, value.start_mark, value.end_mark)
    if key == "gaps" and isinstance(value, yaml.SequenceNode):
        for each in value.value:
            _lower(each, "-")
    elif key == "principles" and isinstance(value, yaml.MappingNode):
        value.value = [(_principle(name), each) for name, each in value.value if not _is_empty(each)]
        for _, each in value.value:
            _lower(each, " ")
    elif key in ("vote", "technical"):
        _lower(value, " ")
    elif key == "below_scope" and isinstance(value, yaml.ScalarNode):
        value.value = YES_NO.get(value.value.strip().lower(), value.value.strip().lower())
    return value


def _lower(node: yaml.Node, between: str) -> None:
    if isinstance(node, yaml.ScalarNode):
        node.value = between.join(re.split(r"[\s_-]+", node.value.strip().lower()))


def _principle(node: yaml.Node) -> yaml.Node:
    """A principle by its slug, also where its name is written as people write it."""
    from amzprep.domain.principle import slug

    if isinstance(node, yaml.ScalarNode) and slug(node.value) in PRINCIPLES:
        node.value = slug(node.value)
    return node


def _is_empty(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return not node.value.strip() or (not node.style and node.value == "~")
    return isinstance(node, yaml.SequenceNode) and not node.value


def _said(file: File) -> str:
    """What is wrong, the first with its place, and two more with their lines."""
    first, *rest = sorted(file.findings, key=lambda each: (each.line, each.col))
    more = "".join(f"; line {each.line}: {each.message}" for each in rest[: MOST_SAID - 1])
    left = len(rest) - MOST_SAID + 1
    return f"{first.path}:{first.line}:{first.col}: {first.message}{more}{f'; and {left} more' if left > 0 else ''}"


def _notes(lines: list[str], begin: int) -> tuple[dict[str, list[Note]], dict[str, int]]:
    """What stands under each `## ` heading up to the sheet, which begins at the first `# `; and the headings' lines."""
    rest = "\n".join(lines[begin:])
    cleared = REMARK.sub(lambda found: "\n" * found.group().count("\n"), rest).split("\n")
    notes: dict[str, list[Note]] = {}
    headings: dict[str, int] = {}
    heading = ""
    for number, line in enumerate(cleared, begin + 1):
        if re.match(r"#\s", line):
            break
        if line.startswith("##"):
            heading = " ".join(line.lstrip("#").split()).casefold()
            headings.setdefault(heading, number)
        elif text := BULLET.sub("", line.strip()).strip():
            notes.setdefault(heading, []).append(Note(number, text))
    return notes, headings
