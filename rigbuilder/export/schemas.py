"""JSON Schemas of the files that other programs may read and write, made from the models."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from rigbuilder.advisor.suggest import Suggestions
from rigbuilder.catalog.evidence import Record
from rigbuilder.catalog.loading import CatalogFile
from rigbuilder.checks import report as reports
from rigbuilder.estimates.results import (
    CostEstimate,
    MemoryEstimate,
    PowerEstimate,
    SpeedEstimate,
)
from rigbuilder.rig.model import Rig

DIALECT = GenerateJsonSchema.schema_dialect


class ReportFile(Record):
    """What ``rigbuilder check --format json`` prints; null stands for what is not known."""

    format: Literal["rigbuilder.report"]
    version: Literal[1]
    verdict: reports.Verdict
    findings: tuple[reports.Finding, ...]
    memory: MemoryEstimate | None
    power: PowerEstimate
    speed: SpeedEstimate | None
    cost: CostEstimate


class RigFile(Rig):
    """A rig file (NAME.rig.json): the rig with a snapshot of each part that it names."""

    format: Literal["rigbuilder.rig"]
    version: Literal[1]
    snapshot: dict[str, Any] | None = None
    """``parts``: id to record, as in a catalog file; ``sources``: the sources that they name."""


class SuggestionsFile(Suggestions):
    """What ``rigbuilder suggest --format json`` prints; null stands for what is not known."""

    format: Literal["rigbuilder.suggestions"]
    version: Literal[1]


SCHEMAS: dict[str, str] = {
    "catalog": "A file of the catalog",
    "rig": "A rig file",
    "report": "The report of a rig",
    "suggestions": "Rigs that a search has found",
}
"""Name -> what it describes."""


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file; KeyError for an unknown name."""
    makers: dict[str, tuple[type[BaseModel], Literal["validation", "serialization"]]] = {
        "catalog": (CatalogFile, "validation"),
        "rig": (RigFile, "validation"),
        "report": (ReportFile, "serialization"),
        "suggestions": (SuggestionsFile, "serialization"),
    }
    model, mode = makers[name]
    made = model.model_json_schema(mode=mode)
    return {
        "$schema": DIALECT,
        "title": SCHEMAS[name],
        **{k: v for k, v in made.items() if k != "title"},
    }


def schema_text(name: str) -> str:
    """The schema as its file under docs/schema holds it."""
    return json.dumps(schema(name), indent=1, ensure_ascii=True) + "\n"
