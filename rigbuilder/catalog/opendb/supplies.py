"""OpenDB's power supply entries as supplies."""

from __future__ import annotations

from rigbuilder.catalog.opendb.entries import EntryError
from rigbuilder.catalog.opendb.fields import Fields, Raw

FORM_FACTORS = {
    "atx": "atx",
    "atx/eps": "atx",
    "sfx": "sfx",
    "sfx-l": "sfx-l",
    "tfx": "tfx",
    "flex atx": "flex-atx",
}
CONNECTORS = {
    "pcie_12vhpwr": "12vhpwr",
    "pcie_6_plus_2_pin": "pcie-8pin",
    "eps_8_pin": "eps-8pin",
}


def supply(fields: Fields) -> Raw:
    """The fields of a supply; raises EntryError where a field it cannot lack is missing."""
    form = fields.one_of("form_factor", FORM_FACTORS)
    rating = fields.figure("wattage", "rating_w")
    if form is None:
        raise EntryError("has no form factor that RigBuilder knows")
    if rating is None:
        raise EntryError("names no possible rating")
    return {
        "form_factor": fields.stated(form),
        "rating_w": rating,
        "length_mm": fields.figure("length", "length_mm"),
        "connectors": _connectors(fields),
        "efficiency_class": _class(fields),
    }


def _connectors(fields: Fields) -> Raw | None:
    counts = {
        ours: fields.whole(f"connectors.{theirs}", 0, 32) for theirs, ours in CONNECTORS.items()
    }
    if not any(counts.values()):
        return None  # zeros throughout: not looked up
    if any(count is None for count in counts.values()):
        fields.refuse("connectors", "does not list every kind of plug: the list is not whole")
        return None
    if not counts["eps-8pin"]:
        fields.refuse("connectors", "lists no plug for the processor: the list is not whole")
        return None
    return fields.stated(tuple({"type": ours, "count": n} for ours, n in counts.items() if n))


def _class(fields: Fields) -> Raw | None:
    text = fields.text("efficiency_rating") or fields.text("cybernetics_efficiency_rating")
    return fields.stated(text.replace("80+", "80 PLUS")) if text else None
