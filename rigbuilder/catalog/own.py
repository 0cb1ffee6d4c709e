"""The user's own parts: corrected or added figure by figure, each saved as a file of its own.

A file under the user's ``parts`` folder holds one part with its sources; it wins over a curated
part of the same id and can be contributed as it is.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.contribute import part_file
from rigbuilder.catalog.evidence import Fact, Figure, Source
from rigbuilder.catalog.loading import describe
from rigbuilder.catalog.quality import impossible_figures

OWN_GRADES = ("measured", "documented", "unverified")
"""Grades that a user can give; what is derived is written into the file by hand."""


class OwnPartError(ValueError):
    """A part that cannot be kept: (field, reason) for each mistake."""

    def __init__(self, mistakes: list[tuple[str, str]]) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(f"{field}: {reason}" for field, reason in mistakes))


@dataclass(frozen=True, slots=True)
class Field:
    """A figure or fact of a part that a form can change."""

    name: str
    kind: Literal["number", "count", "choice"]
    choices: tuple[str, ...] = ()
    needed: bool = False
    """Whether the part cannot be without it."""


def fields_of(part: AnyPart) -> Iterator[Field]:
    """Every number, count and choice of a part; lists (slots, plugs, rails) stay to the file."""
    for name, info in type(part).model_fields.items():
        needed = info.is_required()
        for option in (info.annotation, *get_args(info.annotation)):
            if option is Figure:
                yield Field(name, "number", needed=needed)
            elif isinstance(option, type) and issubclass(option, Fact):
                yield from _fact_field(name, option, needed)


def _fact_field(name: str, fact: type[Fact[Any]], needed: bool) -> Iterator[Field]:
    inner = fact.model_fields["value"].annotation
    if get_origin(inner) is Literal:
        values = get_args(inner)
        if all(isinstance(value, str) for value in values):
            yield Field(name, "choice", tuple(values), needed)
    elif inner is int:
        yield Field(name, "count", needed=needed)


@dataclass(frozen=True, slots=True)
class Change:
    """What a form says of one field; ``value`` None is "not published"."""

    value: float | int | str | None
    tolerance: float = 0.0
    grade: str = "measured"
    note: str = ""


def changed(part: AnyPart, changes: Mapping[str, Change], source_id: str) -> AnyPart:
    """The part with some fields changed; raises OwnPartError with field and reason.

    The result is validated as if read from a file, and held against what a part can be.
    """
    known = {field.name: field for field in fields_of(part)}
    update: dict[str, Any] = {}
    mistakes: list[tuple[str, str]] = []
    for name, change in changes.items():
        if name not in known:
            mistakes.append((name, "no figure of this kind of part"))
        elif change.value is None and known[name].needed:
            mistakes.append((name, "a part of this kind cannot be without it"))
        else:
            update[name] = None if change.value is None else _value(known[name], change, source_id)
    if mistakes:
        raise OwnPartError(mistakes)
    raw = {**part.model_dump(), **update}
    try:
        made = type(part).model_validate(raw)
    except ValidationError as error:
        raise OwnPartError(describe(error, 5)) from None
    wrong = impossible_figures(made)
    if wrong:
        raise OwnPartError(wrong)
    return made


def _value(field: Field, change: Change, source_id: str) -> dict[str, Any]:
    sourced = change.grade != "unverified"
    evidence: dict[str, Any] = {"grade": change.grade, "source": source_id if sourced else None}
    if change.note:
        evidence["note"] = change.note
    if field.kind == "number":
        assert isinstance(change.value, int | float)  # the form has a number field for it
        return {"value": float(change.value), "tolerance": change.tolerance, **evidence}
    return {"value": change.value, **evidence}


def named(part: AnyPart, brand: str, name: str, catalog: Catalog) -> AnyPart:
    """A new part like another: its own brand, name and id, without prices and part numbers."""
    if not brand.strip() or not name.strip():
        raise OwnPartError([("name", "a new part needs a brand and a name")])
    stem = re.sub(r"[^a-z0-9]+", "-", f"{brand} {name}".casefold()).strip("-")[:90] or "part"
    taken = catalog.parts
    numbered = (stem if n == 1 else f"{stem}-{n}" for n in range(1, 1000))
    part_id = next(candidate for candidate in numbered if candidate not in taken)
    own: dict[str, Any] = {"id": part_id, "brand": brand.strip(), "name": name.strip()}
    raw = {**part.model_dump(), **own, "aliases": (), "prices": (), "notes": (), "url": None}
    try:
        return type(part).model_validate(raw)
    except ValidationError as error:
        raise OwnPartError(describe(error, 5)) from None


def own_source(part: AnyPart, words: str, day: date | None = None) -> tuple[str, Source]:
    """Id and record of the source that a user's figures of a part name."""
    title = words.strip() or f"Own measurement of the {part.title}"
    return f"own.{part.id}"[:100], Source(title=title[:400], read=day or date.today())


def own_file(folder: Path, part_id: str) -> Path:
    """Where a user's own part lies in the folder of own parts."""
    return folder / f"{part_id}.json"


def own_text(part: AnyPart, source: tuple[str, Source], catalog: Catalog) -> str:
    """The file of an own part: the part, its new source, and those it had."""
    return part_file(catalog.with_parts([part], dict([source]), replace=True), part)


def forget_own(folder: Path, part_id: str) -> bool:
    """Removes a user's own part: the curated one counts again. False when there was none."""
    file = own_file(folder, part_id)
    existed = file.exists()
    with contextlib.suppress(FileNotFoundError):
        file.unlink()
    return existed
