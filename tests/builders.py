"""Hand-made catalog records and rigs for tests, so that no test hangs on the curated catalog.

Every record is complete and documented; a test overrides just what it is about. A plain value is
taken as documented; ``unverified(5)``, ``plus_minus(5, 1)``, ``at_most(5)`` and ``at_least(5)`` say
otherwise, and ``None`` is a figure that nobody publishes. The rig of ``rig_of()`` with the parts
of ``catalog_of()`` fits: two cards four slots apart with a bridge between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Board,
    Bridge,
    Card,
    Case,
    Cooler,
    Cpu,
    Memory,
    Part,
    Psu,
    Riser,
    Storage,
)
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding, Report
from rigbuilder.rig.model import (
    PartCount,
    PlacedBridge,
    PlacedCard,
    RailSeat,
    Rig,
    Seat,
    SlotSeat,
    VerticalSeat,
    Workload,
)

SOURCE = "test.sheet"
SOURCES = {SOURCE: Source(title="Data sheet", read=date(2026, 1, 1))}
P = TypeVar("P", bound=Part)
Fields = dict[str, Any]


def documented(value: Any) -> Fields:
    """A figure or fact as a data sheet states it."""
    return {"value": value, "grade": "documented", "source": SOURCE}


def unverified(value: Any) -> Fields:
    """A figure or fact without a source."""
    return {"value": value, "grade": "unverified"}


def plus_minus(value: float, tolerance: float) -> Fields:
    """A documented figure with a tolerance."""
    return {**documented(value), "tolerance": float(tolerance)}


def at_most(value: float) -> Fields:
    """A documented upper bound."""
    return {"maximum": float(value), "grade": "documented", "source": SOURCE}


def at_least(value: float) -> Fields:
    """A documented lower bound."""
    return {"minimum": float(value), "grade": "documented", "source": SOURCE}


def plugs(*rows: tuple[str, int]) -> tuple[Fields, ...]:
    """Connector counts: ``plugs(("pcie-8pin", 2))``."""
    return tuple({"type": kind, "count": count} for kind, count in rows)


def _graded(annotation: Any) -> bool:
    return "Figure" in str(annotation) or "Fact" in str(annotation)


def _number(value: Any, annotation: Any) -> Any:
    whole = "Figure" in str(annotation) and isinstance(value, int)
    return float(value) if whole else value


def make(model: type[P], fields: Fields) -> P:
    """A record from plain values, each documented."""
    full = {"brand": "Maker", **fields}
    full.setdefault("name", str(full["id"]).replace("-", " ").title())
    for name, value in full.items():
        field = model.model_fields.get(name)
        annotation = field.annotation if field else None
        plain = value is not None and not isinstance(value, dict)
        if _graded(annotation) and plain and name not in ("slots", "rails", "quants"):
            full[name] = documented(_number(value, annotation))
    return model.model_validate(full)


def plug(edge: Any = "top", **fields: Any) -> Fields:
    """A power plug on an edge of a card."""
    return {"edge": edge if isinstance(edge, dict) else documented(edge), **fields}


def nvlink(
    generation: Any = "ampere", from_bracket_mm: Any = 70.0, height_mm: Any = 110.0
) -> Fields:
    """An NVLink connector."""
    figures = {"generation": generation, "from_bracket_mm": from_bracket_mm, "height_mm": height_mm}
    return {
        name: value if value is None or isinstance(value, dict) else documented(value)
        for name, value in figures.items()
    }


def card(part_id: str = "card", **fields: Any) -> Card:
    """A three-slot card of 24 GiB, 310 x 138 x 58 mm, with an Ampere NVLink connector."""
    return make(
        Card,
        {
            "id": part_id, "gpu": "RTX 3090", "gpu_maker": "nvidia", "architecture": "ampere",
            "length_mm": 310, "height_mm": 138, "thickness_mm": 58, "slot_width": 3,
            "bracket_slots": 3, "cooling": "open-air", "tdp_w": 350,
            "power_inputs": plugs(("pcie-8pin", 2)), "plug": plug(), "vram_gib": 24,
            "bandwidth_gb_s": 936, "fp16_tflops": 71, "pcie_generation": 4, "pcie_lanes": 16,
            "pcie_mechanical_lanes": 16, "nvlink": nvlink(), **fields,
        },
    )  # fmt: skip


def slot(opening: Any, **fields: Any) -> Fields:
    """An x16 slot wired x16 to the processor, at an opening."""
    facts = {
        "opening": opening, "mechanical_lanes": 16, "electrical_lanes": 16, "generation": 4.0,
        "wired_to": "cpu", **fields,
    }  # fmt: skip
    plain = ("name", "open_ended", "bifurcation_open")
    return {
        "name": f"PCIEX16_{opening['value'] if isinstance(opening, dict) else opening}",
        **{
            name: value
            if name in plain or value is None or isinstance(value, dict)
            else documented(value)
            for name, value in facts.items()
        },
    }


def slots(**fields: Any) -> tuple[Fields, ...]:
    """Seven equal slots at openings 1 to 7."""
    return tuple(slot(opening, **fields) for opening in range(1, 8))


def board(part_id: str = "board", **fields: Any) -> Board:
    """An ATX board with seven x16 slots at openings 1 to 7."""
    return make(
        Board,
        {
            "id": part_id, "form_factor": "atx", "depth_mm": 244, "height_mm": 305,
            "socket": "SP3", "slots": slots(), "memory_type": "DDR4 RDIMM", "memory_slots": 8,
            "power_inputs": plugs(("eps-8pin", 2)), **fields,
        },
    )  # fmt: skip


def rail(key: str = "main", **fields: Any) -> Fields:
    """A rail of 600 mm that carries cards at any place."""
    figures = {"length_mm": 600.0, **fields}
    return {
        "key": key,
        **{
            name: value if value is None or isinstance(value, dict) else documented(value)
            for name, value in figures.items()
        },
    }


def case(part_id: str = "case", **fields: Any) -> Case:
    """A tower with eight openings and room for everything that ``rig_of`` puts in it."""
    return make(
        Case,
        {
            "id": part_id, "style": "tower", "form_factors": ("atx",), "openings": 8,
            "max_card_length_mm": 400, "max_card_height_mm": 220, "max_cooler_height_mm": 190,
            "max_psu_length_mm": 250, "psu_form_factors": ("atx",), "psu_count": 1,
            "psu_place": "bottom", "below_last_opening_mm": 40, "depth_mm": 560,
            "height_mm": 600, "width_mm": 250, "fans": (), **fields,
        },
    )  # fmt: skip


def frame(part_id: str = "case", **fields: Any) -> Case:
    """An open frame with one rail, in the place of the tower."""
    bare = {
        "openings", "max_card_length_mm", "max_card_height_mm", "max_cooler_height_mm",
        "max_psu_length_mm", "psu_count", "below_last_opening_mm",
    }  # fmt: skip
    base = {
        **dict.fromkeys(bare), "style": "open-frame", "psu_place": "outside", "rails": (rail(),),
    }  # fmt: skip
    return case(part_id, **{**base, **fields})


def psu(part_id: str = "psu", **fields: Any) -> Psu:
    """An ATX 3.1 supply of 1500 W."""
    return make(
        Psu,
        {
            "id": part_id, "form_factor": "atx", "rating_w": 1500, "length_mm": 180,
            "connectors": plugs(("pcie-8pin", 6), ("12v-2x6", 1), ("eps-8pin", 2)),
            "standard": "atx-3.1", "efficiency_class": "80 PLUS Gold", **fields,
        },
    )  # fmt: skip


def bridge(part_id: str = "bridge", **fields: Any) -> Bridge:
    """A 4-slot bridge for Ampere cards."""
    return make(
        Bridge,
        {
            "id": part_id, "generation": "ampere", "span_slots": 4, "pitch_mm": 81.28,
            "rise_mm": 15, "works_with": ("RTX 3090", "RTX A6000"), **fields,
        },
    )  # fmt: skip


def cpu(part_id: str = "cpu", **fields: Any) -> Cpu:
    """A processor of 180 W."""
    return make(
        Cpu, {"id": part_id, "socket": "SP3", "tdp_w": 155, "max_power_w": 180, **fields}
    )  # fmt: skip


def cooler(part_id: str = "cooler", **fields: Any) -> Cooler:
    """An air cooler of 160 mm."""
    return make(
        Cooler,
        {"id": part_id, "type": "air", "sockets": ("SP3",), "height_mm": 160, **fields},
    )


def liquid(part_id: str = "cooler", **fields: Any) -> Cooler:
    """A liquid cooler with a 360 mm radiator, 52 mm thick with its fans."""
    radiator = {"radiator_length_mm": 397, "radiator_thickness_mm": 52}
    return cooler(part_id, **{"type": "liquid", "height_mm": 55, **radiator, **fields})


def mounts(*rows: tuple[str, float]) -> tuple[Fields, ...]:
    """Radiator mounts of a case: ``mounts(("front", 360))``."""
    return tuple({"place": place, "max_length_mm": float(length)} for place, length in rows)


def memory(part_id: str = "memory", **fields: Any) -> Memory:
    """A kit of four modules."""
    return make(
        Memory,
        {
            "id": part_id,
            "type": "DDR4 RDIMM",
            "modules": 4,
            "module_gib": 32,
            "height_mm": 31.25,
            **fields,
        },
    )


def storage(part_id: str = "storage", **fields: Any) -> Storage:
    """A drive."""
    return make(Storage, {"id": part_id, "interface": "NVMe", "capacity_gb": 2000, **fields})


def riser(part_id: str = "riser", **fields: Any) -> Riser:
    """An x16 riser of 300 mm."""
    return make(Riser, {"id": part_id, "length_mm": 300, "generation": 4, "lanes": 16, **fields})


def bifurcation(part_id: str = "bifurcation", **fields: Any) -> BifurcationBoard:
    """A rigid PCIe 4.0 adapter from one x16 slot to two x16 slots of eight lanes."""
    return make(
        BifurcationBoard,
        {
            "id": part_id, "lanes": 16, "outputs": (8, 8), "output_connector": "slot",
            "output_slot_lanes": 16, "generation": 4, "switch": False, "rigid": True,
            "power_inputs": (), **fields,
        },
    )  # fmt: skip


def model(part_id: str = "model", size_gb: Any = 20.0, **fields: Any) -> LanguageModel:
    """A dense model of 32 layers whose weights take ``size_gb`` (1e9 bytes) at Q4_K_M."""
    size = size_gb if isinstance(size_gb, dict) else documented(size_gb * 1e9)
    return make(
        LanguageModel,
        {
            "id": part_id, "parameters_b": 32, "layers": 32, "hidden_size": 4096,
            "attention_heads": 32, "vocab_size": 32000,
            "attention": ({"layers": 32, "kind": "full", "kv_heads": 8, "head_dim": 128},),
            "architecture_source": SOURCE, "max_context": 131072,
            "quants": {"Q4_K_M": {"size_bytes": size}}, **fields,
        },
    )  # fmt: skip


def default_parts() -> list[AnyPart]:
    """One part of each kind, each under its kind's name."""
    return [
        card(), board(), case(), psu(), bridge(), cpu(), cooler(), memory(), storage(), riser(),
        bifurcation(), model(),
    ]  # fmt: skip


def catalog_of(*parts: AnyPart, without: Iterable[str] = ()) -> Catalog:
    """The default parts and the given ones, which replace those of the same id."""
    left_out = set(without)
    records = {part.id: part for part in (*default_parts(), *parts) if part.id not in left_out}
    return Catalog(records, SOURCES)


def on_rail(position_mm: float, **fields: Any) -> RailSeat:
    """A seat on the rail ``main`` behind the default riser in slot 1."""
    return RailSeat(**{"rail": "main", "board_slot": 1, "riser": "riser", **fields},
                    position_mm=float(position_mm))  # fmt: skip


def upright(vertical: int = 1, **fields: Any) -> VerticalSeat:
    """A seat on the vertical bracket behind the default riser in slot 1."""
    return VerticalSeat(**{"board_slot": 1, "riser": "riser", **fields}, vertical=vertical)


def vertical_mount(**figures: Any) -> Fields:
    """A vertical bracket of which a maker says so much; ``takes_openings`` is a list."""
    return {
        name: value
        if value is None or isinstance(value, dict)
        else documented(value if isinstance(value, tuple) else float(value))
        for name, value in figures.items()
    }


def on_output(position_mm: float, output: int = 1, **fields: Any) -> RailSeat:
    """A seat on the rail ``main`` behind the default riser in an output of ``splitter1``."""
    origin = {"board_slot": None, "splitter": "splitter1", "output": output}
    return on_rail(position_mm, **{**origin, **fields})


def workload(**fields: Any) -> Workload:
    """The default model at Q4_K_M with 8k tokens."""
    return Workload(**{"model": "model", "quant": "Q4_K_M", "context": 8192, **fields})


def rig_of(
    cards: Iterable[tuple[str, int | Seat | None]] = (("card", 1), ("card", 5)),
    bridges: Iterable[str] = ("bridge",),
    **fields: Any,
) -> Rig:
    """A rig of the default parts: cards ``gpu1``, ``gpu2`` in slots, bridges over the first two."""
    placed = tuple(
        PlacedCard(key=f"gpu{n}", part=part, seat=SlotSeat(slot=at) if isinstance(at, int) else at)
        for n, (part, at) in enumerate(cards, 1)
    )
    joined = tuple(
        PlacedBridge(key=f"bridge{n}", part=part, joins=("gpu1", "gpu2"))
        for n, part in enumerate(bridges if len(placed) > 1 else (), 1)
    )
    kit = (PartCount(part="memory", count=2),)
    base = {
        "board": "board", "case": "case", "psus": ("psu",), "cpu": "cpu", "cooler": "cooler",
        "memory": kit,
    }  # fmt: skip
    return Rig(**{**base, **fields}, cards=placed, bridges=joined)


def limited(rig: Rig, **watts: float) -> Rig:
    """The rig with power limits on some of its cards."""
    cards = tuple(
        card.model_copy(update={"power_limit_w": watts.get(card.key)}) for card in rig.cards
    )
    return rig.model_copy(update={"cards": cards})


def findings_of(rule_id: str, rig: Rig, catalog: Catalog) -> tuple[Finding, ...]:
    """What one rule says of a rig."""
    return tuple(f for f in evaluate(rig, catalog).findings if f.rule == rule_id)


def finding_of(rule_id: str, rig: Rig, catalog: Catalog) -> Finding:
    """The one finding of a rule; fails when there are none or several."""
    (finding,) = findings_of(rule_id, rig, catalog)
    return finding


def judged(rig: Rig, *parts: AnyPart) -> Report:
    """The report of a rig with the default parts and the given ones."""
    return evaluate(rig, catalog_of(*parts))
