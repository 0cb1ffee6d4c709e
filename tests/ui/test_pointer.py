"""A real pointer drags a card from the palette to where it shall sit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Case
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig, save_rig
from rigbuilder.rig.model import PlacedCard, Rig, SlotSeat, VerticalSeat
from rigbuilder.ui.main_window import MainWindow
from tests.ui.hands import at_seat
from tests.ui.pointer import display, drag_until, rig_in, twin_places

__all__ = ["display"]


def ready(name: str) -> tuple[Rig, Catalog]:
    """A ready rig with its first card alone, and the program's own catalog."""
    catalog = load_catalog([catalogs_dir()])
    rig = read_rig(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json", catalog).rig
    return rig.model_copy(update={"name": name, "cards": rig.cards[:1], "bridges": ()}), catalog


def in_turned_case(rig: Rig, catalog: Catalog) -> tuple[Rig, Catalog]:
    """The rig in its case with an inverted board and a vertical bracket."""
    case = catalog.get(rig.case, Case)
    assert case is not None
    facts = {
        "id": "inverted-case",
        "board_mounting": Fact[str](value="inverted", grade="unverified"),
        "vertical_openings": Fact[int](value=3, grade="unverified"),
    }
    turned = case.model_copy(update=facts)
    return rig.model_copy(update={"case": turned.id}), catalog.with_parts(
        [turned], {}, replace=False
    )


def at_bracket(window: MainWindow) -> QPoint:
    """Pixel of the first vertical opening's place in the side view."""
    place = next(p for p in window.document.report.layout.seats if p.vertical == 1)
    return window.workspace.canvas.side.view.mapFromScene(*place.middle("side"))


def card_in(file: Path, catalog: Catalog, part: str) -> PlacedCard | None:
    """The last card of that part in the file."""
    cards = [card for card in rig_in(file, catalog).cards[1:] if card.part == part]
    return cards[-1] if cards else None


if sys.platform.startswith("linux"):  # Xvfb and xdotool are what this is about

    @pytest.mark.display
    @pytest.mark.parametrize("turned", [False, True])
    def test_a_real_pointer_drags_a_card_from_the_palette_into_a_slot(
        qtbot: QtBot, display: str, tmp_path: Path, turned: bool
    ) -> None:
        rig, catalog = ready("One card")
        if turned:
            rig, catalog = in_turned_case(rig, catalog)
        file = tmp_path / "one.rig.json"
        save_rig(file, rig, catalog)
        part, row, slot = twin_places(
            qtbot, file, catalog, tmp_path / "twin", lambda window: at_seat(window, 5)
        )

        def dropped() -> bool:
            card = card_in(file, catalog, part)
            return card is not None and card.seat == SlotSeat(slot=5)

        drag_until(display, file, tmp_path / "profile", "One card", row, slot, dropped)
        assert len(rig_in(file, catalog).cards) >= 2

    @pytest.mark.display
    def test_a_real_pointer_stands_a_card_up_on_the_bracket_of_an_inverted_case(
        qtbot: QtBot, display: str, tmp_path: Path
    ) -> None:
        rig, catalog = in_turned_case(*ready("One card"))
        file = tmp_path / "one.rig.json"
        save_rig(file, rig, catalog)
        part, row, place = twin_places(qtbot, file, catalog, tmp_path / "twin", at_bracket)

        def stood_up() -> bool:
            card = card_in(file, catalog, part)
            seat = card.seat if card is not None else None
            return isinstance(seat, VerticalSeat) and seat.vertical == 1

        drag_until(display, file, tmp_path / "profile", "One card", row, place, stood_up)
