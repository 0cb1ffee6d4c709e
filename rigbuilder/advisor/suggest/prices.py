"""What parts cost while a build is searched for: one figure of each price range."""

from __future__ import annotations

from collections.abc import Iterable

from rigbuilder.advisor.suggest.demands import Demands, PriceLevel
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Card, Part
from rigbuilder.estimates.cost import MOST_MONEY, chosen_offers
from rigbuilder.estimates.results import CostEstimate
from rigbuilder.rig.model import OwnPrice

Price = tuple[int, float]
"""(lines of the parts list without a price, cost of the others): compared as it stands, so that
what has a price comes before what has none."""
FREE: Price = (0, 0.0)


def plus(*prices: Price) -> Price:
    """Sum."""
    return sum(price[0] for price in prices), sum(price[1] for price in prices)


def at_level(low: float, high: float, level: PriceLevel) -> float:
    """The figure of a range that counts."""
    return {"low": low, "middle": (low + high) / 2, "high": high}[level]


class Prices:
    """Prices by part, each looked up once."""

    def __init__(self, demands: Demands, catalog: Catalog) -> None:
        self._demands, self._catalog = demands, catalog
        self._pieces: dict[str, tuple[float | None, bool]] = {}
        self._owned = {row.part: demands.owned_pieces(row.part) for row in demands.owned}

    def marks(self) -> dict[str, OwnPrice]:
        """``Rig.prices`` that say the same: the user's own prices, and what is owned."""
        owned = {
            part: OwnPrice(
                amount=0.0, currency=self._demands.site.currency, owned=True, owned_pieces=count
            )
            for part, count in self._owned.items()
        }
        return {**self._demands.prices, **owned}

    def of(self, part: Part, count: int = 1) -> Price:
        """What so many pieces cost beside those that are owned."""
        bought = count - self._owned.get(part.id, 0)
        if bought <= 0:
            return FREE
        each, _ = self._piece(part)
        if each is not None:
            return 0, each * bought
        return (bought, 0.0) if isinstance(part, Card) else (1, 0.0)  # each card is a line

    def known(self, part: Part) -> bool:
        """Whether a further piece has a price on record."""
        return self._piece(part)[0] is not None

    def allowed(self, part: Part, count: int = 1) -> bool:
        """Whether the demands let so many pieces be bought: new ones, with a price."""
        if count <= self._owned.get(part.id, 0):
            return True
        each, used = self._piece(part)
        if self._demands.priced_only and each is None:
            return False
        return not (self._demands.new_only and used)

    def sum_of(self, cost: CostEstimate) -> Price:
        """The cost of a judged rig, as the search counts it."""
        rows = [row for row in cost.rows if row.low is not None and row.high is not None]
        level = self._demands.price_level
        known = sum(at_level(row.low or 0.0, row.high or 0.0, level) for row in rows)
        return len(cost.unpriced), known

    def _piece(self, part: Part) -> tuple[float | None, bool]:
        """(price of one piece, whether it can only be had used)."""
        if part.id not in self._pieces:
            self._pieces[part.id] = self._look_up(part)
        return self._pieces[part.id]

    def _look_up(self, part: Part) -> tuple[float | None, bool]:
        currency = self._demands.site.currency
        own = self._demands.prices.get(part.id)
        if own is not None and own.currency == currency:
            return own.amount, False
        offers = [p for p in part.prices if p.currency == currency and p.high <= MOST_MONEY]
        if not offers:
            return None, False
        chosen = chosen_offers(offers)
        low, high = min(p.low for p in chosen), max(p.high for p in chosen)
        return at_level(low, high, self._demands.price_level), chosen[0].condition == "used"


def cheapest(prices: Iterable[Price]) -> Price:
    """A bound that no choice among the parts is below: fewest unpriced lines, least cost."""
    rows = list(prices)
    return min((n for n, _ in rows), default=0), min((cost for _, cost in rows), default=0.0)
