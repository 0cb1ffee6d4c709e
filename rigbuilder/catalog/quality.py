"""The quality gate: figures that cannot be, references that lead nowhere, prices without a day.

Every check answers with what was found and what was expected; ``rigbuilder catalog check`` and CI
run them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from rigbuilder.catalog.bifurcation import lanes_of
from rigbuilder.catalog.catalog import AnyPart, Catalog, CatalogProblem
from rigbuilder.catalog.evidence import Figure, Record
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Board,
    Card,
    Case,
    ConnectorCount,
    Cooler,
    Cpu,
    Psu,
    Riser,
)

Found = Iterator[tuple[str, str]]
"""(field, reason)"""

SLOT_PITCH_MM = 20.32
SLOT_POWER_W = 75.0
"""What a x16 slot supplies: PCI Express CEM, power tables."""
CONNECTOR_W = {
    "pcie-6pin": 75.0,
    "pcie-8pin": 150.0,
    "nvidia-12pin": 600.0,
    "12vhpwr": 600.0,
    "12v-2x6": 600.0,
    "eps-8pin": 336.0,
}
"""What a connector is rated for: PCI Express CEM (6-, 8- and 16-pin); EPS12V design guide, four
contact pairs of 7 A at 12 V; the 12-pin plug carries the 16-pin one's power contacts."""
FACTORY_OVER_RATING = 1.12
"""Some factory-overclocked cards are set above what their plugs add up to; more is an error."""

PLAUSIBLE: dict[str, tuple[float, float]] = {
    "length_mm": (50.0, 700.0),
    "height_mm": (10.0, 900.0),
    "thickness_mm": (8.0, 110.0),
    "depth_mm": (40.0, 900.0),
    "width_mm": (40.0, 700.0),
    "tdp_w": (5.0, 1500.0),
    "max_power_w": (5.0, 1500.0),
    "power_w": (0.5, 500.0),
    "rating_w": (150.0, 3500.0),
    "vram_gib": (1.0, 320.0),
    "bandwidth_gb_s": (10.0, 9000.0),
    "slot_width": (1.0, 5.0),
    "pcie_generation": (1.0, 7.0),
    "pcie_lanes": (1.0, 160.0),
    "max_card_length_mm": (100.0, 700.0),
    "max_cooler_height_mm": (20.0, 300.0),
    "memory_clearance_mm": (31.4, 150.0),
    "max_psu_length_mm": (100.0, 500.0),
}
"""What a figure of that name may be for any part sold; a row of 77 slots or of 0 W is a typo."""


def quality_problems(catalog: Catalog, today: date | None = None) -> list[CatalogProblem]:
    """Everything wrong with the parts of a catalog, in the order of their ids."""
    day = today or date.today()
    problems = []
    for part_id in sorted(part.id for part in catalog):
        part = catalog.parts[part_id]
        path = catalog.files.get(part_id, Path(part.kind))
        problems += [
            CatalogProblem(path, f"{part_id}.{field}".rstrip("."), reason)
            for field, reason in _all(part, catalog, day)
        ]
    return problems


def impossible_figures(part: AnyPart) -> list[tuple[str, str]]:
    """Field and reason of each figure that no part sold has, or that contradicts another one."""
    return [*_figures(part), *_contradictions(part)]


def _all(part: AnyPart, catalog: Catalog, day: date) -> Found:
    yield from _figures(part)
    yield from _references(part, catalog)
    yield from _prices(part, day)
    yield from _contradictions(part)


def _contradictions(part: AnyPart) -> Found:
    for kind, check in _OF_KIND:
        if isinstance(part, kind):
            yield from check(part)


@cache
def _field_names(model: type[Record]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def walk(record: Record, path: str = "") -> Iterator[tuple[str, Record]]:
    """Every record inside a record, with its field path."""
    for name in _field_names(type(record)):
        value = getattr(record, name)
        if value is None or isinstance(value, str | float):
            continue
        place = f"{path}.{name}" if path else name
        inside: Iterable[tuple[object, object]] = ()
        if isinstance(value, Record):
            yield place, value
            yield from walk(value, place)
        elif isinstance(value, dict):
            inside = value.items()
        elif isinstance(value, tuple):
            inside = enumerate(value)
        for key, inner in inside:
            if isinstance(inner, Record):
                yield f"{place}.{key}", inner
                yield from walk(inner, f"{place}.{key}")


def _figures(part: AnyPart) -> Found:
    for place, record in walk(part):
        limits = PLAUSIBLE.get(place.rpartition(".")[2])
        if limits is None or not isinstance(record, Figure):
            continue
        if not limits[0] <= record.nominal <= limits[1]:
            yield place, f"found {record.nominal:g}, expected {limits[0]:g} to {limits[1]:g}"


def _references(part: AnyPart, catalog: Catalog) -> Found:
    for place, record in walk(part):
        source = getattr(record, "source", None)
        if isinstance(source, str) and source not in catalog.sources:
            yield f"{place}.source", f"names the source {source!r}, which no file describes"
    if isinstance(part, LanguageModel) and part.architecture_source not in catalog.sources:
        yield "architecture_source", f"names {part.architecture_source!r}, which no file describes"


def _prices(part: AnyPart, day: date) -> Found:
    for number, price in enumerate(part.prices):
        if price.date > day:
            yield f"prices.{number}.date", f"found {price.date}, which is after today ({day})"
        if price.low > 0 and price.high > 10 * price.low:
            yield (
                f"prices.{number}",
                f"found {price.low:g} to {price.high:g}, expected a range within a factor of ten",
            )


def connector_rating_w(inputs: tuple[ConnectorCount, ...]) -> float:
    """Watts that a set of connectors is rated for."""
    return sum(CONNECTOR_W[row.type] * row.count for row in inputs)


def _card(card: Card) -> Found:
    if card.thickness_mm is not None and card.slot_width is not None:
        thick, slots = card.thickness_mm.nominal, card.slot_width.nominal
        low, high = (slots - 1) * SLOT_PITCH_MM - 5, slots * SLOT_PITCH_MM + 8
        if not low <= thick <= high:
            yield (
                "thickness_mm",
                f"found {thick:g} for a {slots:g}-slot card, expected {low:.0f} to {high:.0f}",
            )
    if card.tdp_w is not None and card.power_inputs is not None:
        most = SLOT_POWER_W + connector_rating_w(card.power_inputs.value)
        if card.tdp_w.nominal > most * FACTORY_OVER_RATING:
            yield (
                "tdp_w",
                f"found {card.tdp_w.nominal:g}, the slot and its connectors give {most:g}",
            )
    if card.bandwidth_gb_s is not None and card.memory_bus_bits is not None:
        rate = card.bandwidth_gb_s.nominal * 8 / card.memory_bus_bits.nominal
        if not 1.0 <= rate <= 40.0:
            yield (
                "bandwidth_gb_s",
                f"{rate:.1f} Gbit/s for each bit of the bus, expected 1 to 40",
            )


def _board(board: Board) -> Found:
    names = [slot.name for slot in board.slots]
    openings = [slot.opening.value for slot in board.slots if slot.opening is not None]
    for number, slot in enumerate(board.slots):
        if names.count(slot.name) > 1:
            yield f"slots.{number}.name", f"two slots are called {slot.name!r}"
        for split in slot.bifurcation.value if slot.bifurcation is not None else ():
            if sum(lanes_of(split)) > slot.mechanical_lanes.value:
                yield (
                    f"slots.{number}.bifurcation",
                    f"{split} is more than the x{slot.mechanical_lanes.value} of its connector",
                )
        if slot.opening is not None and openings.count(slot.opening.value) > 1:
            yield f"slots.{number}.opening", f"two slots face opening {slot.opening.value}"
        lanes = slot.electrical_lanes
        if lanes is not None and lanes.value > slot.mechanical_lanes.value:
            yield (
                f"slots.{number}.electrical_lanes",
                f"found x{lanes.value} in an x{slot.mechanical_lanes.value} connector",
            )
    for number, mode in enumerate(board.lane_modes):
        for name in mode.lanes:
            if name not in names:
                yield f"lane_modes.{number}.lanes", f"the board has no slot {name!r}"
        if mode.source is None and mode.grade != "unverified":
            yield f"lane_modes.{number}", f"grade {mode.grade!r} needs a source"


def _case(case: Case) -> Found:
    pairs: tuple[tuple[str, Figure | None, Figure | None], ...] = (
        ("max_card_length_mm", case.max_card_length_mm, case.depth_mm),
        ("max_cooler_height_mm", case.max_cooler_height_mm, case.width_mm),
        ("max_card_height_mm", case.max_card_height_mm, case.width_mm),
    )
    if case.style.value == "open-frame":
        return
    for name, clearance, outside in pairs:
        if clearance is not None and outside is not None and clearance.low > outside.high:
            yield name, f"found {clearance.low:g}, more than the outside's {outside.high:g}"


def _psu(psu: Psu) -> Found:
    for number, point in enumerate(psu.efficiency.value if psu.efficiency else ()):
        if not 0.5 <= point.efficiency <= 0.99:
            yield f"efficiency.{number}", f"found {point.efficiency:g}, expected 0.5 to 0.99"


def _cpu(cpu: Cpu) -> Found:
    if cpu.max_power_w is not None and cpu.max_power_w.high < cpu.tdp_w.low:
        yield "max_power_w", f"found {cpu.max_power_w.high:g}, below the base {cpu.tdp_w.low:g}"


def _cooler(cooler: Cooler) -> Found:
    if cooler.type.value == "liquid" and cooler.radiator_length_mm is None:
        yield "radiator_length_mm", "a liquid cooler needs its radiator's length"


def _riser(riser: Riser) -> Found:
    if not 1 <= riser.generation.nominal <= 7:
        yield "generation", f"found {riser.generation.nominal:g}, expected 1 to 7"


def _splitter(splitter: BifurcationBoard) -> Found:
    if splitter.generation is not None and not 1 <= splitter.generation.nominal <= 7:
        yield "generation", f"found {splitter.generation.nominal:g}, expected 1 to 7"
    outputs, plug = splitter.outputs.value, splitter.lanes.value
    if len(outputs) < 2:
        yield "outputs", f"found {len(outputs)}, expected two or more: else it is a riser"
    switched = splitter.switch is not None and splitter.switch.value
    if sum(outputs) > plug and not switched:
        yield "outputs", f"add up to {sum(outputs)} lanes of the {plug} of its edge connector"
    slots = splitter.output_slot_lanes
    if slots is not None and splitter.output_connector.value != "slot":
        yield "output_slot_lanes", f"its outputs are {splitter.output_connector.value} connectors"
    elif slots is not None and slots.value < max(outputs, default=0):
        yield "output_slot_lanes", f"x{max(outputs)} in an x{slots.value} connector"
    if splitter.rigid is not None and splitter.rigid.value and splitter.cable_mm is not None:
        yield "cable_mm", "a rigid one has no cables"


def _model(model: LanguageModel) -> Found:
    for name, file in model.quants.items():
        bits = file.size_bytes.nominal * 8 / (model.parameters_b.nominal * 1e9)
        if not 1.4 <= bits <= 34.0:
            yield f"quants.{name}", f"{bits:.1f} bits a weight, expected 1.4 to 34"


_OF_KIND: tuple[tuple[type[AnyPart], Callable[..., Found]], ...] = (
    (Card, _card),
    (Board, _board),
    (Case, _case),
    (Psu, _psu),
    (Cpu, _cpu),
    (Cooler, _cooler),
    (Riser, _riser),
    (BifurcationBoard, _splitter),
    (LanguageModel, _model),
)
