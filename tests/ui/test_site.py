"""The site's tab: each field edits the rig, and the gauges follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.site.panel import SitePanel
from tests.ui import makers


@pytest.fixture
def site(window: MainWindow) -> SitePanel:
    window.document.new(makers.dual_rig())
    window.workspace.tabs.setCurrentWidget(window.workspace.site)
    return window.workspace.site


def _enter(box, words: str) -> None:  # type: ignore[no-untyped-def]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, words)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_usual_circuit_sets_voltage_and_breaker_in_one_step(
    window: MainWindow, site: SitePanel
) -> None:
    before = window.document.rig
    site.circuit.setFocus()
    QTest.keyClick(site.circuit, Qt.Key.Key_End)
    assert site.circuit.currentText().startswith("100 V")
    site.circuit.activated.emit(site.circuit.currentIndex())
    assert (window.document.rig.site.mains_v, window.document.rig.site.circuit_a) == (100, 15)
    assert site.mains_v.value() == 100
    window.actions_["undo"].trigger()
    assert window.document.rig == before
    assert site.mains_v.value() == before.site.mains_v


@pytest.mark.parametrize(
    ("box", "field", "words", "value"),
    [
        ("mains_v", "mains_v", "230", 230.0),
        ("circuit_a", "circuit_a", "16", 16.0),
        ("price_per_kwh", "price_per_kwh", "0.34", 0.34),
        ("hours_per_day", "hours_per_day", "6.5", 6.5),
        ("lifetime_months", "lifetime_months", "48", 48.0),
        ("rent_per_hour", "rent_per_hour", "1.25", 1.25),
    ],
)
def test_a_typed_figure_is_the_rig_s(
    window: MainWindow, site: SitePanel, box: str, field: str, words: str, value: float
) -> None:
    before = window.document.rig
    _enter(getattr(site, box), words)
    assert getattr(window.document.rig.site, field) == pytest.approx(value)
    window.actions_["undo"].trigger()
    assert window.document.rig == before


def test_a_figure_can_be_unset_again(window: MainWindow, site: SitePanel) -> None:
    _enter(site.price_per_kwh, "0.2")
    assert window.document.rig.site.price_per_kwh == pytest.approx(0.2)
    site.price_per_kwh.setValue(site.price_per_kwh.minimum())
    assert window.document.rig.site.price_per_kwh is None
    assert site.price_per_kwh.text() == "not set"


def test_a_claim_above_the_bound_is_a_finding(window: MainWindow, site: SitePanel) -> None:
    _enter(site.claim, "9000")
    assert window.document.rig.workload is not None
    assert window.document.rig.workload.claimed_decode_tok_s == 9000
    assert "speed.claim-above-bound" in {f.rule for f in window.document.report.findings}


def test_experts_go_to_system_memory_by_a_click(window: MainWindow, site: SitePanel) -> None:
    place = site.experts.rect().center()
    place.setX(10)
    QTest.mouseClick(site.experts, Qt.MouseButton.LeftButton, pos=place)
    assert window.document.rig.workload is not None
    assert window.document.rig.workload.experts_in_system_memory
    window.actions_["undo"].trigger()
    assert not site.experts.isChecked()


def test_without_a_model_its_fields_are_off(window: MainWindow, site: SitePanel) -> None:
    window.document.new(makers.Rig())
    assert not site.claim.isEnabled()
    assert not site.experts.isEnabled()


def test_a_currency_of_the_rig_that_is_not_listed_is_shown(
    window: MainWindow, site: SitePanel
) -> None:
    rig = makers.dual_rig()
    foreign = rig.site.model_copy(update={"currency": "NOK"})
    window.document.new(rig.model_copy(update={"site": foreign}))
    assert site.currency.currentText() == "NOK"
