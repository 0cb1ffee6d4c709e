"""What a drag shows while it goes on, and what it leaves behind."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rigbuilder.rig.model import SlotSeat
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import at_item, at_seat, drag_of_row, drag_to_slot, pull, settle


def one_card(window: MainWindow, qtbot: QtBot) -> None:
    """A frame with one card in slot 1."""
    rig = makers.dual_rig()
    window.document.new(rig.model_copy(update={"cards": rig.cards[:1], "bridges": ()}))
    settle(qtbot, window)


def two_cards(window: MainWindow, qtbot: QtBot) -> None:
    """The dual rig."""
    window.document.new(makers.dual_rig())
    settle(qtbot, window)


def test_over_a_slot_that_does_not_take_the_card_the_reason_is_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    one_card(window, qtbot)
    place = at_seat(window, 3)
    drag_of_row(window, "rtx-3090").enter(place).move(place)
    status, tag = window.workspace.canvas.status, window.workspace.canvas.side.tag
    assert status.state == "refuses"
    assert "overlap by 16.36 mm" in status.words.text()
    assert tag.isVisible()
    assert tag.text == "Slot 3: gpu1 and gpu2 overlap by 16.36 mm."


def test_a_slot_that_is_taken_refuses_the_drop(qtbot: QtBot, window: MainWindow) -> None:
    one_card(window, qtbot)
    before = window.document.rig
    drag = drag_to_slot(window, "rtx-4090", 1)
    assert not drag.accepted
    assert window.document.rig == before
    assert any("already holds gpu1" in row.text for row in window.messages.rows)


def test_every_slot_is_marked_with_its_outcome(qtbot: QtBot, window: MainWindow) -> None:
    one_card(window, qtbot)
    drag_of_row(window, "rtx-3090").enter(QPoint(4, 4))
    marks = window.workspace.canvas.side.overlay.marks
    qtbot.waitUntil(lambda: all(mark.state is not None for mark in marks))
    assert [mark.state for mark in marks][:4] == ["refuses", "refuses", "refuses", "remark"]
    assert marks[4].state == "takes"


def test_gauges_and_verdict_show_what_would_be_and_go_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    one_card(window, qtbot)
    gauges = window.workspace.gauges
    place = at_seat(window, 5)
    drag = drag_of_row(window, "rtx-3090").enter(place).move(place)
    qtbot.waitUntil(lambda: gauges.verdict.words.text().startswith("Would be: fits"))
    steady = gauges.power.chart.accessibleDescription()  # type: ignore[union-attr]
    assert "(+350)" in steady
    assert "gpu2" in gauges.memory.chart.accessibleDescription()  # type: ignore[union-attr]
    assert window.workspace.findings._change.text() == "\N{MINUS SIGN}1 error"
    drag.leave()
    assert gauges.verdict.words.text().startswith("Does not fit")
    assert "gpu2" not in gauges.memory.chart.accessibleDescription()  # type: ignore[union-attr]
    assert not window.document.undo_stack.canUndo()


def test_the_ghost_has_the_card_s_true_size_and_covers_it_when_it_snaps(
    qtbot: QtBot, window: MainWindow
) -> None:
    one_card(window, qtbot)
    place = at_seat(window, 5)
    drag_of_row(window, "rtx-3090").enter(place).move(place)
    ghost = window.workspace.canvas.side.overlay.ghost
    assert ghost is not None
    box = ghost.mapRectToScene(ghost.boundingRect().adjusted(2, 2, -2, -2))
    body = window.document.shown_report.layout.of_item("gpu2")[0]
    assert (box.width(), box.height()) == (313, 57)
    assert (box.left(), box.top()) == (body.x0, body.y0)


def test_leaving_the_drawing_leaves_nothing_behind(qtbot: QtBot, window: MainWindow) -> None:
    one_card(window, qtbot)
    canvas = window.workspace.canvas
    items = len(canvas.side.scene.items())
    place = at_seat(window, 5)
    drag_of_row(window, "rtx-3090").enter(place).move(place).leave()
    assert len(canvas.side.scene.items()) == items
    assert canvas.side.overlay.ghost is None
    assert not canvas.side.tag.isVisible()
    assert canvas.status.state is None


def test_a_card_pulled_to_another_slot_moves_there(qtbot: QtBot, window: MainWindow) -> None:
    two_cards(window, qtbot)
    view = window.workspace.canvas.side.view
    start = at_item(window, "gpu2")
    pull(view, start, start + (at_seat(window, 4) - at_seat(window, 5)))
    assert window.document.rig.card("gpu2").seat == SlotSeat(slot=4)  # type: ignore[union-attr]
    window.actions_["undo"].trigger()
    assert window.document.rig == makers.dual_rig()


def test_a_card_pulled_onto_another_swaps_with_it(qtbot: QtBot, window: MainWindow) -> None:
    two_cards(window, qtbot)
    view = window.workspace.canvas.side.view
    start = at_item(window, "gpu2")
    pull(view, start, start + (at_seat(window, 1) - at_seat(window, 5)))
    seats = [card.seat.slot for card in window.document.rig.cards]  # type: ignore[union-attr]
    assert seats == [5, 1]


def test_a_card_moves_in_the_rear_view_as_well(qtbot: QtBot, window: MainWindow) -> None:
    two_cards(window, qtbot)
    view = window.workspace.canvas.rear.view
    start = at_item(window, "gpu2", view)
    pull(view, start, start + (at_seat(window, 6, view) - at_seat(window, 5, view)))
    assert window.document.rig.card("gpu2").seat == SlotSeat(slot=6)  # type: ignore[union-attr]


def test_a_card_pulled_out_of_the_drawing_is_removed_with_its_bridge(
    qtbot: QtBot, window: MainWindow
) -> None:
    two_cards(window, qtbot)
    pull(window.workspace.canvas.side.view, at_item(window, "gpu2"), QPoint(-120, 200))
    assert [card.key for card in window.document.rig.cards] == ["gpu1"]
    assert window.document.rig.bridges == ()
    window.actions_["undo"].trigger()
    assert window.document.rig == makers.dual_rig()


def test_other_parts_are_removed_by_pulling_them_out_and_stay_when_they_stay_inside(
    qtbot: QtBot, window: MainWindow
) -> None:
    two_cards(window, qtbot)
    view = window.workspace.canvas.side.view
    supply = at_item(window, "psu1")
    pull(view, supply, supply + QPoint(40, -20))
    assert window.document.rig == makers.dual_rig()
    pull(view, supply, QPoint(-120, 200))
    assert window.document.rig.psus == ()


def test_escape_cancels_a_pull(qtbot: QtBot, window: MainWindow) -> None:
    two_cards(window, qtbot)
    view = window.workspace.canvas.side.view
    start = at_item(window, "gpu2")
    pull(view, start, start + (at_seat(window, 3) - at_seat(window, 5)), release=False)
    assert window.document.previewing
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.document.previewing
    pull(view, QPoint(2, 2), QPoint(3, 3))
    assert window.document.rig == makers.dual_rig()


def test_a_rubber_band_selects_what_it_touches(qtbot: QtBot, window: MainWindow) -> None:
    two_cards(window, qtbot)
    view = window.workspace.canvas.side.view
    first, second = at_item(window, "gpu1"), at_item(window, "gpu2")
    free = QPoint(view.width() - 12, first.y() - 6)
    pull(view, free, QPoint(second.x(), second.y()))
    assert set(window.selection.keys) == {"gpu1", "gpu2"}


def test_a_bridge_shows_its_pitch_over_the_pair(qtbot: QtBot, window: MainWindow) -> None:
    rig = makers.dual_rig().model_copy(update={"bridges": ()})
    window.document.new(rig)
    settle(qtbot, window)
    place = at_item(window, "gpu1")
    drag = drag_of_row(window, "nvlink-3-slot").enter(place).move(place)
    status = window.workspace.canvas.status
    assert status.state == "refuses"
    assert "60.96 mm" in status.words.text()
    assert "81.28 mm" in status.words.text()
    drag.leave()
    drag = drag_of_row(window, "nvlink-4-slot").enter(place).move(place)
    assert status.state == "takes"
    drag.drop(place)
    assert window.document.rig.bridges[0].part == "nvlink-4-slot"


def test_a_bridge_without_two_cards_is_refused_with_the_reason(
    qtbot: QtBot, window: MainWindow
) -> None:
    one_card(window, qtbot)
    middle = window.workspace.canvas.side.view.rect().center()
    drag = drag_of_row(window, "nvlink-4-slot").enter(middle).move(middle)
    assert not drag.accepted
    assert "joins two cards" in window.workspace.canvas.status.words.text()


def test_a_card_without_a_board_is_listed_without_a_place(window: MainWindow) -> None:
    middle = window.workspace.canvas.side.view.rect().center()
    drag = drag_of_row(window, "rtx-3090").enter(middle).move(middle)
    drag.drop(middle)
    assert window.document.rig.cards[0].seat is None


def test_a_part_dropped_on_a_row_of_the_contents_takes_its_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    from rigbuilder.ui.mime import part_mime_data
    from tests.ui.hands import Drag

    two_cards(window, qtbot)
    view = window.workspace.contents.view
    row = view.contents.row_of("psu1")
    place = view.visualRect(view.contents.index(row or 0)).center()
    drag = Drag(view.viewport(), part_mime_data("psu-650")).enter(place).move(place)
    head = window.workspace.gauges.power.head
    qtbot.waitUntil(lambda: head.text().endswith("650 W"))
    drag.drop(place)
    assert window.document.rig.psus == ("psu-650",)


def test_a_case_in_an_empty_rig_fits_though_much_is_still_missing(window: MainWindow) -> None:
    middle = window.workspace.canvas.side.view.rect().center()
    drag_of_row(window, "tower-9").enter(middle).move(middle)
    status = window.workspace.canvas.status
    assert status.state == "takes"
    assert window.workspace.canvas.side.scene._bodies


def test_a_drag_changes_the_size_of_nothing(qtbot: QtBot, window: MainWindow) -> None:
    one_card(window, qtbot)
    canvas = window.workspace.canvas
    before = [side.view.size() for side in canvas.stage], canvas.side.view.scale_now
    drag = drag_of_row(window, "rtx-3090").enter(QPoint(4, 4))
    for place in (at_seat(window, 5), QPoint(4, 4), at_seat(window, 3), QPoint(4, 4)):
        drag.move(place)
        window.repaint()
        QApplication.processEvents()
        assert ([side.view.size() for side in canvas.stage], canvas.side.view.scale_now) == before
