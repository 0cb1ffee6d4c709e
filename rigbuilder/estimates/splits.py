"""What the split over the cards and the link between them buy, each by itself."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Record
from rigbuilder.estimates.link import bridge_over_all
from rigbuilder.estimates.results import Range
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.model import Rig


class SplitStep(Record):
    """The rig's workload under one split, over one link."""

    title: str
    link: str | None
    decode_tok_s: Range
    gain: float | None
    """Expected speed over that of the layer split, less one."""
    unknown_because: str | None = None


def split_steps(rig: Rig, catalog: Catalog) -> tuple[SplitStep, ...]:
    """Layer split, tensor parallel over PCIe and, where the cards take the rig's bridge, over that.

    Empty for fewer than two cards or without a workload. The difference of the last two rows is
    the bridge's share, the rest is the split's.
    """
    work = rig.workload
    if work is None or len(rig.cards) < 2:
        return ()
    by_layer = rig.model_copy(update={"workload": work.model_copy(update={"split": "layer"})})
    tensor = rig.model_copy(update={"workload": work.model_copy(update={"split": "tensor"})})
    forms = [("By layers", by_layer)]
    forms.append(("Tensor parallel over PCIe", tensor.model_copy(update={"bridges": ()})))
    if bridge_over_all(rig, catalog) is not None:
        forms.append(("Tensor parallel with the bridge", tensor))
    steps: list[SplitStep] = []
    base: float | None = None
    for title, form in forms:
        speed = estimate_speed(form, catalog)
        assert speed is not None  # the rig has a workload
        expected = speed.decode_tok_s.expected
        if not steps:
            base = expected
        steps.append(
            SplitStep(
                title=title,
                link=speed.link,
                decode_tok_s=speed.decode_tok_s,
                gain=expected / base - 1 if expected is not None and base else None,
                unknown_because=speed.unknown_because,
            )
        )
    return tuple(steps)
