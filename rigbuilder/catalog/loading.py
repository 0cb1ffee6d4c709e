"""Reads catalog files: JSON, one file a family of parts, each file with its own sources.

A broken part is reported with path, field and reason; every other part of the file still loads.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from rigbuilder.catalog.catalog import KINDS, AnyPart, Catalog, CatalogProblem, TaggedPart
from rigbuilder.catalog.evidence import Record, Source, SourceId

MAX_FILE_BYTES = 20_000_000
"""A catalog file larger than this is refused unread: curated families stay far below 1 MB."""


class CatalogFile(Record):
    """One file under ``catalogs/``."""

    format: Literal["rigbuilder.catalog"]
    version: Literal[1]
    sources: dict[SourceId, Source]
    parts: tuple[TaggedPart, ...]


class _Envelope(Record):
    """A catalog file whose parts are not looked at yet."""

    format: Literal["rigbuilder.catalog"]
    version: Literal[1]
    sources: dict[SourceId, Any]
    parts: Annotated[tuple[Any, ...], Field(strict=True)]


@cache
def _part_adapter() -> TypeAdapter[AnyPart]:
    return TypeAdapter(TaggedPart)


def describe(
    error: ValidationError, limit: int = 3, *, tagged: bool = True
) -> list[tuple[str, str]]:
    """Field path and reason of each of the first errors, in words.

    ``tagged`` drops the kinds that pydantic puts into the path of a catalog's part; a rig has
    fields of those names.
    """
    rows: list[tuple[str, str]] = []
    for item in error.errors(include_url=False)[:limit]:
        path = ".".join(str(step) for step in item["loc"] if not (tagged and step in KINDS))
        found = item.get("input")
        reason = item["msg"]
        if isinstance(found, str | int | float | bool) or found is None:
            reason += f", found {json.dumps(found)[:60]}"
        rows.append((path, reason))
    return rows


def read_text(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """The file's bytes; OSError or ValueError (too large) with a sentence a user can act on."""
    size = path.stat().st_size
    if size > limit:
        raise ValueError(f"{size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB allowed")
    with path.open("rb") as file:  # a device or pipe has no size beforehand
        text = file.read(limit + 1)
    if len(text) > limit:
        raise ValueError(f"more than the {limit / 1e6:.0f} MB allowed")
    return text


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keeps the garbage collector from walking over records that all stay: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_catalog(roots: Iterable[Path]) -> Catalog:
    """All parts of all ``*.json`` files under the roots, later roots replacing earlier ids.

    Never raises for what a file holds: what cannot be read is in ``Catalog.problems``.
    """
    parts: dict[str, AnyPart] = {}
    sources: dict[str, Source] = {}
    problems: list[CatalogProblem] = []
    files: dict[str, Path] = {}
    with collector_paused():
        for root in roots:
            files |= _load_root(root, parts, sources, problems)
    return Catalog(parts, sources, tuple(problems), files)


def _load_root(
    root: Path,
    parts: dict[str, AnyPart],
    sources: dict[str, Source],
    problems: list[CatalogProblem],
) -> dict[str, Path]:
    """Adds what lies under one root; the file of each part."""
    seen: dict[str, Path] = {}
    for path in sorted(root.rglob("*.json")):
        if path.name.endswith(".schema.json"):
            continue
        for part in _load_file(path, sources, problems):
            if part.id in seen:
                reason = f"id is already used in {seen[part.id]}"
                problems.append(CatalogProblem(path, f"parts ({part.id}).id", reason))
                continue
            seen[part.id] = path
            parts[part.id] = part
    return seen


def _load_file(
    path: Path, sources: dict[str, Source], problems: list[CatalogProblem]
) -> tuple[AnyPart, ...]:
    try:
        text = read_text(path)
    except (OSError, ValueError) as error:
        problems.append(CatalogProblem(path, "", f"cannot be read: {error}"))
        return ()
    try:
        file = CatalogFile.model_validate_json(text)
    except ValidationError:
        return _load_piecewise(path, text, sources, problems)
    _take_sources(path, file.sources, sources, problems)
    return file.parts


def _take_sources(
    path: Path,
    found: dict[str, Source],
    sources: dict[str, Source],
    problems: list[CatalogProblem],
) -> None:
    for key, source in found.items():
        if sources.setdefault(key, source) != source:
            reason = "another file uses this source id for a different source"
            problems.append(CatalogProblem(path, f"sources.{key}", reason))


def _load_piecewise(
    path: Path, text: bytes, sources: dict[str, Source], problems: list[CatalogProblem]
) -> tuple[AnyPart, ...]:
    """The parts of a file of which at least one is broken."""
    try:
        envelope = _Envelope.model_validate_json(text)
    except ValidationError as error:
        problems.extend(CatalogProblem(path, place, why) for place, why in describe(error))
        return ()
    good: dict[str, Source] = {}
    for key, value in envelope.sources.items():
        try:
            good[key] = Source.model_validate_json(json.dumps(value))
        except ValidationError as error:
            problems.extend(
                CatalogProblem(path, f"sources.{key}.{place}", why)
                for place, why in describe(error)
            )
    _take_sources(path, good, sources, problems)
    parts: list[AnyPart] = []
    for number, value in enumerate(envelope.parts):
        name = value.get("id") if isinstance(value, dict) else None
        place = f"parts.{number}" + (f" ({name})" if isinstance(name, str) else "")
        try:
            parts.append(_part_adapter().validate_json(json.dumps(value)))
        except ValidationError as error:
            problems.extend(
                CatalogProblem(path, f"{place}.{field}".rstrip("."), why)
                for field, why in describe(error)
            )
    return tuple(parts)
