"""Edits a rig 900 times in an offscreen window; prints the resident bytes early and late."""

import gc
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.mime import part_mime_data
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme

STEPS, ROUND = 900, 60
app = QApplication([])
window = MainWindow(Profile(Path(tempfile.mkdtemp())), Theme(app, "light"))
window.resize(1920, 1080)
window.complete(load_catalog([catalogs_dir()]))
window.show()
rig = assets_dir() / "rigs" / "dual-3090-nvlink.rig.json"
copy, left, none = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)
view = window.workspace.canvas.side.view
words = ("3090", "1600w", "blower", "24gb", "x")
# a person weighs a dozen cards; every card more keeps its drawing on purpose
cards = [part.id for part in window.document.catalog if part.kind == "card"][::15]


def settle():
    app.processEvents()
    # outside of exec() Qt leaves what deleteLater() marks
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def resident():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def drag(part, number):
    data = part_mime_data(part)
    seats = window.document.report.layout.seats
    app.sendEvent(view.viewport(), QDragEnterEvent(view.rect().center(), copy, data, left, none))
    for seat in seats:
        place = view.mapFromScene(QPointF(*seat.middle("side")))
        app.sendEvent(view.viewport(), QDragMoveEvent(place, copy, data, left, none))
        app.processEvents()
    if number % 2:
        app.sendEvent(view.viewport(), QDropEvent(QPointF(place), copy, data, left, none))
    else:
        app.sendEvent(view.viewport(), QDragLeaveEvent())


for step in range(STEPS):
    if step % ROUND == 0:
        window.document.open(rig, as_template=True)
        window.show_workspace()
    deed = step % 6
    if deed == 0:
        drag(cards[step // 6 % len(cards)], step // 6)
    elif deed == 1:
        window.selection.select("gpu2")
        window.workspace.palette_panel.search.setText(words[step // 6 % len(words)])
        window.workspace.palette_panel.search_now()
    elif deed == 2:
        window.actions_["duplicate"].trigger()
    elif deed == 3:
        window.actions_["undo"].trigger()
    elif deed == 4:
        window.workspace.canvas.zoom(1.1 if step % 4 else 0.9)
    else:
        window.actions_["redo"].trigger()
    settle()
    if step == STEPS // 10:
        early = resident()
late = resident()
print(early, late)
sys.stdout.flush()
os._exit(0)
