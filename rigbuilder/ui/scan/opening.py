"""Joins the reading of this computer with the main window: its rig becomes the open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rigbuilder.rig.model import Rig
from rigbuilder.scan.choose import owned_instead
from rigbuilder.scan.recognise import Scan
from rigbuilder.ui.language import tr
from rigbuilder.ui.scan.window import ScanWindow

if TYPE_CHECKING:
    from rigbuilder.ui.main_window import MainWindow


def scan_window(window: MainWindow) -> ScanWindow:
    """The reading of this computer, over the main window's document."""
    document = window.document
    shown = ScanWindow(document.own_catalog, window.theme, window)

    def open_scan(scan: Scan) -> None:
        window.files.take(scan.opened, shown.opened)

    def choose(before: Rig, key: str, part: str) -> None:
        """A model that is chosen after the rig was opened changes the open rig too."""
        if _parts(before) == _parts(document.rig):
            document.edit(tr("Choose the card's model"), lambda rig: owned_instead(rig, key, part))

    shown.open_asked.connect(open_scan)
    shown.chosen.connect(choose)
    document.file_changed.connect(lambda: shown.use_catalog(document.own_catalog))
    return shown


def _parts(rig: Rig) -> list[tuple[str, str]]:
    return [(card.key, card.part) for card in rig.cards]
