"""``evaluate``: a rig and a catalog in, one report out."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks import (  # noqa: F401  (each module registers its rules, in this order)
    advice,
    air,
    bridges,
    cages,
    coolers,
    covered,
    fit_cards,
    fit_openings,
    fit_parts,
    lanes,
    lanes_shared,
    memory,
    power,
    power_plugs,
    radiators,
    risers,
    slots,
    speed,
    splitters,
    thermal,
    whole,
)
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import RULES
from rigbuilder.checks.report import Finding, Report, Verdict
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.geometry.place import lay_out_scene
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.model import Rig, Waiver

WEIGHT = {"error": 0, "unknown": 1, "warning": 2, "note": 3}


def evaluate(rig: Rig, catalog: Catalog) -> Report:
    """Everything that can be said of the rig. Pure: same rig and catalog, same report."""
    ctx = Context(Scene(rig, catalog))
    findings = find(ctx)
    return Report.model_construct(
        verdict=verdict(findings),
        findings=findings,
        memory=ctx.memory,
        power=ctx.power,
        speed=ctx.speed,
        cost=estimate_cost(rig, catalog),
        layout=lay_out_scene(ctx.scene),
    )


def find(ctx: Context) -> tuple[Finding, ...]:
    """Findings of all rules, errors first, with the rig's waivers put on them."""
    found = [finding for info in RULES.values() for finding in info.check(ctx)]
    if ctx.rig.waivers:
        found = [_waived(finding, ctx.rig.waivers) for finding in found]
    return tuple(sorted(found, key=lambda finding: WEIGHT[finding.severity]))


def _waived(finding: Finding, waivers: tuple[Waiver, ...]) -> Finding:
    for waiver in waivers:
        if waiver.covers(finding.rule, finding.parts):
            return finding.model_copy(update={"waived": waiver.reason})
    return finding


def verdict(findings: tuple[Finding, ...]) -> Verdict:
    """An error says no; anything unknown leaves it open; waived findings do not count."""
    severities = {finding.severity for finding in findings if finding.waived is None}
    if "error" in severities:
        return "does-not-fit"
    return "unknown" if "unknown" in severities else "fits"
