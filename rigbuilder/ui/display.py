"""Whether there is a screen to open a window on; asked before Qt, which would end the program."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def display_problem(environment: Mapping[str, str] = os.environ) -> str | None:
    """One sentence when no window can be opened here; None when one can, or nobody can tell."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if _wayland_is_there(environment):
        return None
    display = environment.get("DISPLAY")
    if not display:
        return "there is no display to open a window on (DISPLAY is not set)"
    if _x_answers(display):
        return None
    return (
        f"the display {display} cannot be used: nothing answers there, or it does not let this "
        "user in (DISPLAY names another screen, XAUTHORITY the file with its key)"
    )


def _wayland_is_there(environment: Mapping[str, str]) -> bool:
    """Whether the socket of a Wayland compositor exists."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return Path(environment.get("XDG_RUNTIME_DIR", "/run/user"), name).exists()


def _x_answers(display: str) -> bool:
    """Whether an X server lets this user in; True when its library is not there to ask."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(errors="replace"), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
