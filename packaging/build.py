#!/usr/bin/env python3
"""Builds what users install, from a clean checkout.

python3 packaging/build.py linux      dist/rigbuilder_VERSION_ARCH.deb and a .tar.xz to unpack
python3 packaging/build.py windows    dist/rigbuilder-VERSION-setup.exe (on Windows, with NSIS)
python3 packaging/build.py frozen     build/frozen/rigbuilder alone, to try it

Sets up the environment of dev.py first. Exit status: 0, or that of the step that failed.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.devtools.environment import Environment
from scripts.devtools.needs import Need
from scripts.devtools.packages import provide
from scripts.devtools.problems import SetupError

NEEDS = Need("to be packed", tools={"objdump": "binutils", "dpkg-deb": "dpkg", "xz": "xz-utils"})


def main() -> int:
    """Sets up, then hands over to scripts/installers in the environment."""
    if sys.argv[1:] not in (["linux"], ["windows"], ["frozen"]):
        sys.stderr.write(__doc__ or "")
        return 2
    environment = Environment(ROOT)
    try:
        environment.prepare(NEEDS)
        provide(NEEDS, environment.folder)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return error.status
    command = [str(environment.python), "-m", "scripts.installers", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
