"""A clock that was set back, or wrong: files from the future and from before all time."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.surroundings import program, run, told

DAY = 86_400
TIMES = {
    "tomorrow": None,
    "the year 2400": 13_569_465_600,
    "before 1970": -10 * DAY,
    "the year 12000": 316_000_000_000,
}

LEFT_BEHIND = """\
import sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.ui.profile import Profile

catalog = load_catalog([catalogs_dir()])
rig = read_rig(assets_dir() / "rigs" / "dual-4090.rig.json", catalog).rig
Profile(Path(sys.argv[1])).keep(rig, catalog, None)
print("null")
"""

FOUND = """\
import json, sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.ui.profile import Profile

catalog = load_catalog([catalogs_dir()])
lost = Profile(Path(sys.argv[1])).lost_rigs()
print(json.dumps([one.read(catalog).rig.name for one in lost]))
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory, whose files can be of any time."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def date_back(folder: Path, moment: int | None) -> None:
    """Gives all files of a folder one time."""
    for path in [folder, *folder.rglob("*")]:
        when = path.stat().st_mtime + DAY if moment is None else moment
        os.utime(path, (when, when))


@pytest.mark.parametrize("moment", TIMES.values(), ids=TIMES.keys())
def test_a_rig_and_a_profile_of_any_time_open_and_lost_work_is_found(
    folder: Path, moment: int | None
) -> None:
    profile, picture = folder / "profile", folder / "window.png"
    told(run([sys.executable, "-c", LEFT_BEHIND, str(profile)]))
    rig = folder / "mine.rig.json"
    assert program("export", "dual-4090", "-o", str(folder / "parts.md")).returncode == 0
    rig.write_bytes(next((profile / "recovery").glob("*.rig.json")).read_bytes())
    date_back(folder, moment)
    assert told(run([sys.executable, "-c", FOUND, str(profile)])) == ["Dual RTX 4090"]
    done = program(str(rig), "--profile", str(profile), "--screenshot", str(picture))
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_from_the_future_is_replaced_all_the_same(folder: Path) -> None:
    target = folder / "parts.md"
    target.write_text("from the future")
    date_back(folder, TIMES["the year 2400"])
    assert program("export", "dual-4090", "-o", str(target)).returncode == 0
    assert target.read_text(encoding="utf-8").startswith("# ")
