"""Shows one step after the other over the workspace; skipped by a click or Esc, shown once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rigbuilder.ui.language import tr
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme

SEEN = "tour/seen"
WIDTH, GAP, EDGE = 320, 14, 12


@dataclass(frozen=True)
class Step:
    """One step: what it is beside, and what it says."""

    target: QWidget
    title: str
    words: str


class _Ring(QWidget):
    """A ring around the widget that the step speaks of; clicks go through."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)


class Tour(QFrame):
    """The card of the step that is shown."""

    def __init__(self, window: QWidget, profile: Profile, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._profile = window, profile
        self._steps: tuple[Step, ...] = ()
        self._number = 0
        self._ring = _Ring(window, theme)
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._title, self._words, self._count = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "value")
        self._words.setWordWrap(True)
        self._count.setProperty("role", "dim")
        self.skip_button = QPushButton(tr("Skip the tour"))
        self.skip_button.setProperty("role", "link")
        self.next_button = QPushButton()
        self.next_button.setProperty("role", "primary")
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.skip_button.clicked.connect(self.end)
        self.next_button.clicked.connect(self.go_on)
        window.installEventFilter(self)
        self.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self.skip_button)
        row.addWidget(self.next_button)
        column = self._column
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(row)

    @property
    def title(self) -> str:
        """Heading of the step that is shown."""
        return self._title.text()

    def begin(self, steps: tuple[Step, ...]) -> None:
        """Shows the first step, and remembers that the tour was seen."""
        self._steps, self._number = steps, 0
        self._profile.settings.setValue(SEEN, True)
        self._show()

    def go_on(self) -> None:
        """The next step, or the end."""
        self._number += 1
        if self._number < len(self._steps):
            self._show()
        else:
            self.end()

    def end(self) -> None:
        """Takes it away."""
        self.hide()
        self._ring.hide()

    def _show(self) -> None:
        step = self._steps[self._number]
        last = self._number == len(self._steps) - 1
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._count.setText(tr("{step} of {steps}", step=self._number + 1, steps=len(self._steps)))
        self.next_button.setText(tr("Done") if last else tr("Next"))
        self.skip_button.setVisible(not last)
        self.setAccessibleName(tr("Tour, {title}", title=step.title))
        self.setAccessibleDescription(step.words)
        self._place()
        self._ring.show()
        self._ring.raise_()
        self.show()
        self.raise_()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        """Beside the target on the side with room, inside the window."""
        target = self._steps[self._number].target
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self._ring.setGeometry(place)
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH))
        room = self._window.rect()
        if room.right() - place.right() > WIDTH + 2 * GAP:
            x = place.right() + GAP
        elif place.left() > WIDTH + 2 * GAP:
            x = place.left() - WIDTH - GAP
        else:
            x = place.center().x() - WIDTH // 2
        y = place.top() + GAP
        x = max(EDGE, min(x, room.right() - WIDTH - EDGE))
        y = max(EDGE, min(y, room.bottom() - self.height() - EDGE))
        self.move(x, y)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Follows the window's size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc skips what is left."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)
