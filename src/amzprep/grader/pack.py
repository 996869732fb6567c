"""A pack's own code at work: hidden cases, oracle answers, scaled inputs and checkers, in the judge process.

Tagged cases are kept in the cache (0600), named by the content they were made from, so an edit makes new ones.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from amzprep.domain.case import Case
from amzprep.domain.growth import exponent
from amzprep.domain.limits import Limits
from amzprep.domain.plain import plain
from amzprep.domain.question import Question
from amzprep.errors import ContentError
from amzprep.grader.child import Answer
from amzprep.grader.values import Tree

if TYPE_CHECKING:
    from amzprep.grader.judge import Grader

FORMAT = 1
JUDGE_MB, JUDGE_SECONDS = 2048, 60.0
PATIENT = Limits(seconds=20.0, total=120.0, mb=1024)


class PackJudge:
    """Talks to the judge process for one grader; keeps one child per question that has a checker.

    `readers` reads the cases of packs without code, `{group: [{args, want}]}`, by the file's name; other formats than
    JSON are handed in from above, because this floor knows none.
    """

    def __init__(self, grader: Grader) -> None:
        self.grader = grader
        self.readers: dict[str, Callable[[str], Any]] = {"cases.json": lambda path: json.loads(_text(path))}
        self.known: dict[str, tuple[list[Case], float]] = {}

    def hidden(self, question: Question) -> tuple[list[Case], float]:
        """The hidden cases and the CPU seconds of the reference's slowest case. Raises ContentError."""
        key = self._key(question)
        if key not in self.known:
            self.known[key] = self._read(key) or self._make(question, key)
        return self.known[key]

    def reference_cpu(self, question: Question) -> float:
        """What the reference needed here, 0.0 while it was not measured yet."""
        try:
            key = self._key(question)
        except ContentError:
            return 0.0
        found = self.known.get(key) or self._read(key)
        return found[1] if found else 0.0

    def oracle(self, question: Question, cases: Sequence[Case]) -> list[Case] | None:
        """The cases with the oracle's answers as wants."""
        answers = self._task(question, "cases.py", "oracle", {"args": [case.args for case in cases]})
        if answers is None:
            return None
        return [replace(case, want=want) for case, want in zip(cases, answers[1:], strict=True)]

    def scales(self, question: Question, sizes: Sequence[int]) -> Iterator[Tree]:
        """Arguments of each size, made one after the other while they are asked for; none where there is no `scale`."""
        if self._has(question, "cases.py"):
            for made in self._tasks(question, "cases.py", [{"task": "scale", "with": {"n": n}} for n in sizes]):
                if made is None:
                    return
                yield made

    def reference_growth(self, question: Question) -> float | None:
        """The exponent of the reference's time, measured once on this machine; None without `scale` or reference."""
        from amzprep.grader.growth import points

        _, code = self._reference(question)
        if code is None:
            return None
        name = f"{self._key(question)}.growth"
        try:
            return float(_text(self._path(name)))
        except (ContentError, ValueError):
            found = exponent(points(self.grader, question, code))
        if found is not None:
            self._keep(name, f"{found}")
        return found

    def check(self, question: Question, case: Case, got: Tree) -> str | None:
        """The checker's word on one result: None where it is right."""
        name = question.coding.compare.checker or ""
        said = self._task(question, name, "check", {"args": case.args, "want": case.want, "got": got})
        return None if said is True else "not accepted by the checker" if said is False else str(said)[:400]

    def _make(self, question: Question, key: str) -> tuple[list[Case], float]:
        raw = (
            self._task(question, "cases.py", "cases", {}) if self._has(question, "cases.py") else self._listed(question)
        )
        counts: dict[str, int] = {}
        cases: list[Case] = []
        open_: list[int] = []
        for _, group, args, marker, want in raw[1:]:
            counts[group] = counts.get(group, 0) + 1
            if marker == "$reference":
                open_.append(len(cases))
            cases.append(Case(group, counts[group], args, want))
        cpu = self._answer_by_reference(question, cases, open_)
        self._write(key, cases, cpu)
        return cases, cpu

    def _listed(self, question: Question) -> Tree:
        """Cases of a pack without code: a file with `{group: [{args, want}]}`."""
        from amzprep.grader.judge import HANDLERS, read_case
        from amzprep.grader.values import encode

        name = next(each for each in self.readers if self._has(question, each))
        path = os.path.join(question.folder, name)
        try:
            groups = self.readers[name](path)
            found = [
                (group, *read_case(question.coding, e["args"], e["want"]))
                for group, all_ in groups.items()
                for e in all_
            ]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ContentError(f"{path}: {{group: [{{args, want}}, …]}} is expected ({error})") from error
        return ["l", *[["l", group, encode(args, HANDLERS), "", encode(want, HANDLERS)] for group, args, want in found]]

    def _answer_by_reference(self, question: Question, cases: list[Case], open_: list[int]) -> float:
        """Fill the wants marked `$reference` and measure the reference over all cases. Raises ContentError."""
        from amzprep.grader.judge import Submission

        path, code = self._reference(question)
        if code is None:
            if open_:
                raise ContentError(f"{path}: no accepted solution, but cases want the reference's answer")
            return 0.0
        self.grader.refuse_unsafe(question.path)
        run = Submission(self.grader, self.grader.server("run", question.coding.libraries), question, code, PATIENT)
        slowest, unanswered = 0.0, dict.fromkeys(open_)
        for answer in run.ask(cases, PATIENT.total):
            slowest = max(slowest, answer.cpu_s)
            if answer.index in unanswered:
                del unanswered[answer.index]
                if answer.what != "value":
                    case = cases[answer.index]
                    raise ContentError(
                        f"{path}: the reference gives no answer for {case.group} {case.n} ({answer.what})"
                    )
                cases[answer.index] = replace(cases[answer.index], want=answer.tree)
        if unanswered:
            case = cases[next(iter(unanswered))]
            raise ContentError(f"{path}: the reference does not get as far as {case.group} {case.n}")
        return slowest

    def _reference(self, question: Question) -> tuple[str, str | None]:
        folder = os.path.join(question.folder, "solutions", "accepted")
        names = sorted(name for name in os.listdir(folder) if name.endswith(".py")) if os.path.isdir(folder) else []
        return (os.path.join(folder, names[0]), _text(os.path.join(folder, names[0]))) if names else (folder, None)

    def _has(self, question: Question, name: str) -> bool:
        return os.path.exists(os.path.join(question.folder, name))

    def _task(self, question: Question, name: str, task: str, given: dict[str, Any]) -> Any:
        """One task in a fresh judge child. Raises ContentError when the pack's code fails."""
        return next(iter(self._tasks(question, name, [{"task": task, "with": given}])))

    def _tasks(self, question: Question, name: str, tasks: Sequence[dict[str, Any]]) -> Iterator[Any]:
        """Tasks in one fresh judge child, answered in order. Raises ContentError when the pack's code fails."""
        path = os.path.join(question.folder, name)
        self.grader.refuse_unsafe(question.path)
        coding = question.coding
        program = {"code": _text(path), "signature": coding.signature_text, "in_place": coding.in_place, "file": name}
        child = self.grader.server("judge", coding.libraries).child(JUDGE_MB, JUDGE_SECONDS)
        said = False
        try:
            for answer in child.converse(program, tasks, JUDGE_SECONDS, 2 * JUDGE_SECONDS):
                said = True
                yield _told(answer, path)
            if not said:
                raise ContentError(f"{path}: the judge process ended without a word")
        finally:
            child.end()

    def _key(self, question: Question) -> str:
        digest = hashlib.sha256(f"{FORMAT} {sys.version_info[:2]} {self.grader.hash_seed}".encode())
        coding = question.coding
        for part in (question.id, coding.signature_text, str(coding.in_place), str(coding.libraries)):
            digest.update(part.encode() + b"\0")
        names = [name for name in ("cases.py", *self.readers) if self._has(question, name)]
        if not names:
            raise ContentError(f"{question.folder}: no cases.py, and no {' or '.join(self.readers)}")
        digest.update(_text(os.path.join(question.folder, names[0])).encode("utf-8", "surrogateescape"))
        digest.update((self._reference(question)[1] or "").encode("utf-8", "surrogateescape"))
        return digest.hexdigest()[:32]

    def _path(self, key: str) -> str:
        return os.path.join(self.grader.cache, "cases", f"{key}.json")

    def _read(self, key: str) -> tuple[list[Case], float] | None:
        try:
            kept = json.loads(_text(self._path(key)))
            return [Case(*each) for each in kept["cases"]], float(kept["reference_cpu"])
        except (OSError, ContentError, ValueError, KeyError, TypeError):
            return None

    def _write(self, key: str, cases: list[Case], cpu: float) -> None:
        """Keep the cases where the cache can be written; losing them only costs time."""
        body = {"reference_cpu": cpu, "cases": [[case.group, case.n, case.args, case.want] for case in cases]}
        self._keep(key, json.dumps(body))

    def _keep(self, key: str, text: str) -> None:
        import tempfile

        path = self._path(key)
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            fd, name = tempfile.mkstemp(dir=os.path.dirname(path))  # 0600
            with os.fdopen(fd, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(name, path)
        except OSError:
            return


def _told(answer: Answer, path: str) -> Any:
    if answer.what == "value":
        return answer.tree
    if answer.what in ("error", "load") and isinstance(answer.tree, dict):
        where = "".join(f", line {frame[0]}" for frame in (answer.tree.get("frames") or [])[-1:])
        raise ContentError(plain(f"{path}{where}: {answer.tree.get('type')}: {answer.tree.get('text')}"))
    words = {
        "tle": f"needs more than {JUDGE_SECONDS:g} s",
        "memory": f"needs more than {JUDGE_MB} MB",
        "flood": "gives more than 64 MB",
        "died": "ended the process",
    }
    raise ContentError(f"{path}: {words.get(answer.what, 'talks to the judge itself')}")


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError as error:
        raise ContentError(f"{path}: {error.strerror}") from error
