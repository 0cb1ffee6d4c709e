"""The rig's name, to be changed in place."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from rigbuilder.rig.edits import rename
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr

NARROWEST_PX, WIDEST_PX = 130, 250
BOLDER, ROOM_PX = 1.12, 22
"""The name is set in bold: so much wider than the measured font."""


class NameField(QLineEdit):
    """Writes the name into the rig when it is finished, as one undo step."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.setProperty("role", "name")
        self.setAccessibleName(tr("Name of the rig"))
        self.setToolTip(tr("Name of the rig"))
        self.setPlaceholderText(tr("Name of the rig"))
        self.setMaxLength(200)
        self.editingFinished.connect(self._rename)
        document.rig_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        name = self._document.rig.name
        if self.text() != name:
            self.setText(name)
            self.setCursorPosition(0)
        wanted = self.fontMetrics().horizontalAdvance(name) * BOLDER + ROOM_PX
        self.setFixedWidth(round(min(WIDEST_PX, max(NARROWEST_PX, wanted))))

    def _rename(self) -> None:
        name = self.text().strip()
        if not name:
            self._show()
        elif name != self._document.rig.name:
            self._document.edit(tr("Rename"), lambda rig: rename(rig, name))
