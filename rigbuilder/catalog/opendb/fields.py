"""Takes values out of an entry: each is checked, and what cannot be is refused with a reason.

A value that is absent or null is unknown. A value of a wrong type, a zero where nothing can be
zero, and a figure that no part sold has are refused: the field stays unknown, the part is kept.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rigbuilder.catalog.evidence import Grade
from rigbuilder.catalog.quality import PLAUSIBLE

MAX_TEXT = 300
LIMITS: dict[str, tuple[float, float]] = {
    **PLAUSIBLE,
    "slot_width": (1.0, 5.0),
    "memory_bus_bits": (32.0, 8192.0),
    "max_memory_gib": (1.0, 16384.0),
    "radiator_length_mm": (80.0, 600.0),
    "memory_channels": (1.0, 16.0),
    "module_gib": (0.5, 1024.0),
    "capacity_gb": (8.0, 200_000.0),
    "cooler_height_mm": (10.0, 250.0),
    "memory_height_mm": (15.0, 80.0),
    "case_height_mm": (80.0, 900.0),
}
"""What each figure may be; the quality gate's limits, and more for what it does not bound."""

Raw = dict[str, Any]
"""A record of a catalog file that is not validated yet."""
T = TypeVar("T")


def clean(text: str) -> str:
    """One line without control characters and without marks that turn the writing's direction."""
    if text.isprintable() and text.isascii():
        return " ".join(text.split())
    words = "".join(" " if ch.isspace() else ch for ch in text)
    kept = "".join(ch for ch in words if unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co"))
    return " ".join(kept.split())


def shown(value: object) -> str:
    """A value of a file for a message: short, on one line."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    text = clean(value) if isinstance(value, str) else repr(value)[:60]
    text = text if len(text) <= 40 else text[:39] + "\N{HORIZONTAL ELLIPSIS}"
    return f'"{text}"' if isinstance(value, str) else text


@dataclass
class Fields:
    """One entry's values, with the evidence that its figures get."""

    data: dict[str, Any]
    grade: Grade
    source: str
    refused: list[tuple[str, str]] = field(default_factory=list)
    """(field of the entry, reason)"""

    def refuse(self, name: str, reason: str) -> None:
        """Notes that a field is left out."""
        self.refused.append((name, reason))

    def raw(self, name: str) -> Any:
        """The value at a dotted path, None when it or a table above it is not there."""
        value: Any = self.data
        for step in name.split("."):
            if value is None:
                return None
            if not isinstance(value, dict):
                self.refuse(name, f"found {shown(value)} where a table is expected")
                return None
            value = value.get(step)
        return value

    def text(self, name: str, longest: int = MAX_TEXT) -> str | None:
        """A text on one line, None when it is empty, missing, too long or no text."""
        value = self.raw(name)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(name, f"found {shown(value)}, expected a text")
            return None
        if len(value) > longest:
            self.refuse(name, f"a text of {len(value):,} letters, expected {longest} at most")
            return None
        return clean(value) or None

    def texts(self, name: str, most: int = 100) -> list[str]:
        """A list of texts; what is none of them is left out."""
        value = self.raw(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(name, f"found {shown(value)}, expected a list")
            return []
        if len(value) > most:
            self.refuse(name, f"a list of {len(value):,}, expected {most} at most")
            return []
        good = [clean(item) for item in value if isinstance(item, str) and len(item) <= MAX_TEXT]
        if len(good) < len(value):
            self.refuse(name, "holds something other than short texts")
        return [item for item in good if item]

    def number(self, name: str) -> float | None:
        """A finite number, None when it is missing or no number."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(name, f"found {shown(value)}, expected a number")
            return None
        if not -1e15 < value < 1e15 or not math.isfinite(value):
            self.refuse(name, f"found {shown(value)}, which no part has")
            return None
        return float(value)

    def flag(self, name: str) -> bool | None:
        """True or false, None when it is missing or neither."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(name, f"found {shown(value)}, expected true or false")
        return None

    def within(self, name: str, low: float, high: float) -> float | None:
        """A number in a range; one outside is refused."""
        value = self.number(name)
        if value is None or low <= value <= high:
            return value
        self.refuse(name, f"found {value:g}, expected {low:g} to {high:g}")
        return None

    def whole(self, name: str, low: int, high: int) -> int | None:
        """A whole number in a range; anything else is refused."""
        value = self.within(name, low, high)
        if value is None or value == int(value):
            return None if value is None else int(value)
        self.refuse(name, f"found {value:g}, expected a whole number")
        return None

    def figure(self, name: str, ours: str) -> Raw | None:
        """The figure of a field; ``ours`` names its limits and, in RigBuilder's parts, its unit."""
        value = self.within(name, *LIMITS[ours])
        return None if value is None else self.stated(value)

    def stated(self, value: object, note: str | None = None, grade: Grade | None = None) -> Raw:
        """A figure or a fact with the evidence of this entry."""
        found: Raw = {"value": value, "grade": grade or self.grade, "source": self.source}
        return found if note is None else {**found, "note": note}

    def one_of(self, name: str, table: dict[str, T]) -> T | None:
        """What a table has for the field's text; a text that it has not is refused."""
        text = self.text(name)
        if text is None:
            return None
        found = table.get(text.casefold())
        if found is None:
            self.refuse(name, f"found {shown(text)}, which RigBuilder has no word for")
        return found
