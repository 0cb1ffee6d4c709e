"""The window's colours by purpose, one set for light and one for dark.

Every text colour has a contrast of at least 4.5:1 on every surface it is used on
(WCAG 2.2, success criterion 1.4.3); the tests compute it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Scheme = Literal["light", "dark"]


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


def tokens_of(scheme: Scheme) -> Tokens:
    """The colours of a scheme."""
    return DARK if scheme == "dark" else LIGHT


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
