"""Rule of the heat in a case against its volume."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding

LITRE_MM3 = 1e6


@rule("thermal.case-volume", "note", "The case's air carries the rig's heat away")
def case_volume(ctx: Context) -> Iterator[Finding]:
    """Watts for each litre of the case's outside; no source backs a limit, so it is only told."""
    case, watts = ctx.scene.case, ctx.power.sustained_w
    if case is None or not ctx.scene.enclosed or watts is None or not ctx.scene.cards:
        return
    sizes = (case.depth_mm, case.height_mm, case.width_mm)
    if None in sizes:
        return
    litres = 1.0
    for figure in sizes:
        assert figure is not None  # told apart above
        litres *= figure.nominal
    litres /= LITRE_MM3
    yield Finding(
        rule="thermal.case-volume",
        severity="note",
        message=(
            f"At full load {watts:.0f} W heat the {litres:.0f} litres of the {case.name}, "
            f"{watts / litres:.1f} W a litre: what it bears depends on its fans and filters, and "
            "no source gives a limit."
        ),
        parts=("case",),
    )
