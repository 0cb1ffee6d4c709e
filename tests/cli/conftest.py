"""Rig files in a fresh folder, the command as a function, and a fixed width."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from rigbuilder.cli import main
from rigbuilder.rig.file import rig_to_json
from rigbuilder.rig.model import Rig
from tests.export.sample import catalog, dual_rig, seated


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(
    qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Runs ``rigbuilder ...`` in this process."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def running(*arguments: object) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return running


def save(path: Path, rig: Rig) -> Path:
    """A rig file with the sample parts in its snapshot."""
    path.write_text(rig_to_json(rig, catalog()), "utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Two cards a bridge's span apart."""
    return save(tmp_path / "good.rig.json", dual_rig())


@pytest.fixture
def near(tmp_path: Path) -> Path:
    """The second card one slot too near."""
    return save(tmp_path / "near.rig.json", seated(dual_rig(), "gpu2", 4))
