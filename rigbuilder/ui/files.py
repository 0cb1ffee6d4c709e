"""New, open, save, export and leave: nothing unsaved is lost without an answer in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rigbuilder.paths import assets_dir
from rigbuilder.rig.file import OpenedRig
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.messages import Answer, MessageBar
from rigbuilder.ui.profile import LostRig
from rigbuilder.ui.words import upper_first

SUFFIX = ".rig.json"
FILTER = mark("Rigs (*.rig.json *.json)")
EXPORT_FILTERS = mark(
    "PDF (*.pdf);;SVG drawing (*.svg);;PNG picture (*.png);;"
    "Parts list, CSV (*.csv);;Markdown (*.md);;Report, JSON (*.json)"
)
UNSAVED, CHANGED, RECOVERY = "unsaved", "changed", "recovery"


class Files(QObject):
    """File actions of one document; questions are asked in the message bar."""

    taken = Signal()
    """A rig was opened or begun: show it."""

    def __init__(self, document: Document, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._messages, self._window = document, messages, window
        self.ask_open: Callable[[], Path | None] = self._ask_open
        self.ask_save: Callable[[Path], Path | None] = self._ask_save
        self.ask_export: Callable[[Path], Path | None] = self._ask_export
        document.file_changed.connect(self._settle)

    @property
    def folder(self) -> Path:
        """Where dialogs begin: beside the rig, else at the last recent file, else at home."""
        known = [self._document.path, *self._document.profile.recent]
        return next((p.parent for p in known if p is not None and p.parent.is_dir()), Path.home())

    def _ask_open(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open a rig"),
            str(self.folder),
            f"{tr(FILTER)};;{tr('All files (*)')}",
        )
        return Path(name) if name else None

    def _ask_save(self, proposal: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the rig"), str(proposal), tr(FILTER)
        )
        return Path(name) if name else None

    def _ask_export(self, proposal: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export the rig"), str(proposal), tr(EXPORT_FILTERS)
        )
        return Path(name) if name else None

    def _settle(self) -> None:
        if not self._document.dirty:
            self._messages.clear_topic(UNSAVED)
            self._messages.clear_topic(CHANGED)

    def unless_unsaved(self, act: Callable[[], object], before: str) -> bool:
        """Acts at once when nothing is unsaved, else asks; returns whether it acted."""
        if not self._document.dirty:
            act()
            return True

        def save_first() -> None:
            self.save(then=act)

        name = self._document.rig.name or tr("This rig")
        self._messages.show_message(
            "warning",
            tr("{name} has changes that are not saved.", name=name),
            (
                Answer(tr("Save and {before}", before=before), save_first, primary=True),
                Answer(tr("{before} without saving", before=upper_first(before)), act),
                Answer(tr("Keep on working"), lambda: None),
            ),
            UNSAVED,
        )
        return False

    def new(self) -> None:
        """An empty rig."""
        self.unless_unsaved(self._new, tr("start a new rig"))

    def _new(self) -> None:
        self._document.new()
        self.taken.emit()

    def open(self) -> None:
        """A rig file that the user picks."""
        path = self.ask_open()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """A rig file; a ready rig is only a template and is saved elsewhere.

        ``then`` is called once the rig is open.
        """
        as_template = path.absolute().parent == assets_dir() / "rigs"

        def act() -> None:
            if self._document.open(path, as_template=as_template):
                then()
                self.taken.emit()
            elif not path.exists():
                self._document.profile.drop_recent(path)

        self.unless_unsaved(act, tr("open {name}", name=path.name.removesuffix(SUFFIX)))

    def take(self, opened: OpenedRig, then: Callable[[], object] = lambda: None) -> None:
        """A rig that has no file yet; nothing unsaved is lost for it."""

        def act() -> None:
            self._document.take(opened)
            then()
            self.taken.emit()

        self.unless_unsaved(act, tr("open {name}", name=opened.rig.name or tr("the rig")))

    def save(self, *, then: Callable[[], object] = lambda: None) -> bool:
        """To the rig's own file; asks for one when it has none, and before it overwrites another's.

        ``then`` is called once the rig is saved, at once or after the answer.
        """
        path = self._document.path
        if path is None:
            return self.save_as(then=then)
        if self._document.changed_on_disk():
            self._ask_about_other(path, then)
            return False
        return self._saved(path, then)

    def _ask_about_other(self, path: Path, then: Callable[[], object]) -> None:
        """Another program, or another window, has saved something else to the rig's file."""
        self._messages.show_message(
            "warning",
            tr(
                "{name} was changed by another program since it was opened or saved here.",
                name=path.name,
            ),
            (
                Answer(
                    tr("Save as\N{HORIZONTAL ELLIPSIS}"),
                    lambda: self.save_as(then=then),
                    primary=True,
                ),
                Answer(tr("Overwrite it"), lambda: self._saved(path, then)),
                Answer(tr("Keep on working"), lambda: None),
            ),
            CHANGED,
        )

    def save_as(self, *, then: Callable[[], object] = lambda: None) -> bool:
        """To a file that the user picks."""
        path = self.ask_save(self._proposal(SUFFIX))
        if path is None:
            return False
        if not path.name.endswith(".json"):
            path = path.with_name(path.name + SUFFIX)
        return self._saved(path, then)

    def _saved(self, path: Path, then: Callable[[], object]) -> bool:
        if not self._document.save(path):
            return False
        self._messages.show_message("info", tr("Saved {path}.", path=path), topic="saved")
        then()
        return True

    def _proposal(self, suffix: str) -> Path:
        own = self._document.path
        kept = "".join(c if c.isalnum() or c in " -_." else " " for c in self._document.rig.name)
        stem = own.name.removesuffix(SUFFIX) if own else " ".join(kept.split()) or "rig"
        return self.folder / f"{stem}{suffix}"

    def export(self, *, plots: bool = False) -> bool:
        """Writes parts list and drawing to a file that the user picks; a PDF may have plots."""
        path = self.ask_export(self._proposal(".pdf"))
        if path is None:
            return False
        if not path.suffix:
            path = path.with_suffix(".pdf")
        from rigbuilder.export import export_rig

        document = self._document
        try:
            export_rig(document.rig, document.catalog, document.report, path, plots=plots)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            self._messages.show_message(
                "error", tr("{path}: cannot be written: {reason}.", path=path, reason=reason)
            )
            return False
        self._messages.show_message("info", tr("Exported {path}.", path=path), topic="saved")
        return True

    def offer_recovery(self) -> None:
        """Offers the latest rig that a crash left behind."""
        lost = self._document.profile.lost_rigs()
        if not lost:
            return
        found = lost[0]
        name = found.path.name if found.path else tr("a rig that was not saved yet")
        self._messages.show_message(
            "warning",
            tr(
                "RigBuilder ended unexpectedly. Changes to {name} of {saved:%Y-%m-%d %H:%M} "
                "can be recovered.",
                name=name,
                saved=found.saved,
            ),
            (
                Answer(tr("Recover"), lambda: self._recover(found), primary=True),
                Answer(tr("Discard"), lambda: self._discard(found)),
            ),
            RECOVERY,
        )

    def _recover(self, lost: LostRig) -> None:
        def act() -> None:
            if self._document.recover(lost):
                self.taken.emit()

        self.unless_unsaved(act, "recover")

    def _discard(self, lost: LostRig) -> None:
        lost.discard()
        self.offer_recovery()
