"""Dimension lines: gaps between cards, card to case front, bridge pitch, card to side panel."""

from __future__ import annotations

import math
from typing import Literal

from rigbuilder.geometry.fittings import nearest_ahead, upright_front_mm
from rigbuilder.geometry.layout import Body, Dimension
from rigbuilder.geometry.measure import Measure, at_least, exact
from rigbuilder.geometry.mounting import mounting_of, wall_ahead
from rigbuilder.geometry.scene import JoinedBridge, Scene, SeatedCard
from rigbuilder.geometry.shapes import (
    gap_mm,
    length_mm,
    side_panel_mm,
    top_mm,
    upright_panel_gap_mm,
)
from rigbuilder.geometry.standards import PITCH_TOLERANCE_MM, TOUCH_MM

State = Literal["ok", "bad", "unknown", "info"]
STATE_OF_ANSWER: dict[str, State] = {"fits": "ok", "does-not-fit": "bad", "unknown": "unknown"}


def mm(value: float) -> str:
    """Millimetres with two decimals at most: 60.96, 20.3, 61."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def words(measure: Measure) -> str:
    """A measure for a dimension line; ``?`` when nothing is believed, bounds where there are."""
    low, high = measure.believed_low, measure.believed_high
    if measure.nominal is not None:
        return f"{mm(measure.nominal)} mm" if high - low < 1 else f"{mm(low)} to {mm(high)} mm"
    if not math.isinf(low) and low > 0:
        return f"{mm(low)} mm or more"
    return "? mm"


def dimension_lines(scene: Scene, bodies: tuple[Body, ...]) -> tuple[Dimension, ...]:
    """All dimension lines of a scene, for both views."""
    drawn = {body.key: body for body in bodies}
    lines: list[Dimension] = []
    lines += _gaps(scene, drawn)
    for card in scene.cards:
        lines += _to_front(scene, card, drawn)
    lines += _to_side_panel(scene, drawn)
    for bridge in scene.bridges:
        lines += _pitch(scene, bridge, drawn)
    return tuple(lines)


def _gaps(scene: Scene, drawn: dict[str, Body]) -> list[Dimension]:
    """Between each card and the next one below it."""
    lines: list[Dimension] = []
    done: set[str] = set()
    for upper, lower in scene.stacked_pairs():
        if upper.key in done or upper.part is None or lower.part is None:
            continue
        done.add(upper.key)
        distance = scene.distance_mm(upper, lower)
        if distance is None or distance.nominal == 0.0:
            continue
        gap = gap_mm(upper.part, lower.part, distance)
        above, below = drawn[upper.key], drawn[lower.key]
        overlap = gap.nominal is not None and gap.nominal < 0
        text = f"overlap {words(_negative(gap))}" if overlap else f"gap {words(gap)}"
        state = STATE_OF_ANSWER[at_least(gap, TOUCH_MM)]
        keys = (upper.key, lower.key)
        if upper.vertical:
            y = (above.y0 + above.y1) / 2
            line = Dimension("rear", (above.z1, y), (below.z0, y), text, state, keys, above.x1)
        else:
            x = min(above.x1, below.x1) - 24.0
            line = Dimension("side", (x, above.y1), (x, below.y0), text, state, keys, above.z1)
        lines.append(line)
    return lines


def _negative(gap: Measure) -> Measure:
    return exact(0.0) - gap


def _to_front(scene: Scene, card: SeatedCard, drawn: dict[str, Body]) -> list[Dimension]:
    case, body = scene.case, drawn.get(card.key)
    if case is None or body is None or card.part is None or card.on_rail:
        return []
    limit, to = nearest_ahead(scene, case)
    if card.vertical:
        limit, to = upright_front_mm(scene, case), str(wall_ahead(mounting_of(case)))
    if limit.nominal is None:
        return []
    room = limit - length_mm(card.part)
    y, z = (body.y0 + body.y1) / 2, body.z1
    over = room.nominal is not None and room.nominal < 0
    text = f"{words(_negative(room))} too long" if over else f"{words(room)} to the {to}"
    state = STATE_OF_ANSWER[at_least(room)]
    end, keys = (limit.nominal, y), (card.key, "case")
    return [Dimension("side", (body.x1, y), end, text, state, keys, z)]


def _to_side_panel(scene: Scene, drawn: dict[str, Body]) -> list[Dimension]:
    """From the highest card to the side panel, and from each upright card."""
    lines = [_upright_to_panel(scene, card, drawn) for card in scene.cards if card.vertical]
    return _highest_to_panel(scene, drawn) + [line for line in lines if line is not None]


def _upright_to_panel(scene: Scene, card: SeatedCard, drawn: dict[str, Body]) -> Dimension | None:
    body, outline, case = drawn.get(card.key), drawn.get("case"), scene.case
    if body is None or outline is None or case is None or card.part is None:
        return None
    room = upright_panel_gap_mm(case, card.part, card.vertical or 1)
    y = body.y1 - 12.0
    state = STATE_OF_ANSWER[at_least(room)]
    keys = (card.key, "case")
    return Dimension("rear", (body.z1, y), (outline.z1, y), words(room), state, keys, body.x1)


def _highest_to_panel(scene: Scene, drawn: dict[str, Body]) -> list[Dimension]:
    case = scene.case
    outline = drawn.get("case")
    cards = [c for c in scene.cards if c.key in drawn and c.opening and c.part is not None]
    if case is None or outline is None or not cards or not scene.enclosed:
        return []
    highest = max(cards, key=lambda card: drawn[card.key].z1)
    assert highest.part is not None  # filtered above
    body = drawn[highest.key]
    room = side_panel_mm(case) - top_mm(highest.part)
    y = body.y1 - 6.0
    state = STATE_OF_ANSWER[at_least(room)]
    text = f"{mm(room.low)} mm or more" if room.low > 0 else words(room)
    keys = (highest.key, "case")
    return [Dimension("rear", (body.z1, y), (outline.z1, y), text, state, keys, body.x1)]


def _pitch(scene: Scene, bridge: JoinedBridge, drawn: dict[str, Body]) -> list[Dimension]:
    part, first, second = bridge.part, bridge.first, bridge.second
    distance = scene.distance_mm(first, second)
    body = drawn.get(bridge.key)
    if part is None or body is None or distance is None or first.plane_mm is None:
        return []
    assert second.plane_mm is not None  # cards a distance apart both have a place
    has, needs = distance.nominal, part.pitch_mm.nominal
    assert has is not None  # two places are at least believed to be so far apart
    same = abs(has - needs) <= PITCH_TOLERANCE_MM
    proven = not distance.unverified and part.pitch_mm.grade != "unverified"
    text = f"pitch {mm(has)} mm" if same else f"pitch {mm(has)} mm, bridge needs {mm(needs)} mm"
    state: State = ("ok" if same else "bad") if proven else "unknown"
    keys = (bridge.key, first.key, second.key)
    start, end = first.plane_mm, second.plane_mm
    x, above = body.x0 - 8.0, body.z1 + 8.0
    if first.vertical:
        above = body.y0 - 8.0
        return [Dimension("rear", (start, above), (end, above), text, state, keys, x)]
    return [
        Dimension("rear", (above, start), (above, end), text, state, keys, x),
        Dimension("side", (x, start), (x, end), text, state, keys, above),
    ]
