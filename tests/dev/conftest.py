"""Stand-ins for the system around dev.py: real programs on a PATH that holds nothing else."""

import os
import stat
from pathlib import Path

import pytest

# apt-get, sudo and shell scripts exist only there.
collect_ignore = ["test_packages.py", "test_tasks.py"] if os.name == "nt" else []


class Machine:
    """A folder that is the whole PATH, and commands that note how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "calls.log"

    def command(self, name: str, body: str = "") -> None:
        """Puts a command on the PATH; it notes its name and arguments, then runs the body."""
        path = self.folder / name
        note = f'echo "{name} $*" >> "{self.log}"'
        path.write_text(f"#!/bin/sh\n{note}\n{body}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def link(self, *names: str) -> None:
        """Puts commands of the real system on the PATH."""
        for name in names:
            real = next(
                path
                for folder in ("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                if (path := Path(folder, name)).exists()
            )
            (self.folder / name).symlink_to(real)

    def calls(self) -> list[str]:
        """Every call so far, as name and arguments."""
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine on which nothing is installed but ``env`` and ``touch``."""
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    made = Machine(folder)
    made.link("env", "touch")
    return made
