"""A card's power limit as a slider: watts against the speed that the rig then has."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from rigbuilder.catalog.parts import Card
from rigbuilder.rig.edits import set_power_limit
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.words import number

LEAST_SHARE = 0.4
"""Lowest limit offered, as a share of the board power; drivers refuse much less."""
STEP_W = 5


class LimitSlider(QWidget):
    """The full right is the factory's setting; one pull is one undo step."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._key = ""
        self._full_w = 0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setSingleStep(STEP_W)
        self.slider.setPageStep(5 * STEP_W)
        self.slider.setAccessibleName(tr("Power limit of the card in watts"))
        self.speed = QLabel()
        self.speed.setProperty("role", "dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.speed)
        self.slider.valueChanged.connect(self._pull)
        self.slider.sliderReleased.connect(document.end_merge)
        document.shown.connect(self._say)

    def show_card(self, key: str) -> None:
        """Shows the limit of a card; hidden for other items and for cards of unknown power."""
        rig = self._document.rig
        placed = rig.card(key)
        card = self._document.catalog.get(placed.part, Card) if placed else None
        self._key = key
        known = card is not None and card.tdp_w is not None
        self.setVisible(known)
        if placed is None or card is None or card.tdp_w is None:
            return
        self._full_w = round(card.tdp_w.nominal)
        with QSignalBlocker(self.slider):
            self.slider.setRange(round(LEAST_SHARE * self._full_w), self._full_w)
            self.slider.setValue(round(placed.power_limit_w or self._full_w))
        self._say()

    def _pull(self, watts: int) -> None:
        limit = None if watts >= self._full_w else float(watts)
        self._document.edit(
            tr("Power limit of {key}", key=self._key),
            lambda rig: set_power_limit(rig, self._key, limit),
            f"limit {self._key}",
        )

    def _say(self) -> None:
        speed = self._document.shown_report.speed
        expected = speed.decode_tok_s.expected if speed is not None else None
        watts = f"{self.slider.value()} W"
        tail = "" if expected is None else f" \N{RIGHTWARDS ARROW} {number(expected)} tok/s"
        self.speed.setText(watts + tail)
        self.slider.setAccessibleDescription(watts + tail)
