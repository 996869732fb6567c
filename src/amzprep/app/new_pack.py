"""Start a pack: a folder with pack.yaml and one worked question that passes every check."""

from __future__ import annotations

import os

from amzprep.domain.report import Block, Paragraph, Report, Source
from amzprep.errors import NotReadyError, UsageError
from amzprep.packs.load import valid_slug

TEMPLATE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "template")
SUFFIX = ".txt"


def new_pack(name: str, folder: str | None = None) -> Report:
    """Write the worked pack into a new folder (`./NAME`) and name the next command.

    Raises UsageError for a bad name or a folder with something in it, NotReadyError where it cannot be written.
    """
    if not valid_slug(name):
        raise UsageError(f"{name!r} is not a pack's name; use 3 to 60 of a-z, 0-9 and -")
    target = folder or name
    if os.path.lexists(target) and (not os.path.isdir(target) or os.listdir(target)):
        raise UsageError(f"{target} is there already and not empty; nothing was written, choose another --folder")
    written = []
    try:
        for path in _template_files():
            written.append(_write(path, target, name))
    except OSError as error:
        raise NotReadyError(f"{error.filename or target}: {error.strerror}; the pack is not complete") from error
    blocks: list[Block] = [
        Paragraph([f"{target} holds a pack with one worked question:"]),
        Source("\n".join(written), "text"),
        Paragraph(["Put the folder (or a link to it) into the home's packs/ to practise its questions."]),
    ]
    data = {"pack": name, "folder": os.path.abspath(target), "items": [{"path": path} for path in written]}
    shown = target if os.sep in target else os.path.join(".", target)
    return Report("pack", data, blocks, next=f"amzprep packs check {shown}")


def _template_files() -> list[str]:
    found = [
        os.path.join(root, name) for root, _, names in os.walk(TEMPLATE) for name in names if name.endswith(SUFFIX)
    ]
    return sorted(os.path.relpath(path, TEMPLATE) for path in found)


def _write(path: str, target: str, name: str) -> str:
    with open(os.path.join(TEMPLATE, path), encoding="utf-8") as file:
        text = file.read()
    new = os.path.join(target, path.removesuffix(SUFFIX))
    os.makedirs(os.path.dirname(new), exist_ok=True)
    with open(new, "x", encoding="utf-8") as file:
        file.write(text.replace("$name", name) if path.startswith("pack.yaml") else text)
    return new
