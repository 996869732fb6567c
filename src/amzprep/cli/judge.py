"""`amzprep grade QUESTION FILE` without the command-line library: editors and scripts call it after every save.

The fork server starts first, and the rest is loaded beside it. Any other way to say `grade` is left to `cli.grade`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Thread

from amzprep.cli.boundary import guarded

FLAGS = {"--json", "--reveal", "--quiet", "-q"}


def judge(argv: list[str]) -> int | None:
    """Judge one file, print the verdict and return the exit code; None asks for the full command line."""
    flags = [word for word in argv if word.startswith("-") and word != "-"]
    words = [word for word in argv if word not in flags]
    if len(words) != 2 or not FLAGS.issuperset(flags) or sys.platform == "win32":
        return None
    return guarded(lambda: _judged(words[0], words[1], flags), argv)


def _judged(question: str, file: str, flags: list[str]) -> int:
    from amzprep.grader.server import Server

    server = Server("run")
    server.start()
    try:
        from amzprep.app.grade import grade
        from amzprep.app.workspace import Workspace
        from amzprep.cli.emit import emit

        format = "json" if "--json" in flags else "text"
        Thread(target=import_module, args=(f"amzprep.render.{format}",)).start()  # while we wait for the child
        with Workspace.open() as workspace:
            report = grade(workspace, question, file, reveal="--reveal" in flags, server=server)
    finally:
        server.close()
    return emit(report, format, quiet=bool({"--quiet", "-q"} & set(flags)))
