"""Doctor reports what is there when it is done, which its own looking may have made."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from ran import Ran


def test_a_folder_that_doctor_made_is_not_to_come(amzprep: Callable[..., Ran], home: Path) -> None:
    found = {each["name"]: each["value"] for each in json.loads(amzprep("doctor", "--json").out)["items"]}
    for name in ("home", "cache"):
        path = found[name].partition(" (")[0].partition(", ")[0]
        assert os.path.isdir(path) == ("made when first needed" not in found[name]), found
    assert found["cache"].startswith(f"{home}/cache, ")
