"""Finds and changes the figures of a record, for properties over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Record
from rigbuilder.rig.model import Rig

Path = tuple[str | int, ...]
Change = Callable[[Any], Any]


def paths(value: object, at: Path = ()) -> Iterator[Path]:
    """Where the figures and facts of a record are."""
    if isinstance(value, Figure | Fact):
        yield at
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from paths(getattr(value, name), (*at, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from paths(inner, (*at, number))


def _changed(value: Any, at: Path, change: Change) -> Any:
    if not at:
        return change(value)
    step, rest = at[0], at[1:]
    if isinstance(value, tuple):
        return tuple(_changed(v, rest, change) if n == step else v for n, v in enumerate(value))
    return value.model_copy(update={step: _changed(getattr(value, str(step)), rest, change)})


def with_change(part: AnyPart, at: Path, change: Change) -> AnyPart | None:
    """The record with one figure changed; None where the record cannot do without it."""
    try:
        return type(part).model_validate(_changed(part, at, change).model_dump())
    except ValidationError:
        return None


def removed(figure: object) -> None:
    """Nobody publishes it."""


def doubted(figure: Any) -> Any:
    """It has no source any more."""
    return figure.model_copy(update={"grade": "unverified"})


def widened(by: float) -> Change:
    """It is known less well."""

    def change(figure: Any) -> Any:
        if not isinstance(figure, Figure):
            return figure
        return figure.model_copy(update={"tolerance": figure.tolerance + by})

    return change


def figures_of(rig: Rig, catalog: Catalog) -> list[tuple[AnyPart, Path]]:
    """All figures of all records that a rig names."""
    ids = {part for _, part, _ in rig.items()}
    if rig.workload is not None:
        ids.add(rig.workload.model)
    records = [catalog.parts[part] for part in sorted(ids) if part in catalog.parts]
    return [(record, path) for record in records for path in paths(record)]
