"""What the computer's own tools said, as text: gathered now, or read from a folder.

Serial numbers, UUIDs and network addresses are struck out before anything is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MOST_BYTES = 2_000_000
"""Of one tool's output; a computer with eight cards says a tenth of that."""
NAMES = (
    "dmi",
    "cpuinfo",
    "meminfo",
    "pci",
    "lspci",
    "dmidecode",
    "nvidia-smi",
    "nvidia-topology",
    "windows",
)
"""Sources, each a file NAME.txt of a recording."""
STRUCK = "--"
_PRIVATE = re.compile(
    r"(?P<name>^\s*(?:Serial Number|UUID|Asset Tag|SKU Number)\s*:|\bDevice Serial Number)"
    r"[^\n]*|\b(?:[0-9a-f]{2}[:-]){5,7}[0-9a-f]{2}\b|\bGPU-[0-9a-f-]{30,40}\b",
    re.IGNORECASE | re.MULTILINE,
)


class ScanError(ValueError):
    """A recording that cannot be read or written: one sentence with the reason."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Output by source, and for sources that gave none the reason."""

    outputs: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What a source said; empty when nothing."""
        return self.outputs.get(name, "")


def without_private(text: str) -> str:
    """The text without serial numbers, UUIDs and hardware addresses of networks."""

    def struck(found: re.Match[str]) -> str:
        name = found.group("name")
        return f"{name} {STRUCK}" if name else STRUCK

    return _PRIVATE.sub(struck, text)


def decoded(data: bytes) -> str:
    """Text of a tool or a file, whatever its encoding; at most ``MOST_BYTES`` of it."""
    data = data[:MOST_BYTES]
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(encoding, "replace").replace("\r\n", "\n").replace("\0", "\ufffd")


def read_recording(folder: Path) -> Recording:
    """Reads a folder of ``NAME.txt`` files; raises ScanError."""
    if not folder.is_dir():
        raise ScanError(f"{folder}: is no folder of a recording")
    outputs, missing = {}, {}
    for name in NAMES:
        file = folder / f"{name}.txt"
        why = folder / f"{name}.missing.txt"
        try:
            if file.is_file():
                with file.open("rb") as stream:
                    outputs[name] = decoded(stream.read(MOST_BYTES))
            elif why.is_file():
                missing[name] = decoded(why.read_bytes()[:1000]).strip()
        except OSError as error:
            raise ScanError(f"{file}: cannot be read: {error.strerror or error}") from None
    if not outputs:
        names = ", ".join(f"{name}.txt" for name in NAMES)
        raise ScanError(f"{folder}: holds none of {names}")
    return Recording(outputs, missing)


def write_recording(recording: Recording, folder: Path) -> None:
    """Writes a folder that ``read_recording`` reads; raises ScanError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in recording.outputs.items():
            (folder / f"{name}.txt").write_text(without_private(text), "utf-8", newline="\n")
        for name, why in recording.missing.items():
            (folder / f"{name}.missing.txt").write_text(why + "\n", "utf-8", newline="\n")
    except OSError as error:
        raise ScanError(f"{folder}: cannot be written: {error.strerror or error}") from None
