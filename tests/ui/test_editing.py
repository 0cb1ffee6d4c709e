"""Inspector, workload bar and name field: each edit is one step that Undo takes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox
from pytestqt.qtbot import QtBot

from rigbuilder.rig.model import OwnPrice, SlotSeat
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import settle


@pytest.fixture
def dual(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the dual rig and its second card selected."""
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    window.selection.select("gpu2")
    window.workspace.show_part()
    return window


def pick(box: QComboBox, words: str) -> None:
    """Chooses a row as the keyboard does."""
    row = next(n for n in range(box.count()) if words in box.itemText(n))
    box.setCurrentIndex(row)
    box.activated.emit(row)


def type_number(box: QSpinBox | QDoubleSpinBox, text: str) -> None:
    """Types a number into a spin box and finishes it."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_the_slot_of_a_card_is_chosen_in_the_inspector(dual: MainWindow) -> None:
    seat = dual.workspace.inspector.controls.seat
    assert seat.currentText().startswith("Slot 5")
    pick(seat, "Slot 6")
    assert dual.document.rig.card("gpu2").seat == SlotSeat(slot=6)  # type: ignore[union-attr]
    pick(seat, "not placed")
    assert dual.document.rig.card("gpu2").seat is None  # type: ignore[union-attr]
    dual.actions_["undo"].trigger()
    dual.actions_["undo"].trigger()
    assert dual.document.rig == makers.dual_rig()


def test_a_power_limit_lowers_the_gauge(dual: MainWindow) -> None:
    before = dual.document.report.power.sustained_w
    type_number(dual.workspace.inspector.controls.limit, "250")
    assert dual.document.rig.card("gpu2").power_limit_w == 250  # type: ignore[union-attr]
    assert dual.document.report.power.sustained_w == before - 100  # type: ignore[operator]


def test_a_held_arrow_of_a_spin_box_is_one_step(dual: MainWindow) -> None:
    limit = dual.workspace.inspector.controls.limit
    type_number(limit, "250")
    limit.setFocus()
    for _ in range(5):
        QTest.keyClick(limit, Qt.Key.Key_Up)
    assert dual.document.rig.card("gpu2").power_limit_w == 300  # type: ignore[union-attr]
    dual.actions_["undo"].trigger()
    assert dual.document.rig.card("gpu2").power_limit_w == 250  # type: ignore[union-attr]


def test_an_own_price_wins_over_the_catalog_s(dual: MainWindow) -> None:
    type_number(dual.workspace.inspector.controls.price, "500")
    assert dual.document.rig.prices == {"rtx-3090": OwnPrice(amount=500, currency="USD")}
    assert dual.document.report.cost.low == 1000 + 120


def test_the_count_of_memory_kits(dual: MainWindow) -> None:
    dual.selection.select("memory1")
    type_number(dual.workspace.inspector.controls.count, "2")
    assert dual.document.rig.memory[0].count == 2
    dual.actions_["undo"].trigger()
    assert dual.document.rig == makers.dual_rig()


def test_only_what_the_part_has_is_asked(dual: MainWindow) -> None:
    controls = dual.workspace.inspector.controls
    assert controls.seat.isVisible()
    dual.selection.select("psu1")
    assert not controls.seat.isVisible()
    assert not controls.limit.isVisible()
    assert not controls.count.isVisible()
    assert controls.price.isVisible()


def test_figures_come_with_their_source_as_a_link(dual: MainWindow) -> None:
    html = dual.workspace.inspector.figures.toHtml()
    assert "https://example.org/page" in html
    assert "313" in dual.workspace.inspector.figures.toPlainText()


def test_remove_and_replace_from_the_inspector(dual: MainWindow) -> None:
    controls = dual.workspace.inspector.controls
    QTest.mouseClick(controls.replace, Qt.MouseButton.LeftButton)
    assert {part.kind for part in dual.workspace.palette_panel.model.parts} == {"card"}
    QTest.mouseClick(controls.remove, Qt.MouseButton.LeftButton)
    assert [card.key for card in dual.document.rig.cards] == ["gpu1"]


def test_the_workload_is_chosen_above_the_drawing(qtbot: QtBot, window: MainWindow) -> None:
    rig = makers.dual_rig().model_copy(update={"workload": None})
    window.document.new(rig)
    bar = window.workspace.workload
    assert not bar.context.isEnabled()
    pick(bar.model, "Llama 70B")
    workload = window.document.rig.workload
    assert workload is not None
    assert (workload.model, workload.quant, workload.context) == ("llama-70b", "Q4_K_M", 8192)
    pick(bar.quant, "Q8_0")
    assert window.document.report.memory is not None
    assert window.document.report.memory.fits is False
    assert "does not fit" in window.workspace.gauges.memory.head.text()
    while window.actions_["undo"].isEnabled():
        window.actions_["undo"].trigger()
    assert window.document.rig == rig
    assert bar.model.currentText() == "no model yet"


def test_a_longer_context_fills_the_cards(dual: MainWindow) -> None:
    memory = dual.document.report.memory
    assert memory is not None
    before = memory.needed_gib
    type_number(dual.workspace.workload.context, "16384")
    after = dual.document.report.memory
    assert after is not None
    assert after.needed_gib is not None
    assert before is not None
    assert after.needed_gib > before + 2


def test_the_name_is_changed_in_place(dual: MainWindow) -> None:
    field = dual.workspace.name_field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "My rig")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dual.document.rig.name == "My rig"
    assert "My rig" in dual.windowTitle()
    dual.actions_["undo"].trigger()
    assert field.text() == "Dual 3090"


def test_an_empty_name_is_not_taken(dual: MainWindow) -> None:
    field = dual.workspace.name_field
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dual.document.rig.name == "Dual 3090"
    assert field.text() == "Dual 3090"
