"""The help panel: explains a rule, lists the shortcuts, says what the program is."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFrame, QTextBrowser, QVBoxLayout

from rigbuilder.ui.help.pages import about_page, rule_names, rule_page, shortcuts_page
from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.theme import Theme

SHORTCUTS, ABOUT = "shortcuts", "about"


class HelpPanel(QFrame):
    """A page and a box to choose it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Help"))
        self._theme = theme
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(tr("Page of the help"))
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.chooser.addItem(tr("Shortcuts"), SHORTCUTS)
        for rule in rule_names():
            self.chooser.addItem(rule, rule)
        self.chooser.addItem(tr("About RigBuilder"), ABOUT)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(tr("Text of the help"))
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.chooser)
        column.addWidget(self.browser, 1)
        self.chooser.currentIndexChanged.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    def show_page(self, name: str) -> None:
        """Shows a rule's page, ``shortcuts`` or ``about``."""
        found = self.chooser.findData(name)
        if found < 0:
            self.chooser.addItem(name, name)
            found = self.chooser.count() - 1
        self.chooser.setCurrentIndex(found)

    def _show(self) -> None:
        name = self.chooser.currentData()
        text = {SHORTCUTS: shortcuts_page, ABOUT: about_page}.get(name, lambda: rule_page(name))()
        self.browser.document().setDefaultStyleSheet(f"a {{ color: {self._theme.tokens.accent}; }}")
        self.browser.setMarkdown(text)

    def _follow(self, link: QUrl) -> None:
        """Pages of other rules open here, everything else in the browser."""
        rule = link.fileName().removesuffix(".md")
        if link.isRelative() and self.chooser.findData(rule) >= 0:
            self.show_page(rule)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
