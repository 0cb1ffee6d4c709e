"""A recording as a machine: each source is read by itself, and what one lacks another may say."""

from __future__ import annotations

from rigbuilder.scan import dmi, lspci, nvidia, windows
from rigbuilder.scan.fields import named, number, pairs
from rigbuilder.scan.machine import Machine, SeenCard
from rigbuilder.scan.recording import Recording

_KIB_PER_GIB = 1024**2
MOST_CARDS = 64


def machine_of(recording: Recording) -> Machine:
    """What the recording tells of the computer; hostile or broken text is only text."""
    firmware, tables = recording.text("dmi"), recording.text("dmidecode")
    asked = windows.read_windows(recording.text("windows"))
    driver = nvidia.read_table(recording.text("nvidia-smi"))
    devices = lspci.merged(
        lspci.read_sysfs(recording.text("pci")), lspci.read_lspci(recording.text("lspci"))
    )
    seen = lspci.cards_of(devices) or (asked.cards if asked is not None else ())
    cards = nvidia.with_driver(seen, driver)[:MOST_CARDS]
    cpuinfo = recording.text("cpuinfo")
    cpus, memory = _cpus(cpuinfo), _memory_gib(recording.text("meminfo"))
    board, virtual = dmi.board_of(firmware, tables), dmi.virtual_of(firmware, tables, cpuinfo)
    modules, slots = dmi.modules_of(tables), dmi.slots_of(tables)
    if asked is not None:
        board = board if board[1] else asked.board
        cpus, modules, slots = cpus or asked.cpus, modules or asked.modules, slots or asked.slots
        memory = memory or asked.memory_gib
        system = f"sys_vendor: {asked.system[0]}\nproduct_name: {asked.system[1]}"
        virtual = virtual or dmi.virtual_of(system, "", "")
    return Machine(
        board[0],
        board[1],
        virtual,
        cpus,
        memory,
        modules,
        cards,
        slots,
        _nvlinks(recording.text("nvidia-topology"), driver, cards),
        dict(recording.missing),
    )


def _cpus(text: str) -> tuple[str, ...]:
    """The processor of each socket."""
    found: dict[str, str] = {}
    for block in text.split("\n\n"):
        facts = pairs(block.split("\n"))
        name = named(facts.get("model name", ""))
        if name:
            found.setdefault(facts.get("physical id", "0"), name)
    return tuple(found.values())[:8]


def _memory_gib(text: str) -> float | None:
    total = number(pairs(text.split("\n")).get("MemTotal"))
    return total / _KIB_PER_GIB if total else None


def _nvlinks(
    text: str, driver: tuple[SeenCard, ...], cards: tuple[SeenCard, ...]
) -> tuple[tuple[int, int], ...]:
    """The driver's pairs by the numbers that the cards have here."""
    places = {card.address: number_ for number_, card in enumerate(cards)}
    found = []
    for first, second in nvidia.read_pairs(text):
        if second < len(driver):
            one, other = driver[first].address, driver[second].address
            if one in places and other in places:
                found.append((min(places[one], places[other]), max(places[one], places[other])))
    return tuple(sorted(set(found)))
