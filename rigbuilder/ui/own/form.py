"""Corrects a part or adds one like it; the part is drawn to scale while its figures change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.own import (
    OwnPartError,
    changed,
    fields_of,
    forget_own,
    named,
    own_file,
    own_source,
    own_text,
)
from rigbuilder.rig.file import RigFileError, write_atomically
from rigbuilder.ui.language import tr
from rigbuilder.ui.own.row import FigureRow
from rigbuilder.ui.palette.thumbnails import thumbnail
from rigbuilder.ui.theme.theme import Theme

PICTURE = 5
"""The palette's drawing of the part, so many times as large."""


class OwnPartForm(QDialog):
    """``new`` asks for a brand and a name and makes another part; else the part is corrected."""

    saved = Signal(str)
    """Id of the part whose file was written or removed."""

    def __init__(
        self,
        part: AnyPart,
        catalog: Catalog,
        folder: Path,
        theme: Theme,
        *,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._part, self._catalog, self._folder, self._theme = part, catalog, folder, theme
        self._new = new
        self.setWindowTitle(
            tr("New part like {title}", title=part.title)
            if new
            else tr("Correct {title}", title=part.title)
        )
        self.resize(680, 620)
        self.ask_path: Callable[[str], Path | None] = self._ask_path
        self.brand = QLineEdit(part.brand)
        self.brand.setAccessibleName(tr("Brand"))
        self.name = QLineEdit("" if new else part.name)
        self.name.setAccessibleName(tr("Name"))
        self.source = QLineEdit()
        self.source.setPlaceholderText(
            tr("Where the figures are from: a page, or how you measured")
        )
        self.source.setAccessibleName(tr("Source of the changed figures"))
        self.rows = [FigureRow(field, getattr(part, field.name)) for field in fields_of(part)]
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(tr("Drawing of the part"))
        self.problem = QLabel()
        self.problem.setProperty("severity", "error")
        self.problem.setWordWrap(True)
        self.save = QPushButton(tr("Save as own part"))
        self.save.setProperty("role", "primary")
        self.export = QPushButton(tr("Export to contribute\N{HORIZONTAL ELLIPSIS}"))
        self.forget = QPushButton(tr("Back to the catalog's figures"))
        self.forget.setVisible(not new and own_file(folder, part.id).exists())
        self._lay_out()
        for row in self.rows:
            row.edited.connect(self.check)
        for line in (self.brand, self.name, self.source):
            line.textChanged.connect(self.check)
        self.save.clicked.connect(self.save_part)
        self.export.clicked.connect(self.export_part)
        self.forget.clicked.connect(self.forget_part)
        self.check()

    def _lay_out(self) -> None:
        inner = QWidget()
        figures = QVBoxLayout(inner)
        figures.setSpacing(4)
        for row in self.rows:
            figures.addWidget(row)
        figures.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.addWidget(self.picture)
        if self._new:
            for words, line in ((tr("Brand"), self.brand), (tr("Name"), self.name)):
                named_line = QHBoxLayout()
                label = QLabel(words)
                label.setMinimumWidth(60)
                label.setBuddy(line)
                named_line.addWidget(label)
                named_line.addWidget(line, 1)
                column.addLayout(named_line)
        column.addWidget(self.source)
        column.addWidget(area, 1)
        hint = QLabel(tr("Slots, plugs and rails of a part are changed in its text file."))
        hint.setProperty("role", "dim")
        column.addWidget(hint)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addWidget(self.forget)
        foot.addStretch()
        foot.addWidget(self.export)
        foot.addWidget(self.save)
        column.addLayout(foot)

    def made(self) -> AnyPart:
        """The part that the form describes; raises OwnPartError with field and reason."""
        base = self._part
        if self._new:
            base = named(base, self.brand.text(), self.name.text(), self._catalog)
        changes = {row.field.name: row.change() for row in self.rows if row.touched}
        return changed(base, changes, own_source(base, self.source.text())[0])

    def check(self) -> None:
        """Validates every field and draws the part."""
        for row in self.rows:
            row.say(None)
        self.problem.clear()
        try:
            part = self.made()
        except OwnPartError as error:
            self._say(error)
            self.save.setEnabled(False)
            self.export.setEnabled(False)
            return
        changed_at_all = self._new or any(row.touched for row in self.rows)
        self.save.setEnabled(changed_at_all)
        self.export.setEnabled(True)
        ratio = self.devicePixelRatioF()
        drawn = thumbnail(part, self._theme.tokens, ratio * PICTURE)
        drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)

    def _say(self, error: OwnPartError) -> None:
        by_name = {row.field.name: row for row in self.rows}
        rest = []
        for field, reason in error.mistakes:
            row = by_name.get(field.partition(".")[0])
            if row is None:
                rest.append(f"{field}: {reason}")
            else:
                row.say(reason)
        self.problem.setText("\n".join(rest))

    def save_part(self) -> None:
        """Writes the file of the user's own part."""
        part = self.made()
        if self._write(own_file(self._folder, part.id), part):
            self.saved.emit(part.id)
            self.accept()

    def export_part(self) -> None:
        """Writes the same file to a place that the user picks."""
        part = self.made()
        path = self.ask_path(f"{part.id}.json")
        if path is not None and self._write(path, part):
            self.problem.setText("")

    def _write(self, path: Path, part: AnyPart) -> bool:
        source = own_source(part, self.source.text())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, own_text(part, source, self._catalog).encode())
        except (OSError, RigFileError) as error:
            self.problem.setText(f"{error}.")
            return False
        return True

    def forget_part(self) -> None:
        """Removes the user's file: the catalog's own figures count again."""
        forget_own(self._folder, self._part.id)
        self.saved.emit(self._part.id)
        self.accept()

    def _ask_path(self, proposal: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export part"), proposal, tr("Part (*.json)")
        )
        return Path(name) if name else None
