"""The palette's filters narrow the list by brand and figures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.paths import catalogs_dir
from rigbuilder.ui.palette.panel import PalettePanel
from rigbuilder.ui.theme.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> PalettePanel:
    """The palette over the curated catalog, showing cards with its filters open."""
    panel = PalettePanel(load_catalog([catalogs_dir()]), theme)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_kind("card")
    qtbot.mouseClick(panel.filter, Qt.MouseButton.LeftButton)
    return panel


def _cards(panel: PalettePanel) -> list[Card]:
    return [part for part in panel.model.parts if isinstance(part, Card)]


def test_memory_and_slots_leave_two_slot_cards_of_48_gb(panel: PalettePanel, qtbot: QtBot) -> None:
    everything = len(_cards(panel))
    for name, value in (("vram_gib", "48"), ("slots", "2")):
        box = panel.filters.figures[name]
        box.selectAll()
        qtbot.keyClicks(box, value)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    left = _cards(panel)
    assert 0 < len(left) < everything
    assert all(card.vram_gib.nominal >= 48 for card in left)
    assert all(card.slot_width is not None and card.slot_width.nominal <= 2 for card in left)


def test_a_brand_leaves_its_cards_only(panel: PalettePanel) -> None:
    panel.filters.brand.setCurrentIndex(panel.filters.brand.findData("MSI"))
    assert {card.brand for card in _cards(panel)} == {"MSI"}


def test_cards_of_unknown_thickness_do_not_pass_its_filter(panel: PalettePanel) -> None:
    panel.filters.figures["thickness_mm"].setValue(200)
    assert all(card.thickness_mm is not None for card in _cards(panel))


def test_a_kind_offers_only_the_figures_that_its_parts_have(panel: PalettePanel) -> None:
    panel.filters.figures["vram_gib"].setValue(48)
    panel.show_kind("psu")
    shown = {name for name, box in panel.filters.figures.items() if box.isVisible()}
    assert "vram_gib" not in shown
    assert "length_mm" in shown
    assert len(panel.model.parts) > 20


def test_closed_or_cleared_filters_narrow_nothing(panel: PalettePanel, qtbot: QtBot) -> None:
    everything = len(_cards(panel))
    panel.filters.figures["length_mm"].setValue(200)
    assert len(_cards(panel)) < everything
    qtbot.mouseClick(panel.filter, Qt.MouseButton.LeftButton)
    assert len(_cards(panel)) == everything
    qtbot.mouseClick(panel.filter, Qt.MouseButton.LeftButton)
    assert len(_cards(panel)) < everything
    qtbot.mouseClick(panel.filters.clear, Qt.MouseButton.LeftButton)
    assert len(_cards(panel)) == everything
