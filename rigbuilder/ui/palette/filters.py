"""The palette's filters: brand, memory, slots, thickness, length and price."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QPushButton, QSpinBox

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.facets import Facets, Range
from rigbuilder.catalog.find import facet_choices
from rigbuilder.ui.language import mark, tr

ROWS = (
    ("vram_gib", mark("Memory from"), " GB", mark("any memory"), 512),
    ("slots", mark("Slots up to"), "", mark("any width"), 20),
    ("thickness_mm", mark("Thickness up to"), " mm", mark("any thickness"), 200),
    ("length_mm", mark("Length up to"), " mm", mark("any length"), 1000),
    ("price", mark("Price up to"), " USD", mark("any price"), 100_000),
)
"""(facet, words, unit, words for "not asked", largest value)."""


class Filters(QFrame):
    """What the list is narrowed to; a part whose figure is not known does not pass its filter."""

    changed = Signal()

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._catalog = catalog
        self.setAccessibleName(tr("Filters of the parts list"))
        self.brand = QComboBox()
        self.brand.setAccessibleName(tr("Brand"))
        self.figures = {row[0]: self._spin(*row[1:]) for row in ROWS}
        self.clear = QPushButton(tr("Clear filters"))
        self.clear.setProperty("role", "link")
        self.clear.clicked.connect(self.reset)
        form = QFormLayout(self)
        form.setContentsMargins(10, 2, 10, 4)
        form.setVerticalSpacing(3)
        form.addRow(self._label(tr("Brand"), self.brand), self.brand)
        for name, words, *_ in ROWS:
            form.addRow(self._label(tr(words), self.figures[name]), self.figures[name])
        form.addRow(self.clear)
        self.brand.currentIndexChanged.connect(self.changed)
        for box in self.figures.values():
            box.valueChanged.connect(self.changed)

    def _spin(self, words: str, unit: str, anything: str, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, most)
        box.setSuffix(unit)
        box.setSpecialValueText(tr(anything))
        box.setAccessibleName(tr(words))
        box.setKeyboardTracking(False)
        return box

    def _label(self, words: str, field: QComboBox | QSpinBox) -> QLabel:
        label = QLabel(words)
        label.setProperty("role", "dim")
        label.setBuddy(field)
        return label

    def set_catalog(self, catalog: Catalog) -> None:
        """Offers the brands of another catalog from the next ``show_kind`` on."""
        self._catalog = catalog

    def show_kind(self, kind: str | None) -> None:
        """Offers the brands of a kind, and only the figures that parts of it have."""
        offered = facet_choices(self._catalog, kind)
        chosen = self.brand.currentData()
        with QSignalBlocker(self.brand):
            self.brand.clear()
            self.brand.addItem(tr("any brand"), None)
            for brand, count in offered.brands.items():
                self.brand.addItem(f"{brand} ({count})", brand)
            self.brand.setCurrentIndex(max(0, self.brand.findData(chosen)))
        form = self.layout()
        assert isinstance(form, QFormLayout)  # set in the constructor
        for name, box in self.figures.items():
            there = name in offered.ranges
            form.setRowVisible(box, there)
            if not there:
                with QSignalBlocker(box):
                    box.setValue(0)

    def reset(self) -> None:
        """Asks for nothing."""
        for box in self.figures.values():
            with QSignalBlocker(box):
                box.setValue(0)
        with QSignalBlocker(self.brand):
            self.brand.setCurrentIndex(0)
        self.changed.emit()

    def facets(self) -> Facets:
        """What is asked for."""
        brand = self.brand.currentData()
        asked = {name: box.value() for name, box in self.figures.items()}
        return Facets(
            brands=frozenset() if brand is None else frozenset([brand]),
            vram_gib=(float(asked["vram_gib"]), math.inf) if asked["vram_gib"] else None,
            slots=_up_to(asked["slots"]),
            thickness_mm=_up_to(asked["thickness_mm"]),
            length_mm=_up_to(asked["length_mm"]),
            price=_up_to(asked["price"]),
        )


def _up_to(value: int) -> Range | None:
    return (0.0, float(value)) if value else None
