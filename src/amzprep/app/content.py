"""All questions at hand: the bundled packs, those that were named, and those in the home."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.catalog.catalog import Catalog, Row
from amzprep.catalog.sources import Placed, Sources
from amzprep.catalog.stamps import settled, stamp
from amzprep.domain.category import Category, Weights
from amzprep.domain.finding import Finding
from amzprep.domain.pack import Pack
from amzprep.domain.question import PART, Question
from amzprep.errors import ContentError, UsageError

if TYPE_CHECKING:
    from amzprep.grader.judge import Grader

MANY, SWEEP_S = 5000, 60.0


class Content:
    """Questions, categories and weights, up to date with the files on disk at the moment of opening.

    Where there are more than `MANY` files, they are looked at once a minute and their names every time; a question
    that is about to be shown always.
    """

    def __init__(self, places: Places, extra_packs: Sequence[str] = ()) -> None:
        self.catalog = Catalog.open(places.cache)
        self.packs: list[Pack] = []
        self._findings: list[Finding] = []
        self._documents: dict[str, tuple[str, str]] = {}
        self.categories, self.weights, self.shares = self._tables(places.questions)
        for folder in pack_folders(places, extra_packs):
            self._add_pack(folder)
        self._version = f"{__version__} {_loader()} {json.dumps([asdict(each) for each in self.categories.values()])}"
        self._refresh(everything=False)

    @classmethod
    def open(cls, places: Places, extra_packs: Sequence[str] = ()) -> Content:
        """Sweep the packs and refresh the catalog. Raises ContentError when the bundled tables cannot be read."""
        return cls(places, extra_packs)

    def _tables(self, folder: str) -> tuple[dict[str, Category], Weights, dict[str, float]]:
        path = os.path.join(folder, "categories.yaml")
        raw, findings = self._document(path, lambda: _plain_categories(path))
        if findings:
            raise ContentError(str(findings[0]))
        categories = {
            each["id"]: Category(**{**each, "aliases": tuple(each["aliases"]), "also": tuple(each["also"])})
            for each in raw
        }
        loops = os.path.join(folder, "loops.yaml")
        table, findings = self._document(loops, lambda: _loops(loops, categories), json.dumps(raw))
        self._findings += findings
        return categories, table["weights"], table["shares"]

    def _add_pack(self, folder: str) -> None:
        path = os.path.join(folder, "pack.yaml")
        raw, findings = self._document(path, lambda: _plain_pack(folder))
        self._findings += findings
        if raw is None:
            return
        pack = Pack(**{**raw, "authors": tuple(raw["authors"])})
        other = next((each for each in self.packs if each.name == pack.name), None)
        if other is None:
            self.packs.append(pack)
        else:
            message = f"pack {pack.name} is already taken by {other.folder}; rename one"
            self._findings.append(Finding(path, 1, 1, "PK019", message))

    def _document(
        self, path: str, read: Callable[[], tuple[Any, list[Finding]]], also: str = ""
    ) -> tuple[Any, list[Finding]]:
        """A table's plain value: kept from the last time while its file (and `also`) is the same, else read."""
        mark = stamp(path, time.time_ns())
        mark = f"{hashlib.sha256(also.encode()).hexdigest()[:16]} {mark}" if also else mark
        value = self.catalog.document(path, mark)
        if value is not None:
            self._documents[path] = (mark, json.dumps(value))
            return value, []
        value, findings = read()
        if not findings:
            self._documents[path] = (mark, json.dumps(value))
        return value, findings

    def _refresh(self, *, everything: bool) -> None:
        names = {path: pack.name for pack in self.packs for path in _question_files(pack.folder)}
        few = everything or len(names) <= MANY or self.catalog.swept() > SWEEP_S
        known = {} if few else {path: mark for path, mark in self.catalog.known().items() if settled(mark)}
        now = time.time_ns()
        files = {path: (pack, known.get(path) or stamp(path, now)) for path, pack in names.items()}
        self._partial = not few
        self.catalog.refresh(Sources(files, self._load, self._version, self._documents))
        if len(names) > MANY and few:
            self.catalog.note_sweep()

    def _load(self, path: str, pack: str) -> tuple[list[Placed], Iterable[Finding]]:
        from amzprep.packs.load import load_question_file

        loaded = load_question_file(path, pack, self.categories)
        return [(each, loaded.place_of(each.slug)) for each in loaded.questions], loaded.findings

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything wrong with any pack."""
        return [*self._findings, *self.catalog.findings()]

    @cached_property
    def rows(self) -> list[Row]:
        return self.catalog.rows()

    def all(self, *, reserve: bool = False) -> list[Row]:
        """Questions for listings and plans, without bodies; the reserve only when asked for."""
        return [row for row in self.rows if reserve or not row.reserve]

    def get(self, name: str) -> Question:
        """A question by id (`pack/slug`) or slug, or a part of one (`slug+serving`, `slug+1`).

        Raises UsageError with the nearest name.
        """
        whole, plus, part = name.partition(PART)
        if plus:
            from amzprep.domain.open import part_of

            question = self.get(whole)
            found = part_of(question, part) if question.kind == "open" else None
            if found is None:
                raise UsageError(f"{question.id} has no part {part!r}; `amzprep questions show {whole}` lists them")
            return found
        found = self._get(name)
        if self._partial and not self.catalog.is_current(found.path):
            self._refresh(everything=True)
            self.__dict__.pop("rows", None)
            self.__dict__.pop("findings", None)
            found = self._get(name)
        return found

    def _get(self, name: str) -> Question:
        found = self.catalog.question(name) if "/" in name else None
        ids = self.catalog.ids_of_slug(name) if found is None and "/" not in name else []
        if len(ids) > 1:
            raise UsageError(f"{name} is in several packs: {', '.join(ids)}; name one in full")
        found = found or (self.catalog.question(ids[0]) if ids else None)
        if found is None:
            from difflib import get_close_matches

            known = [row.id if "/" in name else row.slug for row in self.all()]
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else "`amzprep questions list` shows them all"
            raise UsageError(f"no question {name!r}; {hint}")
        return found

    def search(self, text: str) -> list[Row]:
        """Questions by relevance; the reserve is not searched."""
        by_id = {row.id: row for row in self.all()}
        return [by_id[each] for each in self.catalog.search(text) if each in by_id]


def reading_yaml(grader: Grader) -> Grader:
    """The same grader, able to read cases.yaml too: only packs know YAML."""

    def read(path: str) -> Any:
        from amzprep.yaml_file import File

        file = File(path)
        with open(path, "rb") as handle:
            node = file.compose(handle.read())
        groups = file.plain(node, "") if node is not None else None
        if file.findings:
            raise ContentError(str(file.findings[0]))
        return groups

    grader.pack.readers["cases.yaml"] = read
    return grader


def pack_folders(places: Places, extra: Sequence[str] = ()) -> list[str]:
    """Folders with a pack: bundled, named, from AMZPREP_PACKS, in the home; each once, in this order."""
    named = [*extra, *(each for each in places.packs_env.split(os.pathsep) if each)]
    roots = [places.questions, *named, os.path.join(places.home, "packs")]
    found: dict[str, None] = {}
    for root in roots:
        if os.path.isfile(os.path.join(root, "pack.yaml")):
            found.setdefault(os.path.abspath(root))
            continue
        for name in _listed(root):
            if os.path.isfile(os.path.join(root, name, "pack.yaml")):
                found.setdefault(os.path.abspath(os.path.join(root, name)))
    for each in named:
        if not os.path.isdir(each):
            raise UsageError(f"no folder {each} (from --packs or AMZPREP_PACKS)")
    return list(found)


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _question_files(folder: str) -> list[str]:
    """The question files of a pack's folder: `*.yaml`, but not pack.yaml and nothing hidden."""
    base = os.path.join(folder, "")
    return [
        base + name for name in _listed(folder) if name.endswith(".yaml") and name != "pack.yaml" and name[0] != "."
    ]


def _plain_categories(path: str) -> tuple[Any, list[Finding]]:
    from amzprep.packs.load import load_categories

    categories, findings = load_categories(path)
    return [asdict(each) for each in categories.values()], findings


def _loops(path: str, categories: dict[str, Category]) -> tuple[Any, list[Finding]]:
    from amzprep.packs.load import load_shares, load_weights

    weights, findings = load_weights(path, categories)
    return {"weights": weights, "shares": load_shares(path)}, findings


def _plain_pack(folder: str) -> tuple[Any, list[Finding]]:
    from amzprep.packs.load import load_pack

    pack, findings = load_pack(folder)
    return asdict(pack) if pack is not None else None, findings


def _loader() -> str:
    """What the loader is: the newest of its modules, so that an author of amzprep sees a change at once."""
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "packs")
    return str(max((each.stat().st_mtime_ns for each in os.scandir(folder) if each.is_file()), default=0))
