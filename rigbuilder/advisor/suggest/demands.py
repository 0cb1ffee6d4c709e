"""What is asked of a build: the workload, and the limits that it has to keep."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from rigbuilder.catalog.evidence import PartId, Record
from rigbuilder.catalog.parts import Card
from rigbuilder.rig.model import MAX_CARDS, OwnPrice, PartCount, Site, Workload

CaseStyle = Literal["tower", "desktop", "rack", "open-frame"]
PriceLevel = Literal["low", "middle", "high"]
Noise = Literal["quiet", "audible", "loud"]
NOISES: tuple[Noise, ...] = ("quiet", "audible", "loud")
"""By the cards' coolers alone, for nobody publishes the noise of a rig. quiet: fans or water of
open-air, flow-through and liquid cards. audible: a blower. loud: a passive card, which needs a
server's fans, and a card whose cooler nobody describes."""
_NOISE_OF_COOLING: dict[str, Noise] = {
    "open-air": "quiet",
    "flow-through": "quiet",
    "liquid": "quiet",
    "blower": "audible",
}


class Demands(Record):
    """The workload and the limits; a limit left at None is none."""

    workload: Workload
    site: Site = Site()
    """The circuit has to carry the rig for hours; prices count in the site's currency."""
    min_speed_tok_s: Annotated[float, Field(gt=0, le=1e6)] | None = None
    """Expected tokens a second of each sequence."""
    budget: Annotated[float, Field(ge=0, le=1e9)] | None = None
    price_level: PriceLevel = "middle"
    """Which point of each price range counts for the budget and the order."""
    new_only: bool = False
    """Leave out parts that are on record only as used ones, unless they are owned."""
    priced_only: bool = False
    """Leave out builds with a part whose price is not on record."""
    max_volume_l: Annotated[float, Field(gt=0, le=10_000)] | None = None
    """Outer volume of the case; a case whose size nobody publishes is left out then."""
    styles: tuple[CaseStyle, ...] = ()
    """Styles of cases that may be taken; empty: all."""
    max_noise: Noise | None = None
    max_cards: Annotated[int, Field(ge=1, le=MAX_CARDS)] = 8
    owned: Annotated[tuple[PartCount, ...], Field(max_length=64)] = ()
    """Parts that are there already: they cost nothing, and are taken where they fit."""
    prices: dict[PartId, OwnPrice] = {}
    """The user's own prices; they win over the catalog's. What is owned stands in ``owned``."""

    @model_validator(mode="after")
    def _owned_stands_in_one_place(self) -> Demands:
        for part, price in self.prices.items():
            if price.owned:
                raise ValueError(f"{part} is owned: that belongs into 'owned', with its pieces")
        return self

    def owned_pieces(self, part_id: str) -> int:
        """How many pieces of a part are there already."""
        return sum(row.count for row in self.owned if row.part == part_id)


def noise_of(card: Card) -> Noise:
    """The noise class of a card by its cooler."""
    cooling = card.cooling.value if card.cooling is not None else ""
    return _NOISE_OF_COOLING.get(cooling, "loud")


def louder(first: Noise, second: Noise) -> Noise:
    """The louder one of two classes."""
    return max(first, second, key=NOISES.index)
