"""Names for screen readers, contrast of colours, and room for every panel."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rigbuilder.export.drawing import CONTRAST as CONTRAST_INK
from rigbuilder.export.drawing import DARK as DARK_INK
from rigbuilder.export.drawing import LIGHT as LIGHT_INK
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.theme.tokens import CONTRAST, SCHEMES, Tokens, contrast
from tests.ui import makers
from tests.ui.hands import settle

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
INKS = {"light": LIGHT_INK, "dark": DARK_INK, "contrast": CONTRAST_INK}
TEXTS = ("text", "text_dim", "accent", "error", "unknown", "warning", "note", "ok")


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def inner(widget: QWidget) -> bool:
    """Pieces that Qt makes inside a named control."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


@pytest.mark.parametrize("rig", [makers.Rig(), makers.dual_rig(), makers.dual_rig(second=3)])
def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow, rig: makers.Rig) -> None:
    window.document.new(rig)
    settle(qtbot, window)
    window.messages.show_message("error", "Something.")
    keys = [key for key, _, _ in rig.items()]
    nameless = set()
    for key in keys or [""]:
        window.selection.select(*([key] if key else []))
        for widget in window.findChildren(QWidget):
            control = isinstance(widget, CONTROLS)
            control = control or (
                isinstance(widget, QAbstractScrollArea)
                and not isinstance(widget, QScrollArea)
                and widget.focusPolicy().value
            )
            if control and not inner(widget) and not name_of(widget):
                nameless.add(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert not nameless


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_texts_have_contrast_on_every_surface(tokens: Tokens) -> None:
    for surface in ("panel", "selection"):
        for text in TEXTS:
            ground = getattr(tokens, surface)
            needed = 4.5 if surface == "panel" or text in ("text", "text_dim") else 3.0
            assert contrast(getattr(tokens, text), ground) >= needed, (text, surface)
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


def test_high_contrast_has_seven_to_one_for_texts_and_outlines_that_stand_out() -> None:
    for surface in ("panel", "raised"):
        for text in TEXTS:
            assert contrast(getattr(CONTRAST, text), getattr(CONTRAST, surface)) >= 7, text
        for outline in ("border", "border_strong", "accent"):
            assert contrast(getattr(CONTRAST, outline), getattr(CONTRAST, surface)) >= 4.5
    for text in TEXTS:
        assert contrast(getattr(CONTRAST, text), CONTRAST.selection) >= 4.5, text


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_pieces_of_the_gauges_stand_out_from_their_trough(tokens: Tokens) -> None:
    for name in ("gauge_weights", "gauge_kv", "gauge_overhead"):
        assert contrast(getattr(tokens, name), tokens.gauge_free) >= 2.3


@pytest.mark.parametrize("ink", INKS.values(), ids=INKS)
def test_the_drawing_s_signs_have_contrast_on_its_ground(ink) -> None:  # type: ignore[no-untyped-def]
    for sign in (ink.ok, ink.bad, ink.unknown, ink.info, ink.text):
        assert contrast(sign, ink.background) >= 4.5


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1180, 640)])
def test_no_panel_is_cut_off_or_covers_another(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    space = window.workspace
    panels = [
        space.name_field, space.workload, space.palette_panel, space.contents, space.canvas,
        space.tabs,
    ]  # fmt: skip
    places = [p.rect().translated(p.mapTo(window, p.rect().topLeft())) for p in panels]
    for number, place in enumerate(places):
        assert window.rect().contains(place), type(panels[number]).__name__
        for other in places[number + 1 :]:
            assert not place.intersects(other)


@pytest.mark.parametrize("choice", list(INKS))
def test_a_theme_reaches_the_drawing_and_the_panels(
    qtbot: QtBot, window: MainWindow, choice: str
) -> None:
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    window.theme.choose(choice)  # type: ignore[arg-type]
    image: QImage = window.grab().toImage()
    canvas = window.workspace.canvas.side.view
    corner = canvas.mapTo(window, canvas.rect().topRight())
    ratio = image.devicePixelRatio()
    colour = image.pixelColor(int((corner.x() - 4) * ratio), int((corner.y() + 4) * ratio))
    assert colour == QColor(INKS[choice].background)
    assert window.profile.settings.value("theme") == choice


def test_a_screen_reader_hears_the_verdict_and_the_selection(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.document.new(makers.dual_rig(second=3))
    settle(qtbot, window)
    window.selection.select("gpu2")
    words = window.workspace.canvas.side.view.accessibleDescription()
    assert words.startswith("Does not fit")
    assert "Selected: Card RTX 3090 Founders (gpu2)." in words
