"""The computer as its tools describe it, before anything is looked up in the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

GENERATION_OF_GT_S = {2.5: 1, 5.0: 2, 8.0: 3, 16.0: 4, 32.0: 5, 64.0: 6}
"""PCI Express generation by transfers a second and lane (PCI-SIG)."""


@dataclass(frozen=True, slots=True)
class Link:
    """Lanes and generation of a PCI Express link; None where the tools do not say."""

    lanes: int | None = None
    generation: int | None = None

    @property
    def known(self) -> bool:
        """Whether anything is said."""
        return self.lanes is not None or self.generation is not None


NO_LINK = Link()


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A display adapter or accelerator on the PCI bus."""

    address: str
    """``0000:01:00.0``."""
    name: str = ""
    """As the driver or lspci calls it."""
    vendor: str = ""
    """PCI id, four hexadecimal digits; so are the next three."""
    device: str = ""
    sub_vendor: str = ""
    sub_device: str = ""
    vram_gib: float | None = None
    power_limit_w: float | None = None
    """The limit that the driver sets by default."""
    now: Link = NO_LINK
    """As negotiated at this moment."""
    most: Link = NO_LINK
    """What the card itself can do."""
    port: Link = NO_LINK
    """What the port above it can do, as the firmware has split the lanes."""
    chain: tuple[str, ...] = ()
    """Addresses of the bridges above it, from the root on."""


@dataclass(frozen=True, slots=True)
class SeenSlot:
    """A slot of the board as its firmware lists it."""

    designation: str
    address: str | None = None
    """Of the device in it or of the port above it; None when the firmware gives none."""


@dataclass(frozen=True, slots=True)
class SeenModule:
    """A memory module."""

    size_gib: float
    type: str = ""
    """``DDR4``."""
    registered: bool | None = None
    maker: str = ""
    part_number: str = ""
    speed_mt_s: int | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """Everything that was seen."""

    board_maker: str = ""
    board_name: str = ""
    virtual: str | None = None
    """What it runs inside of; None for a computer of its own."""
    cpus: tuple[str, ...] = ()
    """Name of the processor in each socket."""
    memory_gib: float | None = None
    """All memory that the system sees."""
    modules: tuple[SeenModule, ...] = ()
    cards: tuple[SeenCard, ...] = ()
    slots: tuple[SeenSlot, ...] = ()
    nvlinks: tuple[tuple[int, int], ...] = ()
    """Pairs of cards, by their number in ``cards``, that NVLink joins."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Sources that said nothing, and why."""
