"""The user says which model a card is: the rig takes it in the place of the record made up."""

from __future__ import annotations

from dataclasses import replace

from rigbuilder.rig.edits import replace_part
from rigbuilder.rig.file import OpenedRig
from rigbuilder.rig.model import OwnPrice, Rig
from rigbuilder.scan.recognise import Scan, State


def owned_instead(rig: Rig, key: str, part: str) -> Rig:
    """The rig with another part behind a key, owned as the former one was.

    EditError where there is no such item.
    """
    former = rig.part_of(key)
    changed = replace_part(rig, key, part)
    left = {used for _, used, _ in changed.items()}
    prices = {used: price for used, price in changed.prices.items() if used in left}
    if former is not None and former in rig.prices:
        prices[part] = OwnPrice(amount=0.0, owned=True)
    return changed.model_copy(update={"prices": prices})


def with_choice(scan: Scan, key: str, part: str) -> Scan:
    """The scan with one of a card's ``choices`` taken, or with none again.

    Other parts leave it as it is.
    """
    row = next((row for row in scan.rows if row.what == key), None)
    if row is None or part not in (*row.choices, row.made) or row.part == part:
        return scan
    state: State = "partly" if part == row.made else "recognised"
    chosen = replace(row, part=part, state=state)
    rows = tuple(chosen if one is row else one for one in scan.rows)
    opened = OpenedRig(owned_instead(scan.opened.rig, key, part), scan.opened.catalog)
    return replace(scan, opened=opened, rows=rows)
