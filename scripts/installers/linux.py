"""The Linux packages: a .deb with menu entry and file type, and a .tar.xz to unpack anywhere."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from rigbuilder import __version__
from scripts.devtools.needs import package_of
from scripts.installers.frozen import BUILD, elf_files, size_mb
from scripts.installers.icons import write, write_pngs
from scripts.installers.man_page import man_page
from scripts.installers.prune import needed_libraries
from scripts.installers.release import (
    DIST,
    MAINTAINER,
    ROOT,
    SUMMARY,
    build_time,
    debian_architecture,
)

FILES = ROOT / "packaging" / "linux"
LARGEST_INSTALLED_MB, LARGEST_DOWNLOAD_MB = 160.0, 50.0
DESCRIPTION = """\
 Drag cards, boards, bridges and power supplies into a drawing to scale, and see
 whether they fit, whether the bridge reaches, whether the supply holds, whether
 the model loads, and how fast it will run. Every figure names its source.
"""


class TooLargeError(Exception):
    """A package is larger than promised."""


def build_linux(frozen: Path, bill: Path) -> list[Path]:
    """Makes both packages of the frozen folder; returns their files. Raises TooLargeError."""
    installed = size_mb(frozen)
    if installed > LARGEST_INSTALLED_MB:
        raise TooLargeError(f"installed {installed:.1f} MB, more than {LARGEST_INSTALLED_MB:.0f}")
    DIST.mkdir(exist_ok=True)
    packages = [make_deb(frozen, bill), make_tar(frozen, bill)]
    for package in packages:
        download = package.stat().st_size / 1e6
        if download > LARGEST_DOWNLOAD_MB:
            raise TooLargeError(f"{package.name}: {download:.1f} MB to download")
        print(f"{package.name}: {download:.1f} MB, installed {installed:.1f} MB")
    return packages


def share_tree(share: Path) -> None:
    """Menu entry, file type, icons and metadata, as they lie under ``/usr/share``."""
    write(
        share / "applications" / "rigbuilder.desktop", (FILES / "rigbuilder.desktop").read_bytes()
    )
    write(share / "mime" / "packages" / "rigbuilder.xml", (FILES / "rigbuilder.xml").read_bytes())
    write_pngs(share / "icons" / "hicolor")
    day = datetime.fromtimestamp(build_time(), UTC).strftime("%Y-%m-%d")
    text = (FILES / "rigbuilder.metainfo.xml").read_text(encoding="utf-8")
    text = text.replace("@VERSION@", __version__).replace("@DATE@", day)
    write(share / "metainfo" / "io.github.rigbuilder.RigBuilder.metainfo.xml", text.encode())
    write(share / "man" / "man1" / "rigbuilder.1.gz", packed(man_page().encode()))


def make_deb(frozen: Path, bill: Path) -> Path:
    """The Debian package."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "usr" / "lib" / "rigbuilder", symlinks=True)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "rigbuilder").symlink_to("../lib/rigbuilder/rigbuilder")
    share_tree(root / "usr" / "share")
    papers = root / "usr" / "share" / "doc" / "rigbuilder"
    licences = frozen / "_internal" / "rigbuilder" / "assets" / "licences.txt"
    write(papers / "copyright", licences.read_bytes())
    write(papers / "changelog.gz", packed((ROOT / "CHANGELOG.md").read_bytes()))
    write(papers / "rigbuilder.cdx.json", bill.read_bytes())
    set_modes_and_times(root)
    write(root / "DEBIAN" / "control", control(frozen).encode())
    write(root / "DEBIAN" / "md5sums", checksums(root).encode())
    target = DIST / f"rigbuilder_{__version__}_{debian_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(target)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(build_time())}
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return target


def control(frozen: Path) -> str:
    """The package's description with what it needs of the system."""
    files = [path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    return (
        f"Package: rigbuilder\nVersion: {__version__}\nArchitecture: {debian_architecture()}\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {kilobytes}\n"
        f"Depends: {', '.join(dependencies(frozen))}\n"
        "Recommends: xdg-desktop-portal, xdg-utils\n"
        f"Section: science\nPriority: optional\nDescription: {SUMMARY}\n{DESCRIPTION}"
    )


def dependencies(frozen: Path) -> list[str]:
    """Debian packages of the libraries that the bundle names and does not hold."""
    files = elf_files(frozen)
    held = {path.name for path in frozen.rglob("*.so*")}
    needed = {name for path in files for name in needed_libraries(path)} - held
    packages = {package_of(name) for name in needed if not of_libc(name)}
    return [f"libc6 (>= {newest_glibc(files)})", *sorted(packages), "fontconfig-config"]


def of_libc(soname: str) -> bool:
    """Whether a library is part of libc6."""
    return re.match(r"ld-linux|lib(c|m|dl|pthread|rt|util|resolv)\.so", soname) is not None


def newest_glibc(files: Iterable[Path]) -> str:
    """The oldest glibc that has every symbol version which the files ask for."""
    found = {(2, 17)}
    for path in files:
        text = subprocess.run(["objdump", "-T", path], capture_output=True, text=True, check=True)
        versions = re.findall(r"\*UND\*.*GLIBC_(\d+)\.(\d+)", text.stdout)
        found |= {(int(major), int(minor)) for major, minor in versions}
    return ".".join(map(str, max(found)))


def checksums(root: Path) -> str:
    """``md5sums``: what dpkg verifies installed files by."""
    rows = []
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and name.parts[0] != "DEBIAN":
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            rows.append(f"{digest}  {name}\n")
    return "".join(rows)


def make_tar(frozen: Path, bill: Path) -> Path:
    """The bundle that runs from wherever it is unpacked to."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(debian_architecture(), "unknown")
    name = f"rigbuilder-{__version__}-linux-{machine}"
    root = BUILD / "tar" / name
    shutil.rmtree(root.parent, ignore_errors=True)
    shutil.copytree(frozen, root / "lib", symlinks=True)
    write(root / "rigbuilder", (FILES / "rigbuilder.sh").read_bytes())
    share_tree(root / "share")
    write(root / "rigbuilder.cdx.json", bill.read_bytes())
    for paper in ("LICENSE", "CHANGELOG.md"):
        write(root / paper, (ROOT / paper).read_bytes())
    set_modes_and_times(root)
    target = DIST / f"{name}.tar.xz"
    with tarfile.open(target, "w:xz", preset=6, format=tarfile.GNU_FORMAT) as archive:
        archive.add(root, name, filter=of_root)
    return target


def of_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """The archive's member without the builder's name."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def set_modes_and_times(root: Path) -> None:
    """Modes as Debian wants them, and one time for all: two builds of a commit are alike."""
    moment = build_time()
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            os.utime(path, (moment, moment), follow_symlinks=False)
            continue
        runs = path.is_dir() or path.name == "rigbuilder"
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment))


def packed(data: bytes) -> bytes:
    """Compressed by gzip without name and time."""
    return gzip.compress(data, 9, mtime=0)
