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


def estimate_cost(rig: Rig, catalog: Catalog) -> CostEstimate:
    """What the rig costs, from the cheapest offer on record to the dearest.

    The user's own price of a part wins over the catalog's, a part already owned costs nothing.
    Prices in other currencies are not converted: such lines are ``unpriced``, and the sums leave
    them out.
    """
    currency = rig.site.currency
    known = ById(catalog)
    rows = tuple(
        _row(key, part, count, rig.prices.get(part), known, currency)
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


@lru_cache(maxsize=1024)
def _row(
    key: str,
    part: str,
    count: int,
    own: OwnPrice | None,
    catalog_ref: ById[Catalog],
    currency: str,
) -> CostRow:
    catalog = catalog_ref.value
    record = catalog.parts.get(part)
    title = record.title if record is not None else part
    if own is not None and (own.owned or own.currency == currency):
        amount = 0.0 if own.owned else own.amount * count
        return CostRow(
            key=key,
            part=part,
            title=title,
            count=count,
            low=amount,
            high=amount,
            currency=currency,
            condition="owned" if own.owned else "own price",
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
        low=min(offer.low for offer in chosen) * count,
        high=max(offer.high for offer in chosen) * count,
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
