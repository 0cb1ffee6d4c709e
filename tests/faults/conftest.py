"""Faults of the surroundings, made for real on Linux: full disks, killed programs, no fonts."""

import sys

collect_ignore_glob = [] if sys.platform.startswith("linux") else ["test_*.py"]
