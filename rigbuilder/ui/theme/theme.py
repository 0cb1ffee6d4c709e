"""Puts a colour scheme on the application and follows the system's choice."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from rigbuilder.ui.theme.stylesheet import stylesheet
from rigbuilder.ui.theme.tokens import Scheme, Tokens, tokens_of

Choice = Literal["system", "light", "dark", "contrast"]


class Theme(QObject):
    """The tokens in force; ``changed`` after the application has taken new ones."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self.tokens: Tokens = tokens_of("light")
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.choose(choice)

    @property
    def scheme(self) -> Scheme:
        """As shown now."""
        return self.tokens.scheme

    @property
    def choice(self) -> Choice:
        """What the user asked for."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Shows a scheme, or from now on the system's."""
        self._choice = choice
        self._apply(self._system_scheme() if choice == "system" else choice)

    def _system_scheme(self) -> Scheme:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._apply(self._system_scheme())

    def _apply(self, scheme: Scheme) -> None:
        self.tokens = tokens_of(scheme)
        self._app.setPalette(qpalette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()


def qpalette(t: Tokens) -> QPalette:
    """The Fusion palette of the tokens."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: t.panel,
        role.WindowText: t.text,
        role.Base: t.panel,
        role.AlternateBase: t.raised,
        role.Text: t.text,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.error,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.PlaceholderText: t.text_dim,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.Mid: t.border,
        role.Dark: t.border_strong,
        role.Light: t.raised,
        role.Accent: t.accent,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.border_strong))
    return palette
