"""The entries of a local copy of OpenDB: a folder of git, of an unpacked download, or a ZIP file.

Nothing outside the copy is ever read, and nothing is unpacked.
"""

from __future__ import annotations

import json
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = "open-db"
KINDS = ("GPU", "Motherboard", "PCCase", "PSU", "CPU", "CPUCooler", "RAM", "Storage")
"""Folders of OpenDB whose parts belong into a rig."""
MAX_ENTRY_BYTES = 1_000_000
"""OpenDB's largest entry has some 20 kB."""
MAX_ENTRIES = 500_000


class NotOpendbError(Exception):
    """An import cannot be done at all: one sentence for the user."""


class EntryError(Exception):
    """An entry is skipped: the reason, without the entry's name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON file of a kind, not read yet."""

    name: str
    """Its place in the copy: ``GPU/0003….json``."""
    kind: str
    _bytes: Callable[[], bytes]

    def load(self) -> dict[str, Any]:
        """The entry's table; raises EntryError."""
        try:
            text = self._bytes()
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            raise EntryError(f"cannot be read: {reason}") from None
        try:
            data = json.loads(text.decode("utf-8"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            words = "nested too deeply" if isinstance(error, RecursionError) else str(error)
            raise EntryError(f"is no JSON: {words[:120]}") from None
        if not isinstance(data, dict):
            raise EntryError("is no table of fields")
        return data


@dataclass
class Listing:
    """What a copy holds, before any entry is read."""

    entries: list[Entry] = field(default_factory=list)
    skipped: list[tuple[str, str, str]] = field(default_factory=list)
    """(kind, name, reason) of what is no entry."""
    others: dict[str, int] = field(default_factory=dict)
    """Folders of kinds that no rig holds, with their number of files."""


def open_copy(path: Path) -> AbstractContextManager[Listing]:
    """What the copy at a path holds; raises NotOpendbError when it is none."""
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        return _archive(path)
    raise NotOpendbError(f"{path}: there is no such folder or file")


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _too_large(size: int) -> str:
    return f"{size / 1e6:.1f} MB, more than the {MAX_ENTRY_BYTES / 1e6:.0f} MB of an entry"


@contextmanager
def _folder(path: Path) -> Iterator[Listing]:
    root = _root_of(path)
    if root is None:
        raise NotOpendbError(
            f"{path}: is no copy of OpenDB: it has no folder {ROOT} with {', '.join(KINDS)}"
        )
    listing = Listing()
    try:
        children = sorted(os.scandir(root), key=lambda child: child.name)
    except OSError as error:
        raise NotOpendbError(f"{root}: cannot be read: {error.strerror}") from None
    for child in children:
        if child.is_symlink():
            listing.skipped.append((child.name, child.name, "is a link, which is not followed"))
        elif child.is_dir() and child.name in KINDS:
            _kind_folder(Path(child.path), child.name, listing)
        elif child.is_dir():
            listing.others[child.name] = sum(1 for _ in os.scandir(child.path))
    yield listing


def _root_of(path: Path) -> Path | None:
    """The folder with the kinds: the path itself, its open-db, or that of its only folder."""
    for folder in (path / ROOT, path):
        if any((folder / kind).is_dir() for kind in KINDS):
            return folder
    inside = [child / ROOT for child in path.iterdir() if not child.is_symlink()]
    found = [folder for folder in inside if folder.is_dir() and not folder.is_symlink()]
    return found[0] if len(found) == 1 else None


def _kind_folder(folder: Path, kind: str, listing: Listing) -> None:
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        listing.skipped.append((kind, kind, f"cannot be read: {error.strerror}"))
        return
    for child in children:
        name = f"{kind}/{child.name}"
        if child.is_symlink():
            listing.skipped.append((kind, name, "is a link, which is not followed"))
        elif child.is_dir(follow_symlinks=False):
            listing.skipped.append((kind, name, "is a folder inside a kind, which OpenDB has not"))
        elif child.name.endswith(".json"):
            _take(listing, Entry(name, kind, _reader(Path(child.path))))


def _take(listing: Listing, entry: Entry) -> None:
    if len(listing.entries) >= MAX_ENTRIES:
        raise NotOpendbError(f"holds more than {MAX_ENTRIES:,} entries")
    listing.entries.append(entry)


def _reader(path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "is not a file")
        if found.st_size > MAX_ENTRY_BYTES:
            raise EntryError(_too_large(found.st_size))
        with path.open("rb") as file:
            return file.read(MAX_ENTRY_BYTES + 1)

    return read


@contextmanager
def _archive(path: Path) -> Iterator[Listing]:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise NotOpendbError(f"{path}: is neither a folder nor a ZIP file ({error})") from None
    with archive:
        listing = Listing()
        for info in archive.infolist():
            _member(archive, info, listing)
        if not listing.entries and not listing.skipped:
            raise NotOpendbError(f"{path}: is no copy of OpenDB: it has no folder {ROOT}")
        yield listing


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, listing: Listing) -> None:
    place = PurePosixPath(info.filename.replace("\\", "/"))
    if info.is_dir() or place.suffix != ".json":
        return
    if place.is_absolute() or ".." in place.parts or ":" in place.parts[0]:
        listing.skipped.append(("", info.filename[:200], "its path leads out of the archive"))
        return
    if len(place.parts) < 3 or place.parts[-3] != ROOT:
        return
    kind, name = place.parts[-2], "/".join(place.parts[-2:])
    if kind not in KINDS:
        listing.others[kind] = listing.others.get(kind, 0) + 1
    elif stat.S_ISLNK(info.external_attr >> 16):
        listing.skipped.append((kind, name, "is a link, which is not followed"))
    else:
        _take(listing, Entry(name, kind, _member_reader(archive, info)))


def _member_reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        if info.file_size > MAX_ENTRY_BYTES:
            raise EntryError(_too_large(info.file_size))
        with archive.open(info) as file:
            return file.read(MAX_ENTRY_BYTES + 1)

    return read
