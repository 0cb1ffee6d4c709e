"""Writes a measured part as a catalog file of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.contribute import part_file
from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.own import own_file
from rigbuilder.rig.file import RigFileError, write_atomically


def write_part(path: Path, part: AnyPart, sources: Mapping[str, Source], catalog: Catalog) -> None:
    """Writes one part with every source it names; raises RigFileError."""
    merged = catalog.with_parts([part], sources, replace=True)
    write_atomically(path, part_file(merged, part).encode())


def save_measured(
    folder: Path, part: AnyPart, sources: Mapping[str, Source], catalog: Catalog
) -> Path:
    """Saves into the folder of the user's own parts, where it wins; raises RigFileError."""
    path = own_file(folder, part.id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RigFileError(f"{folder}: {error.strerror or error}") from None
    write_part(path, part, sources, catalog)
    return path
