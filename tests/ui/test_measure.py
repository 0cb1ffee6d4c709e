"""The measuring dialog with a real pointer and keyboard over a drawn picture of a board."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Source
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Board, Card, Slot
from rigbuilder.measure.board import opening_line_mm
from rigbuilder.measure.marks import Key, Point
from rigbuilder.measure.records import new_board
from rigbuilder.rig.file import RigFileError
from rigbuilder.ui.measure.dialog import MeasureDialog
from rigbuilder.ui.measure.saving import save_measured
from rigbuilder.ui.theme.theme import Theme
from tests.measure.scenes import Shot, render
from tests.ui.hands import Drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SHOT = Shot((244.0, 305.0), tilt_deg=(5, -4), roll_deg=3)
SLOTS = [(41.0, opening_line_mm(opening)) for opening in (2, 5, 7)]


def known_board() -> Board:
    lanes = Fact(value=16, grade="unverified")
    slots = tuple(Slot(name=name, mechanical_lanes=lanes) for name in ("X1", "X2", "X3"))
    slots = (
        slots[0],
        slots[1].model_copy(update={"opening": Fact(value=4, grade="documented", source="manual")}),
        slots[2],
    )
    return new_board("Maker", "Z1", "atx", "LGA1").model_copy(update={"slots": slots})


def known_card() -> Card:
    return Card(
        id="card", brand="Maker", name="GPU", gpu="G", gpu_maker="nvidia", architecture="ada",
        vram_gib=Figure(value=24, grade="unverified"),
        length_mm=Figure(value=300, grade="documented", source="page"),
    )  # fmt: skip


def draw(folder: Path, shot: Shot, places, ending: str = "png") -> Path:  # type: ignore[no-untyped-def]
    pixels = np.ascontiguousarray(render(shot, places, np.random.default_rng(3)))
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    path = folder / f"photo.{ending}"
    assert image.save(str(path))
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return draw(tmp_path, SHOT, SLOTS)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> MeasureDialog:
    source = Source(title="A manual", read=date(2026, 1, 1))
    parts = {part.id: part for part in (known_board(), known_card())}
    made = MeasureDialog(Catalog(parts, {"manual": source, "page": source}), theme)
    qtbot.addWidget(made)
    made.today = lambda: date(2026, 11, 24)
    made.resize(1180, 690)
    made.show()
    qtbot.waitExposed(made)
    return made


def at(dialog: MeasureDialog, place) -> QPoint:  # type: ignore[no-untyped-def]
    return dialog.view.to_view(Point(float(place[0]), float(place[1]))).toPoint()


def drag_mark(dialog: MeasureDialog, key: Key, place) -> None:  # type: ignore[no-untyped-def]
    port = dialog.view.viewport()
    start, end = at(dialog, dialog.history.marks.point(key)), at(dialog, place)
    QTest.mousePress(port, LEFT, NONE, start)
    for step in range(1, 5):
        QTest.mouseMove(port, start + (end - start) * step / 4)
    QTest.mouseRelease(port, LEFT, NONE, end)


def mark_board(dialog: MeasureDialog, photo: Path, slots=SLOTS) -> None:  # type: ignore[no-untyped-def]
    dialog.open_path(photo)
    for number, place in enumerate(SHOT.see(SHOT.corners_mm)):
        drag_mark(dialog, Key("corner", number), place)
    for place in SHOT.see(slots):
        QTest.mouseClick(dialog.view.viewport(), LEFT, NONE, at(dialog, place))


def press(dialog: MeasureDialog, key: Qt.Key, how: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(dialog.view, key, how)


def test_a_board_is_measured_by_dragging_and_clicking(
    qtbot: QtBot, dialog: MeasureDialog, photo: Path
) -> None:
    dialog.ask_picture = lambda: photo
    dialog.opener.click()
    mark_board(dialog, photo)
    assert not dialog.use.isEnabled()
    for field, words in zip(
        (dialog.board_form.brand, dialog.board_form.name, dialog.board_form.socket),
        ("Maker", "New board", "AM5"),
        strict=True,
    ):
        QTest.keyClicks(field, words)
    assert dialog.verdict.property("severity") == "ok"
    with qtbot.waitSignal(dialog.measured) as got:
        QTest.mouseClick(dialog.use, LEFT)
    part, sources = got.args
    assert part.id == "maker-new-board"
    assert [slot.opening.value for slot in part.slots] == [2, 5, 7]
    assert {slot.opening.grade for slot in part.slots} == {"measured"}
    assert all(slot.opening.source in sources for slot in part.slots)
    assert "photo.png" in next(iter(sources.values())).title


def test_slots_of_a_listed_board_get_its_manual_s_names(dialog: MeasureDialog, photo: Path) -> None:
    dialog.board_form.choose("maker-z1")
    mark_board(dialog, photo)
    assert [row.name.currentText() for row in dialog.board_form.rows] == ["X1", "X2", "X3"]
    assert "X2: opening 4 is documented, the picture shows 5" in dialog.verdict.text()
    assert dialog.outcome() is None
    dialog.board_form.override.click()
    outcome = dialog.outcome()
    assert outcome is not None
    assert isinstance(outcome[0], Board)
    assert [s.opening.value for s in outcome[0].slots if s.opening] == [2, 5, 7]


def test_a_slot_that_is_not_marked_leaves_the_names_to_the_user(
    dialog: MeasureDialog, photo: Path
) -> None:
    dialog.board_form.choose("maker-z1")
    mark_board(dialog, photo, [SLOTS[0], SLOTS[2]])
    assert "Say which slot of the manual" in dialog.verdict.text()
    for row, name in zip(dialog.board_form.rows, ("X1", "X3"), strict=True):
        field = row.name.lineEdit()
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
    outcome = dialog.outcome()
    assert outcome is not None
    assert isinstance(outcome[0], Board)
    found = {slot.name: slot.opening.value for slot in outcome[0].slots if slot.opening}
    assert found == {"X1": 2, "X2": 4, "X3": 7}


def test_clicks_half_a_pitch_off_are_refused_and_nothing_can_be_used(
    dialog: MeasureDialog, photo: Path
) -> None:
    dialog.board_form.choose("maker-z1")
    mark_board(dialog, photo, [(x, y + 10.16) for x, y in SLOTS])
    assert "too far to tell" in dialog.verdict.text()
    assert dialog.verdict.property("severity") == "error"
    assert not dialog.use.isEnabled()
    assert not dialog.save.isEnabled()


def test_a_wrong_form_factor_is_refused(dialog: MeasureDialog, photo: Path) -> None:
    mark_board(dialog, photo)
    dialog.board_form.form_factor.setCurrentText("micro-atx")
    assert "form factor" in dialog.verdict.text()
    assert not dialog.use.isEnabled()


def test_arrows_nudge_the_selected_corner_by_one_pixel(dialog: MeasureDialog, photo: Path) -> None:
    dialog.open_path(photo)
    before = dialog.history.marks.corners[1]
    press(dialog, Qt.Key.Key_Tab)
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.view.selected == Key("corner", 1)
    assert dialog.view.accessibleDescription() == "Selected mark: upper front"
    press(dialog, Qt.Key.Key_Right)
    press(dialog, Qt.Key.Key_Up)
    press(dialog, Qt.Key.Key_Down, SHIFT)
    assert dialog.history.marks.corners[1] == (before.x + 1, before.y + 9)
    assert dialog.view.loupe.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert dialog.history.marks.corners[1] == before


def test_delete_removes_a_slot_and_undo_brings_it_back(dialog: MeasureDialog, photo: Path) -> None:
    mark_board(dialog, photo)
    three = dialog.history.marks
    assert dialog.view.selected == Key("slot", 2)
    press(dialog, Qt.Key.Key_Delete)
    assert len(dialog.history.marks.slots) == 2
    QTest.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert dialog.history.marks == three
    QTest.keyClick(dialog, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(dialog.history.marks.slots) == 2
    dialog.tools["undo"].click()
    dialog.board_form.rows[0].remove.click()
    assert len(dialog.history.marks.slots) == 2


def test_a_corner_stays_though_delete_is_pressed(dialog: MeasureDialog, photo: Path) -> None:
    dialog.open_path(photo)
    before = dialog.history.marks
    press(dialog, Qt.Key.Key_Tab)
    press(dialog, Qt.Key.Key_Delete)
    assert dialog.history.marks == before


def test_the_loupe_follows_a_drag_and_escape_takes_it_back(
    dialog: MeasureDialog, photo: Path
) -> None:
    dialog.open_path(photo)
    before = dialog.history.marks
    port, start = dialog.view.viewport(), at(dialog, before.corners[0])
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, start + QPoint(30, 20))
    assert dialog.view.loupe.isVisible()
    assert dialog.view.loupe.place == dialog.history.marks.corners[0] != before.corners[0]
    assert not dialog.view.loupe.geometry().contains(start)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.history.marks == before
    assert dialog.isVisible()
    QTest.mouseRelease(port, LEFT, NONE, start)
    assert dialog.history.marks == before


def test_a_drag_beside_the_marks_pans_and_places_nothing(
    dialog: MeasureDialog, photo: Path
) -> None:
    dialog.open_path(photo)
    dialog.view.zoom(3.0)
    port, start = dialog.view.viewport(), dialog.view.viewport().rect().center()
    under = dialog.view.to_picture(QPointF(start))
    QTest.mousePress(port, LEFT, NONE, start)
    for step in (10, 25, 40):
        QTest.mouseMove(port, start + QPoint(step, 0))
    QTest.mouseRelease(port, LEFT, NONE, start + QPoint(40, 0))
    assert dialog.history.marks.slots == ()
    now = dialog.view.to_picture(QPointF(start + QPoint(40, 0)))
    assert abs(now.x - under.x) < 2
    assert abs(now.y - under.y) < 2


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_a_picture_is_dropped(dialog: MeasureDialog, tmp_path: Path, ending: str) -> None:
    path = draw(tmp_path, SHOT, SLOTS, ending)
    dialog.stack.setCurrentWidget(dialog.view)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = Drag(dialog.view.viewport(), data)
    drop.enter(QPoint(50, 50)).drop(QPoint(60, 60))
    assert drop.accepted
    assert dialog.picture is not None
    assert dialog.picture.size == (1000, 800)


def test_a_picture_is_dropped_on_the_empty_dialog(dialog: MeasureDialog, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    drop = Drag(dialog, data)
    drop.enter(QPoint(50, 300)).drop(QPoint(60, 300))
    assert dialog.picture is not None
    words = QMimeData()
    words.setText("words")
    assert not Drag(dialog, words).enter(QPoint(50, 300)).accepted


def test_bad_pictures_are_refused_and_the_one_open_stays(
    dialog: MeasureDialog, photo: Path, tmp_path: Path
) -> None:
    dialog.open_path(photo)
    bad, small = tmp_path / "bad.png", tmp_path / "small.png"
    bad.write_bytes(b"no picture")
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(small))
    for path, reason in ((bad, "is not a PNG"), (small, "too few"), (tmp_path, "cannot be read"),
                         (tmp_path / "none.png", "cannot be read")):  # fmt: skip
        dialog.open_path(path)
        assert reason in dialog.verdict.text()
        assert dialog.picture is not None
        assert dialog.picture.name == "photo.png"


def test_a_card_is_measured_from_its_long_edge(
    qtbot: QtBot, dialog: MeasureDialog, tmp_path: Path
) -> None:
    shot = Shot((300.0, 60.0), picture_px=(1600, 900), fill=0.85, tilt_deg=(2, 1))
    dialog.open_path(draw(tmp_path, shot, [(180, 2)]))
    dialog.tabs.setCurrentIndex(1)
    dialog.card_form.choose("card")
    assert dialog.card_form.known_mm.value() == 300
    for number, place in enumerate(shot.see(shot.corners_mm)):
        drag_mark(dialog, Key("corner", number), place)
    dialog.card_form.plug.click()
    drag_mark(dialog, Key("plug", 0), shot.see([(180, 2)])[0])
    with qtbot.waitSignal(dialog.measured) as got:
        dialog.use.click()
    part = got.args[0]
    assert part.thickness_mm.low <= 60 <= part.thickness_mm.high
    assert part.plug.from_bracket_mm.low <= 180 <= part.plug.from_bracket_mm.high
    assert part.length_mm.grade == "documented"


def test_the_bracket_s_ruler_scales_a_picture_of_the_fans(
    dialog: MeasureDialog, tmp_path: Path
) -> None:
    shot = Shot((300.0, 130.0), picture_px=(1600, 900), fill=0.85)
    dialog.open_path(draw(tmp_path, shot, []))
    dialog.tabs.setCurrentIndex(1)
    dialog.card_form.choose("card")
    dialog.card_form.view.setCurrentIndex(1)
    for number, place in enumerate(shot.see(shot.corners_mm)):
        drag_mark(dialog, Key("corner", number), place)
    for number, place in enumerate(shot.see([(6, 5), (6, 125.02)])):
        drag_mark(dialog, Key("ruler", number), place)
    outcome = dialog.outcome()
    assert outcome is not None
    assert isinstance(outcome[0], Card)
    height = outcome[0].height_mm
    assert height is not None
    assert height.low <= 130 <= height.high


def test_the_part_is_saved_as_a_catalog_file(
    dialog: MeasureDialog, photo: Path, tmp_path: Path
) -> None:
    mark_board(dialog, photo)
    dialog.board_form.choose("maker-z1")
    dialog.board_form.override.click()
    target = tmp_path / "own" / "z1"
    dialog.ask_file = lambda proposal: target
    dialog.save.click()
    assert "cannot be saved" in dialog.verdict.text()
    target.parent.mkdir()
    dialog.save.click()
    assert dialog.verdict.text() == "Saved z1.json."
    outcome = dialog.outcome()
    assert outcome is not None
    read = load_catalog([target.parent])
    assert read.problems == ()
    assert read.parts["maker-z1"] == outcome[0]
    kept = save_measured(tmp_path / "parts", *outcome, dialog._catalog)
    assert load_catalog([kept.parent]).parts["maker-z1"] == outcome[0]
    with pytest.raises(RigFileError):
        save_measured(photo / "x", *outcome, dialog._catalog)


@pytest.mark.parametrize("size", [(820, 520), (1366, 700), (3840, 2000)])
@pytest.mark.parametrize("kind", [0, 1])
def test_every_control_has_a_name_and_its_room(
    qtbot: QtBot, dialog: MeasureDialog, photo: Path, size: tuple[int, int], kind: int
) -> None:
    dialog.resize(*size)
    mark_board(dialog, photo)
    dialog.tabs.setCurrentIndex(kind)
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
            inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            qt_s = widget.objectName().startswith("qt_") or inner
            assert qt_s or text or widget.accessibleName(), widget
    for button in (dialog.use, dialog.save, dialog.opener):
        place = button.rect().translated(button.mapTo(dialog, QPoint(0, 0)))
        assert dialog.rect().contains(place)
        assert button.width() >= button.sizeHint().width()
    words = dialog.verdict
    assert isinstance(words, QLabel)
    assert words.height() >= words.heightForWidth(words.width())


def test_a_theme_change_reaches_the_marks(dialog: MeasureDialog, photo: Path, theme: Theme) -> None:
    mark_board(dialog, photo)
    light = dialog.view.grab().toImage()
    theme.choose("dark")
    assert dialog.view.grab().toImage() != light
