"""Load packs, questions and the two tables beside them; every problem of every file becomes a finding."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from amzprep.domain.category import Category, Weights
from amzprep.domain.finding import Finding
from amzprep.domain.pack import Pack
from amzprep.domain.question import Question
from amzprep.domain.shapes import Anything, Key, ListOf, MapOf, Record, Text
from amzprep.domain.signature import Signature
from amzprep.domain.type import Mismatch, conform
from amzprep.packs.schema import CATEGORIES, COMMON, LEVELS, LOOPS, PACK, RESERVED, Kind, kinds
from amzprep.yaml_file import SLUG, File

FORMAT = 1


@dataclass(frozen=True)
class Loaded:
    """What one question file held: its questions (none if it has errors), its findings, and where its keys stand."""

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, tuple[int, int]]

    def key_path(self, slug: str) -> str:
        """The beginning of a question's key paths: empty, or `[2].` in a file of several."""
        if "id" in self.places:
            return ""
        return f"[{[each.slug for each in self.questions].index(slug)}]."

    def place_of(self, slug: str) -> tuple[int, int]:
        """Where a question's id stands in the file."""
        i = [each.slug for each in self.questions].index(slug)
        return self.places.get("id") or self.places.get(f"[{i}].id") or (1, 1)


def load_pack(folder: str) -> tuple[Pack | None, list[Finding]]:
    """What pack.yaml says; None with findings where it says too little."""
    file = File(os.path.join(folder, "pack.yaml"))
    data = _read(file)
    if data is None:
        return None, [Finding(file.path, 1, 1, "PK030", "no readable pack.yaml; `amzprep packs new` shows one")]
    node = file.compose(data)
    raw = file.walk(node, PACK) if node is not None else {}
    if not file.findings and raw["format"] > FORMAT:
        file.say("PK031", f"format {raw['format']}; this amzprep reads format {FORMAT}", "format")
    if file.findings:
        return None, file.findings
    name, title, version, license_ = (raw[key] for key in ("name", "title", "version", "license"))
    return Pack(name, title, version, license_, tuple(raw["authors"]), folder, raw.get("description", "")), []


def load_question_file(path: str, pack: str, categories: Mapping[str, Category]) -> Loaded:
    """Read one file: a question, or a list of short ones. Never raises on content."""
    file = File(path)
    data = _read(file)
    if data is None:
        file.say("PK001", "the file cannot be read")
        return Loaded((), tuple(file.findings), {})
    node = file.compose(data)
    if node is None:
        return Loaded((), tuple(file.findings), {})
    shared = isinstance(node, yaml.SequenceNode)
    questions = []
    for i, each in enumerate(node.value if isinstance(node, yaml.SequenceNode) else [node]):
        found = _question(each, f"[{i}]" if shared else "", file, pack, categories, shared)
        if found is not None:
            questions.append(found)
    return Loaded(tuple(questions), tuple(file.findings), file.places)


def _question(
    node: yaml.Node, where: str, file: File, pack: str, categories: Mapping[str, Category], shared: bool
) -> Question | None:
    before = len(file.findings)
    kind = _kind(node, file, where)
    table = Record({**COMMON, **kind.keys}) if kind is not None else None
    if table is None:
        return None
    raw = file.walk(node, table, where)
    at = f"{where}." if where else ""
    if raw.get("id"):
        stem = os.path.basename(file.path)[: -len(".yaml")]
        if raw["id"] in RESERVED:
            file.say("PK010", f"{raw['id']!r} is a word of the command line; choose another id", f"{at}id")
        if not shared and raw["id"] != stem:
            file.say("PK011", f"id {raw['id']!r}, but the file is named {stem!r}; they must be equal", f"{at}id")
    _category(raw, file, at, categories)
    if len(file.findings) > before:
        return None
    assert kind is not None
    kind.check(raw, file, os.path.join(os.path.dirname(file.path), raw["id"]), at)
    if len(file.findings) > before:
        return None
    return Question.from_plain(raw, pack=pack, path=file.path)


def _kind(node: yaml.Node, file: File, where: str) -> Kind | None:
    known = kinds()
    if not isinstance(node, yaml.MappingNode):
        file.walk(node, Record({}), where)
        return None
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value == "kind":
            name = value.value if isinstance(value, yaml.ScalarNode) else ""
            if name in known:
                return known[name]
            place = (value.start_mark.line + 1, value.start_mark.column + 1)
            file.say("PK013", f"kind {name!r} is not known here; known: {', '.join(known)}", place=place)
            return None
    file.walk(node, Record({"kind": Key(Text(), COMMON["kind"].doc), **dict.fromkeys(_names(node), _ANY)}), where)
    return None


_ANY = Key(Anything(), "", False)


def _names(node: yaml.MappingNode) -> list[str]:
    return [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]


def _category(raw: Mapping[str, Any], file: File, at: str, categories: Mapping[str, Category]) -> None:
    name = raw.get("category")
    if not name:
        return
    found = categories.get(name)
    if found is None:
        near = get_close_matches(name, categories, 1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(categories)}"
        file.say("PK012", f"no category {name!r}; {hint}", f"{at}category")
    elif raw.get("kind") in kinds() and not _takes(found, raw["kind"]):
        file.say("PK023", f"category {name} is for kind {found.kind}, not {raw['kind']}", f"{at}kind")


def _takes(category: Category, kind: str) -> bool:
    """Whether a category has questions of a kind: its own, those it lists, and kinds that belong to every category."""
    return kind in (category.kind, *category.also) or not kinds()[kind].by_category


def load_categories(path: str) -> tuple[dict[str, Category], list[Finding]]:
    """The categories by id, in the order of the file."""
    file, raw = read_table(path, CATEGORIES)
    if file.findings:
        return {}, file.findings
    return {
        name: Category(
            name,
            each["title"],
            each["kind"],
            each["minutes"],
            tuple(each.get("aliases", ())),
            tuple(each.get("also", ())),
            each.get("questioned", False),
        )
        for name, each in raw.items()
    }, []


def load_shares(path: str) -> dict[str, float]:
    """How much of its area's weight the questions of a kind carry; 1 for a kind that is not named."""
    file, raw = read_table(path, LOOPS)
    return {} if file.findings else dict(raw.get("kinds") or {})


def load_weights(path: str, categories: Mapping[str, Category]) -> tuple[Weights, list[Finding]]:
    """Per cent of loop minutes by category and level; each level sums to 100."""
    file, raw = read_table(path, LOOPS)
    if file.findings:
        return {}, file.findings
    weights: Weights = raw["weights"]
    for name in weights.keys() - categories.keys():
        file.say("PK041", f"no category {name!r}", f"weights.{name}")
    for level in LEVELS:
        total = sum(each.get(level, 0) for each in weights.values())
        if abs(total - 100) > 1e-6:
            file.say("PK041", f"the weights of {level} sum to {total:g}, not 100", "weights")
    return ({} if file.findings else weights), file.findings


def read_table(path: str, shape: Record | MapOf) -> tuple[File, dict[str, Any]]:
    """A table beside the packs, walked along its shape; its file has the findings."""
    file = File(path)
    data = _read(file)
    if data is None:
        file.say("PK001", "the file cannot be read")
        return file, {}
    node = file.compose(data)
    return file, (file.walk(node, shape) if node is not None else {})


CASE = Record(
    {
        "name": Key(Text(), "what it shows", False),
        "args": Key(Anything(), "the arguments"),
        "want": Key(Anything(), "the result"),
        "because": Key(Text(), "why", False),
    }
)
OWN = ListOf(CASE)


def read_cases(path: str, signature: Signature) -> tuple[list[tuple[str, Any, Any]], list[Finding]]:
    """The learner's own cases file: (name, args, want) of each that fits the signature, and findings for the rest."""
    file = File(path)
    data = _read(file)
    if data is None:
        return [], []
    node = file.compose(data) if data.strip() else None
    cases = []
    for i, each in enumerate(file.walk(node, OWN) if node is not None else []):
        if each is None or "args" not in each or "want" not in each:
            continue
        try:
            signature.read_want(each["want"], signature.read_args(each["args"]))
        except Mismatch as error:
            file.say("PK017", f"case {i + 1} does not fit the signature: {error}", f"[{i}]")
            continue
        cases.append((each.get("name") or f"own case {i + 1}", each["args"], each["want"]))
    return cases, file.findings


GROUPS = MapOf(ListOf(CASE))


def read_groups(path: str, signature: Signature, in_place: str | None = None) -> tuple[dict[str, Any], list[Finding]]:
    """Hidden cases of a pack without code, cases.yaml or cases.json: group to cases, and every finding."""
    file = File(path)
    data = _read(file)
    node = file.compose(data) if data is not None else None
    if data is None:
        file.say("PK001", "the file cannot be read")
    groups: dict[str, Any] = file.walk(node, GROUPS) if node is not None else {}
    for group, cases in groups.items():
        for i, case in enumerate(cases or ()):
            if "args" in case and "want" in case:
                _fits(case, signature, in_place, file, f"{group}[{i}]")
    return groups, file.findings


def _fits(case: Mapping[str, Any], signature: Signature, in_place: str | None, file: File, where: str) -> None:
    part = "args"
    try:
        args = signature.read_args(case["args"])
        part = "want"
        params = dict(signature.function.params) if signature.function else {}
        if in_place in params:
            conform(case["want"], params[in_place], "want")
        else:
            signature.read_want(case["want"], args)
    except Mismatch as error:
        file.say("PK017", f"{where}.{part} does not fit the signature: {error}", f"{where}.{part}")


def read_waivers(path: str) -> tuple[dict[str, str], list[Finding]]:
    """Mutants that a reader found equivalent: hash to reason. No file, no waivers."""
    if not os.path.exists(path):
        return {}, []
    file = File(path)
    data = _read(file)
    node = file.compose(data) if data is not None else None
    shape = ListOf(Record({"hash": Key(Text(), "the mutant's hash"), "reason": Key(Text(), "why it is equivalent")}))
    entries = file.walk(node, shape) if node is not None else []
    findings = [Finding(each.path, each.line, each.col, "PK573", each.message) for each in file.findings]
    return ({} if findings else {each["hash"]: each["reason"] for each in entries}), findings


def dump(raw: Mapping[str, Any]) -> str:
    """A question's mapping as YAML that loads to the same mapping."""

    class Block(yaml.SafeDumper):
        """Multi-line text as a block; no aliases."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
        block = "\n" in value and all(char.isprintable() or char == "\n" for char in value)
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if block else '"')

    Block.add_representer(str, text)
    return yaml.dump(dict(raw), Dumper=Block, sort_keys=False, allow_unicode=True, width=10**6)


def valid_slug(text: str) -> bool:
    """Whether a text may be an id."""
    return SLUG.fullmatch(text) is not None and text not in RESERVED


def _read(file: File) -> bytes | None:
    try:
        with open(file.path, "rb") as handle:
            return handle.read(4 * 2**20)
    except OSError:
        return None
