"""The window's colours by purpose: a set for light, one for dark, one for high contrast.

Every text colour has a contrast of at least 4.5:1 on every surface it is used on (WCAG 2.2, success
criterion 1.4.3), in high contrast 7:1 (1.4.6) with outlines of 4.5:1; the tests compute it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as ``#rrggbb``."""

    scheme: Scheme
    window: str
    """Behind the panels, and the gaps between them."""
    panel: str
    raised: str
    """Buttons, fields, rows under the pointer."""
    pressed: str
    border: str
    border_strong: str
    """Outline of fields and focusable things."""
    text: str
    text_dim: str
    accent: str
    on_accent: str
    selection: str
    """Background of a selected row; ``text`` and ``text_dim`` stay readable on it."""
    error: str
    unknown: str
    warning: str
    note: str
    ok: str
    gauge_weights: str
    gauge_kv: str
    gauge_overhead: str
    gauge_free: str
    gauge_power: str
    gauge_transient: str


LIGHT = Tokens(
    scheme="light",
    window="#e9ebee",
    panel="#fbfcfd",
    raised="#f0f2f5",
    pressed="#e2e6eb",
    border="#d6dae0",
    border_strong="#8b94a0",
    text="#1a1e24",
    text_dim="#535d69",
    accent="#0a5fd0",
    on_accent="#ffffff",
    selection="#dbe8fb",
    error="#b3261e",
    unknown="#6f3bb8",
    warning="#7c5000",
    note="#0b5796",
    ok="#12662f",
    gauge_weights="#3b6fc4",
    gauge_kv="#1f9d8a",
    gauge_overhead="#a4731a",
    gauge_free="#dfe4ea",
    gauge_power="#3b6fc4",
    gauge_transient="#9db9e6",
)

DARK = Tokens(
    scheme="dark",
    window="#131519",
    panel="#1b1e23",
    raised="#252930",
    pressed="#2f343c",
    border="#31363e",
    border_strong="#6b7480",
    text="#e7e9ec",
    text_dim="#a4adb8",
    accent="#6ea8ff",
    on_accent="#0b1220",
    selection="#243a5a",
    error="#ff8a80",
    unknown="#c7a3ff",
    warning="#e6b450",
    note="#86bdf7",
    ok="#67cd84",
    gauge_weights="#5b8fe0",
    gauge_kv="#3fb8a4",
    gauge_overhead="#c9953a",
    gauge_free="#2e333b",
    gauge_power="#5b8fe0",
    gauge_transient="#38527f",
)


CONTRAST = Tokens(
    scheme="contrast",
    window="#454545",
    panel="#000000",
    raised="#141414",
    pressed="#2b2b2b",
    border="#8f8f8f",
    border_strong="#d0d0d0",
    text="#ffffff",
    text_dim="#e2e2e2",
    accent="#ffe14d",
    on_accent="#000000",
    selection="#003c8f",
    error="#ffb3ad",
    unknown="#e3c8ff",
    warning="#ffd27a",
    note="#b8dcff",
    ok="#8df0a8",
    gauge_weights="#6cb2ff",
    gauge_kv="#5be3cd",
    gauge_overhead="#ffc24d",
    gauge_free="#3a3a3a",
    gauge_power="#6cb2ff",
    gauge_transient="#4f74ad",
)

SCHEMES: dict[Scheme, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def tokens_of(scheme: Scheme) -> Tokens:
    """The colours of a scheme."""
    return SCHEMES[scheme]


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def as_mapping(tokens: Tokens) -> dict[str, str]:
    """Name to colour, for the style sheet."""
    return {field.name: str(getattr(tokens, field.name)) for field in fields(tokens)}
