"""The virtual environment: made once, renewed when the lock, pyproject.toml or Python changes."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from scripts.devtools.needs import Need
from scripts.devtools.packages import provide
from scripts.devtools.problems import SetupError

INPUTS = ("requirements.lock", "pyproject.toml")
STAMP = "rigbuilder-setup.json"


class Environment:
    """``.venv/`` of a project folder, with the locked dependencies and the project itself.

    A stamp inside tells from what it was made. It is written last and removed first, so an
    interrupted set-up leaves none and is done again from the start.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._windows = os.name == "nt"
        self._scripts = self.folder / ("Scripts" if self._windows else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.script("python")

    def script(self, name: str) -> Path:
        """A command that the environment holds."""
        return self._scripts / (f"{name}.exe" if self._windows else name)

    def wanted_stamp(self) -> dict[str, str]:
        """What an environment made now would be made from."""
        inputs = hashlib.sha256()
        for name in INPUTS:
            inputs.update((self.root / name).read_bytes() + b"\0")
        python = f"{platform.python_implementation()} {platform.python_version()}"
        # Scripts of an environment hold its absolute path: a moved folder needs a new one.
        return {"inputs": inputs.hexdigest(), "python": python, "root": str(self.root)}

    def found_stamp(self) -> dict[str, str] | None:
        """What the present environment was made from; None if there is no finished one."""
        try:
            stamp = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return stamp if isinstance(stamp, dict) and self.python.exists() else None

    def prepare(self, need: Need) -> None:
        """Makes or renews the environment if it is not current; raises SetupError."""
        wanted, found = self.wanted_stamp(), self.found_stamp()
        if found == wanted:
            return
        (self.folder / STAMP).unlink(missing_ok=True)
        if found is None or any(found.get(key) != wanted[key] for key in ("python", "root")):
            print("Making the environment .venv", flush=True)
            self._make(need)
        print("Installing the dependencies of requirements.lock", flush=True)
        locked = ["--require-hashes", "--only-binary", ":all:", "-r", "requirements.lock"]
        self._pip(*locked)
        self._pip("--no-deps", "--no-build-isolation", "-e", ".")
        (self.folder / STAMP).write_text(json.dumps(wanted) + "\n", encoding="utf-8")

    def add(self, command: str, lock: Path) -> None:
        """Installs from another lock what only a rare task needs, unless its command is there."""
        if self.script(command).exists():
            return
        print(f"Installing {command}", flush=True)
        self._pip("--require-hashes", "--only-binary", ":all:", "-r", str(lock))

    def _make(self, need: Need) -> None:
        if importlib.util.find_spec("ensurepip") is None:
            # Debian and Ubuntu keep this part of Python in a package of its own. What else the
            # task needs is asked for with it, so that nobody is sent away twice.
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            provide(need, self.folder, also=[f"python{version}-venv"])
        base = getattr(sys, "_base_executable", None) or sys.executable
        made = subprocess.run([base, "-m", "venv", "--clear", str(self.folder)], check=False)
        if made.returncode:
            raise SetupError(f"{base} could not make a virtual environment in {self.folder}")

    def _pip(self, *arguments: str) -> None:
        quiet = [] if sys.stdout.isatty() else ["--quiet"]
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check"]
        # A user's pip may be set to install elsewhere; this one installs into .venv.
        env = {**os.environ, "PIP_USER": "0"}
        env.pop("PIP_TARGET", None)
        env.pop("PIP_PREFIX", None)
        done = subprocess.run([*command, *quiet, *arguments], cwd=self.root, env=env, check=False)
        if done.returncode:
            raise SetupError(
                "pip could not install what RigBuilder needs; its message is above. "
                "Start the same command again when that is mended."
            )
