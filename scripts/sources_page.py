"""Writes docs/sources.md: every source of the catalog, and how much of it rests on what.

python -m scripts.sources_page           write the page
python -m scripts.sources_page --check   exit 1 where the page is not current
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from rigbuilder.catalog.catalog import KINDS, AnyPart, Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Grade, Price, Record, Source
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir, docs_dir

PAGE = docs_dir() / "sources.md"
GRADES: tuple[Grade, ...] = get_args(Grade)
MISSING = "missing"
COLUMNS = (*GRADES, MISSING)
KIND_NAMES = {
    "card": "Graphics cards",
    "board": "Boards",
    "case": "Cases and frames",
    "bridge": "Bridges",
    "psu": "Power supplies",
    "cpu": "Processors",
    "cooler": "Coolers",
    "memory": "Memory",
    "storage": "Drives",
    "riser": "Risers",
    "bifurcation": "Bifurcation boards",
    "model": "Language models",
}
"""Kind as files write it -> how the page heads its row."""

HEAD = """\
# Sources of the catalog

Written by `python -m scripts.sources_page`; change the catalog, not this page.

Every figure of the catalog carries a grade and, unless it is only believed, the source it was read
from. **documented**: a page, manual or drawing states it. **derived**: it follows from documented
ones, and its note says how. **measured**: somebody measured a part or a picture. **unverified**: it
is held to be so without a source that vouches for it; a verdict that rests on it says "unknown".
**missing**: no source was found that gives it.

## Databases that are used under a licence

- **BuildCores OpenDB.** Contains information from BuildCores OpenDB
  (<https://github.com/buildcores/buildcores-open-db>), which is made available under the
  [ODC Attribution License (ODC-By 1.0)](https://opendatacommons.org/licenses/by/1-0/). Its figures
  are contributed, so they stand here as unverified.
- **linuxhw/DMI.** Firmware tables from <https://github.com/linuxhw/DMI>, collected by
  linux-hardware.org, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); single facts were
  taken from them.
- **PC part dataset.** Prices and lists from <https://github.com/docyx/pc-part-dataset>, MIT
  licence.

All other sources were read for single facts.
"""


def main(arguments: Sequence[str]) -> int:
    """Writes or checks the page; 1 where the check finds it stale."""
    text = page(load_catalog([catalogs_dir()]))
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"{PAGE} is old; run python -m scripts.sources_page")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


def page(catalog: Catalog) -> str:
    """The whole page."""
    return "\n".join((HEAD, *grades_table(catalog), "", *sources_table(catalog), ""))


def grades_table(catalog: Catalog) -> Iterator[str]:
    """Share of each grade among the figures that each kind of part could have."""
    yield "## How much of the catalog rests on what"
    yield ""
    yield f"| Kind | Parts | Figures | {' | '.join(COLUMNS)} |"
    yield f"|---|--:|--:|{'--:|' * len(COLUMNS)}"
    total: Counter[str] = Counter()
    for kind, model in KINDS.items():
        parts = [part for part in catalog if part.kind == kind]
        counts = Counter(grade for part in parts for grade in grades(part))
        total += counts
        if parts:
            yield _row(KIND_NAMES.get(kind, model.__name__), len(parts), counts)
    yield _row("**All**", len(catalog), total)


def _row(title: str, parts: int, counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    shares = " | ".join(f"{counts.get(name, 0) / total:.0%}" for name in COLUMNS)
    return f"| {title} | {parts:,} | {total:,} | {shares} |"


def grades(record: Record) -> Iterator[str]:
    """Grade of every figure and fact of a record, ``missing`` for each that it leaves out.

    Prices are offers, not properties of the part, and are not counted.
    """
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value is None:
            if holds_evidence(field.annotation):
                yield MISSING
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Figure | Fact):
                yield item.grade
            elif isinstance(item, Record) and not isinstance(item, Price):
                grade = getattr(item, "grade", None)
                yield from (str(grade),) if grade is not None else grades(item)


def holds_evidence(annotation: Any) -> bool:
    """Whether a field of that type holds a figure, a fact, or a record of them."""
    if isinstance(annotation, type):
        return issubclass(annotation, Record)
    return any(holds_evidence(inner) for inner in get_args(annotation))


def sources_table(catalog: Catalog) -> Iterator[str]:
    """Every source with the figures that were taken from it, most used first."""
    used = {key: Counter[str]() for key in catalog.sources}
    for part in catalog:
        for key in named_sources(part):
            if key in used:
                used[key][part.kind] += 1
    yield "## Sources"
    yield ""
    yield f"{len(used):,} sources. The figures count what was taken from each, prices included."
    yield ""
    yield "| Source | Read | Figures | How it was read |"
    yield "|---|---|---|---|"
    for key in sorted(used, key=lambda key: (-sum(used[key].values()), key)):
        source = catalog.sources[key]
        figures = ", ".join(f"{kind} {count:,}" for kind, count in sorted(used[key].items()))
        yield f"| {_linked(source)} | {source.read} | {figures} | {_cell(source.note or '')} |"


def named_sources(record: AnyPart | Record) -> Iterator[str]:
    """Id of the source of every figure, fact, price and mode of a record."""
    for name in _field_names(type(record)):
        value = getattr(record, name)
        if isinstance(value, str) and (name == "source" or name.endswith("_source")):
            yield value
        inner = value.values() if isinstance(value, dict) else value
        for item in inner if isinstance(inner, tuple | type({}.values())) else (inner,):
            if isinstance(item, Record):
                yield from named_sources(item)


@cache
def _field_names(model: type[Record]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def _linked(source: Source) -> str:
    title = _cell(source.title)
    return f"[{title}](<{source.url}>)" if source.url else title


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
