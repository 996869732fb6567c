"""A small sound pack in a temporary folder, for tests that break it in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from amzprep.app.content import Content
from amzprep.app.new_pack import new_pack
from amzprep.app.places import Places

ROOT = Path(__file__).resolve().parent.parent
SLUG = "first-repeat"


def data_folder(folder: Path) -> Path:
    """Bundled data with no pack: only the two tables."""
    questions = folder / "questions"
    questions.mkdir(parents=True)
    for name in ("categories.yaml", "loops.yaml"):
        (questions / name).write_text((ROOT / "questions" / name).read_text())
    return folder


def places(tmp_path: Path, **env: str) -> Places:
    """Places with a home and data of their own."""
    data = tmp_path / "data"
    if not data.exists():
        data_folder(data)
    return Places({"HOME": str(tmp_path), "AMZPREP_HOME": str(tmp_path / "home"), "AMZPREP_DATA": str(data), **env})


def home_pack(tmp_path: Path, name: str = "mine") -> Path:
    """The worked pack in the home's packs folder."""
    folder = tmp_path / "home" / "packs" / name
    new_pack(name, str(folder))
    return folder


def add_question(pack: Path, slug: str, **keys: Any) -> Path:
    """One more question without code of its own; keys replace those of the worked one."""
    raw = yaml.safe_load((pack / f"{SLUG}.yaml").read_text()) | {"id": slug, "title": f"Title of {slug}"} | keys
    path = pack / f"{slug}.yaml"
    path.write_text(yaml.safe_dump(raw, sort_keys=False))
    return path


def slugs(at: Places) -> list[str]:
    """What an opening of all content finds now."""
    return [row.slug for row in Content.open(at).all(reserve=True)]
