"""Tools of the drawing: fit, zoom, what is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme


class CanvasToolbar(QFrame):
    """Buttons only; the panel connects them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Tools of the drawing"))
        self.fit = self._button(tr("Fit to window (Ctrl+0)"))
        self.farther = self._button(tr("Zoom out (Ctrl+-)"))
        self.scale = QLabel("100%")
        self.scale.setProperty("role", "dim")
        self.scale.setMinimumWidth(44)
        self.scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.scale.setAccessibleName(tr("Scale of the drawing"))
        self.closer = self._button(tr("Zoom in (Ctrl++)"))
        self.dimensions = self._toggle(tr("Dimensions"), tr("Show the dimension lines"), True)
        self.rear = self._toggle(
            tr("Rear view"), tr("Show the rear view beside the side view"), True
        )
        self.rulers = self._toggle(tr("Rulers"), tr("Show rulers in mm along the drawing"), True)
        self.legend = self._toggle(tr("Legend"), tr("Explain the signs of the drawing"), False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(4)
        for tool in (self.fit, self.farther, self.scale, self.closer):
            row.addWidget(tool)
        row.addStretch()
        for toggle in (self.dimensions, self.rear, self.rulers, self.legend):
            row.addWidget(toggle)
        theme.changed.connect(self._dress)
        self._dress()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        return button

    def _toggle(self, words: str, tip: str, on: bool) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setChecked(on)
        button.setToolTip(tip)
        return button

    def _dress(self) -> None:
        colour = self._theme.tokens.text_dim
        for button, name in (
            (self.fit, "fit"),
            (self.farther, "zoom-out"),
            (self.closer, "zoom-in"),
        ):
            button.setIcon(icon(name, colour))

    def show_scale(self, scale: float) -> None:
        """Pixels for a millimetre as per cent."""
        self.scale.setText(f"{scale:.0%}")
