"""What a card on a riser hangs from: a slot of the board or an output, chosen from a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from rigbuilder.catalog.parts import BifurcationBoard
from rigbuilder.rig.edits import move_card, move_splitter
from rigbuilder.rig.model import PlacedCard, PlacedSplitter, RiserSeat
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.seats import Origin, board_slots, origins, usual_riser

NOTHING = Origin()


class OriginBox(QComboBox):
    """Slots and outputs for a card on a riser, slots for a bifurcation board."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._key = ""
        self.setAccessibleName(tr("Slot or output that it is joined to"))
        self.activated.connect(self._take)

    def show_item(self, key: str) -> bool:
        """Lists what the item can be joined to; False where it has nothing to choose."""
        self._key = key
        rig = self._document.rig
        card, splitter = rig.card(key), rig.splitter(key)
        now = _origin_of(card, splitter)
        if now is None:
            return False
        blocker = QSignalBlocker(self)
        self.clear()
        self.addItem(tr("nothing yet"), NOTHING)
        for place in board_slots(self._document.report.layout.seats):
            self.addItem(place.name, Origin(place.slot))
        for origin in origins(rig, self._document.catalog) if card is not None else ():
            self.addItem(self._words(origin), origin)
        rows = [self.itemData(row) for row in range(self.count())]
        if tuple(now) not in [tuple(row) for row in rows]:
            slot = tr("slot {number}", number=now.board_slot)
            self.addItem(slot if now.board_slot else self._words(now), now)
            rows.append(now)
        self.setCurrentIndex([tuple(row) for row in rows].index(tuple(now)))
        del blocker
        return True

    def _words(self, origin: Origin) -> str:
        splitter = self._document.rig.splitter(origin.splitter or "")
        part = self._document.catalog.get(splitter.part, BifurcationBoard) if splitter else None
        lanes = part.outputs.value if part is not None else ()
        number = origin.output or 0
        width = f" (x{lanes[number - 1]})" if 1 <= number <= len(lanes) else ""
        words = tr("{splitter}, output {number}", splitter=origin.splitter, number=number)
        return f"{words}{width}"

    def _take(self) -> None:
        chosen = Origin(*self.currentData())
        document, key = self._document, self._key
        rig, catalog = document.rig, document.catalog
        card = rig.card(key)
        if rig.splitter(key) is not None:
            slot = chosen.board_slot
            document.edit(tr("Move {key}", key=key), lambda rig: move_splitter(rig, key, slot))
        elif card is not None and isinstance(card.seat, RiserSeat):
            others = rig.model_copy(update={"cards": tuple(c for c in rig.cards if c.key != key)})
            riser = card.seat.riser
            if not _goes_in(document, riser, chosen):
                riser = usual_riser(others, catalog, chosen)
            fields: dict[str, Any] = {**dict(card.seat), **chosen._asdict(), "riser": riser}
            seat = type(card.seat)(**fields)
            document.edit(tr("Join {key}", key=key), lambda rig: move_card(rig, key, seat))


def _origin_of(card: PlacedCard | None, splitter: PlacedSplitter | None) -> Origin | None:
    if splitter is not None:
        return Origin(splitter.board_slot)
    seat = card.seat if card is not None else None
    if isinstance(seat, RiserSeat):
        return Origin(seat.board_slot, seat.splitter, seat.output)
    return None


def _goes_in(document: Document, riser: str | None, origin: Origin) -> bool:
    """Whether the card may keep its riser: its end goes into the slot or the output."""
    probe = document.rig.model_copy(update={"cards": ()})
    record = document.catalog.parts.get(riser or "")
    wanted = document.catalog.parts.get(usual_riser(probe, document.catalog, origin) or "")
    ends = (getattr(record, "plugs_into", None), getattr(wanted, "plugs_into", None))
    return ends[0] is not None and (ends[1] is None or ends[0] == ends[1])
