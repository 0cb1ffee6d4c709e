"""Findings, drawing, contents and inspector show one selection."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rigbuilder.ui.findings.card import FindingCard
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import at_item, settle


def show_failing(qtbot: QtBot, window: MainWindow) -> None:
    """Two cards that overlap, under a bridge that is too long."""
    window.document.new(makers.dual_rig(second=3, span=4))
    settle(qtbot, window)


def card_of(window: MainWindow, rule: str) -> FindingCard:
    return next(card for card in window.workspace.findings.cards if card.finding.rule == rule)


def outlined(window: MainWindow) -> bool:
    canvas = window.workspace.canvas
    return all(side.overlay._outlines for side in canvas.stage)


def test_a_click_on_a_finding_lights_its_parts_in_both_views(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_failing(qtbot, window)
    card = card_of(window, "fit.card-card")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    assert set(window.selection.keys) == {"gpu1", "gpu2"}
    assert window.selection.finding == card.finding
    assert outlined(window)
    assert card.property("chosen")


def test_a_click_on_a_part_lights_its_findings(qtbot: QtBot, window: MainWindow) -> None:
    show_failing(qtbot, window)
    view = window.workspace.canvas.side.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at_item(window, "bridge1"))
    window.selection.select("bridge1")
    chosen = {c.finding.rule for c in window.workspace.findings.cards if c.property("chosen")}
    assert "bridge.pitch" in chosen
    assert "slot.occupied" not in chosen


def test_a_row_of_the_contents_selects_the_part_in_the_drawing(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_failing(qtbot, window)
    view = window.workspace.contents.view
    index = view.contents.index(view.contents.row_of("gpu2") or 0)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    assert window.selection.key == "gpu2"
    assert outlined(window)
    assert "gpu2" in window.workspace.inspector.heading.text()


def test_explain_opens_the_rule_s_page(qtbot: QtBot, window: MainWindow) -> None:
    show_failing(qtbot, window)
    card = card_of(window, "bridge.pitch")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    QTest.mouseClick(card.explain_button, Qt.MouseButton.LeftButton)
    space = window.workspace
    assert space.tabs.currentWidget() is space.help
    assert "bridge.pitch" in space.help.browser.toPlainText()


def test_a_finding_is_accepted_with_a_reason_and_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_failing(qtbot, window)
    card = card_of(window, "fit.card-card")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    QTest.mouseClick(card.waive_button, Qt.MouseButton.LeftButton)
    assert card.reason is not None
    QTest.keyClick(card.reason.field, Qt.Key.Key_Return)
    assert card_of(window, "fit.card-card").finding.waived is None
    QTest.keyClicks(card.reason.field, "Shroud is cut")
    QTest.keyClick(card.reason.field, Qt.Key.Key_Return)
    accepted = card_of(window, "fit.card-card")
    assert accepted.finding.waived == "Shroud is cut"
    QTest.mouseClick(accepted, Qt.MouseButton.LeftButton, pos=accepted.rect().center())
    QTest.mouseClick(accepted.waive_button, Qt.MouseButton.LeftButton)
    assert card_of(window, "fit.card-card").finding.waived is None


def test_escape_gives_up_accepting_a_finding(qtbot: QtBot, window: MainWindow) -> None:
    show_failing(qtbot, window)
    card = card_of(window, "fit.card-card")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    QTest.mouseClick(card.waive_button, Qt.MouseButton.LeftButton)
    assert card.reason is not None
    QTest.keyClicks(card.reason.field, "Because")
    QTest.keyClick(card.reason.field, Qt.Key.Key_Escape)
    assert not card.reason.isVisible()
    assert card_of(window, "fit.card-card").finding.waived is None


def test_a_chip_hides_the_findings_of_its_weight(qtbot: QtBot, window: MainWindow) -> None:
    show_failing(qtbot, window)
    panel = window.workspace.findings
    severities = {card.finding.severity for card in panel.cards}
    assert len(severities) > 1
    chip = panel.filter.chips["error"]
    errors = sum(card.finding.severity == "error" for card in panel.cards)
    assert chip.text().startswith(f"{errors} error")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    for card in panel.cards:
        assert card.isVisible() == (card.finding.severity != "error")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert all(card.isVisible() for card in panel.cards)


def test_a_removed_part_is_no_longer_selected(qtbot: QtBot, window: MainWindow) -> None:
    show_failing(qtbot, window)
    window.selection.select("gpu2")
    window.actions_["remove"].trigger()
    assert window.selection.keys == ()


def test_a_fix_is_one_click_and_one_step(qtbot: QtBot, window: MainWindow) -> None:
    show_failing(qtbot, window)

    def offered() -> list[QPushButton]:
        buttons = card_of(window, "bridge.pitch").fix_buttons
        return [button for button in buttons if button.text() == "Move gpu2 to slot 5"]

    qtbot.waitUntil(lambda: bool(offered()), timeout=20_000)
    (button,) = offered()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.rig == makers.dual_rig(second=5, span=4)
    assert not window.document.report.by_severity("error")
    window.actions_["undo"].trigger()
    assert window.document.rig == makers.dual_rig(second=3, span=4)
