"""How many case openings a card's bracket fills: known, or bounded by its published width."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rigbuilder.catalog.parts import Card

MOST_OPENINGS = 5
"""The most that a record of the catalog may name; no card on the market fills more."""
USUAL_OPENINGS = 2.0


@dataclass(frozen=True, slots=True)
class Bracket:
    """Openings that a bracket fills: at least, at most, and as drawn."""

    least: int
    most: int
    drawn: int
    missing: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()


def bracket_of(part: Card) -> Bracket:
    """The openings of a card's bracket.

    Without a sourced count it fills one opening at least. A published width in slots bounds it
    from above: a card said to take 2.7 slots does not close a fourth opening.
    """
    fact, width = part.bracket_slots, part.slot_width
    if fact is not None and fact.grade != "unverified":
        return Bracket(fact.value, fact.value, fact.value)
    most = MOST_OPENINGS
    if width is not None and width.grade != "unverified" and width.high <= MOST_OPENINGS:
        most = max(1, math.ceil(width.high))
    usual = USUAL_OPENINGS if width is None else width.nominal
    name = f"openings that the bracket of the {part.name} fills"
    if fact is not None:
        return Bracket(1, max(most, fact.value), fact.value, (), (name,))
    return Bracket(1, most, min(most, max(1, round(usual))), (name,), ())
