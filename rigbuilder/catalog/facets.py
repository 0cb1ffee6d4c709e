"""Narrowing a list of parts by brand and figures: what a shop's filters do."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Bridge, Card, Case, Psu

Range = tuple[float, float]
"""Least and most; infinities leave a side open."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a part must have. A part of which a figure is not known does not pass its range."""

    brands: frozenset[str] = frozenset()
    """Any of them; case does not matter; empty lets all pass."""
    vram_gib: Range | None = None
    slots: Range | None = None
    """Slots that a card is wide, that a bridge spans, or openings of a case."""
    thickness_mm: Range | None = None
    length_mm: Range | None = None
    """Length of a card or a supply; the longest card that a case takes."""
    price: Range | None = None
    """In ``currency``: the lowest price of the part."""
    currency: str = "USD"

    def __bool__(self) -> bool:
        return self != Facets(currency=self.currency)

    def let_pass(self, values: FacetValues) -> bool:
        """Whether a part with these values remains."""
        if self.brands and values.brand.casefold() not in {b.casefold() for b in self.brands}:
            return False
        if self.price is not None and values.currency != self.currency:
            return False
        return all(
            wanted is None or (has is not None and wanted[0] <= has <= wanted[1])
            for wanted, has in (
                (self.vram_gib, values.vram_gib),
                (self.slots, values.slots),
                (self.thickness_mm, values.thickness_mm),
                (self.length_mm, values.length_mm),
                (self.price, values.price),
            )
        )


@dataclass(frozen=True, slots=True)
class FacetValues:
    """What the facets of one part are; None where its figure is not known."""

    kind: str
    brand: str
    vram_gib: float | None = None
    slots: float | None = None
    thickness_mm: float | None = None
    length_mm: float | None = None
    price: float | None = None
    currency: str | None = None


def facet_values(part: AnyPart, currency: str = "USD") -> FacetValues:
    """The facets of a part; its price is the lowest one in that currency."""
    vram: Figure | None = None
    thickness: Figure | None = None
    length: Figure | None = None
    slots: float | None = None
    match part:
        case Card():
            vram, thickness, length = part.vram_gib, part.thickness_mm, part.length_mm
            if part.slot_width is not None:
                slots = part.slot_width.nominal
            elif part.bracket_slots is not None:
                slots = float(part.bracket_slots.value)
        case Bridge():
            slots = float(part.span_slots.value)
        case Case():
            length = part.max_card_length_mm
            slots = float(part.openings.value) if part.openings is not None else None
        case Psu():
            length = part.length_mm
        case _:
            pass
    prices = [price.low for price in part.prices if price.currency == currency]
    return FacetValues(
        part.kind,
        part.brand,
        _nominal(vram),
        slots,
        _nominal(thickness),
        _nominal(length),
        min(prices, default=None),
        currency if prices else None,
    )


def _nominal(figure: Figure | None) -> float | None:
    return None if figure is None else figure.nominal


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """What the filters can offer: brands with their number of parts, and the range of a figure."""

    brands: dict[str, int]
    ranges: dict[str, Range]
    """``vram_gib``, ``slots``, ``thickness_mm``, ``length_mm``, ``price`` -> least and most."""


FIGURES = ("vram_gib", "slots", "thickness_mm", "length_mm", "price")


def choices(rows: Iterable[FacetValues]) -> FacetChoices:
    """The choices that parts with these values leave; brands by number of parts, then name."""
    brands: dict[str, tuple[str, int]] = {}
    ranges: dict[str, Range] = {}
    for row in rows:
        name, count = brands.get(row.brand.casefold(), (row.brand, 0))
        brands[row.brand.casefold()] = (name, count + 1)
        for figure in FIGURES:
            value = getattr(row, figure)
            if value is not None:
                low, high = ranges.get(figure, (math.inf, -math.inf))
                ranges[figure] = (min(low, value), max(high, value))
    ordered = sorted(brands.values(), key=lambda row: (-row[1], row[0].casefold()))
    return FacetChoices(dict(ordered), ranges)
