"""Asks the computer: reads what its system lists and runs its own tools, each for itself.

Nothing is sent anywhere. No shell is used; a tool that is missing, refuses or hangs only leaves
its answer out, with the reason.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rigbuilder.scan.nvidia import QUERY
from rigbuilder.scan.recording import MOST_BYTES, Recording, decoded, without_private
from rigbuilder.scan.windows import SCRIPT

LONGEST_S = 20.0
"""After which a tool is given up: a driver that hangs must not hang the program."""
ROOT_HINT = "needs administrator rights: run it as root (sudo) to learn slots and memory modules"
DMI_FILES = ("sys_vendor", "product_name", "board_vendor", "board_name", "board_version")
PCI_FILES = (
    "vendor",
    "device",
    "subsystem_vendor",
    "subsystem_device",
    "class",
    "current_link_speed",
    "current_link_width",
    "max_link_speed",
    "max_link_width",
    "mem_info_vram_total",
)
SMI = ("nvidia-smi", f"--query-gpu={','.join(QUERY)}", "--format=csv")
TOPOLOGY = ("nvidia-smi", "topo", "-m")
LINUX_TOOLS: dict[str, tuple[str, ...]] = {
    "lspci": ("lspci", "-D", "-nn", "-vv"),
    "dmidecode": (
        "dmidecode", "-t", "system", "-t", "baseboard", "-t", "memory", "-t", "slot",
    ),
    "nvidia-smi": SMI,
    "nvidia-topology": TOPOLOGY,
}  # fmt: skip
WINDOWS_TOOLS: dict[str, tuple[str, ...]] = {
    "windows": (
        "powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass",
        "-Command", SCRIPT,
    ),
    "nvidia-smi": SMI,
    "nvidia-topology": TOPOLOGY,
}  # fmt: skip
SBIN = ("/usr/sbin", "/sbin", "/usr/bin", "/bin")
"""Where tools lie that a user's PATH may leave out."""


class ToolError(Exception):
    """A tool that gave nothing: the reason in words."""


def gather(
    root: Path = Path("/"),
    system: str = sys.platform,
    progress: Callable[[str], None] = lambda _what: None,
    cancelled: Callable[[], bool] = lambda: False,
    longest_s: float = LONGEST_S,
) -> Recording:
    """Everything that the computer says of itself; ``root`` is where its files begin.

    ``progress`` is told which source is asked next; after ``cancelled`` no further one is.
    """
    outputs: dict[str, str] = {}
    missing: dict[str, str] = {}
    readers: dict[str, Callable[[], str]] = {}
    if system != "win32":
        readers |= {
            "dmi": lambda: _dmi(root),
            "cpuinfo": lambda: _sockets(_file(root / "proc/cpuinfo")),
            "meminfo": lambda: _file(root / "proc/meminfo"),
            "pci": lambda: _pci(root),
        }
    tools = WINDOWS_TOOLS if system == "win32" else LINUX_TOOLS
    for name, command in tools.items():
        readers[name] = lambda command=command: run(command, longest_s)  # type: ignore[misc]
    for name, read in readers.items():
        if cancelled():
            missing[name] = "was not asked: cancelled"
            continue
        progress(name)
        try:
            outputs[name] = without_private(read())
        except ToolError as error:
            missing[name] = str(error)
    return Recording(outputs, missing)


def run(command: Sequence[str], longest_s: float = LONGEST_S) -> str:
    """What a tool writes; ToolError where it is missing, fails with nothing said, or hangs."""
    environment = {**os.environ, "LC_ALL": "C"}
    environment["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), *SBIN])
    hidden = {"creationflags": 0x08000000} if sys.platform == "win32" else {}
    try:
        done = subprocess.run(
            list(command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=longest_s,
            check=False,
            env=environment,
            **hidden,  # type: ignore[call-overload]
        )
    except FileNotFoundError:
        raise ToolError(f"{command[0]} is not installed") from None
    except subprocess.TimeoutExpired:
        raise ToolError(f"{command[0]} did not answer within {longest_s:g} s") from None
    except OSError as error:
        raise ToolError(f"{command[0]}: {error.strerror or error}") from None
    text = decoded(done.stdout)
    said = decoded(done.stderr)
    refused = "permission denied" in (text + said).casefold() and "System Slot" not in text
    if refused and command[0] == "dmidecode":
        raise ToolError(f"{command[0]} {ROOT_HINT}")
    if done.returncode != 0 and not text.strip():
        why = said.strip().split("\n")[-1][:200]
        raise ToolError(f"{command[0]} failed{': ' + why if why else ''}")
    return text


def _file(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return decoded(stream.read(MOST_BYTES))
    except OSError as error:
        raise ToolError(f"{path}: {error.strerror or error}") from None


def _sockets(text: str) -> str:
    """The first processor of each socket: the others say the same again."""
    found: dict[str, str] = {}
    for block in text.split("\n\n"):
        socket = next((line for line in block.split("\n") if line.startswith("physical id")), "")
        if block.strip():
            found.setdefault(socket, block.strip("\n"))
    return "\n\n".join(found.values()) + "\n"


def _line(path: Path) -> str | None:
    """One line of a file of /sys; None where there is none."""
    try:
        return _file(path).split("\n")[0].strip()
    except ToolError:
        return None


def _dmi(root: Path) -> str:
    folder = root / "sys/class/dmi/id"
    found = [(name, _line(folder / name)) for name in DMI_FILES]
    lines = [f"{name}: {value}" for name, value in found if value]
    if not lines:
        raise ToolError(f"{folder}: tells nothing")
    return "\n".join(lines) + "\n"


def _pci(root: Path) -> str:
    """A block of ``key: value`` lines for each function on the bus."""
    folder = root / "sys/bus/pci/devices"
    try:
        places = sorted(folder.iterdir())
    except OSError as error:
        raise ToolError(f"{folder}: {error.strerror or error}") from None
    found = []
    for place in places:
        lines = [place.name]
        with contextlib.suppress(OSError):  # no link: a copy of the files
            lines.append(f"path: {os.readlink(place).partition('devices/')[2]}")
        for name in PCI_FILES:
            value = _line(place / name)
            if value:
                lines.append(f"{name}: {value}")
        found.append("\n".join(lines))
    if not found:
        raise ToolError(f"{folder}: lists no device")
    return "\n\n".join(found) + "\n"
