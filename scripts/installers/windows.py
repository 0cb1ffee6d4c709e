"""The Windows installer: NSIS over the frozen folder. Compiles on Linux too, to be tried there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

from rigbuilder import __version__
from scripts.installers.frozen import BUILD, size_mb
from scripts.installers.icons import write_ico
from scripts.installers.release import DIST, ROOT

SCRIPT = ROOT / "packaging" / "windows" / "rigbuilder.nsi"
PROGRAM, WINDOW = "rigbuilder.exe", "rigbuilder-gui.exe"


def version_numbers(version: str) -> str:
    """Four numbers, as Windows wants them: ``0.1.0`` is ``0.1.0.0``."""
    numbers = [part for part in version.split(".") if part.isdecimal()]
    return ".".join([*numbers, "0", "0", "0", "0"][:4])


def version_resource() -> str:
    """What Windows shows of the program's file: PyInstaller's version file."""
    numbers = tuple(int(part) for part in version_numbers(__version__).split("."))
    words = {
        "CompanyName": "RigBuilder developers",
        "FileDescription": "RigBuilder",
        "FileVersion": __version__,
        "ProductName": "RigBuilder",
        "ProductVersion": __version__,
        "LegalCopyright": "Apache License 2.0",
    }
    rows = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{rows}])]),\n"
        "        VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def build_windows(
    frozen: Path, version: str = __version__, target: Path | None = None
) -> list[Path]:
    """Compiles the installer of a folder that holds the frozen program."""
    DIST.mkdir(exist_ok=True)
    installer = target or DIST / f"rigbuilder-{version}-setup.exe"
    work = BUILD / "nsis"
    work.mkdir(parents=True, exist_ok=True)
    write_ico(work / "rigbuilder.ico")
    (work / "install.nsh").write_text(install_lines(frozen), encoding="utf-8-sig")
    (work / "uninstall.nsh").write_text(uninstall_lines(frozen), encoding="utf-8-sig")
    values = {
        "VERSION": version,
        "NUMBERS": version_numbers(version),
        "SIZE_KB": str(round(size_mb(frozen) * 1000)),
        "WORK": str(work),
        "LICENCE": str(ROOT / "LICENSE"),
        "TARGET": str(installer),
    }
    sign = "/D" if sys.platform == "win32" else "-D"
    quiet = "/V2" if sys.platform == "win32" else "-V2"
    defines = [f"{sign}{name}={value}" for name, value in values.items()]
    subprocess.run([makensis(), quiet, *defines, str(SCRIPT)], check=True)
    return [installer]


def makensis() -> str:
    """The compiler; on Windows it is rarely on PATH."""
    places = (r"C:\Program Files (x86)\NSIS\makensis.exe", r"C:\Program Files\NSIS\makensis.exe")
    found = shutil.which("makensis") or next((p for p in places if Path(p).is_file()), None)
    if found is None:
        raise FileNotFoundError("makensis was not found: install NSIS")
    return found


def install_lines(frozen: Path) -> str:
    """NSIS commands that lay down every file, folder by folder."""
    lines = []
    for folder in [frozen, *sorted(path for path in frozen.rglob("*") if path.is_dir())]:
        files = sorted(path for path in folder.iterdir() if path.is_file())
        lines.append(f'SetOutPath "{installed(frozen, folder)}"')
        lines += [f'File "/oname={quoted(path.name)}" "{path}"' for path in files]
    return "\n".join([*lines, 'SetOutPath "$INSTDIR"', ""])


def uninstall_lines(frozen: Path) -> str:
    """NSIS commands that remove these files and no others, and folders only when they are empty."""
    everything = sorted(frozen.rglob("*"), reverse=True)
    lines = [f'Delete "{installed(frozen, path)}"' for path in everything if path.is_file()]
    lines += [f'RMDir "{installed(frozen, path)}"' for path in everything if path.is_dir()]
    return "\n".join([*lines, ""])


def installed(frozen: Path, path: Path) -> str:
    """Where a file lies after installation."""
    inner = PureWindowsPath(*path.relative_to(frozen).parts)
    return "$INSTDIR" if path == frozen else f"$INSTDIR\\{quoted(str(inner))}"


def quoted(text: str) -> str:
    """Text inside NSIS's double quotes."""
    return text.replace("$", "$$").replace('"', '$\\"')
