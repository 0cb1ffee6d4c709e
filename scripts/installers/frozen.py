"""The frozen program: PyInstaller's folder, cut down to what is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.installers.prune import needed_libraries, unreached
from scripts.installers.release import ROOT

BUILD = ROOT / "build"
SPEC = ROOT / "packaging" / "rigbuilder.spec"


def freeze() -> Path:
    """Builds the folder with the frozen program; returns it."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(BUILD / "frozen"), "--workpath", str(BUILD / "work")]
    subprocess.run([*command, *places, str(SPEC)], cwd=ROOT, check=True)
    folder = BUILD / "frozen" / "rigbuilder"
    if sys.platform.startswith("linux"):
        drop_unreached(folder)
        strip_symbols(folder)
    return folder


def drop_unreached(folder: Path) -> None:
    """Removes libraries that only left-out plugins asked for, and links that lead nowhere."""
    files = {str(path.relative_to(folder)): path for path in elf_files(folder)}
    needs = {name: needed_libraries(path) for name, path in files.items()}
    for name in unreached(needs):
        files[name].unlink()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def strip_symbols(folder: Path) -> None:
    """Strips Python and the extension modules.

    Qt is stripped, and the libraries that a wheel brings in its ``.libs`` do not survive it: their
    loader segments lose their alignment.
    """
    for path in elf_files(folder / "_internal"):
        kept = {"PySide6", "shiboken6"} & set(path.parts) or path.parent.name.endswith(".libs")
        if not kept:
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def elf_files(folder: Path) -> list[Path]:
    """Programs and libraries under a folder, each once."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def size_mb(folder: Path) -> float:
    """Megabytes (10^6 bytes) that the files take on a disk of 4 KiB blocks."""
    blocks = sum(-(-p.stat().st_size // 4096) for p in folder.rglob("*") if not p.is_symlink())
    return blocks * 4096 / 1e6
