"""The sources behind a rig: which document backs how many figures, and what has no source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Record
from rigbuilder.export.document import Block, Paragraph, Section
from rigbuilder.export.wording import plural, sentence
from rigbuilder.rig.model import Rig

GRADES = ("documented", "derived", "measured", "unverified")


@dataclass
class Backing:
    """What one source backs."""

    grades: Counter[str] = field(default_factory=Counter)
    parts: dict[str, None] = field(default_factory=dict)
    """Titles of parts, in order of appearance."""


def figures_of(value: object, path: str = "") -> Iterator[tuple[str, str, str | None]]:
    """(field, grade, source id) of every figure, fact and price inside a record."""
    if isinstance(value, Record):
        grade = getattr(value, "grade", None)
        if isinstance(grade, str):
            yield path, grade, getattr(value, "source", None)
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield from figures_of(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from figures_of(inner, f"{path}.{number}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from figures_of(inner, f"{path}.{key}")


def parts_of(rig: Rig, catalog: Catalog) -> list[AnyPart]:
    """The records behind a rig, each once, the language model last."""
    ids = [part for _, part, _ in rig.items()]
    if rig.workload is not None:
        ids.append(rig.workload.model)
    return [catalog.parts[part] for part in dict.fromkeys(ids) if part in catalog.parts]


def backings(rig: Rig, catalog: Catalog) -> tuple[dict[str, Backing], dict[str, list[str]]]:
    """Source id -> what it backs, and part title -> its figures that no source backs."""
    backed: dict[str, Backing] = {}
    bare: dict[str, list[str]] = {}
    for part in parts_of(rig, catalog):
        for place, grade, source in figures_of(part):
            if source is not None:
                entry = backed.setdefault(source, Backing())
                entry.grades[grade] += 1
                entry.parts[part.title] = None
            if grade == "unverified":
                bare.setdefault(part.title, []).append(place)
    return backed, bare


def sources_section(rig: Rig, catalog: Catalog) -> Section:
    """The figures that are only believed, then a numbered list of the sources of the others."""
    backed, bare = backings(rig, catalog)
    blocks: list[Block] = []
    for title, places in bare.items():
        names = ", ".join(place.replace("_", " ").replace(".", " ") for place in places)
        blocks.append(Paragraph(f"Only believed, without a source: {title}: {names}."))
    blocks += [
        Paragraph(f"[{number}] {_source_words(key, entry, catalog)}", small=True)
        for number, (key, entry) in enumerate(backed.items(), 1)
    ]
    if not blocks:
        blocks.append(Paragraph("No part of the rig is in the catalog, so nothing is sourced."))
    return Section("Sources", tuple(blocks))


def _source_words(key: str, entry: Backing, catalog: Catalog) -> str:
    """Title, day, what it backs, the remark on it, and its address at the end."""
    source = catalog.sources.get(key)
    grades = ", ".join(f"{entry.grades[grade]} {grade}" for grade in GRADES if entry.grades[grade])
    total = plural(sum(entry.grades.values()), "figure")
    backs = f"Backs {total} ({grades}) of {', '.join(entry.parts)}."
    if source is None:
        return f"{key}. {backs}"
    words = [f"{source.title}, read {source.read.isoformat()}.", backs]
    if source.note:
        words.append(sentence(source.note))
    if source.url:
        words.append(source.url)
    return " ".join(words)
