"""The site's tab: mains, money, and the parts of the workload that are set once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.rig.edits import set_site, set_workload
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr

CIRCUITS = (
    (mark("120 V, 15 A, US"), 120.0, 15.0),
    (mark("120 V, 20 A, US"), 120.0, 20.0),
    (mark("240 V, 20 A, US"), 240.0, 20.0),
    (mark("240 V, 30 A, US"), 240.0, 30.0),
    (mark("230 V, 16 A, EU"), 230.0, 16.0),
    (mark("230 V, 13 A, UK"), 230.0, 13.0),
    (mark("100 V, 15 A, Japan"), 100.0, 15.0),
)
CURRENCIES = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "JPY", "CNY", "INR")
NOT_SET = mark("not set")


class SitePanel(QFrame):
    """Every field edits the rig; a held box is one undo step."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Site"))
        self._document = document
        self.circuit = QComboBox()
        self.circuit.setAccessibleName(tr("Usual circuits"))
        for words, _volts, _amperes in CIRCUITS:
            self.circuit.addItem(tr(words))
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.circuit.setSizeAdjustPolicy(narrow)
        self.circuit.setMinimumContentsLength(8)
        self.mains_v = self._box(tr("Mains voltage"), 90, 260, " V", decimals=0)
        self.circuit_a = self._box(tr("Circuit breaker"), 1, 125, " A", decimals=0)
        self.currency = QComboBox()
        self.currency.setAccessibleName(tr("Currency"))
        self.currency.addItems(CURRENCIES)
        self.price_per_kwh = self._box(tr("Price of a kWh"), -0.01, 100, "", decimals=2, step=0.01)
        self.hours_per_day = self._box(tr("Hours a day under load"), 0, 24, " h", decimals=1)
        self.lifetime_months = self._box(tr("Months to write it off"), 0, 600, "", decimals=0)
        self.rent_per_hour = self._box(tr("Rent of another computer, an hour"), -0.01, 10_000, "")
        self.claim = self._box(tr("Claimed decode speed"), 0, 1e6, " tok/s", decimals=1)
        self.experts = QCheckBox(tr("Experts in system memory"))
        self.experts.setToolTip(
            tr("Keep the expert weights of a mixture in system memory, the rest on the cards")
        )
        for box in (self.price_per_kwh, self.lifetime_months, self.rent_per_hour, self.claim):
            box.setSpecialValueText(tr(NOT_SET))
        self._lay_out()
        self._connect()
        document.rig_changed.connect(self._show)
        self._show()

    def _box(
        self, name: str, low: float, high: float, suffix: str, *, decimals: int = 2, step: float = 1
    ) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setAccessibleName(name)
        box.setRange(low, high)
        box.setDecimals(decimals)
        box.setSingleStep(step)
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.editingFinished.connect(self._document.end_merge)
        return box

    def _lay_out(self) -> None:
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(10, 8, 10, 10)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget | None], ...] = (
            (tr("Mains"), None),
            (tr("Circuit"), self.circuit),
            (tr("Voltage"), self.mains_v),
            (tr("Breaker"), self.circuit_a),
            (tr("Money"), None),
            (tr("Currency"), self.currency),
            (tr("One kWh"), self.price_per_kwh),
            (tr("Load a day"), self.hours_per_day),
            (tr("Months to write off"), self.lifetime_months),
            (tr("Rented, an hour"), self.rent_per_hour),
            (tr("Model"), None),
            (tr("Claimed speed"), self.claim),
        )
        for words, field in rows:
            label = QLabel(words)
            label.setProperty("role", "heading" if field is None else "dim")
            if field is None:
                form.addRow(label)
            else:
                label.setBuddy(field)
                form.addRow(label, field)
        form.addRow(self.experts)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _connect(self) -> None:
        self.circuit.activated.connect(self._pick_circuit)
        self.currency.activated.connect(
            lambda: self._change(tr("Currency"), currency=self.currency.currentText())
        )
        for box, name in self._boxes():
            box.valueChanged.connect(
                lambda value, b=box, n=name: self._change(
                    b.accessibleName(), merge=n, **{n: _figure(b, value)}
                )
            )
        self.claim.valueChanged.connect(
            lambda value: self._run(
                tr("Claimed speed"), merge="claim", claimed_decode_tok_s=_figure(self.claim, value)
            )
        )
        self.experts.clicked.connect(
            lambda on: self._run(tr("Experts in system memory"), experts_in_system_memory=on)
        )

    def _boxes(self) -> tuple[tuple[QDoubleSpinBox, str], ...]:
        return (
            (self.mains_v, "mains_v"),
            (self.circuit_a, "circuit_a"),
            (self.price_per_kwh, "price_per_kwh"),
            (self.hours_per_day, "hours_per_day"),
            (self.lifetime_months, "lifetime_months"),
            (self.rent_per_hour, "rent_per_hour"),
        )

    def _pick_circuit(self) -> None:
        words, volts, amperes = CIRCUITS[self.circuit.currentIndex()]
        self._change(
            tr("Circuit of {circuit}", circuit=tr(words)), mains_v=volts, circuit_a=amperes
        )

    def _change(self, text: str, merge: str | None = None, **fields: Any) -> None:
        site = self._document.rig.site.model_copy(update=fields)
        self._document.edit(text, lambda rig: set_site(rig, site), merge)

    def _run(self, text: str, merge: str | None = None, **fields: Any) -> None:
        workload = self._document.rig.workload
        if workload is not None:
            changed = workload.model_copy(update=fields)
            self._document.edit(text, lambda rig: set_workload(rig, changed), merge)

    def _show(self) -> None:
        site, workload = self._document.rig.site, self._document.rig.workload
        fields = (self.circuit, self.currency, self.claim, self.experts)
        blockers = [QSignalBlocker(field) for field in fields]
        blockers += [QSignalBlocker(box) for box, _name in self._boxes()]
        for box, name in self._boxes():
            value = getattr(site, name)
            box.setValue(box.minimum() if value is None else value)
        pairs = [(volts, amperes) for _words, volts, amperes in CIRCUITS]
        mine = (site.mains_v, site.circuit_a)
        self.circuit.setCurrentIndex(pairs.index(mine) if mine in pairs else -1)
        if self.currency.findText(site.currency) < 0:
            self.currency.addItem(site.currency)
        self.currency.setCurrentText(site.currency)
        for field in (self.claim, self.experts):
            field.setEnabled(workload is not None)
        claim = workload.claimed_decode_tok_s if workload else None
        self.claim.setValue(claim or self.claim.minimum())
        self.experts.setChecked(workload is not None and workload.experts_in_system_memory)
        del blockers


def _figure(box: QDoubleSpinBox, value: float) -> float | None:
    """The box's figure; None where it says that none is set."""
    return None if box.specialValueText() and value == box.minimum() else value
