"""Keeps the program alive under a PySide6 that miscounts references to ``None`` and booleans.

PySide6 6.12.0 gives back one reference too many to the ``None``, ``True`` or ``False`` that a call
returns (6.11.3 does not). From Python 3.12 on these are immortal and nothing comes of it; before,
the interpreter ends with "deallocating None" after some seconds of painting.
"""

from __future__ import annotations

import ctypes
import sys

import PySide6

MISCOUNTING = (6, 12)
IMMORTAL_SINCE = (3, 12)
REFERENCES = 1 << 60
"""More than any program gives back, and far from overflowing the counter."""


def hold_constants() -> bool:
    """Gives the constants references to lose where they get lost; whether that was needed."""
    version = tuple(int(number) for number in PySide6.__version__.split(".")[:2])
    if version != MISCOUNTING or sys.version_info >= IMMORTAL_SINCE:
        return False
    for constant in (None, True, False):
        if sys.getrefcount(constant) < REFERENCES // 2:
            ctypes.c_ssize_t.from_address(id(constant)).value += REFERENCES
    return True
