"""The form beside a board's picture: which board, its true size, and what each slot came to."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Board, FormFactor
from rigbuilder.geometry.standards import BOARD_SIZE_MM
from rigbuilder.measure.board import BoardReading, SlotReading
from rigbuilder.measure.marks import Key, Lanes, Marks
from rigbuilder.measure.naming import with_names
from rigbuilder.measure.records import new_board
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.measure.fields import dim, editor, form_of, heading, mm_field, part_box
from rigbuilder.ui.measure.history import History
from rigbuilder.ui.measure.pieces import show_severity
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

NOT_LISTED = mark("A board that is not listed")
LANES: tuple[Lanes, ...] = get_args(Lanes)


class SlotRow(QWidget):
    """One slot: its name, its length where the catalog lacks it, opening and residual."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.number = 0
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setMinimumContentsLength(9)
        editor(self.name).setPlaceholderText(tr("which slot?"))
        self.lanes = QComboBox()
        for lanes in LANES:
            self.lanes.addItem(f"x{lanes}", lanes)
        self.result = QLabel()
        self.result.setMinimumWidth(112)
        self.remove = QToolButton()
        self.remove.setProperty("role", "flat")
        self.remove.setIcon(icon("close", theme.tokens.text_dim))
        self.remove.setToolTip(tr("Remove this mark"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        for widget in (self.lanes, self.result, self.remove):
            row.addWidget(widget)

    def show_slot(
        self, place: int, slot: SlotReading, marks: Marks, offered: list[str], shown_name: str
    ) -> None:
        """Shows a reading; what the user is typing is left alone."""
        self.number = slot.number
        for widget, what in (
            (self.name, tr("name")),
            (self.lanes, tr("length")),
            (self.remove, tr("remove")),
        ):
            widget.setAccessibleName(
                tr("Slot {place} from the processor: {what}", place=place, what=what)
            )
        if not editor(self.name).isModified():
            self.name.blockSignals(True)
            if [self.name.itemText(n) for n in range(self.name.count())] != offered:
                self.name.clear()
                self.name.addItems(offered)
            self.name.setEditText(shown_name)
            self.name.blockSignals(False)
        self.lanes.setCurrentIndex(LANES.index(marks.slots[slot.number].lanes))
        self.lanes.setVisible(shown_name not in offered)
        sign = "error" if slot.problem else "ok"
        self.result.setText(
            tr(
                "opening {opening}, {off:+.1f} mm",
                opening=slot.opening,
                off=slot.residual_mm,
            )
        )
        if slot.problem and abs(slot.residual_mm) <= 4:
            self.result.setText(tr("not a slot's place"))
        self.result.setToolTip(slot.problem or tr("Distance from the opening's line"))
        show_severity(self.result, sign)


class BoardForm(QWidget):
    """``edited`` when something else than the marks changes."""

    edited = Signal()
    add_wanted = Signal()

    def __init__(self, catalog: Catalog, history: History, theme: Theme) -> None:
        super().__init__()
        self._catalog, self._history, self._theme = catalog, history, theme
        self.choice = part_box(tr("Board"), tr(NOT_LISTED), catalog.of_kind(Board))
        self.brand, self.name, self.socket = QLineEdit(), QLineEdit(), QLineEdit()
        for field, words in (
            (self.brand, tr("Brand")),
            (self.name, tr("Name")),
            (self.socket, tr("Processor socket")),
        ):
            field.setAccessibleName(tr("{what} of the board", what=words))
        self.form_factor = QComboBox()
        self.form_factor.setAccessibleName(tr("Form factor"))
        self.form_factor.addItems(list(BOARD_SIZE_MM))
        self.depth_mm = mm_field(tr("Depth, rear to front edge"), 100, 450, 244)
        self.height_mm = mm_field(tr("Height, upper to lower edge"), 100, 450, 305)
        self.bent = QCheckBox(tr("Straight edges look bent"))
        self.bent.setToolTip(tr("Drag the four marks on the edges onto the board's edges"))
        self.override = QCheckBox(tr("Replace documented openings that differ"))
        self.override.hide()
        self.add = QPushButton(tr("Add a slot"))
        self.add.setAutoDefault(False)  # Return in a slot's name must not add another slot
        self.rows: list[SlotRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.form_factor.currentTextChanged.connect(self._form_factor_chosen)
        for field in (self.brand, self.name, self.socket):
            field.textChanged.connect(self.edited)
        for size in (self.depth_mm, self.height_mm):
            size.valueChanged.connect(self.edited)
        self.override.toggled.connect(self.edited)
        self.bent.clicked.connect(lambda on: history.keep(history.marks.with_bent(on)))
        self.add.clicked.connect(self.add_wanted)
        self.form_factor.setCurrentText("atx")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(heading(tr("Board")))
        column.addWidget(self.choice)
        self._own = QWidget()
        own = form_of(
            (tr("Brand"), self.brand), (tr("Name"), self.name), (tr("Socket"), self.socket)
        )
        self._own.setLayout(own)
        column.addWidget(self._own)
        sizes = form_of(
            (tr("Form factor"), self.form_factor),
            (tr("Depth"), self.depth_mm),
            (tr("Height"), self.height_mm),
        )
        column.addLayout(sizes)
        column.addWidget(
            dim(tr("Drag the four corners onto the board's: upper rear first, plugs at the rear."))
        )
        column.addWidget(self.bent)
        column.addWidget(heading(tr("Slots")))
        column.addWidget(
            dim(
                tr(
                    "Click the rear end of each slot's connector, in its middle line, where it "
                    "stands on the board."
                )
            )
        )
        column.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(foot)
        column.addWidget(self.override)
        column.addStretch()

    @property
    def listed(self) -> Board | None:
        """The chosen board of the catalog."""
        return self._catalog.get(self.choice.currentData(), Board)

    @property
    def form_factor_now(self) -> FormFactor:
        """The form factor chosen."""
        return cast(FormFactor, self.form_factor.currentText())

    @property
    def size_mm(self) -> tuple[float, float]:
        """True depth and height."""
        return self.depth_mm.value(), self.height_mm.value()

    def board(self) -> Board | None:
        """The board to put the figures into; None while words of a new one are missing."""
        if self.listed is not None:
            return self.listed
        words = [field.text().strip() for field in (self.brand, self.name, self.socket)]
        if not all(words):
            return None
        return new_board(words[0], words[1], self.form_factor_now, words[2])

    def choose(self, part_id: str) -> None:
        """Chooses a board of the catalog."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(part_id)))

    def named(self, marks: Marks) -> Marks:
        """The marks with the names that are shown."""
        return with_names(marks, self._names())

    def _names(self) -> list[str]:
        return [slot.name for slot in self.listed.slots] if self.listed is not None else []

    def lanes(self, marks: Marks) -> dict[str, Lanes]:
        """Length of each marked slot's connector by its name."""
        return {slot.name: slot.lanes for slot in self.named(marks).slots}

    def _chosen(self) -> None:
        board = self.listed
        self._own.setVisible(board is None)
        if board is not None:
            self.form_factor.setCurrentText(board.form_factor.value)
            self._form_factor_chosen(board.form_factor.value)
            if board.depth_mm is not None:
                self.depth_mm.setValue(board.depth_mm.nominal)
            if board.height_mm is not None:
                self.height_mm.setValue(board.height_mm.nominal)
        self.edited.emit()

    def _form_factor_chosen(self, name: str) -> None:
        depth, height = BOARD_SIZE_MM[name]
        self.depth_mm.setValue(depth)
        self.height_mm.setValue(height)
        self.edited.emit()

    def show_reading(self, marks: Marks, reading: BoardReading, conflict: bool) -> None:
        """Shows what the picture says; ``marks`` have their names."""
        self.bent.setChecked(marks.bent)
        self.override.setVisible(conflict or self.override.isChecked())
        while len(self.rows) < len(reading.slots):
            self._add_row()
        while len(self.rows) > len(reading.slots):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        names = self._names()
        for place, (row, slot) in enumerate(zip(self.rows, reading.slots, strict=True), 1):
            row.show_slot(place, slot, marks, names, marks.slots[slot.number].name)

    def _add_row(self) -> None:
        row = SlotRow(self._theme)
        row.name.activated.connect(lambda: self._rename(row))
        editor(row.name).editingFinished.connect(lambda: self._rename(row))
        row.lanes.activated.connect(lambda: self._change_lanes(row))
        row.remove.clicked.connect(
            lambda: self._history.keep(self._history.marks.without(Key("slot", row.number)))
        )
        self.rows.append(row)
        self._column.addWidget(row)

    def _rename(self, row: SlotRow) -> None:
        editor(row.name).setModified(False)
        name = row.name.currentText().strip()
        if name != self.named(self._history.marks).slots[row.number].name:
            self._change(row.number, name=name)

    def _change_lanes(self, row: SlotRow) -> None:
        self._change(row.number, lanes=row.lanes.currentData())

    def _change(self, number: int, **what: object) -> None:
        marks = self._history.marks
        slots = list(marks.slots)
        slots[number] = replace(slots[number], **what)  # type: ignore[arg-type]
        self._history.keep(replace(marks, slots=tuple(slots)))
