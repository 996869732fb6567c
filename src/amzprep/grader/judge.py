"""The grader: runs a submission over cases and decides. The parent holds the expected values, owns the clocks, decides.

The judgement is a pure function of question, code and limits (and the machine's speed). Nothing of a submission is
written to disk. What a pack's own code computes (cases, oracle answers) is cached by content, a learner's run never.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from amzprep.domain.case import Case
from amzprep.domain.coding import Coding
from amzprep.domain.limits import Limits
from amzprep.domain.plain import plain
from amzprep.domain.question import Question
from amzprep.domain.type import DTYPES, Array
from amzprep.domain.verdict import CaseVerdict, Code, Verdict, overall
from amzprep.errors import JudgeError, NotReadyError
from amzprep.grader.child import Answer, Ending
from amzprep.grader.compare import difference
from amzprep.grader.pack import PackJudge
from amzprep.grader.server import Server
from amzprep.grader.values import Tree, decode, encode, show

LARGEST_SOURCE = 2**20
TIMEOUTS_SHOWN = 3
CONFIRMED = 3
DOUBTED, DECIDABLE = {Code.WA, Code.RTE, Code.MLE, Code.OLE}, {Code.AC, Code.WA, Code.RTE}
HANDLERS: dict[type, Callable[[Any], Tree]] = {
    Array: lambda array: ["n", DTYPES[array.dtype], list(array.shape), list(array.flat)]
}
OnCase = Callable[[CaseVerdict], None]


class Grader:
    """Owns the warm fork servers; use it as a context manager.

    `cache` is the folder for tagged cases. `trusted` is a folder whose packs may run at sandbox level D; anything else
    there needs `allow_unsafe`.
    """

    def __init__(self, cache: str, *, allow_unsafe: bool = False, trusted: str = "", hash_seed: int = 0) -> None:
        self.cache, self.allow_unsafe, self.trusted, self.hash_seed = cache, allow_unsafe, trusted, hash_seed
        self.servers: dict[str, Server] = {}
        self.pack = PackJudge(self)

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all servers and their children."""
        for server in self.servers.values():
            server.close()
        self.servers.clear()

    def server(self, kind: str, libraries: Sequence[str]) -> Server:
        """The server of a kind (run, judge) with the question's library, made when first asked for."""
        name = kind + ("+numpy" if "numpy" in libraries else "")
        return self.servers.setdefault(name, Server(name, self.hash_seed))

    @property
    def level(self) -> str:
        """The sandbox level, A to D, probed by sealing a server."""
        return self.server("run", ()).level

    def warm(self, libraries: Sequence[str] = ()) -> None:
        """Start the server for these libraries without waiting for it."""
        self.server("run", libraries).start()

    def refuse_unsafe(self, path: str) -> None:
        """Raises NotReadyError for foreign code at level D without the flag."""
        foreign = not (self.trusted and os.path.realpath(path).startswith(os.path.realpath(self.trusted) + os.sep))
        if self.level == "D" and foreign and not self.allow_unsafe:
            raise NotReadyError("no sandbox here (level D) and this code is not yours; pass --unsafe to run it anyway")

    def visible_cases(self, question: Question) -> list[Case]:
        """The examples of the question's file as cases of the group `example`."""
        examples = [(each.name, each.args, each.want) for each in question.coding.examples]
        return self.own_cases(question, examples, group="example")

    def own_cases(self, question: Question, cases: Sequence[tuple[str, Any, Any]], group: str = "own") -> list[Case]:
        """Cases from (name, args, want) as authored. Raises Mismatch (a ValueError) with the path inside the case."""
        made = []
        for n, (name, args, want) in enumerate(cases, 1):
            read, wanted = read_case(question.coding, args, want)
            made.append(Case(group, n, encode(read, HANDLERS), encode(wanted, HANDLERS), name))
        return made

    def hidden_cases(self, question: Question) -> list[Case]:
        """The tagged hidden cases, from the cache where the pack's files have not changed. Raises ContentError."""
        return self.pack.hidden(question)[0]

    def oracle_cases(self, question: Question, cases: Sequence[Case]) -> list[Case] | None:
        """The same inputs with the oracle's answers; None where there is no oracle. Raises ContentError."""
        return self.pack.oracle(question, cases)

    def arguments(self, case: Case) -> list[Any]:
        """The case's arguments as values (arrays as domain arrays)."""
        read: list[Any] = decode(case.args, _array)
        return read

    def limits_of(self, question: Question) -> Limits:
        """The question's limits, at least ten times what the reference needs on this machine where that is known."""
        limits = question.coding.limits
        reference = self.pack.reference_cpu(question)
        return replace(limits, seconds=max(limits.seconds, 10 * reference))

    def grade(
        self,
        question: Question,
        code: str,
        cases: Sequence[Case],
        *,
        language: str = "python",
        limits: Limits | None = None,
        on_case: OnCase | None = None,
        spare: bool = False,
    ) -> Verdict:
        """One verdict per case; a hang in one case hides no other. Raises JudgeError when the judge itself fails.

        `spare` forks the next child ahead, for a caller that will grade again.
        """
        limits = limits or self.limits_of(question)
        server = self.server("run", question.coding.libraries)
        level = server.level
        if len(code) > LARGEST_SOURCE:
            decided = [_unrun(case, Code.CE, "the source is larger than 1 MB") for case in cases]
            return Verdict(question.id, language, overall(decided), level, limits.seconds, tuple(decided))
        run = Submission(self, server, question, code, limits)
        verdicts = run.over(cases, on_case)
        if spare:
            server.prepare(limits.mb, limits.total)
        notes = list(run.notes)
        if level == "D":
            notes.append("no sandbox on this machine (level D): only limits held this run")
        elif level != "A":
            notes.append(f"sandbox level {level}; see amzprep doctor")
        return Verdict(question.id, language, overall(verdicts), level, limits.seconds, tuple(verdicts), tuple(notes))


def read_case(coding: Coding, args: Any, want: Any) -> tuple[list[Any], Any]:
    """Authored arguments and result, read by the signature. Raises Mismatch."""
    from amzprep.domain.type import conform

    read = coding.signature.read_args(args)
    if coding.in_place is not None and coding.signature.function is not None:
        return read, conform(want, dict(coding.signature.function.params)[coding.in_place], "want")
    return read, coding.signature.read_want(want, read)


class Submission:
    """One program on its way through the cases."""

    def __init__(self, grader: Grader, server: Server, question: Question, code: str, limits: Limits) -> None:
        self.grader, self.server, self.question, self.code, self.limits = grader, server, question, code, limits
        coding = question.coding
        params = [name for name, _ in coding.signature.function.params] if coding.signature.function else []
        self.program = {
            "code": code,
            "name": coding.signature.name,
            "is_class": coding.signature.is_class,
            "in_place": params.index(coding.in_place) if coding.in_place else None,
        }
        self.notes: list[str] = []

    def over(self, cases: Sequence[Case], on_case: OnCase | None) -> list[CaseVerdict]:
        """All cases in order; what a spoilt child left over goes to a fresh one. Suspicious verdicts are confirmed."""
        decided: list[CaseVerdict] = []
        firsts: set[int] = set()
        left, timeouts = self.limits.total, 0
        while len(decided) < len(cases):
            firsts.add(len(decided))
            rest = cases[len(decided) :]
            start = time.monotonic()
            answers = self.ask(rest, left)
            left -= time.monotonic() - start  # loading the program counts too, and a program may be loaded often
            for answer in answers:
                decided += self.decide(rest, answer)
                timeouts += answer.what == "tle"
                if on_case is not None and answer.index >= 0:
                    on_case(decided[-1])
            if timeouts >= TIMEOUTS_SHOWN or left <= 0:
                decided += [_unrun(case, Code.SKIP) for case in cases[len(decided) :]]
        return self.confirm(cases, decided, firsts)

    def ask(self, cases: Sequence[Case], left: float) -> list[Answer]:
        """Answers of one child, up to the first that spoils it."""
        child = self.server.child(self.limits.mb, self.limits.total)
        try:
            requests = [{"a": case.args} for case in cases]
            answers = list(child.converse(self.program, requests, self.limits.seconds, max(left, 0.1)))
            if answers and answers[-1].what == "died":
                answers[-1] = replace(answers[-1], tree=child.ending())
        finally:
            child.end()
        return answers

    def decide(self, cases: Sequence[Case], answer: Answer) -> list[CaseVerdict]:
        """The verdict an answer earns; one for every case where the program could not even be loaded."""
        if answer.index >= 0:
            return [self.verdict(cases[answer.index], answer)]
        if answer.what == "tle":
            first = self.verdict(cases[0], answer)
            return [first, *[_unrun(case, Code.SKIP) for case in cases[1:]]]
        return [self.verdict(case, answer) for case in cases]

    def verdict(self, case: Case, answer: Answer) -> CaseVerdict:
        """Decide one case from what happened."""
        code, got, pointer, error = self.decision(case, answer)
        prints = plain(_elided(answer.prints)) if answer.prints else ""
        if code is Code.AC:
            return CaseVerdict(case.group, case.n, code, answer.cpu_s, answer.wall_s, plain(case.name), prints=prints)
        return CaseVerdict(
            case.group,
            case.n,
            code,
            answer.cpu_s,
            answer.wall_s,
            plain(case.name),
            plain(show(case.args)),
            plain(show(case.want)),
            plain(got),
            plain(pointer),
            prints,
            plain(error),
        )

    def decision(self, case: Case, answer: Answer) -> tuple[Code, str, str, str]:
        """The code of one case, and of a failure the value got, where it differs, the error."""
        match answer.what:
            case "value":
                found = self.differs(case, answer.tree)
                return (Code.AC, "", "", "") if found is None else (Code.WA, show(answer.tree), found, "")
            case "error" | "load":
                code, error = _raised(answer, self.code)
            case "tle":
                code, error = Code.TLE, f"more than {self.limits.seconds:g} s of CPU time, or asleep for too long"
            case "flood":
                code, error = Code.OLE, "the result is too large"
            case "memory":
                code, error = Code.MLE, f"more than {self.limits.mb} MB"
            case "died":
                code, error = _died(answer.tree, self.limits.total)
            case _:
                code, error = Code.RTE, "wrote something else than its result to the judge"
        return code, "", "", error

    def differs(self, case: Case, got: Tree) -> str | None:
        coding = self.question.coding
        if coding.compare.checker is not None:
            return self.grader.pack.check(self.question, case, got)
        names = [each[1] for each in case.args[2][1:]] if coding.signature.is_class else []
        return difference(case.want, got, coding.compare, names)

    def confirm(self, cases: Sequence[Case], decided: list[CaseVerdict], firsts: set[int]) -> list[CaseVerdict]:
        """Run failures that were not first in their child again alone: state kept between calls, or dice.

        Three are looked at; where state was found, all of them, for then each may be another case's fault.
        """
        suspects = [i for i, each in enumerate(decided) if i not in firsts and each.code in DOUBTED]
        end = time.monotonic() + self.limits.total
        found = 0
        for n, i in enumerate(suspects):
            if (n >= CONFIRMED and not found) or time.monotonic() > end:
                break
            alone = self.alone(cases[i])
            if _same(alone, decided[i]):
                continue
            again = self.alone(cases[i])
            if _same(alone, again):
                decided[i] = alone
                found += 1
                self.note("keeps state between calls: the same case alone gives another answer")
            elif {alone.code, again.code} <= DECIDABLE:  # near a limit two runs may differ: then the first one stands
                decided[i] = replace(decided[i], code=Code.WA, pointer="not deterministic: two runs alone differ")
                self.note("not deterministic")
        return decided

    def alone(self, case: Case) -> CaseVerdict:
        answers = self.ask([case], self.limits.total)
        if not answers:
            raise JudgeError("a child gave no answer")
        return self.decide([case], answers[0])[0]

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def _same(one: CaseVerdict, other: CaseVerdict) -> bool:
    return (one.code, one.got, one.pointer) == (other.code, other.got, other.pointer)


def _unrun(case: Case, code: Code, error: str = "") -> CaseVerdict:
    return CaseVerdict(case.group, case.n, code, name=plain(case.name), error=error)


def _raised(answer: Answer, code: str) -> tuple[Code, str]:
    """The verdict and the traceback, cut to the submission's own frames, of an error object from a child."""
    told = answer.tree if isinstance(answer.tree, dict) else {}
    kind, text = _text(told.get("type"))[:80] or "?", _text(told.get("text"))[:2000]
    lines = code.splitlines()
    listed = told.get("frames")
    frames: list[Any] = listed if isinstance(listed, list) else []
    shown = []
    for frame in frames[:20]:
        match frame:
            case [0, str() as skipped]:
                shown.append(f"  … {skipped[:80]} …")
            case [int() as number, str() as name]:
                source = lines[number - 1].strip() if 0 < number <= len(lines) else ""
                shown.append(f"  line {number}{f' in {name}' if name else ''}: {source[:200]}")
    error = "\n".join([f"{kind}: {text}" if text else kind, *shown])
    if answer.what == "load" and kind in ("SyntaxError", "IndentationError", "TabError", "MissingEntry"):
        return Code.CE, error.removeprefix("MissingEntry: ")
    if kind == "MemoryError":
        return Code.MLE, error
    if kind == "OutputLimit":
        return Code.OLE, "printed more than 1 MB"
    return Code.RTE, error


def _text(told: Any) -> str:
    """A child's word, where it is one: what is forged may be anything."""
    return told if type(told) is str else ""


def _died(ending: Ending | None, total_s: float) -> tuple[Code, str]:
    """What a death means. A submission cannot send itself signals: the kernel kills for memory, or for CPU time."""
    if ending is None:
        return Code.RTE, "closed the channel to the judge"
    if ending.signal in (signal.SIGKILL, signal.SIGXCPU):
        if ending.cpu_s >= total_s:
            return Code.TLE, "used up the CPU time of the whole run"
        return Code.MLE, "killed by the system, most likely for its memory"
    if ending.signal:
        return Code.RTE, f"killed by signal {ending.signal}: a crash inside the interpreter"
    from amzprep.grader.runner import OUT_OF_MEMORY

    if ending.status >> 8 == OUT_OF_MEMORY:
        return Code.MLE, "no memory left to say so"
    return Code.RTE, f"ended the interpreter (exit code {ending.status >> 8})"


def _elided(prints: str, limit: int = 2000) -> str:
    return prints if len(prints) <= limit else f"{prints[:limit]}\n… {len(prints) - limit:,} more characters"


def _array(kind: str, shape: list[int], flat: list[Any]) -> Array:
    return Array(next(name for name, each in DTYPES.items() if each == kind), tuple(shape), tuple(flat))
