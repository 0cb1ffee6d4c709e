"""``scan``: this computer, or a recording of one, as a rig."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from rigbuilder.cli.errors import EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts, remark_problems
from rigbuilder.cli.output import coloured, say, say_json, width
from rigbuilder.export.scan_text import scan_sections
from rigbuilder.export.text import section_lines
from rigbuilder.export.wording import clean
from rigbuilder.rig.file import RigFileError, save_rig
from rigbuilder.scan.gather import gather
from rigbuilder.scan.parse import machine_of
from rigbuilder.scan.recognise import recognise
from rigbuilder.scan.recording import Recording, ScanError, read_recording, write_recording


def scan(form: str, out: Path | None, recording: Path | None, source: Path | None) -> int:
    """Prints what was recognised; saves the rig and the recording where they are asked for."""
    catalog = load_parts()
    try:
        heard = read_recording(source) if source is not None else _asked()
        if recording is not None:
            write_recording(heard, recording)
    except ScanError as error:
        raise CommandError(str(error)) from None
    found = recognise(machine_of(heard), catalog, date.today())
    if out is not None:
        try:
            save_rig(out, found.opened.rig, found.opened.catalog)
        except RigFileError as error:
            raise CommandError(str(error)) from None
    if form == "json":
        say_json(found.to_json_data())
    else:
        lines = []
        for section in scan_sections(found):
            lines += section_lines(section, width(), colour=coloured())
        say(lines[1:])
        for what, place in (("rig", out), ("recording", recording)):
            if place is not None:
                say(f"wrote the {what} {clean(str(place))}")
    remark_problems(catalog)
    return EXIT_FINE


def _asked() -> Recording:
    """This computer, with a word on a terminal about what is asked just now."""
    if not sys.stderr.isatty():
        return gather()

    def progress(what: str) -> None:
        print(f"\r\x1b[Kasking {what}\N{HORIZONTAL ELLIPSIS}", end="", file=sys.stderr, flush=True)

    found = gather(progress=progress)
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return found
