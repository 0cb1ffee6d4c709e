"""The ready rigs of ``assets/rigs``: what the start page says of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.paths import assets_dir
from rigbuilder.rig.file import OpenedRig, RigFileError, read_rig

ORDER = (
    "dual-3090-nvlink",
    "dual-4090",
    "quad-3090-open-frame",
    "single-a100-80gb",
    "single-rtx-a6000",
)
SUFFIX = ".rig.json"


@dataclass(frozen=True)
class ReadyRig:
    """One ready rig, read from its file and the snapshot in it."""

    path: Path
    opened: OpenedRig

    @property
    def name(self) -> str:
        """The rig's name."""
        return self.opened.rig.name

    @property
    def cards_words(self) -> str:
        """``2 x GeForce RTX 3090, 48 GB``."""
        rig, catalog = self.opened.rig, self.opened.catalog
        counts = Counter(card.part for card in rig.cards)
        words, memory = [], 0.0
        for part_id, count in counts.items():
            card = catalog.get(part_id, Card)
            name = f"{card.gpu}" if card else part_id
            words.append(f"{count} \N{MULTIPLICATION SIGN} {name}")
            memory += count * (card.vram_gib.nominal if card else 0.0)
        return ", ".join(words) + (f" \N{MIDDLE DOT} {memory:g} GiB" if memory else "")

    @property
    def model_words(self) -> str:
        """The model it is made for."""
        workload = self.opened.rig.workload
        if workload is None:
            return ""
        model = self.opened.catalog.get(workload.model, LanguageModel)
        return f"{model.name if model else workload.model}, {workload.quant}"


def ready_files() -> list[Path]:
    """The ready rigs' files in the order they are offered."""
    folder = assets_dir() / "rigs"
    files = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    return sorted(files, key=_place)


def _place(file: Path) -> int:
    stem = file.name.removesuffix(SUFFIX)
    return ORDER.index(stem) if stem in ORDER else len(ORDER)


def read_ready(file: Path, catalog: Catalog) -> ReadyRig | None:
    """A ready rig; None for a file that cannot be read."""
    try:
        return ReadyRig(file, read_rig(file, catalog))
    except RigFileError:
        return None
