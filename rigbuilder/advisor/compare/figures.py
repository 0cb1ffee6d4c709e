"""The rows of a comparison: what is compared, in which unit, and whether more or less is better."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rigbuilder.advisor.compare.marks import (
    UNKNOWN,
    Cell,
    Direction,
    Mark,
    exactly,
    marks_of,
)
from rigbuilder.advisor.suggest.demands import NOISES, noise_of
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Card, Case
from rigbuilder.checks.report import Report, Severity
from rigbuilder.estimates.results import Range
from rigbuilder.estimates.value import ValueEstimate, estimate_value
from rigbuilder.rig.model import Rig

VERDICT_WORDS = {"fits": "fits", "unknown": "not proven", "does-not-fit": "does not fit"}
VERDICT_RANK = {"fits": 2.0, "unknown": 1.0, "does-not-fit": 0.0}
FINDING_WORDS: tuple[tuple[Severity, str, float], ...] = (
    ("error", "error", 1e6),
    ("unknown", "open question", 1e4),
    ("warning", "warning", 1e2),
    ("note", "note", 0.0),
)
"""A heavier finding outweighs any number of lighter ones; notes only inform."""
MM3_PER_LITRE = 1e6
NOT_LOADED = "model does not load"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of all rigs."""

    key: str
    group: str
    title: str
    unit: str
    better: Direction | None
    decimals: int | None
    """Digits after the point; None shows three significant ones."""
    cells: tuple[Cell, ...]
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the figures are taken from."""

    rig: Rig
    catalog: Catalog
    report: Report
    value: ValueEstimate

    @property
    def cards(self) -> list[Card | None]:
        """Catalog records of the cards; None where the catalog has none."""
        return [self.catalog.get(placed.part, Card) for placed in self.rig.cards]

    @property
    def loads(self) -> bool:
        """False when the model surely does not load."""
        memory = self.report.memory
        return memory is None or memory.fits is not False


Take = Callable[[_Subject], Cell]


def _verdict(of: _Subject) -> Cell:
    verdict = of.report.verdict
    return exactly(VERDICT_RANK[verdict], words=VERDICT_WORDS[verdict])


def _findings(of: _Subject) -> Cell:
    weight, words = 0.0, []
    for severity, name, each in FINDING_WORDS:
        count = len(of.report.by_severity(severity))
        weight += count * each
        if count:
            words.append(f"{count} {name}{'' if count == 1 else 's'}")
    return exactly(weight, words=", ".join(words) or "none")


def _card_names(of: _Subject) -> Cell:
    names = [
        record.gpu if record is not None else placed.part
        for placed, record in zip(of.rig.cards, of.cards, strict=True)
    ]
    words = [f"{count} x {name}" for name, count in Counter(names).items()]
    bridges = len(of.rig.bridges)
    words += [f"{bridges} bridge{'s' if bridges > 1 else ''}"] if bridges else []
    return Cell(words=", ".join(words) or "no cards")


def _vram(of: _Subject) -> Cell:
    cards = of.cards
    if None in cards:
        return UNKNOWN
    return exactly(sum(card.vram_gib.nominal for card in cards if card is not None))


def _free(of: _Subject) -> Cell:
    memory = of.report.memory
    if memory is None or memory.needed_gib is None:
        return UNKNOWN
    if not of.loads:
        return Cell(out=NOT_LOADED)
    return exactly(sum(card.free_gib for card in memory.cards) if memory.cards else None)


def _context(of: _Subject) -> Cell:
    memory = of.report.memory
    return exactly(memory.longest_context if memory is not None else None)


def _quant(of: _Subject) -> Cell:
    memory = of.report.memory
    return Cell(words=memory.best_quant if memory is not None else None)


def _speed(of: _Subject, take: Callable[[_Subject], Range | None]) -> Cell:
    if not of.loads:
        return Cell(out=NOT_LOADED)
    span = take(of)
    return UNKNOWN if span is None else Cell(span.low, span.high, span.expected)


def _decode_range(of: _Subject) -> Range | None:
    return of.report.speed.decode_tok_s if of.report.speed is not None else None


def _prompt_range(of: _Subject) -> Range | None:
    return of.report.speed.prompt_tok_s if of.report.speed is not None else None


def _batch_range(of: _Subject) -> Range | None:
    return of.report.speed.all_sequences_tok_s if of.report.speed is not None else None


def _bound(take: Callable[[_Subject], Range | None]) -> Callable[[_Subject], Range | None]:
    def bound(of: _Subject) -> Range | None:
        span = take(of)
        if span is None:
            return None
        return Range(low=span.bound, expected=span.bound, high=span.bound)

    return bound


def _sum(take: Callable[[_Subject], float | None]) -> Take:
    """A sum of watts, at least: a consumer without a figure adds to it."""

    def cell(of: _Subject) -> Cell:
        value = take(of)
        return exactly(value) if not of.report.power.missing else Cell(value, None, value)

    return cell


def _load(of: _Subject) -> float | None:
    load = of.report.power.psu_load
    return 100 * load if load is not None else None


def _cost(of: _Subject) -> Cell:
    cost = of.report.cost
    return Cell(cost.low, None if cost.unpriced else cost.high, unit=cost.currency)


def _unpriced(of: _Subject) -> Cell:
    return exactly(len(of.report.cost.unpriced))


def _card_cost(of: _Subject) -> Cell:
    keys = {card.key for card in of.rig.cards} | {bridge.key for bridge in of.rig.bridges}
    cost = of.report.cost
    rows = [row for row in cost.rows if row.key in keys]
    low = sum(row.low for row in rows if row.low is not None)
    high = sum(row.high for row in rows if row.high is not None)
    if not rows or keys & set(cost.unpriced) or {row.key for row in rows} != keys:
        return Cell(unit=cost.currency)
    return Cell(low, high, unit=cost.currency)


def _card_cost_per_gib(of: _Subject) -> Cell:
    cost, vram = _card_cost(of), _vram(of)
    if cost.low is None or cost.high is None or not vram.low:
        return Cell(unit=cost.unit)
    return Cell(cost.low / vram.low, cost.high / vram.low, unit=cost.unit)


def _worth(of: _Subject, span: Range, *, runs: bool = True, terms: str = "") -> Cell:
    """A figure of value; at least where a part has no price."""
    if runs and not of.loads:
        return Cell(out=NOT_LOADED)
    high = None if of.report.cost.unpriced else span.high
    return Cell(span.low, high, unit=of.value.currency, terms=terms)


def _per_gib(of: _Subject) -> Cell:
    return _worth(of, of.value.cost_per_vram_gib, runs=False)


def _per_tok_s(of: _Subject) -> Cell:
    return _worth(of, of.value.cost_per_tok_s)


def _per_million_tokens(of: _Subject) -> Cell:
    """Comparable only where the price of electricity, the hours and the lifetime are the same."""
    site = of.rig.site
    terms = f"{site.price_per_kwh} {site.hours_per_day} {of.value.lifetime_months}"
    return _worth(of, of.value.cost_per_million_tokens, terms=terms)


def _slots(of: _Subject) -> Cell:
    widths = [card.slot_width if card is not None else None for card in of.cards]
    if not widths or None in widths:
        return UNKNOWN
    return exactly(sum(math.ceil(width.nominal) for width in widths if width is not None))


def _noise(of: _Subject) -> Cell:
    """The class of the loudest card by its cooler; nobody publishes the noise of a whole rig."""
    cards = [card for card in of.cards if card is not None and card.cooling is not None]
    if not cards or len(cards) < len(of.cards):
        return UNKNOWN
    loudest = max((noise_of(card) for card in cards), key=NOISES.index)
    return exactly(float(NOISES.index(loudest)), loudest)


def _sides(of: _Subject) -> list[Figure] | None:
    """Outer width, height and depth of the case in mm; None where one is not known."""
    case = of.catalog.get(of.rig.case, Case)
    if case is None:
        return None
    known = [s for s in (case.width_mm, case.height_mm, case.depth_mm) if s is not None]
    return known if len(known) == 3 else None


def _volume(of: _Subject) -> Cell:
    sides = _sides(of)
    if sides is None:
        return UNKNOWN
    low = math.prod(side.low for side in sides) / MM3_PER_LITRE
    high = math.prod(side.high for side in sides) / MM3_PER_LITRE
    return Cell(
        low if math.isfinite(low) else None,
        high if math.isfinite(high) else None,
    )


def _case(of: _Subject) -> Cell:
    sides = _sides(of)
    return Cell(words=" x ".join(f"{s.nominal:g}" for s in sides) if sides else None)


_Spec = tuple[str, str, str, str, Direction | None, int | None, Take]
SPECS: tuple[_Spec, ...] = (
    ("verdict", "Verdict", "Verdict", "", "more", 0, _verdict),
    ("findings", "Verdict", "Open findings", "", "less", 0, _findings),
    ("cards", "Memory", "Cards", "", None, 0, _card_names),
    ("vram", "Memory", "Card memory", "GiB", "more", 1, _vram),
    ("vram-free", "Memory", "Free with the model loaded", "GiB", "more", 1, _free),
    ("context", "Memory", "Longest context", "tokens", "more", 0, _context),
    ("quant", "Memory", "Largest quantization that fits", "", None, 0, _quant),
    ("decode", "Speed", "Decode", "tok/s", "more", None, lambda of: _speed(of, _decode_range)),
    ("decode-bound", "Speed", "Decode, bound", "tok/s", "more", None,
     lambda of: _speed(of, _bound(_decode_range))),
    ("batch", "Speed", "Decode, all sequences", "tok/s", "more", None,
     lambda of: _speed(of, _batch_range)),
    ("prompt", "Speed", "Reading the prompt", "tok/s", "more", None,
     lambda of: _speed(of, _prompt_range)),
    ("prompt-bound", "Speed", "Reading the prompt, bound", "tok/s", "more", None,
     lambda of: _speed(of, _bound(_prompt_range))),
    ("sustained", "Power", "Sustained", "W", "less", 0,
     _sum(lambda of: of.report.power.sustained_w)),
    ("transient", "Power", "In peaks", "W", "less", 0,
     _sum(lambda of: of.report.power.transient_w)),
    ("wall", "Power", "At the wall", "W", "less", 0, _sum(lambda of: of.report.power.wall_w)),
    ("psu-load", "Power", "Load of the supply", "%", "less", 0, _sum(_load)),
    ("heat", "Power", "Heat", "BTU/h", "less", 0,
     _sum(lambda of: of.report.power.heat_btu_h)),
    ("cost", "Cost", "Rig, all parts", "", "less", 0, _cost),
    ("unpriced", "Cost", "Parts without a price", "", None, 0, _unpriced),
    ("card-cost", "Cost", "Cards and bridges", "", "less", 0, _card_cost),
    ("card-cost-gib", "Cost", "Cards, for each GiB", "", "less", 2, _card_cost_per_gib),
    ("cost-gib", "Cost", "Rig, for each GiB of memory", "", "less", 2,
     _per_gib),
    ("cost-tok-s", "Cost", "Rig, for each token/s", "", "less", 2,
     _per_tok_s),
    ("cost-tokens", "Cost", "A million tokens", "", "less", 2, _per_million_tokens),
    ("noise", "Size and noise", "Noise of the cards' coolers", "", "less", 0, _noise),
    ("slots", "Size and noise", "Slots that the cards take", "", "less", 0, _slots),
    ("volume", "Size and noise", "Volume of the case", "L", "less", 0, _volume),
    ("case", "Size and noise", "Case, width x height x depth", "mm", None, 0, _case),
)  # fmt: skip
"""(key, group, title, unit, better, decimals, figure) of every row, in the order shown."""
OPTIONAL = frozenset({"batch"})
"""Rows left out where no rig has the figure."""


def rows_of(rigs: Sequence[tuple[Rig, Catalog, Report]]) -> tuple[Row, ...]:
    """Every row for judged rigs."""
    subjects = [
        _Subject(
            rig,
            catalog,
            report,
            estimate_value(rig.site, report.memory, report.speed, report.power, report.cost),
        )
        for rig, catalog, report in rigs
    ]
    rows = []
    for key, group, title, unit, better, decimals, take in SPECS:
        cells = tuple(take(subject) for subject in subjects)
        if key in OPTIONAL and not any(cell.known for cell in cells):
            continue
        marks = marks_of(cells, better, decimals)
        rows.append(Row(key, group, title, unit, better, decimals, cells, marks))
    return tuple(rows)
