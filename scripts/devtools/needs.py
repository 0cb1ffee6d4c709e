"""What a task needs of a Linux system, and what of it is lacking. Windows needs nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libX11-xcb.so.1",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libglib-2.0.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-shm.so.0",
    "libxcb-sync.so.1",
    "libxcb-xfixes.so.0",
    "libxkbcommon-x11.so.0",
)
"""Libraries of Qt's xcb platform. Named here, since ldd knows them only once PySide6 is installed,
and never those that Qt loads while it runs."""

LINKED_FILES = (
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "QtOpenGLWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtWidgets.abi3.so",
)
"""Files of PySide6 whose libraries must all be found, whatever its version links."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_PACKAGE = "fonts-dejavu-core"

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libgcc_s.so.1": "libgcc-s1",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
"""Debian packages that ``package_of``'s rule does not give, or that are better known than it."""


@dataclass(frozen=True)
class Need:
    """What a task asks of the system."""

    purpose: str
    window: bool = True
    """Whether Qt is loaded: its libraries and a font must be there."""
    tools: Mapping[str, str] = field(default_factory=dict)
    """Commands that must be on PATH, with their Debian packages."""


CHECKS = Need("to check the code", window=False)
WINDOW = Need("to show its window")
TESTS = Need(
    "to run its tests",
    tools={"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "pdftotext": "poppler-utils"},
)


@dataclass(frozen=True)
class Lacking:
    """What a need does not find."""

    libraries: tuple[str, ...] = ()
    """Sonames."""
    tools: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    """The Debian packages of all that is lacking, a font's too."""


def find_lacking(need: Need, environment: Path) -> Lacking:
    """What of the need this system lacks; PySide6 need not be in the environment yet."""
    if not sys.platform.startswith("linux"):
        return Lacking()
    libraries = missing_libraries(environment) if need.window else []
    tools = [tool for tool in need.tools if shutil.which(tool) is None]
    packages = {package_of(library) for library in libraries}
    packages.update(need.tools[tool] for tool in tools)
    if need.window and not has_font(Path(folder).expanduser() for folder in FONT_FOLDERS):
        packages.add(FONT_PACKAGE)
    return Lacking(tuple(libraries), tuple(tools), tuple(sorted(packages)))


def missing_libraries(environment: Path) -> list[str]:
    """Sonames that Qt needs and the loader does not find."""
    missing = not_cached(LIBRARIES, _output("ldconfig", "-p"))
    for file in LINKED_FILES:
        for path in environment.glob(f"lib/python3*/site-packages/PySide6/{file}"):
            missing |= not_found(_output("ldd", str(path)))
    return sorted(missing)


def not_cached(sonames: Iterable[str], ldconfig_text: str) -> set[str]:
    """Those sonames that ``ldconfig -p`` does not list; none if there is no such list."""
    cached = {line.split()[0] for line in ldconfig_text.splitlines() if "=>" in line}
    return set(sonames) - cached if cached else set()


def not_found(ldd_text: str) -> set[str]:
    """Sonames that ``ldd`` reports as not found."""
    return set(re.findall(r"^\s*(\S+) => not found", ldd_text, re.MULTILINE))


def package_of(soname: str) -> str:
    """The Debian package of a library: ``libxcb-cursor.so.0`` is in ``libxcb-cursor0``.

    Debian's rule (policy, section 8.1): the soname in lower case without ``.so.``, with a hyphen
    where the name ends in a digit. Ubuntu's packages with ``t64`` at the end provide the old name.
    """
    if soname in PACKAGES:
        return PACKAGES[soname]
    name, _, version = soname.partition(".so.")
    name = name.lower().replace("_", "-")
    return f"{name}-{version}" if version and name[-1].isdigit() else f"{name}{version}"


def has_font(folders: Iterable[Path]) -> bool:
    """Whether any scalable font lies in one of the folders."""
    return any(next(folder.rglob("*.[to]t[fc]"), None) is not None for folder in folders)


def _output(*command: str) -> str:
    """What a system tool prints; the folders of root's tools are searched too."""
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
    tool = shutil.which(command[0], path=path)
    if tool is None:
        return ""
    env = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        [tool, *command[1:]], capture_output=True, text=True, env=env, check=False
    )
    return done.stdout
