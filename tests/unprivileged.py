"""Run a command to which a read-only folder is read-only, also when the tests run as root."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

CAP_DAC_OVERRIDE, PR_CAPBSET_DROP = 1, 24


def _heed_modes() -> None:
    """Drop the capability that makes root pass over file modes; it is gone after the exec that follows."""
    if os.geteuid() == 0 and sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def run(
    words: Sequence[str], env: Mapping[str, str] | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, heeding the modes of files."""
    return subprocess.run(
        words, env=env, input=given, capture_output=True, text=True, check=False, preexec_fn=_heed_modes
    )
