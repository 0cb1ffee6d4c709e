"""``python -m scripts.installers frozen|linux|windows``: called by packaging/build.py."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from rigbuilder import __version__
from scripts.installers.components import UnknownLicenceError
from scripts.installers.frozen import BUILD, freeze
from scripts.installers.icons import write_ico
from scripts.installers.papers import add_papers
from scripts.installers.release import DIST


def main(target: str) -> int:
    """Builds one target; its exit status."""
    windows = sys.platform == "win32"
    system = "windows" if windows else "linux"
    if target in ("linux", "windows") and target != system:
        sys.stderr.write(f"the {target} packages are built on {target.capitalize()}\n")
        return 2
    DIST.mkdir(exist_ok=True)
    if windows:
        from scripts.installers.windows import version_resource

        write_ico(BUILD / "icons" / "rigbuilder.ico")
        (BUILD / "version.txt").write_text(version_resource(), encoding="utf-8")
    frozen = freeze()
    program = frozen / ("rigbuilder.exe" if windows else "rigbuilder")
    bill = DIST / f"rigbuilder-{__version__}-{system}.cdx.json"
    try:
        add_papers(frozen, program, bill)
    except UnknownLicenceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if target == "frozen":
        print(frozen)
        return 0
    if windows:
        from scripts.installers.windows import build_windows

        made = build_windows(frozen)
    else:
        from scripts.installers.linux import TooLargeError, build_linux

        try:
            made = build_linux(frozen, bill)
        except TooLargeError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    write_sums([*made, bill], DIST / f"SHA256SUMS-{system}")
    return 0


def write_sums(files: list[Path], target: Path) -> None:
    """Writes what ``sha256sum --check`` reads."""
    rows = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    target.write_text("".join(sorted(rows)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
