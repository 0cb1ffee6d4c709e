"""Colours, style sheet, font and icons of the window, light and dark."""
