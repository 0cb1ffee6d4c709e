"""What a frozen program holds besides our own code: each part with version, licence and text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from scripts.installers.release import ROOT

TEXTS = ROOT / "packaging" / "licences"
QT_LICENCE = "LGPL-3.0-only"
BOOTLOADER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"
OTHER_WORDS = {
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": QT_LICENCE,
    "LICENSE.txt": "BSD-3-Clause",
}
"""PySide6 is used under the LGPL; a library of its .libs folder is covered by the wheel's texts."""


@dataclass(frozen=True)
class Component:
    """One part that others have written."""

    name: str
    version: str
    licence: str
    """SPDX expression."""
    purl: str = ""
    """Package URL, which scanners look vulnerabilities up by."""
    texts: tuple[str, ...] = ()
    parent: str = ""
    """Name of the component that holds this one inside its own binary."""


class UnknownLicenceError(Exception):
    """Something is in the bundle of which nobody knows the licence: it must not be handed out."""


def components(folder: Path, modules: set[str]) -> list[Component]:
    """All parts of a frozen folder; ``modules`` are the top-level modules in its archive.

    Raises UnknownLicenceError.
    """
    found = [_python(), *_distributions(folder, modules), _bootloader()]
    found += [_qt(), *_inside_wheels(folder)]
    if sys.platform.startswith("linux"):
        found += _of_the_system(folder)
    for component in found:
        if not component.licence:
            raise UnknownLicenceError(f"{component.name} {component.version} has no licence")
    return sorted(found, key=lambda component: (component.parent, component.name.lower()))


def _python() -> Component:
    places = (
        Path(os.__file__).parent / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"),
    )
    text = next((place for place in places if place.is_file()), None)
    if text is None:
        raise UnknownLicenceError("the licence of Python was not found")
    version = sysconfig.get_python_version() + f".{sys.version_info.micro}"
    purl = f"pkg:generic/python@{version}"
    return Component("Python", version, "PSF-2.0", purl, (_read(text),))


def _bootloader() -> Component:
    found = metadata.distribution("pyinstaller")
    texts = tuple(_texts_of(found))
    name = "PyInstaller (start program)"
    return Component(name, found.version, BOOTLOADER_LICENCE, _purl(found), texts)


def _distributions(folder: Path, modules: set[str]) -> Iterator[Component]:
    """The wheels of which at least one module is in the bundle."""
    inner = folder / "_internal"
    there = modules | {path.name.split(".")[0] for path in inner.iterdir()}
    named = metadata.packages_distributions()
    for name in sorted({name for module in there for name in named.get(module, ())}):
        if name.lower() in ("rigbuilder", "pyinstaller"):
            continue
        found = metadata.distribution(name)
        yield Component(name, found.version, _licence(found), _purl(found), _all_texts(found))
        yield from _crates(found)


def _purl(found: metadata.Distribution) -> str:
    name = re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower()
    return f"pkg:pypi/{name}@{found.version}"


def _licence(found: metadata.Distribution) -> str:
    """The licence in the wheel's own words, as an SPDX expression."""
    data = found.metadata
    rows = [*(data.get_all("License-Expression") or ()), *(data.get_all("License") or ())]
    words = rows[0] if rows else ""
    if not words or len(words) > 100:
        rows = [row for row in data.get_all("Classifier") or () if row.startswith("License ::")]
        words = rows[0].rsplit(" :: ", 1)[1] if rows else ""
    classifiers = {"BSD License": "BSD-3-Clause", "MIT License": "MIT", "BSD": "BSD-3-Clause"}
    return OTHER_WORDS.get(words) or classifiers.get(words, words)


def _all_texts(found: metadata.Distribution) -> tuple[str, ...]:
    texts = list(_texts_of(found))
    if "LGPL-3.0" in _licence(found):
        texts += [_read(TEXTS / "LGPL-3.0.txt"), _read(TEXTS / "GPL-3.0.txt")]
    if not texts:
        raise UnknownLicenceError(f"the wheel of {found.metadata['Name']} has no licence text")
    return tuple(texts)


def _texts_of(found: metadata.Distribution) -> Iterator[str]:
    """Licence files that the wheel brings."""
    for file in found.files or ():
        in_metadata = ".dist-info" in str(file)
        if in_metadata and re.search(r"licen[cs]e|copying|notice", str(file), re.IGNORECASE):
            path = Path(str(file.locate()))
            if path.is_file() and path.suffix != ".py":
                yield _read(path)


def _crates(found: metadata.Distribution) -> Iterator[Component]:
    """Rust crates that are compiled into a wheel, from the bill of materials that it brings."""
    for file in found.files or ():
        if "/sboms/" not in str(file) or not str(file).endswith(".json"):
            continue
        data = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
        for entry in data.get("components", ()):
            if entry.get("purl", "").startswith("pkg:cargo/"):
                licence = _expression(entry.get("licenses", ()))
                name, parent = entry["name"], found.metadata["Name"]
                yield Component(name, entry["version"], licence, entry["purl"], (), parent)


def _expression(licences: Any) -> str:
    """The licences of a CycloneDX entry; crates write a slash where SPDX has OR."""
    words = [row.get("expression") or row.get("license", {}).get("id") or "" for row in licences]
    return " AND ".join(word for word in words if word).replace("/", " OR ")


def _qt() -> Component:
    version = metadata.version("PySide6_Essentials")
    texts = (_read(TEXTS / "LGPL-3.0.txt"), _read(TEXTS / "GPL-3.0.txt"))
    return Component("Qt", version, QT_LICENCE, f"pkg:generic/qt@{version}", texts)


def _inside_wheels(folder: Path) -> Iterator[Component]:
    """Libraries that wheels bring along; their texts are in the wheels or in packaging/licences."""
    for path in sorted(folder.rglob("*")):
        if match := re.match(r"(?:lib)?icudata\.so\.(\d+)|icudt(\d+)\.dll", path.name):
            version = match[1] or match[2]
            text = (_read(TEXTS / "ICU.txt"),)
            yield Component("ICU", version, "Unicode-DFS-2016", f"pkg:generic/icu@{version}", text)
            break
    version = _geos_version()
    text = (_read(TEXTS / "LGPL-2.1.txt"),)
    yield Component("GEOS", version, "LGPL-2.1-only", f"pkg:generic/geos@{version}", text)


def _geos_version() -> str:
    import shapely

    return str(shapely.geos_version_string)


def _of_the_system(folder: Path) -> Iterator[Component]:
    """Libraries that were copied from this system's packages."""
    for path in sorted((folder / "_internal").glob("lib*.so*")):
        if path.is_symlink() or path.name.startswith("libpython"):
            continue
        package, version = _debian_package(path.name)
        text = _read(Path(f"/usr/share/doc/{package}/copyright"))
        licence = _debian_licence(text)
        purl = f"pkg:deb/debian/{package}@{version}"
        yield Component(package, version, licence, purl, (text,))


def _debian_package(soname: str) -> tuple[str, str]:
    """Name and version of the package that holds a library of this system."""
    listed = _output("dpkg", "-S", f"*/{soname}*")
    for line in listed.splitlines():
        packages, _, path = line.partition(": ")
        if Path(path).name == soname or Path(path).name.startswith(f"{soname}."):
            package = packages.split(",")[0].split(":")[0]
            version = _output("dpkg-query", "-W", "-f=${Version}", package)
            return package, version.split("\n")[0]
    raise UnknownLicenceError(f"{soname} belongs to no package of this system")


def _debian_licence(text: str) -> str:
    """The licence of a copyright file: in its own short words, else that of the text it quotes."""
    words = re.findall(r"^License:[ \t]*(\S[^\n]*)", text, re.MULTILINE)
    if words:
        known = {"BSD-variant": "bzip2-1.0.6", "PD": "LicenseRef-public-domain"}
        return "MIT" if re.match("MIT|Expat", words[0]) else known.get(words[0], words[0])
    return "MIT" if "Permission is hereby granted, free of charge" in text else ""


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return str(done.stdout)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()
