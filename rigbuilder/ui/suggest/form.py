"""The demands: what the rig shall run and keep, begun from the open rig's workload and site."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.advisor.suggest import Demands
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.rig.model import MAX_CARDS, PartCount, Rig, Site, Workload
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.site.panel import CIRCUITS

DEFAULT_MODEL = "llama-3.3-70b-instruct"
DEFAULT_CONTEXT = 8192
USUAL_QUANTS = ("Q4_K_M", "Q4_K_S", "Q5_K_M", "MXFP4", "Q8_0")
STYLES = (
    (mark("any case"), ()),
    (mark("tower"), ("tower",)),
    (mark("tower or desktop"), ("tower", "desktop")),
    (mark("rack"), ("rack",)),
    (mark("open frame"), ("open-frame",)),
    (mark("not an open frame"), ("tower", "desktop", "rack")),
)
NOISES = (
    (mark("any noise"), None),
    (mark("quiet: fans or water"), "quiet"),
    (mark("audible: blowers too"), "audible"),
)
LEVELS = (
    (mark("middle of each range"), "middle"),
    (mark("cheapest offers"), "low"),
    (mark("dearest offers"), "high"),
)
OWNED_PX = 96


class DemandsForm(QScrollArea):
    """Fields for each demand; ``demands`` reads them, ``show_demands`` fills them."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Demands"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._catalog: Catalog | None = None
        self._base = Demands(workload=Workload(model=DEFAULT_MODEL, quant=USUAL_QUANTS[0]))
        self.model = _combo(tr("Model to run"))
        self.quant = _combo(tr("Quantization"))
        self.context = _spin(tr("Context, tokens for each user"), 1, 20_000_000, 1024)
        self.users = _spin(tr("Users at a time"), 1, 4096, 1)
        self.speed = _box(
            tr("Least speed for each user"), 0, 100_000, tr(" tokens/s"), tr("any speed")
        )
        self.budget = _box(tr("Budget"), 0, 1e8, " USD", tr("any price"), step=250, decimals=0)
        self.circuit = _combo(tr("Mains circuit that has to carry the rig"))
        self.volume = _box(
            tr("Largest case"), 0, 10_000, tr(" litres"), tr("any size"), step=5, decimals=0
        )
        self.style_ = _combo(tr("Style of case"))
        self.noise = _combo(tr("Noise of the cards"))
        self.cards = _spin(tr("Most cards"), 1, MAX_CARDS, 1)
        self.level = _combo(tr("Prices that count"))
        self.new_only = QCheckBox(tr("No used parts"))
        self.priced_only = QCheckBox(tr("Only parts with a price"))
        self.owned = QListWidget()
        self.owned.setAccessibleName(tr("Parts of the open rig that you own"))
        self.owned.setFixedHeight(OWNED_PX)
        self.owned.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.owned.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.no_parts = QLabel(tr("The open rig has no parts yet."))
        self.no_parts.setProperty("role", "dim")
        for box, rows in ((self.style_, STYLES), (self.noise, NOISES), (self.level, LEVELS)):
            for words, value in rows:
                box.addItem(tr(words), value)
        self._lay_out()
        self.model.activated.connect(self._fill_quants)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 8)
        rows: tuple[tuple[str, tuple[tuple[str, QWidget], ...]], ...] = (
            (
                tr("Workload"),
                (
                    (tr("Model"), self.model),
                    (tr("Quant"), self.quant),
                    (tr("Context"), self.context),
                    (tr("Users"), self.users),
                    (tr("At least"), self.speed),
                ),
            ),
            (
                tr("Within"),
                (
                    (tr("Budget"), self.budget),
                    (tr("Circuit"), self.circuit),
                    (tr("Case"), self.volume),
                    ("", self.style_),
                    (tr("Noise"), self.noise),
                    (tr("Cards"), self.cards),
                ),
            ),
            (
                tr("Prices"),
                ((tr("Level"), self.level), ("", self.new_only), ("", self.priced_only)),
            ),
        )
        advance = self.fontMetrics().horizontalAdvance
        wide = max(advance(words) for _, fields in rows for words, _ in fields) + 2
        for title, fields in rows:
            column.addWidget(_heading(title))
            form = QFormLayout()
            form.setVerticalSpacing(5)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for words, field in fields:
                label = QLabel(words)
                label.setFixedWidth(wide)
                label.setBuddy(field)
                form.addRow(label, field)
            column.addLayout(form)
        column.addWidget(_heading(tr("Parts I own already")))
        column.addWidget(self.owned)
        column.addWidget(self.no_parts)
        column.addStretch(1)
        self.setWidget(inside)

    def begin(self, rig: Rig, catalog: Catalog) -> None:
        """Sensible demands for the open rig: its workload, its site, its parts to own."""
        self._catalog = catalog
        self.model.clear()
        for model in catalog.of_kind(LanguageModel):
            self.model.addItem(model.title, model.id)
        workload = rig.workload
        if workload is None:
            ids = [self.model.itemData(n) for n in range(self.model.count())]
            first = DEFAULT_MODEL if DEFAULT_MODEL in ids else next(iter(ids), DEFAULT_MODEL)
            quant = _usual_quant(catalog.get(first, LanguageModel))
            workload = Workload(model=first, quant=quant, context=DEFAULT_CONTEXT)
        prices = {part: price for part, price in rig.prices.items() if not price.owned}
        owned = tuple(
            PartCount(part=part, count=min(64, price.owned_pieces or _pieces(rig, part)))
            for part, price in rig.prices.items()
            if price.owned and _pieces(rig, part)
        )
        self._fill_owned(rig, catalog)
        self.show_demands(Demands(workload=workload, site=rig.site, prices=prices, owned=owned))

    def _fill_owned(self, rig: Rig, catalog: Catalog) -> None:
        self.owned.clear()
        for part in dict.fromkeys(part for _, part, _ in rig.items()):
            record = catalog.parts.get(part)
            if record is None:
                continue
            count = _pieces(rig, part)
            words = (
                record.title if count == 1 else f"{count} \N{MULTIPLICATION SIGN} {record.title}"
            )
            item = QListWidgetItem(words, self.owned)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                          | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, (part, count))
        self.owned.setVisible(self.owned.count() > 0)
        self.no_parts.setVisible(self.owned.count() == 0)

    def show_demands(self, demands: Demands) -> None:
        """Fills every field."""
        self._base = demands
        work, site = demands.workload, demands.site
        _choose(self.model, work.model, work.model)
        self._fill_quants(wish=work.quant)
        self.context.setValue(work.context)
        self.users.setValue(work.sequences)
        self.speed.setValue(demands.min_speed_tok_s or 0)
        self.budget.setSuffix(f" {site.currency}")
        self.budget.setValue(demands.budget or 0)
        self.circuit.clear()
        for words, volts, amperes in CIRCUITS:
            self.circuit.addItem(tr(words), (volts, amperes))
        _choose(
            self.circuit,
            (site.mains_v, site.circuit_a),
            f"{site.mains_v:g} V, {site.circuit_a:g} A",
        )
        self.volume.setValue(demands.max_volume_l or 0)
        _choose(self.style_, demands.styles, tr(" or ").join(tr(style) for style in demands.styles))
        _choose(self.noise, demands.max_noise, str(demands.max_noise))
        self.cards.setValue(demands.max_cards)
        _choose(self.level, demands.price_level, demands.price_level)
        self.new_only.setChecked(demands.new_only)
        self.priced_only.setChecked(demands.priced_only)
        for n in range(self.owned.count()):
            item = self.owned.item(n)
            part, _ = item.data(Qt.ItemDataRole.UserRole)
            checked = demands.owned_pieces(part) > 0
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def demands(self) -> Demands:
        """What the fields say; split, runtime and cache stay those of the open rig."""
        volts, amperes = self.circuit.currentData()
        workload = self._base.workload.model_copy(
            update={
                "model": self.model.currentData(),
                "quant": self.quant.currentData(),
                "context": self.context.value(),
                "sequences": self.users.value(),
                "claimed_decode_tok_s": None,
            }
        )
        site: Site = self._base.site.model_copy(
            update={"mains_v": float(volts), "circuit_a": float(amperes)}
        )
        items = [self.owned.item(n) for n in range(self.owned.count())]
        owned = [
            PartCount(part=part, count=count)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
            for part, count in [item.data(Qt.ItemDataRole.UserRole)]
        ]
        return Demands(
            workload=workload,
            site=site,
            min_speed_tok_s=self.speed.value() or None,
            budget=self.budget.value() or None,
            price_level=self.level.currentData(),
            new_only=self.new_only.isChecked(),
            priced_only=self.priced_only.isChecked(),
            max_volume_l=self.volume.value() or None,
            styles=tuple(self.style_.currentData()),
            max_noise=self.noise.currentData(),
            max_cards=self.cards.value(),
            owned=tuple(owned),
            prices=self._base.prices,
        )

    def _fill_quants(self, _at: int = 0, wish: str | None = None) -> None:
        """The model's quantizations, keeping the chosen one where it has it."""
        wish = wish or self.quant.currentData()
        found = (
            self._catalog.get(self.model.currentData(), LanguageModel) if self._catalog else None
        )
        self.quant.clear()
        for name in found.quants if found is not None else ():
            self.quant.addItem(name, name)
        if wish is not None and (self.quant.findData(wish) >= 0 or found is None):
            _choose(self.quant, wish, wish)
        else:
            usual = _usual_quant(found)
            _choose(self.quant, usual, usual)


def _usual_quant(model: LanguageModel | None) -> str:
    """The usual four-bit file of a model, else its first."""
    names = list(model.quants) if model is not None else []
    return next((name for name in USUAL_QUANTS if name in names), next(iter(names), "Q4_K_M"))


def _pieces(rig: Rig, part_id: str) -> int:
    return sum(count for _, part, count in rig.items() if part == part_id)


def _choose(box: QComboBox, value: object, words: str) -> None:
    """Chooses a value; one that the box does not have is added."""
    for n in range(box.count()):
        held = box.itemData(n)
        if held == value or (isinstance(held, list) and tuple(held) == value):
            box.setCurrentIndex(n)
            return
    box.addItem(words, value)
    box.setCurrentIndex(box.count() - 1)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _combo(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.setMaxVisibleItems(24)
    return box


def _spin(name: str, low: int, high: int, step: int) -> QSpinBox:
    box = QSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setRange(low, high)
    box.setSingleStep(step)
    box.setGroupSeparatorShown(True)
    return box


def _box(
    name: str,
    low: float,
    high: float,
    suffix: str,
    none: str,
    *,
    step: float = 1,
    decimals: int = 1,
) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(f"{name}; 0: {none}")
    box.setDecimals(decimals)
    box.setRange(low, high)
    box.setSingleStep(step)
    box.setSuffix(suffix)
    box.setSpecialValueText(none)
    box.setGroupSeparatorShown(True)
    return box
