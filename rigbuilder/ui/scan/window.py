"""The window that reads this computer, says what it found, and opens it as a new rig."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.export.scan_text import link_remarks
from rigbuilder.export.wording import clean, sentence
from rigbuilder.scan.choose import with_choice
from rigbuilder.scan.parse import machine_of
from rigbuilder.scan.recognise import Scan, recognise
from rigbuilder.scan.recording import Recording, ScanError, read_recording, write_recording
from rigbuilder.ui.language import counted, tr
from rigbuilder.ui.scan.reader import Reader
from rigbuilder.ui.scan.tables import PartsTable, links_table, show_links
from rigbuilder.ui.theme.theme import Theme

SIZE = (1080, 700)
LINK_ROWS_PX = (64, 150)


class ScanWindow(QDialog):
    """Reads when it is shown for the first time; the result stays until it is read again."""

    open_asked = Signal(object)
    """The user wants the rig of a scan."""
    chosen = Signal(object, str, str)
    """(rig before, item key, part): which model a card is."""

    def __init__(self, catalog: Catalog, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self.setWindowTitle(tr("Read this computer"))
        self.resize(*SIZE)
        self.reader = Reader(self)
        self.recording: Recording | None = None
        self.scan: Scan | None = None
        self.ask_folder: Callable[[str], Path | None] = self._ask_folder
        self.progress = QLabel()
        self.stop = QPushButton(tr("Cancel"))
        self.answer = QLabel()
        self.parts = PartsTable(theme)
        self.links = links_table()
        self.links_title = QLabel(tr("PCI Express links"))
        self.odd = QLabel()
        """What is remarkable about the links."""
        self.remarks = QLabel()
        self.note = QLabel()
        self.again = QPushButton(tr("Read again"))
        self.replay = QPushButton(tr("Read a recording\N{HORIZONTAL ELLIPSIS}"))
        self.keep = QPushButton(tr("Save the recording\N{HORIZONTAL ELLIPSIS}"))
        self.take = QPushButton(tr("Open as a new rig"))
        self.pages = QStackedWidget()
        self._name_controls()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._show_scan)

    def _name_controls(self) -> None:
        self.answer.setProperty("role", "value")
        self.links_title.setProperty("role", "heading")
        self.progress.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.answer, self.remarks, self.note, self.odd):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self.remarks, self.note, self.odd):
            label.setProperty("role", "dim")
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remarks.setAccessibleName(tr("What could not be learnt"))
        self.take.setProperty("role", "primary")
        self.take.setToolTip(tr("Opens what was found as a new rig of parts that you own"))
        self.keep.setToolTip(tr("What the computer said, without serial numbers, as text files"))
        self.replay.setToolTip(tr("A folder that was saved here or by rigbuilder scan --recording"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self.pages.addWidget(self._waiting())
        self.pages.addWidget(self._result())
        column.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        for button in (self.again, self.replay, self.keep, self.take):
            foot.addWidget(button)
        column.addLayout(foot)

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(320)
        bar.setAccessibleName(tr("This computer is being read"))
        self.progress.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        for widget in (self.progress, bar, self.stop):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _result(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        rest = QLabel(tr("What could not be learnt"))
        rest.setProperty("role", "heading")
        self.remarks.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column.addWidget(self.answer)
        column.addWidget(self.parts, 1)
        column.addWidget(self.links_title)
        column.addWidget(self.links)
        column.addWidget(self.odd)
        column.addWidget(rest)
        column.addWidget(self.remarks)
        self.parts.setMinimumHeight(210)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _connect(self) -> None:
        self.reader.asked.connect(self._say_asked)
        self.reader.heard.connect(self.show_recording)
        self.stop.clicked.connect(self._stopped)
        self.again.clicked.connect(self.begin)
        self.replay.clicked.connect(self.read_folder)
        self.keep.clicked.connect(self.save_folder)
        self.take.clicked.connect(self._open)
        self.parts.chosen.connect(self._choose)

    def begin(self) -> None:
        """Reads this computer."""
        self.note.clear()
        self.progress.setText(tr("Reading this computer. Nothing leaves it."))
        self.pages.setCurrentIndex(0)
        self._enable(False)
        self.stop.setFocus()
        self.reader.start()

    def _enable(self, on: bool) -> None:
        for button in (self.again, self.keep, self.take):
            button.setEnabled(on and self.scan is not None)
        self.again.setEnabled(on)

    def _say_asked(self, what: str) -> None:
        self.progress.setText(tr("Asking {what}. Nothing leaves this computer.", what=what))

    def _stopped(self) -> None:
        self.reader.cancel()
        if self.scan is None:
            self.reject()
            return
        self.pages.setCurrentIndex(1)
        self._enable(True)

    def use_catalog(self, catalog: Catalog) -> None:
        """The parts that the next reading is looked up in."""
        self._catalog = catalog

    def show_recording(self, recording: Recording) -> None:
        """Recognises a recording and shows what came of it."""
        self.recording = recording
        self.scan = recognise(machine_of(recording), self._catalog, date.today())
        self._show_scan()
        self.pages.setCurrentIndex(1)
        self._enable(True)
        self.take.setFocus()

    def _show_scan(self) -> None:
        scan = self.scan
        if scan is None:
            return
        self.answer.setText(summary(scan))
        self.parts.show_scan(scan)
        show_links(self.links, scan)
        for widget in (self.links, self.links_title):
            widget.setVisible(bool(scan.links))
        rows = sum(self.links.rowHeight(n) for n in range(self.links.rowCount()))
        least, most = LINK_ROWS_PX
        self.links.setFixedHeight(min(most, max(least, rows + 34)))
        self.odd.setText(clean_lines(link_remarks(scan)))
        self.odd.setVisible(bool(self.odd.text()))
        self.remarks.setText(clean_lines(scan.remarks))

    def _choose(self, key: str, part: str) -> None:
        if self.scan is None:
            return
        before = self.scan.opened.rig
        self.scan = with_choice(self.scan, key, part)
        self._show_scan()
        self.chosen.emit(before, key, part)

    def _open(self) -> None:
        if self.scan is not None:
            self.open_asked.emit(self.scan)

    def opened(self) -> None:
        """The rig of the scan is open."""
        self.note.setText(tr("Opened as a new rig, not saved yet."))

    def read_folder(self) -> None:
        """Reads a recording that the user picks."""
        folder = self.ask_folder(tr("Read a recording"))
        if folder is None:
            return
        self.reader.cancel()
        try:
            recording = read_recording(folder)
        except ScanError as error:
            self.note.setText(clean(sentence(str(error))))
            self._stopped()
            return
        self.note.setText(tr("From {folder}.", folder=clean(folder.name)))
        self.show_recording(recording)

    def save_folder(self) -> None:
        """Keeps what the computer said in a folder that the user picks."""
        folder = self.ask_folder(tr("Save the recording in an empty folder"))
        if folder is None or self.recording is None:
            return
        try:
            write_recording(self.recording, folder)
        except ScanError as error:
            self.note.setText(clean(sentence(str(error))))
            return
        self.note.setText(tr("Saved in {folder}.", folder=clean(folder.name)))

    def _ask_folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self, title)
        return Path(name) if name else None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Asks no further tool."""
        self.reader.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc and Cancel: asks no further tool."""
        self.reader.cancel()
        super().reject()


def summary(scan: Scan) -> str:
    """What was found in one sentence."""
    cards = len(scan.opened.rig.cards)
    rig = scan.opened.rig
    placed = sum(card.seat is not None for card in rig.cards)
    found = []
    if cards:
        proven = tr("{n} in a proven slot", n=placed) if placed else tr("in no proven slot")
        found.append(counted(cards, "{n} card ({proven})", "{n} cards ({proven})", proven=proven))
    named = (
        (tr("the board"), rig.board),
        (tr("the processor"), rig.cpu),
        (tr("memory"), rig.memory),
    )
    found += [words for words, part in named if part]
    return tr("Found: {what}.", what=", ".join(found) or tr("nothing of the catalog"))


def clean_lines(lines: Iterable[str]) -> str:
    """Each in a line of its own, without what a screen would obey."""
    return "\n".join(clean(line) for line in lines)
