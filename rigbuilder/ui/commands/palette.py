"""The palette itself: a field and a list over the window, gone with Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.ui.commands.entries import Command
from rigbuilder.ui.commands.ranking import ranked
from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.theme import Theme

WIDTH, ROWS, ROW_HEIGHT, MARGIN = 560, 12, 28, 8
FROM_TOP = 64
Index = QModelIndex | QPersistentModelIndex
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
    Qt.Key.Key_PageDown: ROWS - 1,
}


class _Row(QStyledItemDelegate):
    """Words at the left, group and keys dim at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Every row is as high."""
        return QSize(WIDTH, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one row; the words give way to the keys."""
        tokens = self._theme.tokens
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.selection)
        inner = rect.adjusted(MARGIN + 2, 0, -MARGIN - 2, 0)
        right = "   ".join(part for part in (command.group, command.keys) if part)
        taken = option.fontMetrics.horizontalAdvance(right)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tokens.text_dim)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, right)
        room = inner.width() - taken - 16
        words = option.fontMetrics.elidedText(command.words, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(tokens.text)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, words)


class CommandPalette(QFrame):
    """Lists commands, keeps the keyboard in its field, runs the chosen one when it is closed."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._commands: list[Command] = []
        self._before: QWidget | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Command palette"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Search commands"))
        self.view = QListView()
        self.view.setAccessibleName(tr("Commands found"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setItemDelegate(_Row(theme, self))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self.view.setModel(self._model)
        self._none = QLabel(tr("Nothing of that name."))
        self._none.setProperty("role", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._none)
        column.addWidget(self.view)
        self.field.textEdited.connect(self._search)
        self.field.returnPressed.connect(self._run)
        self.view.clicked.connect(lambda _index: self._run())
        self.field.installEventFilter(self)
        self.hide()

    def open(self, commands: list[Command]) -> None:
        """Shows the palette over its window with an empty field."""
        self._commands = commands
        self._before = self.window().focusWidget()
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def found(self) -> list[Command]:
        """The commands that are listed, best first."""
        rows = range(self._model.rowCount())
        return [self._model.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]

    def _search(self, typed: str) -> None:
        texts = [f"{command.words} {command.group}" for command in self._commands]
        self._model.clear()
        for number in ranked(typed, texts):
            command = self._commands[number]
            item = QStandardItem(command.words)
            item.setData(command, Qt.ItemDataRole.UserRole)
            label = ", ".join(part for part in (command.words, command.group, command.keys) if part)
            item.setData(label, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        count = self._model.rowCount()
        self._none.setVisible(count == 0)
        self.view.setVisible(count > 0)
        self.view.setFixedHeight(ROW_HEIGHT * min(ROWS, max(1, count)) + 2)
        if count:
            self.view.setCurrentIndex(self._model.index(0, 0))
        self._place()

    def _place(self) -> None:
        window = self._window
        wide = min(WIDTH, window.width() - 2 * MARGIN)
        self.setFixedWidth(wide)
        self.adjustSize()
        self.move(QPoint((window.width() - wide) // 2, FROM_TOP))

    def _run(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        self.dismiss()
        command.act()

    def dismiss(self) -> None:
        """Closes it; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Arrows move in the list while the field has the keyboard; leaving the field closes."""
        if event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            if event.key() in STEPS:
                self._walk(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _walk(self, key: Qt.Key) -> None:
        step = STEPS[key]
        count = self._model.rowCount()
        if count == 0:
            return
        row = self.view.currentIndex().row() + step
        if abs(step) == 1:
            row %= count
        index = self._model.index(max(0, min(count - 1, row)), 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
