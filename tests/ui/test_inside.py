"""The inside of the selected case: cages, fans and the radiator's wall, each one undo step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.fittings import WallFans
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.ui.inspector.inside import CaseControls
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui.hands import settle


@pytest.fixture
def window(qtbot: QtBot, profile: Profile, theme: Theme, tmp_path: Path) -> MainWindow:
    """Two RTX 4090 in a Meshify 2 XL with a liquid cooler, the case selected."""
    path = tmp_path / "tower.rig.json"
    ready = assets_dir() / "rigs" / "dual-4090.rig.json"
    rig = json.loads(ready.read_text(encoding="utf-8"))
    rig |= {"case": "fractal-meshify-2-xl", "cooler": "arctic-liquid-freezer-iii-360"}
    path.write_text(json.dumps(rig), encoding="utf-8")
    window = MainWindow(profile, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.complete(load_catalog([catalogs_dir()]))
    window.show()
    window.files.open_path(path)
    settle(qtbot, window)
    window.selection.select("case")
    window.workspace.show_part()
    return window


def _inside(window: MainWindow) -> CaseControls:
    return window.workspace.inspector.inside


def _roles(window: MainWindow) -> set[str]:
    return {body.role for body in window.document.report.layout.bodies}


def test_a_cage_is_put_in_and_taken_out_again_by_undo(window: MainWindow, qtbot: QtBot) -> None:
    box = _inside(window).cages["front"]
    assert box.text() == "Drive cage front (cards up to 359\N{NO-BREAK SPACE}mm)"
    assert not box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert window.document.rig.cages == ("front",)
    assert "cage" in _roles(window)
    window.document.undo_stack.undo()
    assert window.document.rig.cages is None
    assert not box.isChecked()
    assert "cage" not in _roles(window)


def test_fans_are_set_wall_by_wall(window: MainWindow, qtbot: QtBot) -> None:
    inside = _inside(window)
    front = inside.rows["front"]
    assert inside.shipped.isChecked()
    assert not front.count.isVisible()
    qtbot.keyClick(inside.shipped, Qt.Key.Key_Space)
    assert window.document.rig.fans == ()
    assert front.count.isVisible()
    for _ in range(3):
        qtbot.keyClick(front.count, Qt.Key.Key_Up)
    assert window.document.rig.fans == (WallFans(place="front", count=3, size_mm=120),)
    assert len([b for b in window.document.report.layout.bodies if b.role == "fan"]) == 3
    qtbot.keyClick(front.size, Qt.Key.Key_Down)
    front.size.activated.emit(front.size.currentIndex())
    assert window.document.rig.fans[0].size_mm == 140
    front.radiator.setValue(30)
    assert window.document.rig.fans[0].radiator_mm == 30.0
    assert "radiator" in _roles(window)
    front.count.setValue(0)
    assert window.document.rig.fans == ()
    qtbot.keyClick(inside.shipped, Qt.Key.Key_Space)
    assert window.document.rig.fans is None


def test_what_the_window_does_not_edit_of_fans_stays(window: MainWindow) -> None:
    deep = WallFans(place="front", count=2, size_mm=180, thickness_mm=38.0)
    second = WallFans(place="front", count=1, size_mm=80)
    document = window.document
    document.edit("Fans", lambda rig: rig.model_copy(update={"fans": (deep, second)}))
    _inside(window).rows["front"].count.setValue(3)
    assert document.rig.fans == (deep.model_copy(update={"count": 3}), second)


def test_the_radiator_moves_to_another_wall(window: MainWindow) -> None:
    inside = _inside(window)
    assert inside.radiator.isVisible()
    assert inside.radiator.currentText() == "not said"
    inside.radiator.setCurrentText("Top")
    inside.radiator.activated.emit(inside.radiator.currentIndex())
    assert window.document.rig.radiator == "top"
    assert "radiator" in _roles(window)
    window.document.undo_stack.undo()
    assert window.document.rig.radiator is None
    assert inside.radiator.currentText() == "not said"


def test_other_items_have_no_inside(window: MainWindow) -> None:
    window.selection.select("gpu1")
    assert not _inside(window).isVisible()
    window.selection.select("case")
    assert _inside(window).isVisible()
    window.document.edit("Air", lambda rig: rig.model_copy(update={"cooler": None}))
    assert not _inside(window).radiator.isVisible()


def test_another_case_shows_its_own_cages(window: MainWindow) -> None:
    window.document.edit("Case", lambda rig: rig.model_copy(update={"case": "fractal-torrent"}))
    assert _inside(window).cages == {}
    window.document.undo_stack.undo()
    assert list(_inside(window).cages) == ["front"]


def test_the_figures_of_a_case_name_its_cage_and_its_shroud(window: MainWindow) -> None:
    text = window.workspace.inspector.figures.toPlainText()
    assert "Card length with drive cage front" in text
    assert "359 mm" in text
    assert "Shroud" in text
    assert "yes" in text
