"""What each verdict means, for `amzprep explain`."""

from __future__ import annotations

from amzprep.domain.explanation import Explanation
from amzprep.domain.verdict import MEANINGS, Code

_TEXTS: dict[Code, tuple[str, str, str]] = {
    Code.AC: (
        "Every case was answered with the wanted value, in time and within memory.",
        "Only hidden cases decide: the visible examples are the easy ones.",
        "Say the complexity aloud, then read the reference solution and compare.",
    ),
    Code.WA: (
        "The call returned, but its value differs from the wanted one, in value or in type (1 is not True).",
        "An interviewer finds the same input by asking about empty, tied, duplicate or boundary values.",
        "Read the pointer of the first failing case; reproduce it as a case of your own before you change the code.",
    ),
    Code.TLE: (
        "The case used more CPU time than the limit, or slept far beyond it.",
        "The limit is at least ten times what the reference needs here: the growth is wrong, not the speed.",
        "Name the complexity of each loop; look for the repeated search, copy or sort.",
    ),
    Code.MLE: (
        "The case wanted more memory than the question allows.",
        "Something grows with the input that does not have to, or never stops growing.",
        "Look for stored history, copies in recursion, and lists where an iterator would do.",
    ),
    Code.OLE: (
        "The submission printed far too much.",
        "Prints are for you; only the returned value counts.",
        "Remove the print in the loop.",
    ),
    Code.RTE: (
        "The submission raised an exception, ended the interpreter or died.",
        "The traceback shows your frames only; the last one is where it happened.",
        "Start at the last frame; check empty input, a missing key, recursion depth.",
    ),
    Code.CE: (
        "The file does not compile, or does not define what the signature asks for.",
        "Nothing could be run.",
        "Go to the line named; keep the function's or class's name and parameters.",
    ),
    Code.SKIP: (
        "The case was not run, because the total time was used up or three cases had timed out already.",
        "Waiting for each of fifty cases to time out teaches nothing.",
        "Mend the time limit first; the skipped cases run then.",
    ),
    Code.JE: (
        "The grader or the pack's own files failed; this says nothing about your code.",
        "It is never counted as an attempt and never rated.",
        "Run `amzprep doctor`; for a pack's fault run `amzprep packs check`.",
    ),
}

EXPLANATIONS = [Explanation(code.value, MEANINGS[code], *texts) for code, texts in _TEXTS.items()]
