"""What a scan found, as sections: the parts, the links, and what could not be learnt."""

from __future__ import annotations

from rigbuilder.export.document import Column, Paragraph, Section, Table
from rigbuilder.export.wording import NOT_KNOWN, listed
from rigbuilder.scan.machine import Link
from rigbuilder.scan.recognise import Scan

MOST_CHOICES = 8


def link_words(link: Link) -> str:
    """``x16, generation 4``."""
    words = [f"x{link.lanes}"] if link.lanes is not None else []
    words += [f"generation {link.generation}"] if link.generation is not None else []
    return ", ".join(words) or NOT_KNOWN


def scan_sections(scan: Scan) -> list[Section]:
    """Parts, links, remarks."""
    rows = tuple(
        (row.what, row.seen, row.state, f"{row.words}; {row.place}" if row.place else row.words)
        for row in scan.rows
    )
    columns = (
        Column("What", "left", 0.7),
        Column("As the computer says", "left", 2),
        Column("State", "left", 0.9),
        Column("In the rig", "left", 3),
    )
    found = [Section("Parts", (Table(columns, rows), *_choices(scan)))]
    if scan.links:
        found.append(_links(scan))
    remarks = tuple(Paragraph(words) for words in scan.remarks)
    return [*found, Section("What could not be learnt", remarks)]


def _choices(scan: Scan) -> list[Paragraph]:
    """Which models a card may be: one paragraph for all cards of the same choice."""
    keys: dict[tuple[str, ...], list[str]] = {}
    for row in scan.rows:
        if row.choices:
            keys.setdefault(row.choices, []).append(row.what)
    found = []
    for choices, names in keys.items():
        titles = [scan.opened.catalog.parts[part].title for part in choices[:MOST_CHOICES]]
        if len(choices) > MOST_CHOICES:
            titles.append(f"{len(choices) - MOST_CHOICES} more")
        found.append(Paragraph(f"{listed(names)} may be: {listed(titles)}."))
    return found


def _links(scan: Scan) -> Section:
    columns = (
        Column("Card"),
        Column("Slot"),
        Column("Negotiated now"),
        Column("Card can"),
        Column("Port can"),
        Column("Slot by the catalog"),
    )
    rows = tuple(
        (
            row.key,
            row.slot or NOT_KNOWN,
            *(link_words(link) for link in (row.now, row.card, row.port, row.published)),
        )
        for row in scan.links
    )
    remarks = tuple(Paragraph(words) for words in link_remarks(scan))
    return Section("PCI Express links", (Table(columns, rows), *remarks))


def link_remarks(scan: Scan) -> list[str]:
    """What is odd about the links: a sentence for all cards of which it is true."""
    keys: dict[str, list[str]] = {}
    for row in scan.links:
        for remark in row.remarks:
            keys.setdefault(remark, []).append(row.key)
    return [f"{listed(names)}: {remark}." for remark, names in keys.items()]
