"""Which slot of the manual each mark is, as far as it can be said without asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rigbuilder.measure.marks import Marks


def with_names(marks: Marks, slot_names: Sequence[str]) -> Marks:
    """The marks with a proposed name where the user gave none.

    ``slot_names`` are the manual's names from the processor down, empty for a board that is not
    in the catalog: its slots are then counted. Names of the manual are proposed only when as many
    slots are marked as it lists: else any of them may be the one left out.
    """
    order = sorted(range(len(marks.slots)), key=lambda number: marks.slots[number].point.y)
    proposals: Sequence[str] = [f"PCIe slot {place}" for place in range(1, len(order) + 1)]
    if slot_names:
        proposals = slot_names if len(slot_names) == len(order) else [""] * len(order)
    given = {slot.name for slot in marks.slots}
    named = list(marks.slots)
    for number, name in zip(order, proposals, strict=True):
        if not named[number].name and name not in given:
            named[number] = replace(named[number], name=name)
    return replace(marks, slots=tuple(named))
