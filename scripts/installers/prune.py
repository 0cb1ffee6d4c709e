"""What the frozen program leaves out: modules, Qt's plugins and libraries that it never uses."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

EXCLUDED_MODULES = [
    # development tools that libraries look for
    *("IPython", "hypothesis", "mypy", "numpy.f2py", "numpy.testing", "pip", "pydantic.mypy"),
    *("pydantic.v1", "pygments", "pytest", "rich", "setuptools", "pkg_resources"),
    "_distutils_hack",
    # parts of libraries
    *("numpy.random", "pyqtgraph.canvas", "pyqtgraph.console", "pyqtgraph.dockarea"),
    *("pyqtgraph.examples", "pyqtgraph.flowchart", "pyqtgraph.jupyter", "pyqtgraph.opengl"),
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    *("PySide6.QtPrintSupport", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"),
    # Python's own that nothing of the program asks for
    *("_curses", "_hashlib", "_ssl", "_uuid", "asyncio", "curses", "distutils", "ftplib"),
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
    *("readline", "ssl", "tkinter", "unittest", "xmlrpc"),
]

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmodernwindowsstyle", "qwindowsvistastyle"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that are kept, by folder: no OpenGL, no network, no frame buffers, no GTK."""

UNUSED_LIBRARIES = re.compile(
    r"(lib)?Qt6(EglFS\w*|Network|OpenGL|OpenGLWidgets|Test)\b|opengl32sw|Qt6Pdf|d3dcompiler",
    re.IGNORECASE,
)
UNUSED_DATA = re.compile(
    r"PySide6/(Qt/)?translations/|pyqtgraph/(examples|colors/maps|icons/peegee)|setuptools/|\.pyi$|/tests?/"
)
OF_THE_SYSTEM = re.compile(
    r"lib(EGL|GL|GLX|OpenGL|GLdispatch|X11|X11-xcb|Xau|Xdmcp|Xext|Xrender|xcb"
    r"|xcb-(glx|randr|render|shape|shm|sync|xfixes|xkb|dri2|dri3|present)"
    r"|atk-.*|bsd|blkid|brotli\w*|cap|com_err|dbus-1|expat|fontconfig|freetype|gcc_s|gcrypt|gio-2\.0"
    r"|glib-2\.0|gmodule-2\.0|gobject-2\.0|gpg-error|graphite2|gssapi_krb5|gthread-2\.0|harfbuzz"
    r"|k5crypto|keyutils|krb5|krb5support|lz4|md|mount|pcre2-8|png16|selinux|sqlite3|stdc\+\+|systemd|uuid"
    r"|wayland-(client|cursor|egl)|z|zstd)\.so\."
)
"""Left to the system: they come with every desktop, talk to its drivers and services, and a second
copy of another age beside the system's own does harm. The .deb depends on their packages."""


def is_needed(target: str) -> bool:
    """Whether a file of the bundle, named by its place in it, is kept."""
    path = PurePosixPath(target.replace("\\", "/"))
    name = path.name.removeprefix("lib").split(".")[0]
    if "plugins" in path.parts and "PySide6" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        return name in PLUGINS.get(folder, set())
    if UNUSED_DATA.search(str(path)) or UNUSED_LIBRARIES.match(path.name):
        return False
    return not (len(path.parts) == 1 and OF_THE_SYSTEM.match(path.name))


def unreached(needs: Mapping[str, Iterable[str]]) -> set[str]:
    """Libraries that nothing kept asks for, of ``file -> names of the libraries it needs``.

    A file whose name holds ``.so.`` is only a library; all others (extension modules, plugins, the
    program) are asked for by name and stay.
    """
    names = {PurePosixPath(file).name: file for file in needs}
    reached = {file for file in needs if not is_mere_library(file)}
    waiting = list(reached)
    while waiting:
        for soname in needs[waiting.pop()]:
            file = names.get(soname)
            if file is not None and file not in reached:
                reached.add(file)
                waiting.append(file)
    return set(needs) - reached


def is_mere_library(file: str) -> bool:
    """Whether it is loaded only because another file names it."""
    name = PurePosixPath(file).name
    return name.startswith("lib") and ".so." in name and not name.startswith("libpython")


def needed_libraries(file: Path) -> list[str]:
    """Sonames that an ELF file names (``NEEDED``); none for any other file."""
    with file.open("rb") as opened:
        if opened.read(4) != b"\x7fELF":
            return []
    done = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    return re.findall(r"^\s+NEEDED\s+(\S+)", done.stdout, re.MULTILINE)
