"""The records of the catalog: one model a kind of part. Units stand in the names.

Where each dimension is measured on a real part is written in docs/geometry.md.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rigbuilder.catalog.bifurcation import Split
from rigbuilder.catalog.evidence import Fact, Figure, PartId, Price, Record, Text
from rigbuilder.catalog.fittings import DriveCage, RadiatorMount, WallFans

PowerConnector = Literal["pcie-6pin", "pcie-8pin", "nvidia-12pin", "12vhpwr", "12v-2x6", "eps-8pin"]
NvlinkGeneration = Literal["pascal", "volta", "turing", "ampere", "hopper"]
"""Connector generations. Ampere GeForce, RTX A and A100 share one connector; Turing differs."""
Cooling = Literal["open-air", "flow-through", "blower", "passive", "liquid"]
"""open-air: fans blow across the card into the case. flow-through: part of the air passes the
card's end (Founders Edition). blower: exhausts through the bracket. passive: needs the case's
airflow. liquid: hybrid or water block."""
FormFactor = Literal[
    "mini-itx", "mini-dtx", "micro-atx", "atx", "e-atx", "xl-atx", "eeb", "ceb", "ee-atx", "hptx"
]
"""Board outlines; ``eeb`` and ``ceb`` are SSI EEB and SSI CEB."""
PsuFormFactor = Literal["atx", "sfx", "sfx-l", "tfx", "flex-atx", "crps"]


class Part(Record):
    """What every kind of part has."""

    id: PartId
    brand: Text
    name: Text
    """Full name without the brand, as a shop lists it."""
    aliases: tuple[Text, ...] = ()
    """Other words people search for, and maker part numbers."""
    url: Text | None = None
    prices: tuple[Price, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def title(self) -> str:
        """Brand and name in one line."""
        return f"{self.brand} {self.name}"


CableConnector = Literal["slot", "slimsas", "mcio", "oculink"]
"""Where a cable begins: a slot, SlimSAS (SFF-8654), MCIO (SFF-TA-1016), OCuLink (SFF-8611)."""


class ConnectorCount(Record):
    """So many connectors of one type."""

    type: PowerConnector
    count: Annotated[int, Field(ge=1, le=32)]


class PowerPlug(Record):
    """Where a card's power plug sits and which way its cable leaves."""

    edge: Fact[Literal["top", "end", "bracket-side"]]
    """top: on the long edge away from the board; end: on the short edge away from the bracket."""
    from_bracket_mm: Figure | None = None
    """Bracket face to the plug's centre, along the card."""
    below_top_mm: Figure | None = None
    """How far the plug's face is recessed below the card's highest edge."""


class Nvlink(Record):
    """A card's NVLink edge connector, or the documented absence of one."""

    generation: Fact[NvlinkGeneration | Literal["none"]]
    from_bracket_mm: Figure | None = None
    """Bracket face to the connector's centre, along the card."""
    height_mm: Figure | None = None
    """Lower edge of the gold fingers to the connector's upper edge."""
    bandwidth_gb_s: Figure | None = None
    """All links together, both directions."""


class Card(Part):
    """A graphics or accelerator card."""

    kind: Literal["card"] = "card"
    gpu: Text
    """Marketing name of the GPU, without brand: ``RTX 3090``. Cards of one gpu share it."""
    gpu_maker: Literal["nvidia", "amd", "intel"]
    architecture: Text
    """``ampere``, ``ada``, ``blackwell``, ``turing``, ``rdna3`` and so on."""
    length_mm: Figure | None = None
    height_mm: Figure | None = None
    thickness_mm: Figure | None = None
    """Over all, backplate and cooler."""
    backplate_mm: Figure | None = None
    """How far the card reaches behind its PCB's middle plane, against the cooler's side."""
    slot_width: Figure | None = None
    """Width in slots as published (2, 2.7, 3): a class, not a thickness."""
    bracket_slots: Fact[Annotated[int, Field(ge=1, le=5)]] | None = None
    """Case openings that the bracket itself fills."""
    cooling: Fact[Cooling] | None = None
    tdp_w: Figure | None = None
    """Board power (TDP, TGP or TBP) at the factory's setting."""
    power_inputs: Fact[tuple[ConnectorCount, ...]] | None = None
    included_adapter: Fact[tuple[ConnectorCount, ...]] | None = None
    """Supply connectors that the adapter in the card's box takes in place of ``power_inputs``; an
    empty list where a source says that there is none."""
    plug: PowerPlug | None = None
    vram_gib: Figure
    bandwidth_gb_s: Figure | None = None
    memory_bus_bits: Figure | None = None
    fp16_tflops: Figure | None = None
    """Dense half-precision matrix rate with 32-bit accumulation, without sparsity."""
    pcie_generation: Figure | None = None
    pcie_lanes: Figure | None = None
    """Electrical lanes of the card itself."""
    pcie_mechanical_lanes: Fact[Literal[1, 4, 8, 16]] | None = None
    """Length of the card's edge connector."""
    nvlink: Nvlink | None = None
    design: Text | None = None
    """Cards with the same ``design`` share one PCB and cooler. Without it only the same part
    counts as the same design."""


class Slot(Record):
    """One expansion slot of a board."""

    name: Text
    """As the manual calls it: ``PCIEX16_1``."""
    opening: Fact[Annotated[int, Field(ge=1, le=12)]] | None = None
    """Opening it faces, counted from the CPU (1 is the first of the board's form factor)."""
    mechanical_lanes: Fact[Literal[1, 4, 8, 16]]
    open_ended: bool = False
    electrical_lanes: Fact[Annotated[int, Field(ge=1, le=16)]] | None = None
    """Lanes wired to it with nothing else taking them."""
    generation: Figure | None = None
    wired_to: Fact[Literal["cpu", "chipset", "switch"]] | None = None
    """switch: a PCIe switch (such as a PLX) shares the CPU's lanes among slots."""
    bifurcation: Fact[tuple[Split, ...]] | None = None
    """Splits of its lanes that the board's setup offers; () where it offers none."""
    bifurcation_open: bool = False
    """Whether the source of ``bifurcation`` names some splits and leaves open what others are."""


class LaneMode(Record):
    """What the slots' lanes become when certain slots or devices are filled."""

    filled: tuple[Text, ...]
    """Slot names (and names of M.2 sockets) that are in use."""
    lanes: dict[Text, Annotated[int, Field(ge=0, le=16)]]
    """Lanes of each affected slot; 0 means switched off."""
    grade: Literal["documented", "derived", "measured", "unverified"]
    source: Text | None = None
    note: Text | None = None


class Board(Part):
    """A motherboard."""

    kind: Literal["board"] = "board"
    form_factor: Fact[FormFactor]
    depth_mm: Figure | None = None
    """From the rear edge (I/O) to the front edge: 244 on ATX."""
    height_mm: Figure | None = None
    """From the upper edge to the lower edge, along the slots' row: 305 on ATX."""
    socket: Fact[Text]
    chipset: Text | None = None
    slots: tuple[Slot, ...] = ()
    lane_modes: tuple[LaneMode, ...] = ()
    m2_sockets: Fact[Annotated[int, Field(ge=0, le=16)]] | None = None
    """M.2 sockets that take drives with PCI Express, those that share lanes among them."""
    memory_type: Fact[Text] | None = None
    memory_slots: Fact[Annotated[int, Field(ge=1, le=32)]] | None = None
    socket_to_first_slot_mm: Figure | None = None
    """Middle of the CPU socket to the middle plane of the slot at opening 1, along the row."""
    max_memory_gib: Figure | None = None
    power_inputs: Fact[tuple[ConnectorCount, ...]] | None = None
    """CPU and slot power plugs beside the 24-pin one."""


class Rail(Record):
    """A rail of an open or mining frame that carries card brackets at any place along it."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,30}$")]
    length_mm: Figure | None = None
    """Free length along the row of cards."""
    positions: Fact[Annotated[int, Field(ge=1, le=32)]] | None = None
    """Cards the maker says it carries."""
    max_card_length_mm: Figure | None = None
    max_card_height_mm: Figure | None = None
    pitch_mm: Figure | None = None
    """Fixed distance of its screw places; null when cards sit anywhere."""
    riser_path_mm: Figure | None = None
    """Longest way of a cable from a slot of the board to the edge of a card on the rail."""


class VerticalMount(Record):
    """A case's vertical bracket: what its maker says of the cards that it carries upright."""

    first_plane_mm: Figure | None = None
    """Board's surface to the middle plane of the PCB of a card at the first vertical opening."""
    max_card_length_mm: Figure | None = None
    """Inner face of the bracket to what stands in front of an upright card."""
    max_card_height_mm: Figure | None = None
    """Highest card by its published height: what stands above an upright card."""
    max_card_thickness_mm: Figure | None = None
    """Thickest card at the first vertical opening: what the side panel leaves it."""
    takes_openings: Fact[tuple[Annotated[int, Field(ge=1, le=14)], ...]] | None = None
    """Horizontal openings that hold no card while one stands upright; () when none is lost."""
    riser_path_mm: Figure | None = None
    """Longest way of a cable from a slot of the board to the edge of an upright card."""


class Case(Part):
    """A tower, a rack case or an open frame."""

    kind: Literal["case"] = "case"
    style: Fact[Literal["tower", "desktop", "rack", "open-frame"]]
    form_factors: Fact[tuple[FormFactor, ...]]
    max_board_depth_mm: Figure | None = None
    openings: Fact[Annotated[int, Field(ge=0, le=14)]] | None = None
    """Horizontal expansion openings beside the board's slots."""
    board_mounting: Fact[Literal["standard", "inverted", "rotated-90"]] | None = None
    """standard: slots at the rear, the CPU above them. inverted: the board turned about the case's
    depth, the CPU below the slots. rotated-90: slots and I/O at the top."""
    vertical_openings: Fact[Annotated[int, Field(ge=0, le=8)]] | None = None
    """Openings for cards that stand upright before the board, their fans to the side panel."""
    vertical_mount: VerticalMount | None = None
    max_card_length_mm: Figure | None = None
    """With nothing but the maker's own fans at the front."""
    bare_card_length_mm: Figure | None = None
    """With no fans at the front."""
    max_card_height_mm: Figure | None = None
    """Board surface to side panel as published for cards."""
    max_cooler_height_mm: Figure | None = None
    """CPU cooler clearance as published; a lower bound of board surface to side panel."""
    max_psu_length_mm: Figure | None = None
    psu_form_factors: Fact[tuple[PsuFormFactor, ...]] | None = None
    psu_count: Fact[Annotated[int, Field(ge=0, le=4)]] | None = None
    psu_place: Fact[Literal["bottom", "top", "front", "rear", "outside"]] | None = None
    below_last_opening_mm: Figure | None = None
    """Lower edge of the last opening to the shroud, supply or floor below it."""
    shroud: Fact[bool] | None = None
    """Whether a cover stands between cards and supply."""
    drive_cages: tuple[DriveCage, ...] = ()
    """Cages that stand in front of the cards, as far as their makers say what length they leave."""
    fans: Fact[tuple[WallFans, ...]] | None = None
    """Fans in the box, wall by wall; their places, not their free ones."""
    depth_mm: Figure | None = None
    """Outside, rear to front."""
    height_mm: Figure | None = None
    width_mm: Figure | None = None
    radiator_mounts: Fact[tuple[RadiatorMount, ...]] | None = None
    """Every wall that takes a radiator, with the longest one."""
    rails: tuple[Rail, ...] = ()


class Bridge(Part):
    """An NVLink (or SLI HB) bridge."""

    kind: Literal["bridge"] = "bridge"
    generation: Fact[NvlinkGeneration]
    span_slots: Fact[Annotated[int, Field(ge=1, le=6)]]
    """An N-slot bridge joins cards N slots apart."""
    pitch_mm: Figure
    """Connector to connector: span x 20.32 mm."""
    rise_mm: Figure | None = None
    """How far it stands above the cards' connectors toward the side panel."""
    works_with: Fact[tuple[Text, ...]]
    """GPU names (``Card.gpu``) that the maker or a published test names."""
    bandwidth_gb_s: Figure | None = None
    """All links together, both directions, on the cards it was made for."""
    per_pair: Fact[Annotated[int, Field(ge=1, le=3)]] | None = None
    """Bridges that join one pair at full bandwidth (3 on A100 PCIe)."""


class EfficiencyPoint(Record):
    """One point of a supply's efficiency curve."""

    load: Annotated[float, Field(gt=0, le=1)]
    efficiency: Annotated[float, Field(gt=0, lt=1)]
    mains_v: Literal[115, 230]


class Psu(Part):
    """A power supply."""

    kind: Literal["psu"] = "psu"
    form_factor: Fact[PsuFormFactor]
    rating_w: Figure
    length_mm: Figure | None = None
    connectors: Fact[tuple[ConnectorCount, ...]] | None = None
    """Connectors at the ends of all cables in the box; a 6+2-pin counts as pcie-8pin."""
    pcie_cables: Fact[Annotated[int, Field(ge=0, le=32)]] | None = None
    """Cables in the box that end in 8-pin PCIe plugs, be it one or two of them."""
    standard: Fact[Literal["atx-2.x", "atx-3.0", "atx-3.1"]] | None = None
    efficiency_class: Fact[Text] | None = None
    efficiency: Fact[tuple[EfficiencyPoint, ...]] | None = None
    min_mains_v_for_rating: Figure | None = None
    """Supplies of 1,600 W and more often need 200 V or more for their rating."""


class Cpu(Part):
    """A processor."""

    kind: Literal["cpu"] = "cpu"
    socket: Fact[Text]
    tdp_w: Figure
    """Base power."""
    max_power_w: Figure | None = None
    """Sustained turbo or package power limit."""
    pcie_lanes: Figure | None = None
    pcie_generation: Figure | None = None
    memory_channels: Figure | None = None
    memory_bandwidth_gb_s: Figure | None = None


class Cooler(Part):
    """A CPU cooler."""

    kind: Literal["cooler"] = "cooler"
    type: Fact[Literal["air", "liquid"]]
    sockets: Fact[tuple[Text, ...]]
    height_mm: Figure | None = None
    """CPU's lid to the top (pump block for a liquid cooler)."""
    depth_mm: Figure | None = None
    """Rear to front, with its fans."""
    width_mm: Figure | None = None
    """Along the row of slots."""
    memory_clearance_mm: Figure | None = None
    """Highest memory module under it, its fans as shipped, where it reaches over the modules."""
    reaches_over: Fact[tuple[Literal["memory", "first-slot"], ...]] | None = None
    """What its maker says that it reaches over; () when it stays within the socket's own zone."""
    radiator_length_mm: Figure | None = None
    radiator_thickness_mm: Figure | None = None
    """With fans."""
    power_w: Figure | None = None


class Memory(Part):
    """One memory module or a kit sold as one."""

    kind: Literal["memory"] = "memory"
    type: Fact[Text]
    """``DDR4 UDIMM``, ``DDR5 RDIMM`` and so on."""
    modules: Annotated[int, Field(ge=1, le=16)]
    module_gib: Figure
    height_mm: Figure | None = None
    power_w: Figure | None = None
    """Of the whole kit."""


class Storage(Part):
    """A drive."""

    kind: Literal["storage"] = "storage"
    interface: Fact[Text]
    capacity_gb: Figure
    power_w: Figure | None = None


class Riser(Part):
    """A PCIe riser cable."""

    kind: Literal["riser"] = "riser"
    length_mm: Figure
    generation: Figure
    lanes: Fact[Literal[1, 4, 8, 16]]
    plugs_into: CableConnector = "slot"
    """What its end at the board goes into: a slot, or the connector of an adapter."""


class BifurcationBoard(Part):
    """An adapter that splits one slot of a board among several cards."""

    kind: Literal["bifurcation"] = "bifurcation"
    lanes: Fact[Literal[4, 8, 16]]
    """Lanes of the edge connector that goes into the board's slot."""
    outputs: Fact[tuple[Annotated[int, Field(ge=1, le=16)], ...]]
    """Lanes of each output, output 1 first."""
    output_connector: Fact[CableConnector]
    """slot: its outputs are slots, on it or at the ends of its own cables. The others: cables with
    device ends are bought apart."""
    output_slot_lanes: Fact[Literal[1, 4, 8, 16]] | None = None
    """Length of the slots that it has as outputs."""
    output_open_ended: bool = False
    generation: Figure | None = None
    switch: Fact[bool] | None = None
    """Whether it has a PCIe switch: then the board need not split the slot."""
    cable_mm: Figure | None = None
    """Length of its own cables from the board's slot to its outputs."""
    rigid: Fact[bool] | None = None
    """True: its outputs stand on it. False: at the ends of its own cables, so that a card at a slot
    of it needs no riser."""
    output_pitch_mm: Figure | None = None
    """Distance of neighbouring slots on a rigid one."""
    length_mm: Figure | None = None
    """Along the board's slot."""
    height_mm: Figure | None = None
    power_inputs: Fact[tuple[ConnectorCount, ...]] | None = None
    """Power plugs that it needs beside the slot's supply."""
    power_w: Figure | None = None
    """What it draws itself."""

    @property
    def reaches_cards(self) -> bool:
        """Whether its own cables end in slots, so that cards need no riser."""
        on_cables = self.rigid is not None and not self.rigid.value
        return on_cables and self.output_connector.value == "slot"
