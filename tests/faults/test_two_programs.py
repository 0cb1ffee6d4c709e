"""Two programs that work on the same file, or with the same profile."""

import json
import subprocess
import sys
from pathlib import Path

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from tests.faults.surroundings import ROOT, environment, run, told

SAVES = """\
import sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig, save_rig

catalog = load_catalog([catalogs_dir()])
rig = read_rig(assets_dir() / "rigs" / f"{sys.argv[2]}.rig.json", catalog).rig
print("ready", flush=True)
sys.stdin.readline()
for _ in range(150):
    save_rig(Path(sys.argv[1]), rig, catalog)
"""

HOLDS = """\
import sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.ui.profile import Profile

catalog = load_catalog([catalogs_dir()])
rig = read_rig(assets_dir() / "rigs" / "dual-4090.rig.json", catalog).rig
profile = Profile(Path(sys.argv[1]))
profile.keep(rig, catalog, None)
print("ready", flush=True)
sys.stdin.readline()
"""

LOST = """\
import json, sys
from pathlib import Path
from rigbuilder.ui.profile import Profile

print(json.dumps(len(Profile(Path(sys.argv[1])).lost_rigs())))
"""


EDITS = """\
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.edits import rename
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme

app = QApplication([])
window = MainWindow(Profile(Path(sys.argv[2])), Theme(app, "light"))
window.complete(load_catalog([catalogs_dir()]))
window.files.open_path(Path(sys.argv[1]))
window.document.edit("Rename", lambda rig: rename(rig, "Mine"))
print("ready", flush=True)
sys.stdin.readline()
window.actions_["save"].trigger()
print(json.dumps([row.text for row in window.messages.rows if row.topic == "changed"]), flush=True)
window.document.close()
"""


def started(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A child that has come to the point where it waits for a line."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def go_on(child: subprocess.Popen[bytes]) -> None:
    """Lets a waiting child go on."""
    assert child.stdin is not None
    child.stdin.write(b"\n")
    child.stdin.flush()


def test_a_file_that_two_programs_save_again_and_again_is_whole_at_every_moment(
    tmp_path: Path,
) -> None:
    catalog: Catalog = load_catalog([catalogs_dir()])
    target = tmp_path / "shared.rig.json"
    names = ("dual-4090", "single-a100-80gb")
    children = [started(SAVES, str(target), name) for name in names]
    for child in children:
        go_on(child)
    seen = []
    while any(child.poll() is None for child in children):
        if target.exists():
            seen.append(read_rig(target, catalog).rig.name)
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0, 0]
    assert seen  # it was read while they saved; how often hangs on the machine
    seen.append(read_rig(target, catalog).rig.name)
    assert set(seen) <= {"Dual RTX 4090", "One A100 80GB"}
    assert [path.name for path in tmp_path.iterdir()] == ["shared.rig.json"]


def test_a_rig_that_another_running_program_holds_is_not_offered_for_recovery(
    tmp_path: Path,
) -> None:
    holder = started(HOLDS, str(tmp_path))
    assert told(run([sys.executable, "-c", LOST, str(tmp_path)])) == 0
    holder.kill()
    holder.communicate()
    assert told(run([sys.executable, "-c", LOST, str(tmp_path)])) == 1


def test_a_window_does_not_overwrite_what_another_program_saved_meanwhile(tmp_path: Path) -> None:
    catalog: Catalog = load_catalog([catalogs_dir()])
    target = tmp_path / "shared.rig.json"
    target.write_bytes((assets_dir() / "rigs" / "dual-4090.rig.json").read_bytes())
    window = started(EDITS, str(target), str(tmp_path / "profile"))
    other = started(SAVES, str(target), "single-a100-80gb")
    go_on(other)
    assert other.wait() == 0
    other.communicate()
    go_on(window)
    out, _ = window.communicate()
    assert json.loads(out) == [
        "shared.rig.json was changed by another program since it was opened or saved here."
    ]
    assert read_rig(target, catalog).rig.name == "One A100 80GB"
