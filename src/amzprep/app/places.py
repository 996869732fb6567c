"""Where the learner's files live: the home, the cache, the settings and the content that ships with amzprep.

Imported on the hot path (`today --json`): nothing but os and sys.
"""

from __future__ import annotations

import os
import sys


class Places:
    """The folders of one run, as strings; none is created here.

    `home` holds the learner's files, `cache` what can be deleted, `config` the settings file's folder, `data` the
    bundled questions/ and stories/. Sources in order: AMZPREP_HOME, XDG, the platform's convention; AMZPREP_DATA, the
    checkout, the wheel.
    """

    def __init__(self, env: dict[str, str] | None = None) -> None:
        env = dict(os.environ) if env is None else env
        user = env.get("HOME") or os.path.expanduser("~")
        if env.get("AMZPREP_HOME"):
            self.home = os.path.abspath(env["AMZPREP_HOME"])
            self.cache = os.path.join(self.home, "cache")
            self.config = self.home
        elif sys.platform == "darwin" and not env.get("XDG_DATA_HOME"):
            self.home = os.path.join(user, "Library", "Application Support", "amzprep")
            self.cache = os.path.join(user, "Library", "Caches", "amzprep")
            self.config = self.home
        else:
            self.home = os.path.join(env.get("XDG_DATA_HOME") or os.path.join(user, ".local", "share"), "amzprep")
            self.cache = os.path.join(env.get("XDG_CACHE_HOME") or os.path.join(user, ".cache"), "amzprep")
            self.config = os.path.join(env.get("XDG_CONFIG_HOME") or os.path.join(user, ".config"), "amzprep")
        self.data = env.get("AMZPREP_DATA") or _bundled()
        self.packs_env = env.get("AMZPREP_PACKS", "")

    @property
    def log(self) -> str:
        return os.path.join(self.home, "log.db")

    @property
    def attempts(self) -> str:
        return os.path.join(self.home, "attempts")

    @property
    def settings_file(self) -> str:
        return os.path.join(self.config, "config.toml")

    @property
    def questions(self) -> str:
        return os.path.join(self.data, "questions")


def _bundled() -> str:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "_data")
    return inside if os.path.isdir(inside) else os.path.dirname(os.path.dirname(package))
