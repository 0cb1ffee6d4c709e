#!/usr/bin/env python3
"""Tries the packages as a user does: install, self-test, window from the menu entry, remove.

python3 packaging/check_linux.py [DEB]    builds the package first when none is named

Needs root on Debian or Ubuntu (it installs and removes a package), Xvfb and xdotool. Every file of
the system is listed before and after: nothing may be left behind. Exit status 0 when all holds.
"""

import os
import pwd
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("/usr", "/etc", "/opt", "/var/lib", "/var/cache", "/root", "/home")
OF_THE_SYSTEM = ("/var/lib/dpkg/", "/var/lib/apt/", "/var/cache/apt/", "/var/cache/man/")
"""What apt itself writes; an index of all manual pages is renewed by its own trigger."""
ENTRY = Path("/usr/share/applications/rigbuilder.desktop")
RIG = Path("/usr/lib/rigbuilder/_internal/rigbuilder/assets/rigs/dual-4090.rig.json")
TYPE = "application/vnd.rigbuilder.rig+json"
TOOLS = ("xvfb", "xdotool", "libglib2.0-bin", "shared-mime-info", "desktop-file-utils", "man-db")
LARGEST_START = 1.5
STARTS = 5


class Check:
    """Says each thing that was looked at, and counts what does not hold."""

    def __init__(self) -> None:
        self.held = self.failed = 0

    def __call__(self, words: str, holds: bool) -> None:
        """Notes one thing."""
        print(("  ok      " if holds else "  FAILED  ") + words, flush=True)
        self.held += holds
        self.failed += not holds


def main() -> int:
    """Runs all steps; 0 when everything holds."""
    if os.geteuid() != 0:
        sys.stderr.write("packaging/check_linux.py installs a package: start it as root\n")
        return 3
    check = Check()
    deb = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else built()
    apt("install", *TOOLS)
    before = files()
    try:
        print("apt install")
        check("apt-get installs the package with what it depends on", apt("install", str(deb)))
        look_at_program(check)
        look_at_desktop(check)
        look_at_window(check)
        look_at_start(check)
    finally:
        print("apt remove")
        check("apt-get removes it", apt("purge", "rigbuilder"))
    left = sorted(files() - before - owned_by_packages())
    for path in left[:20]:
        print(f"          {path}")
    check("nothing is left behind", left == [])
    look_at_bundle(check)
    print(f"Linux packages: {check.held} passed, {check.failed} failed")
    return 1 if check.failed else 0


def built() -> Path:
    """Builds the packages; the .deb."""
    subprocess.run([sys.executable, ROOT / "packaging" / "build.py", "linux"], check=True)
    return max((ROOT / "dist").glob("rigbuilder_*.deb"), key=lambda path: path.stat().st_mtime)


def apt(action: str, *names: str) -> bool:
    """Runs apt-get; whether it went well."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", action, "-q", "-y", "--no-install-recommends", *names]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n")
    return done.returncode == 0


def files() -> set[str]:
    """Every file and folder that a program could have left somewhere."""
    found = set()
    for place in PLACES:
        for folder, folders, names in os.walk(place):
            found.update(f"{folder}/{name}" for name in (*folders, *names))
    mine = str(ROOT)
    return {path for path in found if not path.startswith((*OF_THE_SYSTEM, mine))}


def owned_by_packages() -> set[str]:
    """Files of packages that were installed along and stay: they are not ours to remove."""
    return {
        line
        for listing in Path("/var/lib/dpkg/info").glob("*.list")
        if listing.name != "rigbuilder.list"
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines()
    }


def look_at_program(check: Check) -> None:
    """The installed program's own test, without a display and without a home."""
    print("rigbuilder --self-test")
    with tempfile.TemporaryDirectory() as home:
        env = plain_environment(home)
        command = ["rigbuilder", "--self-test"]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        print(done.stdout, done.stderr, sep="")
        check("the self-test passes", done.returncode == 0)
        # a network of its own without any connection
        apart = ["unshare", "-n", *command]
        check(
            "it passes without a network",
            subprocess.run(apart, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0,
        )
        check("it leaves nothing in the home", os.listdir(home) == [])


def look_at_desktop(check: Check) -> None:
    """Menu entry, file type, manual page."""
    print("menu, file type, manual")
    check("the menu entry is valid", quiet("desktop-file-validate", str(ENTRY)))
    with tempfile.TemporaryDirectory() as folder:
        rig = Path(folder) / "my.rig.json"
        shutil.copy(RIG, rig)
        kind = output("gio", "info", "-a", "standard::content-type", str(rig))
    check("a .rig.json is known as a rig", kind.endswith(f" {TYPE}"))
    opens = output("gio", "mime", TYPE).partition("\n")[0]
    check("a double click opens RigBuilder", opens.endswith("rigbuilder.desktop"))
    check("there is a manual page", "--self-test" in output("man", "rigbuilder"))
    icon = Path("/usr/share/icons/hicolor/64x64/apps/rigbuilder.png")
    check("the icon is there", icon.exists())
    check("the licences are there", Path("/usr/share/doc/rigbuilder/copyright").exists())


def look_at_window(check: Check) -> None:
    """Starts the menu entry's command with a rig on a screen in memory, as a plain user."""
    print("the window, from the menu entry's command")
    line = next(row for row in ENTRY.read_text().splitlines() if row.startswith("Exec="))
    command = [str(RIG) if word == "%f" else word for word in shlex.split(line[5:])]
    nobody = pwd.getpwnam("nobody")
    with screen() as name, tempfile.TemporaryDirectory() as home:
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        env = {**plain_environment(home), "DISPLAY": name, "XDG_RUNTIME_DIR": home}
        window = subprocess.Popen(
            command, env=env, cwd=home, user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[]
        )
        named = "Dual RTX 4090.*RigBuilder"
        find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", named]
        try:
            found = subprocess.run(find, env=env, timeout=60, capture_output=True, check=False)
            check("a window with the rig's name comes up", found.returncode == 0)
            check("the program is still running", window.poll() is None)
        except subprocess.TimeoutExpired:
            check("a window with the rig's name comes up", False)
        finally:
            window.terminate()
            window.wait()


def look_at_bundle(check: Check) -> None:
    """The archive, unpacked where a user may put it, and moved afterwards."""
    bundles = list((ROOT / "dist").glob("rigbuilder-*-linux-*.tar.xz"))
    if not bundles:
        return
    print("the archive, unpacked")
    newest = max(bundles, key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as home:
        first, second = Path(home) / "some where", Path(home) / "else"
        first.mkdir()
        with tarfile.open(newest) as archive:
            archive.extractall(first, filter="data")
        first.rename(second)
        program = next(second.glob("*/rigbuilder"))
        (Path(home) / "own").mkdir()
        env = plain_environment(f"{home}/own")
        done = subprocess.run([program, "--self-test"], env=env, capture_output=True, check=False)
        check("its self-test passes where it was moved to", done.returncode == 0)
        check("it leaves nothing in the home", os.listdir(env["HOME"]) == [])


def look_at_start(check: Check) -> None:
    """The installed program draws its window not much later than the source does."""
    source = [str(ROOT / ".venv" / "bin" / "rigbuilder")]
    if not Path(source[0]).exists():
        return
    print("time from start to window")
    frozen, plain = best_start(["rigbuilder"]), best_start(source)
    ratio = frozen / plain
    words = f"{frozen:.2f} s installed, {plain:.2f} s from source, {ratio:.2f} times"
    check(f"{words} (at most {LARGEST_START})", ratio <= LARGEST_START)


def best_start(command: list[str]) -> float:
    """Shortest of some times from start to a drawn window that has left again, in seconds."""
    times = []
    with tempfile.TemporaryDirectory() as home:
        env = {**plain_environment(home), "QT_QPA_PLATFORM": "offscreen"}
        for _ in range(STARTS):
            begin = time.monotonic()
            subprocess.run([*command, "--screenshot", f"{home}/window.png"], env=env, check=True)
            times.append(time.monotonic() - begin)
    return min(times)


@contextmanager
def screen() -> Iterator[str]:
    """A screen in memory; its name comes when it is ready."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield ":" + told.readline().strip()
    finally:
        server.terminate()
        server.wait()


def plain_environment(home: str) -> dict[str, str]:
    """What a desktop gives a program, and nothing of this process."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": home}


def quiet(*command: str) -> bool:
    """Whether a command goes well."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def output(*command: str) -> str:
    """What a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return str(done.stdout).strip()


if __name__ == "__main__":
    sys.exit(main())
