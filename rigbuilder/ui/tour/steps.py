"""The four steps of the tour."""

from __future__ import annotations

from rigbuilder.ui.language import tr
from rigbuilder.ui.tour.tour import Step
from rigbuilder.ui.workspace import Workspace


def tour_steps(space: Workspace) -> tuple[Step, ...]:
    """From the parts over the drawing to what they cost and what is wrong with them."""
    return (
        Step(
            space.palette_panel,
            tr("Parts"),
            tr(
                "Search here, for example 3090 or 1600w, and drag a part onto the drawing. Enter "
                "adds it at the best place."
            ),
        ),
        Step(
            space.canvas,
            tr("The rig, to scale"),
            tr(
                "While a part is under the mouse, every place says whether it takes it, and why "
                "not. Cards move by dragging or with the arrow keys; hatched edges are sizes that "
                "nobody publishes."
            ),
        ),
        Step(
            space.gauges,
            tr("Power, memory, speed, cost"),
            tr(
                "They follow the part under the mouse. Choose the model that you want to run at "
                "the top; point at a bar to see what it is made of."
            ),
        ),
        Step(
            space.tabs,
            tr("What does not fit, and what is not known"),
            tr(
                "A click on a finding lights up its place. Fixes are one click and one step to "
                "undo. Only what is proven is called a fit."
            ),
        ),
    )
