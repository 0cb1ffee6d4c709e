"""What the window does with the user's own parts: correct, add, import, and read them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.user import UserFolders, load_user_catalog
from rigbuilder.rig.file import RigFileError
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.messages import MessageBar
from rigbuilder.ui.own.form import OwnPartForm
from rigbuilder.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rigbuilder.ui.measure.dialog import MeasureDialog


class UserParts(QObject):
    """Own parts under ``folders``; after each change the open rig is judged anew."""

    def __init__(
        self,
        document: Document,
        messages: MessageBar,
        folders: UserFolders,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document, self._messages, self._theme = document, messages, theme
        self._folders, self._window = folders, parent
        self.ask_folder: Callable[[], Path | None] = self._ask_folder

    def correct(self, part_id: str | None) -> OwnPartForm | None:
        """The form for a part's figures."""
        return self._open(part_id, new=False)

    def add_like(self, part_id: str | None) -> OwnPartForm | None:
        """The form for another part of the same kind."""
        return self._open(part_id, new=True)

    def _open(self, part_id: str | None, *, new: bool) -> OwnPartForm | None:
        part: AnyPart | None = self._document.catalog.parts.get(part_id) if part_id else None
        if part is None:
            words = tr("Select a part in the drawing, in the rig or in the palette first.")
            self._messages.show_message("info", words, topic="own part")
            return None
        form = OwnPartForm(
            part,
            self._document.catalog,
            self._folders.parts,
            self._theme,
            new=new,
            parent=self._window,
        )
        form.saved.connect(self._saved)
        form.finished.connect(form.deleteLater)
        form.open()
        return form

    def _saved(self, part_id: str) -> None:
        self.reload()
        part = self._document.catalog.parts.get(part_id)
        name = part.title if part is not None else part_id
        self._messages.show_message(
            "info", tr("{name}: your figures count now.", name=name), topic="own part"
        )

    def measure(self) -> MeasureDialog:
        """The dialog that measures slots and cards on a photograph."""
        from rigbuilder.ui.measure.dialog import MeasureDialog

        dialog = MeasureDialog(self._document.catalog, self._theme, self._window)
        dialog.measured.connect(self._keep_measured)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()
        return dialog

    def _keep_measured(self, part: AnyPart, sources: dict[str, Source]) -> None:
        """Keeps a measured part as the user's own."""
        from rigbuilder.ui.measure.saving import save_measured

        try:
            save_measured(self._folders.parts, part, sources, self._document.catalog)
        except RigFileError as error:
            self._messages.show_message("error", f"{error}.")
            return
        self._saved(part.id)

    def reload(self) -> None:
        """Reads all parts again and judges the open rig with them."""
        self._document.use_catalog(load_user_catalog(self._folders))

    def import_opendb(self) -> bool:
        """Imports a local copy of BuildCores OpenDB that the user picks."""
        from rigbuilder.catalog.loading import load_catalog
        from rigbuilder.catalog.opendb.entries import NotOpendbError
        from rigbuilder.catalog.opendb.importing import ImportCancelledError, import_opendb
        from rigbuilder.catalog.shelf import ShelfError
        from rigbuilder.paths import catalogs_dir

        path = self.ask_folder()
        if path is None:
            return False
        shown = QProgressDialog(
            tr("Reading\N{HORIZONTAL ELLIPSIS}"), tr("Cancel"), 0, 100, self._window
        )
        shown.setWindowTitle(tr("Import BuildCores OpenDB"))
        shown.setMinimumDuration(400)
        shown.setAccessibleName(tr("Progress of the import"))

        def progress(done: int, total: int, what: str) -> None:
            shown.setMaximum(max(1, total))
            shown.setValue(min(done, max(0, total - 1)))
            shown.setLabelText(
                tr("{what}: {done:,} of {total:,}", what=what, done=done, total=total)
            )
            QApplication.processEvents()

        try:
            report = import_opendb(
                path,
                self._folders.opendb,
                progress,
                shown.wasCanceled,
                curated=load_catalog([catalogs_dir()]),
                index_folder=self._folders.search,
            )
        except ImportCancelledError:
            self._messages.show_message(
                "info", tr("The import was cancelled; nothing has changed.")
            )
            return False
        except (NotOpendbError, ShelfError, OSError) as error:
            self._messages.show_message("error", f"{error}.")
            return False
        finally:
            shown.close()
            shown.deleteLater()
        self.reload()
        skipped = len(report.skipped)
        words = tr(
            "Imported {taken:,} parts from BuildCores OpenDB (ODC-By 1.0).", taken=report.taken
        )
        if skipped:
            words = tr(
                "Imported {taken:,} parts from BuildCores OpenDB (ODC-By 1.0); "
                "{skipped:,} entries were skipped.",
                taken=report.taken,
                skipped=skipped,
            )
        self._messages.show_message("info", words, topic="import")
        return True

    def _ask_folder(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(
            self._window, tr("Folder with a copy of BuildCores OpenDB")
        )
        return Path(name) if name else None
