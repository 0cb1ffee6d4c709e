"""Rules of NVLink bridges: which cards take one, and whether it reaches from one to the other."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Card
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.upright import bridge_above
from rigbuilder.checks.verdicts import fact_missing, listed, room_finding, unknown
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.measure import size
from rigbuilder.geometry.mounting import cover_of
from rigbuilder.geometry.scene import JoinedBridge
from rigbuilder.geometry.shapes import same_design, side_panel_mm, top_mm
from rigbuilder.geometry.standards import PITCH_TOLERANCE_MM

NO_NVLINK = {
    "ada": "No Ada Lovelace card has an NVLink connector (NVIDIA removed it with the RTX 40 "
    "series and the RTX 6000 Ada).",
    "blackwell": "No Blackwell PCI Express card has an NVLink connector.",
}


def lacks_nvlink(card: Card) -> bool:
    """Whether the card is known to have no NVLink connector."""
    if card.nvlink is not None and card.nvlink.generation.grade != "unverified":
        return card.nvlink.generation.value == "none"
    return card.gpu_maker != "nvidia" or card.architecture.casefold() in NO_NVLINK


def _why(card: Card) -> str:
    """Why a card has no connector, where more than its own record says so."""
    if card.gpu_maker != "nvidia":
        return "Only NVIDIA cards have NVLink."
    return NO_NVLINK.get(card.architecture.casefold(), "")


def can_bridge(bridge: JoinedBridge) -> bool:
    """Whether both cards may have the connector; the other rules ask only then."""
    cards = (bridge.first.part, bridge.second.part)
    return all(card is not None and not lacks_nvlink(card) for card in cards)


def _keys(bridge: JoinedBridge) -> tuple[str, ...]:
    return (bridge.key, bridge.first.key, bridge.second.key)


@rule("bridge.not-supported", "error", "Both cards have an NVLink connector this bridge serves")
def not_supported(ctx: Context) -> Iterator[Finding]:
    """Cards without a connector, and GPUs that no source names for the bridge."""
    for bridge in ctx.scene.bridges:
        cards = [c for c in (bridge.first, bridge.second) if c.part is not None]
        without = [(c.key, c.part) for c in cards if c.part is not None and lacks_nvlink(c.part)]
        if without:
            names = " and ".join(ctx.scene.title(key) for key, _ in without)
            verb = "have" if len(without) > 1 else "has"
            why = _why(without[0][1])
            yield Finding(
                rule="bridge.not-supported",
                severity="error",
                message=f"{names} {verb} no NVLink connector: no bridge joins them. {why}".strip(),
                parts=_keys(bridge),
            )
            continue
        yield from _unnamed(ctx, bridge, [c.part for c in cards if c.part is not None])


def _unnamed(ctx: Context, bridge: JoinedBridge, cards: list[Card]) -> Iterator[Finding]:
    if bridge.part is None:
        return
    missing = tuple(
        f"whether the {card.name} has an NVLink connector" for card in cards if card.nvlink is None
    )
    unverified = tuple(
        f"NVLink connector of the {card.name}"
        for card in cards
        if card.nvlink is not None and card.nvlink.generation.grade == "unverified"
    )
    named = bridge.part.works_with
    for card in cards:
        if card.gpu not in named.value:
            missing += (f"a source that names the {bridge.part.name} for the {card.gpu}",)
    if named.grade == "unverified":
        unverified += (f"GPUs that the {bridge.part.name} works with",)
    if missing or unverified:
        subject = f"{ctx.scene.title(bridge.key)} on {' and '.join(c.name for c in cards)}"
        none = any(card.nvlink and card.nvlink.generation.value == "none" for card in cards)
        leans = "does-not-fit" if none else None if missing else "fits"
        yield unknown(
            "bridge.not-supported", _keys(bridge), subject, missing, unverified, leans=leans
        )


@rule("bridge.generation", "error", "Bridge and cards have connectors of one generation")
def generation(ctx: Context) -> Iterator[Finding]:
    """Turing, Ampere and Hopper connectors differ in shape."""
    for bridge in ctx.scene.bridges:
        if bridge.part is None or not can_bridge(bridge):
            continue
        wanted = bridge.part.generation
        for card in (bridge.first, bridge.second):
            nvlink = card.part.nvlink if card.part else None
            if card.part is None or nvlink is None or nvlink.generation.value == "none":
                continue  # bridge.not-supported says so
            has = nvlink.generation
            sentence = (
                f"{ctx.scene.title(bridge.key)} has {wanted.value.capitalize()} connectors; the "
                f"one of {ctx.scene.title(card.key)} is {has.value.capitalize()}"
            )
            keys = (bridge.key, card.key)
            unverified = (
                fact_missing(wanted, f"connectors of the {bridge.part.name}")[1]
                + fact_missing(has, f"NVLink connector of the {card.part.name}")[1]
            )
            if unverified:
                leans = "fits" if has.value == wanted.value else "does-not-fit"
                yield unknown("bridge.generation", keys, sentence, (), unverified, leans=leans)
            elif has.value != wanted.value:
                yield Finding(
                    rule="bridge.generation",
                    severity="error",
                    message=f"{sentence}.",
                    parts=keys,
                )


@rule("bridge.pitch", "error", "The cards sit exactly the bridge's pitch apart")
def pitch(ctx: Context) -> Iterator[Finding]:
    """Distance of the cards' PCB planes against the bridge's own."""
    for bridge in ctx.scene.bridges:
        part = bridge.part
        if part is None or not can_bridge(bridge):
            continue
        keys = _keys(bridge)
        has = ctx.scene.distance_mm(bridge.first, bridge.second)
        needs = part.pitch_mm.nominal
        if has is None:
            yield from _no_distance(ctx, bridge, keys, needs)
            continue
        distance = has.nominal
        assert distance is not None  # two places are at least believed to be so far apart
        same = abs(distance - needs) <= PITCH_TOLERANCE_MM
        off = has - size(part.pitch_mm, f"pitch of the {part.name}")
        apart = off.low > PITCH_TOLERANCE_MM or off.high < -PITCH_TOLERANCE_MM
        if off.low >= -PITCH_TOLERANCE_MM and off.high <= PITCH_TOLERANCE_MM:
            continue
        if not apart:
            subject = f"the cards' pitch of {mm(distance)} mm for a bridge of {mm(needs)} mm"
            leans = "fits" if same else "does-not-fit"
            yield unknown(
                "bridge.pitch",
                keys,
                subject,
                off.missing,
                off.unverified,
                leans=leans,
                measured=distance,
                needed=needs,
                unit="mm",
            )
        else:
            side = "too far" if distance > needs else "too near"
            yield Finding(
                rule="bridge.pitch",
                severity="error",
                message=(
                    f"{ctx.scene.title(bridge.key)} spans {mm(needs)} mm; {bridge.first.key} and "
                    f"{bridge.second.key} sit {mm(distance)} mm apart, "
                    f"{mm(abs(distance - needs))} mm {side}."
                ),
                parts=keys,
                measured=distance,
                needed=needs,
                unit="mm",
            )


def _no_distance(
    ctx: Context, bridge: JoinedBridge, keys: tuple[str, ...], needs: float
) -> Iterator[Finding]:
    first, second = bridge.first, bridge.second
    if first.plane_mm is None or second.plane_mm is None:
        loose = [card.key for card in (first, second) if card.plane_mm is None]
        yield Finding(
            rule="bridge.pitch",
            severity="unknown",
            message=(
                f"{ctx.scene.title(bridge.key)} spans {mm(needs)} mm, and {' and '.join(loose)} "
                "has no place yet."
            ),
            parts=keys,
            needed=needs,
            unit="mm",
        )
        return
    yield Finding(
        rule="bridge.pitch",
        severity="error",
        message=(
            f"{ctx.scene.title(bridge.key)} joins cards of one row; {first.key} and {second.key} "
            "sit in different rows."
        ),
        parts=keys,
        needed=needs,
        unit="mm",
    )


@rule("bridge.connector", "error", "The two cards' NVLink connectors face each other")
def connector(ctx: Context) -> Iterator[Finding]:
    """Same place along the card and same height; cards of one design have that by themselves."""
    for bridge in ctx.scene.bridges:
        first, second = bridge.first.part, bridge.second.part
        if first is None or second is None or not can_bridge(bridge):
            continue
        if same_design(first, second):
            continue
        for attribute, what in (
            ("from_bracket_mm", "distance of the NVLink connector from the bracket"),
            ("height_mm", "height of the NVLink connector"),
        ):
            figures = [
                getattr(card.nvlink, attribute) if card.nvlink else None for card in (first, second)
            ]
            names = [f"{what} of the {card.name}" for card in (first, second)]
            a, b = (size(figure, name) for figure, name in zip(figures, names, strict=True))
            off = a - b
            if off.low >= -PITCH_TOLERANCE_MM and off.high <= PITCH_TOLERANCE_MM:
                continue
            apart = off.low > PITCH_TOLERANCE_MM or off.high < -PITCH_TOLERANCE_MM
            if apart:
                yield Finding(
                    rule="bridge.connector",
                    severity="error",
                    message=(
                        f"The NVLink connectors of {bridge.first.key} and {bridge.second.key} are "
                        f"{mm(abs(off.nominal or 0))} mm out of line: {what} {words(a)} and "
                        f"{words(b)}."
                    ),
                    parts=_keys(bridge),
                    measured=abs(off.nominal or 0),
                    needed=0.0,
                    unit="mm",
                )
                break
            subject = f"Whether the connectors of {first.name} and {second.name} line up"
            yield unknown("bridge.connector", _keys(bridge), subject, off.missing, off.unverified)
            break


@rule("bridge.identical-cards", "error", "The bridge joins two cards with the same GPU")
def identical_cards(ctx: Context) -> Iterator[Finding]:
    """NVLink pairs equal GPUs; two board designs of one GPU are remarked upon."""
    for bridge in ctx.scene.bridges:
        first, second = bridge.first.part, bridge.second.part
        if first is None or second is None or not can_bridge(bridge):
            continue
        if first.gpu != second.gpu:
            yield Finding(
                rule="bridge.identical-cards",
                severity="error",
                message=(
                    f"NVLink joins two cards with the same GPU; {bridge.first.key} has the "
                    f"{first.gpu}, {bridge.second.key} the {second.gpu}."
                ),
                parts=_keys(bridge),
            )
        elif not same_design(first, second):
            yield Finding(
                rule="bridge.identical-cards",
                severity="warning",
                message=(
                    f"{first.title} and {second.title} share the GPU and not the board: the bridge "
                    "goes on only where both makers put the connector at the same place."
                ),
                parts=_keys(bridge),
            )


@rule("bridge.taken", "error", "Each card's NVLink connector takes one bridge")
def taken(ctx: Context) -> Iterator[Finding]:
    """A card under two bridges; the three of an A100 pair are one set."""
    by_card: dict[str, list[str]] = {}
    for bridge in ctx.scene.bridges:
        for card in (bridge.first, bridge.second):
            by_card.setdefault(card.key, []).append(bridge.key)
    done: set[tuple[str, ...]] = set()
    for card_key, bridges in by_card.items():
        keys = tuple(bridges)
        if len(bridges) < 2 or keys in done:
            continue
        done.add(keys)
        yield Finding(
            rule="bridge.taken",
            severity="error",
            message=(
                f"{listed(bridges)} want the NVLink connector of {ctx.scene.title(card_key)}: it "
                "takes one bridge."
            ),
            parts=(*keys, card_key),
            measured=len(bridges),
            needed=1,
            unit="bridges",
        )


@rule("bridge.side-panel", "error", "The bridge clears the side panel")
def bridge_side_panel(ctx: Context) -> Iterator[Finding]:
    """The cards' top and the bridge's rise above it against the side panel."""
    case = ctx.scene.case
    if case is None or not ctx.scene.enclosed:
        return
    cover = cover_of(case)
    for bridge in ctx.scene.bridges:
        part, card = bridge.part, bridge.first.part
        if part is None or card is None or not can_bridge(bridge):
            continue
        rise = size(part.rise_mm, f"height of the {part.name} above the cards")
        if bridge.first.vertical:
            yield from bridge_above(ctx, bridge, case, rise)
            continue
        room = side_panel_mm(case) - top_mm(card) - rise
        finding = room_finding(
            "bridge.side-panel",
            (bridge.key, "case"),
            room,
            fails=f"{ctx.scene.title(bridge.key)} stands into the {cover} of the {case.name}.",
            subject=f"{ctx.scene.title(bridge.key)} under the {cover} of the {case.name}",
            measured=side_panel_mm(case).low or None,
            needed=(top_mm(card) + rise).nominal,
        )
        if finding is not None:
            yield finding
