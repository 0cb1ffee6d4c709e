"""The palette finds the user's imported parts as well, beside the curated ones."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.layered import Layered
from rigbuilder.catalog.shelf import Shelf, ShelfWriter
from rigbuilder.ui.palette.finder import MOST
from rigbuilder.ui.palette.panel import PalettePanel
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers

IMPORTED = MOST + 50


@pytest.fixture
def layered(tmp_path: Path) -> Catalog:
    """The small catalog with hundreds of imported cards behind it."""
    curated = makers.catalog()
    writer = ShelfWriter(tmp_path / "imported.sqlite")
    for number in range(IMPORTED):
        part = makers.card(
            f"imported-{number}", f"Imported card {number}", "RTX 3060",
            thickness=40, slots=2, link="none",
        )  # fmt: skip
        writer.add(part, curated.sources)
    writer.finish({})
    shelf = Shelf(tmp_path / "imported.sqlite", tmp_path / "search")
    return Catalog(Layered(curated.parts, shelf.parts), Layered(curated.sources, shelf.sources))


def test_imported_parts_are_found_when_their_index_is_there(
    qtbot: QtBot, theme: Theme, layered: Catalog
) -> None:
    panel = PalettePanel(layered, theme)
    qtbot.addWidget(panel)
    assert panel.model.row_of("rtx-3090") is not None
    qtbot.waitUntil(lambda: panel.model._finder.prepared, timeout=20_000)
    QTest.keyClicks(panel.search, "imported card 17")
    qtbot.waitUntil(lambda: panel.model.row_of("imported-17") is not None)


def test_a_search_that_finds_hundreds_lists_the_likeliest(
    qtbot: QtBot, theme: Theme, layered: Catalog
) -> None:
    panel = PalettePanel(layered, theme)
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: panel.model._finder.prepared, timeout=20_000)
    QTest.keyClicks(panel.search, "imported")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.model.rowCount() == MOST


def test_without_a_query_the_parts_at_hand_are_listed(
    qtbot: QtBot, theme: Theme, layered: Catalog
) -> None:
    panel = PalettePanel(layered, theme)
    qtbot.addWidget(panel)
    listed = {part.id for part in panel.model.parts}
    assert listed == {part.id for part in makers.catalog() if part.kind != "model"}


def test_the_list_narrows_to_a_kind_and_says_when_nothing_matches(
    qtbot: QtBot, theme: Theme
) -> None:
    panel = PalettePanel(makers.catalog(), theme)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_kind("bridge")
    assert {part.kind for part in panel.model.parts} == {"bridge"}
    QTest.keyClicks(panel.search, "nonsense")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.model.rowCount() == 0
    assert panel._nothing.isVisible()


def test_every_row_has_a_drawing_and_its_figures(qtbot: QtBot, theme: Theme) -> None:
    panel = PalettePanel(makers.catalog(), theme)
    qtbot.addWidget(panel)
    delegate = panel.view.itemDelegate()
    for row, part in enumerate(panel.model.parts):
        assert not delegate.thumbnail_of(part, 1.0).isNull()
        words = panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        assert part.title in words
