"""Joins the comparison with the main window: a rig of a column becomes the open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rigbuilder.rig.file import OpenedRig
from rigbuilder.ui.compare.lineup import Entrant
from rigbuilder.ui.compare.window import CompareWindow

if TYPE_CHECKING:
    from rigbuilder.ui.main_window import MainWindow


def compare_window(window: MainWindow) -> CompareWindow:
    """The comparison over the main window's document."""
    shown = CompareWindow(window.document, window.theme, window)

    def open_entrant(entrant: Entrant) -> None:
        document = window.document
        mine = Entrant(OpenedRig(document.rig, document.catalog), document.path)
        before = mine if document.rig.items() else None

        def traded() -> None:
            shown.opened(entrant, before)

        if entrant.path is not None and entrant.path.exists():
            window.files.open_path(entrant.path, traded)
        else:
            window.files.take(entrant.opened, traded)
        window.raise_()
        window.activateWindow()

    shown.open_asked.connect(open_entrant)
    return shown
