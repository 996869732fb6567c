"""Python submissions: run by the warm fork server on the interpreter that runs amzprep."""

from __future__ import annotations

import platform

from amzprep.grader.languages.language import Language

LANGUAGE = Language(
    id="python",
    title="Python",
    source="solution.py",
    version=platform.python_version,
    hello="def hello(name: str) -> str:\n    return 'hello ' + name\n",
)
