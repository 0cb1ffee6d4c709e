"""Finds the catalog's part behind a name that firmware or a driver gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Board, Card, Cpu, Memory, Slot
from rigbuilder.scan.machine import SeenCard, SeenModule
from rigbuilder.scan.pci_ids import GPU_NAMES

_WORD = re.compile(r"[a-z0-9]+")
_PLAIN = re.compile(r"[^a-z0-9]+")
_SIZE_WORD = re.compile(r"^(\d{1,4})gb$")
_BRACKET = re.compile(r"\[([^\[\]]+)\]")
_MODEL_CODE = re.compile(r"\s*\((?:MS-[0-9A-Z]+)\)\s*$", re.IGNORECASE)
_REVISION = re.compile(r"-\d\d$")
_GPU_FILLERS = frozenset(
    {
        "nvidia", "corporation", "geforce", "amd", "ati", "radeon", "pcie", "generation",
        "edition", "workstation", "intel", "r", "tm", "card", "graphics", "tesla", "quadro",
        "inc", "advanced", "micro", "devices",
    }
)  # fmt: skip
"""Words that one source writes and another leaves out."""
_CPU_FILLERS = frozenset({"r", "tm", "cpu", "processor", "with", "core", "cores", "gen"})
VRAM_TOLERANCE = 0.08
"""Drivers hold some memory back: an A40 of 48 GiB with ECC shows 45."""
BOARD_MAKERS = {
    "asustekcomputerinc": "asus",
    "asustek": "asus",
    "gigabytetechnologycoltd": "gigabyte",
    "micro-starinternationalcoltd": "msi",
    "microstarinternationalcoltd": "msi",
    "asrockrack": "asrockrack",
    "biostargroup": "biostar",
    "evgacorporation": "evga",
    "supermicrocomputerinc": "supermicro",
    "supermicro": "supermicro",
}
"""Maker as firmware writes it (letters and digits) -> brand of the catalog (likewise)."""


def squeezed(text: str) -> str:
    """Letters and digits, lower case."""
    return _PLAIN.sub("", text.casefold())


def words(text: str) -> list[str]:
    """The text's words of letters and digits, lower case."""
    return _WORD.findall(text.casefold())


def gpu_of(card: SeenCard, catalog: Catalog) -> str | None:
    """The catalog's name of the card's GPU; None where none, or more than one, is meant."""
    known = {part.gpu: part for part in catalog.of_kind(Card)}
    for name in (card.name, GPU_NAMES.get((card.vendor, card.device), "")):
        found = [gpu for gpu, part in known.items() if _is_gpu(name, part, card.vram_gib)]
        if len(found) == 1:
            return found[0]
    return None


def _is_gpu(name: str, part: Card, vram_gib: float | None) -> bool:
    mine, my_size = _gpu_words(part.gpu)
    full = part.vram_gib.nominal
    if vram_gib is not None and abs(vram_gib - full) > VRAM_TOLERANCE * full:
        return False
    for alternative in alternatives(name):
        theirs, size = _gpu_words(alternative)
        sized = vram_gib is not None or size is None or my_size is None or size == my_size
        if theirs == mine and sized:
            return True
    return False


def _gpu_words(name: str) -> tuple[frozenset[str], int | None]:
    """The words that tell GPUs apart, and the memory in GB where the name says it."""
    size = None
    kept = set()
    for word in words(name):
        found = _SIZE_WORD.match(word)
        if found is not None:
            size = int(found.group(1))
        elif word not in _GPU_FILLERS:
            kept.add(word)
    return frozenset(kept), size


def alternatives(name: str) -> list[str]:
    """Names that one entry of pci.ids stands for: ``[Radeon RX 7900 XT/7900 XTX]`` is two."""
    inside = _BRACKET.findall(name)
    plain = inside[-1] if inside else name
    first, *others = [piece.strip() for piece in plain.split("/")]
    lead = []
    for word in first.split():
        if any(letter.isdigit() for letter in word):
            break
        lead.append(word)
    return [first, *(f"{' '.join(lead)} {other}".strip() for other in others)]


def board_named(maker: str, name: str, catalog: Catalog) -> Board | None:
    """The board of that maker and name."""
    brand = BOARD_MAKERS.get(squeezed(maker), squeezed(maker))
    plain = _MODEL_CODE.sub("", name)
    for wanted in (squeezed(plain), squeezed(_REVISION.sub("", plain))):
        found = [
            board
            for board in catalog.of_kind(Board)
            if wanted
            and squeezed(board.brand) == brand
            and wanted in {squeezed(title) for title in (board.name, *board.aliases)}
        ]
        if len(found) == 1:
            return found[0]
    return None


def cpu_named(name: str, catalog: Catalog) -> Cpu | None:
    """The processor whose name's words all stand in the given one; the longest such name."""
    theirs = _cpu_words(name)
    found: list[tuple[int, Cpu]] = []
    for cpu in catalog.of_kind(Cpu):
        mine = _cpu_words(cpu.name)
        if mine and set(mine) <= set(theirs) and squeezed(cpu.brand) in squeezed(name):
            found.append((len(mine), cpu))
    longest = max((count for count, _ in found), default=0)
    best = [cpu for count, cpu in found if count == longest]
    return best[0] if len(best) == 1 else None


def _cpu_words(name: str) -> list[str]:
    pieces = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", name.casefold().replace("(r)", " "))
    return [piece for piece in pieces if piece not in _CPU_FILLERS]


def memory_named(module: SeenModule, catalog: Catalog) -> Memory | None:
    """The module, or the kit of it, with that part number."""
    number = squeezed(module.part_number)
    if len(number) < 6:
        return None
    found = [
        memory
        for memory in catalog.of_kind(Memory)
        if abs(memory.module_gib.nominal - module.size_gib) < 0.5
        and _has_number(number, (memory.name, *memory.aliases))
    ]
    return found[0] if len(found) == 1 else None


def _has_number(number: str, titles: Iterable[str]) -> bool:
    """Whether a part number is among the titles; ``M393A4K40CB1-CRC4Q`` ends in its batch."""
    for title in titles:
        for word in (title, title.split()[-1]):
            plain = squeezed(word)
            if plain == number or (len(plain) >= 10 and number.startswith(plain)):
                return True
    return False


def slot_named(designation: str, board: Board) -> Slot | None:
    """The board's slot of a designation in the firmware; None unless exactly one is meant.

    Firmware adds ports (``PCIe1_PortA``) and names two slots that share lanes (``A/B``).
    """
    found = []
    for piece in designation.split("/"):
        bare = re.sub(r"_(?:port)?[a-d]$", "", piece.strip(), flags=re.IGNORECASE)
        plain = {squeezed(piece), squeezed(bare)}
        found += [slot for slot in board.slots if squeezed(slot.name) in plain]
    names = {slot.name for slot in found}
    return found[0] if len(names) == 1 else None
