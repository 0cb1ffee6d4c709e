"""Finding a build in the window: searched, cancelled, relaxed, opened, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from rigbuilder.advisor.suggest import suggest
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.edits import add_card, set_price
from rigbuilder.rig.model import OwnPrice, Site
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.suggest.model import COST, POWER, REMARKS, SHARE, SPEED
from rigbuilder.ui.suggest.window import SuggestWindow
from rigbuilder.ui.theme.theme import Theme
from tests.advisor.suggest.shop import AROUND, big_card, found, shop, small_card
from tests.ui.hands import settle
from tests.ui.test_readable import CONTROLS, inner, name_of

CTRL = Qt.KeyboardModifier.ControlModifier
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def main(qtbot: QtBot, profile: Profile, theme: Theme) -> Iterator[MainWindow]:
    """The window over the small shop, with an empty rig."""
    window = MainWindow(profile, theme)
    window.complete(shop())
    window.show()
    window.start.new_button.click()
    settle(qtbot, window)
    yield window
    window.document.close()
    window.close()
    window.deleteLater()


def opened(window: MainWindow, qtbot: QtBot) -> SuggestWindow:
    """The search, by its keys."""
    QTest.keyClick(window, Qt.Key.Key_B, CTRL | Qt.KeyboardModifier.ShiftModifier)
    shown = window.findChild(SuggestWindow)
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    return shown


@pytest.fixture
def finder(main: MainWindow, qtbot: QtBot) -> SuggestWindow:
    """The search over the small shop."""
    return opened(main, qtbot)


def search(finder: SuggestWindow, qtbot: QtBot) -> None:
    """A click on the button, and the wait for the answer."""
    with qtbot.waitSignal(finder.runner.found):
        QTest.mouseClick(finder.find_button, Qt.MouseButton.LeftButton)


def test_builds_are_found_and_shown_with_their_figures(finder: SuggestWindow, qtbot: QtBot) -> None:
    seen = []
    finder.runner.progressed.connect(seen.append)
    search(finder, qtbot)
    assert seen or finder.answer is not None
    assert finder.answer == suggest(finder.form.demands(), shop())
    assert finder.model.rowCount() == 2
    first = [finder.model.index(0, n).data() for n in range(finder.model.columnCount())]
    assert first[0] == "2 x Maker Card"
    assert first[1] == f"{AROUND + 1600:,} USD"
    assert first[4:] == ["quiet", "Maker Case", "none"]
    assert finder.model.index(0, COST).data(ACCESSIBLE) == f"Cost: {AROUND + 1600:,} USD"
    shares = [finder.model.index(1, n).data(SHARE) for n in (COST, SPEED, POWER)]
    assert shares[:2] == [1.0, 1.0]
    assert shares[2] < 1.0
    assert finder.model.index(0, REMARKS).data(SHARE) is None
    assert "Maker Case" in finder.details.toPlainText()
    assert "Data sheet" in finder.details.toPlainText()
    assert finder.table.hasFocus()


def test_a_build_is_opened_by_enter_and_another_by_double_click(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    search(finder, qtbot)
    QTest.keyClick(finder.table, Qt.Key.Key_Return)
    assert [card.part for card in main.document.rig.cards] == ["card", "card"]
    assert main.document.report.verdict == "fits"
    assert main.document.dirty
    main.document.undo_stack.clear()
    main.document.new()
    rect = finder.table.visualRect(finder.model.index(1, COST))
    QTest.mouseClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.mouseDClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert [card.part for card in main.document.rig.cards] == ["big"]


def test_a_rig_with_changes_is_asked_about_before_another_takes_its_place(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    main.document.edit("Card", lambda rig: add_card(rig, "card")[0])
    mine = main.document.rig
    search(finder, qtbot)
    QTest.mouseClick(finder.open_button, Qt.MouseButton.LeftButton)
    assert main.document.rig == mine
    assert main.messages.isVisible()


def test_a_search_is_cancelled_by_the_button_and_by_escape(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    main.document.own_catalog = load_catalog([catalogs_dir()])
    finder.form.begin(main.document.rig, main.document.own_catalog)
    for stop in (
        lambda: QTest.mouseClick(finder.cancel_button, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(finder, Qt.Key.Key_Escape),
    ):
        with qtbot.waitSignal(finder.runner.progressed):
            QTest.keyClick(finder, Qt.Key.Key_Return, CTRL)
        assert finder.runner.running
        assert not finder.form.isEnabled()
        assert finder.bar.isVisible()
        stop()
        assert not finder.runner.running
        assert finder.isVisible()
        assert finder.form.isEnabled()
        assert finder.note.text().startswith("Cancelled")
    assert finder.answer is None


def test_a_closed_window_gives_its_search_up(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    main.document.own_catalog = load_catalog([catalogs_dir()])
    finder.form.begin(main.document.rig, main.document.own_catalog)
    with qtbot.waitSignal(finder.runner.progressed):
        finder.search()
    finder.close()
    assert not finder.runner.running


def test_where_nothing_fits_one_click_relaxes_and_searches_again(
    finder: SuggestWindow, qtbot: QtBot
) -> None:
    finder.form.budget.setValue(1000)
    search(finder, qtbot)
    assert finder.pages.currentWidget() is finder.ways
    (button,) = finder.ways.buttons
    assert button.text() == f"Raise the budget to {AROUND + 1600:,} USD"
    assert "2 x Maker Card" in button.accessibleDescription()
    assert button.hasFocus()
    with qtbot.waitSignal(finder.runner.found):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert finder.form.budget.value() == AROUND + 1600
    assert finder.model.rowCount() == 1
    assert finder.table.isVisible()


def test_a_nearest_rig_is_opened_to_look_at_what_is_missing(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    main.document.own_catalog = shop(small_card(thickness_mm=None), without=("big",))
    search(finder, qtbot)
    (button,) = finder.ways.buttons
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert main.document.report.verdict == "unknown"


def test_demands_that_nothing_helps_and_a_model_without_size_are_explained(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    main.document.own_catalog = shop(without=("case",))
    search(finder, qtbot)
    assert finder.ways.buttons == []
    assert finder.find_button.hasFocus()
    finder.form.quant.addItem("Q9", "Q9")
    finder.form.quant.setCurrentIndex(finder.form.quant.count() - 1)
    with qtbot.waitSignal(finder.runner.refused):
        finder.find_button.click()
    assert "no size of Model in Q9" in finder.note.text()


def test_the_form_begins_with_the_open_rigs_workload_site_prices_and_owned_parts(
    main: MainWindow, qtbot: QtBot
) -> None:
    rig = found().builds[0].rig
    rig = set_price(rig, "card", OwnPrice(amount=0, owned=True, owned_pieces=1))
    rig = set_price(rig, "case", OwnPrice(amount=77))
    site = Site(mains_v=230, circuit_a=20, currency="USD")
    main.document.new(rig.model_copy(update={"site": site}))
    finder = opened(main, qtbot)
    demands = finder.form.demands()
    assert demands.workload == rig.workload
    assert demands.site == site
    assert demands.prices == {"case": OwnPrice(amount=77)}
    assert [(row.part, row.count) for row in demands.owned] == [("card", 2)]
    assert finder.form.circuit.currentText() == "230 V, 20 A"


def test_every_field_of_the_form_reaches_the_demands(finder: SuggestWindow) -> None:
    form = finder.form
    form.context.setValue(4096)
    form.users.setValue(2)
    form.speed.setValue(5)
    form.budget.setValue(9000)
    form.volume.setValue(90)
    form.cards.setValue(3)
    for box, row in ((form.circuit, 4), (form.style_, 1), (form.noise, 2), (form.level, 1)):
        choose(box, row)
    form.new_only.click()
    form.priced_only.click()
    demands = form.demands()
    assert (demands.workload.context, demands.workload.sequences) == (4096, 2)
    assert (demands.min_speed_tok_s, demands.budget) == (5, 9000)
    assert (demands.max_volume_l, demands.styles) == (90, ("tower",))
    assert (demands.site.mains_v, demands.site.circuit_a) == (230, 16)
    assert (demands.max_noise, demands.price_level) == ("audible", "low")
    assert (demands.new_only, demands.priced_only, demands.max_cards) == (True, True, 3)
    form.show_demands(demands)
    assert form.demands() == demands


def choose(box: QComboBox, row: int) -> None:
    """Chooses a row by the keyboard."""
    box.setCurrentIndex(row - 1)
    QTest.keyClick(box, Qt.Key.Key_Down)


def test_a_model_chosen_keeps_its_usual_quantization(
    main: MainWindow, finder: SuggestWindow
) -> None:
    form = finder.form
    form.begin(main.document.rig, load_catalog([catalogs_dir()]))
    assert form.model.currentData() == "llama-3.3-70b-instruct"
    assert form.quant.currentData() == "Q4_K_M"
    form.model.setCurrentIndex(form.model.findData("gpt-oss-120b"))
    form.model.activated.emit(form.model.currentIndex())
    assert form.quant.currentData() == "MXFP4"


def test_builds_with_warnings_and_unpriced_parts_say_so(
    main: MainWindow, finder: SuggestWindow, qtbot: QtBot
) -> None:
    hot = big_card("hot", cooling="passive", bandwidth_gb_s=4000, prices=())
    main.document.own_catalog = shop(hot)
    search(finder, qtbot)
    row = finder.model.rowCount() - 1
    assert finder.model.index(row, COST).data().startswith("cards + ")
    assert finder.model.index(row, REMARKS).data() == "1"
    assert "no fan" in finder.model.index(row, REMARKS).data(Qt.ItemDataRole.ToolTipRole)
    finder.table.setCurrentIndex(finder.model.index(row, COST))
    assert "no price on record" in finder.details.toPlainText()
    assert "Warning:" in finder.details.toPlainText()


def test_every_control_has_a_name_and_is_reached_by_the_keyboard(
    finder: SuggestWindow, qtbot: QtBot
) -> None:
    search(finder, qtbot)
    controls = [w for w in finder.findChildren(QWidget) if isinstance(w, CONTROLS) and not inner(w)]
    assert len(controls) > 15
    assert [control for control in controls if not name_of(control)] == []
    assert finder.table.focusPolicy() & Qt.FocusPolicy.TabFocus
    titles = [
        finder.model.headerData(n, Qt.Orientation.Horizontal)
        for n in range(finder.model.columnCount())
    ]
    assert "Cost" in titles


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_bars_are_drawn_in_every_theme(
    finder: SuggestWindow, theme: Theme, qtbot: QtBot, scheme: str
) -> None:
    search(finder, qtbot)
    theme.choose(scheme)
    picture = finder.table.grab().toImage()
    index = finder.model.index(1, COST)
    rect = finder.table.visualRect(index)
    top = finder.table.viewport().mapTo(finder.table, rect.bottomLeft())
    row = [picture.pixelColor(top.x() + 20, top.y() - n).name() for n in range(8)]
    assert theme.tokens.gauge_overhead in row
