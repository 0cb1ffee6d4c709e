"""Dragging in cases that carry their board otherwise, and onto the vertical bracket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Riser, VerticalMount
from rigbuilder.rig.model import PlacedCard, Rig, SlotSeat, VerticalSeat
from rigbuilder.ui.canvas.hit import item_at, rects_of
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.placing.anywhere import put_anywhere, replace_item
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers
from tests.ui.hands import at_item, at_seat, drag_of_row, drag_to_slot, pull, settle

MOUNTINGS = ["inverted", "rotated-90"]


def catalog() -> Catalog:
    """The small catalog with a riser, and with towers of each mounting and a vertical bracket."""
    tower = makers.case()
    mount = VerticalMount(max_card_thickness_mm=makers.mm(80))
    towers = [
        tower.model_copy(
            update={
                "id": f"tower-{mounting}",
                "name": f"Tower {mounting}",
                "board_mounting": makers.fact(mounting),
                "vertical_openings": makers.fact(3),
                "vertical_mount": mount,
            }
        )
        for mounting in ("standard", *MOUNTINGS)
    ]
    riser = Riser(
        id="riser", brand="Maker", name="Riser", length_mm=makers.mm(200),
        generation=makers.mm(4), lanes=makers.fact(16),
    )  # fmt: skip
    other = riser.model_copy(update={"id": "zebra", "name": "Zebra riser"})
    return makers.catalog().with_parts([*towers, riser, other], {}, replace=True)


@pytest.fixture
def window(qtbot: QtBot, profile: Profile, theme: Theme) -> Iterator[MainWindow]:
    """The window with an empty rig and that catalog."""
    made = MainWindow(profile, theme)
    made.resize(1366, 768)
    made.complete(catalog())
    made.show()
    made.start.new_button.click()
    settle(qtbot, made)
    yield made
    made.document.close()
    made.close()
    made.deleteLater()


def show(window: MainWindow, qtbot: QtBot, mounting: str, *seats: object) -> None:
    """The frame in a tower of that mounting, with 3090s at those seats."""
    cards = tuple(
        PlacedCard(key=f"gpu{n}", part="rtx-3090", seat=seat)  # type: ignore[arg-type]
        for n, seat in enumerate(seats, 1)
    )
    rig = makers.frame_rig().model_copy(update={"case": f"tower-{mounting}", "cards": cards})
    window.document.new(rig)
    settle(qtbot, window)


def at_upright(window: MainWindow, opening: int, view: CanvasView) -> QPoint:
    """Pixel of a vertical opening's place."""
    places = window.document.report.layout.seats
    place = next(place for place in places if place.vertical == opening)
    x, y = place.middle(view.view)
    return view.mapFromScene(x, y)


def seat_of(window: MainWindow, key: str) -> object:
    """Where a card sits."""
    card = window.document.rig.card(key)
    assert card is not None
    return card.seat


@pytest.mark.parametrize("mounting", MOUNTINGS)
def test_a_card_dragged_from_the_palette_lands_in_the_slot_under_the_pointer(
    qtbot: QtBot, window: MainWindow, mounting: str
) -> None:
    show(window, qtbot, mounting, SlotSeat(slot=1))
    assert drag_to_slot(window, "rtx-3090", 5).accepted
    assert seat_of(window, "gpu2") == SlotSeat(slot=5)
    view = window.workspace.canvas.side.view
    layout = window.document.report.layout
    assert item_at(layout, "side", view.mapToScene(at_item(window, "gpu2"))) == "gpu2"


@pytest.mark.parametrize("mounting", MOUNTINGS)
def test_the_ghost_covers_the_card_that_snaps_and_has_its_size(
    qtbot: QtBot, window: MainWindow, mounting: str
) -> None:
    show(window, qtbot, mounting, SlotSeat(slot=1))
    place = at_seat(window, 5)
    drag_of_row(window, "rtx-3090").enter(place).move(place)
    for side in window.workspace.canvas.stage:
        ghost = side.overlay.ghost
        assert ghost is not None
        box = ghost.mapRectToScene(ghost.boundingRect().adjusted(2, 2, -2, -2))
        (rect,) = rects_of(window.document.shown_report.layout, side.view.view, "gpu2")
        assert (box.left(), box.top()) == pytest.approx((rect.left(), rect.top()))
        assert (box.width(), box.height()) == pytest.approx((rect.width(), rect.height()))


def test_before_it_snaps_the_ghost_lies_as_the_cards_of_the_case_do(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(window, qtbot, "rotated-90", SlotSeat(slot=1))
    drag_of_row(window, "rtx-3090").enter(QPoint(4, 4))
    ghost = window.workspace.canvas.side.overlay.ghost
    assert ghost is not None
    assert ghost.boundingRect().height() == 313 + 4
    assert ghost.boundingRect().width() == 57 + 4


@pytest.mark.parametrize("mounting", MOUNTINGS)
def test_a_card_pulled_to_another_slot_moves_there(
    qtbot: QtBot, window: MainWindow, mounting: str
) -> None:
    show(window, qtbot, mounting, SlotSeat(slot=1), SlotSeat(slot=5))
    view = window.workspace.canvas.side.view
    start = at_item(window, "gpu2")
    pull(view, start, start + (at_seat(window, 6) - at_seat(window, 5)))
    assert seat_of(window, "gpu2") == SlotSeat(slot=6)


@pytest.mark.parametrize(
    ("mounting", "key", "slot"),
    [
        ("inverted", Qt.Key.Key_Up, 6),
        ("inverted", Qt.Key.Key_Down, 4),
        ("rotated-90", Qt.Key.Key_Left, 6),
        ("rotated-90", Qt.Key.Key_Right, 4),
    ],
)
def test_an_arrow_moves_the_card_where_it_points(
    qtbot: QtBot, window: MainWindow, mounting: str, key: Qt.Key, slot: int
) -> None:
    show(window, qtbot, mounting, SlotSeat(slot=5))
    window.selection.select("gpu1")
    view = window.workspace.canvas.side.view
    view.setFocus()
    QTest.keyClick(view, key)
    assert seat_of(window, "gpu1") == SlotSeat(slot=slot)


@pytest.mark.parametrize("mounting", ["standard", *MOUNTINGS])
def test_a_card_from_the_palette_is_stood_up_on_the_bracket_in_one_step(
    qtbot: QtBot, window: MainWindow, mounting: str
) -> None:
    show(window, qtbot, mounting)
    view = window.workspace.canvas.side.view
    place = at_upright(window, 1, view)
    drag = drag_of_row(window, "rtx-3090").enter(QPoint(4, 4)).move(place)
    assert drag.drop(place).accepted
    assert seat_of(window, "gpu1") == VerticalSeat(vertical=1, board_slot=1, riser="riser")
    assert ("riser1", "riser", 1) in window.document.rig.items()
    window.actions_["undo"].trigger()
    assert window.document.rig.cards == ()


def test_over_the_bracket_the_ghost_stands_and_the_reason_is_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(window, qtbot, "standard", SlotSeat(slot=1))
    canvas = window.workspace.canvas
    place = at_upright(window, 2, canvas.rear.view)
    drag_of_row(window, "rtx-3090", canvas.rear.view).enter(place).move(place)
    assert canvas.status.state in ("unknown", "refuses")
    assert canvas.status.words.text().startswith("Vertical opening 2")
    ghost = canvas.side.overlay.ghost
    assert ghost is not None
    box = ghost.boundingRect().adjusted(2, 2, -2, -2)
    assert (box.width(), box.height()) == (313, 138)


def test_a_card_pulled_from_its_slot_onto_the_bracket_keeps_its_slot_by_a_riser(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(window, qtbot, "standard", SlotSeat(slot=4))
    view = window.workspace.canvas.rear.view
    start = at_item(window, "gpu1", view)
    pull(view, start, at_upright(window, 1, view))
    assert seat_of(window, "gpu1") == VerticalSeat(vertical=1, board_slot=4, riser="riser")


def test_an_upright_card_is_pulled_back_into_a_slot_and_does_not_jump_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(window, qtbot, "standard", VerticalSeat(vertical=1, board_slot=4, riser="riser"))
    view = window.workspace.canvas.side.view
    start = at_item(window, "gpu1")
    pull(view, start, start + QPoint(3, 3))
    assert isinstance(seat_of(window, "gpu1"), VerticalSeat)
    start = at_item(window, "gpu1")
    pull(view, start, at_seat(window, 5))
    assert seat_of(window, "gpu1") == SlotSeat(slot=5)


def test_a_card_in_a_slot_and_an_upright_one_change_seats(qtbot: QtBot, window: MainWindow) -> None:
    upright = VerticalSeat(vertical=1, board_slot=4, riser="riser")
    show(window, qtbot, "standard", SlotSeat(slot=1), upright)
    view = window.workspace.canvas.rear.view
    start = at_item(window, "gpu1", view)
    pull(view, start, at_upright(window, 1, view))
    assert (seat_of(window, "gpu1"), seat_of(window, "gpu2")) == (upright, SlotSeat(slot=1))


def test_where_all_slots_lie_in_one_line_the_free_one_is_taken(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(window, qtbot, "rotated-90", SlotSeat(slot=1))
    view = window.workspace.canvas.rear.view
    place = at_seat(window, 1, view)
    assert drag_of_row(window, "rtx-3090", view).enter(place).move(place).drop(place).accepted
    assert seat_of(window, "gpu2") == SlotSeat(slot=2)


def test_the_vertical_opening_is_chosen_in_the_inspector_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(window, qtbot, "standard", SlotSeat(slot=1))
    window.selection.select("gpu1")
    seats = window.workspace.inspector.controls.seat
    number = seats.findText("Vertical opening 2")
    assert number > 0
    seats.setCurrentIndex(number)
    seats.activated.emit(number)
    assert seat_of(window, "gpu1") == VerticalSeat(vertical=2, board_slot=1, riser="riser")
    assert seats.currentText() == "Vertical opening 2"


def test_another_riser_is_put_under_every_upright_card() -> None:
    seat = VerticalSeat(vertical=1, board_slot=4, riser="riser")
    rig = Rig(cards=(PlacedCard(key="gpu1", part="rtx-3090", seat=seat),))
    longer = catalog().parts["zebra"]
    for changed in (put_anywhere(rig, longer), replace_item(rig, "riser1", longer.id)):
        assert changed.cards[0].seat == seat.model_copy(update={"riser": "zebra"})
