"""Rules of what crowds round the processor: cooler, memory and the card nearest to them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rigbuilder.catalog.parts import Board, Card, Cooler, Memory
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import because, room_finding, unknown
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.measure import Measure, exact, size
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.geometry.shapes import back_mm
from rigbuilder.geometry.standards import (
    BACK_HIGH_MM,
    LOWEST_MODULE_MM,
    PLAIN_MODULE_MM,
    SLOT_PITCH_MM,
    SOCKET_TO_FIRST_SLOT_MM,
    SOCKET_ZONE_MM,
)

ZONED_SOCKETS = ("lga1150", "lga1151", "lga1155", "lga1156", "lga1200")
"""Sockets with Intel's keep-in zone of 95 x 95 mm."""


def _plain(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def _clear_of(cooler: Cooler, what: str) -> bool:
    """Whether its maker says that the cooler does not reach over memory or the first slot."""
    over = cooler.reaches_over
    return over is not None and over.grade != "unverified" and what not in over.value


def _nearest_card(ctx: Context) -> tuple[SeatedCard, Card, int] | None:
    """The card in the slot nearest to the processor."""
    found = [
        (card, card.part, card.opening)
        for card in ctx.scene.cards
        if card.part is not None and card.opening is not None
    ]
    return min(found, key=lambda row: row[2], default=None)


@rule("fit.card-cooler", "warning", "The CPU cooler leaves room for the card in the first slot")
def card_cooler(ctx: Context) -> Iterator[Finding]:
    """Half an air cooler's width against the distance from socket to card.

    It warns and decides nothing: hardly anybody publishes that distance, and no rig could pass.
    Liquid coolers have a block within the socket's own zone.
    """
    cooler, board, nearest = ctx.scene.cooler, ctx.scene.board, _nearest_card(ctx)
    if cooler is None or board is None or nearest is None or cooler.type.value != "air":
        return
    card, part, opening = nearest
    first, title = opening == 1, ctx.scene.title(card.key)
    if _clear_of(cooler, "first-slot"):
        return
    distance, reach = _to_card_mm(board, part, opening), _half_width_mm(cooler)
    room = distance - reach
    if cooler.width_mm is not None and room.believed_low < 0.0:
        yield Finding(
            rule="fit.card-cooler",
            severity="warning",
            message=(
                f"{cooler.title} reaches {words(reach)} from the middle of the socket, where "
                f"{words(distance)} {'are' if _known(board) else 'are believed to be'} left up to "
                f"{title}: hold them together before you buy."
            ),
            parts=(card.key, "cooler"),
            measured=distance.nominal,
            needed=reach.worst,
            unit="mm",
        )
    elif first and cooler.reaches_over is not None and "first-slot" in cooler.reaches_over.value:
        yield Finding(
            rule="fit.card-cooler",
            severity="warning",
            message=(
                f"{cooler.title} reaches over the first slot of some boards, and {title} sits "
                "there: look the board up at the cooler's maker."
            ),
            parts=(card.key, "cooler"),
        )
    elif first and room.low < 0.0:
        yield Finding(
            rule="fit.card-cooler",
            severity="note",
            message=(
                f"Hold the {cooler.name} against the slot of {title} before you buy: a wide cooler "
                f"reaches over it, and {because(room.missing, room.unverified)}."
            ),
            parts=(card.key, "cooler"),
        )


def _known(board: Board) -> bool:
    figure = board.socket_to_first_slot_mm
    return figure is not None and figure.grade != "unverified"


def _half_width_mm(cooler: Cooler) -> Measure:
    """From the middle of the socket to the cooler's side, along the row of slots."""
    wide = size(cooler.width_mm, f"width of the {cooler.name}")
    return Measure(
        wide.low / 2, wide.high / 2, wide.believed_low / 2, wide.believed_high / 2,
        wide.missing, wide.unverified,
    )  # fmt: skip


def _to_card_mm(board: Board, part: Card, opening: int) -> Measure:
    """From the middle of the socket to the nearest face of a card.

    Without the board's figure a standard bounds it from below for Intel's sockets: nothing may
    stand within 47.5 mm of their middle. The believed figure is that of the drawing.
    """
    further = exact((opening - 1) * SLOT_PITCH_MM)
    if board.socket_to_first_slot_mm is not None:
        name = f"distance from the socket to the first slot of the {board.name}"
        return size(board.socket_to_first_slot_mm, name) + further - back_mm(part)
    zoned = _plain(board.socket.value) in ZONED_SOCKETS and board.socket.grade != "unverified"
    low = SOCKET_ZONE_MM if zoned else 0.0
    believed = SOCKET_TO_FIRST_SLOT_MM - BACK_HIGH_MM
    names = (f"distance from the socket to the first slot of the {board.name}",)
    return Measure(low, math.inf, believed, believed, names) + further


@rule("fit.cooler-memory", "error", "The memory fits under the CPU cooler")
def cooler_memory(ctx: Context) -> Iterator[Finding]:
    """Module height against the cooler's published clearance, where it reaches over modules."""
    cooler = ctx.scene.cooler
    if cooler is None or cooler.type.value != "air" or _clear_of(cooler, "memory"):
        return
    for key, kit, _ in ctx.scene.memory:
        if _height_mm(kit).high <= PLAIN_MODULE_MM:
            continue  # what coolers are made to clear
        if cooler.memory_clearance_mm is None:
            yield from _unpublished(cooler, key, kit)
        else:
            yield from _under(cooler, key, kit)


def _height_mm(kit: Memory) -> Measure:
    """Height of a module; one whose height nobody publishes has its standard's at least."""
    height = size(kit.height_mm, f"height of the {kit.name}")
    return Measure(
        max(height.low, LOWEST_MODULE_MM), height.high,
        max(height.believed_low, LOWEST_MODULE_MM), height.believed_high,
        height.missing, height.unverified,
    )  # fmt: skip


def _under(cooler: Cooler, key: str, kit: Memory) -> Iterator[Finding]:
    limit = size(cooler.memory_clearance_mm, f"memory clearance of the {cooler.name}")
    height = _height_mm(kit)
    finding = room_finding(
        "fit.cooler-memory",
        ("cooler", key),
        limit - height,
        fails=(
            f"{kit.title} is {words(height)} high; {cooler.title} leaves {words(limit)} over the "
            "memory slots that it covers."
        ),
        subject=f"{kit.title} under {cooler.title}",
        measured=limit.nominal,
        needed=height.nominal,
    )
    if finding is not None:
        yield finding


def _unpublished(cooler: Cooler, key: str, kit: Memory) -> Iterator[Finding]:
    """Modules that are taller than plain ones need the maker's figure."""
    height = _height_mm(kit)
    subject = f"{kit.title} under {cooler.title}"
    missing = (f"memory clearance of the {cooler.name}", *height.missing)
    yield unknown("fit.cooler-memory", ("cooler", key), subject, missing, height.unverified)


@rule("fit.card-memory", "warning", "The card in the first slot clears the memory slots")
def card_memory(ctx: Context) -> Iterator[Finding]:
    """A back that reaches farther than a card's envelope, beside the latches of the memory.

    A board keeps the envelope of a card free, so one that stays in it proves itself; for another
    one nobody publishes the room, so the rule warns.
    """
    nearest = _nearest_card(ctx)
    if ctx.scene.board is None or nearest is None or not ctx.scene.memory:
        return
    card, part, opening = nearest
    limit_mm = round(BACK_HIGH_MM + (opening - 1) * SLOT_PITCH_MM, 2)
    back = back_mm(part)
    if back.high <= BACK_HIGH_MM or back.believed_high <= limit_mm:
        return
    yield Finding(
        rule="fit.card-memory",
        severity="warning",
        message=(
            f"{ctx.scene.title(card.key)} reaches {words(back)} behind its board, where a card has "
            f"{mm(limit_mm)} mm up to the memory's latches: hold them together before you buy."
        ),
        parts=(card.key, *(key for key, _, _ in ctx.scene.memory)),
        measured=limit_mm,
        needed=back.worst,
        unit="mm",
    )
