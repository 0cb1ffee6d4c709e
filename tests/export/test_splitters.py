"""Bifurcation boards in the parts list and in the drawing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.export.drawing import paint_layout, view_rect
from rigbuilder.export.palette import PRINT
from rigbuilder.export.part_words import part_words
from rigbuilder.export.parts_list import parts_lines
from rigbuilder.geometry.layout import View
from rigbuilder.rig.edits import add_splitter
from rigbuilder.rig.model import Rig
from tests.builders import bifurcation, case, catalog_of, rig_of


def _rig() -> Rig:
    rig, _ = add_splitter(rig_of(cards=(), bridges=()), "bifurcation", 1)
    return add_splitter(rig, "bifurcation", 4)[0]


def test_equal_splitters_are_one_line_of_the_parts_list() -> None:
    catalog = catalog_of()
    report = evaluate(_rig(), catalog)
    (line,) = [row for row in parts_lines(_rig(), catalog, report) if row.kind == "bifurcation"]
    assert (line.count, line.keys) == (2, ("splitter1", "splitter2"))


def test_a_splitter_is_told_by_what_it_makes_of_a_slot() -> None:
    assert part_words(bifurcation()) == "x8x8, PCIe 4.0, slot outputs"
    host = bifurcation(generation=None, output_connector="mcio", outputs=(4, 4, 4, 4))
    assert part_words(host) == "x4x4x4x4, PCIe ?, mcio outputs"


@pytest.mark.parametrize("view", ["side", "rear"])
@pytest.mark.parametrize("mounting", ["standard", "rotated-90"])
@pytest.mark.parametrize("without", [(), ("bifurcation",)])
def test_it_is_drawn_where_it_has_a_record(
    qapp: object, view: View, mounting: str, without: tuple[str, ...]
) -> None:
    catalog = catalog_of(case(board_mounting=mounting), without=without)
    bare = rig_of([("card", 6)], ())
    split = bare.model_copy(update={"splitters": _rig().splitters})
    assert (_picture(split, view, catalog) != _picture(bare, view, catalog)) == (not without)


def _picture(rig: Rig, view: View, catalog: Catalog) -> QImage:
    layout = evaluate(rig, catalog).layout
    room = view_rect(layout, view)
    image = QImage(500, 500, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(image)
    painter.scale(500 / room.width(), 500 / room.height())
    painter.translate(-room.topLeft())
    records = {key: catalog.parts[part] for key, part, _ in rig.items() if part in catalog.parts}
    paint_layout(painter, layout, view, PRINT, records)
    painter.end()
    return image
