"""``catalog import`` and ``catalog export``: the user's own catalog."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path

from rigbuilder.catalog.contribute import part_file
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.opendb import NotOpendbError, import_opendb
from rigbuilder.catalog.opendb.importing import ATTRIBUTION
from rigbuilder.catalog.shelf import ShelfError
from rigbuilder.catalog.user import user_folders
from rigbuilder.cli.errors import EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts
from rigbuilder.cli.output import say, width
from rigbuilder.cli.progress import progress_bar
from rigbuilder.export.text import wrapped
from rigbuilder.export.wording import clean
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.file import RigFileError, write_atomically

REPORT_NAME = "opendb-report.json"


def import_parts(path: Path, report_file: Path | None) -> int:
    """Imports a copy of OpenDB; what was taken, skipped and refused is told and written down."""
    folders = user_folders()
    with progress_bar() as progress:
        try:
            report = import_opendb(
                path,
                folders.opendb,
                progress,
                curated=load_catalog([catalogs_dir()]),
                index_folder=folders.search,
            )
        except (NotOpendbError, ShelfError) as error:
            raise CommandError(str(error)) from None
    target = report_file or folders.opendb.with_name(REPORT_NAME)
    text = json.dumps(report.to_json_data(), indent=1, ensure_ascii=False) + "\n"
    try:
        write_atomically(target, text.encode())
    except RigFileError as error:
        raise CommandError(f"the parts were imported, but the report {error}") from None
    say([clean(line) for line in report.lines()])
    say(["", f"{report.taken:,} parts imported to {clean(str(folders.opendb))}"])
    say(f"every skipped entry and refused figure: {clean(str(target))}")
    say(wrapped(ATTRIBUTION + ".", width(), ""))
    return EXIT_FINE


def export_part(part_id: str, out: Path | None) -> int:
    """Writes a part as a catalog file; the user's correction of a curated part if there is one."""
    catalog = load_parts()
    part = catalog.parts.get(part_id)
    if part is None:
        near = get_close_matches(part_id, [known.id for known in catalog], 1)
        hint = f"; did you mean {near[0]}?" if near else "; ids are listed by: rigbuilder parts"
        raise CommandError(f"there is no part {part_id!r:.120}{hint}")
    text = part_file(catalog, part)
    if out is None:
        say(text.rstrip("\n"))
        return EXIT_FINE
    try:
        write_atomically(out, text.encode())
    except RigFileError as error:
        raise CommandError(str(error)) from None
    say(f"wrote {clean(str(out))}")
    return EXIT_FINE
