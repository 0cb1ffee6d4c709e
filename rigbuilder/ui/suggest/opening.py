"""Joins the search with the main window: a build becomes the open rig."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rigbuilder.advisor.suggest import Suggestion
from rigbuilder.rig.file import OpenedRig
from rigbuilder.ui.suggest.window import SuggestWindow

if TYPE_CHECKING:
    from rigbuilder.ui.main_window import MainWindow


def suggest_window(window: MainWindow) -> SuggestWindow:
    """The search over the main window's document; a rig with unsaved changes is asked about."""
    shown = SuggestWindow(window.document, window.theme, window)

    def open_build(one: Suggestion) -> None:
        window.files.take(OpenedRig(one.rig, window.document.own_catalog))
        window.raise_()
        window.activateWindow()

    shown.open_asked.connect(open_build)
    return shown
