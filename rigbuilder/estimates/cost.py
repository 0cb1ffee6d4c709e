"""Cost: a range for each line of the parts list, new and used, in the site's currency.

Method: docs/estimates/cost.md.
"""

from __future__ import annotations

from functools import lru_cache

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Price
from rigbuilder.estimates.identity import ById
from rigbuilder.estimates.results import CostEstimate, CostRow
from rigbuilder.rig.model import OwnPrice, Rig

MOST_MONEY = 1e9
"""A price above this is no price; such offers are left out."""
_EVERY = 10**9
"""More pieces than a rig has."""


def estimate_cost(rig: Rig, catalog: Catalog) -> CostEstimate:
    """What the rig costs, from the cheapest offer on record to the dearest.

    The user's own price of a part wins over the catalog's, a part already owned costs nothing; of
    one that is owned in fewer pieces than the rig has, the others cost the catalog's price.
    Prices in other currencies are not converted: such lines are ``unpriced``, and the sums leave
    them out.
    """
    currency = rig.site.currency
    known = ById(catalog)
    owned = _owned_pieces(rig)
    rows = tuple(
        _row(key, part, count, owned.get(key, 0), rig.prices.get(part), known, currency)
        for key, part, count in rig.items()
    )
    priced = [(row.low, row.high) for row in rows if row.low is not None and row.high is not None]
    return CostEstimate(
        low=sum(low for low, _ in priced) if priced or not rows else None,
        high=sum(high for _, high in priced) if priced or not rows else None,
        currency=currency,
        rows=rows,
        unpriced=tuple(row.key for row in rows if row.low is None),
    )


def _owned_pieces(rig: Rig) -> dict[str, int]:
    """Pieces of each line that are owned: the first ones of the parts list."""
    if not rig.prices:
        return {}
    left = {part: price.owned_pieces or _EVERY for part, price in rig.prices.items() if price.owned}
    found = {}
    for key, part, count in rig.items():
        found[key] = min(count, left.get(part, 0))
        if part in left:
            left[part] -= found[key]
    return found


@lru_cache(maxsize=1024)
def _row(
    key: str,
    part: str,
    count: int,
    owned: int,
    own: OwnPrice | None,
    catalog_ref: ById[Catalog],
    currency: str,
) -> CostRow:
    catalog = catalog_ref.value
    record = catalog.parts.get(part)
    title = record.title if record is not None else part
    bought = count - owned
    wins = own is not None and not own.owned and own.currency == currency
    if own is not None and (wins or not bought):
        amount = own.amount * bought
        return CostRow(
            key=key,
            part=part,
            title=title,
            count=count,
            low=amount,
            high=amount,
            currency=currency,
            condition="own price" if bought else "owned",
        )
    offers = [
        price
        for price in (record.prices if record is not None else ())
        if price.currency == currency and price.high <= MOST_MONEY
    ]
    if not offers:
        return CostRow(
            key=key, part=part, title=title, count=count, low=None, high=None, currency=currency
        )
    chosen = chosen_offers(offers)
    first = chosen[0]
    source = catalog.sources.get(first.source)
    return CostRow(
        key=key,
        part=part,
        title=title,
        count=count,
        low=min(offer.low for offer in chosen) * bought,
        high=max(offer.high for offer in chosen) * bought,
        currency=currency,
        condition=first.condition,
        date=first.date.isoformat(),
        source=source.title if source is not None else first.source,
    )


def chosen_offers(offers: list[Price]) -> list[Price]:
    """The offers that a line of the parts list stands on: one condition, newest first.

    New where the part can be had new, for that is what a shop sells; used otherwise.
    """
    new = [offer for offer in offers if offer.condition == "new"]
    return sorted(new or offers, key=lambda offer: offer.date, reverse=True)
