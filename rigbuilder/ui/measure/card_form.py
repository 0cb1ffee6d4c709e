"""The form beside a card's picture: which card, what is seen of it, and the one known length."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QVBoxLayout, QWidget

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.geometry.standards import BRACKET_HEIGHT_MM
from rigbuilder.measure.card import PIXEL_SIGMA, VIEW_SIDES, CardReading, Known, Size, View
from rigbuilder.measure.marks import Marks, Point
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.measure.fields import dim, form_of, heading, mm_field, part_box
from rigbuilder.ui.measure.history import History

NONE_CHOSEN = mark("Choose the card\N{HORIZONTAL ELLIPSIS}")
VIEWS: tuple[tuple[View, str], ...] = (
    ("edge", mark("Its long edge: length and thickness")),
    ("face", mark("Its fans: length and height")),
    ("end", mark("Its bracket: thickness")),
)
KNOWN_WORDS = {
    "length": mark("The card's length"),
    "height": mark("The card's height"),
    "thickness": mark("The card's thickness"),
    "bracket": mark("The bracket's height"),
    "ruler": mark("A ruler that I place"),
}


class CardForm(QWidget):
    """``edited`` when something else than the marks changes."""

    edited = Signal()

    def __init__(self, catalog: Catalog, history: History) -> None:
        super().__init__()
        self._catalog, self._history = catalog, history
        self.choice = part_box(tr("Card"), tr(NONE_CHOSEN), catalog.of_kind(Card))
        self.view = QComboBox()
        self.view.setAccessibleName(tr("What the picture shows of the card"))
        for view, words in VIEWS:
            self.view.addItem(tr(words), view)
        self.known = QComboBox()
        self.known.setAccessibleName(tr("Length that is known"))
        self.known_mm = mm_field(tr("Known length in millimetres"), 0, 600, 0)
        self.known_mm.setSpecialValueText(tr("type it"))
        self.accuracy = QDoubleSpinBox()
        self.accuracy.setAccessibleName(tr("How exactly the marks are placed, in pixels"))
        self.accuracy.setRange(0.5, 10)
        self.accuracy.setSingleStep(0.5)
        self.accuracy.setDecimals(1)
        self.accuracy.setSuffix(tr(" pixels"))
        self.accuracy.setValue(PIXEL_SIGMA)
        self.bent = QCheckBox(tr("Straight edges look bent"))
        self.bent.setToolTip(tr("Drag the four marks on the edges onto the card's edges"))
        self.plug = QCheckBox(tr("Mark the power plug's middle"))
        self.override = QCheckBox(tr("Replace documented sizes that differ"))
        self.override.hide()
        self.result = QLabel()
        self.result.setWordWrap(True)
        self.result.setProperty("role", "value")
        self.result.setAccessibleName(tr("Measured sizes"))
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._fill_known)
        self.view.currentIndexChanged.connect(self._view_chosen)
        self.known.currentIndexChanged.connect(self._known_chosen)
        for field in (self.known_mm, self.accuracy):
            field.valueChanged.connect(self.edited)
        self.override.toggled.connect(self.edited)
        self.bent.clicked.connect(lambda on: history.keep(history.marks.with_bent(on)))
        self.plug.clicked.connect(self._place_plug)
        self._view_chosen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(heading(tr("Card")))
        column.addWidget(self.choice)
        column.addLayout(form_of((tr("Seen"), self.view)))
        column.addWidget(
            dim(tr("Drag the four corners onto the card's outline, bracket at the left."))
        )
        column.addWidget(self.bent)
        column.addWidget(heading(tr("Known length")))
        column.addWidget(self.known)
        fields = form_of((tr("Length"), self.known_mm), (tr("Marks are exact to"), self.accuracy))
        column.addLayout(fields)
        column.addWidget(
            dim(tr("It must lie in the plane of the four corners: nearer things look larger."))
        )
        column.addWidget(self.plug)
        column.addWidget(heading(tr("Measured")))
        column.addWidget(self.result)
        column.addWidget(self.override)
        column.addStretch()

    @property
    def card(self) -> Card | None:
        """The chosen card."""
        return self._catalog.get(self.choice.currentData(), Card)

    @property
    def view_now(self) -> View:
        """What the picture shows."""
        return cast(View, self.view.currentData())

    def known_now(self) -> Known:
        """The known length, with the tolerance that the catalog gives it."""
        what, mm = self.known.currentData(), self.known_mm.value()
        figure = None
        if self.card is not None and what in ("length", "height", "thickness"):
            figure = getattr(self.card, f"{what}_mm")
        if figure is None or abs(figure.nominal - mm) > 0.005:
            return Known(what, mm)
        return Known(what, mm, max(figure.high - mm, mm - figure.low, 0.0))

    def choose(self, part_id: str) -> None:
        """Chooses a card of the catalog."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(part_id)))

    def _view_chosen(self) -> None:
        self.plug.setVisible(self.view_now != "end")
        self._fill_known()

    def _fill_known(self) -> None:
        """The view's sides and the ruler; a side whose length the catalog vouches for first."""
        sides = [side for side in VIEW_SIDES[self.view_now] if side != "bracket"]
        names = [*sides, "ruler"] if self.view_now != "end" else ["bracket", *sides, "ruler"]
        self.known.blockSignals(True)
        self.known.clear()
        for name in names:
            self.known.addItem(tr(KNOWN_WORDS[name]), name)
        self.known.blockSignals(False)
        if self.view_now == "face":
            self.known.setCurrentIndex(self.known.findData("ruler"))
        self._known_chosen()

    def _known_chosen(self) -> None:
        what = self.known.currentData()
        figure = None
        if self.card is not None and what in ("length", "height", "thickness"):
            figure = getattr(self.card, f"{what}_mm")
            figure = figure if figure is not None and figure.grade != "unverified" else None
        mm = BRACKET_HEIGHT_MM if what in ("bracket", "ruler") else 0.0
        self.known_mm.setValue(figure.nominal if figure is not None else mm)
        self.place_ruler()
        self.edited.emit()

    def place_ruler(self) -> None:
        """Puts the ruler beside the left edge when it is wanted, takes it away when it is not."""
        marks = self._history.marks
        if self.known.currentData() != "ruler":
            if marks.ruler is not None:
                self._history.keep(replace(marks, ruler=None))
        elif marks.ruler is None:
            top, bottom = marks.corners[0], marks.corners[3]
            inside = (marks.corners[1].x - top.x) * 0.08
            ends = Point(top.x + inside, top.y), Point(bottom.x + inside, bottom.y)
            self._history.keep(replace(marks, ruler=ends))

    def _place_plug(self, on: bool) -> None:
        marks = self._history.marks
        start, end = marks.corners[0], marks.corners[1]
        place = Point(start.x * 0.4 + end.x * 0.6, start.y * 0.4 + end.y * 0.6)
        self._history.keep(replace(marks, plug=place if on else None))

    def show_reading(self, marks: Marks, reading: CardReading, conflict: bool) -> None:
        """Shows what the picture says."""
        self.bent.setChecked(marks.bent)
        self.plug.setChecked(marks.plug is not None)
        self.override.setVisible(conflict or self.override.isChecked())
        rows = [
            f"{_called(s)}: {s.value_mm:.1f} \N{PLUS-MINUS SIGN} {s.tolerance_mm:.1f} mm"
            for s in reading.sizes
        ]
        self.result.setText("\n".join(rows) or "\N{EM DASH}")


def _called(size: Size) -> str:
    words = {"length": tr("Length"), "height": tr("Height"), "thickness": tr("Thickness")}
    return words.get(size.what, tr("Plug from the bracket"))
