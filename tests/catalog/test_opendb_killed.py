"""An import that is killed in the middle, as a power cut would, loses nothing of the former one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rigbuilder.catalog.shelf import LEFT_OVER_S
from tests.catalog.opendb_sample import SAMPLE, cards, catalog_of, folders, part_id, take

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from rigbuilder.catalog.opendb import import_opendb

def progress(done, total, what):
    if done >= int(sys.argv[3]):
        print("reached", flush=True)
        sys.stdin.read()  # until it is killed

import_opendb(Path(sys.argv[1]), Path(sys.argv[2]), progress)
"""


def killed_import(root: Path, target: Path, after: int) -> None:
    """Starts an import in a process of its own and kills it after so many entries."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(root), str(target), str(after)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "reached\n"
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()


@pytest.mark.parametrize("after", [0, 128, 300], ids=["at the start", "half way", "before the end"])
def test_a_killed_import_leaves_the_former_one_whole(tmp_path: Path, after: int) -> None:
    take(SAMPLE, tmp_path)
    target = folders(tmp_path).opendb
    before = target.read_bytes()
    parts = dict(catalog_of(tmp_path).parts)
    killed_import(cards(tmp_path / "many", range(100, 400)), target, after)
    assert target.read_bytes() == before
    assert dict(catalog_of(tmp_path).parts) == parts


def test_after_a_killed_first_import_there_is_none_and_the_next_one_works(tmp_path: Path) -> None:
    root = cards(tmp_path / "many", range(100, 400))
    killed_import(root, folders(tmp_path).opendb, 128)
    assert not folders(tmp_path).opendb.exists()
    assert len(catalog_of(tmp_path).parts) == 0
    take(root, tmp_path)
    assert part_id(399) in catalog_of(tmp_path).parts


def test_what_a_killed_import_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    target = folders(tmp_path).opendb
    killed_import(cards(tmp_path / "many", range(100, 400)), target, 128)
    (left,) = target.parent.iterdir()
    take(SAMPLE, tmp_path)
    assert left.exists(), "it may belong to an import that is still running"
    old = left.stat().st_mtime - 2 * LEFT_OVER_S
    os.utime(left, (old, old))
    take(SAMPLE, tmp_path)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
