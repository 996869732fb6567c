"""Check packs: what their files say, and what their code does when every filed solution is judged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from queue import SimpleQueue

from amzprep.app.check.examination import Check, Examination
from amzprep.app.content import reading_yaml
from amzprep.app.workspace import Workspace
from amzprep.domain.finding import Finding
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Heading, Line, Paragraph, Report, Source, Span, Table
from amzprep.domain.type import Mismatch
from amzprep.errors import DONE, NO, UNREADABLE, ContentError, UsageError
from amzprep.grader.judge import Grader
from amzprep.packs.load import load_question_file
from amzprep.packs.schema import Bar, kinds
from amzprep.registry import discover

LEGEND = (
    "cases: visible + hidden · filed: accepted + wrong + slow solutions · mutants: noticed of those run · "
    "cpu: slowest accepted case / limit"
)
OnQuestion = Callable[[str], None]


@dataclass(frozen=True)
class Checked:
    """What came out for one question: notes by column, and findings."""

    question: str
    notes: dict[str, str]
    findings: tuple[Finding, ...]


def check_packs(
    workspace: Workspace,
    targets: Sequence[str] = (),
    *,
    full: bool = False,
    jobs: int = 1,
    unsafe: bool = False,
    on_question: OnQuestion | None = None,
) -> Report:
    """Findings of the packs, folders, files or questions named (nothing: of all). `full` runs every mutant.

    Raises UsageError for a name that is nothing, NotReadyError for foreign code without a sandbox.
    """
    content = workspace.content
    wanted = [_target(workspace, each) for each in targets]
    folders = [pack.folder for pack in content.packs]
    said = [each for each in content.findings if _meant(each.path, wanted)]
    rows = [row for row in content.all(reserve=True) if _meant(row.path, wanted)]
    questions = [content.get(row.id) for row in rows]
    if not questions and not said:
        raise ContentError(
            f"no question under {', '.join(targets) or ', '.join(folders)}; a pack is a folder with pack.yaml "
            "(`amzprep packs new` writes one)"
        )
    checked = list(examine_all(workspace, questions, full, jobs, unsafe, on_question))
    findings = sorted({*said, *_together(questions), *(finding for each in checked for finding in each.findings)})
    data = {
        "items": [
            {"question": each.question, **each.notes, "findings": [f.as_json() for f in each.findings]}
            for each in checked
        ],
        "findings": [each.as_json() for each in findings],
    }
    code = DONE if not findings else NO if questions else UNREADABLE if _nothing_read(findings) else NO
    return Report("check", data, _drawing(checked, findings, len(questions)), exit_code=code)


def packs_of(targets: Sequence[str]) -> list[str]:
    """The packs in which files and folders lie that are named by path: themselves, or the nearest one above."""
    found: dict[str, None] = {}
    for each in targets:
        folder = os.path.abspath(each)
        while os.path.exists(folder) and folder != os.path.dirname(folder):
            if os.path.isfile(os.path.join(folder, "pack.yaml")):
                found.setdefault(folder)
                break
            folder = os.path.dirname(folder)
    return list(found)


def examine_all(
    workspace: Workspace,
    questions: Sequence[Question],
    full: bool,
    jobs: int,
    unsafe: bool,
    on_question: OnQuestion | None = None,
) -> Iterator[Checked]:
    """Examine questions, some at a time, in their order."""
    with ExitStack() as stack:
        idle: SimpleQueue[Grader] = SimpleQueue()
        for _ in range(max(1, jobs)):
            idle.put(stack.enter_context(_grader(workspace, unsafe)))

        def work(question: Question) -> Checked:
            grader = idle.get()
            try:
                return examine(workspace, question, grader, full=full)
            finally:
                idle.put(grader)

        with ThreadPoolExecutor(max(1, jobs)) as pool:
            for each in pool.map(work, questions):
                if on_question is not None:
                    on_question(each.question)
                yield each


def examine(workspace: Workspace, question: Question, grader: Grader, *, full: bool = False) -> Checked:
    """Every check of one question: its kind's bar, and for one with code what the code does.

    Pack code that fails is a finding too.
    """
    loaded = load_question_file(question.path, question.pack, workspace.content.categories)
    at = loaded.key_path(question.slug)
    places = {key.removeprefix(at): place for key, place in loaded.places.items() if key.startswith(at)}
    bar = kinds()[question.kind].bar
    if bar is not None:
        return Checked(question.id, _notes(question), tuple(_short_of(bar, question, places)))
    exam = Examination(question, grader, lambda: _grader(workspace, grader.allow_unsafe, hash_seed=1), places, full)
    checks: dict[str, Check] = discover("amzprep.app.check", "CHECK")
    findings: list[Finding] = []
    for check in checks.values():
        try:
            findings += check(exam)
        except (ContentError, Mismatch) as error:
            finding = exam.finding("PK500", str(error), path=question.path)
            if finding not in findings:
                findings.append(finding)
    return Checked(question.id, dict(exam.notes), tuple(findings))


def _short_of(bar: Bar, question: Question, places: Mapping[str, tuple[int, int]]) -> list[Finding]:
    """What a question falls short of, at the places of its file."""
    found: list[Finding] = []

    def say(code: str, message: str, where: str) -> None:
        line, col = places.get(where) or places.get(where.partition(".")[0].partition("[")[0]) or (1, 1)
        found.append(Finding(question.path, line, col, code, message))

    bar(question.raw, say)
    return found


def _together(questions: Sequence[Question]) -> Iterator[Finding]:
    """What a pack's questions of one kind fall short of together."""
    grouped: dict[tuple[str, str], list[Question]] = {}
    for each in questions:
        grouped.setdefault((os.path.dirname(each.path), each.kind), []).append(each)
    for (folder, kind), found in grouped.items():
        together = kinds()[kind].together
        for code, message in together([each.raw for each in found]) if together is not None else ():
            yield Finding(os.path.join(folder, "pack.yaml"), 1, 1, code, message)


def _notes(question: Question) -> dict[str, str]:
    return {"kind": question.kind, "levels": " ".join(question.levels), "minutes": f"{question.minutes:g}"}


def _grader(workspace: Workspace, unsafe: bool, hash_seed: int = 0) -> Grader:
    places = workspace.places
    grader = Grader(places.cache, allow_unsafe=unsafe, trusted=places.questions, hash_seed=hash_seed)
    return reading_yaml(grader)


def _target(workspace: Workspace, name: str) -> str:
    """The folder or file a word means: a path, a pack's name, or a question's id or slug."""
    if os.path.exists(name):
        return os.path.abspath(name)
    for pack in workspace.content.packs:
        if pack.name == name:
            return pack.folder
    try:
        return workspace.content.get(name).path
    except UsageError as error:
        raise UsageError(f"{name} is no folder, file or pack, and {error.message}") from error


def _meant(path: str, wanted: Sequence[str]) -> bool:
    """Whether a file of a pack is, lies in, or is the question of what is wanted."""
    folder = path.removesuffix(".yaml")
    return not wanted or any(
        path == each or path.startswith(each + os.sep) or each == folder or each.startswith(folder + os.sep)
        for each in wanted
    )


def _nothing_read(findings: Sequence[Finding]) -> bool:
    return all(each.code in ("PK001", "PK009", "PK030") for each in findings)


def _drawing(checked: Sequence[Checked], findings: Sequence[Finding], questions: int) -> list[Block]:
    one_pack = len({each.question.partition("/")[0] for each in checked}) == 1
    rows = [_row(each, one_pack) for each in checked if "kind" not in each.notes]
    in_words = [_row_in_words(each, one_pack) for each in checked if "kind" in each.notes]
    blocks: list[Block] = []
    if rows:
        blocks += [
            Table(["question", "cases", "filed", "mutants", "cpu", ""], rows, "lrrrrl"),
            Paragraph([_dim(LEGEND)]),
        ]
    if in_words:
        blocks.append(Table(["question", "kind", "levels", "min", ""], in_words, "lllrl"))
    if findings:
        blocks += [
            Heading(f"{len(findings)} finding{'s' * (len(findings) > 1)}"),
            Source("\n".join(map(_near, findings)), "lines"),
        ]
        blocks.append(Paragraph([_dim("`amzprep explain CODE` says why and what to do")]))
    else:
        blocks.append(Paragraph([Span(f"{questions} question{'s' * (questions != 1)}, no findings", "good")]))
    return blocks


def _row(checked: Checked, one_pack: bool) -> list[Line]:
    notes = {"cases": "–", "mutants": "–", "cpu": "–", **checked.notes}
    filed = "+".join(notes.get(each, "?") for each in ("accepted", "wrong", "slow"))
    return [_name(checked, one_pack), notes["cases"], filed, notes["mutants"], notes["cpu"], _state(checked)]


def _row_in_words(checked: Checked, one_pack: bool) -> list[Line]:
    notes = checked.notes
    return [_name(checked, one_pack), notes["kind"], notes["levels"], notes["minutes"], _state(checked)]


def _name(checked: Checked, one_pack: bool) -> str:
    return checked.question.partition("/")[2] if one_pack else checked.question


def _state(checked: Checked) -> Span:
    count = len(checked.findings)
    return Span(str(count), "bad") if count else Span("ok", "good")


def _near(finding: Finding) -> str:
    """One line, never broken, so that editors can jump there; the path from here where that is shorter."""
    near = os.path.relpath(finding.path)
    return str(finding if len(near) >= len(finding.path) else replace(finding, path=near))


def _dim(text: str) -> Span:
    return Span(text, "dim")
