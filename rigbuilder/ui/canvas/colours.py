"""The drawing's colours in the window's scheme."""

from __future__ import annotations

from rigbuilder.export.drawing import CONTRAST, DARK, LIGHT, Palette
from rigbuilder.ui.theme.theme import Theme


def drawing_palette(theme: Theme) -> Palette:
    """As the theme is."""
    return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[theme.scheme]
