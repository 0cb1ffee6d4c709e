"""The open rig: its catalog, its report, its undo stack, its file. It knows no widget.

Every change goes through ``apply``: one undo step that keeps the rig before and after. A preview
shows another rig's report to all panels without touching the document.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Report
from rigbuilder.rig.edits import EditError
from rigbuilder.rig.file import OpenedRig, RigFileError, digest_of, read_rig, save_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.language import tr
from rigbuilder.ui.profile import LostRig, Profile

Level = Literal["info", "warning", "error"]
AUTOSAVE_MS = 800
"""From the last change to the recovery file: a crash loses less than a second of work."""


class ChangeRig(QUndoCommand):
    """One undo step: the rig before and after."""

    def __init__(
        self, document: Document, before: Rig, after: Rig, text: str, merge_key: str | None
    ) -> None:
        super().__init__(text)
        self._document = document
        self._before = before
        self._after = after
        self._merge_key = merge_key

    def id(self) -> int:
        """Steps of one merge key become one; -1 never merges."""
        return -1 if self._merge_key is None else zlib.crc32(self._merge_key.encode()) >> 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        """Takes in the next step of a continuous change, such as a held spin box."""
        if not isinstance(other, ChangeRig) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        """Shows the rig after the step."""
        self._document._show(self._after)

    def undo(self) -> None:
        """Shows the rig before the step."""
        self._document._show(self._before)


class Document(QObject):
    """The rig, what is said about it, and where it is saved."""

    shown = Signal()
    """The report to show has changed: after an edit, or for a preview."""
    rig_changed = Signal()
    """The rig itself has changed (not for a preview)."""
    file_changed = Signal()
    """Path or dirty state has changed."""
    notice = Signal(str, str)
    """(level, text): something the user has to know."""

    def __init__(self, catalog: Catalog, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.own_catalog = catalog
        self.catalog = catalog
        self.profile = profile
        self.rig = Rig()
        self.path: Path | None = None
        self._digest: str | None = None
        """Of the file as it was read or written here."""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._clean_changed)
        self._report: Report | None = None
        self._preview: tuple[Rig, Report] | None = None
        self._merge_round = 0
        self._recovered = False
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.keep_for_recovery)

    def _clean_changed(self) -> None:
        self.file_changed.emit()

    @property
    def report(self) -> Report:
        """What is said about the rig."""
        if self._report is None:
            self._report = self.evaluate(self.rig)
        return self._report

    @property
    def shown_rig(self) -> Rig:
        """The rig to draw: the preview's while there is one."""
        return self._preview[0] if self._preview else self.rig

    @property
    def shown_report(self) -> Report:
        """The report to show: the preview's while there is one."""
        return self._preview[1] if self._preview else self.report

    @property
    def previewing(self) -> bool:
        """Whether a gesture shows what would be."""
        return self._preview is not None

    @property
    def dirty(self) -> bool:
        """Whether there is something to lose."""
        return self._recovered or not self.undo_stack.isClean()

    def use_catalog(self, catalog: Catalog) -> None:
        """Judges the rig with another catalog; parts that only its file knows stay known."""
        known = {part: self.catalog.parts.get(part) for _, part, _ in self.rig.items()}
        kept = [part for part in known.values() if part is not None]
        self.own_catalog = catalog
        self.catalog = catalog.with_parts(kept, self.catalog.sources, replace=False)
        self._preview, self._report = None, None
        self.file_changed.emit()
        self.rig_changed.emit()
        self.shown.emit()

    def evaluate(self, rig: Rig) -> Report:
        """The report of any rig, judged with this document's catalog."""
        return evaluate(rig, self.catalog)

    def apply(self, rig: Rig, text: str, merge_key: str | None = None) -> bool:
        """Makes a rig the document's, as one undo step; False when nothing changes.

        Steps with the same ``merge_key`` that follow one another become one step until
        ``end_merge``.
        """
        self._preview = None
        if rig == self.rig:
            self.shown.emit()
            return False
        key = None if merge_key is None else f"{merge_key}#{self._merge_round}"
        self.undo_stack.push(ChangeRig(self, self.rig, rig, text, key))
        return True

    def edit(self, text: str, change: Callable[[Rig], Rig], merge_key: str | None = None) -> bool:
        """Applies an edit function; what the rig cannot take becomes a notice."""
        try:
            rig = change(self.rig)
        except EditError as error:
            self.notice.emit("warning", f"{text}: {error}.")
            return False
        return self.apply(rig, text, merge_key)

    def end_merge(self) -> None:
        """The next step stands by itself."""
        self._merge_round += 1

    def preview(self, rig: Rig | None, report: Report | None = None) -> None:
        """Shows what another rig would be; None goes back to the document's own."""
        if rig is None:
            if self._preview is not None:
                self._preview = None
                self.shown.emit()
            return
        if self._preview is not None and self._preview[0] is rig:
            return
        self._preview = (rig, report or self.evaluate(rig))
        self.shown.emit()

    def _show(self, rig: Rig) -> None:
        self._preview = None
        self.rig = rig
        self._report = None
        self._autosave.start()
        self.rig_changed.emit()
        self.shown.emit()

    def new(self, rig: Rig | None = None) -> None:
        """Starts over with an empty rig (or a ready one) that has no file yet."""
        self._take(OpenedRig(rig or Rig(), self.own_catalog), None)

    def take(self, opened: OpenedRig) -> None:
        """Takes up a rig that was made or kept elsewhere; it counts as unsaved."""
        self._take(opened, None)
        self._recovered = True
        self.keep_for_recovery()
        self.file_changed.emit()

    def open(self, path: Path, *, as_template: bool = False) -> bool:
        """Opens a rig file; on an error the document stays as it was, with a notice.

        ``as_template`` opens a ready rig: saving asks for a file of its own.
        """
        digest = digest_of(path)  # before it is read: a change in between counts as one
        try:
            opened = read_rig(path, self.own_catalog)
        except RigFileError as error:
            self.notice.emit("error", f"{error}.")
            return False
        self._take(opened, None if as_template else path)
        self._digest = digest
        if not as_template:
            self.profile.add_recent(path)
        for remark in opened.remarks[:3]:
            self.notice.emit("warning", f"{path.name}: {remark}.")
        return True

    def recover(self, lost: LostRig) -> bool:
        """Takes up a rig that a crash left behind; it counts as unsaved."""
        try:
            opened = lost.read(self.own_catalog)
        except RigFileError as error:
            self.notice.emit("error", f"{error}.")
            return False
        self._take(opened, lost.path)
        self._digest = lost.known_digest()
        self._recovered = True
        self.keep_for_recovery()
        lost.discard()
        self.file_changed.emit()
        return True

    def _take(self, opened: OpenedRig, path: Path | None) -> None:
        self.catalog = opened.catalog
        self.path = path
        self._digest = None
        self._recovered = False
        self.undo_stack.clear()
        self._show(opened.rig)
        self._autosave.stop()
        self.profile.forget()
        self.file_changed.emit()

    def changed_on_disk(self) -> bool:
        """Whether the rig's file holds something else than what was read or written here."""
        if self.path is None:
            return False
        now = digest_of(self.path)
        return now is not None and now != self._digest

    def save(self, path: Path | None = None) -> bool:
        """Saves to a file (the rig's own by default); on an error nothing is lost."""
        target = path or self.path
        if target is None:
            raise ValueError("a rig without a file needs a path to save to")
        try:
            self._digest = save_rig(target, self.rig, self.catalog)
        except RigFileError as error:
            self.notice.emit("error", f"{error}.")
            return False
        self.path = target
        self._recovered = False
        self.undo_stack.setClean()
        self._autosave.stop()
        self.profile.forget()
        self.profile.add_recent(target)
        self.file_changed.emit()
        return True

    def keep_for_recovery(self) -> None:
        """Writes the recovery file, or removes it when there is nothing to lose."""
        self._autosave.stop()
        if not self.dirty:
            self.profile.forget()
            return
        try:
            self.profile.keep(self.rig, self.catalog, self.path)
        except RigFileError as error:
            self.notice.emit("warning", tr("No recovery copy is kept: {error}.", error=error))

    def close(self) -> None:
        """The user is done: no recovery file stays."""
        self._autosave.stop()
        self.profile.forget()
