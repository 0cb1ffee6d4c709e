"""Finds what a command names: a rig file, a ready rig, the catalog."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from rigbuilder.cli.errors import CommandError
from rigbuilder.paths import assets_dir

if TYPE_CHECKING:
    from rigbuilder.catalog.catalog import Catalog
    from rigbuilder.rig.file import OpenedRig

RIG_ENDING = ".rig.json"


def ready_rigs() -> dict[str, Path]:
    """Name -> file of the rigs that come with the program."""
    folder = assets_dir() / "rigs"
    found = sorted(folder.glob(f"*{RIG_ENDING}")) if folder.is_dir() else []
    return {path.name.removesuffix(RIG_ENDING): path for path in found}


def find_rig(name: str, *, commands: tuple[str, ...] = ()) -> Path:
    """The file, or the ready rig of that name; CommandError says what might have been meant."""
    try:
        path = Path(name)
        there = path.exists()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CommandError(f"{name[:200]}: cannot be read: {reason}") from None
    if there:
        return path
    ready = ready_rigs()
    plain = name.removesuffix(RIG_ENDING)
    if plain in ready:
        return ready[plain]
    if commands and (near := get_close_matches(name, commands, 1)):
        raise CommandError(f"there is no file {name!r}; did you mean the command {near[0]!r}?")
    hint = ""
    if near := get_close_matches(plain, ready, 1, 0.5):
        hint = f"; did you mean the ready rig {near[0]!r}?"
    elif ready:
        hint = f"; the ready rigs are {', '.join(ready)}"
    raise CommandError(f"{name[:200]}: there is no such file{hint}")


def load_parts() -> Catalog:
    """The curated catalog and the user's; ``remark_problems`` says what could not be read in it."""
    from rigbuilder.catalog.user import load_user_catalog

    return load_user_catalog()


def remark_problems(catalog: Catalog) -> None:
    """Remarks on stderr that the catalog is not whole."""
    remark_count(len(catalog.problems))


def remark_count(count: int) -> None:
    """Remarks on stderr how many problems the catalog has, if any."""
    if count:
        remark(
            f"{count} problem{'s' if count > 1 else ''} in the catalog; "
            "see them with: rigbuilder catalog check"
        )


def open_rig(name: str, catalog: Catalog) -> OpenedRig:
    """Reads a rig file or a ready rig, and remarks on what was odd about it; or CommandError."""
    path, opened = read_named(name, catalog)
    for words in opened.remarks:
        remark(f"{path}: {words}")
    return opened


def read_named(name: str, catalog: Catalog) -> tuple[Path, OpenedRig]:
    """The file of a rig or ready rig and what it holds; CommandError says why it cannot be read."""
    from rigbuilder.rig.file import RigFileError, read_rig

    path = find_rig(name)
    if path.is_dir():
        raise CommandError(f"{path}: is a folder, not a rig file")
    if not (path.is_file() or path.is_fifo()):
        raise CommandError(f"{path}: is not a file that can be read")
    try:
        return path, read_rig(path, catalog)
    except RigFileError as error:
        raise CommandError(str(error)) from None


def remark(words: str) -> None:
    """Something to know that does not stop the command, on stderr."""
    from rigbuilder.export.wording import clean

    print(f"rigbuilder: note: {clean(words)}", file=sys.stderr)
