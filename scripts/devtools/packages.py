"""Installs what the system lacks: on Debian and Ubuntu with apt-get, where root's rights are given.

Where they are not, or the system is another one, the user is told exactly what to install.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.devtools.needs import Need, find_lacking
from scripts.devtools.problems import InstallFirstError


def provide(need: Need, environment: Path, also: Iterable[str] = ()) -> None:
    """Installs what the need lacks and the packages named also; raises InstallFirstError."""
    lacking = find_lacking(need, environment)
    packages = [*also, *lacking.packages]
    if shutil.which("apt-get") is None:
        _name_them([*also, *lacking.libraries, *lacking.tools], need)
        return
    if not packages:
        return
    _install(packages, need)
    left = find_lacking(need, environment)
    if left != lacking and left.packages:
        # A library that was missing hides what it needs itself.
        provide(need, environment)
    else:
        _name_them([*left.libraries, *left.tools], need)


def _name_them(names: Sequence[str], need: Need) -> None:
    if names:
        raise InstallFirstError(
            f"RigBuilder needs {', '.join(names)} {need.purpose}. Install what holds them with "
            "your system's package manager and start the same command again."
        )


def _install(packages: Sequence[str], need: Need) -> None:
    advice = (
        f"RigBuilder needs system packages {need.purpose}. Install them with\n\n"
        f"    {advised_command(packages)}\n\nand start the same command again."
    )
    prefix = _words_of_root()
    if prefix is None:
        raise InstallFirstError(advice)
    print(f"Installing system packages {need.purpose}: {' '.join(packages)}", flush=True)
    update = [*prefix, "apt-get", "update", "-q"]
    install = [*prefix, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    updated = next(Path("/var/lib/apt/lists").glob("*_Packages*"), None) is None
    if updated:
        _run(update)
    failed = _run(install)
    if failed and not updated:
        # Old lists name files that the mirrors no longer hold.
        _run(update)
        failed = _run(install)
    if failed:
        raise InstallFirstError(f"apt-get could not install them. {advice}")


def advised_command(packages: Sequence[str]) -> str:
    """The command line with which a person installs the packages."""
    steps = ["apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"]
    if _is_root():
        return " && ".join(steps)
    if shutil.which("sudo") is not None:
        return " && ".join(f"sudo {step}" for step in steps)
    return f"su -c {shlex.quote(' && '.join(steps))}"


def _words_of_root() -> list[str] | None:
    """Words before a command that run it as root; None where a password would be asked."""
    setting = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if _is_root():
        return setting
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return None if allowed.returncode else ["sudo", "-n", *setting]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
