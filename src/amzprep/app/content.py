"""All questions at hand: the bundled packs, those that were named, and those in the home."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property

from amzprep import __version__
from amzprep.app.places import Places
from amzprep.catalog.catalog import Catalog, Row
from amzprep.domain.category import Category, Weights
from amzprep.domain.finding import Finding
from amzprep.domain.pack import Pack
from amzprep.domain.question import Question
from amzprep.errors import ContentError, UsageError
from amzprep.packs.load import load_categories, load_pack, load_question_file, load_weights, question_files


class Content:
    """Questions, categories and weights, up to date with the files on disk at the moment of opening."""

    def __init__(
        self,
        catalog: Catalog,
        packs: list[Pack],
        categories: dict[str, Category],
        weights: Weights,
        found: list[Finding],
    ) -> None:
        self.catalog, self.packs, self.categories, self.weights = catalog, packs, categories, weights
        self._findings = found

    @classmethod
    def open(cls, places: Places, extra_packs: Sequence[str] = ()) -> Content:
        """Sweep the packs and refresh the catalog. Raises ContentError when the bundled tables cannot be read."""
        categories, findings = load_categories(os.path.join(places.questions, "categories.yaml"))
        if findings:
            raise ContentError(str(findings[0]))
        weights, findings = load_weights(os.path.join(places.questions, "loops.yaml"), categories)
        packs: list[Pack] = []
        files: dict[str, tuple[str, str]] = {}
        for folder in pack_folders(places, extra_packs):
            pack, problems = load_pack(folder)
            findings += problems
            if pack is None:
                continue
            if any(pack.name == other.name for other in packs):
                findings.append(
                    Finding(os.path.join(folder, "pack.yaml"), 1, 1, "PK019", f"pack {pack.name} is there twice")
                )
                continue
            packs.append(pack)
            files |= {path: (pack.name, _stamp(path)) for path in question_files(folder)}
        catalog = Catalog.open(places.cache)
        tables = _stamp(os.path.join(places.questions, "categories.yaml"))
        catalog.refresh(files, lambda path, pack: _load(path, pack, categories), f"{__version__} {tables}")
        return cls(catalog, packs, categories, weights, findings)

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
        """A question by id (`pack/slug`) or slug. Raises UsageError with the nearest name."""
        found = self.catalog.question(name) if "/" in name else None
        ids = self.catalog.ids_of_slug(name) if found is None and "/" not in name else []
        if len(ids) > 1:
            raise UsageError(f"{name} is in several packs: {', '.join(ids)}; name one in full")
        found = found or (self.catalog.question(ids[0]) if ids else None)
        if found is None:
            known = [row.id if "/" in name else row.slug for row in self.all()]
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else "`amzprep questions list` shows them all"
            raise UsageError(f"no question {name!r}; {hint}")
        return found

    def search(self, text: str) -> list[Row]:
        """Questions by relevance; the reserve is not searched."""
        by_id = {row.id: row for row in self.all()}
        return [by_id[each] for each in self.catalog.search(text) if each in by_id]


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


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return "gone"
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"


def _load(path: str, pack: str, categories: dict[str, Category]) -> tuple[Iterable[Question], Iterable[Finding]]:
    loaded = load_question_file(path, pack, categories)
    return loaded.questions, loaded.findings
