"""Writes a part with its sources as a catalog file, ready to be sent to the project or shared."""

from __future__ import annotations

import json
from typing import Any

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Record
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.quality import walk


def sources_of(part: AnyPart) -> list[str]:
    """Ids of the sources that a part's figures name, sorted."""
    found = {getattr(record, "source", None) for _, record in walk(part)}
    if isinstance(part, LanguageModel):
        found.add(part.architecture_source)
    return sorted(source for source in found if isinstance(source, str))


def part_file(catalog: Catalog, part: AnyPart) -> str:
    """The text of a catalog file that holds one part and every source that it names."""
    sources = {key: catalog.sources[key] for key in sources_of(part) if key in catalog.sources}
    document = {
        "format": "rigbuilder.catalog",
        "version": 1,
        "sources": {key: _dump(source) for key, source in sources.items()},
        "parts": [{"kind": part.kind, **_dump(part)}],
    }
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _dump(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)
