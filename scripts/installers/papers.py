"""The papers of a bundle: its licences for people, its bill of materials for machines."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

from rigbuilder import __version__
from scripts.installers.components import Component, components
from scripts.installers.release import ROOT, build_time

SUMMARY = "licences.md"
TEXTS = "licences.txt"


def add_papers(folder: Path, program: Path, bill: Path) -> None:
    """Writes summary and texts of all licences into a frozen folder, and the bill beside it.

    ``program`` is the executable whose archive holds the Python modules.
    """
    found = components(folder, archived_modules(program))
    place = folder / "_internal" / "rigbuilder" / "assets"
    (place / SUMMARY).write_text(summary(found), encoding="utf-8")
    (place / TEXTS).write_text(texts(found), encoding="utf-8")
    text = json.dumps(bill_of_materials(found), indent=1, ensure_ascii=False)
    bill.write_text(text + "\n", encoding="utf-8")


def archived_modules(program: Path) -> set[str]:
    """Top-level modules in an executable's archive."""
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    return {name.split(".")[0] for name in archive.toc}


def summary(found: list[Component]) -> str:
    """One line for each component, as Markdown."""
    rows = ["# Licences", ""]
    rows += [
        f"RigBuilder {__version__} is under the Apache License 2.0. It holds, unchanged:",
        "",
        *(f"- {c.name} {c.version}: {c.licence}" for c in found if not c.parent),
        "",
        "Qt, PySide6 and GEOS are under the LGPL: they lie as libraries of their own in the "
        "program's folder, and you may put your own builds in their place. Their makers offer the "
        "source of these versions: code.qt.io and libgeos.org.",
        "",
    ]
    for parent in sorted({c.parent for c in found if c.parent}):
        inner = [f"{c.name} {c.version} ({c.licence})" for c in found if c.parent == parent]
        rows += [f"Compiled into {parent}: {', '.join(inner)}.", ""]
    return "\n".join([*rows, f"The full texts are in the file {TEXTS} beside this one.", ""])


def texts(found: list[Component]) -> str:
    """The full texts, each once, under the names of all components that it belongs to."""
    holders: dict[str, list[str]] = {}
    own = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    holders[own] = [f"RigBuilder {__version__}"]
    for component in found:
        for text in component.texts:
            holders.setdefault(text, []).append(f"{component.name} {component.version}")
    line = "=" * 79
    parts = [f"{line}\n{', '.join(names)}\n{line}\n\n{text}\n" for text, names in holders.items()]
    return "\n".join(parts)


def bill_of_materials(found: list[Component]) -> dict[str, Any]:
    """A CycloneDX 1.5 document."""
    root = f"pkg:generic/rigbuilder@{__version__}"
    moment = datetime.fromtimestamp(build_time(), UTC)
    refs = {c.name: c.purl for c in found if not c.parent}
    direct = [c.purl for c in found if not c.parent]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, root + moment.isoformat())}",
        "version": 1,
        "metadata": {
            "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "rigbuilder",
                "version": __version__,
                "licenses": [{"expression": "Apache-2.0"}],
                "purl": root,
            },
        },
        "components": [
            {
                "type": "library",
                "bom-ref": c.purl,
                "name": c.name,
                "version": c.version,
                "licenses": [{"expression": c.licence}],
                "purl": c.purl,
            }
            for c in found
        ],
        "dependencies": [
            {"ref": root, "dependsOn": direct},
            *(
                {"ref": refs[p], "dependsOn": [c.purl for c in found if c.parent == p]}
                for p in sorted({c.parent for c in found if c.parent})
            ),
        ],
    }
