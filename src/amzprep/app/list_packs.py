"""The packs at hand: bundled, named and in the home."""

from __future__ import annotations

from collections import Counter

from amzprep.app.workspace import Workspace
from amzprep.domain.report import Block, Paragraph, Report, Table


def list_packs(workspace: Workspace) -> Report:
    """Every pack with its number of questions, its version, license and folder."""
    content = workspace.content
    counts = Counter(row.pack for row in content.all(reserve=True))
    items = [
        {"pack": each.name, "title": each.title, "version": each.version, "license": each.license,
         "questions": counts[each.name], "folder": each.folder}
        for each in content.packs
    ]  # fmt: skip
    rows = [[str(item[key]) for key in ("pack", "questions", "version", "license", "folder")] for item in items]
    drawing: list[Block] = [Table(["pack", "questions", "version", "license", "folder"], rows, "lrlll")]
    if content.findings:
        drawing.append(Paragraph([f"{len(content.findings)} findings: run `amzprep packs check`"]))
    return Report("packs", {"items": items}, drawing, next="amzprep questions list")
