"""Reads this computer: its tools' output is gathered, then recognised. Nothing leaves it."""
