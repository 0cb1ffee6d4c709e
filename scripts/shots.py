"""The README's pictures, taken of the real program as a new user sees it."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"

SHOTS = {
    "dual-3090.png": ["dual-3090-nvlink", "--theme", "light"],
    "dual-3090-dark.png": ["dual-3090-nvlink", "--theme", "dark"],
}
SIZE = "1600x1000"


def main() -> int:
    """Takes all pictures, or those named; 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SHOTS)}")
    parser.add_argument("-o", "--into", type=Path, default=IMAGES, help="folder of the pictures")
    options = parser.parse_args()
    if unknown := set(options.names) - SHOTS.keys():
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    options.into.mkdir(parents=True, exist_ok=True)
    failed = [name for name in options.names or SHOTS if not take(name, options.into / name)]
    return 1 if failed else 0


def take(name: str, path: Path) -> bool:
    """Writes one picture; whether that went well."""
    with tempfile.TemporaryDirectory() as profile:
        program = [sys.executable, "-m", "rigbuilder", *SHOTS[name]]
        options = ["--size", SIZE, "--profile", profile, "--screenshot", str(path)]
        done = subprocess.run([*program, *options], check=False)
    print(f"{path}: {'written' if done.returncode == 0 else 'failed'}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
