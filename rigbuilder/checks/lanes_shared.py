"""The rule of lanes that drives take from the slots of cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rigbuilder.catalog.parts import Board, Slot, Storage
from rigbuilder.checks.context import Context
from rigbuilder.checks.lanes import link_of, slots_in_use
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import fact_missing, listed, unknown
from rigbuilder.geometry.scene import SeatedCard

M2_NAME = re.compile(r"m\.?2|dimm\.2", re.IGNORECASE)
"""How boards call the sockets of M.2 drives; ASUS's DIMM.2 is a module with two of them."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a card is left with while drives sit in some sockets."""

    card: SeatedCard
    slot: Slot
    lanes: int
    usual: int
    sure: bool


Links = list[tuple[SeatedCard, Slot, int]]


@rule("lanes.shared", "warning", "No drive takes the lanes of a card")
def shared(ctx: Context) -> Iterator[Finding]:
    """Sockets that share lanes with a card's slot, against the drives that need a socket."""
    board = ctx.scene.board
    if board is None:
        return
    if not (sockets := _sockets(board)):
        return
    links = _links(ctx)
    losses = {name: _losses(ctx, board, links, {name}) for name in sockets}
    taking = [name for name, lost in losses.items() if lost]
    if not taking:
        return
    drives = _m2_drives(ctx)
    count = sum(number for _, number in drives)
    m2 = [name for name in taking if M2_NAME.match(name)]
    missing, doubted = fact_missing(board.m2_sockets, f"number of M.2 sockets of the {board.name}")
    known = board.m2_sockets is not None and not doubted
    total = board.m2_sockets.value if board.m2_sockets is not None and known else None
    forced = 0 if total is None else min(len(m2), count - max(0, total - len(m2)))
    if forced > 0:
        yield _forced(ctx, board, links, m2, forced, drives, total or 0)
        return
    open_keys = [loss.card.key for name in m2 for loss in losses[name] if loss.lanes == 0]
    if count and total is None and open_keys:
        subject = (
            f"Whether the rig's drives leave {listed(_slot_names(losses, m2))} its lanes: "
            f"{_effects(losses, m2)}"
        )
        keys = (*dict.fromkeys(open_keys), "board", *(key for key, _ in drives))
        yield unknown("lanes.shared", keys, subject, missing, doubted)
        return
    yield Finding(
        rule="lanes.shared",
        severity="note",
        message=f"{_effects(losses, taking)}. Keep drives out of {_it(taking)} for all lanes.",
        parts=(*dict.fromkeys(loss.card.key for name in taking for loss in losses[name]), "board"),
    )


def _sockets(board: Board) -> list[str]:
    """Names in the lane modes that are no slots: sockets of drives."""
    slots = {slot.name for slot in board.slots}
    named = (name for mode in board.lane_modes for name in mode.filled)
    return [name for name in dict.fromkeys(named) if name not in slots]


def _m2_drives(ctx: Context) -> list[tuple[str, int]]:
    """Key and number of the rig's drives that go into M.2 sockets and speak PCI Express."""
    rows = ((n, ctx.catalog.get(row.part, Storage), row.count)
            for n, row in enumerate(ctx.rig.storage, 1))  # fmt: skip
    return [
        (f"storage{n}", count)
        for n, drive, count in rows
        if drive is not None
        and "nvme" in drive.interface.value.casefold()
        and not re.search(r"u\.[23]", drive.interface.value, re.IGNORECASE)
    ]


def _links(ctx: Context) -> Links:
    """Each card in a slot with its lanes, as they are without any drive."""
    rows = ((card, card.slot, link_of(ctx.scene, card)) for card in ctx.scene.cards)
    return [
        (card, slot, 16 if link.lanes is None else link.lanes)
        for card, slot, link in rows
        if slot is not None and link is not None
    ]


def _losses(ctx: Context, board: Board, links: Links, filled: set[str]) -> list[Loss]:
    """Cards that have fewer lanes while drives sit in these sockets than without them."""
    used = slots_in_use(ctx.scene) | filled
    found = []
    for card, slot, usual in links:
        modes = [
            mode
            for mode in board.lane_modes
            if slot.name in mode.lanes and filled & set(mode.filled) and set(mode.filled) <= used
        ]
        if not modes:
            continue
        least = min(modes, key=lambda mode: mode.lanes[slot.name])
        if least.lanes[slot.name] < usual:
            sure = least.grade != "unverified"
            found.append(Loss(card, slot, least.lanes[slot.name], usual, sure))
    return found


def _forced(
    ctx: Context,
    board: Board,
    links: Links,
    m2: list[str],
    forced: int,
    drives: list[tuple[str, int]],
    total: int,
) -> Finding:
    """More drives than sockets that take nothing: the choice that costs the cards least."""
    choices = [_losses(ctx, board, links, set(chosen)) for chosen in combinations(m2, forced)]
    best = max(choices, key=lambda lost: (min(loss.lanes for loss in lost), -len(lost)))
    count, free = sum(number for _, number in drives), max(0, total - len(m2))
    dead = [loss for loss in best if loss.lanes == 0]
    left = "; ".join(_left(loss) for loss in best)
    message = (
        f"{count} M.2 drive{'s' if count > 1 else ''}, but beside {listed(m2)} the "
        f"{board.name} has {free or 'no'} M.2 socket{'' if free == 1 else 's'}: {left} at best"
    )
    keys = (*(loss.card.key for loss in best), "board", *(key for key, _ in drives))
    if any(loss.sure for loss in dead) or not dead:
        return Finding(
            rule="lanes.shared",
            severity="error" if dead else "warning",
            message=f"{message}.",
            parts=keys,
            measured=free,
            needed=count,
            unit="M.2 sockets that take no lanes",
        )
    names = tuple(f"lane mode of {loss.slot.name}" for loss in dead)
    return unknown(
        "lanes.shared", keys, message, (), names, leans="does-not-fit",
        measured=free, needed=count, unit="M.2 sockets that take no lanes",
    )  # fmt: skip


def _left(loss: Loss) -> str:
    """``gpu1 keeps x8 of x16 in PCIEX16_1``."""
    unsure = "" if loss.sure else " (not verified)"
    if loss.lanes == 0:
        return f"{loss.card.key} in {loss.slot.name} gets no lanes{unsure}"
    return f"{loss.card.key} keeps x{loss.lanes} of x{loss.usual} in {loss.slot.name}{unsure}"


def _effects(losses: dict[str, list[Loss]], names: list[str]) -> str:
    """What a drive in each socket does, in one clause each."""
    return "; ".join(
        f"{'with' if n else 'With'} a drive in {name} {' and '.join(map(_left, losses[name]))}"
        for n, name in enumerate(names)
    )


def _slot_names(losses: dict[str, list[Loss]], names: list[str]) -> list[str]:
    return [loss.slot.name for name in names for loss in losses[name]]


def _it(names: list[str]) -> str:
    return "it" if len(names) == 1 else "them"
