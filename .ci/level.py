"""Print the sandbox level that a grader reaches on this machine, found by sealing a real one."""

import sys
import tempfile

from amzprep.errors import AmzprepError
from amzprep.grader.judge import Grader

with tempfile.TemporaryDirectory() as cache, Grader(cache) as grader:
    try:
        print(grader.level)  # noqa: T201
    except AmzprepError as error:
        sys.exit(f"no grader here: {error}")
