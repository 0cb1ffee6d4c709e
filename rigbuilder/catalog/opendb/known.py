"""Which entries the curated catalog already has, and how it spells their brands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.opendb.makers import squeezed
from rigbuilder.catalog.parts import Board, Card, Memory

_WORD = re.compile(r"[^\W_]+")
_NOISE = re.compile(
    r"^(geforce|radeon|graphics|card|video|g?ddr\d\w*|\d+gb?|gb|black|white|silver|gray|grey|"
    r"edition|atx|eatx|itx|mid|tower|case|modular|fully|semi|certified|80|plus|gold|platinum|"
    r"titanium|bronze|cybenetics|psu|power|supply|lga\w*|am\d|motherboard|processor|oem|tray|"
    r"cpu|cooler|air|water|liquid|\d+mm|cfm|w)$"
)
"""Words of a shop's listing that say nothing about which part it is, or that other fields say."""
SHORTEST_NUMBER = 6
SAME_BRAND = {
    "fspgroup": "fsp",
    "kingstontechnology": "kingston",
    "phanteksus": "phanteks",
}
_Name = tuple[str, str, frozenset[str], tuple[object, ...]]


def brand_key(brand: str) -> str:
    """One key for the spellings of a brand."""
    key = squeezed(brand)
    return SAME_BRAND.get(key, key)


class KnownParts:
    """Part numbers and names of the curated parts."""

    def __init__(self, parts: Iterable[AnyPart]) -> None:
        self._numbers: dict[tuple[str, str, str], str] = {}
        self._names: dict[_Name, str] = {}
        self._brands: dict[tuple[str, str], str] = {}
        self._spelling: dict[str, str] = {}
        for part in parts:
            brand = brand_key(part.brand)
            self._brands.setdefault((part.kind, brand), part.brand)
            self._spelling.setdefault(brand, part.brand)
            for number in (*part.aliases, part.name):
                if _is_number(number):
                    self._numbers[part.kind, brand, squeezed(number)] = part.id
            name = _name(part)
            if name[2]:
                self._names[name] = part.id

    def spelling(self, kind: str, brand: str) -> str:
        """The brand as the curated parts of the kind write it, else as any of them does."""
        key = brand_key(brand)
        return self._brands.get((kind, key)) or self._spelling.get(key, brand)

    def find(self, part: AnyPart) -> str | None:
        """Id of the curated part with the same brand and a part number or the same name."""
        key = brand_key(part.brand)
        for number in part.aliases:
            if _is_number(number):
                found = self._numbers.get((part.kind, key, squeezed(number)))
                if found is not None:
                    return found
        return self._names.get(_name(part))


def _is_number(text: str) -> bool:
    """Whether a text tells one part from all others: long enough, with a digit."""
    plain = squeezed(text)
    return len(plain) >= SHORTEST_NUMBER and any(ch.isdigit() for ch in plain)


def _name(part: AnyPart) -> _Name:
    """Kind, brand, the words that tell the part, and the figures that its name may leave out."""
    brand = brand_key(part.brand)
    words = (word for word in _WORD.findall(part.name.casefold()) if word != brand)
    figures: tuple[object, ...] = ()
    if isinstance(part, Card):
        figures = (part.gpu, part.vram_gib.nominal)
    elif isinstance(part, Memory):
        figures = (part.type.value, part.modules, part.module_gib.nominal)
    elif isinstance(part, Board):
        figures = (part.memory_type.value[:4] if part.memory_type else None,)
    return part.kind, brand, frozenset(w for w in words if not _NOISE.match(w)), figures
