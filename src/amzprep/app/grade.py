"""Judge a submission, or a batch of them, against every case of its question."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from queue import SimpleQueue
from threading import Lock
from typing import Any

from amzprep.app.content import reading_yaml
from amzprep.app.verdict_report import verdict_report
from amzprep.app.workspace import Workspace
from amzprep.domain.case import Case
from amzprep.domain.limits import Limits
from amzprep.domain.question import Question
from amzprep.domain.report import Report
from amzprep.domain.verdict import Verdict
from amzprep.errors import AmzprepError, ContentError, JudgeError, UsageError
from amzprep.grader.judge import Grader
from amzprep.grader.server import Server
from amzprep.registry import discover


def grader_of(workspace: Workspace, *, unsafe: bool = False) -> Grader:
    """A grader with this workspace's cache; bundled packs are trusted."""
    return reading_yaml(Grader(workspace.places.cache, allow_unsafe=unsafe, trusted=workspace.places.questions))


def languages() -> dict[str, Any]:
    """The languages by id."""
    return discover("amzprep.grader.languages", "LANGUAGE")


def check_language(name: str) -> str:
    """The language's id. Raises UsageError."""
    if name not in languages():
        raise UsageError(f"no language {name!r}; there are {', '.join(languages())}")
    return name


def grade(
    workspace: Workspace,
    name: str,
    path: str,
    *,
    language: str = "python",
    reveal: bool = False,
    unsafe: bool = False,
    server: Server | None = None,
) -> Report:
    """The verdict of a file (`-` is standard input) on a question; `server` is one that was started ahead.

    Raises UsageError when the file cannot be read.
    """
    with grader_of(workspace, unsafe=unsafe) as grader:
        if server is not None:
            grader.servers[server.kind] = server
        grader.warm()  # it starts while the packs are read
        question, code = gradable(workspace, name), read_submission(path)
        verdict = judge(grader, question, code, check_language(language))
    return verdict_report(verdict, reveal=reveal, next_=f"amzprep drill {question.slug}" if verdict.accepted else "")


def judge(grader: Grader, question: Question, code: str, language: str = "python") -> Verdict:
    """One submission over the visible and the hidden cases."""
    grader.warm(question.coding.libraries)
    return grader.grade(question, code, every_case(grader, question), language=language)


def every_case(grader: Grader, question: Question) -> list[Case]:
    """The visible cases, then the hidden ones. Raises ContentError."""
    hidden = grader.hidden_cases(question)
    return [*grader.visible_cases(question), *hidden]


def gradable(workspace: Workspace, name: str) -> Question:
    """A question that can be judged. Raises UsageError."""
    question = workspace.content.get(name)
    if question.kind != "coding":
        raise UsageError(f"{question.id} is of kind {question.kind}; only coding questions are judged")
    return question


def read_submission(path: str) -> str:
    """The text of a submission; bytes that are not UTF-8 are replaced, so that the grader can say what is wrong."""
    try:
        if path == "-":
            return sys.stdin.buffer.read().decode("utf-8", "replace")
        with open(path, encoding="utf-8", errors="replace", newline="") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error


def grade_batch(workspace: Workspace, path: str, jobs: int, *, unsafe: bool = False) -> Iterator[dict[str, Any]]:
    """One verdict (or error) object per line of a JSON-lines file, in its order; a bad line stops nothing.

    A line is `{"question", "code" | "path", "language"?}`; a relative path is relative to the file. Raises
    NotReadyError where there is no sandbox.
    """
    graders = [grader_of(workspace, unsafe=unsafe) for _ in range(max(1, jobs))]
    with ExitStack() as stack:
        for grader in graders:
            stack.enter_context(grader).warm()  # they start while the lines are read
        graders[0].refuse_unsafe(path)  # a batch is other people's code
        yield from _judged(workspace, graders, path)


def _judged(workspace: Workspace, graders: Sequence[Grader], path: str) -> Iterator[dict[str, Any]]:
    """The verdict of every line, as many at a time as there are graders; what a question needs is worked out once."""
    lines = [line for line in read_submission(path).splitlines() if line.strip()]
    base = os.path.dirname(os.path.abspath(path)) if path != "-" else os.getcwd()
    questions: dict[str, Question | AmzprepError] = {}
    parsed = [_line(line, base, workspace, questions) for line in lines]
    idle: SimpleQueue[Grader] = SimpleQueue()
    for grader in graders:
        idle.put(grader)
    locks: dict[str, Lock] = {}
    needs: dict[str, tuple[list[Case], Limits]] = {}

    def work(job: tuple[Question, str, str] | AmzprepError) -> dict[str, Any]:
        if isinstance(job, AmzprepError):
            return _error(job)
        question, code, language = job
        grader = idle.get()
        try:
            with locks.setdefault(question.id, Lock()):
                if question.id not in needs:
                    needs[question.id] = every_case(grader, question), grader.limits_of(question)
            cases, limits = needs[question.id]
            return grader.grade(question, code, cases, language=language, limits=limits).as_json()
        except AmzprepError as error:
            return _error(error)
        finally:
            idle.put(grader)

    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(len(graders)) as pool:
        yield from pool.map(work, parsed)


def batch_exit_code(verdicts: Iterable[dict[str, Any]], *, strict: bool) -> int:
    """0 when every line was judged; with `strict` 1 if any is not accepted; the worst error's code else."""
    codes = []
    for each in verdicts:
        if each["kind"] == "error":
            codes.append(each["exit_code"])
        elif strict and each["verdict"] != "AC":
            codes.append(1)
    return max(codes, default=0)


def _line(
    line: str, base: str, workspace: Workspace, questions: dict[str, Question | AmzprepError]
) -> tuple[Question, str, str] | AmzprepError:
    try:
        raw = json.loads(line)
        if not isinstance(raw, dict) or not isinstance(raw.get("question"), str):
            raise UsageError('a line is {"question": …, "code": … or "path": …}')
        code = raw.get("code")
        if code is None:
            code = read_submission(os.path.join(base, str(raw.get("path", ""))))
        if not isinstance(code, str):
            raise UsageError('"code" is a text')
        name = raw["question"]
        if name not in questions:
            try:
                questions[name] = gradable(workspace, name)
            except AmzprepError as error:
                questions[name] = error
        found = questions[name]
        return (
            found if isinstance(found, AmzprepError) else (found, code, check_language(raw.get("language", "python")))
        )
    except (ValueError, RecursionError) as error:
        return UsageError(f"not a line of JSON ({type(error).__name__})")
    except AmzprepError as error:
        return error


def _error(error: AmzprepError) -> dict[str, Any]:
    judged = isinstance(error, JudgeError | ContentError)
    return {"version": 1, "kind": "error", "verdict": "JE" if judged else None, "message": error.message,
            "exit_code": error.exit_code}  # fmt: skip
