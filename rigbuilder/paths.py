"""Where the program's own data lies: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def catalogs_dir() -> Path:
    """The curated catalog."""
    return _data("catalogs")


def assets_dir() -> Path:
    """Ready rigs, fonts, icons."""
    return _data("assets")


def docs_dir() -> Path:
    """The rules' pages."""
    return _data("docs")
