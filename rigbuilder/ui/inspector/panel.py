"""The inspector panel: the selected item's controls and figures, or a hint what to select."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout

from rigbuilder.ui.document import Document
from rigbuilder.ui.inspector.controls import ItemControls
from rigbuilder.ui.inspector.inside import CaseControls
from rigbuilder.ui.inspector.page import page
from rigbuilder.ui.inspector.rows import rows_of
from rigbuilder.ui.language import tr
from rigbuilder.ui.naming import place_word, title_of
from rigbuilder.ui.selection import Selection
from rigbuilder.ui.theme.theme import Theme


class InspectorPanel(QFrame):
    """Shows one item; several selected items are only counted."""

    kind_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Inspector"))
        self._document, self._selection, self._theme = document, selection, theme
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setProperty("role", "value")
        self.controls = ItemControls(document)
        self.controls.kind_asked.connect(self.kind_asked)
        self.controls.removal_asked.connect(self.removal_asked)
        self.inside = CaseControls(document)
        self.figures = QTextBrowser()
        self.figures.setOpenExternalLinks(True)
        self.figures.setAccessibleName(tr("Figures and sources of the part"))
        self._lay_out()
        document.rig_changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        theme.changed.connect(self._refresh)
        self._shown: tuple[str, str] | None = None
        self._refresh()

    def _lay_out(self) -> None:
        for label in (self.heading, self.title):
            label.setContentsMargins(10, 0, 10, 0)
        self.figures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(3)
        for widget in (self.heading, self.title, self.controls, self.inside):
            column.addWidget(widget)
        column.addWidget(self.figures, 1)

    def _refresh(self) -> None:
        keys = self._selection.keys
        part_id = self._document.rig.part_of(keys[0]) if len(keys) == 1 else None
        single = part_id is not None
        for widget in (self.controls, self.figures):
            widget.setVisible(single)
        self.inside.show_item(keys[0] if single else "")
        if part_id is None:
            self.heading.setText(tr("Part"))
            self.title.setText(
                tr("{count} parts selected.", count=len(keys))
                if len(keys) > 1
                else tr("Select a part in the drawing or in the list to see its figures.")
            )
            self.title.setAlignment(Qt.AlignmentFlag.AlignTop)
            return
        key = keys[0]
        self.heading.setText(f"{place_word(key)} \N{MIDDLE DOT} {key}")
        self.title.setText(title_of(part_id, self._document.catalog))
        self.controls.show_item(key, part_id)
        part = self._document.catalog.parts.get(part_id)
        if part is None:
            self.figures.setPlainText(tr("The catalog does not have this part."))
            return
        rows = rows_of(part, self._document.catalog)
        html = page(part, rows, self._theme.tokens)
        if self._shown != (part_id, html):
            self._shown = (part_id, html)
            self.figures.setHtml(html)
