"""Open frames with any number of cards, for the benchmarks and the plot of their cost."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.paths import assets_dir
from rigbuilder.rig.edits import add_card
from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import RailSeat, Rig

PITCH_MM = 65.0


def frame_with(count: int, catalog: Catalog) -> Rig:
    """The open frame of the ready rigs with so many cards side by side on its first rail."""
    rig = read_rig(assets_dir() / "rigs" / "quad-3090-open-frame.rig.json", catalog).rig
    seat = next(card.seat for card in rig.cards if isinstance(card.seat, RailSeat))
    part = rig.cards[0].part
    rig = rig.model_copy(update={"cards": (), "bridges": ()})
    for number in range(count):
        place = {"position_mm": PITCH_MM * number, "board_slot": number % 7 + 1}
        rig, _ = add_card(rig, part, seat.model_copy(update=place))
    return rig
