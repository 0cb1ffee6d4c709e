"""What can be set on the selected item: its slot, its power limit, its count, its price."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.rig.edits import move_card, set_count, set_power_limit, set_price
from rigbuilder.rig.model import OwnPrice, PlacedCard
from rigbuilder.ui.contents.model import is_counted
from rigbuilder.ui.document import Document
from rigbuilder.ui.inspector.limit import LimitSlider
from rigbuilder.ui.inspector.origin import OriginBox
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.seats import seat_at, seat_index


class ItemControls(QWidget):
    """Editors of one item; each change is an undo step, held spin boxes are one."""

    kind_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._key = ""
        self._part_id = ""
        self.seat = QComboBox()
        self.seat.setAccessibleName(tr("Slot of the card"))
        self.seat.activated.connect(self._move)
        self.origin = OriginBox(document)
        self.limit = self._spin(QDoubleSpinBox(), tr("Power limit"), " W", 0, 2000, tr("as made"))
        self.limit.setSingleStep(10)
        self.limit.setDecimals(0)
        self.limit.valueChanged.connect(self._limit)
        self.slider = LimitSlider(document)
        self.count = self._spin(QSpinBox(), tr("Count"), "", 1, 64, "")
        self.count.valueChanged.connect(self._count)
        self.price = self._spin(QDoubleSpinBox(), tr("Own price"), "", 0, 1e7, tr("as listed"))
        self.price.setDecimals(0)
        self.price.setSingleStep(10)
        self.price.valueChanged.connect(self._price)
        self._lay_out()

    def _spin(self, box, name: str, suffix: str, low: float, high: float, special: str):  # type: ignore[no-untyped-def]
        box.setAccessibleName(name)
        box.setSuffix(suffix)
        box.setRange(low, high)
        box.setSpecialValueText(special)
        box.setKeyboardTracking(False)
        box.editingFinished.connect(self._document.end_merge)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        self._labels: dict[QWidget, QLabel] = {}
        places = (
            (tr("Slot"), self.seat, (0, 0, 1, 3)),
            (tr("From"), self.origin, (1, 0, 1, 3)),
            (tr("Limit"), self.limit, (2, 0, 1, 1)),
            (tr("Count"), self.count, (2, 0, 1, 1)),
            (tr("Price"), self.price, (2, 2, 1, 1)),
        )
        for words, field, (row, left, rows, columns) in places:
            label = QLabel(words)
            label.setProperty("role", "dim")
            label.setBuddy(field)
            self._labels[field] = label
            grid.addWidget(label, row, left)
            grid.addWidget(field, row, left + 1, rows, columns)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.replace = QPushButton(tr("Replace\N{HORIZONTAL ELLIPSIS}"))
        self.replace.setToolTip(tr("List the parts of this kind in the palette"))
        self.replace.clicked.connect(self._ask_kind)
        self.remove = QPushButton(tr("Remove"))
        self.remove.setToolTip(tr("Take it out of the rig (Delete)"))
        self.remove.clicked.connect(lambda: self.removal_asked.emit(self._key))
        buttons = QHBoxLayout()
        buttons.addWidget(self.replace)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 4)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.slider)
        column.addLayout(buttons)

    def _show_field(self, field: QWidget, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def show_item(self, key: str, part_id: str) -> None:
        """Shows the values of an item."""
        self._key, self._part_id = key, part_id
        rig = self._document.rig
        card = rig.card(key)
        blockers = [QSignalBlocker(w) for w in (self.seat, self.limit, self.count, self.price)]
        self._show_field(self.seat, card is not None)
        self._show_field(self.origin, self.origin.show_item(key))
        whose = tr("From") if card is not None else tr("Slot")
        self._labels[self.origin].setText(whose)
        self._show_field(self.limit, card is not None)
        self._show_field(self.count, is_counted(key))
        self.slider.show_card(key)
        if card is not None:
            self._fill_seats(card)
            self.limit.setValue(card.power_limit_w or 0)
        if is_counted(key):
            self.count.setValue(next(n for item, _, n in rig.items() if item == key))
        own = rig.prices.get(part_id)
        self.price.setPrefix(f"{own.currency if own else rig.site.currency} ")
        self.price.setValue(own.amount if own else 0)
        del blockers

    def _fill_seats(self, card: PlacedCard) -> None:
        self.seat.clear()
        self.seat.addItem(tr("not placed"), None)
        seats = self._document.report.layout.seats
        for number, place in enumerate(seats):
            self.seat.addItem(place.name, number)
        found = seat_index(seats, card.seat)
        self.seat.setCurrentIndex(0 if found is None else found + 1)

    def _move(self) -> None:
        number = self.seat.currentData()
        seats = self._document.report.layout.seats
        card = self._document.rig.card(self._key)
        if card is None:
            return
        rig, catalog = self._document.rig, self._document.catalog
        seat = None if number is None else seat_at(seats[number], rig, card, catalog)
        self._document.edit(
            tr("Move {key}", key=self._key), lambda rig: move_card(rig, self._key, seat)
        )

    def _limit(self, value: float) -> None:
        self._document.edit(
            tr("Power limit of {key}", key=self._key),
            lambda rig: set_power_limit(rig, self._key, value or None),
            f"limit {self._key}",
        )

    def _count(self, value: int) -> None:
        self._document.edit(
            tr("Count of {key}", key=self._key),
            lambda rig: set_count(rig, self._key, value),
            f"count {self._key}",
        )

    def _price(self, value: float) -> None:
        rig = self._document.rig
        old = rig.prices.get(self._part_id)
        currency = old.currency if old else rig.site.currency
        price = OwnPrice(amount=value, currency=currency) if value else None
        self._document.edit(
            tr("Own price"),
            lambda rig: set_price(rig, self._part_id, price),
            f"price {self._part_id}",
        )

    def _ask_kind(self) -> None:
        part = self._document.catalog.parts.get(self._part_id)
        if part is not None:
            self.kind_asked.emit(part.kind)
