"""The user's profile folder: settings, recent files, and rigs saved against a crash."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QLockFile, QSettings

if TYPE_CHECKING:  # the start page shows without the records of parts and rigs
    from rigbuilder.catalog.catalog import Catalog
    from rigbuilder.rig.file import OpenedRig
    from rigbuilder.rig.model import Rig

MAX_RECENT = 8
_SUFFIX = ".rig.json"


@dataclass(frozen=True)
class LostRig:
    """A rig that a program which is no longer running left behind."""

    file: Path
    path: Path | None
    """The rig file it was opened from."""
    saved: datetime

    def read(self, catalog: Catalog) -> OpenedRig:
        """The rig; raises RigFileError."""
        from rigbuilder.rig.file import read_rig

        return read_rig(self.file, catalog)

    def known_digest(self) -> str | None:
        """Digest of the rig file that the changes belong to; None if it has changed since.

        The recovery file does not tell what the rig file held, only when it was written.
        """
        from rigbuilder.rig.file import digest_of

        if self.path is None:
            return None
        digest = digest_of(self.path)
        try:
            later = self.path.stat().st_mtime > self.file.stat().st_mtime
        except OSError:
            return None
        return None if later else digest

    def discard(self) -> None:
        """Removes it for good."""
        for file in (self.file, self.file.with_suffix(".path"), self.file.with_suffix(".lock")):
            file.unlink(missing_ok=True)


class Profile:
    """Settings and recovery files under one folder, made when first needed."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or platformdirs.user_config_path("rigbuilder", appauthor=False)
        self.settings = QSettings(str(self.folder / "settings.ini"), QSettings.Format.IniFormat)
        self._lock: QLockFile | None = None
        self._file = self.recovery_folder / f"{uuid.uuid4().hex}{_SUFFIX}"

    @property
    def recovery_folder(self) -> Path:
        """Where unsaved rigs are kept."""
        return self.folder / "recovery"

    @property
    def recent(self) -> list[Path]:
        """Rig files opened or saved last, latest first."""
        value = self.settings.value("recent", [])
        names = value if isinstance(value, list) else [value]
        return [Path(name) for name in names if isinstance(name, str) and _can_be_file(name)]

    def add_recent(self, path: Path) -> None:
        """Puts a file at the head of the list."""
        path = path.absolute()
        rows = [path, *(old for old in self.recent if old != path)][:MAX_RECENT]
        self.settings.setValue("recent", [str(row) for row in rows])

    def drop_recent(self, path: Path) -> None:
        """Forgets a file that is gone."""
        rows = [str(old) for old in self.recent if old != path.absolute()]
        self.settings.setValue("recent", rows)

    def keep(self, rig: Rig, catalog: Catalog, path: Path | None) -> None:
        """Saves the rig for recovery; raises RigFileError when the profile cannot be written."""
        from rigbuilder.rig.file import RigFileError, save_rig, write_atomically

        try:
            self.recovery_folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RigFileError(f"{self.recovery_folder}: {error.strerror or error}") from None
        if self._lock is None:
            self._lock = QLockFile(str(self._file.with_suffix(".lock")))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
        save_rig(self._file, rig, catalog)
        write_atomically(self._file.with_suffix(".path"), str(path or "").encode())

    def forget(self) -> None:
        """Removes this program's recovery file: the rig is saved or given up."""
        self._file.unlink(missing_ok=True)
        self._file.with_suffix(".path").unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def lost_rigs(self) -> list[LostRig]:
        """Rigs that no running program holds, latest first."""
        if not self.recovery_folder.is_dir():
            return []
        found = [
            lost
            for file in self.recovery_folder.glob(f"*{_SUFFIX}")
            if file != self._file and (lost := _lost_rig(file)) is not None
        ]
        return sorted(found, key=lambda lost: lost.saved, reverse=True)


def _lost_rig(file: Path) -> LostRig | None:
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return None
    lock.unlock()
    note = file.with_suffix(".path")
    try:
        name = note.read_text(encoding="utf-8", errors="replace") if note.exists() else ""
        saved = _moment(os.path.getmtime(file))
    except OSError:
        return None
    return LostRig(file, Path(name) if name else None, saved)


def _moment(seconds: float) -> datetime:
    """A file's time; the present for one that a broken clock set beyond the calendar."""
    try:
        return datetime.fromtimestamp(seconds)
    except (OverflowError, ValueError):
        return datetime.now()


def _can_be_file(name: str) -> bool:
    """Whether the system takes it as a name; settings may be damaged."""
    try:
        Path(name).exists()
    except (OSError, ValueError):
        return False
    return True
