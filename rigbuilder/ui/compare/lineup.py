"""Which rigs are compared: the open one and up to three others, and whose workload they run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rigbuilder.advisor.compare.comparison import LEAST, MOST, Comparison, Contender, compare
from rigbuilder.rig.file import OpenedRig, RigFileError, read_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.start.ready import ready_files

OWN_WORKLOADS = -1
SETTING = "compare/rigs"
GUIDE = ("dual-3090-nvlink", "dual-4090", "single-a100-80gb", "single-rtx-a6000")
"""The ready rigs of the guide's own question: compared until the user chooses others."""
SUFFIX = ".rig.json"


@dataclass(frozen=True)
class Entrant:
    """A rig to compare with; without a path it was open and never saved."""

    opened: OpenedRig
    path: Path | None = None

    @property
    def name(self) -> str:
        """The rig's name."""
        return self.opened.rig.name or tr("Untitled rig")


class Lineup(QObject):
    """The rigs in their order; the open rig stands first as long as it has parts."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.others: list[Entrant] = []
        self.workload_of = 0
        """Number of the rig whose workload all run, or ``OWN_WORKLOADS``."""
        self._begin()
        document.rig_changed.connect(self._follow)

    def _begin(self) -> None:
        """The rigs compared last time, else those of the guide."""
        kept = self._document.profile.settings.value(SETTING, [])
        names = kept if isinstance(kept, list) else [kept]
        paths = [Path(name) for name in names if isinstance(name, str) and name]
        if not paths:
            ready = {path.name.removesuffix(SUFFIX): path for path in ready_files()}
            paths = [ready[name] for name in GUIDE if name in ready]
        for path in paths:
            entrant = self._read(path)
            if isinstance(entrant, Entrant) and not self._is_open(entrant):
                self.others.append(entrant)
        self._trim()

    def _follow(self) -> None:
        self._trim()
        self.changed.emit()

    def _trim(self) -> None:
        del self.others[MOST - self.open_count :]
        self.workload_of = min(self.workload_of, max(0, len(self) - 1))

    def _is_open(self, entrant: Entrant) -> bool:
        """Whether it is the open rig, whatever model that runs."""
        return _bare(entrant.opened.rig) == _bare(self._document.rig)

    @property
    def open_count(self) -> int:
        """1 when the open rig takes part, 0 while it is empty."""
        return int(bool(self._document.rig.items()))

    @property
    def entrants(self) -> list[Entrant]:
        """All that take part, the open rig first."""
        document = self._document
        mine = Entrant(OpenedRig(document.rig, document.catalog), document.path)
        return [*([mine] if self.open_count else []), *self.others]

    def __len__(self) -> int:
        return self.open_count + len(self.others)

    @property
    def full(self) -> bool:
        """Whether no other rig can take part."""
        return len(self) >= MOST

    def comparison(self) -> Comparison | None:
        """The rigs judged under the chosen workload; None while there are too few."""
        entrants = self.entrants
        if len(entrants) < LEAST:
            return None
        giver = None if self.workload_of == OWN_WORKLOADS else self.workload_of
        rigs = [Contender(one.opened.rig, one.opened.catalog) for one in entrants]
        return compare(rigs, giver)

    def _read(self, path: Path) -> Entrant | str:
        try:
            return Entrant(read_rig(path, self._document.own_catalog), path)
        except RigFileError as error:
            return f"{error}."

    def add(self, path: Path) -> str | None:
        """Adds a rig file; returns a sentence when it cannot take part."""
        if self.full:
            return tr("{n} rigs are compared at most: remove one first.", n=MOST)
        entrant = self._read(path)
        if isinstance(entrant, str):
            return entrant
        self.others.append(entrant)
        self._keep()
        self.changed.emit()
        return None

    def remove(self, number: int) -> None:
        """Takes out the rig of a column; the open one stays."""
        place = number - self.open_count
        if 0 <= place < len(self.others):
            del self.others[place]
            self._trim()
            self._keep()
            self.changed.emit()

    def can_remove(self, number: int) -> bool:
        """Whether the rig of a column can be taken out."""
        return 0 <= number - self.open_count < len(self.others)

    def run_workload_of(self, number: int) -> None:
        """Chooses the rig whose workload all run, or ``OWN_WORKLOADS``."""
        self.workload_of = number
        self.changed.emit()

    def trade(self, entrant: Entrant, before: Entrant | None) -> None:
        """The entrant has become the open rig: the one that was open takes its place."""
        places = [n for n, one in enumerate(self.others) if one is entrant]
        for place in places:
            self.others[place : place + 1] = [before] if before is not None else []
        self._trim()
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        paths = [str(one.path.absolute()) for one in self.others if one.path is not None]
        self._document.profile.settings.setValue(SETTING, paths)


def _bare(rig: Rig) -> Rig:
    return rig.model_copy(update={"workload": None})
