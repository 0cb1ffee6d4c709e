"""The drawing's colours in the window's scheme."""

from __future__ import annotations

from rigbuilder.export.drawing import DARK, LIGHT, Palette
from rigbuilder.ui.theme.theme import Theme


def drawing_palette(theme: Theme) -> Palette:
    """Light or dark, as the theme is."""
    return DARK if theme.scheme == "dark" else LIGHT
