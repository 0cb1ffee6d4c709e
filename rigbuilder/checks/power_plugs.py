"""The rule of plugs: has the supply one for every socket of the rig."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rigbuilder.catalog.parts import ConnectorCount
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed, unknown
from rigbuilder.geometry.scene import SeatedCard

SIXTEEN_PIN = "16-pin (12VHPWR or 12V-2x6)"
CONNECTOR_NAME = {
    "pcie-6pin": "6-pin PCIe",
    "pcie-8pin": "8-pin PCIe",
    "nvidia-12pin": "12-pin",
    "12vhpwr": SIXTEEN_PIN,
    "12v-2x6": SIXTEEN_PIN,
    "eps-8pin": "8-pin CPU (EPS)",
}
MOST_BOARD_PLUGS = 2
"""8-pin CPU plugs that boards with one processor ask for at most; a supply with as many serves a
board whose sockets nobody published."""
ADAPTED_KINDS = {"12v-2x6", "nvidia-12pin", "eps-8pin"}
"""Sockets that makers of cards pack adapters for, from 8-pin PCIe plugs."""


@rule("power.connectors", "error", "The supply has a plug for every socket")
def connectors(ctx: Context) -> Iterator[Finding]:
    """Counts by type; a card's own adapter serves where the supply lacks its plug."""
    scene = ctx.scene
    if not scene.psus:
        return
    keys = tuple(key for key, _ in scene.psus)
    unpublished = [psu.name for _, psu in scene.psus if psu.connectors is None]
    if unpublished:
        if scene.cards:
            names = tuple(f"connectors of the {name}" for name in unpublished)
            yield unknown("power.connectors", keys, "Whether the plugs suffice", names)
        return
    pool = _Pool(Counter())
    for _, psu in scene.psus:
        for row in psu.connectors.value if psu.connectors else ():
            pool.has[_merged(row.type)] += row.count
    missing: list[str] = []
    if scene.board is not None and scene.board.power_inputs is not None:
        pool.take(scene.board.power_inputs.value, None, "board")
    for card in sorted(scene.cards, key=_has_adapter):
        part = card.part
        if part is None:
            continue
        if part.power_inputs is None:
            missing.append(f"power sockets of the {part.name}")
            continue
        adapter = part.included_adapter.value if part.included_adapter else None
        pool.take(part.power_inputs.value, adapter, card.key)
    for splitter in scene.splitter_by_key.values():
        if splitter.part is None:
            continue
        if splitter.part.power_inputs is None:
            missing.append(f"power sockets of the {splitter.part.name}")
            continue
        pool.take(splitter.part.power_inputs.value, None, splitter.key)
    unverified = _unverified(ctx, pool)
    if scene.board is not None and scene.board.power_inputs is None and _eps_are_scarce(ctx, pool):
        missing.append(f"power sockets of the {scene.board.name}")
    for kind, short in sorted(pool.short.items()):
        boxes = _unknown_boxes(ctx, pool, kind)
        sentence = (
            f"The rig needs {pool.wanted[kind]} {CONNECTOR_NAME[kind]} plugs, "
            f"{listed(psu.title for _, psu in scene.psus)} has {pool.wanted[kind] - short}"
        )
        users = (*keys, *pool.users[kind])
        has, needs = pool.wanted[kind] - short, pool.wanted[kind]
        unit = f"{CONNECTOR_NAME[kind]} plugs"
        if unverified or boxes:
            yield unknown(
                "power.connectors", users, sentence, boxes, unverified,
                leans=None if boxes else "does-not-fit", measured=has, needed=needs, unit=unit,
            )  # fmt: skip
            continue
        yield Finding(
            rule="power.connectors",
            severity="error",
            message=f"{sentence}.",
            parts=users,
            measured=has,
            needed=needs,
            unit=unit,
        )
    if missing and not pool.short:
        yield unknown("power.connectors", keys, "Whether the plugs suffice", tuple(missing))
    if unverified and not pool.short and scene.cards:
        subject = "the supply has a plug for every socket"
        yield unknown("power.connectors", keys, subject, (), unverified, leans="fits")


def _unknown_boxes(ctx: Context, pool: _Pool, kind: str) -> tuple[str, ...]:
    """Cards that lack a plug for which an adapter may lie in the box: nobody says whether."""
    if kind not in ADAPTED_KINDS:
        return ()
    return tuple(
        f"adapter in the box of the {card.part.name}"
        for card in ctx.scene.cards
        if card.part is not None
        and card.part.included_adapter is None
        and card.key in pool.lacking[kind]
    )


def _has_adapter(card: SeatedCard) -> bool:
    """Cards without an adapter choose first: they have no other way."""
    return card.part is not None and bool(
        card.part.included_adapter and card.part.included_adapter.value
    )


def _unverified(ctx: Context, pool: _Pool) -> tuple[str, ...]:
    """Facts of plugs and sockets that no source supports and that the answer rests on.

    The sockets of the board count where its plugs are scarce. An adapter counts where it is used.
    """
    board = ctx.scene.board
    sockets = board.power_inputs if board else None
    names = [
        f"connectors of the {psu.name}"
        for _, psu in ctx.scene.psus
        if psu.connectors is not None and psu.connectors.grade == "unverified"
    ]
    names += [
        f"power sockets of the {card.part.name}"
        for card in ctx.scene.cards
        if card.part is not None
        and card.part.power_inputs is not None
        and card.part.power_inputs.grade == "unverified"
    ]
    names += [
        f"power sockets of the {splitter.part.name}"
        for splitter in ctx.scene.splitter_by_key.values()
        if splitter.part is not None
        and splitter.part.power_inputs is not None
        and splitter.part.power_inputs.grade == "unverified"
    ]
    names += [
        f"adapter in the box of the {card.part.name}"
        for card in ctx.scene.cards
        if card.part is not None
        and card.key in pool.adapted
        and card.part.included_adapter is not None
        and card.part.included_adapter.grade == "unverified"
    ]
    doubted = sockets is not None and sockets.grade == "unverified"
    if board is not None and doubted and _eps_are_scarce(ctx, pool):
        names.append(f"power sockets of the {board.name}")
    return tuple(dict.fromkeys(names))


def _eps_are_scarce(ctx: Context, pool: _Pool) -> bool:
    """Whether the plugs for a board hang on what it asks for: cards take some, or few are there."""
    users = pool.users.get("eps-8pin", [])
    contested = any(user != "board" for user in users)
    has = sum(
        row.count
        for _, psu in ctx.scene.psus
        for row in (psu.connectors.value if psu.connectors else ())
        if row.type == "eps-8pin"
    )
    return contested or (bool(ctx.scene.cards) and has < MOST_BOARD_PLUGS)


def _merged(kind: str) -> str:
    """12VHPWR and 12V-2x6 plugs go into each other's sockets (PCI-SIG ECN of 2023)."""
    return "12v-2x6" if kind == "12vhpwr" else kind


class _Pool:
    """Plugs of the supplies, given out card by card."""

    def __init__(self, has: Counter[str]) -> None:
        self.has = has
        self.wanted: Counter[str] = Counter()
        self.short: Counter[str] = Counter()
        self.users: dict[str, list[str]] = {}
        self.adapted: set[str] = set()
        """Cards that take their adapter."""
        self.lacking: dict[str, set[str]] = {}
        """Who got too few of a kind."""

    def take(
        self,
        inputs: tuple[ConnectorCount, ...],
        adapter: tuple[ConnectorCount, ...] | None,
        user: str,
    ) -> None:
        """Gives a consumer its plugs: the supply's own ones, else through the card's adapter."""
        native = all(self._free(row.type) >= row.count for row in inputs)
        if not native and adapter:  # an empty one is a box that is known to hold none
            self.adapted.add(user)
            inputs = adapter
        for row in inputs:
            self._give(row.type, row.count, user)

    def _free(self, kind: str) -> int:
        kind = _merged(kind)
        return self.has[kind] + (self.has["pcie-8pin"] if kind == "pcie-6pin" else 0)

    def _give(self, kind: str, count: int, user: str) -> None:
        kind = _merged(kind)
        self.wanted[kind] += count
        self.users.setdefault(kind, []).append(user)
        own = min(count, self.has[kind])
        self.has[kind] -= own
        rest = count - own
        if kind == "pcie-6pin":  # a 6+2-pin plug serves a 6-pin socket
            split = min(rest, self.has["pcie-8pin"])
            self.has["pcie-8pin"] -= split
            rest -= split
        if rest:
            self.short[kind] += rest
            self.lacking.setdefault(kind, set()).add(user)
