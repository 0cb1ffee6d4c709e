"""Reads a local copy of BuildCores OpenDB onto the shelf of imported parts.

The former import stays as it is until the new one is whole; then it is replaced. An entry that
cannot be read is skipped, a figure that cannot be is left out, and the report says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rigbuilder.catalog.catalog import KINDS, AnyPart, Catalog
from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.loading import collector_paused, describe
from rigbuilder.catalog.opendb import boards, cards, cases, others, supplies
from rigbuilder.catalog.opendb.entries import Entry, EntryError, Listing, open_copy
from rigbuilder.catalog.opendb.fields import Fields, Raw
from rigbuilder.catalog.opendb.known import KnownParts
from rigbuilder.catalog.opendb.makers import makers_page
from rigbuilder.catalog.opendb.report import ImportReport
from rigbuilder.catalog.quality import impossible_figures
from rigbuilder.catalog.shelf import Shelf, ShelfWriter, part_adapter

Progress = Callable[[int, int, str], None]
"""(entries done, entries in all, what is being done)"""
Cancelled = Callable[[], bool]

OPENDB = "buildcores-opendb"
"""Id of the source that every figure without a maker's page names."""
ATTRIBUTION = (
    "Contains information from BuildCores OpenDB, which is made available under the Open Data "
    "Commons Attribution License (ODC-By) 1.0, https://opendatacommons.org/licenses/by/1-0/"
)
CONVERTERS: dict[str, tuple[str, Callable[[Fields], Raw]]] = {
    "GPU": ("card", cards.card),
    "Motherboard": ("board", boards.board),
    "PCCase": ("case", cases.case),
    "PSU": ("psu", supplies.supply),
    "CPU": ("cpu", others.cpu),
    "CPUCooler": ("cooler", others.cooler),
    "RAM": ("memory", others.memory),
    "Storage": ("storage", others.storage),
}
"""OpenDB's kind -> kind of RigBuilder and what makes its fields."""
CONTRADICTING = {"max_card_length_mm": ("depth_mm",), "max_cooler_height_mm": ("width_mm",)}
"""Of two figures that cannot both be, neither can be told to be right: both are left out."""
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
MOST_ALIASES = 12
SHORTEST_ALIAS = 4
EVERY = 64
"""Entries between two reports of progress."""


class ImportCancelledError(Exception):
    """The user stopped the import; the former one is as it was."""


def import_opendb(
    path: Path,
    target: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    curated: Catalog | None = None,
    index_folder: Path | None = None,
    today: date | None = None,
) -> ImportReport:
    """Imports the copy at ``path`` (folder or ZIP file) into the file ``target``.

    ``curated`` is the catalog whose parts are not taken a second time and whose spelling of the
    brands is used. With ``index_folder`` the search index is made as well. Raises NotOpendbError
    when the path is no copy of OpenDB, ShelfError when the target cannot be written, and
    ImportCancelledError; in each case the former import is as it was.
    """
    report = ImportReport(source=str(path))
    # the records live for one entry and refer to no one: nothing is there for the collector
    with collector_paused(), open_copy(path) as listing:
        writer = ShelfWriter(target)
        try:
            run = _Run(writer, report, KnownParts(curated or ()), today or date.today())
            run.take_all(listing, progress or _silent, cancelled or _never)
            writer.finish({"source": "BuildCores OpenDB", "attribution": ATTRIBUTION})
        except BaseException:
            writer.abandon()
            raise
    if index_folder is not None:
        from rigbuilder.catalog.index import build_index

        total = len(listing.entries)
        (progress or _silent)(total, total, "search index")
        with collector_paused():
            build_index(Shelf(target, index_folder))
    return report


def _silent(done: int, total: int, what: str) -> None:
    """Reports no progress."""


def _never() -> bool:
    return False


class _Run:
    """One import under way."""

    def __init__(
        self, writer: ShelfWriter, report: ImportReport, known: KnownParts, today: date
    ) -> None:
        self._writer = writer
        self._report = report
        self._known = known
        self._today = today
        self._seen: dict[str, str] = {}
        url = "https://github.com/buildcores/buildcores-open-db"
        self._opendb = Source(title="BuildCores OpenDB", url=url, read=today, note=ATTRIBUTION)

    def take_all(self, listing: Listing, progress: Progress, cancelled: Cancelled) -> None:
        report, total = self._report, len(listing.entries)
        report.others = listing.others
        for kind, name, reason in listing.skipped:
            report.skipped.append((name, reason))
            if kind in CONVERTERS:
                report.of(kind).read += 1
                report.of(kind).skipped += 1
        for number, entry in enumerate(listing.entries):
            if cancelled():
                raise ImportCancelledError
            if number % EVERY == 0:
                progress(number, total, entry.kind)
            count = report.of(entry.kind)
            count.read += 1
            try:
                self._take(entry)
            except EntryError as problem:
                report.skipped.append((entry.name, str(problem)))
                count.skipped += 1
        progress(total, total, "")

    def _take(self, entry: Entry) -> None:
        kind, convert = CONVERTERS[entry.kind]
        data = entry.load()
        key = _uuid(data)
        if key in self._seen:
            raise EntryError(f"has the opendb_id of {self._seen[key]}")
        naming = Fields(data, "unverified", OPENDB)
        brand, name, numbers = self._names(naming, kind)
        count = self._report.of(entry.kind)
        page = self._page(naming, brand)
        source = OPENDB if page is None else f"opendb.{key}"
        fields = Fields(data, "unverified" if page is None else "documented", source)
        record: Raw = {
            "kind": kind,
            "id": f"opendb-{key}",
            "brand": brand,
            "name": name,
            "aliases": tuple(numbers[:MOST_ALIASES]),
            "url": page,
            **convert(fields),
        }
        part = _sound_part(record, fields)
        self._seen[key] = entry.name
        there = self._known.find(part)
        if there is not None:
            self._report.curated.append((entry.name, there))
            count.curated += 1
            return
        sources = {source: self._opendb if page is None else self._maker(data, page, brand, name)}
        self._writer.add(part, sources)
        count.taken += 1
        count.documented += page is not None
        refused = [*naming.refused, *fields.refused]
        count.refused_fields += len(refused)
        self._report.refused += [(entry.name, place, why) for place, why in refused]

    def _names(self, fields: Fields, kind: str) -> tuple[str, str, list[str]]:
        name, brand = fields.text("metadata.name"), fields.text("metadata.manufacturer", 80)
        if name is None or brand is None:
            reasons = "; ".join(f"{place}: {why}" for place, why in fields.refused)
            raise EntryError(f"has no name or no maker{f' ({reasons})' if reasons else ''}")
        if name.casefold().startswith(brand.casefold() + " "):
            name = name[len(brand) :].strip()
        numbers = [
            number
            for number in dict.fromkeys(fields.texts("metadata.part_numbers"))
            if len(number) >= SHORTEST_ALIAS and any(ch.isdigit() for ch in number)
        ]
        return self._known.spelling(kind, brand), name, numbers

    def _page(self, fields: Fields, brand: str) -> str | None:
        place = "general_product_information.manufacturer_url"
        url = fields.text(place, 2000)
        if url is None:
            return None
        page = makers_page(url, brand)
        if page is None:
            fields.refuse(place, f'found "{url[:80]}", which is no page of the maker')
        return page

    def _maker(self, data: dict[str, Any], page: str, brand: str, name: str) -> Source:
        checked = Fields(data, "unverified", OPENDB).text("metadata.last_manually_spec_verified_at")
        try:
            read = date.fromisoformat((checked or "")[:10])
        except ValueError:
            read = self._today
        title = f"{brand}: page of the {name}, as BuildCores OpenDB states it"[:400]
        return Source(title=title, url=page, read=min(read, self._today), note=ATTRIBUTION)


def _uuid(data: dict[str, Any]) -> str:
    value = data.get("opendb_id")
    if not isinstance(value, str) or not _UUID.fullmatch(value.lower()):
        raise EntryError("its opendb_id is no UUID")
    return value.lower()


def _sound_part(record: Raw, fields: Fields) -> AnyPart:
    """The record as a part without figures that cannot be; raises EntryError."""
    record = {name: value for name, value in record.items() if value is not None}
    while True:
        try:
            part = part_adapter().validate_python(record)
        except ValidationError as error:
            place, reason = describe(error, 1)[0]
            raise EntryError(f"{place}: {reason}"[:300]) from None
        wrong = impossible_figures(part)
        if not wrong:
            return part
        for place, reason in wrong:
            name = place.partition(".")[0]
            if KINDS[part.kind].model_fields[name].is_required() or name not in record:
                raise EntryError(f"{place}: {reason}")
        for place, reason in wrong:
            name = place.partition(".")[0]
            for doubted in (name, *CONTRADICTING.get(name, ())):
                if record.pop(doubted, None) is not None:
                    fields.refuse(doubted, reason)
