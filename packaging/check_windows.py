#!/usr/bin/env python3
"""Tries the Windows installer on Linux: compiled by makensis, run under Wine, the result looked at.

python3 packaging/check_windows.py [--keep DIR]

The program inside is a stand-in, since Windows programs are built on Windows; what is tried is the
installer: silent install, upgrade in place, for all users, uninstall, and what each leaves behind.
Needs makensis, wine64 and Xvfb (Debian: nsis wine64 xvfb). Exit status 0 when everything holds.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

OLD, NEW = "0.0.9", "9.9.9"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\RigBuilder"
KEYS = (
    UNINSTALL,
    r"Software\RigBuilder",
    r"Software\Classes\RigBuilder.Rig",
    r"Software\Classes\Applications\rigbuilder-gui.exe",
    r"Software\Microsoft\Windows\CurrentVersion\App Paths\rigbuilder.exe",
)
RIG = '{"format": "rigbuilder.rig", "version": 1}\n'


class Check:
    """Says each thing that was looked at, and counts what does not hold."""

    def __init__(self) -> None:
        self.held = self.failed = 0

    def __call__(self, words: str, holds: bool) -> None:
        """Notes one thing."""
        print(("  ok      " if holds else "  FAILED  ") + words, flush=True)
        self.held += holds
        self.failed += not holds


class Wine:
    """A fresh Windows of Wine's in a folder."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder
        self.env = {
            **os.environ,
            "DISPLAY": display,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }
        self.program = shutil.which("wine64") or shutil.which("wine") or "/usr/lib/wine/wine64"
        self.run("wineboot", "-i")

    def run(self, *words: str) -> int:
        """Runs a Windows program to its end, with all that it started; its exit status."""
        done = subprocess.run(
            [self.program, *words],
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
        subprocess.run([server, "-w"], env=self.env, check=False)
        return done.returncode

    def registry(self, root: str, key: str) -> str:
        """All values of a key, in lower case; empty when there is none."""
        done = subprocess.run(
            [self.program, "reg", "query", rf"{root}\{key}", "/s", "/reg:64"],
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return "" if done.returncode else done.stdout.decode("utf-8", "replace").lower()

    def path(self, windows: str) -> Path:
        """The file on this system of a path below ``C:``."""
        return self.folder / "drive_c" / windows.replace("\\", "/")

    @property
    def home(self) -> Path:
        """The user's folder."""
        users = self.path("users")
        return next(p for p in users.iterdir() if p.name != "Public")


@contextmanager
def display() -> Iterator[str]:
    """A screen in memory; its name comes when it is ready."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield ":" + told.readline().strip()
    finally:
        screen.terminate()
        screen.wait()


def payload(folder: Path, program: Path, own: str) -> Path:
    """A folder such as the frozen program, with one file that only this version has."""
    inner = folder / "_internal" / "rigbuilder" / "assets"
    inner.mkdir(parents=True)
    for name in ("rigbuilder.exe", "rigbuilder-gui.exe"):
        shutil.copy(program, folder / name)
    (folder / "_internal" / own).write_text(own)
    (inner / "licences.txt").write_text("licences\n")
    (inner / "name with $dollar.txt").write_text("a hard name\n")
    return folder


def installers(work: Path) -> tuple[Path, Path]:
    """Compiles an old and a new installer over stand-in programs."""
    from scripts.installers.windows import build_windows, makensis

    program = work / "stand-in.exe"
    script = ROOT / "packaging" / "windows" / "stand-in.nsi"
    subprocess.run([makensis(), "-V1", f"-DTARGET={program}", str(script)], check=True)
    made = []
    for version, own in ((OLD, "only-old.txt"), (NEW, "only-new.txt")):
        folder = payload(work / version, program, own)
        made += build_windows(folder, version, work / f"rigbuilder-{version}-setup.exe")
    return made[0], made[1]


def try_current_user(wine: Wine, old: Path, new: Path, check: Check) -> None:
    """Install, use, upgrade and uninstall without administrator's rights."""
    folder = wine.home / "AppData" / "Local" / "Programs" / "RigBuilder"
    link = wine.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/RigBuilder.lnk"
    documents = wine.home / "my rigs"
    documents.mkdir()
    (documents / "mine.rig.json").write_text(RIG)

    print("silent install for the current user")
    folder.parent.mkdir()  # Windows' own folder, which stays
    before = snapshot(wine)
    check("the installer leaves with status 0", wine.run(str(old), "/S") == 0)
    check("the program lies in AppData\\Local\\Programs", (folder / "rigbuilder.exe").is_file())
    check("files of inner folders are there", (folder / "_internal" / "only-old.txt").is_file())
    hard = folder / "_internal/rigbuilder/assets/name with $dollar.txt"
    check("a name with a dollar and spaces is kept", hard.is_file())
    check("the licences are installed", (hard.parent / "licences.txt").is_file())
    check("the Start menu has RigBuilder", link.is_file())
    check("it points to the window's program", "rigbuilder-gui.exe" in link_text(link))
    look_at_registry(wine, "HKCU", OLD, check)
    machine = [key for key in KEYS if wine.registry("HKLM", key)]
    check("nothing is written for all users", machine == [])

    print("starting what was installed")
    status = wine.run(str(folder / "rigbuilder.exe"), "--self-test")
    check("the installed program runs, its status comes back", status == 7)
    said = (folder / "ran.txt").read_text().strip()
    check("it gets its arguments", said == "--self-test")
    (folder / "ran.txt").unlink()
    wine.run("cmd", "/c", "start", "/wait", "", windows_path(wine, link))
    check("the Start menu's entry starts it", (folder / "ran.txt").is_file())

    print("upgrade in place")
    (folder / "kept.rig.json").write_text(RIG)
    check("the new installer leaves with status 0", wine.run(str(new), "/S") == 0)
    check("new files are there", (folder / "_internal" / "only-new.txt").is_file())
    check("old files are gone", not (folder / "_internal" / "only-old.txt").exists())
    check("the user's file in the folder stays", (folder / "kept.rig.json").is_file())
    look_at_registry(wine, "HKCU", NEW, check)

    print("silent uninstall")
    (folder / "ran.txt").unlink(missing_ok=True)
    check("the uninstaller leaves with status 0", uninstall(wine, folder) == 0)
    left = sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))
    check("only the user's file is left in the folder", left == ["kept.rig.json"])
    check("the Start menu is clean", not link.exists())
    check("the registry is clean", not any(wine.registry("HKCU", key) for key in KEYS))
    offered = "rigbuilder" in wine.registry("HKCU", r"Software\Classes\.json")
    check("RigBuilder is no longer offered for .json", not offered)
    check("the user's rigs are untouched", (documents / "mine.rig.json").read_text() == RIG)
    (folder / "kept.rig.json").unlink()
    folder.rmdir()
    more = sorted(snapshot(wine) - before)
    check(f"nothing else is left on the disk{': ' + ', '.join(more) if more else ''}", more == [])


def try_all_users(wine: Wine, installer: Path, check: Check) -> None:
    """Install and uninstall for everybody."""
    print("silent install for all users")
    before = snapshot(wine)
    folder = wine.path(r"Program Files\RigBuilder")
    link = wine.path(r"ProgramData\Microsoft\Windows\Start Menu\Programs\RigBuilder.lnk")
    check("the installer leaves with status 0", wine.run(str(installer), "/S", "/AllUsers") == 0)
    check("the program lies in Program Files", (folder / "rigbuilder-gui.exe").is_file())
    check("everybody's Start menu has RigBuilder", link.is_file())
    look_at_registry(wine, "HKLM", NEW, check)
    mine = [key for key in KEYS if wine.registry("HKCU", key)]
    check("nothing is written for the current user alone", mine == [])
    print("silent uninstall for all users")
    check("the uninstaller leaves with status 0", uninstall(wine, folder, "/AllUsers") == 0)
    check("the folder is gone", not folder.exists())
    check("the registry is clean", not any(wine.registry("HKLM", key) for key in KEYS))
    more = sorted(snapshot(wine) - before)
    check(f"nothing else is left on the disk{': ' + ', '.join(more) if more else ''}", more == [])


def try_other_folder(wine: Wine, old: Path, new: Path, check: Check) -> None:
    """Install to a folder with a space in its name, upgrade there, uninstall."""
    print("another folder")
    folder = wine.path(r"My Tools\Rig Builder")
    # the installer takes all that follows as the folder, blanks included, and no quotes
    wine.run(str(old), "/S", *("/D=C:\\My", "Tools\\Rig", "Builder"))
    check("it is installed where /D says", (folder / "rigbuilder.exe").is_file())
    wine.run(str(new), "/S")
    check("an upgrade finds it there", (folder / "_internal" / "only-new.txt").is_file())
    elsewhere = wine.home / "AppData" / "Local" / "Programs" / "RigBuilder"
    check("and makes no second one", not elsewhere.exists())
    check("the uninstaller leaves with status 0", uninstall(wine, folder) == 0)
    check("the folder is gone", not folder.exists())


def look_at_registry(wine: Wine, root: str, version: str, check: Check) -> None:
    """What Windows' own dialogs read."""
    entry = wine.registry(root, UNINSTALL)
    check(
        f"{root}: the uninstall entry says {version}",
        f"displayversion    reg_sz    {version}" in entry,
    )
    check(
        f"{root}: it has name, size and silent uninstall",
        all(
            word in entry for word in ("displayname    reg_sz    rigbuilder", "estimatedsize", "/s")
        ),
    )
    command = wine.registry(root, r"Software\Classes\RigBuilder.Rig\shell\open\command")
    check(f"{root}: rigs open with the window's program", 'rigbuilder-gui.exe" "%1"' in command)
    offered = wine.registry(root, r"Software\Classes\.json\OpenWithProgids")
    check(f"{root}: RigBuilder is offered for .json", "rigbuilder.rig" in offered)


def uninstall(wine: Wine, folder: Path, *options: str) -> int:
    """Runs the uninstaller in its folder, so that it is waited for."""
    windows = windows_path(wine, folder)
    copy = folder.parent / "uninstall-copy.exe"
    shutil.copy(folder / "uninstall.exe", copy)
    status = wine.run(str(copy), "/S", *options, f"_?={windows}")
    copy.unlink()
    (folder / "uninstall.exe").unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return status


def windows_path(wine: Wine, path: Path) -> str:
    """A path as Windows names it."""
    return "C:\\" + str(path.relative_to(wine.folder / "drive_c")).replace("/", "\\")


def link_text(link: Path) -> str:
    """What a shortcut holds, as far as it is text."""
    return link.read_bytes().replace(b"\0", b"").decode("latin-1").lower() if link.exists() else ""


def snapshot(wine: Wine) -> set[str]:
    """All files of the disk but Wine's and Windows' own temporary ones."""
    root = wine.folder / "drive_c"
    names = {str(path.relative_to(root)) for path in root.rglob("*")}
    return {name for name in names if not name.startswith("windows/") and "/Temp/" not in name}


def main() -> int:
    """Runs all tries; 0 when everything holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--keep", type=Path, help="folder for the installers, kept")
    keep = parser.parse_args().keep
    tries: list[Callable[[Wine, Path, Path, Check], None]] = [
        try_current_user,
        lambda wine, _old, new, check: try_all_users(wine, new, check),
        try_other_folder,
    ]
    check = Check()
    with tempfile.TemporaryDirectory(prefix="rigbuilder-wine-") as name, display() as screen:
        work = Path(name)
        old, new = installers(work)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(new, keep)
        wine = Wine(work / "wine", screen)
        for attempt in tries:
            attempt(wine, old, new, check)
    print(f"Windows installer under Wine: {check.held} passed, {check.failed} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
