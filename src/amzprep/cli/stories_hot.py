"""`amzprep stories check` without the command-line library: editors and hooks call it after every save.

An unchanged bank is answered from what was printed last time. Any other way to say it is left to `cli.stories`.
"""

from __future__ import annotations

import sys

from amzprep.cli.boundary import guarded

FLAGS = {"--json", "--all", "--strict", "--full", "--quiet", "-q"}
LEVELS = ("L4", "L5", "L6", "L7", "L8")


def stories(argv: list[str]) -> int | None:
    """Check, print and return the exit code; None asks for the full command line."""
    if argv[:1] != ["check"]:
        return None
    words, level = _level(_plain(argv[1:]))
    flags = [word for word in words if word.startswith("-")]
    if not FLAGS.issuperset(flags) or sys.platform == "win32":
        return None
    return guarded(lambda: _answer([each for each in words if each not in flags], set(flags), level), argv)


def _plain(argv: list[str]) -> list[str]:
    """The words with `--json` in place of `--format json` or `--format=json`."""
    if "--format" in argv[:-1]:
        at = argv.index("--format")
        argv = [*argv[:at], f"--format={argv[at + 1]}", *argv[at + 2 :]]
    return ["--json" if each == "--format=json" else each for each in argv]


def _level(argv: list[str]) -> tuple[list[str], str | None]:
    """The words without `--level L6`, and the level."""
    if "--level" not in argv:
        return argv, None
    at = argv.index("--level")
    level = argv[at + 1].upper() if at + 1 < len(argv) else ""
    return (argv[:at] + argv[at + 2 :], level) if level in LEVELS else (argv, None)


def _answer(paths: list[str], flags: set[str], level: str | None) -> int:
    from amzprep.app.places import Places
    from amzprep.app.stories_answers import Answers
    from amzprep.cli.emit import wants_colour, width

    screen = f"{width()} {wants_colour()} {sys.stdout.isatty()}"
    answers = Answers(Places(), [*sorted(flags), level or ""], paths, screen)
    answer = answers.get()
    if answer is None:
        answer = _worked_out(paths, flags, level, answers.contents)
        if answers.files:
            answers.keep(*answer)
    code, out, err = answer
    sys.stdout.write(out)
    sys.stdout.flush()
    sys.stderr.write(err)
    sys.stderr.flush()
    return code


def _worked_out(
    paths: list[str], flags: set[str], level: str | None, contents: dict[str, bytes | str]
) -> tuple[int, str, str]:
    import gc

    gc.disable()  # a bank lives as long as the command, so there is nothing to collect
    from amzprep.app.stories_check import Wanted, check_stories
    from amzprep.app.workspace import Workspace
    from amzprep.cli.emit import rendered

    json, quiet = "--json" in flags, bool({"--quiet", "-q"} & flags)
    few = None if "--full" in flags or json or not sys.stdout.isatty() else 3
    wanted = Wanted((), (), "--all" in flags, "--strict" in flags, few, quiet)
    try:
        with Workspace.open() as workspace:
            report = check_stories(workspace, paths, wanted, level=level, contents=contents)
        out, err = rendered(report, "json" if json else "text", quiet=quiet)
    finally:
        gc.freeze()  # else all of it is looked through once more before the answer is printed
        gc.enable()
    return report.exit_code, out, err
