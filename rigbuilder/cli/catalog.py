"""``parts`` and ``catalog``: what the catalog holds, and whether its files are sound."""

from __future__ import annotations

from pathlib import Path

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.layered import at_hand
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.cli.errors import EXIT_CANNOT, EXIT_DOES_NOT_FIT, EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts, remark_problems
from rigbuilder.cli.output import say, say_json, width
from rigbuilder.export.part_words import part_words
from rigbuilder.export.text import wrapped
from rigbuilder.export.wording import clean, money, plural
from rigbuilder.paths import catalogs_dir

FORMAT = "rigbuilder.parts"
VERSION = 1


def parts(query: str, kind: str | None, form: str) -> int:
    """Lists the parts that a query finds; nothing found is not an error."""
    from rigbuilder.catalog.find import find_parts

    held = load_parts()
    remark_problems(held)
    found = find_parts(held, query, kind).parts
    if form == "json":
        records = [part.model_dump(mode="json", exclude_none=True) for part in found]
        say_json({"format": FORMAT, "version": VERSION, "parts": records})
        return EXIT_FINE
    if not found:
        say(f"No part is found for {clean(query)!r}." if query else "The catalog has no such part.")
        return EXIT_FINE
    lines: list[str] = []
    for part in found:
        price = _price(part)
        lines.append(f"{part.id}{'  ' + price if price else ''}")
        lines += wrapped(f"{part.title}: {part_words(part)}", width(), "    ")
    say([*lines, "", plural(len(found), "part")])
    return EXIT_FINE


def _price(part: AnyPart) -> str:
    prices = [price for price in part.prices if price.currency == part.prices[0].currency]
    if not prices:
        return ""
    newest = max(prices, key=lambda price: price.date)
    return f"{money(newest.low, newest.high, newest.currency)} {newest.condition}"


def catalog(action: str, name: str | None) -> int:
    """``catalog check`` and ``catalog schema``."""
    if action == "schema":
        return _schema(name or "catalog")
    return _check(Path(name) if name is not None else None)


def _schema(name: str) -> int:
    from rigbuilder.export.schemas import SCHEMAS, schema

    if name not in SCHEMAS:
        raise CommandError(f"there is no schema {name!r}; there are {', '.join(SCHEMAS)}")
    say_json(schema(name))
    return EXIT_FINE


def _check(folder: Path | None) -> int:
    """Checks a folder's files, or the curated catalog together with the user's own parts."""
    from rigbuilder.catalog.quality import quality_problems

    if folder is not None and not folder.is_dir():
        raise CommandError(f"{folder}: is not a folder with catalog files")
    found = load_parts() if folder is None else load_catalog([folder])
    problems = [*found.problems, *quality_problems(found)]
    for problem in problems:
        say(wrapped(str(problem), max(width(), 100), "", "    "))
    if problems:
        say(f"{plural(len(problems), 'problem')} in {plural(len(found), 'part')}")
        return EXIT_DOES_NOT_FIT
    if not len(found):
        say(f"{clean(str(folder or catalogs_dir()))}: no catalog file found")
        return EXIT_CANNOT
    sources = plural(len(at_hand(found.sources)), "source")
    say(f"{plural(len(found), 'part')}, {sources}: no problems")
    return EXIT_FINE
