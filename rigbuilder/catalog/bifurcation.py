"""Splits of a slot's lanes: ``x8x8``, ``x4x4x4x4``, as boards' setups and adapters write them."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

Split = Annotated[str, StringConstraints(pattern=r"^(x(1|2|4|8|16)){2,16}$")]
"""Widths of the ports that one slot becomes, in the order of its lanes; the order counts."""


def split_of(lanes: tuple[int, ...]) -> str:
    """``(8, 8)`` -> ``x8x8``."""
    return "".join(f"x{width}" for width in lanes)


def lanes_of(split: str) -> tuple[int, ...]:
    """``x8x4x4`` -> ``(8, 4, 4)``."""
    return tuple(int(width) for width in split.split("x") if width)


def lanes_of_output(
    outputs: tuple[int, ...], output: int, slot_lanes: int, *, switch: bool
) -> int | None:
    """Lanes of an output (1 is the first) while its slot has so many; None without that output.

    Without a switch the outputs share the slot's lanes in their order, each its own ones; behind a
    switch each may use all of them for a time.
    """
    if not 1 <= output <= len(outputs):
        return None
    width, before = outputs[output - 1], sum(outputs[: output - 1])
    return min(width, slot_lanes if switch else max(0, slot_lanes - before))
