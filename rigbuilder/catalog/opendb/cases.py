"""OpenDB's case entries as cases."""

from __future__ import annotations

from rigbuilder.catalog.opendb.boards import FORM_FACTORS
from rigbuilder.catalog.opendb.entries import EntryError
from rigbuilder.catalog.opendb.fields import Fields, Raw
from rigbuilder.catalog.opendb.supplies import FORM_FACTORS as SUPPLY_FORM_FACTORS


def case(fields: Fields) -> Raw:
    """The fields of a case; raises EntryError where a field that it cannot lack is missing."""
    kind = fields.text("form_factor")
    if kind is None:
        raise EntryError("does not say what kind of case it is")
    boards = _known(fields, "supported_motherboard_form_factors", FORM_FACTORS)
    if not boards:
        raise EntryError("names no form factor of a board that RigBuilder knows")
    supplies = _known(fields, "supported_power_supply_form_factors", SUPPLY_FORM_FACTORS)
    openings = fields.whole("expansion_slots", 1, 14)
    vertical = fields.whole("riser_expansion_slots", 0, 8)
    return {
        "style": fields.stated(_style(kind)),
        "form_factors": fields.stated(boards),
        "openings": fields.stated(openings) if openings is not None else None,
        "vertical_openings": fields.stated(vertical) if vertical is not None else None,
        "max_card_length_mm": fields.figure("max_video_card_length", "max_card_length_mm"),
        "max_cooler_height_mm": fields.figure("max_cpu_cooler_height", "max_cooler_height_mm"),
        "max_psu_length_mm": fields.figure("max_psu_length", "max_psu_length_mm"),
        "psu_form_factors": fields.stated(supplies) if supplies else None,
        "depth_mm": fields.figure("dimensions_mm.depth", "depth_mm"),
        "height_mm": fields.figure("dimensions_mm.height", "case_height_mm"),
        "width_mm": fields.figure("dimensions_mm.width", "width_mm"),
    }


def _style(kind: str) -> str:
    words = kind.casefold()
    if "test bench" in words or "open frame" in words:
        return "open-frame"
    if "desktop" in words or words == "htpc":
        return "desktop"
    return "tower"


def _known(fields: Fields, name: str, table: dict[str, str]) -> tuple[str, ...]:
    """The texts of a list in RigBuilder's words, without those that it has no word for."""
    texts = fields.texts(name)
    unknown = [text for text in texts if text.casefold() not in table]
    if unknown:
        fields.refuse(name, f"found {', '.join(unknown)[:60]}, which RigBuilder has no word for")
    good = (table[text.casefold()] for text in texts if text.casefold() in table)
    return tuple(dict.fromkeys(good))
