"""Edits worth trying for a finding, by its rule; none of them is promised to work."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rigbuilder.advisor.splitters import free_outputs, other_splitters, splitter_slots
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Bridge, Case, Cooler, Memory, Psu
from rigbuilder.checks.report import Finding, Fix
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.geometry.fittings import walls_for_radiator
from rigbuilder.geometry.mounting import mounting_of, wall_ahead
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.edits import (
    ChangeWorkload,
    MountRadiator,
    MoveCard,
    RemoveItem,
    ReplacePart,
    SetCages,
    SetFans,
)
from rigbuilder.rig.model import SlotSeat

Candidates = Callable[[Finding, Scene], Iterator[Fix]]


def candidates_for(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Fixes to try for a finding, in no particular order."""
    for maker in _MAKERS.get(finding.rule, ()):
        yield from maker(finding, scene)


def other_slots(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Each card of the finding to each free slot of the board."""
    taken = {card.opening for card in scene.cards}
    for key in finding.parts:
        card = scene.card_by_key.get(key)
        if card is None or not isinstance(card.placed.seat, SlotSeat):
            continue
        for opening in scene.slots_by_opening:
            if opening not in taken:
                edit = MoveCard(key=key, seat=SlotSeat(slot=opening))
                yield Fix(title=f"Move {key} to slot {opening}", edit=edit)


def other_bridges(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Another bridge of the catalog in the place of the finding's."""
    for bridge in scene.bridges:
        if bridge.key not in finding.parts:
            continue
        for part in scene.catalog.of_kind(Bridge):
            if part.id != bridge.placed.part:
                edit = ReplacePart(key=bridge.key, part=part.id)
                yield Fix(title=f"Take the {part.name}", edit=edit)


def without_bridge(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """The bridge left out."""
    for bridge in scene.bridges:
        if bridge.key in finding.parts:
            yield Fix(title=f"Leave out {bridge.key}", edit=RemoveItem(key=bridge.key))


def other_cases(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Every other case."""
    for part in scene.catalog.of_kind(Case):
        if scene.case is not None and part.id != scene.case.id:
            edit = ReplacePart(key="case", part=part.id)
            yield Fix(title=f"Take the case {part.title}", edit=edit)


def without_cages(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """The case's removable drive cages left out."""
    assert scene.case is not None  # it has the cage
    cages = scene.case.drive_cages
    stuck = tuple(cage.key for cage in cages if not cage.removable)
    if len(stuck) < len(cages):
        yield Fix(title="Leave out the drive cages", edit=SetCages(cages=stuck))


def other_walls(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """The radiator on each other wall that takes it."""
    assert scene.case is not None  # the rule is of a radiator in a case
    assert scene.cooler is not None
    for mount in walls_for_radiator(scene.case, scene.cooler):
        if mount.place != scene.rig.radiator:
            edit = MountRadiator(wall=mount.place)
            yield Fix(title=f"Mount the radiator at the {mount.place}", edit=edit)


def without_front_fans(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """The rig's fans and extra radiators on the wall that cards point to left out."""
    ahead = wall_ahead(mounting_of(scene.case))
    fans = scene.rig.fans or ()
    kept = tuple(row for row in fans if row.place != ahead)
    if len(kept) < len(fans):
        title = f"Leave out the fans and radiators at the {ahead}"
        yield Fix(title=title, edit=SetFans(fans=kept))


def other_memory(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Every other kit of memory in the finding's places."""
    for key, kit, _ in scene.memory:
        for part in scene.catalog.of_kind(Memory):
            if key in finding.parts and part.id != kit.id:
                edit = ReplacePart(key=key, part=part.id)
                yield Fix(title=f"Take the memory {part.title}", edit=edit)


def other_coolers(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Every other cooler."""
    for part in scene.catalog.of_kind(Cooler):
        if part.id != scene.rig.cooler:
            edit = ReplacePart(key="cooler", part=part.id)
            yield Fix(title=f"Take the cooler {part.title}", edit=edit)


def other_supplies(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Every other supply in the place of the first one."""
    key, current = scene.psus[0]
    for part in scene.catalog.of_kind(Psu):
        if part.id != current.id:
            edit = ReplacePart(key=key, part=part.id)
            yield Fix(title=f"Take the supply {part.title}", edit=edit)


def smaller_workloads(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """The longest context that fits, and the largest quantization that does."""
    work = scene.rig.workload
    memory = estimate_memory(scene.rig, scene.catalog)
    assert work is not None  # what memory.fits finds, it finds of a workload
    assert memory is not None
    if memory.longest_context and memory.longest_context < work.context:
        shorter = work.model_copy(update={"context": memory.longest_context})
        yield Fix(
            title=f"Shorten the context to {memory.longest_context:,} tokens",
            edit=ChangeWorkload(workload=shorter),
        )
    model = scene.catalog.get(work.model, LanguageModel)
    if memory.best_quant and memory.best_quant != work.quant and model is not None:
        smaller = work.model_copy(update={"quant": memory.best_quant})
        yield Fix(title=f"Take {memory.best_quant}", edit=ChangeWorkload(workload=smaller))


def other_splits(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """By layers in the place of equal shares: uneven cards hold uneven parts then."""
    work = scene.rig.workload
    if work is not None and work.split == "tensor":
        by_layer = work.model_copy(update={"split": "layer"})
        yield Fix(title="Split by layers", edit=ChangeWorkload(workload=by_layer))


_MAKERS: dict[str, tuple[Candidates, ...]] = {
    "slot.occupied": (other_slots, free_outputs, splitter_slots),
    "slot.mechanical": (other_slots, splitter_slots),
    "fit.card-card": (other_slots,),
    "fit.card-case-slots": (other_slots, other_cases),
    "fit.card-cage": (without_cages, other_cases),
    "fit.card-radiator": (other_walls, other_cases),
    "fit.radiator-case": (other_walls, other_cases),
    "fit.card-cooler": (other_slots, other_coolers),
    "fit.card-memory": (other_slots,),
    "fit.cooler-memory": (other_memory, other_coolers),
    "slot.covered": (other_slots,),
    "fit.card-case-length": (without_front_fans, other_cases),
    "fit.card-case-height": (other_cases,),
    "fit.card-psu": (other_slots, other_cases),
    "fit.board-case": (other_cases,),
    "fit.psu-case": (other_supplies, other_cases),
    "fit.cooler-case": (other_cases,),
    "bridge.pitch": (other_slots, other_bridges),
    "bridge.generation": (other_bridges,),
    "bridge.not-supported": (other_bridges, without_bridge),
    "bridge.connector": (without_bridge,),
    "bridge.identical-cards": (without_bridge,),
    "bridge.taken": (without_bridge,),
    "bridge.side-panel": (other_cases,),
    "lanes.electrical": (other_slots,),
    "lanes.chipset": (other_slots,),
    "lanes.bifurcation": (splitter_slots, other_splitters),
    "power.capacity": (other_supplies,),
    "power.transient": (other_supplies,),
    "power.connectors": (other_supplies,),
    "memory.fits": (smaller_workloads, other_splits),
    "memory.per-card": (other_splits, smaller_workloads),
    "thermal.card-gap": (other_slots,),
}
