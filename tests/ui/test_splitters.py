"""Bifurcation boards with the mouse: into a slot, to another one, cards onto their outputs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import BifurcationBoard, Rail, Riser
from rigbuilder.rig.edits import add_card, add_splitter
from rigbuilder.rig.model import PlacedSplitter, RailSeat, Rig, SlotSeat
from rigbuilder.ui.clipboard import copy, paste
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers
from tests.ui.hands import at_item, at_seat, drag_of_row, drag_to_slot, pull, settle


def _riser(part_id: str, plugs_into: str) -> Riser:
    return Riser(
        id=part_id, brand="Maker", name=part_id.title(), length_mm=makers.mm(300),
        generation=makers.mm(4), lanes=makers.fact(16), plugs_into=plugs_into,  # type: ignore[arg-type]
    )  # fmt: skip


def catalog() -> Catalog:
    """The small catalog with an open frame, a splitter of each kind and their cables."""
    splitter = BifurcationBoard(
        id="splitter", brand="Maker", name="Split card x8x8", lanes=makers.fact(16),
        outputs=makers.fact((8, 8)), output_connector=makers.fact("slot"),
        output_slot_lanes=makers.fact(16), generation=makers.mm(4), switch=makers.fact(False),
        rigid=makers.fact(True), power_inputs=makers.fact(()),
    )  # fmt: skip
    host = splitter.model_copy(
        update={
            "id": "host", "name": "MCIO host card", "output_connector": makers.fact("mcio"),
            "output_slot_lanes": None, "rigid": None,
        }
    )  # fmt: skip
    frame = makers.case().model_copy(
        update={
            "id": "frame",
            "style": makers.fact("open-frame"),
            "rails": (Rail(key="top", length_mm=makers.mm(600), positions=makers.fact(6)),),
        }
    )
    parts = [splitter, host, frame, _riser("ribbon", "slot"), _riser("thin-cable", "mcio")]
    return makers.catalog().with_parts(parts, {}, replace=True)


@pytest.fixture
def window(qtbot: QtBot, profile: Profile, theme: Theme) -> Iterator[MainWindow]:
    """The window with that catalog and the board in the frame."""
    made = MainWindow(profile, theme)
    made.resize(1366, 768)
    made.complete(catalog())
    made.show()
    made.start.new_button.click()
    made.document.new(makers.frame_rig().model_copy(update={"case": "frame"}))
    settle(qtbot, made)
    yield made
    made.document.close()
    made.close()
    made.deleteLater()


def _show(window: MainWindow, qtbot: QtBot, rig: Rig) -> None:
    window.document.new(rig)
    settle(qtbot, window)


def _split(window: MainWindow, qtbot: QtBot, part: str = "splitter") -> None:
    """A splitter in slot 1."""
    _show(window, qtbot, add_splitter(window.document.rig, part, 1)[0])


def _at_rail(window: MainWindow, number: int) -> QPoint:
    places = [place for place in window.document.report.layout.seats if place.rail == "top"]
    view = window.workspace.canvas.side.view
    return view.mapFromScene(QPointF(*places[number].middle("side")))


def _onto_rail(window: MainWindow, number: int) -> None:
    place = _at_rail(window, number)
    drag_of_row(window, "rtx-3090").enter(place).move(place).drop(place)


def test_a_splitter_is_dropped_into_a_slot_as_one_step(qtbot: QtBot, window: MainWindow) -> None:
    drag = drag_to_slot(window, "splitter", 4)
    assert drag.accepted
    assert window.document.rig.splitters == (
        PlacedSplitter(key="splitter1", part="splitter", board_slot=4),
    )
    assert window.workspace.selection.keys == ("splitter1",)
    window.document.undo_stack.undo()
    assert window.document.rig.splitters == ()


def test_while_it_is_dragged_only_slots_are_marked(qtbot: QtBot, window: MainWindow) -> None:
    drag_of_row(window, "splitter").enter(QPoint(4, 4))
    layout = window.document.report.layout
    slots = [place for place in layout.seats if place.slot is not None]
    assert len(layout.seats) > len(slots)
    assert len(window.workspace.canvas.side.overlay.marks) == len(slots)


@pytest.mark.parametrize("part", ["splitter", "rtx-3090"])
def test_a_slot_with_a_splitter_takes_nothing_else(
    qtbot: QtBot, window: MainWindow, part: str
) -> None:
    _split(window, qtbot)
    before = window.document.rig
    assert not drag_to_slot(window, part, 1).accepted
    assert window.document.rig == before
    assert any("already holds splitter1" in row.text for row in window.messages.rows)


def test_a_slot_with_a_card_takes_no_splitter(qtbot: QtBot, window: MainWindow) -> None:
    _show(window, qtbot, add_card(window.document.rig, "rtx-3090", SlotSeat(slot=1))[0])
    assert not drag_to_slot(window, "splitter", 1).accepted


def test_a_splitter_is_pulled_to_another_slot_with_what_hangs_from_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    _split(window, qtbot)
    _onto_rail(window, 2)
    settle(qtbot, window)
    side = window.workspace.canvas.side.view
    pull(side, at_item(window, "splitter1"), at_seat(window, 5))
    rig = window.document.rig
    assert [splitter.board_slot for splitter in rig.splitters] == [5]
    assert rig.slot_of(rig.cards[0].seat) == 5


def test_a_splitter_pulled_out_of_the_drawing_is_removed(qtbot: QtBot, window: MainWindow) -> None:
    _split(window, qtbot)
    start = at_item(window, "splitter1")
    view = window.workspace.canvas.side.view.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in (QPoint(start.x(), start.y() - 30), QPoint(-80, -80), QPoint(-120, -120)):
        QTest.mouseMove(view, step)
    QTest.mouseRelease(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(-120, -120)
    )
    assert window.document.rig.splitters == ()


def test_cards_dropped_on_a_rail_take_the_free_outputs_and_then_slots(
    qtbot: QtBot, window: MainWindow
) -> None:
    _split(window, qtbot)
    for number in (0, 2, 4):
        _onto_rail(window, number)
    seats = [card.seat for card in window.document.rig.cards]
    assert all(isinstance(seat, RailSeat) for seat in seats)
    assert [(s.splitter, s.output, s.board_slot) for s in seats] == [  # type: ignore[union-attr]
        ("splitter1", 1, None),
        ("splitter1", 2, None),
        (None, None, 2),
    ]
    assert {seat.riser for seat in seats} == {"ribbon"}  # type: ignore[union-attr]


def test_the_cable_goes_into_what_it_comes_from(qtbot: QtBot, window: MainWindow) -> None:
    _split(window, qtbot, "host")
    for number in (0, 2, 4):
        _onto_rail(window, number)
    seats = [card.seat for card in window.document.rig.cards]
    assert [seat.riser for seat in seats] == [  # type: ignore[union-attr]
        "thin-cable", "thin-cable", "ribbon"
    ]  # fmt: skip
    assert not [f for f in window.document.report.findings if f.rule == "slot.mechanical"]


def test_a_splitter_that_is_not_in_a_slot_yet_offers_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    _show(window, qtbot, add_splitter(window.document.rig, "splitter")[0])
    _onto_rail(window, 0)
    seat = window.document.rig.cards[0].seat
    assert isinstance(seat, RailSeat)
    assert (seat.splitter, seat.board_slot) == (None, 1)


def test_a_double_click_in_the_palette_chooses_a_slot(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.add_part("splitter")
    assert [s.board_slot for s in window.document.rig.splitters] == [1]
    window.document.new(Rig())
    window.workspace.add_part("splitter")
    assert [s.board_slot for s in window.document.rig.splitters] == [None]


def test_a_dragged_splitter_without_a_board_is_listed(qtbot: QtBot, window: MainWindow) -> None:
    _show(window, qtbot, Rig(case="frame"))
    place = QPoint(200, 200)
    assert drag_of_row(window, "splitter").enter(place).move(place).drop(place).accepted
    assert [s.board_slot for s in window.document.rig.splitters] == [None]


def _choose(window: MainWindow, words: str) -> None:
    box = window.workspace.inspector.controls.origin
    box.setCurrentIndex(box.findText(words, Qt.MatchFlag.MatchStartsWith))
    box.activated.emit(box.currentIndex())


def test_the_inspector_joins_a_card_to_an_output_and_back_to_a_slot(
    qtbot: QtBot, window: MainWindow
) -> None:
    _split(window, qtbot, "host")
    _onto_rail(window, 0)
    box = window.workspace.inspector.controls.origin
    assert box.currentText() == "splitter1, output 1 (x8)"
    _choose(window, "splitter1, output 2")
    assert window.document.rig.cards[0].seat == RailSeat(
        rail="top", position_mm=0.0, riser="thin-cable", splitter="splitter1", output=2
    )
    _choose(window, "Slot 3")
    assert window.document.rig.cards[0].seat == RailSeat(
        rail="top", position_mm=0.0, riser="ribbon", board_slot=3
    )
    _choose(window, "nothing yet")
    assert window.document.rig.slot_of(window.document.rig.cards[0].seat) is None


def test_the_inspector_moves_a_splitter(qtbot: QtBot, window: MainWindow) -> None:
    _split(window, qtbot)
    window.workspace.selection.select("splitter1")
    assert not window.workspace.inspector.controls.origin.isHidden()
    assert window.workspace.inspector.heading.text().startswith("Splitter")
    controls = window.workspace.inspector.controls
    assert controls._labels[controls.origin].text() == "Slot"
    _choose(window, "Slot 6")
    assert window.document.rig.splitters[0].board_slot == 6


def test_the_inspector_shows_an_origin_that_is_not_there(qtbot: QtBot, window: MainWindow) -> None:
    seat = RailSeat(rail="top", position_mm=0.0, board_slot=11, riser="ribbon")
    _show(window, qtbot, add_card(window.document.rig, "rtx-3090", seat)[0])
    window.workspace.selection.select("gpu1")
    box = window.workspace.inspector.controls.origin
    assert box.currentText() == "slot 11"
    window.workspace.selection.select("board")
    assert box.isHidden()


def test_a_copied_splitter_is_pasted_into_the_next_slot(qtbot: QtBot, window: MainWindow) -> None:
    _split(window, qtbot)
    window.workspace.selection.select("splitter1")
    assert copy(window.workspace)
    paste(window.workspace)
    assert [s.board_slot for s in window.document.rig.splitters] == [1, 2]
    window.document.undo_stack.undo()
    assert len(window.document.rig.splitters) == 1
