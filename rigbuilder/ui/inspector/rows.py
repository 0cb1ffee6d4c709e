"""Turns a catalog record into rows of figure, value, grade and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Price
from rigbuilder.catalog.fittings import DriveCage
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.words import figure, number

UNITS = {
    "mm": "mm",
    "w": "W",
    "gib": "GiB",
    "gb": "GB",
    "gb_s": "GB/s",
    "tflops": "TFLOPS",
    "bits": "bit",
    "v": "V",
}
_LEFT_OUT = {
    "id",
    "brand",
    "name",
    "aliases",
    "url",
    "notes",
    "kind",
    "prices",
    "lane_modes",
    "quants",
    "attention",
    "slots",
    "rails",
}
_CAPITAL = {
    "tdp": "TDP",
    "pcie": "PCIe",
    "vram": "VRAM",
    "nvlink": "NVLink",
    "fp16": "FP16",
    "psu": "PSU",
    "gpu": "GPU",
    "cpu": "CPU",
}
MISSING = "not published"
CONDITIONS = {"new": mark("new"), "used": mark("used")}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a part as the inspector lists it."""

    name: str
    value: str
    grade: str | None = None
    source_title: str | None = None
    source_url: str | None = None
    note: str | None = None


def rows_of(part: AnyPart, catalog: Catalog) -> list[Row]:
    """All figures of a part; those that nobody publishes are listed as missing."""
    rows: list[Row] = []
    for name in type(part).model_fields:
        if name not in _LEFT_OUT:
            rows += _rows(name, getattr(part, name), catalog)
    if isinstance(part, LanguageModel):
        rows += [
            Row(
                tr("Size {quant}", quant=quant),
                f"{number(file.size_bytes.nominal / 1e9)} GB",
                *_evidence(file.size_bytes, catalog),
            )
            for quant, file in part.quants.items()
        ]
    return rows + [_price_row(price, catalog) for price in part.prices]


def _rows(name: str, value: object, catalog: Catalog) -> Iterator[Row]:
    label, unit = label_of(name)
    if value is None:
        yield Row(label, MISSING)
    elif isinstance(value, Figure):
        yield Row(label, figure(value, unit), *_evidence(value, catalog))
    elif isinstance(value, Fact):
        yield Row(label, _fact_words(value.value), *_evidence(value, catalog))
    elif isinstance(value, BaseModel):
        for inner in type(value).model_fields:
            for row in _rows(inner, getattr(value, inner), catalog):
                yield Row(
                    f"{label}: {row.name[0].lower()}{row.name[1:]}",
                    row.value,
                    row.grade,
                    row.source_title,
                    row.source_url,
                    row.note,
                )
    elif isinstance(value, tuple):
        for cage in value:
            if isinstance(cage, DriveCage):
                room = figure(cage.max_card_length_mm, "mm")
                evidence = _evidence(cage.max_card_length_mm, catalog)
                yield Row(tr("Card length with drive cage {key}", key=cage.key), room, *evidence)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield Row(label, str(value))


def label_of(name: str) -> tuple[str, str]:
    """``length_mm`` -> (``Length``, ``mm``)."""
    for ending in sorted(UNITS, key=len, reverse=True):
        if name.endswith(f"_{ending}"):
            return _words(name[: -len(ending) - 1]), UNITS[ending]
    return _words(name), ""


def _words(name: str) -> str:
    words = [_CAPITAL.get(word, word) for word in name.split("_")]
    return words[0][0].upper() + words[0][1:] + "".join(f" {word}" for word in words[1:])


def _fact_words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_fact_words(item) for item in value) or tr("none")
    count, kind = getattr(value, "count", None), getattr(value, "type", None)
    if isinstance(value, BaseModel) and count is not None and kind is not None:
        return f"{count} \N{MULTIPLICATION SIGN} {kind}"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    load = getattr(value, "load", None)
    if load is not None:
        mains, efficiency = getattr(value, "mains_v", 0), getattr(value, "efficiency", 0.0)
        return tr(
            "{efficiency:.1%} at {load:.0%} ({mains} V)",
            efficiency=efficiency,
            load=load,
            mains=mains,
        )
    return str(value)


def _evidence(
    value: Figure | Fact[object], catalog: Catalog
) -> tuple[str, str | None, str | None, str | None]:
    source = catalog.sources.get(value.source) if value.source else None
    title = source.title if source else value.source
    return value.grade, title, source.url if source else None, value.note


def _price_row(price: Price, catalog: Catalog) -> Row:
    source = catalog.sources.get(price.source)
    words = f"{number(price.low, 5)}\N{EN DASH}{number(price.high, 5)} {price.currency}"
    return Row(
        tr("Price, {condition}", condition=tr(CONDITIONS[price.condition])),
        f"{words} ({price.date:%Y-%m-%d})",
        price.grade,
        source.title if source else price.source,
        source.url if source else None,
        price.note,
    )
