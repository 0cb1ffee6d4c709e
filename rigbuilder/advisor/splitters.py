"""Edits worth trying for findings about bifurcation boards and the cards that hang from them."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import BifurcationBoard
from rigbuilder.checks.report import Finding, Fix
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.edits import MoveCard, MoveSplitter, ReplacePart
from rigbuilder.rig.model import RiserSeat


def splitter_slots(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Each bifurcation board of the finding to each free slot."""
    taken = {scene.rig.slot_of(card.placed.seat) for card in scene.cards}
    taken |= {splitter.board_slot for splitter in scene.rig.splitters}
    for key in finding.parts:
        if key not in scene.splitter_by_key:
            continue
        for opening in scene.slots_by_opening:
            if opening not in taken:
                edit = MoveSplitter(key=key, board_slot=opening)
                yield Fix(title=f"Move {key} to slot {opening}", edit=edit)


def other_splitters(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Another bifurcation board with as many outputs and the same ends in the place of one."""
    for key in finding.parts:
        splitter = scene.splitter_by_key.get(key)
        if splitter is None or splitter.part is None:
            continue
        for part in scene.catalog.of_kind(BifurcationBoard):
            same = part.output_connector.value == splitter.part.output_connector.value
            enough = len(part.outputs.value) >= len(splitter.part.outputs.value)
            if part.id != splitter.part.id and same and enough:
                yield Fix(title=f"Take the {part.name}", edit=ReplacePart(key=key, part=part.id))


def free_outputs(finding: Finding, scene: Scene) -> Iterator[Fix]:
    """Each card of the finding that hangs from an output, to each free output of its splitter."""
    used = {(card.placed.seat.splitter, card.output) for card in scene.cards
            if isinstance(card.placed.seat, RiserSeat)}  # fmt: skip
    for key in finding.parts:
        card = scene.card_by_key.get(key)
        if card is None or card.splitter is None or card.splitter.part is None:
            continue
        splitter, seat = card.splitter, card.placed.seat
        for output in range(1, len(card.splitter.part.outputs.value) + 1):
            if (splitter.key, output) not in used and isinstance(seat, RiserSeat):
                moved = seat.model_copy(update={"output": output})
                title = f"Hang {key} from output {output} of {splitter.key}"
                yield Fix(title=title, edit=MoveCard(key=key, seat=moved))
