"""The catalog in memory: every part that can be had, found by id, kind or figure's source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar, get_args

from pydantic import Field

from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.layered import at_hand, laid_over
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Board,
    Bridge,
    Card,
    Case,
    Cooler,
    Cpu,
    Memory,
    Part,
    Psu,
    Riser,
    Storage,
)

AnyPart = (
    Card
    | Board
    | Case
    | Bridge
    | Psu
    | Cpu
    | Cooler
    | Memory
    | Storage
    | Riser
    | BifurcationBoard
    | LanguageModel
)
TaggedPart = Annotated[AnyPart, Field(discriminator="kind")]
KINDS: dict[str, type[Part]] = {
    model.model_fields["kind"].default: model for model in get_args(AnyPart)
}
"""Kind as files write it -> record."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class CatalogProblem:
    """Something in a catalog file that could not be taken, and why."""

    path: Path
    field: str
    """Where in the file: ``parts.3 (asus-x).slots.0.opening``; empty for the file as a whole."""
    reason: str

    def __str__(self) -> str:
        place = f"{self.path}: {self.field}" if self.field else str(self.path)
        return f"{place}: {self.reason}"


@dataclass(frozen=True)
class Catalog:
    """Parts by id, the sources that their figures name, and what could not be read.

    ``parts`` and ``sources`` may be ``Layered``: imported parts are then found by their id and by
    searching, and read one by one. Walking over the catalog, its length and ``of_kind`` stay at
    the curated parts and the user's own, which are held in memory.
    """

    parts: Mapping[str, AnyPart]
    sources: Mapping[str, Source]
    problems: tuple[CatalogProblem, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict, compare=False)
    """File that each part was read from."""
    _by_kind: dict[str, tuple[AnyPart, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def get(self, part_id: str | None, model: type[P]) -> P | None:
        """The part of that id if it is there and of that kind."""
        part = self.parts.get(part_id) if part_id is not None else None
        return part if isinstance(part, model) else None

    def of_kind(self, model: type[P]) -> tuple[P, ...]:
        """All parts of one kind that are held in memory, by title."""
        kind = model.model_fields["kind"].default
        if kind not in self._by_kind:
            found = (part for part in self if part.kind == kind)
            self._by_kind[kind] = tuple(sorted(found, key=lambda part: part.title.casefold()))
        return self._by_kind[kind]  # type: ignore[return-value]

    def with_parts(
        self, parts: Iterable[AnyPart], sources: Mapping[str, Source], *, replace: bool
    ) -> Catalog:
        """This catalog and more parts; ``replace`` says whose record wins where both have one.

        It is this very catalog where nothing is new: what is remembered of a catalog (its search,
        its estimates) then serves every rig that is opened with it.
        """
        added = {part.id: part for part in parts}
        new = any(part not in self.parts for part in added)
        if not replace and not new and all(source in self.sources for source in sources):
            return self
        merged = laid_over(self.parts, added, replace=replace)
        all_sources = laid_over(self.sources, sources, replace=replace)
        return Catalog(merged, all_sources, self.problems, self.files)

    def __iter__(self) -> Iterator[AnyPart]:
        return iter(at_hand(self.parts).values())

    def __len__(self) -> int:
        return len(at_hand(self.parts))
