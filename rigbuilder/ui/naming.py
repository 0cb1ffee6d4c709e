"""What the rig's items are called on the screen."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.rig.model import Rig
from rigbuilder.ui.language import mark, tr

PLACE_WORD = {
    "board": mark("Board"),
    "cpu": mark("Processor"),
    "cooler": mark("CPU cooler"),
    "case": mark("Case"),
    "gpu": mark("Card"),
    "bridge": mark("Bridge"),
    "psu": mark("Power supply"),
    "memory": mark("Memory"),
    "storage": mark("Storage"),
    "riser": mark("Riser"),
    "splitter": mark("Splitter"),
}


def title_of(part_id: str, catalog: Catalog) -> str:
    """Brand and name of a part; its id where the catalog does not have it."""
    part = catalog.parts.get(part_id)
    return part_id if part is None else part.title


def names_of(rig: Rig, catalog: Catalog) -> dict[str, str]:
    """Item key -> name with its key where there are several of the part: ``RTX 3090 (gpu1)``."""
    rows = rig.items()
    names = {}
    for key, part_id, _count in rows:
        part = catalog.parts.get(part_id)
        name = part_id if part is None else part.name
        twice = sum(other == part_id for _, other, _ in rows) > 1
        names[key] = f"{name} ({key})" if twice else name
    return names


def place_word(key: str) -> str:
    """The kind of place an item key stands for."""
    return tr(PLACE_WORD.get(key.rstrip("0123456789"), key))
