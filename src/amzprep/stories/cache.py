"""What a check found, kept by the content it was found in: an unchanged bank is answered without reading a rule.

The key covers every file's bytes, the terms, and the rules and lexicons themselves. What is kept has its secrets
masked; it lies in the cache dir, for the owner only. A cache that cannot be read or written is no cache.
"""

from __future__ import annotations

import os
from hashlib import blake2b

TYPE_CHECKING = False  # `typing` alone would be a third of the time of an unchanged bank
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

KEPT = 24
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CODE = ("stories", os.path.join("stories", "rules"), os.path.join("stories", "lexicons"),
        os.path.join("domain", "text"), "domain")  # fmt: skip


def key_of(terms: str, sources: Mapping[str, bytes | str]) -> str:
    """The key of a check: terms, and the path and content of each file."""
    digest = blake2b(terms.encode("utf-8", "replace"), digest_size=16)
    digest.update(_code().encode())
    for path, data in sources.items():
        content = data.encode("utf-8", "replace") if isinstance(data, str) else data
        digest.update(f"\0{len(content)}{type(data).__name__}{path}\0".encode("utf-8", "replace"))
        digest.update(content)
    return digest.hexdigest()


def _code() -> str:
    """The state of the rules, lexicons and what they stand on: sizes and times."""
    found = []
    for folder in CODE:
        with os.scandir(os.path.join(ROOT, folder)) as entries:
            found += [f"{each.name}:{each.stat().st_size}:{each.stat().st_mtime_ns}" for each in entries
                      if each.name.endswith((".py", ".yaml"))]  # fmt: skip
    return ",".join(sorted(found))


class Cache:
    """The last few answers, in `stories` of the cache dir."""

    def __init__(self, cache: str) -> None:
        self.folder = os.path.join(cache, "stories")

    def get(self, key: str) -> dict[str, Any] | None:
        """What was kept under a key."""
        import json

        kept = self.text(key)
        try:
            found = json.loads(kept) if kept is not None else None
        except ValueError:
            return None
        return found if isinstance(found, dict) and {"items", "findings"} <= found.keys() else None

    def text(self, key: str) -> str | None:
        """A text that was kept under a key."""
        try:
            with open(self._path(key), encoding="utf-8", newline="") as file:
                return file.read()
        except (OSError, ValueError):
            return None

    def put(self, key: str, outcome: Mapping[str, Any]) -> None:
        """Keep what was found."""
        import json

        self.keep(key, json.dumps(outcome))

    def keep(self, key: str, text: str) -> None:
        """Keep a text, and drop the oldest beyond a few."""
        path = self._path(key)
        temporary = f"{path}.{os.getpid()}"
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
                file.write(text)
            os.replace(temporary, path)
            self._drop()
        except OSError:  # a full or read-only disk: the next check works it out again
            return

    def _drop(self) -> None:
        with os.scandir(self.folder) as entries:
            found = sorted(((each.stat().st_mtime_ns, each.path) for each in entries), reverse=True)
        for _, path in found[KEPT:]:
            os.unlink(path)

    def _path(self, key: str) -> str:
        return os.path.join(self.folder, key)
