"""SVG and PNG: the drawing to scale."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export.picture import to_png, to_svg
from rigbuilder.export.sheet import SCALES, make_sheet
from rigbuilder.geometry.layout import Layout
from rigbuilder.rig.model import Rig
from tests.export.judged import judged, layout

NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(data: bytes) -> list[str]:
    root = ElementTree.fromstring(data)
    return ["".join(node.itertext()).strip() for node in root.iter(f"{NAMESPACE}text")]


def test_svg_has_both_views_the_scale_and_the_dimensions_as_text(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    shown = texts(to_svg(rig, parts, report))
    for words in (
        "Dual test rig",
        "Rear view (board at the left)",
        "100 mm",
        "147 mm to the front",
    ):
        assert words in shown
    assert any(re.fullmatch(r"Scale 1:\d+(\.5)?", text) for text in shown)


def test_svg_is_as_large_as_its_scale_says(rig: Rig, parts: Catalog, report: Report) -> None:
    data = to_svg(rig, parts, report)
    root = ElementTree.fromstring(data)
    scale = next(float(t.split(":")[1]) for t in texts(data) if t.startswith("Scale 1:"))
    width_mm = float(root.attrib["width"].removesuffix("mm"))
    side, rear = 572 + 24, 202 + 38
    assert width_mm == pytest.approx((side + rear) / scale + 6 + 12, abs=1.0)


def test_svg_of_a_hostile_name_is_still_xml(parts: Catalog, report: Report) -> None:
    name = '"><script>alert(1)</script>\x00\x1b'
    data = to_svg(Rig(name=name), parts, report)
    root = ElementTree.fromstring(data)
    assert not list(root.iter(f"{NAMESPACE}script"))
    assert b"\x1b" not in data


def test_png_is_a_picture_with_its_resolution_and_a_clean_edge(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    image = QImage.fromData(to_png(rig, parts, report))
    assert image.width() > 1000
    assert image.dotsPerMeterX() == pytest.approx(8000, abs=50)
    assert image.text("Title") == "Dual test rig"
    white = QColor("#ffffff").rgb()
    edge = [image.pixel(x, y) for x in (0, image.width() - 1) for y in range(image.height())]
    edge += [image.pixel(x, y) for y in (0, image.height() - 1) for x in range(image.width())]
    assert set(edge) == {white}


@pytest.mark.parametrize("room", [(180.0, 200.0), (277.0, 190.0), (80.0, 60.0), (300.0, 900.0)])
def test_a_sheet_takes_the_largest_scale_that_fits(room: tuple[float, float]) -> None:
    width, height = room
    sheet = make_sheet(layout(), {}, width, height)
    assert sheet.width_mm <= width
    assert sheet.height_mm <= height
    larger = [scale for scale in SCALES if scale < sheet.scale]
    if larger:
        bigger = replace(sheet, scale=larger[-1])
        assert bigger.width_mm > width or bigger.height_mm > height


def test_a_drawing_larger_than_any_scale_is_still_made(rig: Rig, parts: Catalog) -> None:
    vast = Layout(bodies=layout().bodies, bounds=(0, 1e7, 0, 1e7, 0, 10))
    assert make_sheet(vast, {}, 100, 100).scale == SCALES[-1]


def test_an_empty_layout_makes_a_picture(parts: Catalog) -> None:
    report = judged(layout=Layout(bodies=()))
    assert not QImage.fromData(to_png(Rig(), parts, report)).isNull()
