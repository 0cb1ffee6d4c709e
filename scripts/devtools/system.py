"""The system's share of the set-up: libraries that Qt loads, and the tools of the tests.

Windows needs nothing. On Debian and Ubuntu what is missing is installed where root or a sudo
without password allows, otherwise the command is printed. On other systems it is named.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from scripts.devtools.problems import InstallFirstError

ALWAYS_NEEDED = (
    "libEGL.so.1",
    "libGL.so.1",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxkbcommon-x11.so.0",
)
"""Libraries of Qt's xcb platform. Some are loaded at run time, so that ldd does not name them."""

LINKED_FILES = (
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "QtOpenGLWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtWidgets.abi3.so",
)
"""Files of PySide6 whose libraries must all be found."""

TEST_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "pdftotext": "poppler-utils"}
"""Commands that tests call, with their Debian packages."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_PACKAGE = "fonts-dejavu-core"

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libGLdispatch.so.0": "libglvnd0",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
"""Debian packages whose names do not follow from the library's by ``package_of``'s rule."""


class Need(Enum):
    """What a task asks of the system."""

    WINDOW = "to show its window"
    TESTS = "to run its tests"


class Interpreter(Protocol):
    """The part of the environment that tells where PySide6 lies."""

    @property
    def folder(self) -> Path:
        """The environment's folder."""
        ...


def provide(environment: Interpreter, need: Need) -> None:
    """Installs the system packages that a task needs; raises InstallFirstError."""
    if not sys.platform.startswith("linux"):
        return
    tools = TEST_TOOLS if need is Need.TESTS else {}
    libraries = missing_libraries(environment.folder)
    if shutil.which("apt-get") is None:
        lacking = [*libraries, *(tool for tool in tools if shutil.which(tool) is None)]
        if lacking:
            raise InstallFirstError(
                f"RigBuilder needs these {need.value}; install them with your system's "
                f"package manager: {', '.join(lacking)}"
            )
        return
    install_packages(missing_packages(libraries, tools), need.value)
    left = missing_libraries(environment.folder)
    if left:
        raise InstallFirstError(f"Qt does not find these libraries: {', '.join(left)}")


def missing_packages(libraries: Iterable[str], tools: dict[str, str]) -> list[str]:
    """Debian packages of the libraries, of the tools not on PATH, and of a font if none is here."""
    packages = {package_of(library) for library in libraries}
    packages.update(package for tool, package in tools.items() if shutil.which(tool) is None)
    if not has_font(Path(folder).expanduser() for folder in FONT_FOLDERS):
        packages.add(FONT_PACKAGE)
    return sorted(packages)


def missing_libraries(environment: Path) -> list[str]:
    """Sonames that Qt needs and the loader does not find."""
    missing = not_cached(ALWAYS_NEEDED, _output("ldconfig", "-p"))
    for file in LINKED_FILES:
        for path in environment.glob(f"lib/python3*/site-packages/PySide6/{file}"):
            missing |= not_found(_output("ldd", str(path)))
    return sorted(missing)


def not_cached(sonames: Iterable[str], ldconfig_text: str) -> set[str]:
    """Those sonames that ``ldconfig -p`` does not list."""
    cached = {line.split()[0] for line in ldconfig_text.splitlines() if "=>" in line}
    return set(sonames) - cached


def not_found(ldd_text: str) -> set[str]:
    """Sonames that ``ldd`` reports as not found."""
    return set(re.findall(r"^\s*(\S+) => not found", ldd_text, re.MULTILINE))


def package_of(soname: str) -> str:
    """The Debian package of a library: ``libxcb-cursor.so.0`` is in ``libxcb-cursor0``.

    Debian's rule (policy 8.1): the soname in lower case without ``.so.``, with a hyphen where the
    name ends in a digit. Newer Ubuntu packages with ``t64`` behind their name provide the old one.
    """
    if soname in PACKAGES:
        return PACKAGES[soname]
    name, _, version = soname.partition(".so.")
    name = name.lower().replace("_", "-")
    return f"{name}-{version}" if version and name[-1].isdigit() else f"{name}{version}"


def has_font(folders: Iterable[Path]) -> bool:
    """Whether any scalable font lies in one of the folders."""
    return any(
        next(folder.rglob(pattern), None) is not None
        for folder in folders
        for pattern in ("*.[to]t[fc]", "*.pfb")
    )


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Installs Debian packages; raises InstallFirstError with the command where it may not."""
    if not packages:
        return
    advice = (
        f"RigBuilder needs system packages {purpose}. Install them with\n\n"
        f"    {advised_command(packages)}\n\nand start the same command again."
    )
    if shutil.which("apt-get") is None:
        raise InstallFirstError(
            f"RigBuilder needs {' '.join(packages)} (so named on Debian) {purpose}; install it "
            "with your system's package manager and start the same command again."
        )
    prefix = _privilege()
    if prefix is None:
        raise InstallFirstError(advice)
    print(f"Installing system packages {purpose}: {' '.join(packages)}", flush=True)
    update = [*prefix, "apt-get", "update", "-q"]
    install = [*prefix, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    updated = not _has_package_lists()
    if updated:
        _run(update)
    failed = _run(install)
    if failed and not updated:
        # Lists of long ago name files that the mirrors no longer hold.
        _run(update)
        failed = _run(install)
    if failed:
        raise InstallFirstError(f"apt-get could not install them. {advice}")


def advised_command(packages: Sequence[str]) -> str:
    """The command line that a person types to install the packages."""
    steps = ["apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"]
    if shutil.which("sudo") is not None:
        return " && ".join(f"sudo {step}" for step in steps)
    if _is_root():
        return " && ".join(steps)
    return f"su -c {shlex.quote(' && '.join(steps))}"


def _privilege() -> list[str] | None:
    """Words before a command that make it run as root; None where a password would be asked."""
    setting = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if _is_root():
        return setting
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return None if allowed.returncode else ["sudo", "-n", *setting]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_package_lists() -> bool:
    return next(Path("/var/lib/apt/lists").glob("*_Packages*"), None) is not None


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode


def _output(*command: str) -> str:
    """What a system tool prints; tools in the folders of root are found too."""
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
    tool = shutil.which(command[0], path=path)
    if tool is None:
        return ""
    env = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(
        [tool, *command[1:]], capture_output=True, text=True, env=env, check=False
    ).stdout
