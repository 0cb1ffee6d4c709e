"""The ``.rig.json`` file: a versioned reader, an atomic writer, and a snapshot of each part.

The snapshot lets a rig open on a machine with another catalog. Where the catalog has the part,
its record wins: it may have been corrected since.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from rigbuilder.catalog.catalog import AnyPart, Catalog, TaggedPart
from rigbuilder.catalog.evidence import Record, Source
from rigbuilder.catalog.loading import describe, read_text
from rigbuilder.rig.model import RailSeat, Rig, SlotSeat, VerticalSeat

FORMAT = "rigbuilder.rig"
VERSION = 1
MAX_FILE_BYTES = 10_000_000
UNREADABLE = "unreadable"
"""Digest of a file that is there and cannot be read: equal to that of no content."""
_SEATS = tuple(f".{kind.__name__}" for kind in (SlotSeat, RailSeat, VerticalSeat))
"""How a place in the file names the kind of seat that was tried."""


class RigFileError(ValueError):
    """A rig file that cannot be read or written: one sentence with file, field and reason."""


@dataclass(frozen=True)
class OpenedRig:
    """A rig read from a file, the catalog it is judged with, and what was odd about the file."""

    rig: Rig
    catalog: Catalog
    remarks: tuple[str, ...] = ()


def read_rig(path: Path, catalog: Catalog) -> OpenedRig:
    """Reads a rig file; raises RigFileError with one clear sentence, never anything else."""
    try:
        text = read_text(path, MAX_FILE_BYTES)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RigFileError(f"{path}: cannot be read: {reason}") from None
    try:
        return parse_rig(text, catalog)
    except RigFileError as error:
        raise RigFileError(f"{path}: {error}") from None


def parse_rig(text: bytes, catalog: Catalog) -> OpenedRig:
    """Reads a rig from the bytes of a file; raises RigFileError."""
    try:
        data = from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise RigFileError(f"is not a JSON file: {error}") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RigFileError(f'is not a rig file: its "format" is not "{FORMAT}"')
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        found = json.dumps(str(version)[:40])
        raise RigFileError(f"field version: expected a whole number, found {found}")
    if version > VERSION:
        raise RigFileError(
            f"was written by a newer RigBuilder (file version {version}, this program reads up "
            f"to {VERSION}); update RigBuilder to open it"
        )
    fields = {k: v for k, v in data.items() if k not in ("format", "version", "snapshot")}
    try:
        rig = Rig.model_validate_json(json.dumps(fields))
    except ValidationError as error:
        place, reason = _first_error(error)
        raise RigFileError(f"field {place or '(whole rig)'}: {reason}") from None
    snapshot, remarks = _read_snapshot(data.get("snapshot"))
    merged = catalog.with_parts(snapshot.parts.values(), snapshot.sources, replace=False)
    unknown = sorted({part for _, part, _ in rig.items() if part not in merged.parts})
    remarks += [f"the part {part!r} is neither in the catalog nor in the file" for part in unknown]
    return OpenedRig(rig, merged, tuple(remarks))


def _first_error(error: ValidationError) -> tuple[str, str]:
    """Place and reason of the first error; of a seat, that of the kind of seat it looks like."""
    rows = describe(error, 1000, tagged=False)
    seats = [row for row in rows if any(kind in row[0] for kind in _SEATS)]
    if rows[0] in seats:
        card = rows[0][0].partition(".seat.")[0]
        mine = [row for row in seats if row[0].startswith(f"{card}.seat.")]
        rows = min(([row for row in mine if kind in row[0]] for kind in _SEATS), key=len)
    place, reason = rows[0]
    for kind in _SEATS:
        place = place.replace(kind, "")
    return place, reason


@dataclass(frozen=True)
class _Snapshot:
    parts: dict[str, AnyPart]
    sources: dict[str, Source]


def _read_snapshot(data: Any) -> tuple[_Snapshot, list[str]]:
    """The records of a snapshot that can be used, and a remark for each that cannot."""
    snapshot, remarks = _Snapshot({}, {}), []
    sections = data if isinstance(data, dict) else {}
    if data is not None and not isinstance(data, dict):
        remarks.append("the snapshot of the parts is not a table and was left out")
    part_adapter: TypeAdapter[AnyPart] = TypeAdapter(TaggedPart)
    for name, adapter, target in (
        ("parts", part_adapter, snapshot.parts),
        ("sources", TypeAdapter(Source), snapshot.sources),
    ):
        rows = sections.get(name, {})
        for key, value in rows.items() if isinstance(rows, dict) else ():
            try:
                record: Any = adapter.validate_json(json.dumps(value))
            except ValidationError as error:
                place, reason = describe(error, 1)[0]
                remarks.append(f"snapshot of {key!r:.80} was left out: {place}: {reason}")
                continue
            if name == "parts" and record.id != key:
                remarks.append(f"snapshot of {key!r:.80} was left out: its id is {record.id!r}")
                continue
            target[key] = record
    return snapshot, remarks


def rig_to_json(rig: Rig, catalog: Catalog) -> str:
    """The text of a rig file, with the snapshot of every part the rig names."""
    ids = {part for _, part, _ in rig.items()}
    if rig.workload is not None:
        ids.add(rig.workload.model)
    records = {i: catalog.parts[i] for i in sorted(ids) if i in catalog.parts}
    used = {key for record in records.values() for key in source_ids(record)}
    snapshot = {
        "parts": {i: _dump(record) for i, record in records.items()},
        "sources": {k: _dump(catalog.sources[k]) for k in sorted(used & set(catalog.sources))},
    }
    fields = rig.model_dump(mode="json", exclude_none=True)
    document = {"format": FORMAT, "version": VERSION, **fields, "snapshot": snapshot}
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _dump(record: Record) -> dict[str, Any]:
    dumped = record.model_dump(mode="json", exclude_defaults=True)
    if hasattr(record, "kind"):
        dumped = {"kind": record.kind, **dumped}
    return dumped


def source_ids(value: object) -> set[str]:
    """Ids of all sources that a record's figures name."""
    found: set[str] = set()
    if isinstance(value, Record):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name in ("source", "architecture_source") and isinstance(inner, str):
                found.add(inner)
            else:
                found |= source_ids(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            found |= source_ids(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            found |= source_ids(inner)
    return found


def save_rig(path: Path, rig: Rig, catalog: Catalog) -> str:
    """Writes a rig file atomically and returns its digest; on RigFileError the former one stays."""
    data = rig_to_json(rig, catalog).encode()
    write_atomically(path, data)
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """What tells one content of a file from another; None where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return UNREADABLE


def write_atomically(path: Path, data: bytes) -> None:
    """Writes beside the target, syncs, then renames over it; raises RigFileError."""
    temporary: str | None = None
    try:
        target = path.resolve()
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except (OSError, ValueError, RuntimeError) as error:  # a name with NUL, a loop of links
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise RigFileError(f"{path}: cannot be saved: {reason}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
