"""The style sheet: only what the Fusion style cannot be told through a palette."""

from __future__ import annotations

from string import Template

from rigbuilder.paths import assets_dir
from rigbuilder.ui.theme.tokens import Tokens, as_mapping

_SHEET = Template(
    """
QMainWindow, QSplitter, #workspace { background: $window; }
QMainWindow::separator, QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $accent; }
QFrame[panel="true"] { background: $panel; border: none; }
QMenuBar { background: $panel; border-bottom: 1px solid $border; padding: 1px 4px; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; color: $text; }
QMenu { background: $panel; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 4px 28px 4px 24px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $border_strong; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QStatusBar { background: $panel; border-top: 1px solid $border; color: $text_dim; }
QStatusBar::item { border: none; }
QToolTip { background: $panel; color: $text; border: 1px solid $border_strong; padding: 4px 6px; }

QLabel[role="heading"] { color: $text_dim; font-weight: 600; }
QLabel[role="dim"] { color: $text_dim; }
QLabel[role="title"] { font-size: 22px; font-weight: 650; }
QLabel[role="value"] { font-weight: 600; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit {
  background: $panel; border: 1px solid $border; border-radius: 5px;
  padding: 2px 6px; min-height: 20px; selection-background-color: $accent;
  selection-color: $on_accent;
}
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $border_strong; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {
  border: 1px solid $accent;
}
QLineEdit[role="name"] { border-color: transparent; background: transparent; font-weight: 600; }
QLineEdit[role="name"]:hover { border-color: $border; }
QLineEdit[role="name"]:focus { border-color: $accent; background: $panel; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 12px; height: 12px; }
QSpinBox, QDoubleSpinBox { padding-right: 20px; }
QSpinBox::up-button, QDoubleSpinBox::up-button {
  subcontrol-origin: border; subcontrol-position: top right; width: 18px; border: none;
}
QSpinBox::down-button, QDoubleSpinBox::down-button {
  subcontrol-origin: border; subcontrol-position: bottom right; width: 18px; border: none;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $pressed; }
QAbstractSpinBox::up-arrow {
  image: url("$icons/chevron-up.svg"); width: 10px; height: 10px;
}
QAbstractSpinBox::down-arrow {
  image: url("$icons/chevron-down.svg"); width: 10px; height: 10px;
}
QCheckBox::indicator, QListView::indicator {
  width: 12px; height: 12px; border: 1px solid $border_strong; border-radius: 3px;
  background: $panel;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$icons/tick-$tick.svg");
}
QCheckBox::indicator:disabled, QListView::indicator:disabled { border-color: $border; }
QTabWidget::pane { border: none; }
QTabBar { background: $panel; }
QTabBar::tab {
  background: $panel; color: $text_dim; padding: 6px 14px; border: none;
  border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; border-bottom-color: $border_strong; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QComboBox QAbstractItemView {
  background: $panel; border: 1px solid $border_strong; outline: none;
  selection-background-color: $selection; selection-color: $text;
}

QPushButton, QToolButton {
  background: $raised; border: 1px solid $border; border-radius: 5px;
  padding: 3px 10px; min-height: 18px; color: $text;
}
QPushButton:hover, QToolButton:hover { background: $pressed; border-color: $border_strong; }
QPushButton:pressed, QToolButton:pressed { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $border_strong; background: $panel; }
QPushButton[role="primary"] {
  background: $accent; border-color: $accent; color: $on_accent; font-weight: 600;
}
QPushButton[role="primary"]:focus { border: 1px solid $text; }
QPushButton[role="primary"]:disabled {
  background: $raised; border-color: $border; color: $border_strong;
}
QPushButton[role="fix"] { color: $accent; border-color: $accent; background: transparent; }
QPushButton[role="fix"]:hover { background: $selection; }
QPushButton[role="link"], QToolButton[role="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QToolButton[role="flat"] { background: transparent; border: 1px solid transparent; padding: 3px; }
QToolButton[role="flat"]:hover { background: $raised; border-color: $border; }
QToolButton[role="flat"]:focus { border-color: $accent; }
QPushButton[role="chip"] {
  border-radius: 10px; padding: 1px 8px; background: transparent; color: $text_dim;
  border: 1px solid $border;
}
QPushButton[role="chip"]:hover { border-color: $border_strong; color: $text; }
QPushButton[role="chip"]:checked {
  background: $selection; color: $text; border-color: $accent;
}
QPushButton[role="chip"]:focus { border-color: $accent; }
QPushButton[role="edge"] {
  border-radius: 10px; padding: 1px 8px; background: $panel; color: $text;
  border: 1px solid $border_strong;
}
QPushButton[role="edge"]:hover { background: $selection; }
QPushButton[role="edge"]:focus { border-color: $accent; }

QAbstractScrollArea { background: $panel; border: none; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; border: none; padding: 2px 4px; }
QTableCornerButton::section { background: $panel; border: none; }
QTableView { outline: none; selection-background-color: $selection; selection-color: $text; }
QTableView:focus { border: 1px solid $accent; }
QTableView { border: 1px solid transparent; }
QTableWidget::item { padding: 1px 2px; }
QListView { outline: none; }
QListView:focus { border: 1px solid $accent; }
QListView { border: 1px solid transparent; }
QTextBrowser { padding: 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame[role="card"] {
  background: $panel; border: 1px solid $border; border-radius: 6px;
}
QFrame[role="card"]:hover { border-color: $border_strong; }
QFrame[role="card"]:focus { border-color: $accent; }
QFrame[role="card"][chosen="true"] { background: $selection; border-color: $accent; }
QFrame[role="line"] { background: $border; border: none; }
QFrame[level="error"] { background: $panel; border-left: 4px solid $error; }
QFrame[level="warning"] { background: $panel; border-left: 4px solid $warning; }
QFrame[level="info"] { background: $panel; border-left: 4px solid $accent; }
QLabel[severity="error"] { color: $error; font-weight: 600; }
QLabel[severity="unknown"] { color: $unknown; font-weight: 600; }
QLabel[severity="warning"] { color: $warning; font-weight: 600; }
QLabel[severity="note"] { color: $note; font-weight: 600; }
QLabel[severity="ok"] { color: $ok; font-weight: 600; }
QLabel[severity="waived"] { color: $text_dim; font-weight: 600; }
"""
)


def stylesheet(tokens: Tokens) -> str:
    """The application's style sheet in the tokens' colours."""
    icons = (assets_dir() / "icons").as_posix()
    tick = "light" if tokens.scheme == "light" else "dark"
    return _SHEET.substitute(as_mapping(tokens), icons=icons, tick=tick)
