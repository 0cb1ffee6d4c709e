"""What every rule looks at: the scene and the estimates, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.results import MemoryEstimate, PowerEstimate, SpeedEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.model import Rig


@dataclass(frozen=True)
class Context:
    """A rig under examination."""

    scene: Scene

    @property
    def rig(self) -> Rig:
        """The rig."""
        return self.scene.rig

    @property
    def catalog(self) -> Catalog:
        """The catalog it is judged with."""
        return self.scene.catalog

    @cached_property
    def memory(self) -> MemoryEstimate | None:
        """Where the model's bytes go."""
        return estimate_memory(self.rig, self.catalog)

    @cached_property
    def power(self) -> PowerEstimate:
        """The power budget."""
        return estimate_power(self.rig, self.catalog)

    @cached_property
    def speed(self) -> SpeedEstimate | None:
        """Tokens a second."""
        return estimate_speed(self.rig, self.catalog)
