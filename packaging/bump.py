#!/usr/bin/env python3
"""Makes a new version: the number in rigbuilder/__init__.py, from which everything else takes it.

python3 packaging/bump.py 0.2.0       a number by Semantic Versioning, higher than the present one

Nothing else is written. What is new in it stands in CHANGELOG.md under Unreleased.
"""

import re
import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parents[1] / "rigbuilder" / "__init__.py"
LINE = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)
NUMBER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def main(arguments: list[str], place: Path = PLACE) -> int:
    """Changes the number; 2 with a sentence when it cannot be the next one."""
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        sys.stderr.write(__doc__ or "")
        return 2
    (wanted,) = arguments
    text = place.read_text(encoding="utf-8")
    found = LINE.search(text)
    if found is None:
        sys.stderr.write(f"{place}: there is no line with the version\n")
        return 2
    if NUMBER.fullmatch(wanted) is None:
        sys.stderr.write(f"{wanted} is not a version such as 1.2.3\n")
        return 2
    if ordered(wanted) <= ordered(found[1]):
        sys.stderr.write(f"{wanted} is not higher than the present version {found[1]}\n")
        return 2
    place.write_text(LINE.sub(f'__version__ = "{wanted}"', text), encoding="utf-8", newline="\n")
    print(f"{found[1]} -> {wanted}")
    return 0


def ordered(version: str) -> tuple[int, ...]:
    """The numbers, to compare."""
    return tuple(int(part) for part in version.split("."))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
